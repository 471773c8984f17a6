"""The canonical form of a database: the same archives give the same lines, whenever and however they were read.

What is left out is bookkeeping: which run wrote a row, when by our clock, and the numbers that SQLite gave it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from klimakalender.store.records import to_json

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

# What readers are told. The rest is about runs, or given with the program.
TABLES = ("changes", "conflicts", "events", "evidence", "issues", "listings", "match_decisions", "organizers",
          "pages", "prices", "series", "sessions", "topics")  # fmt: skip
# The moment of a change is that of the new reading where old pages are read again; sequence is the order of writing.
BOOKKEEPING = {"run_id", "changes.changed_at", "events.updated_at", "events.sequence"}


def dump(connection: sqlite3.Connection) -> Iterator[str]:
    """A line of JSON for every row, tables and rows in a fixed order; of one moment of the database."""
    connection.execute("begin")
    try:
        for table in TABLES:
            names = _columns(connection, table)
            columns = ", ".join(f'"{name}"' for name in names)
            query = f"select {columns} from {table} order by {columns}"  # noqa: S608  names of the schema
            for row in connection.execute(query):
                yield to_json({"table": table, **dict(zip(names, row, strict=True))})
    finally:
        connection.execute("rollback")


def _columns(connection: sqlite3.Connection, table: str) -> list[str]:
    return [
        row["name"]
        for row in connection.execute(f"pragma table_info({table})")
        if (row["name"], row["type"].lower()) != ("id", "integer")
        and not BOOKKEEPING & {row["name"], f"{table}.{row['name']}"}
    ]
