"""Event records → what stands where in a calendar list. Pure; "now" is passed in."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING

from klimakalender.publish import norwegian
from klimakalender.publish.stamps import is_over, monday, stamp_or_none
from normalize import OSLO

if TYPE_CHECKING:
    from collections.abc import Iterable

    from klimakalender.publish.records import Record

ONGOING = "Pågår"
UNDATED = "Dato ikke fastsatt"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: the event and the session that comes next. ``day`` is ``None`` when no day is known.

    ``deadline`` is that of the registration, in few words, while one can still keep it.
    """

    record: Record
    day: date | None
    starts_at: str | None
    ends_at: str | None

    deadline: str | None = None

    @property
    def clock(self) -> str | None:
        return norwegian.clock_range(self.starts_at, self.ends_at)


@dataclass(slots=True)
class Group:
    """Lines under one heading; ``span`` are the days of a week."""

    title: str
    span: str | None = None
    entries: list[Entry] = field(default_factory=list)


def groups(records: Iterable[Record], now: datetime) -> list[Group]:
    """Lines by week: what goes on already, then week by week (past ones too), then what has no day."""
    today = now.astimezone(OSLO).date()
    found: dict[date | str, Group] = {}
    for entry in sorted((_entry(record, now) for record in records), key=_order):
        if entry.day is None:
            key: date | str = UNDATED
        elif entry.day < today and not is_over(entry.starts_at, entry.ends_at, now):
            key = ONGOING
        else:
            key = monday(entry.day)
        if key not in found:
            found[key] = _group(key, today)
        found[key].entries.append(entry)
    return sorted(found.values(), key=lambda group: (group.title != ONGOING) + (group.title == UNDATED))


def _group(key: date | str, today: date) -> Group:
    if isinstance(key, str):
        return Group(key)
    return Group(norwegian.week_title(key, today), norwegian.week_span(key))


def _entry(record: Record, now: datetime) -> Entry:
    """The event at its first session that is not over; a past event at its first."""
    sessions = record["sessions"] or [{"starts_at": record["starts_at"], "ends_at": record["ends_at"]}]
    coming = [one for one in sessions if not is_over(one["starts_at"], one["ends_at"], now)]
    session = (coming or sessions)[0]
    stamp = stamp_or_none(session["starts_at"])
    day = stamp.astimezone(OSLO).date() if isinstance(stamp, datetime) else stamp
    return Entry(record, day, session["starts_at"], session["ends_at"], _deadline(record, now))


def _deadline(record: Record, now: datetime) -> str | None:
    registration, deadline = record["registration"], record["registration"]["deadline"]
    shut = (
        registration["fully_booked"]
        or registration["closed"]
        or record["status"] in ("cancelled", "postponed")
    )
    if shut or is_over(deadline, deadline, now):
        return None
    return norwegian.brief(deadline, now.astimezone(OSLO).date())


def _order(entry: Entry) -> tuple[str, str]:
    return entry.starts_at or "9999", str(entry.record["title"])
