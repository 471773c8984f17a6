"""First and last days of months, seasons and their parts."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from dateutil.relativedelta import relativedelta

Span = tuple[date, date]


Spans = Callable[[int], Span | None]


# Season → its first and last month; winter ends in the year after it began.
SEASONS: Final = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "winter": (12, 2)}


def month_span(first: int, last: int, year: int) -> Span:
    """From the first day of one month to the last of another, which may lie in the next year."""
    closing = year + (last < first)
    return date(year, first, 1), date(closing, last, monthrange(closing, last)[1])


def third_of(part: int, span: Span) -> Span:
    """The beginning (1), middle (2) or end (3) of a span; of a month, days 1–10, 11–20 and 21 to the end.

    Parts 4 and 5 are its first and second half.
    """
    first, last = span
    length = (last - first).days + 1
    if part > 3:
        half = first + timedelta(days=(length + 1) // 2)
        return (first, half - timedelta(days=1)) if part == 4 else (half, last)
    if length > 31:
        # Seasons and years are cut between months.
        months = (last.year - first.year) * 12 + last.month - first.month + 1
        starts = [first + relativedelta(months=months * third // 3) for third in range(3)]
    else:
        step = 10 if length >= 28 else max(1, length // 3)
        starts = [first + timedelta(days=third * step) for third in range(3)]
    return starts[part - 1], last if part == 3 else starts[part] - timedelta(days=1)


def season_span(name: str, year: int) -> Span:
    first, last = SEASONS[name]
    # A winter is called after the year in which most of it lies: "vinteren 2022" began in December 2021.
    return month_span(first, last, year - (last < first))


def next_season(name: str, reference: date) -> Span:
    """ "neste sommer" is not the one that runs or comes this year, unless there is none left."""
    return season_span(name, reference.year + 1)


def nth_week(month: int, nth: int, weekend: bool, year: int) -> Span | None:
    """The n-th week (from Monday) or weekend that begins in a month, from its end if negative."""
    first, last = month_span(month, month, year)
    opening = 5 if weekend else 0
    begin = first + timedelta(days=(opening - first.weekday()) % 7)
    if nth < 0:
        begin = last - timedelta(days=(last.weekday() - opening) % 7)
    else:
        # The first week is the one that most of its days put in the month: a Thursday decides, as in ISO 8601.
        if not weekend and (begin - first).days >= 4:
            begin -= timedelta(weeks=1)
        begin += timedelta(weeks=nth - 1)
    return begin, begin + timedelta(days=1 if weekend else 6)


def turn_span(first: int, second: int, year: int) -> Span:
    opening, _ = third_of(3, month_span(first, first, year - (second < first)))
    _, closing = third_of(1, month_span(second, second, year))
    return opening, closing
