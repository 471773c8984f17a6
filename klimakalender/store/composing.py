"""Whole records of events from all tables that tell of them, in batches, in a handful of queries.

Column names in SQL are ours; values are always parameters.
"""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING

from klimakalender.store.published import ALL_PARTS, to_record

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

    from klimakalender.store.published import Record, Row

# The rows that belong to events, for a JSON list of event ids: the id first, then what records tell, by its name there.
CHILDREN = {
    name: f"select event_id, {columns} from {name} where event_id in (select value from json_each(?)) order by {order}"  # noqa: S608  our names
    for name, columns, order in (
        ("sessions", "starts_at, ends_at, all_day, venue", "position"),
        ("prices", "amount, currency, label, vat, text", "position"),
        ("topics", "topic", "topic"),
        ("organizers", "name", "position"),
        # By event, so that the index has them in order.
        ("evidence", 'listing_id, field, value, quote, "where", rule, confidence', "event_id, id"),
        ("issues", "code, field, message", "id"),
        (
            "listings",
            "url, source_id as source, title, first_seen, vanished_at,"
            " json_extract(record, '$.topic_reasons') as topic_reasons",
            "first_seen, id",
        ),
    )
}
LISTINGS = "select id, url from listings where id in (select value from json_each(?))"


def rows_of(connection: sqlite3.Connection, ids: Sequence[str]) -> list[Row]:
    """Rows of ``events`` in the order of their ids; ids that are not known are left out."""
    if not ids:
        return []
    query = "select * from events where id in (select value from json_each(?))"
    rows = {row["id"]: row for row in connection.execute(query, [json.dumps(ids)])}
    return [rows[event_id] for event_id in ids if event_id in rows]


def records_of(
    connection: sqlite3.Connection, rows: Sequence[Row], *, parts: Iterable[str] = ALL_PARTS
) -> list[Record]:
    """Whole records of rows of ``events``, in their order; ``parts`` as of :func:`find`."""
    if not rows:
        return []
    ids = json.dumps([row["id"] for row in rows])
    children = {name: _children(connection, CHILDREN[name], ids) for name in parts}
    _put_addresses(connection, [piece for found in children.get("evidence", {}).values() for piece in found])
    return [to_record(row, {name: children[name].get(row["id"], []) for name in children}) for row in rows]


def _children(connection: sqlite3.Connection, query: str, ids: str) -> dict[str, list[Record]]:
    cursor = connection.cursor()
    # Plain tuples: of so many rows a Row would cost more than all that is done with it.
    cursor.row_factory = None
    cursor.execute(query, [ids])
    names = [column[0] for column in cursor.description][1:]
    grouped: dict[str, list[Record]] = defaultdict(list)
    for event_id, *values in cursor:
        grouped[event_id].append(dict(zip(names, values, strict=True)))
    return grouped


def _put_addresses(connection: sqlite3.Connection, evidence: Sequence[Record]) -> None:
    """The address of the listing that each piece of evidence is from; there are many pieces to a listing."""
    listings = {piece["listing_id"] for piece in evidence}
    addresses = dict(connection.execute(LISTINGS, [json.dumps(list(listings))]).fetchall())
    for piece in evidence:
        piece["url"] = addresses.get(piece.pop("listing_id"))
