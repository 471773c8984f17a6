"""What a run saw of a source, for :mod:`klimakalender.store.drift`: counted, kept in ``source_runs``, read again."""

from __future__ import annotations

import json
import re
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from klimakalender.store.absence import COMING
from klimakalender.store.drift import Look

if TYPE_CHECKING:
    import sqlite3

REMEMBERED = 120  # runs of a source that are looked back on
LULL = timedelta(days=60)

# What an announcement states, as SQL over its record, fields of which stand in braces.
STATED = {
    "date": "{starts_at} is not null or {approximate} is not null",
    "clock": "length({starts_at}) > 10",
    "place": "{place.venue} is not null or {online_url} is not null",
    "price": "{price.is_free} is not null or json_array_length(l.record, '$.price.items') > 0",
    "registration": "{registration.deadline} is not null or {registration.url} is not null",
}


def count_stated(connection: sqlite3.Connection, source_id: str, day: str) -> dict[str, int]:
    """How many coming announcements of a source that were seen today or yesterday state each field."""
    tests = {
        name: re.sub(r"{(.+?)}", r"json_extract(l.record, '$.\1')", test) for name, test in STATED.items()
    }
    # A page that has fallen silent is still an announcement, and states nothing.
    columns = ", ".join(
        f"coalesce(sum(l.silent_since is null and ({test})), 0) as {name}" for name, test in tests.items()
    )
    row = connection.execute(
        f"select count(*) as announcements, {columns} from pages p join listings l on l.url = p.url"  # noqa: S608
        " join events e on e.id = l.event_id"  # constants of ours throughout
        " where p.source_id = ?1 and p.outcome in ('ok', 'unchanged') and substr(p.checked_at, 1, 10) >= ?2"
        f" and l.missing_since is null and {COMING.replace('?', '?3')}",
        [source_id, (date.fromisoformat(day) - timedelta(days=1)).isoformat(), day],
    ).fetchone()
    return dict(row)


def held_lately(connection: sqlite3.Connection, source_id: str, day: str) -> int:
    """How many events of a source have taken place within the last ``LULL``: it announced them, so it lives."""
    return held(connection, source_id, (date.fromisoformat(day) - LULL).isoformat(), day, vanished=False)


def held(connection: sqlite3.Connection, source_id: str, since: str, day: str, *, vanished: bool) -> int:
    """How many events of a source were over from one day up to another; ``vanished``: also of those that had gone."""
    kept = "" if vanished else " and e.vanished_at is null"
    count: int = connection.execute(
        "select count(*) from events e where e.source_id = ?1 and e.last_day >= ?2 and e.last_day < ?3"  # noqa: S608
        f" and e.merged_into is null{kept}",  # one of the two words above
        [source_id, since, day],
    ).fetchone()[0]
    return count


def looks(connection: sqlite3.Connection, source_id: str, run_id: int) -> list[Look]:
    """What earlier runs saw of a source, in order of time; runs that could not read it say nothing."""
    rows = connection.execute(
        "select * from source_runs where source_id = ? and run_id <> ? and stated is not null"
        " and cause in ('ok', 'short', 'empty', 'guarded') order by id desc limit ?",
        [source_id, run_id, REMEMBERED],
    ).fetchall()
    return [
        Look(
            datetime.fromisoformat(row["finished_at"]),
            row["platform"],
            row["coming"],
            row["linked"],
            row["lost"],
            json.loads(row["stated"]),
            drifted=bool(row["drift"]) or row["cause"] == "guarded",
        )
        for row in reversed(rows)
    ]
