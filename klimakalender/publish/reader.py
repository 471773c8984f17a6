"""Reads events from an open SQLite connection: whole records, in batches, in a handful of queries.

Every function takes a connection (``row_factory`` is :class:`sqlite3.Row`, functions of :func:`prepare`
registered) and writes nothing. Column names in SQL are ours; values are always parameters.
"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from klimakalender.publish.conditions import Condition, all_of, began_before, begins_on_or_after
from klimakalender.publish.records import ALL_PARTS, Record, Row, to_record
from klimakalender.publish.search import has, match_expression
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
# More are not counted.
MAX_COUNT = 1001
MANY = 1500


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of ``events`` in order, and the cursor of what follows (``None`` at the end)."""

    rows: list[Row]
    next_cursor: str | None


@dataclass(frozen=True, slots=True)
class Page:
    """The same as whole records."""

    records: list[Record]
    next_cursor: str | None


def prepare(connection: sqlite3.Connection) -> None:
    """Register the SQL functions that reading and Datasette's table search need.

    ``escape_fts`` replaces Datasette's function of that name, so that ``?_search=`` folds æøå as the index.
    """
    connection.create_function("klima_fold", 1, _fold, deterministic=True)
    connection.create_function("klima_has", 2, lambda text, query: has(text or "", query), deterministic=True)
    connection.create_function(
        "escape_fts", 1, lambda query: match_expression(query or ""), deterministic=True
    )


@lru_cache(maxsize=2048)
def _fold(text: str | None) -> str:
    # Asked for every municipality again and again.
    return fold(text or "")


def find(connection: sqlite3.Connection, selection: Selection, *, parts: Iterable[str] = ALL_PARTS) -> Page:
    """One page of a selection; ``parts`` are the tables of :data:`ALL_PARTS` to read, the lists of the others stay
    empty.
    """
    found = find_rows(connection, selection)
    return Page(records_of(connection, found.rows, parts=parts), found.next_cursor)


def find_rows(connection: sqlite3.Connection, selection: Selection) -> Rows:
    """One page of a selection. Stable under writes: it goes on after a key, not after a number of rows."""
    wanted = selection.page_size + 1
    rows: list[Row] = []
    for query in _queries(connection, selection):
        rows += _rows(connection, selection, query, wanted - len(rows))
        if len(rows) == wanted:
            break
    more, rows = len(rows) > selection.page_size, rows[: selection.page_size]
    cursor = selection.cursor_after(str(rows[-1]["sort_key"]), rows[-1]["id"]) if more else None
    return Rows(rows, cursor)


@dataclass(frozen=True, slots=True)
class _Query:
    """A part of a selection: from which table by which index, on which condition, in which order."""

    table: str
    where: Condition
    key: str


def _queries(connection: sqlite3.Connection, selection: Selection) -> list[_Query]:
    """Parts of a selection, one behind the other.

    What is common is found by walking along the order until a page is full; what is rare is looked up and put
    in order then (a plus sign keeps SQLite from walking). Of what began before the first day only events of
    several days can be still on. They are few and have an index of their own, so nobody walks through the past.
    """
    where, key = selection.where, selection.key
    if selection.narrow or (selection.where_each and _is_rare(connection, selection)):
        return [_Query("events", where, f"+{key}")]
    where = selection.where_each or where
    if selection.day is None or selection.sort != "starts_at":
        return [_Query("events", where, key)]
    still_on, later = began_before(selection.day), begins_on_or_after(selection.day)
    return [
        _Query("events indexed by events_for_days", all_of([still_on, where]), key),
        _Query("events", all_of([later, where]), key),
    ]


def _is_rare(connection: sqlite3.Connection, selection: Selection) -> bool:
    """Whether no more events have the words than can be looked up in an instant."""
    query = "select count(*) from (select 1 from events_fts where events_fts match ? limit ?)"
    text = match_expression(dict(selection.filters)["text"])
    return bool(connection.execute(query, [text, MANY]).fetchone()[0] < MANY)


def _rows(connection: sqlite3.Connection, selection: Selection, query: _Query, limit: int) -> list[Row]:
    where, params, key = query.where.sql, list(query.where.params), query.key
    direction = "desc" if selection.descending else "asc"
    if selection.after is not None:
        where += f" and ({key}, events.id) {'<' if selection.descending else '>'} (?, ?)"
        params += selection.after
    # The SQL is put together from the constants of conditions.py and selection.py; values are parameters.
    sql = (
        f"select events.*, {key} as sort_key from {query.table} where {where}"  # noqa: S608  see above
        f" order by {key} {direction}, events.id {direction} limit ?"
    )
    return connection.execute(sql, [*params, limit]).fetchall()


def count(connection: sqlite3.Connection, selection: Selection) -> int:
    """How many events a selection has, on all its pages; at most :data:`MAX_COUNT` are counted."""
    found = 0
    for part in _queries(connection, selection):
        sql = f"select count(*) from (select 1 from {part.table} where {part.where.sql} order by {part.key} limit ?)"  # noqa: S608  as in _rows()
        found += int(connection.execute(sql, [*part.where.params, MAX_COUNT - found]).fetchone()[0])
    return found


def count_quickly(connection: sqlite3.Connection, selection: Selection) -> int | None:
    """The same, ``None`` where there are more than are counted or where counting takes longer than finding."""
    if selection.where_each and not _is_rare(connection, selection):
        return None
    found = count(connection, selection)
    return found if found < MAX_COUNT else None


def records_of(
    connection: sqlite3.Connection, rows: Sequence[Row], *, parts: Iterable[str] = ALL_PARTS
) -> list[Record]:
    """Whole records of rows of ``events``, in their order; ``parts`` as of :func:`find`."""
    if not rows:
        return []
    ids = json.dumps([row["id"] for row in rows])
    children: dict[str, dict[str, list[Row]]] = {}
    for name in parts:
        grouped: dict[str, list[Row]] = defaultdict(list)
        for child in connection.execute(CHILDREN[name], [ids]):
            grouped[child["event_id"]].append(child)
        children[name] = grouped
    return [to_record(row, {name: children[name].get(row["id"], []) for name in children}) for row in rows]


def by_ids(
    connection: sqlite3.Connection, ids: Iterable[str], *, parts: Iterable[str] = ALL_PARTS
) -> dict[str, Record]:
    """Records by id; ids that are not known are left out. ``parts`` as of :func:`find`."""
    query = "select * from events where id in (select value from json_each(?))"
    rows = connection.execute(query, [json.dumps(list(ids))]).fetchall()
    return {record["id"]: record for record in records_of(connection, rows, parts=parts)}


def row_of(connection: sqlite3.Connection, event_id: str) -> Row | None:
    """The row of an event."""
    row: Row | None = connection.execute("select * from events where id = ?", [event_id]).fetchone()
    return row


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
