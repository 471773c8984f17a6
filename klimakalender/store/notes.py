"""What a page tells beside its events: series without dates, and issues of reading."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from klimakalender.store.events import touch
from klimakalender.store.records import opaque, to_json

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from klimakalender.store.events import Moment
    from klimakalender.store.pages import PageFacts
    from klimakalender.store.records import Record

TOLD = ("name", "cadence", "attendance", "registration_required", "organizers", "url", "source_id")


def write_series(
    connection: sqlite3.Connection, facts: PageFacts, series: Sequence[Record], moment: Moment
) -> None:
    """Insert or update the series of a page; one is known by its page and name."""
    for one in series:
        row = {
            **one,
            "url": facts.url,
            "source_id": facts.source_id,
            "organizers": to_json(one["organizers"]),
        }
        values = [row[name] for name in TOLD]
        # The names are those of TOLD; values are parameters.
        connection.execute(
            f"insert into series (id, {', '.join(TOLD)}, first_seen, last_seen)"  # noqa: S608
            f" values (?, {', '.join('?' * len(TOLD))}, ?, ?)"
            " on conflict (id) do update set last_seen = excluded.last_seen,"
            f" {', '.join(f'{name} = excluded.{name}' for name in TOLD)}"
            f" where ({', '.join(f'series.{name}' for name in TOLD)})"
            f" is not ({', '.join(f'excluded.{name}' for name in TOLD)})",
            [opaque("series", facts.url, one["name"]), *values, moment.at, moment.at],
        )


def write_issues(
    connection: sqlite3.Connection,
    url: str,
    records: Sequence[Record],
    issues: Sequence[Record],
    moment: Moment,
) -> int:
    """Bring the issues of a page to those of its reading; gives how many there are.

    Issues of an event are known by its listing at the position of the record.
    """
    ids = _events_of(connection, url) if any(record["issues"] for record in records) else []
    found: set[tuple[Any, ...]] = {(None, one["code"], one["field"], one["message"]) for one in issues}
    # An address that shares its listings with another one has none of its own.
    for event_id, record in zip(ids, records, strict=False):
        found |= {(event_id, one["code"], one["field"], one["message"]) for one in record["issues"]}
    rows = connection.execute(
        "select id, event_id, code, field, message from issues where url = ?", [url]
    ).fetchall()
    standing = {tuple(row)[1:]: row["id"] for row in rows}
    connection.executemany(
        "delete from issues where id = ?",
        [(row_id,) for key, row_id in standing.items() if key not in found],
    )
    connection.executemany(
        "insert into issues (url, event_id, code, field, message, run_id, created_at)"
        " values (?, ?, ?, ?, ?, ?, ?)",
        [(url, *key, moment.run_id, moment.at) for key in sorted(found - standing.keys(), key=repr)],
    )
    for event_id in sorted({str(key[0]) for key in found ^ standing.keys() if key[0] is not None}):
        touch(connection, event_id)
    return len(found)


def _events_of(connection: sqlite3.Connection, url: str) -> list[str]:
    rows = connection.execute(
        "select event_id from listings where url = ? and missing_since is null order by position", [url]
    )
    return [row["event_id"] for row in rows]
