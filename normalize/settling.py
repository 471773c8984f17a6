"""The dates of an expression: months and years that are not written, from the days around them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from normalize.numeric import is_day_of
from normalize.placing import date_in, on, place_weekdays, spread
from normalize.values import Issue
from normalize.years import YearHints, candidates

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from normalize.atoms import Day


@dataclass(slots=True)
class Settled:
    """The dates of an expression, one for each of its days (``None`` where there is no such day)."""

    dates: list[date | None]
    issues: list[Issue]


def settle(
    days: Sequence[Day],
    hints: YearHints,
    stated: int | None = None,
    *,
    ranged: bool = False,
    past: bool = False,
) -> Settled:
    """Gives each day its date.

    ``stated`` is a year that stands by itself in the expression. ``ranged`` says that the days are the two ends of
    one stretch, which may have begun before the reference day; ``past``, that the sentence is in the past tense.
    """
    if len(days) == 1 and (days[0].year is not None or _is_anchored(days[0])):
        return _settle_one(days[0], days, hints, stated, past=past)
    days = [day.copy() for day in days]  # the expression is as it was, for other hints
    _inherit_months(days, hints)
    for day in days:
        if day.year is None and stated is not None and (day.month or day.moving):
            day.year = stated
    anchored = [position for position, day in enumerate(days) if day.month or day.moving]
    dates: list[date | None] = [day.relative(hints.reference) if day.relative else None for day in days]
    issues: list[Issue] = []
    if any(days[position].year is not None for position in anchored):
        for position, found in zip(anchored, _from_stated([days[p] for p in anchored]), strict=True):
            dates[position] = found
    elif anchored:
        undated = [days[p] for p in anchored]
        found_dates, why = _first_fit(undated, candidates(undated, hints, ranged=ranged, past=past))
        for position, found in zip(anchored, found_dates, strict=True):
            dates[position] = found
        issues += why
    place_weekdays(days, dates, hints.reference)
    issues += _weekday_issues(days, dates)
    return Settled(dates, issues)


def _is_anchored(day: Day) -> bool:
    """Whether a year is all that is missing."""
    return bool(day.day and day.month) or day.moving is not None


def _settle_one(
    day: Day, alone: Sequence[Day], hints: YearHints, stated: int | None, *, past: bool
) -> Settled:
    """A single day with its month: most expressions. What :func:`settle` finds, without its passes over lists."""
    year = stated if day.year is None else day.year
    if year is None:
        dates, issues = _first_fit(alone, candidates(alone, hints, ranged=True, past=past))
        return Settled(dates, issues + _weekday_issues(alone, dates) if day.weekday is not None else issues)
    dates = [date_in(day, year)]
    return Settled(dates, _weekday_issues(alone, dates) if day.weekday is not None else [])


def _inherit_months(days: Sequence[Day], hints: YearHints) -> None:
    """Gives days without a month that of the day to their right, else of the one to their left."""
    if not any(day.day is not None and day.month is None for day in days):
        return
    for ordered in (list(reversed(days)), list(days)):
        month: int | None = None
        for day in ordered:
            if day.month is not None:
                month = day.month
            elif day.day is not None and month is not None and is_day_of(day.day, month):
                day.month = month
    for day in days:
        if day.day is not None and day.month is None:
            _next_of_month(day, hints.reference)


def _next_of_month(day: Day, reference: date) -> None:
    """ "den 15.": that day of this month or the next, if a weekday beside it agrees."""
    for later in range(3):
        years, month = divmod(reference.month - 1 + later, 12)
        found = on(day.day or 0, month + 1, reference.year + years)
        if found is not None and found >= reference:
            if day.weekday in (None, found.weekday()):
                day.month, day.year = found.month, found.year
            return


def _from_stated(days: Sequence[Day]) -> list[date | None]:
    """Years spread from the days that have one to those that have none: first to the left, then to the right."""
    dates = [date_in(day, day.year) if day.year is not None else None for day in days]
    spread(days, dates)
    return dates


def _first_fit(
    days: Sequence[Day], candidates: Iterable[tuple[int, str]]
) -> tuple[list[date | None], list[Issue]]:
    """The first candidate year of the last day with which all named weekdays agree, or else the first."""
    fallback: tuple[list[date | None], str] | None = None
    for year, why in candidates:
        last = date_in(days[-1], year)
        if last is None:
            continue
        dates: list[date | None] = [*[None] * (len(days) - 1), last]
        if len(days) > 1:
            spread(days, dates)
        if _agree(days, dates):
            return dates, [Issue("year-inferred", "sessions", f"{last.year}: {why}")]
        if fallback is None:
            fallback = dates, why
    if fallback is None:
        return [None] * len(days), []
    dates, why = fallback
    settled = dates[-1]
    return dates, [Issue("year-inferred", "sessions", f"{settled.year if settled else ''}: {why}")]


def _agree(days: Sequence[Day], dates: Sequence[date | None]) -> bool:
    for day, found in zip(days, dates, strict=True):
        if day.weekday is not None and found is not None and found.weekday() != day.weekday:
            return False
    return True


def _weekday_issues(days: Sequence[Day], dates: Sequence[date | None]) -> list[Issue]:
    return [
        Issue("weekday-mismatch", "sessions", f"{found.isoformat()} is not the weekday that the text names")
        for day, found in zip(days, dates, strict=True)
        if day.day is not None
        and day.weekday is not None
        and found is not None
        and found.weekday() != day.weekday
    ]
