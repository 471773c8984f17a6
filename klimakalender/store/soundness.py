"""Is a database what it should be? SQLite's own checks, and what must be true of our rows.

Each invariant is a query for the rows that break it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from klimakalender.store.written import differing

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

MOST_TOLD = 5  # rows of one kind that are named

INVARIANTS = {
    "merged into an event that is merged itself": (
        "select e.id from events e join events s on s.id = e.merged_into where s.merged_into is not null"
    ),
    "announced by nobody": (
        "select id from events where merged_into is null"
        " and not exists (select 1 from listings where event_id = events.id)"
    ),
    "merged, but still announced": (
        "select id from events where merged_into is not null"
        " and exists (select 1 from listings where event_id = events.id)"
    ),
    "a count of listings that is not theirs": (
        "select id from events"
        " where listing_count <> (select count(*) from listings where event_id = events.id)"
    ),
    "a start that is not that of the first session": (
        "select id from events where merged_into is null and starts_at is not"
        " (select min(starts_at) from sessions where event_id = events.id)"
        " and exists (select 1 from sessions where event_id = events.id)"
    ),
    "a session in another municipality than its event": (
        "select e.id from events e join sessions s on s.event_id = e.id"
        " where s.municipality_number is not e.municipality_number"
    ),
    "an end before its start": (
        "select event_id from sessions where length(starts_at) = length(ends_at)"
        " and datetime(ends_at) < datetime(starts_at)"
    ),
    "evidence of a listing of another event": (
        "select v.event_id from evidence v join listings l on l.id = v.listing_id where l.event_id <> v.event_id"
    ),
    "a record that names another event": (
        "select event_id from listings where json_extract(record, '$.id') is not event_id"
    ),
    "seen last before it was seen first": "select id from events where last_seen < first_seen",
    "vanished, but announced by a listing that is there": (
        "select e.id from events e where e.vanished_at is not null"
        " and exists (select 1 from listings where event_id = e.id and vanished_at is null)"
    ),
    # The shadow table of FTS5 with a row for every row of the index.
    "not in the search index": "select id from events where rowid not in (select id from events_fts_docsize)",
    "in the search index alone": "select id from events_fts_docsize where id not in (select rowid from events)",
    "to come, but not in its search index": (
        "select id from events where last_day >= (select day from coming_since)"
        " and id not in (select event_id from coming join coming_fts_docsize d on d.id = number)"
    ),
    "in the search index of what is to come alone": (
        "select event_id from coming where event_id not in (select id from events)"
        " union all select id from coming_fts_docsize where id not in (select number from coming)"
    ),
}


def find_faults(connection: sqlite3.Connection) -> Iterator[str]:
    """A sentence for everything that is wrong with a database; none when it is sound."""
    for (line,) in connection.execute("pragma integrity_check"):
        if line != "ok":
            yield f"integrity: {line}"
    for table, row, parent, _ in connection.execute("pragma foreign_key_check"):
        yield f"{table}, row {row}: refers to a missing row of {parent}"
    for fault, query in INVARIANTS.items():
        yield from _told(fault, [row[0] for row in connection.execute(query)])
    yield from _told("written out otherwise than it stands", list(differing(connection)))


def _told(fault: str, ids: list[object]) -> Iterator[str]:
    if ids:
        more = f" and {len(ids) - MOST_TOLD} more" if len(ids) > MOST_TOLD else ""
        yield f"{fault}: {', '.join(map(str, ids[:MOST_TOLD]))}{more}"
