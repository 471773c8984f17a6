"""Rows of events and of what belongs to them: written where a value differs, with the change beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from klimakalender.store.records import PRICE_KEYS, SESSION_KEYS, columns_of, parts_of, to_record, to_text
from klimakalender.store.tables import NEXT_SEQUENCE

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping

    from klimakalender.store.records import Record, Row

# Tables beside events: their columns, and those of them that keep an order.
PARTS = {"sessions": SESSION_KEYS, "prices": PRICE_KEYS, "topics": ("topic",), "organizers": ("name",)}
ORDERED = ("sessions", "prices", "organizers")
# Columns whose change is nobody's news.
SILENT = ("search_text", "last_day", "listing_count")


@dataclass(frozen=True, slots=True)
class Moment:
    """When and in which run something was observed; ``day`` is the day in Norway.

    ``noted_at`` is when it becomes part of the history: later than ``at`` for what an old page is found to
    say by a new reading.
    """

    run_id: int
    at: str
    day: str
    noted_at: str


def read(connection: sqlite3.Connection, event_id: str) -> tuple[Row, Record]:
    """The row of an event, and the event as a record."""
    found = connection.execute("select * from events where id = ?", [event_id]).fetchone()
    # A dictionary: a Row looks through the names of its columns for every value.
    row = dict(zip(found.keys(), found, strict=True))
    return row, to_record(row, _read_parts(connection, event_id))


def insert(connection: sqlite3.Connection, event_id: str, record: Record, moment: Moment) -> None:
    """A new event. Being new is no change, so ``changes`` has no row of it."""
    row = columns_of(record) | {
        "id": event_id,
        "first_seen": moment.at,
        "last_seen": moment.at,
        "updated_at": moment.noted_at,
    }
    # Column names are ours throughout this module; values are parameters.
    connection.execute(
        f"insert into events ({', '.join(row)}) values ({', '.join('?' * len(row))})",  # noqa: S608
        list(row.values()),
    )
    for table, values in parts_of(record).items():
        _insert_part(connection, table, event_id, values)
    _place_sessions(connection, event_id, row["municipality_number"])


def update(
    connection: sqlite3.Connection,
    row: Row,
    before: Record,
    record: Record,
    moment: Moment,
    further: Mapping[str, Any],
) -> frozenset[str]:
    """Bring an event, ``row`` and ``before`` as :func:`read` gives them, to a record and ``further`` columns.

    Each changed value is a row of ``changes``; together they are a new version. Gives the names of what changed.
    """
    event_id: str = row["id"]
    wanted = {**columns_of(record), **further}
    differing = {name: value for name, value in wanted.items() if row[name] != value}
    changed = [(name, row[name], differing[name]) for name in differing if name not in SILENT]
    old_parts = parts_of(before)
    for table, values in parts_of(record).items():
        if values != old_parts[table]:
            changed.append((table, _told(table, old_parts[table]), _told(table, values)))
            connection.execute(f"delete from {table} where event_id = ?", [event_id])  # noqa: S608
            _insert_part(connection, table, event_id, values)
    if not {"sessions", "municipality_number"}.isdisjoint(name for name, _, _ in changed):
        _place_sessions(connection, event_id, wanted["municipality_number"])
    if changed:
        _write_changes(connection, event_id, changed, moment)
        differing |= {"version": row["version"] + 1, "updated_at": max(row["updated_at"], moment.noted_at)}
    if differing:
        assigned = ", ".join(f"{name} = ?" for name in differing)
        connection.execute(
            f"update events set {assigned} where id = ?",  # noqa: S608
            [*differing.values(), event_id],
        )
    if not changed:
        touch(connection, event_id)
    return frozenset(name for name, _, _ in changed)


def touch(connection: sqlite3.Connection, event_id: str) -> None:
    """Let copies fetch an event again of which something changed that is no value of its own (evidence, issues).

    Of values of the event the database itself takes note.
    """
    connection.execute(f"update events set sequence = {NEXT_SEQUENCE} where id = ?", [event_id])  # noqa: S608


def record_changes(
    connection: sqlite3.Connection, event_id: str, changed: list[tuple[str, Any, Any]], moment: Moment
) -> None:
    """Rows of ``changes`` (field, old, new), and a new version of the event."""
    _write_changes(connection, event_id, changed, moment)
    connection.execute(
        "update events set version = version + 1, updated_at = max(updated_at, ?) where id = ?",
        [moment.noted_at, event_id],
    )


def _write_changes(
    connection: sqlite3.Connection, event_id: str, changed: list[tuple[str, Any, Any]], moment: Moment
) -> None:
    connection.executemany(
        "insert into changes (event_id, field, old, new, run_id, changed_at) values (?, ?, ?, ?, ?, ?)",
        [
            (event_id, field, to_text(old), to_text(new), moment.run_id, moment.noted_at)
            for field, old, new in changed
        ],
    )


def _read_parts(connection: sqlite3.Connection, event_id: str) -> dict[str, list[tuple[Any, ...]]]:
    return {
        table: [
            tuple(row)
            for row in connection.execute(
                f"select {', '.join(columns)} from {table} where event_id = ?"  # noqa: S608
                f" order by {'position' if table in ORDERED else columns[0]}",
                [event_id],
            )
        ]
        for table, columns in PARTS.items()
    }


def _insert_part(
    connection: sqlite3.Connection, table: str, event_id: str, values: list[tuple[Any, ...]]
) -> None:
    columns = PARTS[table]
    if table in ORDERED:
        columns = ("position", *columns)
        values = [(position, *value) for position, value in enumerate(values)]
    connection.executemany(
        f"insert into {table} (event_id, {', '.join(columns)})"  # noqa: S608
        f" values ({', '.join('?' * (len(columns) + 1))})",
        [(event_id, *value) for value in values],
    )


def _place_sessions(connection: sqlite3.Connection, event_id: str, municipality: str | None) -> None:
    """The event's municipality beside the days of its sessions, for the index by both."""
    connection.execute(
        "update sessions set municipality_number = ?1 where event_id = ?2 and municipality_number is not ?1",
        [municipality, event_id],
    )


def _told(table: str, values: list[tuple[Any, ...]]) -> list[Any]:
    """A part as ``changes`` writes it: objects, or bare words where there is one column."""
    if len(PARTS[table]) == 1:
        return [value for (value,) in values]
    return [dict(zip(PARTS[table], value, strict=True)) for value in values]
