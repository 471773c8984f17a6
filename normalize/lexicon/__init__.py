"""The words of date expressions in bokmål, nynorsk, English and Northern Sámi, as one table.

``WORDS`` maps a word in lower case to its sense. ``PHRASES`` maps the first word of an expression of several
words to the rest of it, longest first: ``"til" -> ((("og", "med"), Word("range")), …)``. The text between its
words may have dots ("t.o.m.", "St. Hans").
"""

from __future__ import annotations

from normalize.lexicon import calendar, feasts, grammar, noise, numbers
from normalize.lexicon.word import Kind, Word

__all__ = ["PHRASES", "WORDS", "Kind", "Word"]


def _build() -> tuple[dict[str, Word], dict[str, tuple[tuple[tuple[str, ...], Word], ...]]]:
    words: dict[str, Word] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], Word]]] = {}
    # A later table decides: "pris" is noise, but "år" is a unit of time before it is a thing counted.
    for table in (noise, feasts, numbers, calendar, grammar):
        for name, word in table.entries():
            first, *rest = name.split()
            if rest:
                phrases.setdefault(first, []).append((tuple(rest), word))
            else:
                words[first] = word
    for name, weekday in calendar.RISKY_WEEKDAYS.items():
        known = words.get(name, Word("other"))
        words[name] = Word(known.kind, known.value, known.name, weekday)
    for first, rests in phrases.items():
        for word in (first, *(part for rest, _ in rests for part in rest)):
            words.setdefault(word, Word("other"))
    longest_first = {
        first: tuple(sorted(rests, key=lambda r: -len(r[0]))) for first, rests in phrases.items()
    }
    return words, longest_first


WORDS, PHRASES = _build()
