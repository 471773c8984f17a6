"""Which month and year the days of an expression belong to, and why.

A missing month stands at the next day to the right ("22. og 23. mai"), else at the one before. A missing year
comes from, in this order: the other days of the expression, the same day written with its year elsewhere on the
page, a year in the page's title or address, and the reference date, whose next occurrence it is. Weekdays that
the text names must agree; they may move a candidate by a year but decide nothing alone.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

from normalize.numeric import is_day_of
from normalize.values import Issue

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from normalize.atoms import Day

# Days of one list are seldom further apart than this; further, and the list is out of order rather than older.
_APART = timedelta(days=300)
_CLOSE = timedelta(days=65)
# A series that began so recently may still be announced; an exhibition runs for longer.
_BEGUN = timedelta(days=31)
_LONGEST_STRETCH = timedelta(days=200)
# What a page tells in the past tense happened not long ago.
_JUST_GONE = timedelta(days=180)
# The calendar repeats itself, leap days included, within so many years.
_HORIZON = 9


@dataclass(frozen=True, slots=True)
class YearHints:
    """What the rest of the page tells about a missing year.

    ``reference`` is the publication date if the page shows one, else the day it was fetched. ``dated`` maps
    (month, day) to the year with which the page writes that day elsewhere. ``years`` are those that the title
    or the address gives, best first.
    """

    reference: date
    dated: Mapping[tuple[int, int], int] = field(default_factory=dict)
    years: tuple[int, ...] = ()


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
        found_dates, why = _first_fit(undated, _candidates(undated, hints, ranged=ranged, past=past))
        for position, found in zip(anchored, found_dates, strict=True):
            dates[position] = found
        issues += why
    _place_weekdays(days, dates, hints.reference)
    issues += _weekday_issues(days, dates)
    return Settled(dates, issues)


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
        found = _on(day.day or 0, month + 1, reference.year + years)
        if found is not None and found >= reference:
            if day.weekday in (None, found.weekday()):
                day.month, day.year = found.month, found.year
            return


def _on(day: int, month: int, year: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:  # 29 February of an ordinary year
        return None


def date_in(day: Day, year: int) -> date | None:
    """The date of a day in a year, if the year has it."""
    if day.moving is not None:
        return day.moving(year)
    return _on(day.day or 0, day.month or 0, year)


def _from_stated(days: Sequence[Day]) -> list[date | None]:
    """Years spread from the days that have one to those that have none: first to the left, then to the right."""
    dates = [date_in(day, day.year) if day.year is not None else None for day in days]
    _spread(days, dates)
    return dates


def _spread(days: Sequence[Day], dates: list[date | None]) -> None:
    for position in range(len(days) - 2, -1, -1):
        neighbour = dates[position + 1]
        if dates[position] is None and neighbour is not None:
            dates[position] = _beside(days[position], neighbour, -1)
    for position in range(1, len(days)):
        neighbour = dates[position - 1]
        if dates[position] is None and neighbour is not None:
            dates[position] = _beside(days[position], neighbour, 1)


def _beside(day: Day, neighbour: date, direction: int) -> date | None:
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
        _spread(days, dates)
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
    return all(
        day.weekday is None or found is None or found.weekday() == day.weekday
        for day, found in zip(days, dates, strict=True)
    )


def _candidates(
    days: Sequence[Day], hints: YearHints, *, ranged: bool, past: bool
) -> Iterator[tuple[int, str]]:
    """Years for the last day, best first, each with the reason that the evidence gives for it."""
    reference = hints.reference
    bases: list[tuple[int, str]] = []
    for day in reversed(days):
        year = hints.dated.get((day.month or 0, day.day or 0))
        if year is not None:
            bases.append((year, "the same day is written with its year elsewhere on the page"))
    bases += [
        (year, "the year in the title or address") for year in hints.years if year <= reference.year + 2
    ]  # fmt: skip
    if past:
        just_gone = _beside(days[-1], reference, -1)
        if just_gone is not None and reference - just_gone <= _JUST_GONE:
            bases.append(
                (just_gone.year, f"last occurrence before {reference.isoformat()}, told in the past tense")
            )
    earliest = reference - (_LONGEST_STRETCH if ranged else _BEGUN)
    for year in range(reference.year, reference.year + _HORIZON):
        dates: list[date | None] = [*[None] * (len(days) - 1), date_in(days[-1], year)]
        _spread(days, dates)
        last, first = dates[-1], dates[0]
        if last is not None and last >= reference and (len(days) == 1 or (first or last) >= earliest):
            bases.append((year, f"first occurrence on or after {reference.isoformat()}"))
            break
    yield from bases
    if any(day.weekday is not None for day in days):
        for year, why in bases:
            yield year - 1, f"{why}, moved to where the weekday agrees"
            yield year + 1, f"{why}, moved to where the weekday agrees"


def _place_weekdays(days: Sequence[Day], dates: list[date | None], reference: date) -> None:
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


def _weekday_issues(days: Sequence[Day], dates: Sequence[date | None]) -> list[Issue]:
    return [
        Issue("weekday-mismatch", "sessions", f"{found.isoformat()} is not the weekday that the text names")
        for day, found in zip(days, dates, strict=True)
        if day.day is not None
        and day.weekday is not None
        and found is not None
        and found.weekday() != day.weekday
    ]
