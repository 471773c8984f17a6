"""Tables of phrases, written as words, to find in text.

Phrases stand with commas between. ``|`` separates alternative words, ``*`` is any letters,
``…`` up to sixty characters of the same sentence. Case does not matter: what is matched is the text in lower case,
which has every character at its place. A phrase begins and ends at word boundaries.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mypy_extensions import mypyc_attr

from normalize.once import once
from normalize.phrases import keys_of
from normalize.vocabulary import VOCABULARY
from normalize.words import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_EDGE: Final = r"\b"
_GAP: Final = r"[^.;!?\n]{0,60}?"
_ELLIPSIS: Final = "…"


@mypyc_attr(native_class=False)
class Wording:
    """A table of phrases; has the methods of :class:`re.Pattern` that are asked for.

    ``signal``: what a text with the words of a phrase has (:mod:`normalize.signals`).
    """

    def __init__(self, table: str) -> None:
        phrases = [" ".join(re.sub(r"\s*\|\s*", "|", phrase).split()) for phrase in table.lower().split(",")]
        phrases = [phrase for phrase in phrases if phrase]
        self._phrases = phrases
        self.signal = VOCABULARY.add(_keys(phrase) for phrase in phrases)

    @once
    def _pattern(self) -> re.Pattern[str]:
        """Compiled when a text first has a word of the table: to compile all takes longer than to read a page."""
        return _any_of(sorted(map(_phrase, self._phrases), key=len, reverse=True))

    def match(self, text: str) -> re.Match[str] | None:
        """The phrase that a text begins with."""
        return self._pattern.match(_small(text))

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """The phrase that a text is."""
        return self._pattern.fullmatch(_small(text))

    def sub(self, replacement: str, text: str) -> str:
        """The text in lower case with a replacement for each phrase."""
        return self._pattern.sub(replacement, _small(text))

    def search(self, text: str) -> re.Match[str] | None:
        """The first phrase in a text."""
        return self._pattern.search(_small(text)) if self.may_have(text) else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """The phrases in a text, in order."""
        return self._pattern.finditer(_small(text)) if self.may_have(text) else iter(())

    def may_have(self, text: str) -> bool:
        """Whether a text has the words of a phrase, perhaps apart: a look that costs next to nothing."""
        return bool(VOCABULARY.flags(text) & self.signal)

    def count(self, texts: Iterable[str], flags: int) -> int:
        """How many phrases there are in some texts with those flags together; few have the words of one."""
        if not flags & self.signal:
            return 0
        return sum([len(self._pattern.findall(_small(text))) for text in texts if self.may_have(text)])


def wording(table: str) -> Wording:
    """What finds any of the phrases of a table.

    >>> bool(wording("ble|vart … arrangert, meld deg på").search("Dagen ble for tredje gang arrangert her"))
    True
    >>> wording("*frist*").search("Påmeldingsfristen går ut")[0]
    'påmeldingsfristen'
    """
    return Wording(table)


def _any_of(patterns: list[str]) -> re.Pattern[str]:
    if all(pattern.startswith(_EDGE) for pattern in patterns):  # looked for once, not once for each
        joined = "|".join(pattern.removeprefix(_EDGE) for pattern in patterns)
        return re.compile(rf"{_EDGE}(?:{joined})")
    return re.compile("|".join(patterns))


def _small(text: str) -> str:
    """A text in lower case with as many characters: patterns that do not mind the case take three times as long."""
    return text.replace("İ", "I").lower()  # of all letters only this one becomes two


def _phrase(phrase: str) -> str:
    pattern = ""
    for word in phrase.split(" "):
        if word == _ELLIPSIS:
            pattern = pattern.removesuffix(r"\s+") + _GAP
            continue
        options = "|".join(re.escape(option).replace(r"\*", r"\w*") for option in word.split("|"))
        pattern += (
            rf"\b(?:{options})\b" if word[-1].isalnum() or word[-1] == "*" else f"(?:{options})"
        ) + r"\s+"
    return pattern.removesuffix(r"\s+")


def _keys(phrase: str) -> tuple[str, ...]:
    """The words of a phrase to look for, as :mod:`normalize.patterns` writes them; of a compound, its first part."""
    return keys_of([_plain(word) for word in phrase.split(" ") if word != _ELLIPSIS])


def _plain(word: str) -> str:
    options = (re.match(r"\*?[^\W\d_]+\*?|\d+", option) for option in word.split("|"))
    return "|".join("#" if found[0].isdecimal() else fold(found[0]) for found in options if found)
