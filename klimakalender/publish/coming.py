"""Searching what is to come: the index has it in order, so a page is full after its first hits."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from klimakalender.publish.conditions import BEGIN
from klimakalender.publish.search import match_expression
from klimakalender.store.coming import ROOM, minute_of

if TYPE_CHECKING:
    from klimakalender.publish.records import Row
    from klimakalender.publish.selection import Selection


def is_indexed(connection: sqlite3.Connection, selection: Selection) -> bool:
    """Whether all that a selection may have is in the index of what is to come, in the order that is wanted."""
    if not selection.text or selection.narrow or selection.day is None or selection.sort != "starts_at":
        return False
    try:
        return bool(connection.execute("select day <= ? from coming_since", [selection.day]).fetchone()[0])
    except sqlite3.OperationalError:
        return False  # a file that no run of this version has opened


def first(connection: sqlite3.Connection, selection: Selection, columns: str, wanted: int) -> list[Row]:
    """The first events of a selection in order, with ``sort_key``."""
    where, params = selection.beside.sql, [match_expression(selection.text or ""), *selection.beside.params]
    if selection.after is not None:
        where += f" and f.rowid > {minute_of('?')} and ({BEGIN}, events.id) > (?, ?)"
        key, event_id = selection.after
        params += [key, key, key, event_id]  # the minute is told of its stamp twice
    # S608: our own words; values are parameters. "cross join": the index first.
    found = connection.execute(
        f"select {columns}, {BEGIN} as sort_key, f.rowid / {ROOM} as minute"  # noqa: S608
        " from coming_fts f cross join coming on number = f.rowid cross join events on events.id = event_id"
        f" where coming_fts match ? and {where} order by f.rowid",
        params,
    )
    rows: list[Row] = []
    for row in found:
        if len(rows) >= wanted and row["minute"] != rows[-1]["minute"]:
            break
        rows.append(row)
    # Within a minute the index has them in the order in which they came.
    return sorted(rows, key=lambda row: (row["sort_key"], row["id"]))[:wanted]
