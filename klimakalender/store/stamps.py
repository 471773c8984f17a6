"""Days and moments as the database writes them. Pure text work; nothing here looks at a clock."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from normalize import OSLO

if TYPE_CHECKING:
    from collections.abc import Mapping

    Record = Mapping[str, Any]


def utc(moment: datetime) -> str:
    """An observed moment, in UTC so that text order is time order. Raises ``ValueError`` for a naive one.

    >>> utc(datetime(2027, 5, 3, 12, tzinfo=OSLO))
    '2027-05-03T10:00:00+00:00'
    """
    if moment.tzinfo is None:
        raise ValueError(f"{moment.isoformat()}: a moment without time zone")
    return moment.astimezone(UTC).isoformat(timespec="seconds")


def oslo_day(moment: str) -> str:
    """The Norwegian day of an observed moment.

    >>> oslo_day("2027-05-03T22:30:00+00:00")
    '2027-05-04'
    """
    return datetime.fromisoformat(moment).astimezone(OSLO).date().isoformat()


def days_of(record: Record) -> tuple[str, ...]:
    """The days on which a record's sessions begin, earliest first."""
    return tuple(sorted({session["starts_at"][:10] for session in record["sessions"]}))


def last_day(record: Record) -> str | None:
    """The last day on which something of the event is known to take place."""
    stamps = [session["ends_at"] or session["starts_at"] for session in record["sessions"]]
    if stamps:
        return str(max(stamp[:10] for stamp in stamps))
    span = record["approximate"]
    return str(span["to"]) if span else None


def days_between(earlier: str, later: str) -> int:
    """Days from one stamp to another; negative when the second is earlier."""
    return (date.fromisoformat(later[:10]) - date.fromisoformat(earlier[:10])).days
