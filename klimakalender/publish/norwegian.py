"""Dates and times for people, in bokmål unless ``lang`` says another: pure functions from stamps to text."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import lru_cache

from babel.dates import format_date

from klimakalender.publish.stamps import monday, stamp_or_none
from klimakalender.publish.texts import Texts
from normalize import OSLO, Stamp, day_of


def day(stamp: Stamp, *, weekday: bool = True, lang: str = "nb") -> str:
    """A day in words.

    >>> day(date(2026, 5, 1))
    'fredag 1. mai 2026'
    """
    return _date(day_of(_local(stamp)), "EEEE d. MMMM y" if weekday else "d. MMMM y", lang)


def moment(text: str | None, *, weekday: bool = True, lang: str = "nb") -> str | None:
    """A stored stamp in words; what is no stamp stays as it is.

    >>> moment("2026-05-01T09:00:00+02:00", weekday=False)
    '1. mai 2026 kl. 09.00'
    """
    stamp = stamp_or_none(text)
    if stamp is None:
        return text
    words = day(stamp, weekday=weekday, lang=lang)
    return f"{words} {_at(stamp, lang)}" if isinstance(stamp, datetime) else words


def day_only(text: str | None, *, lang: str = "nb") -> str | None:
    """The day of a stored stamp in words, in Norwegian time.

    >>> day_only("2026-04-30T22:30:00Z")
    '1. mai 2026'
    """
    stamp = stamp_or_none(text)
    return text if stamp is None else day(stamp, weekday=False, lang=lang)


def brief(text: str | None, today: date, *, weekday: bool = False, lang: str = "nb") -> str | None:
    """A stored stamp in few words: the year only where it is another than today's.

    >>> brief("2026-12-01T12:00:00+01:00", date(2026, 11, 24))
    '1. desember kl. 12.00'
    """
    stamp = stamp_or_none(text)
    if stamp is None:
        return text
    when = day_of(_local(stamp))
    pattern = ("EEEE " if weekday else "") + ("d. MMMM" if when.year == today.year else "d. MMMM y")
    words = _date(when, pattern, lang)
    return f"{words} {_at(stamp, lang)}" if isinstance(stamp, datetime) else words


def days_left(text: str, today: date) -> int:
    """How many days there are until the day of a stored stamp.

    >>> days_left("2026-12-01T12:00:00+01:00", date(2026, 11, 24))
    7
    """
    stamp = stamp_or_none(text)
    return 0 if stamp is None else (day_of(_local(stamp)) - today).days


def period(starts_at: str | None, ends_at: str | None, *, lang: str = "nb") -> str | None:
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
        return moment(starts_at, lang=lang)
    if day_of(_local(start)) == day_of(_local(end)):
        words = moment(starts_at, lang=lang)
        return f"{words}–{_clock(end, lang)}" if isinstance(end, datetime) else words
    return f"{moment(starts_at, lang=lang)} – {moment(ends_at, lang=lang)}"


def clock_range(starts_at: str | None, ends_at: str | None, *, lang: str = "nb") -> str | None:
    """The clock times alone, for a line under a date: ``09.00–15.30``; ``None`` when none is known."""
    start, end = stamp_or_none(starts_at), stamp_or_none(ends_at)
    if not isinstance(start, datetime):
        return None
    same_day = isinstance(end, datetime) and day_of(_local(end)) == day_of(_local(start))
    first = _clock(start, lang)
    return f"{first}–{_clock(end, lang)}" if same_day and end is not None else first


def week_title(week: date, today: date, *, lang: str = "nb") -> str:
    """The heading of a week, given by its Monday.

    >>> week_title(date(2026, 11, 23), date(2026, 11, 24))
    'Denne uken'
    """
    ahead = (week - monday(today)).days // 7
    if ahead in (0, 1):
        return Texts(lang)("list.this_week" if ahead == 0 else "list.next_week")
    return Texts(lang)("list.week", n=week.isocalendar().week)


def week_span(week: date, *, lang: str = "nb") -> str:
    """The days of a week.

    >>> week_span(date(2026, 11, 30))
    '30. november–6. desember 2026'
    """
    sunday = week + timedelta(days=6)
    first = _date(week, "d." if week.month == sunday.month else "d. MMMM", lang)
    return f"{first}–{day(sunday, weekday=False, lang=lang)}"


def month_name(first: date, *, lang: str = "nb") -> str:
    """A month with its year.

    >>> month_name(date(2026, 11, 1))
    'november 2026'
    """
    return _date(first, "MMMM y", lang)


def _local(stamp: Stamp) -> Stamp:
    return stamp.astimezone(OSLO) if isinstance(stamp, datetime) else stamp


@lru_cache(maxsize=8192)
def _date(when: date, pattern: str, lang: str) -> str:
    """By CLDR pattern; English has no dot after the number of a day."""
    return str(format_date(when, pattern.replace("d.", "d") if lang == "en" else pattern, locale=lang))


def _clock(stamp: Stamp, lang: str = "nb") -> str:
    return f"{_local(stamp):%H:%M}" if lang == "en" else f"{_local(stamp):%H.%M}"


def _at(stamp: Stamp, lang: str) -> str:
    return f"{Texts(lang)('value.clock')} {_clock(stamp, lang)}"
