"""Norwegian words to values with evidence. Pure: no files, network, clock or tables of its own."""

from __future__ import annotations

from normalize.sessions import DatedText, DateMention, Dates, apply_clock, find_dates, read_dates
from normalize.years import YearHints

__all__ = [
    "DateMention",
    "DatedText",
    "Dates",
    "YearHints",
    "apply_clock",
    "find_dates",
    "read_dates",
]
