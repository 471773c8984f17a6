"""Which month and year the days of an expression belong to, and why.

A missing month stands at the next day to the right ("22. og 23. mai"), else at the one before. A missing year
comes from, in this order: the other days of the expression, the same day written with its year elsewhere on the
page, a year in the page's title or address, and the reference date, whose next occurrence it is. Weekdays that
the text names must agree; they may move a candidate by a year but decide nothing alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from normalize.placing import beside, date_in, spread

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from normalize.atoms import Day

# A series that began so recently may still be announced; an exhibition runs for longer.
_BEGUN: Final = timedelta(days=31)
_LONGEST_STRETCH: Final = timedelta(days=200)
# What a page tells in the past tense, or is filed after, happened not long ago.
_JUST_GONE: Final = timedelta(days=180)
# The calendar repeats itself, leap days included, within so many years.
_HORIZON: Final = 9


# Reference dates beyond these count as the nearest of them: no calendar arithmetic leaves Python's range.
_EARLIEST, _LATEST = date(1900, 1, 1), date(2200, 12, 31)


@dataclass(frozen=True, slots=True)
class YearHints:
    """What the rest of the page tells about a missing year.

    ``reference`` is the publication date if the page shows one, else the day it was fetched. ``dated`` maps
    (month, day) to the year with which the page writes that day elsewhere. ``years`` are those that the title
    or the address gives, best first. ``filed`` is the first day of the month that the address files the page
    under: its year is not that of a day long before it. ``over``: the page says that what it announced has been.
    """

    reference: date
    dated: Mapping[tuple[int, int], int] = field(default_factory=dict)
    years: tuple[int, ...] = ()
    filed: date | None = None
    over: bool = False

    def bounded(self) -> YearHints:
        """The same hints, with a reference date between 1900 and 2200 and years that a calendar has."""
        if _EARLIEST <= self.reference <= _LATEST and all(1 < year < 9999 for year in self.years):
            return self
        reference = min(max(self.reference, _EARLIEST), _LATEST)
        return replace(self, reference=reference, years=tuple(y for y in self.years if 1 < y < 9999))


def candidates(
    days: Sequence[Day], hints: YearHints, *, ranged: bool, past: bool
) -> Iterator[tuple[int, str]]:
    """Years for the last of some days, best first, each with the reason that the evidence gives for it.

    ``ranged`` says that the days are the two ends of one stretch, ``past`` that the text tells of them in the past
    tense.
    """
    told = _from_evidence(days, hints, ranged=ranged, past=past)
    return _and_beside(told) if any(day.weekday is not None for day in days) else told


def _and_beside(told: Iterator[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Some years, and behind them those before and after each."""
    tried: list[tuple[int, str]] = []
    for candidate in told:
        yield candidate
        tried.append(candidate)
    for year, why in tried:
        yield year - 1, f"{why}, moved to where the weekday agrees"
        yield year + 1, f"{why}, moved to where the weekday agrees"


def _from_evidence(
    days: Sequence[Day], hints: YearHints, *, ranged: bool, past: bool
) -> Iterator[tuple[int, str]]:
    reference, last = hints.reference, days[-1]
    if hints.dated:
        for day in reversed(days):
            dated = hints.dated.get((day.month or 0, day.day or 0))
            if dated is not None:
                yield dated, "the same day is written with its year elsewhere on the page"
    for year in hints.years:
        if year <= reference.year + 2 and not _is_long_before_filing(last, year, hints.filed):
            # Years later than that are those of plans and targets.
            yield year, "the year in the title or address"
    if past or hints.over:
        gone = beside(last, reference, -1)
        if gone is not None and reference - gone <= _JUST_GONE:
            yield gone.year, f"last occurrence before {reference.isoformat()}, told in the past tense"
    for year in range(reference.year, reference.year + _HORIZON):
        found = date_in(last, year)
        if (
            found is not None
            and found >= reference
            and not _began_too_early(days, found, reference, ranged=ranged)
        ):
            yield year, f"first occurrence on or after {reference.isoformat()}"
            return


def _is_long_before_filing(day: Day, year: int, filed: date | None) -> bool:
    if filed is None or year != filed.year:
        return False
    found = date_in(day, year)
    return found is not None and filed - found > _JUST_GONE


def _began_too_early(days: Sequence[Day], last: date, reference: date, *, ranged: bool) -> bool:
    """Whether a list that ends on a day began so long ago that the next one must be meant."""
    if len(days) == 1:
        return False
    dates: list[date | None] = [*[None] * (len(days) - 1), last]
    spread(days, dates)
    return (dates[0] or last) < reference - (_LONGEST_STRETCH if ranged else _BEGUN)
