"""Rows of events and of what belongs to them: written where a value differs, with the change beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from klimakalender.store.records import PRICE_KEYS, SESSION_KEYS, columns_of, parts_of, to_record, to_text
from klimakalender.store.tables import NEXT_SEQUENCE

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Mapping

    from klimakalender.store.records import Record, Row

# Tables beside events: their columns, and those of them that keep an order.
PARTS = {"sessions": SESSION_KEYS, "prices": PRICE_KEYS, "topics": ("topic",), "organizers": ("name",)}
ORDERED = ("sessions", "prices", "organizers")
# Column names are ours throughout this module; values are parameters.
_READ = {
    table: f"select {', '.join(columns)} from {table} where event_id = ?"  # noqa: S608
    f" order by {'position' if table in ORDERED else columns[0]}"
    for table, columns in PARTS.items()
}
# A session has its event's municipality beside its day, for the index by both.
_COPIED = {"sessions": {"municipality_number": "(select municipality_number from events where id = ?1)"}}


def _upsert(table: str) -> str:
    copied = _COPIED.get(table, {})
    columns = ("event_id", "position", *PARTS[table], *copied)
    values = (*(f"?{i}" for i in range(1, len(PARTS[table]) + 3)), *copied.values())
    return (
        f"insert into {table} ({', '.join(columns)}) values ({', '.join(values)})"  # noqa: S608
        f" on conflict (event_id, position) do update set {', '.join(f'{one} = excluded.{one}' for one in columns[2:])}"
    )


_WRITE = {table: _upsert(table) for table in ORDERED}
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


def read(
    connection: sqlite3.Connection, event_id: str, tables: Collection[str] = tuple(PARTS)
) -> tuple[Row, Record]:
    """The row of an event, and the event as a record; of :data:`PARTS`, those in other tables are left empty."""
    found = connection.execute("select * from events where id = ?", [event_id]).fetchone()
    # A dictionary: a Row looks through the names of its columns for every value.
    row = dict(zip(found.keys(), found, strict=True))
    return row, to_record(row, _read_parts(connection, event_id, tables))


def insert(connection: sqlite3.Connection, event_id: str, record: Record, moment: Moment) -> None:
    """A new event. Being new is no change, so ``changes`` has no row of it."""
    row = columns_of(record) | {
        "id": event_id,
        "first_seen": moment.at,
        "last_seen": moment.at,
        "updated_at": moment.noted_at,
    }
    connection.execute(
        f"insert into events ({', '.join(row)}, sequence)"  # noqa: S608
        f" values ({', '.join('?' * len(row))}, {NEXT_SEQUENCE})",
        list(row.values()),
    )
    for table, values in parts_of(record).items():
        _write_part(connection, table, event_id, [], values)


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
    old_parts, parts = parts_of(before), parts_of(record)
    new_parts = [table for table in parts if parts[table] != old_parts[table]]
    changed += [(table, _told(table, old_parts[table]), _told(table, parts[table])) for table in new_parts]
    if changed:
        _write_changes(connection, event_id, changed, moment)
        differing |= {"version": row["version"] + 1, "updated_at": max(row["updated_at"], moment.noted_at)}
    # With its new number at once, so that the trigger that gives one has nothing to do.
    assigned = "".join(f"{name} = ?, " for name in differing)
    connection.execute(
        f"update events set {assigned}sequence = {NEXT_SEQUENCE} where id = ?",  # noqa: S608
        [*differing.values(), event_id],
    )
    for table in new_parts:
        _write_part(connection, table, event_id, old_parts[table], parts[table])
    if "municipality_number" in differing:
        _place_sessions(connection, event_id, differing["municipality_number"])
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


def _read_parts(
    connection: sqlite3.Connection, event_id: str, tables: Collection[str]
) -> dict[str, list[tuple[Any, ...]]]:
    return {
        table: [tuple(row) for row in connection.execute(query, [event_id])] if table in tables else []
        for table, query in _READ.items()
    }


def _write_part(
    connection: sqlite3.Connection,
    table: str,
    event_id: str,
    old: list[tuple[Any, ...]],
    new: list[tuple[Any, ...]],
) -> None:
    """Bring a part of an event to what it is now; rows that say the same are left alone."""
    if table in ORDERED:
        rows = [
            (event_id, position, *value)
            for position, value in enumerate(new)
            if position >= len(old) or value != old[position]
        ]
        connection.executemany(_WRITE[table], rows)
        if len(new) < len(old):
            connection.execute(
                f"delete from {table} where event_id = ? and position >= ?",  # noqa: S608
                [event_id, len(new)],
            )
        return
    (column,) = PARTS[table]
    for statement, values in (
        (f"delete from {table} where event_id = ? and {column} = ?", [one for one in old if one not in new]),  # noqa: S608
        (f"insert into {table} (event_id, {column}) values (?, ?)", [one for one in new if one not in old]),  # noqa: S608
    ):
        connection.executemany(statement, [(event_id, *value) for value in values])


def _place_sessions(connection: sqlite3.Connection, event_id: str, municipality: str | None) -> None:
    """Bring the sessions to the municipality of their event."""
    connection.execute(
        "update sessions set municipality_number = ?1 where event_id = ?2 and municipality_number is not ?1",
        [municipality, event_id],
    )


def _told(table: str, values: list[tuple[Any, ...]]) -> list[Any]:
    """A part as ``changes`` writes it: objects, or bare words where there is one column."""
    if len(PARTS[table]) == 1:
        return [value for (value,) in values]
    return [dict(zip(PARTS[table], value, strict=True)) for value in values]
