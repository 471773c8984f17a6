"""What changed since a cursor: enough for a client to keep an exact copy.

The cursor counts rows that are only ever added: the last change and the last new event that were given out.
It does not depend on clocks, so neither a replayed archive nor a corrected clock loses a change. An event
comes once per page, in its present state; taking the entries again after a break ends in the same copy.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from klimakalender.publish.errors import BadParameterError
from klimakalender.publish.reader import by_ids
from klimakalender.publish.stamps import read_stamp

if TYPE_CHECKING:
    import sqlite3

    from klimakalender.publish.records import Record

IN_SCOPE = frozenset({"core", "related"})
_CURSOR = re.compile(r"(\d{1,18})\.(\d{1,18})")


# The last row of all and the first one of a time or later.
CHANGES_SINCE = "select max(id), min(id) filter (where datetime(changed_at) >= datetime(?)) from changes"
EVENTS_SINCE = "select max(rowid), min(rowid) filter (where datetime(first_seen) >= datetime(?)) from events"


@dataclass(frozen=True, slots=True)
class Cursor:
    """The last row of ``changes`` and of ``events`` that a client has."""

    change: int = 0
    event: int = 0

    def __str__(self) -> str:
        return f"{self.change}.{self.event}"


@dataclass(frozen=True, slots=True)
class Feed:
    """Entries ``{"id", "deleted", "replaced_by", "event"}``, where to go on, and whether there is more."""

    entries: list[Record]
    cursor: Cursor
    more: bool


def read_cursor(connection: sqlite3.Connection, text: str) -> Cursor:
    """A cursor as it was given out, or the one of a day or time. Raises :class:`BadParameterError`."""
    if not text:
        return Cursor()
    if given := _CURSOR.fullmatch(text):
        return Cursor(int(given[1]), int(given[2]))
    try:
        since = read_stamp(text).isoformat()
    except (ValueError, OverflowError):
        raise BadParameterError(parameter="since", reason="expected a cursor, a day or a time") from None
    return Cursor(
        _last_before(connection, CHANGES_SINCE, since),
        _last_before(connection, EVENTS_SINCE, since),
    )


def changed_since(connection: sqlite3.Connection, cursor: Cursor, limit: int) -> Feed:
    """The next entries after a cursor, at most ``limit`` changes and new events together."""
    changes = connection.execute(
        "select id, event_id from changes where id > ? order by id limit ?", [cursor.change, limit + 1]
    ).fetchall()
    room = limit - min(len(changes), limit)
    added = connection.execute(
        "select rowid, id from events where rowid > ? order by rowid limit ?", [cursor.event, room + 1]
    ).fetchall()
    more = len(changes) > limit or len(added) > room
    changes, added = changes[:limit], added[:room]
    ids = list(dict.fromkeys([*(row["event_id"] for row in changes), *(row["id"] for row in added)]))
    records = by_ids(connection, ids)
    known = {row["event_id"] for row in changes}
    entries = [
        _entry(records[event_id]) for event_id in ids if _matters(records[event_id], event_id in known)
    ]
    reached = Cursor(
        changes[-1]["id"] if changes else cursor.change, added[-1]["rowid"] if added else cursor.event
    )
    return Feed(entries, reached, more)


def _matters(record: Record, changed: bool) -> bool:
    """New events that nobody was told of and that are not shown need no tombstone."""
    return changed or not _deleted(record)


def _entry(record: Record) -> Record:
    deleted = _deleted(record)
    return {
        "id": record["id"],
        "deleted": deleted,
        "replaced_by": record["merged_into"],
        "event": None if deleted else record,
    }


def _deleted(record: Record) -> bool:
    gone = record["vanished_at"] is not None or record["merged_into"] is not None
    return gone or record["climate"] not in IN_SCOPE


def _last_before(connection: sqlite3.Connection, query: str, since: str) -> int:
    """The last row before the first that the query finds to be late enough; the last of all if none is."""
    last, first_late = connection.execute(query, [since]).fetchone()
    return int(last or 0) if first_late is None else int(first_late) - 1
