"""Text as it is searched and compared: lower case, without Norwegian letters."""

from __future__ import annotations

import re
import unicodedata

_LETTERS = str.maketrans({"å": "a", "ä": "a", "ø": "o", "ö": "o", "æ": "ae"})
_WORD = re.compile(r"\w+")


def fold(text: str) -> str:
    """Lower case, å→a, ø→o, æ→ae: the form of ``events.search_text`` and of what is asked of it.

    >>> fold("Bærekraft på Ørsta")
    'baerekraft pa orsta'
    """
    return unicodedata.normalize("NFC", text).casefold().translate(_LETTERS)


def words(text: str | None) -> list[str]:
    """The folded words of a text, for comparison.

    >>> words("Klimakveld – «Ås» 2027")
    ['klimakveld', 'as', '2027']
    """
    return _WORD.findall(fold(text or ""))
