"""The words of date expressions in bokmål, nynorsk, English and Northern Sámi, as one table.

``WORDS`` maps a word in lower case to its sense. ``PHRASES`` maps the first word of expressions of several words
("til og med", "t.o.m.", "St. Hans") to a pattern for the rest of them and the senses of its groups.
"""

from __future__ import annotations

import re
from dataclasses import replace

from normalize.lexicon import calendar, feasts, grammar, noise, numbers
from normalize.lexicon.word import Kind, Word

__all__ = ["PHRASES", "WORDS", "Kind", "Word"]

# What may stand between the words of an expression: a space, or the dot of an abbreviation, or a hyphen.
_JOINT = r"(?:\.\s?|\s{1,3}|-)"
Phrases = dict[str, tuple[re.Pattern[str], tuple[Word, ...]]]


def _build() -> tuple[dict[str, Word], Phrases]:
    words: dict[str, Word] = {}
    phrases: dict[str, dict[tuple[str, ...], Word]] = {}
    # A later table decides: "pris" is noise, but "år" is a unit of time before it is a thing counted.
    for table in (noise, feasts, numbers, calendar, grammar):
        for name, word in table.entries():
            first, *rest = name.split()
            if rest:
                phrases.setdefault(first, {})[tuple(rest)] = word
            else:
                words[first] = word
    for name, weekday in calendar.RISKY_WEEKDAYS.items():
        words[name] = replace(words.get(name, Word("other")), weekday=weekday)
    for first in phrases:
        words[first] = replace(words.get(first, Word("head")), leads=True)
    return words, _Patterns(phrases)


class _Patterns(Phrases):
    """Patterns compiled when a text first has their first word: to compile all takes longer than to read a page."""

    def __init__(self, phrases: dict[str, dict[tuple[str, ...], Word]]) -> None:
        self._phrases = phrases

    def __missing__(self, first: str) -> tuple[re.Pattern[str], tuple[Word, ...]]:
        self[first] = found = _pattern(self._phrases[first])
        return found


def _pattern(rests: dict[tuple[str, ...], Word]) -> tuple[re.Pattern[str], tuple[Word, ...]]:
    """One pattern for all that may follow a first word; of several that fit, the longest is tried first."""
    ordered = sorted(rests, key=len, reverse=True)
    groups = "|".join(
        "(" + "".join(_JOINT + re.escape(part).replace("'", "['’]") for part in rest) + ")"
        for rest in ordered
    )
    return re.compile(rf"(?:{groups})(?![^\W\d_])"), tuple(rests[rest] for rest in ordered)


WORDS, PHRASES = _build()
