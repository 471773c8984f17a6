"""How much the database covers, and what happened to it when: figures for the pages about the data."""

from __future__ import annotations

import inspect
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from klimakalender.publish.conditions import IN_SCOPE, PRESENT, not_over
from klimakalender.publish.stamps import stamp_or_none
from klimakalender.store import schema
from normalize import OSLO

if TYPE_CHECKING:
    import sqlite3

    from klimakalender.publish.stamps import Moment

# What a coming event may tell, with the condition that it does; in the order of the page.
TOLD = {
    "starts_at": "events.starts_at is not null",
    "clock": "events.all_day = 0 and events.starts_at is not null",
    "place": "events.municipality_number is not null or events.attendance = 'online'",
    "registration_deadline": "events.registration_deadline is not null",
    "is_free": "events.is_free is not null",
}
SHOWN = f"{IN_SCOPE.sql} and {PRESENT.sql}"
MONTHS = """
    select substr(started_at, 1, 7) as month, count(*) as runs, sum(pages) as pages,
      sum(events_new) as new, sum(events_changed) as changed
    from runs where state = 'done' and started_at glob '[0-9][0-9][0-9][0-9]-[01][0-9]-*'
    group by month order by month desc limit 24"""


@dataclass(frozen=True, slots=True)
class Coverage:
    """Counts of shown events (about climate, still announced) and sources; ``told`` is of the coming events.

    ``last_run`` is the Norwegian day of the last visit; ``None`` before the first one.
    """

    known: int
    coming: int
    municipalities: int
    publishers: int
    told: dict[str, int]
    sources: int
    asked: int
    healthy: int
    first_seen: str | None
    last_run: str | None

    def percent(self, key: str) -> int:
        """Of the coming events, how many in a hundred tell it."""
        return round(100 * self.told[key] / self.coming) if self.coming else 0


def coverage(connection: sqlite3.Connection, now: Moment) -> Coverage:
    """The figures of a moment."""
    coming = not_over(now)
    sums = ", ".join(f"coalesce(sum({condition}), 0)" for condition in TOLD.values())
    query = (
        f"select count(*), count(distinct municipality_number), count(distinct source_id), {sums}"  # noqa: S608  constants
        f" from events where {SHOWN} and {coming.sql}"
    )
    told = connection.execute(query, coming.params).fetchone()
    # By an index of just these; left to itself SQLite goes through the whole table.
    (known,) = connection.execute(
        f"select count(*) from events indexed by events_coming where {SHOWN}"  # noqa: S608  constants
    ).fetchone()
    # What was seen first stands first.
    (first,) = connection.execute(
        "select min(first_seen) from (select first_seen from events order by rowid limit 1000)"
    ).fetchone()
    sources, asked, healthy = connection.execute(
        "select count(*), coalesce(sum(cause is not null and cause <> 'never'), 0), coalesce(sum(cause = 'ok'), 0)"
        " from source_health"
    ).fetchone()
    return Coverage(
        known, told[0], told[1], told[2], dict(zip(TOLD, told[3:], strict=True)), sources, asked, healthy,
        first[:10] if first else None, last_day(connection),
    )  # fmt: skip


def last_day(connection: sqlite3.Connection) -> str | None:
    """The Norwegian day of the last run."""
    (last,) = connection.execute("select max(started_at) from runs").fetchone()
    stamp = stamp_or_none(last)
    if isinstance(stamp, datetime):
        return stamp.astimezone(OSLO).date().isoformat()
    return stamp.isoformat() if stamp else None


def months(connection: sqlite3.Connection) -> list[dict[str, int | str]]:
    """What the runs of the last months found, newest first."""
    return [dict(row) for row in connection.execute(MONTHS)]


def rereadings(connection: sqlite3.Connection) -> list[str]:
    """When all pages were read again with newer rules, newest first."""
    query = (
        "select started_at from runs where command = 'reprocess' and state = 'done' order by id desc limit 24"
    )
    return [str(row[0]) for row in connection.execute(query)]


def migrations(connection: sqlite3.Connection) -> list[tuple[str, str, str]]:
    """Changes of the schema, newest first: name, when this database had it, and what it says of itself in English."""
    query = "select name, applied_at from _sqlite_migrations order by id desc"
    return [
        (row[0], row[1], inspect.getdoc(getattr(schema, row[0], None)) or "")
        for row in connection.execute(query)
    ]
