"""The page of a municipality and the page of a publisher: who it is, what is coming there, what has been."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from klimakalender.publish import agenda, atlas, reader
from klimakalender.publish.front import PARTS
from klimakalender.publish.selection import select
from klimakalender.publish.visit import page

if TYPE_CHECKING:
    import sqlite3

    from datasette.utils.asgi import Response

    from klimakalender.publish.visit import Pairs, Visit
    from klimakalender.store.published import Record

COMING = 100
PAST = 12


@page
async def municipality(visit: Visit) -> Response:
    """A municipality by its number."""
    number = visit.part("number")
    row = await visit.read(lambda connection: _one(connection, "municipalities", "number", number))
    if row is None:
        return visit.missing("place.none", "place.none_lead")
    publishers = await visit.read(lambda connection: _publishers(connection, number))
    located = row["latitude"] is not None
    return visit.render(
        "municipality.html",
        here="",
        row=row,
        publishers=publishers,
        around=atlas.around(row["latitude"], row["longitude"]) if located else None,
        **await _events(visit, [("municipality", number)]),
    )


@page
async def publisher(visit: Visit) -> Response:
    """A publisher by the id of its source."""
    source = visit.part("source")
    row = await visit.read(lambda connection: _one(connection, "source_health", "source_id", source))
    if row is None:
        return visit.missing("publisher.none", "publisher.none_lead")
    return visit.render("publisher.html", here="", row=row, **await _events(visit, [("data_source", source)]))


async def _events(visit: Visit, wanted: Pairs) -> dict[str, Any]:
    yesterday = visit.today - timedelta(days=1)
    before = [("start", "2000-01-01"), ("end", yesterday.isoformat()), ("sort", "-starts_at")]
    coming = select([*wanted, ("page_size", str(COMING))], visit.moment)
    earlier = select([*wanted, *before, ("page_size", str(PAST + COMING))], visit.moment)
    found = await visit.read(lambda connection: reader.find(connection, coming, parts=PARTS))
    gone = await visit.read(lambda connection: reader.find(connection, earlier, parts=PARTS))
    entries = [agenda.entry_of(record, visit.moment) for record in gone.records]
    return {
        "wanted": wanted,
        "groups": agenda.groups(found.records, visit.moment, lang=visit.lang),
        "count": len(found.records),
        "more": found.next_cursor is not None,
        "past": [entry for entry in entries if entry.past][:PAST],
    }


def _one(connection: sqlite3.Connection, table: str, column: str, value: str) -> Record | None:
    # S608: table and column are those of this module.
    row = connection.execute(f"select * from {table} where {column} = ?", [value]).fetchone()  # noqa: S608
    return None if row is None else dict(row)


def _publishers(connection: sqlite3.Connection, number: str) -> list[Record]:
    query = "select id, publisher, family, url from sources where municipality_number = ? order by publisher"
    return [dict(row) for row in connection.execute(query, [number])]
