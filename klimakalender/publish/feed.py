"""What changed since a cursor: enough for a client to keep an exact copy.

The cursor is the number that the store gives every event when it is new, changed or removed. It does not depend
on clocks, so neither a replayed archive nor a corrected clock loses a change. Every event stands once in the
feed, at its last change and in its present state; taking entries again after a break ends in the same copy.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from klimakalender.publish.errors import BadParameterError
from klimakalender.publish.reader import by_ids
from klimakalender.publish.stamps import read_stamp

if TYPE_CHECKING:
    import sqlite3

    from klimakalender.store.published import Record

IN_SCOPE = frozenset({"core", "related"})
LAST = (
    "select max(coalesce((select max(sequence) from events), 0),"
    " coalesce((select max(sequence) from removed_events), 0))"
)
SINCE = (
    "select min(sequence) from (select sequence from events where datetime(updated_at) >= datetime(?1)"
    " union all select sequence from removed_events where datetime(removed_at) >= datetime(?1))"
)
CHANGED = (
    "select sequence, id from (select * from (select sequence, id from events where sequence > ?1"
    " order by sequence limit ?2) union all select * from (select sequence, id from removed_events"
    " where sequence > ?1 order by sequence limit ?2)) order by sequence limit ?2"
)


@dataclass(frozen=True, slots=True)
class Feed:
    """Entries ``{"id", "deleted", "replaced_by", "event"}``, where to go on, and whether there is more."""

    entries: list[Record]
    cursor: int
    more: bool


def read_cursor(connection: sqlite3.Connection, text: str) -> int:
    """A cursor as it was given out, or the one of a day or time. Raises :class:`BadParameterError`."""
    if not text:
        return 0
    last = int(connection.execute(LAST).fetchone()[0])
    if text.isascii() and text.isdecimal() and len(text) <= 18:
        if int(text) > last:
            raise BadParameterError(parameter="since", reason="of another database; start again without it")
        return int(text)
    try:
        since = read_stamp(text).isoformat()
    except (ValueError, OverflowError):
        raise BadParameterError(parameter="since", reason="expected a cursor, a day or a time") from None
    first = connection.execute(SINCE, [since]).fetchone()[0]
    return last if first is None else int(first) - 1


def changed_since(connection: sqlite3.Connection, cursor: int, limit: int) -> Feed:
    """The next entries after a cursor, of at most ``limit`` events."""
    rows = connection.execute(CHANGED, [cursor, limit + 1]).fetchall()
    more, rows = len(rows) > limit, rows[:limit]
    records = by_ids(connection, [row["id"] for row in rows])
    entries = [
        _entry(row["id"], records.get(row["id"]))
        for row in rows
        if row["id"] not in records or _matters(records[row["id"]])
    ]
    return Feed(entries, int(rows[-1]["sequence"]) if rows else cursor, more)


def _matters(record: Record) -> bool:
    """What was not to be shown from its first version on needs no tombstone: nobody was told of it."""
    return record["version"] > 1 or record["climate"] in IN_SCOPE


def _entry(event_id: str, record: Record | None) -> Record:
    deleted = record is None or _deleted(record)
    return {
        "id": event_id,
        "deleted": deleted,
        "replaced_by": record["merged_into"] if record else None,
        "event": None if deleted else record,
    }


def _deleted(record: Record) -> bool:
    gone = record["vanished_at"] is not None or record["merged_into"] is not None
    return gone or record["climate"] not in IN_SCOPE
