"""The words of date expressions in bokmål, nynorsk, English and Northern Sámi, as one table.

``WORDS`` maps a word in lower case to its sense. ``PHRASES`` maps expressions of several words ("til og med", "t o m",
"st hans") to theirs, and what only begins one ("til og") to ``None``; an apostrophe parts words.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import accumulate

from normalize.lexicon import calendar, feasts, grammar, noise, numbers
from normalize.lexicon.word import Kind, Word

__all__ = ["PHRASES", "WORDS", "Kind", "Word"]


def _build() -> tuple[dict[str, Word], dict[str, Word | None]]:
    words: dict[str, Word] = {}
    phrases: dict[str, Word | None] = {}
    # A later table decides: "pris" is noise, but "år" is a unit of time before it is a thing counted.
    for table in (noise, feasts, numbers, calendar, grammar):
        for name, word in table.entries():
            parts = name.replace("'", " ").split()
            if len(parts) == 1:
                words[name] = word
                continue
            for beginning in accumulate(parts, "{} {}".format):
                phrases.setdefault(beginning)
            phrases[" ".join(parts)] = word
    for name, weekday in calendar.RISKY_WEEKDAYS.items():
        words[name] = replace(words.get(name, Word("other")), weekday=weekday)
    for first in [beginning for beginning in phrases if " " not in beginning]:
        del phrases[first]
        words[first] = replace(words.get(first, Word("head")), leads=True)
    return words, phrases


WORDS, PHRASES = _build()
