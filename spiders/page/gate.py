"""Whether a page can be in a language at all: told by its words, before its tree is built."""

from __future__ import annotations

import html
import re
from itertools import zip_longest
from typing import TYPE_CHECKING, Final

from normalize import may_be_in

if TYPE_CHECKING:
    from collections.abc import Collection

_SILENT: Final = re.compile(r"<(/?)(?:script|style)\b", re.IGNORECASE)
_TAG: Final = re.compile(r"<[a-z/][^<>]*>", re.IGNORECASE)
_FEW: Final = 2_000  # characters behind the first paragraph, which mostly tell already that it can


def may_be_page_in(markup: str, languages: Collection[str]) -> bool:
    """Whether the text of a page may prove to be in one of the languages; where not, it certainly is not.

    >>> may_be_page_in('<html lang="en"><p>Free for all of us.', ["nb", "nn"])
    False
    >>> may_be_page_in('<html lang="en"><p>Gratis; p&aring;melding innen fredag.', ["nb", "nn"])
    True
    """
    start = max(0, markup.find("<p"))
    few, _, _ = markup[start : start + _FEW].rpartition("<")
    return any(may_be_in(_shown(text), languages) for text in (few, markup))


def _shown(markup: str) -> str:
    """At least the words that are shown; a script that does not end is left, as it may be none."""
    first, *rest = _SILENT.split(markup)
    ends, texts = rest[::2], rest[1::2]
    following = zip_longest(ends, texts, ends[1:], fillvalue="")
    shown = (text for end, text, next_end in following if end or not next_end)
    return html.unescape(_TAG.sub(" ", " ".join([first, *shown])))
