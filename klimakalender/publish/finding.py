"""Which events a selection has, in its order: their keys alone, so that nothing is read that is not given.

Functions take a connection as :mod:`klimakalender.publish.reader` does.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from klimakalender.publish import coming
from klimakalender.publish.conditions import Condition, all_of, began_before, begins_on_or_after
from klimakalender.publish.search import match_expression

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

    from klimakalender.publish.selection import Selection
    from klimakalender.store.published import Row

# What tells one state of an event from every other one, also of a database that was put back to an earlier day.
STATE = ("id", "sequence", "version", "updated_at")
KEYS = ", ".join(f"events.{column}" for column in STATE)
# More are not counted.
MAX_COUNT = 1001
MANY = 1500
# Hits of a search: so many are not counted.
COUNTED = 100


@dataclass(frozen=True, slots=True)
class Found:
    """Rows of :data:`STATE` in order, and the cursor of what follows (``None`` at the end)."""

    keys: Sequence[Row]
    next_cursor: str | None


def find_keys(connection: sqlite3.Connection, selection: Selection) -> Found:
    """One page of a selection. Stable under writes: it goes on after a key, not after a number of rows."""
    wanted = selection.page_size + 1
    if coming.is_indexed(connection, selection):
        return _page(selection, coming.first(connection, selection, KEYS, wanted)[0])
    return _with_keys(
        connection, selection, _first(connection, selection, _plan(connection, selection), wanted)
    )


def find_and_count(connection: sqlite3.Connection, selection: Selection) -> tuple[Found, int | None]:
    """The same with :func:`count`, which is ``None`` where there are more than are counted or where counting takes
    longer than finding: of words that :data:`COUNTED` events have, unless all that is found is on the page.
    """
    wanted = selection.page_size + 1
    if coming.is_indexed(connection, selection):
        rows, total = coming.first(connection, selection, KEYS, wanted, COUNTED)
        if selection.after is not None:
            _, total = coming.first(connection, replace(selection, after=None), KEYS, wanted, COUNTED)
        return _page(selection, rows), total
    plan = _plan(connection, selection)
    if plan.looked_up and selection.after is None:
        # All of them are put in order anyway.
        rows = _first(connection, selection, plan, max(MAX_COUNT, wanted))
        total = len(rows) if len(rows) < MAX_COUNT else None
        return _with_keys(connection, selection, rows[:wanted]), total
    found = _with_keys(connection, selection, _first(connection, selection, plan, wanted))
    if selection.text and not plan.looked_up:
        return found, None
    counted = _count(connection, plan)
    return found, counted if counted < MAX_COUNT else None


def count(connection: sqlite3.Connection, selection: Selection) -> int:
    """How many events a selection has, on all its pages; at most :data:`MAX_COUNT` are counted."""
    if coming.is_indexed(connection, selection):
        return len(coming.first(connection, replace(selection, after=None), KEYS, MAX_COUNT)[0])
    return _count(connection, _plan(connection, selection))


def keys_of(connection: sqlite3.Connection, ids: Iterable[str]) -> list[Row]:
    """The keys of events by id, in any order; ids that are not known are left out."""
    query = f"select {KEYS} from events where id in (select value from json_each(?))"  # noqa: S608  our names
    return connection.execute(query, [json.dumps(list(ids))]).fetchall()


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a selection: from which table by which index, on which condition, in which order."""

    table: str
    where: Condition
    key: str


@dataclass(frozen=True, slots=True)
class _Plan:
    """The parts of a selection, one behind the other; ``looked_up``: all of it is read before it is put in order."""

    parts: tuple[_Part, ...]
    looked_up: bool = False


def _plan(connection: sqlite3.Connection, selection: Selection) -> _Plan:
    """What is common is found by walking along the order until a page is full; what is rare is looked up and put
    in order then (a plus sign keeps SQLite from walking). Of what began before the first day only events of
    several days can be still on. They are few and have an index of their own, so nobody walks through the past.
    """
    where, key = selection.where_each, selection.key
    if selection.narrow:
        return _Plan((_Part("events", where, f"+{key}"),), looked_up=True)
    if selection.text and _is_rare(connection, selection.text):
        return _Plan((_Part("events", selection.where, f"+{key}"),), looked_up=True)
    if selection.day is None or selection.sort != "starts_at":
        return _Plan((_Part("events", where, key),))
    still_on, later = began_before(selection.day), begins_on_or_after(selection.day)
    return _Plan(
        (
            _Part("events indexed by events_for_days", all_of([still_on, where]), key),
            _Part("events", all_of([later, where]), key),
        )
    )


def _is_rare(connection: sqlite3.Connection, text: str) -> bool:
    """Whether no more events have the words than can be looked up in an instant."""
    query = "select count(*) from (select 1 from events_fts where events_fts match ? limit ?)"
    return bool(connection.execute(query, [match_expression(text), MANY]).fetchone()[0] < MANY)


def _count(connection: sqlite3.Connection, plan: _Plan) -> int:
    found = 0
    for part in plan.parts:
        sql = f"select count(*) from (select 1 from {part.table} where {part.where.sql} order by {part.key} limit ?)"  # noqa: S608  as in _rows()
        found += int(connection.execute(sql, [*part.where.params, MAX_COUNT - found]).fetchone()[0])
    return found


def _first(connection: sqlite3.Connection, selection: Selection, plan: _Plan, wanted: int) -> list[Row]:
    rows: list[Row] = []
    for part in plan.parts:
        rows += _rows(connection, selection, part, wanted - len(rows))
        if len(rows) == wanted:
            break
    return rows


def _with_keys(connection: sqlite3.Connection, selection: Selection, rows: list[Row]) -> Found:
    """A page of rows that have no more than their place in the order."""
    found = _page(selection, rows)
    keys = {row["id"]: row for row in keys_of(connection, [row["id"] for row in found.keys])}
    return Found([keys[row["id"]] for row in found.keys], found.next_cursor)


def _page(selection: Selection, rows: list[Row]) -> Found:
    more, rows = len(rows) > selection.page_size, rows[: selection.page_size]
    cursor = selection.cursor_after(str(rows[-1]["sort_key"]), rows[-1]["id"]) if more else None
    return Found(rows, cursor)


def _rows(connection: sqlite3.Connection, selection: Selection, part: _Part, limit: int) -> list[Row]:
    """Ids in order, with ``sort_key``: what the indexes tell, so that of what is not given no row is read."""
    where, params, key = part.where.sql, list(part.where.params), part.key
    direction = "desc" if selection.descending else "asc"
    if selection.after is not None:
        where += f" and ({key}, events.id) {'<' if selection.descending else '>'} (?, ?)"
        params += selection.after
    # The SQL is put together from the constants of conditions.py and selection.py; values are parameters.
    sql = (
        f"select events.id, {key} as sort_key from {part.table} where {where}"  # noqa: S608  see above
        f" order by {key} {direction}, events.id {direction} limit ?"
    )
    return connection.execute(sql, [*params, limit]).fetchall()
