"""Reads events from an open SQLite connection: whole records, in batches, in a handful of queries.

Every function takes a connection (``row_factory`` is :class:`sqlite3.Row`, functions of :func:`prepare`
registered) and writes nothing. Column names in SQL are ours; values are always parameters.
"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from klimakalender.publish.records import Record, Row, to_record
from klimakalender.publish.search import match_expression
from klimakalender.store.folding import fold

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

    from klimakalender.publish.selection import Selection

# The rows that belong to events, for a JSON list of event ids.
CHILDREN = {
    name: f"select * from {name} where event_id in (select value from json_each(?)) order by {order}"  # noqa: S608  our names
    for name, order in (
        ("sessions", "position"),
        ("prices", "position"),
        ("topics", "topic"),
        ("organizers", "position"),
        ("issues", "id"),
    )
} | {
    "listings": (
        "select event_id, url, source_id, title, first_seen, vanished_at,"
        " json_extract(record, '$.topic_reasons') as topic_reasons"
        " from listings where event_id in (select value from json_each(?)) order by first_seen, id"
    ),
    "evidence": (
        "select e.*, l.url from evidence e left join listings l on l.id = e.listing_id"
        " where e.event_id in (select value from json_each(?)) order by e.id"
    ),
}
MAX_MERGES = 20


@dataclass(frozen=True, slots=True)
class Page:
    """Some events in order, and the cursor of what follows (``None`` at the end)."""

    records: list[Record]
    next_cursor: str | None


def prepare(connection: sqlite3.Connection) -> None:
    """Register the SQL functions that reading and Datasette's table search need.

    ``escape_fts`` replaces Datasette's function of that name, so that ``?_search=`` folds æøå as the index.
    """
    connection.create_function("klima_fold", 1, lambda text: fold(text or ""), deterministic=True)
    connection.create_function(
        "escape_fts", 1, lambda query: match_expression(query or ""), deterministic=True
    )


def find(connection: sqlite3.Connection, selection: Selection) -> Page:
    """One page of a selection. Stable under writes: it goes on after a key, not after a number of rows."""
    where, params = selection.where.sql, list(selection.where.params)
    key, direction = selection.key, "desc" if selection.descending else "asc"
    if selection.after is not None:
        where += f" and ({key}, events.id) {'<' if selection.descending else '>'} (?, ?)"
        params += selection.after
    # The SQL is put together from the constants of conditions.py and selection.py; values are parameters.
    query = (
        f"select events.*, {key} as sort_key from events where {where}"  # noqa: S608  see above
        f" order by sort_key {direction}, events.id {direction} limit ?"
    )
    rows = connection.execute(query, [*params, selection.page_size + 1]).fetchall()
    more, rows = len(rows) > selection.page_size, rows[: selection.page_size]
    cursor = selection.cursor_after(str(rows[-1]["sort_key"]), rows[-1]["id"]) if more else None
    return Page(records_of(connection, rows), cursor)


def count(connection: sqlite3.Connection, selection: Selection) -> int:
    """How many events a selection has, on all its pages."""
    query = f"select count(*) from events where {selection.where.sql}"  # noqa: S608  as in find()
    return int(connection.execute(query, selection.where.params).fetchone()[0])


def records_of(connection: sqlite3.Connection, rows: Sequence[Row]) -> list[Record]:
    """Whole records of rows of ``events``, in their order."""
    ids = json.dumps([row["id"] for row in rows])
    children: dict[str, dict[str, list[Row]]] = {}
    for name, query in CHILDREN.items():
        grouped: dict[str, list[Row]] = defaultdict(list)
        for child in connection.execute(query, [ids]):
            grouped[child["event_id"]].append(child)
        children[name] = grouped
    return [to_record(row, {name: children[name].get(row["id"], []) for name in CHILDREN}) for row in rows]


def by_ids(connection: sqlite3.Connection, ids: Iterable[str]) -> dict[str, Record]:
    """Records by id; ids that are not known are left out."""
    query = "select * from events where id in (select value from json_each(?))"
    rows = connection.execute(query, [json.dumps(list(ids))]).fetchall()
    return {record["id"]: record for record in records_of(connection, rows)}


def by_id(connection: sqlite3.Connection, event_id: str) -> Record | None:
    """One record; of an event that was merged into another, its own with ``merged_into`` set."""
    return by_ids(connection, [event_id]).get(event_id)


def merged_into(connection: sqlite3.Connection, event_id: str) -> str:
    """The id under which an event lives on: itself, or where it was merged to in the end."""
    for _ in range(MAX_MERGES):
        row = connection.execute("select merged_into from events where id = ?", [event_id]).fetchone()
        if row is None or row["merged_into"] is None:
            break
        event_id = row["merged_into"]
    return event_id


def history(connection: sqlite3.Connection, event_id: str) -> list[Record]:
    """What changed on an event, newest first."""
    return _dicts(connection, "select * from changes where event_id = ? order by id desc", [event_id])


def conflicts(connection: sqlite3.Connection, event_id: str) -> list[Record]:
    """Values of other listings that were not kept, with the address of the listing."""
    query = (
        "select c.*, l.url from conflicts c left join listings l on l.id = c.listing_id"
        " where c.event_id = ? order by c.id"
    )
    return _dicts(connection, query, [event_id])


def _dicts(connection: sqlite3.Connection, query: str, params: Sequence[Any] = ()) -> list[Record]:
    return [dict(row) for row in connection.execute(query, params)]
