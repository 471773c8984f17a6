"""Which month and year the days of an expression belong to, and why.

A missing month stands at the next day to the right ("22. og 23. mai"), else at the one before. A missing year
comes from, in this order: the other days of the expression, the same day written with its year elsewhere on the
page, a year in the page's title or address, and the reference date, whose next occurrence it is. Weekdays that
the text names must agree; they may move a candidate by a year but decide nothing alone.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from normalize.placing import beside, date_in, spread

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from normalize.atoms import Day

# A series that began so recently may still be announced; an exhibition runs for longer.
_BEGUN = timedelta(days=31)
_LONGEST_STRETCH = timedelta(days=200)
# What a page tells in the past tense happened not long ago.
_JUST_GONE = timedelta(days=180)
# The calendar repeats itself, leap days included, within so many years.
_HORIZON = 9


# Reference dates beyond these count as the nearest of them: no calendar arithmetic leaves Python's range.
_EARLIEST, _LATEST = date(1900, 1, 1), date(2200, 12, 31)


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

    def bounded(self) -> YearHints:
        """The same hints, with a reference date between 1900 and 2200 and years that a calendar has."""
        if _EARLIEST <= self.reference <= _LATEST and all(1 < year < 9999 for year in self.years):
            return self
        reference = min(max(self.reference, _EARLIEST), _LATEST)
        return replace(self, reference=reference, years=tuple(y for y in self.years if 1 < y < 9999))


def candidates(
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
        just_gone = beside(days[-1], reference, -1)
        if just_gone is not None and reference - just_gone <= _JUST_GONE:
            bases.append(
                (just_gone.year, f"last occurrence before {reference.isoformat()}, told in the past tense")
            )
    earliest = reference - (_LONGEST_STRETCH if ranged else _BEGUN)
    for year in range(reference.year, reference.year + _HORIZON):
        dates: list[date | None] = [*[None] * (len(days) - 1), date_in(days[-1], year)]
        spread(days, dates)
        last, first = dates[-1], dates[0]
        if last is not None and last >= reference and (len(days) == 1 or (first or last) >= earliest):
            bases.append((year, f"first occurrence on or after {reference.isoformat()}"))
            break
    yield from bases
    if any(day.weekday is not None for day in days):
        for year, why in bases:
            yield year - 1, f"{why}, moved to where the weekday agrees"
            yield year + 1, f"{why}, moved to where the weekday agrees"
