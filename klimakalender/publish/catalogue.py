"""The tables around the events: sources with their health, municipalities and topics, with counts.

Queries for an open connection; "coming" is judged at a given moment. Nothing is written.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from klimakalender.publish.conditions import IN_SCOPE, PRESENT, not_over

if TYPE_CHECKING:
    import sqlite3

    from klimakalender.publish.stamps import Moment
    from klimakalender.store.published import Record

SOURCE_KEYS = (
    *(
        "id",
        "family",
        "publisher",
        "url",
        "platform",
        "entry_points",
        "frequency",
        "expected_min",
        "language",
    ),
    *("municipality_number", "county_number"),
)


def coming_by(
    connection: sqlite3.Connection, now: Moment, column: str, table: str = "events"
) -> dict[str, int]:
    """How many coming events there are for each value of a column, most first. Names are ours."""
    shown = not_over(now)
    joined = "" if table == "events" else f" join {table} on {table}.event_id = events.id"
    query = (
        f"select {table}.{column}, count(*) from events{joined}"  # noqa: S608  names of columns, no values
        # The plus signs keep SQLite from walking through all events in the order of the column.
        f" where {IN_SCOPE.sql} and {PRESENT.sql} and ({shown.sql}) and +{table}.{column} is not null"
        f" group by +{table}.{column} order by 2 desc, 1"
    )
    return {str(row[0]): int(row[1]) for row in connection.execute(query, shown.params)}


def municipalities(connection: sqlite3.Connection, now: Moment) -> list[Record]:
    """All municipalities by number, with the number of coming events."""
    counts = coming_by(connection, now, "municipality_number")
    query = (
        "select number, name, county_number, county, latitude, longitude from municipalities order by number"
    )
    return [dict(row) | {"coming_events": counts.get(row["number"], 0)} for row in connection.execute(query)]


def topics(connection: sqlite3.Connection, now: Moment) -> list[Record]:
    """All topics that events have, with how many events and how many coming ones."""
    counts = coming_by(connection, now, "topic", "topics")
    query = "select topic, count(*) as events from topics group by topic order by topic"
    return [dict(row) | {"coming_events": counts.get(row["topic"], 0)} for row in connection.execute(query)]


def sources(connection: sqlite3.Connection, now: Moment) -> list[Record]:
    """Every source of the registry with its health, as the view ``source_health`` has it."""
    counts = coming_by(connection, now, "source_id")
    query = (
        "select * from source_health join sources on sources.id = source_health.source_id order by family, 1"
    )
    return [_source(dict(row), counts) for row in connection.execute(query)]


def _source(row: Record, counts: dict[str, int]) -> Record:
    entry_points = json.loads(row["entry_points"])
    health = {key: row[key] for key in HEALTH_KEYS}
    return {key: row[key] for key in SOURCE_KEYS} | {
        "entry_points": entry_points,
        "coming_events": counts.get(row["id"], 0),
        "health": health,
    }


HEALTH_KEYS = (
    *("cause", "since", "last_run_at", "last_ok_at", "requests", "pages", "events", "new", "changed"),
    *("vanished", "errors", "issues", "message", "events_stored"),
)
