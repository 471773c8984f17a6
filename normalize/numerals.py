"""Numbers in running words: in digits with thousands marks and decimals, or spelled out."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from normalize.lexicon.numerals import NUMERALS, VAGUE
from normalize.remembered import LONGEST
from normalize.words import is_number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from normalize.words import Word

NOTE: Final = re.compile(r"(.+)lapp(?:en|er|ar|ene|ane)?")  # "femtilapp", "to hundrelapper"
_NUMERAL: Final = re.compile("|".join(sorted(NUMERALS, key=len, reverse=True)))


class Number(NamedTuple):
    """A number that ends before word ``last``."""

    value: float
    last: int
    grouped: bool  # written with thousands marks or decimals
    cents: bool = False  # two decimals behind a comma


def read_digits(words: Sequence[Word], i: int) -> Number | None:
    """A number in digits with thousands marks (space, dot, comma, apostrophe) and decimals."""
    digits, at = words[i].text, i + 1
    if len(digits) > 6:
        return None
    mark = ""
    while len(digits) < 10 and len(words[i].text) <= 3:
        found = _thousands(words, at, mark)
        if found is None:
            break
        mark, following = found
        digits += words[following].text
        at = following + 1
    grouped, exact = bool(mark), False
    value = float(int(digits))
    if (
        is_glued(words, at)
        and words[at].text in ".,"
        and words[at].text != mark
        and is_glued_number(words, at + 1)
    ):
        cents = words[at + 1].text
        if len(cents) <= 2 and not _continues(words, at + 2):
            value, at, grouped = value + int(cents) / 10 ** len(cents), at + 2, True
            exact = words[at - 2].text == "," and len(cents) == 2
    if at < len(words) and words[at].text == "tusen":
        return Number(value * 1000, at + 1, grouped=True)
    return Number(value, at, grouped, exact)


def _thousands(words: Sequence[Word], at: int, mark: str) -> tuple[str, int] | None:
    """The thousands mark at word ``at`` and the word with the three digits after it."""
    if at >= len(words):
        return None
    word, gap = words[at], words[at].start - words[at - 1].end
    if is_number(word) and len(word.text) == 3 and gap == 1 and mark in ("", " "):
        return " ", at
    if gap == 0 and word.text in ".,'’" and mark in ("", word.text) and is_glued_number(words, at + 1):
        return (word.text, at + 1) if len(words[at + 1].text) == 3 else None
    return None


def read_numerals(words: Sequence[Word], i: int) -> Number | None:
    """A number in words, "trehundre og femti" or "to hundrelapper", if one begins with word ``i``."""
    if i and words[i - 1].text in VAGUE:
        return None
    numerals: list[float] = []
    at = i
    while at < len(words) and len(numerals) < 8:
        found = _numerals(words[at].text)
        if found is None:
            note = NOTE.fullmatch(words[at].text[:LONGEST])
            value = _numerals(note[1]) if note else None
            if value:
                return Number((_add_up(numerals) or 1) * _add_up(value), at + 1, grouped=True)
            if (
                words[at].text != "og"
                or not numerals
                or at + 1 == len(words)
                or not _numerals(words[at + 1].text)
            ):
                break
        numerals += found or ()
        at += 1
    return Number(_add_up(numerals), at, grouped=True) if numerals else None


def is_numeral(word: str) -> bool:
    """Whether a word is a number or a note: "trehundre", "femtilapp"."""
    return _numerals(word) is not None or NOTE.fullmatch(word[:LONGEST]) is not None


@lru_cache(maxsize=4096)
def _numerals(word: str) -> tuple[float, ...] | None:
    """The numerals that a (compound) word is made of: "trehundreogfemti" → 3, 100, 50."""
    if len(word) > LONGEST:
        return None
    found: list[float] = []
    rest = word
    while rest:
        match = _NUMERAL.match(rest)
        if match is None:
            return None
        value = NUMERALS[match[0]]
        if found and value < 100 and (found[-1] < 20 or value >= 10 > found[-1]):  # "entre" is no number
            return None
        found.append(value)
        rest = rest[match.end() :].removeprefix("og")
    return tuple(found)


def _add_up(numerals: Sequence[float]) -> float:
    total = current = 0.0
    for numeral in numerals:
        if numeral == 1000:
            total, current = total + (current or 1) * 1000, 0.0
        elif numeral == 100:
            current = (current or 1) * 100
        else:
            current += numeral
    return total + current


def is_glued(words: Sequence[Word], at: int) -> bool:
    return 0 < at < len(words) and words[at].start == words[at - 1].end


def is_glued_number(words: Sequence[Word], at: int) -> bool:
    return is_glued(words, at) and is_number(words[at])


def _continues(words: Sequence[Word], at: int) -> bool:
    """Whether the number is the beginning of a day or a version: "12.05.2022"."""
    return is_glued(words, at) and words[at].text in ".:/," and is_glued_number(words, at + 1)
