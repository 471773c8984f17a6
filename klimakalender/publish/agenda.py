"""Event records → what stands where in a calendar list. Pure; "now" is passed in."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING

from klimakalender.publish import norwegian
from klimakalender.publish.stamps import is_over, monday, stamp_or_none
from klimakalender.publish.texts import Texts
from normalize import OSLO

if TYPE_CHECKING:
    from collections.abc import Iterable

    from klimakalender.store.published import Record

# The groups that are no week: before the weeks, and after them.
ONGOING = "list.ongoing"
UNDATED = "list.undated"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: the event and the session that comes next. ``day`` is ``None`` when no day is known.

    ``deadline`` is that of the registration, while one can still keep it.
    """

    record: Record
    day: date | None
    starts_at: str | None
    ends_at: str | None
    deadline: str | None = None
    past: bool = False


@dataclass(slots=True)
class Group:
    """Lines under one heading; ``span`` are the days of a week."""

    title: str
    span: str | None = None
    entries: list[Entry] = field(default_factory=list)


def groups(records: Iterable[Record], now: datetime, *, lang: str = "nb") -> list[Group]:
    """Lines by week: what goes on already, then week by week (past ones too), then what has no day."""
    today = now.astimezone(OSLO).date()
    found: dict[date | str, Group] = {}
    for entry in sorted((entry_of(record, now) for record in records), key=_order):
        if entry.day is None:
            key: date | str = UNDATED
        elif entry.day < today and not is_over(entry.starts_at, entry.ends_at, now):
            key = ONGOING
        else:
            key = monday(entry.day)
        if key not in found:
            found[key] = _group(key, today, lang)
        found[key].entries.append(entry)
    return [found[key] for key in sorted(found, key=lambda key: (key != ONGOING) + (key == UNDATED))]


def is_past(record: Record, now: datetime) -> bool:
    """Whether the last that is known of the event is over."""
    span = record["approximate"] or {"from": None, "to": None}
    whole = (record["starts_at"] or span["from"], record["ends_at"] or span["to"])
    parts = [(session["starts_at"], session["ends_at"]) for session in record["sessions"]]
    return all(is_over(start, end, now) for start, end in parts or [whole])


def _group(key: date | str, today: date, lang: str) -> Group:
    if isinstance(key, str):
        return Group(Texts(lang)(key))
    return Group(norwegian.week_title(key, today, lang=lang), norwegian.week_span(key, lang=lang))


def entry_of(record: Record, now: datetime) -> Entry:
    """The event at its first session that is not over; a past event at its first."""
    sessions = record["sessions"] or [{"starts_at": record["starts_at"], "ends_at": record["ends_at"]}]
    coming = [one for one in sessions if not is_over(one["starts_at"], one["ends_at"], now)]
    session = (coming or sessions)[0]
    stamp = stamp_or_none(session["starts_at"])
    day = stamp.astimezone(OSLO).date() if isinstance(stamp, datetime) else stamp
    deadline = open_deadline(record, now)
    return Entry(record, day, session["starts_at"], session["ends_at"], deadline, is_past(record, now))


def open_deadline(record: Record, now: datetime) -> str | None:
    """The deadline of the registration, while one can still keep it."""
    registration, deadline = record["registration"], record["registration"]["deadline"]
    shut = (
        registration["fully_booked"]
        or registration["closed"]
        or record["status"] in ("cancelled", "postponed")
    )
    if shut or is_over(deadline, deadline, now):
        return None
    return str(deadline) if deadline else None


def _order(entry: Entry) -> tuple[str, str]:
    return entry.starts_at or "9999", str(entry.record["title"])
