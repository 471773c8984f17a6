"""Dates beside dates: the occurrence of a day or weekday that is nearest to its neighbours in a list or range."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from normalize.atoms import Day


# Days of one list are seldom further apart than this; further, and the list is out of order rather than older.
_APART: Final = timedelta(days=300)


_CLOSE: Final = timedelta(days=65)


def on(day: int, month: int, year: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:  # 29 February of an ordinary year
        return None


def date_in(day: Day, year: int) -> date | None:
    """The date of a day in a year, if the year has it."""
    if day.moving is not None:
        return day.moving(year)
    return on(day.day or 0, day.month or 0, year)


def spread(days: Sequence[Day], dates: list[date | None]) -> None:
    for position in range(len(days) - 2, -1, -1):
        neighbour = dates[position + 1]
        if dates[position] is None and neighbour is not None:
            dates[position] = beside(days[position], neighbour, -1)
    for position in range(1, len(days)):
        neighbour = dates[position - 1]
        if dates[position] is None and neighbour is not None:
            dates[position] = beside(days[position], neighbour, 1)


def beside(day: Day, neighbour: date, direction: int) -> date | None:
    """The occurrence next before (-1) or after (1) a neighbour; across it where the list is out of order."""
    if day.year is not None:
        return date_in(day, day.year)
    around = [
        found for year in range(neighbour.year - 1, neighbour.year + 2) if (found := date_in(day, year))
    ]
    ordered = [found for found in around if (found - neighbour).days * direction >= 0]
    astray = [found for found in around if (found - neighbour).days * direction < 0]
    best = min(ordered, key=lambda found: abs(found - neighbour), default=None)
    other = min(astray, key=lambda found: abs(found - neighbour), default=None)
    if (
        other is not None
        and abs(other - neighbour) <= _CLOSE
        and (best is None or abs(best - neighbour) > _APART)
    ):
        return other
    return best


def place_weekdays(days: Sequence[Day], dates: list[date | None], reference: date) -> None:
    """Days that are only a weekday: before the date to their right, else after the one to their left."""
    for position in range(len(days) - 2, -1, -1):
        weekday, neighbour = days[position].weekday, dates[position + 1]
        if (
            dates[position] is None
            and days[position].is_weekday
            and weekday is not None
            and neighbour is not None
        ):
            dates[position] = neighbour - timedelta(days=(neighbour.weekday() - weekday) % 7)
    previous: date | None = None
    for position, day in enumerate(days):
        if dates[position] is None and day.is_weekday and day.weekday is not None:
            earliest = reference if previous is None else previous + timedelta(days=1)
            dates[position] = earliest + timedelta(days=(day.weekday - earliest.weekday()) % 7)
        previous = dates[position] or previous
