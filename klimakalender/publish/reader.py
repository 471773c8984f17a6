"""Reads events from an open SQLite connection: whole records, in batches, in a handful of queries.

Every function takes a connection (``row_factory`` is :class:`sqlite3.Row`, functions of :func:`prepare`
registered) and writes nothing. Column names in SQL are ours; values are always parameters.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from klimakalender.publish.finding import find_keys
from klimakalender.publish.search import has, match_expression
from klimakalender.store.composing import records_of, rows_of
from klimakalender.store.folding import fold
from klimakalender.store.published import ALL_PARTS

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

    from klimakalender.publish.selection import Selection
    from klimakalender.store.published import Record, Row

MAX_MERGES = 20


@dataclass(frozen=True, slots=True)
class Page:
    """Whole records in order, and the cursor of what follows (``None`` at the end)."""

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
    found = find_keys(connection, selection)
    rows = rows_of(connection, [key["id"] for key in found.keys])
    return Page(records_of(connection, rows, parts=parts), found.next_cursor)


def by_ids(
    connection: sqlite3.Connection, ids: Iterable[str], *, parts: Iterable[str] = ALL_PARTS
) -> dict[str, Record]:
    """Records by id; ids that are not known are left out. ``parts`` as of :func:`find`."""
    rows = rows_of(connection, list(ids))
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


def place_names(connection: sqlite3.Connection, given: Sequence[str]) -> dict[str, str]:
    """What municipalities and counties are called that are given by number, or by name in any spelling."""
    if not given:
        return {}
    query = "select number, name from municipalities union all select number, name from counties"
    rows = connection.execute(query).fetchall()
    known = {_fold(row["name"]): row["name"] for row in rows} | {row["number"]: row["name"] for row in rows}
    return {value: known[key] for value in given if (key := _fold(value)) in known}


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
