"""Stamps as the database writes them: ``2026-05-01`` (no clock time known) or ``2026-05-01T09:00:00+02:00``.

All date-times carry the Oslo offset, so the first 19 characters are the wall clock in Norway and sort as
time; conditions in SQL and Python compare those.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from normalize import OSLO, Stamp

NO_STAMP = "expected a day such as 2026-05-01 or a time such as 2026-05-01T09:00:00+02:00"
NO_MOMENT = f"{NO_STAMP}, or today or now"
# A "+" that nobody percent-encoded arrives as a space.
_LOST_PLUS = re.compile(r" (\d\d:?\d\d)$")


@dataclass(frozen=True, slots=True)
class Moment:
    """A point to compare stamps with: a whole day (``clock`` is ``None``) or a wall clock time in Norway."""

    day: str
    clock: str | None = None

    @classmethod
    def of(cls, stamp: Stamp) -> Moment:
        """The moment of a day or of an aware date-time.

        >>> Moment.of(datetime(2026, 5, 1, 9, tzinfo=OSLO))
        Moment(day='2026-05-01', clock='2026-05-01T09:00:00')
        """
        if isinstance(stamp, datetime):
            local = stamp.astimezone(OSLO)
            return cls(local.date().isoformat(), local.strftime("%Y-%m-%dT%H:%M:%S"))
        return cls(stamp.isoformat())


def read_stamp(text: str) -> Stamp:
    """A stamp from text; a date-time without offset is Norwegian time. Raises ``ValueError``.

    >>> read_stamp("2026-05-01")
    datetime.date(2026, 5, 1)
    >>> read_stamp("2026-05-01T07:00Z").isoformat()
    '2026-05-01T09:00:00+02:00'
    """
    try:
        if len(text) <= len("2026-05-01"):
            return date.fromisoformat(text)
        moment = datetime.fromisoformat(_LOST_PLUS.sub(r"+\1", text))
        return moment.replace(tzinfo=OSLO) if moment.tzinfo is None else moment.astimezone(OSLO)
    except (ValueError, OverflowError):
        raise ValueError(NO_STAMP) from None


def read_moment(text: str, now: datetime) -> Moment:
    """A moment of a filter: a stamp, ``today`` or ``now``. Raises ``ValueError``."""
    if text == "now":
        return Moment.of(now)
    if text == "today":
        return Moment.of(now.astimezone(OSLO).date())
    try:
        return Moment.of(read_stamp(text))
    except ValueError:
        raise ValueError(NO_MOMENT) from None


def stamp_or_none(text: str | None) -> Stamp | None:
    """A stored stamp, or ``None`` where it is missing or damaged (a table may hold anything)."""
    if not isinstance(text, str):
        return None
    try:
        return read_stamp(text)
    except ValueError:
        return None


def is_over(starts_at: str | None, ends_at: str | None, now: datetime) -> bool:
    """Whether something is over at ``now``. Without a known clock time for its end it lasts its day out."""
    last = stamp_or_none(ends_at) or stamp_or_none(starts_at)
    if last is None:
        return False
    if ends_at and isinstance(last, datetime):
        return last <= now
    day = last.astimezone(OSLO).date() if isinstance(last, datetime) else last
    return day < now.astimezone(OSLO).date()


def monday(day: date) -> date:
    """The Monday of the day's week."""
    return day - timedelta(days=day.weekday())
