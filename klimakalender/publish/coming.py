"""Searching what is to come: the index has it in order, so a page is full after its first hits."""

from __future__ import annotations

import json
import sqlite3
from itertools import chain, islice
from typing import TYPE_CHECKING

from klimakalender.publish.conditions import BEGIN
from klimakalender.publish.search import match_expression
from klimakalender.store.coming import ROOM, minute_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from klimakalender.publish.selection import Selection
    from klimakalender.store.published import Row

# Hits that are looked at together: as many as a page mostly takes, since not all of them are shown.
AT_ONCE = 32


def is_indexed(connection: sqlite3.Connection, selection: Selection) -> bool:
    """Whether all that a selection may have is in the index of what is to come, in the order that is wanted."""
    if not selection.text or selection.narrow or selection.day is None or selection.sort != "starts_at":
        return False
    try:
        return bool(connection.execute("select day <= ? from coming_since", [selection.day]).fetchone()[0])
    except sqlite3.OperationalError:
        return False  # a file that no run of this version has opened


def first(
    connection: sqlite3.Connection, selection: Selection, columns: str, wanted: int, counted: int = 0
) -> tuple[list[Row], int | None]:
    """The first events of a selection in order, with ``sort_key``; and how many there are, if all hits were looked at.

    They are where there are fewer than ``counted``. The words alone are looked up first: of most hits no more is read.
    """
    ahead, following = _hits(connection, selection, counted)
    few = len(ahead) < counted
    rows: list[Row] = []
    for hits in [ahead] if few else chain(_slices(ahead), following):
        for row in _among(connection, selection, columns, hits):
            if not few and len(rows) >= wanted and row["minute"] != rows[-1]["minute"]:
                return _in_order(rows)[:wanted], None
            rows.append(row)
    return _in_order(rows)[:wanted], len(rows)


def _hits(
    connection: sqlite3.Connection, selection: Selection, ahead: int
) -> tuple[list[int], Iterator[list[int]]]:
    """The numbers of what has the words, in order: so many of them, and the others by and by."""
    where, params = "", [match_expression(selection.text or "")]
    if selection.after is not None:
        where = f" and rowid > {minute_of('?')}"
        params += [selection.after[0]] * 2  # the minute is told of its stamp twice
    query = f"select rowid from coming_fts where coming_fts match ?{where} order by rowid"  # noqa: S608  our own words
    hits = (row[0] for row in connection.execute(query, params))
    return list(islice(hits, ahead)), iter(lambda: list(islice(hits, AT_ONCE)), [])


def _slices(numbers: list[int]) -> Iterator[list[int]]:
    return (numbers[start : start + AT_ONCE] for start in range(0, len(numbers), AT_ONCE))


def _among(
    connection: sqlite3.Connection, selection: Selection, columns: str, numbers: list[int]
) -> Iterator[Row]:
    """What of these a selection has besides its words."""
    where, params = selection.beside.sql, [json.dumps(numbers), *selection.beside.params]
    if selection.after is not None:
        where += f" and ({BEGIN}, events.id) > (?, ?)"
        params += selection.after
    return connection.execute(
        f"select {columns}, {BEGIN} as sort_key, number / {ROOM} as minute"  # noqa: S608  as above
        " from coming cross join events on events.id = event_id"
        f" where number in (select value from json_each(?)) and {where} order by number",
        params,
    )


def _in_order(rows: list[Row]) -> list[Row]:
    """Within a minute the index has them in the order in which they came."""
    return sorted(rows, key=lambda row: (row["sort_key"], row["id"]))
