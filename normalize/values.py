"""The values that normalisers return: frozen, with the words they were read from.

A :data:`Stamp` is a ``date`` when no clock time is known and an aware ``datetime`` (Europe/Oslo) when one is;
midnight never stands for "no clock time". Not understood is a result, not an error: ``None`` beside an
:class:`Issue` or a reason. Offsets count characters of the text as it was passed in.
Values are sent between processes, which those of compiled classes cannot be: theirs stay ordinary ones.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Final, Literal
from zoneinfo import ZoneInfo

from mypy_extensions import mypyc_attr

OSLO: Final = ZoneInfo("Europe/Oslo")

Stamp = date | datetime


@mypyc_attr(native_class=False)
@dataclass(frozen=True, slots=True)
class Evidence:
    """The words a value was read from.

    ``quote`` is ``text[start:end]`` of the text passed in; ``rule`` names the rule (``days.day-month``);
    ``confidence`` is between 0 and 1.
    """

    quote: str
    start: int
    end: int
    rule: str
    confidence: float = 1.0


@mypyc_attr(native_class=False)
@dataclass(frozen=True, slots=True)
class Issue:
    """Something a reader should know about a value: ``year-inferred``, ``weekday-mismatch`` …

    ``field`` is a path into the event record (``sessions``, ``registration.deadline``).
    """

    code: str
    field: str
    message: str


@mypyc_attr(native_class=False)
@dataclass(frozen=True, slots=True)
class Session:
    """One continuous gathering. ``end`` is ``None`` when the text does not tell it."""

    start: Stamp
    end: Stamp | None = None
    venue: str | None = None


@mypyc_attr(native_class=False)
@dataclass(frozen=True, slots=True)
class Span:
    """Days, both inclusive, between which something takes place when no day is given ("uke 36")."""

    first: date
    last: date
    text: str


@mypyc_attr(native_class=False)
@dataclass(frozen=True, slots=True)
class PriceItem:
    """One amount the organiser charges: ``label`` a group or a thing ("medlem", "middag"), ``text`` the words."""

    amount: float
    currency: str = "NOK"
    label: str | None = None
    vat: Literal["incl", "excl"] | None = None
    text: str = ""


def at_oslo(day: date, clock: time) -> datetime:
    """The moment of a wall clock time in Norway; of a time that DST repeats, the first (fold 0).

    >>> iso(at_oslo(date(2022, 10, 30), time(2, 30)))
    '2022-10-30T02:30:00+02:00'
    """
    return datetime.combine(day, clock, tzinfo=OSLO)


def day_of(stamp: Stamp) -> date:
    """The calendar day of a stamp.

    >>> day_of(at_oslo(date(2022, 5, 12), time(18))) == day_of(date(2022, 5, 12))
    True
    """
    return stamp.date() if isinstance(stamp, datetime) else stamp


def iso(stamp: Stamp | None) -> str | None:
    """A stamp as the record writes it; ``None`` stays ``None``.

    >>> iso(date(2021, 6, 21)), iso(at_oslo(date(2021, 6, 21), time(9)))
    ('2021-06-21', '2021-06-21T09:00:00+02:00')
    """
    if isinstance(stamp, datetime):
        return stamp.isoformat(timespec="seconds")
    return stamp.isoformat() if stamp else None
