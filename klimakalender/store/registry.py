"""The reference tables of the database: sources, municipalities, counties, as the registry has them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from klimakalender.store.records import to_json

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping

TABLES = {
    "sources": (
        "id", "family", "publisher", "url", "platform", "entry_points", "frequency", "expected_min",
        "language", "municipality_number", "county_number",
    ),
    "municipalities": ("number", "name", "county_number", "county", "latitude", "longitude"),
    "counties": ("number", "name"),
}  # fmt: skip


def write_reference(connection: sqlite3.Connection, table: str, rows: Iterable[Mapping[str, Any]]) -> None:
    """Insert or update rows of a table above; more keys than it has columns do not matter.

    Rows that differ in nothing are not written; rows that are no longer given stay, since events refer to
    them.
    """
    columns = TABLES[table]
    key, told = columns[0], columns[1:]
    # Names are those of TABLES; values are parameters.
    connection.executemany(
        f"insert into {table} ({', '.join(columns)}) values ({', '.join('?' * len(columns))})"  # noqa: S608
        f" on conflict ({key}) do update set {', '.join(f'{name} = excluded.{name}' for name in told)}"
        f" where ({', '.join(f'{table}.{name}' for name in told)})"
        f" is not ({', '.join(f'excluded.{name}' for name in told)})",
        [[_plain(row[name]) for name in columns] for row in rows],
    )


def _plain(value: Any) -> Any:
    return to_json(list(value)) if isinstance(value, (tuple, list)) else value
