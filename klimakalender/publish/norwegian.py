"""Dates and times for people, in bokmål: pure functions from stored stamps to text."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from babel.dates import format_date

from klimakalender.publish.stamps import monday, stamp_or_none
from normalize import OSLO, Stamp, day_of


def day(stamp: Stamp, *, weekday: bool = True) -> str:
    """A day in words.

    >>> day(date(2026, 5, 1))
    'fredag 1. mai 2026'
    """
    return format_date(day_of(_local(stamp)), "EEEE d. MMMM y" if weekday else "d. MMMM y", locale="nb")


def moment(text: str | None, *, weekday: bool = True) -> str | None:
    """A stored stamp in words; what is no stamp stays as it is.

    >>> moment("2026-05-01T09:00:00+02:00", weekday=False)
    '1. mai 2026 kl. 09.00'
    """
    stamp = stamp_or_none(text)
    if stamp is None:
        return text
    return (
        f"{day(stamp, weekday=weekday)} kl. {_clock(stamp)}"
        if isinstance(stamp, datetime)
        else day(stamp, weekday=weekday)
    )


def day_only(text: str | None) -> str | None:
    """The day of a stored stamp in words, in Norwegian time.

    >>> day_only("2026-04-30T22:30:00Z")
    '1. mai 2026'
    """
    stamp = stamp_or_none(text)
    return text if stamp is None else day(stamp, weekday=False)


def brief(text: str | None, today: date, *, weekday: bool = False) -> str | None:
    """A stored stamp in few words: the year only where it is another than today's.

    >>> brief("2026-12-01T12:00:00+01:00", date(2026, 11, 24))
    '1. desember kl. 12.00'
    """
    stamp = stamp_or_none(text)
    if stamp is None:
        return text
    when = day_of(_local(stamp))
    pattern = ("EEEE " if weekday else "") + ("d. MMMM" if when.year == today.year else "d. MMMM y")
    words = format_date(when, pattern, locale="nb")
    return f"{words} kl. {_clock(stamp)}" if isinstance(stamp, datetime) else str(words)


def period(starts_at: str | None, ends_at: str | None) -> str | None:
    """From when to when, without saying anything twice.

    >>> period("2026-05-01T09:00:00+02:00", "2026-05-01T15:30:00+02:00")
    'fredag 1. mai 2026 kl. 09.00–15.30'
    >>> period("2026-05-01", "2026-05-02")
    'fredag 1. mai 2026 – lørdag 2. mai 2026'
    """
    start, end = stamp_or_none(starts_at), stamp_or_none(ends_at)
    if start is None:
        return None
    if end is None or end == start:
        return moment(starts_at)
    if day_of(_local(start)) == day_of(_local(end)):
        return f"{moment(starts_at)}–{_clock(end)}" if isinstance(end, datetime) else moment(starts_at)
    return f"{moment(starts_at)} – {moment(ends_at)}"


def clock_range(starts_at: str | None, ends_at: str | None) -> str | None:
    """The clock times alone, for a line under a date: ``09.00–15.30``; ``None`` when none is known."""
    start, end = stamp_or_none(starts_at), stamp_or_none(ends_at)
    if not isinstance(start, datetime):
        return None
    same_day = isinstance(end, datetime) and day_of(_local(end)) == day_of(_local(start))
    return f"{_clock(start)}–{_clock(end)}" if same_day and end is not None else _clock(start)


def week_title(week: date, today: date) -> str:
    """The heading of a week, given by its Monday.

    >>> week_title(date(2026, 11, 23), date(2026, 11, 24))
    'Denne uken'
    """
    ahead = (week - monday(today)).days // 7
    if ahead in (0, 1):
        return ("Denne uken", "Neste uke")[ahead]
    return f"Uke {week.isocalendar().week}"


def week_span(week: date) -> str:
    """The days of a week.

    >>> week_span(date(2026, 11, 30))
    '30. november–6. desember 2026'
    """
    sunday = week + timedelta(days=6)
    first = format_date(week, "d." if week.month == sunday.month else "d. MMMM", locale="nb")
    return f"{first}–{day(sunday, weekday=False)}"


def _local(stamp: Stamp) -> Stamp:
    return stamp.astimezone(OSLO) if isinstance(stamp, datetime) else stamp


def _clock(stamp: Stamp) -> str:
    return f"{_local(stamp):%H.%M}"
