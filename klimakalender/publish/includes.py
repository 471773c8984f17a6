"""What an event refers to, put in with it where ``include=`` asks for it: read for a whole page at once."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from klimakalender.publish import topics
from klimakalender.publish.texts import LANGUAGES

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Sequence

    from klimakalender.store.published import Record

MUNICIPALITIES = (
    "select number, name, county_number, county, latitude, longitude from municipalities"
    " where number in (select value from json_each(?))"
)
SOURCES = (
    "select id, family, publisher, url, platform, language, municipality_number, county_number from sources"
    " where id in (select value from json_each(?))"
)
HISTORY = (
    "select event_id, field, old, new, changed_at from changes"
    " where event_id in (select value from json_each(?)) order by id"
)
CONFLICTS = (
    "select c.event_id, c.field, c.value, c.kept_value, c.seen_at, l.url from conflicts c"
    " left join listings l on l.id = c.listing_id"
    " where c.event_id in (select value from json_each(?)) order by c.id"
)


def put_in(
    connection: sqlite3.Connection, records: Sequence[Record], wanted: Iterable[str]
) -> list[dict[str, Any]]:
    """For each whole record, by the names of :data:`INCLUDES`, what it refers to."""
    columns = {name: INCLUDES[name](connection, records) for name in wanted}
    return [{name: columns[name][at] for name in columns} for at in range(len(records))]


def _location(connection: sqlite3.Connection, records: Sequence[Record]) -> list[Any]:
    numbers = [record["place"]["municipality_number"] for record in records]
    known = {row["number"]: dict(row) for row in _rows(connection, MUNICIPALITIES, numbers)}
    return [known.get(number) for number in numbers]


def _publisher(connection: sqlite3.Connection, records: Sequence[Record]) -> list[Any]:
    ids = [record["source"] for record in records]
    known = {row["id"]: dict(row) for row in _rows(connection, SOURCES, ids)}
    return [known.get(source) for source in ids]


def _keywords(_connection: sqlite3.Connection, records: Sequence[Record]) -> list[Any]:
    return [[_named(topic) for topic in record["topics"]] for record in records]


def _named(topic: str) -> dict[str, str]:
    return {"topic": topic, **{lang: topics.name(topic, lang=lang) for lang in LANGUAGES}}


def _of_events(query: str) -> Callable[[sqlite3.Connection, Sequence[Record]], list[Any]]:
    def read(connection: sqlite3.Connection, records: Sequence[Record]) -> list[Any]:
        found = defaultdict(list)
        for row in _rows(connection, query, [record["id"] for record in records]):
            found[row["event_id"]].append({key: row[key] for key in row.keys() if key != "event_id"})  # noqa: SIM118  a Row iterates over its values
        return [found[record["id"]] for record in records]

    return read


def _rows(connection: sqlite3.Connection, query: str, keys: Iterable[str | None]) -> list[sqlite3.Row]:
    return connection.execute(query, [json.dumps(sorted({key for key in keys if key}))]).fetchall()


INCLUDES: dict[str, Callable[[sqlite3.Connection, Sequence[Record]], list[Any]]] = {
    "location": _location,
    "publisher": _publisher,
    "keywords": _keywords,
    "history": _of_events(HISTORY),
    "conflicts": _of_events(CONFLICTS),
}
