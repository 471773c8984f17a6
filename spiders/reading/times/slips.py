"""A year that was written wrong, as the weekday beside the day shows."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final

from normalize import DateMention, Session, Stamp, at_oslo, day_of
from normalize.lazily import compiled
from normalize.lexicon.calendar import ANY_WEEKDAY, NUMBERED_WEEKDAYS

if TYPE_CHECKING:
    from normalize import YearHints

_WEEKDAY: Final = compiled(rf"\b(?:{ANY_WEEKDAY})\b", re.IGNORECASE)
_SOON: Final = timedelta(days=120)


def in_year_of_weekday(dates: DateMention, hints: YearHints) -> DateMention:
    """A single day in another year, where only there it is the weekday that is named beside it.

    That is the year in which the page tells the day elsewhere, or, of a day gone by when the page was written,
    the one in which it comes soon: "torsdag 14. januar 2026", written in December of that year.
    """
    if len(dates.sessions) != 1 or not any(issue.code == "weekday-mismatch" for issue in dates.issues):
        return dates
    [session] = dates.sessions
    day, named = day_of(session.start), _WEEKDAY.search(dates.quote)
    if named is None or (session.end and day_of(session.end) != day):
        return dates
    for year in (hints.dated.get((day.month, day.day), day.year), day.year + 1):
        moved = _in_year(day, year)
        told = year == hints.dated.get((day.month, day.day))
        soon = day < hints.reference < moved < hints.reference + _SOON
        if (told or soon) and moved.weekday() == NUMBERED_WEEKDAYS[named[0].lower()]:
            start = _on(moved, session.start)
            end = _on(moved, session.end) if session.end else None
            return dates._replace(sessions=(Session(start, end, session.venue),))
    return dates


def _in_year(day: date, year: int) -> date:
    """The same day of another year; that before the 29th of February where there is none."""
    return day.replace(year=year, day=28 if (day.month, day.day) == (2, 29) else day.day)


def _on(day: date, stamp: Stamp) -> Stamp:
    return at_oslo(day, stamp.timetz().replace(tzinfo=None)) if isinstance(stamp, datetime) else day
