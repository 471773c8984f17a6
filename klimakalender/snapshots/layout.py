"""What a snapshot's SQLite file holds: tables and views, their columns, kinds and keys."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from klimakalender.publish.columns import Kind, kind_of

if TYPE_CHECKING:
    import sqlite3

# A view that asks for the present moment says something else tomorrow: it is in the SQLite file alone.
_NOW = re.compile(r"'now'")


@dataclass(frozen=True, slots=True)
class Column:
    """``declared`` is SQLite's type, empty for what a view works out."""

    name: str
    kind: Kind
    declared: str
    required: bool


@dataclass(frozen=True, slots=True)
class Table:
    """A table or view in the order of its rows; ``refers`` are column, other table, its column."""

    name: str
    columns: tuple[Column, ...]
    keys: tuple[str, ...]
    refers: tuple[tuple[str, str, str], ...]

    @property
    def query(self) -> str:
        """All rows in a fixed order."""
        order = f" order by {', '.join(self.keys)}" if self.keys else ""
        names = ", ".join(f'"{column.name}"' for column in self.columns)
        return f"select {names} from {self.name}{order}"  # noqa: S608  names of the schema


def tables_of(connection: sqlite3.Connection) -> list[Table]:
    """Tables and the views that do not depend on the time of day, by name."""
    query = "select name, sql from sqlite_master where type in ('table', 'view') order by type, name"
    return [_table(connection, name) for name, sql in connection.execute(query) if not _NOW.search(sql)]


def _table(connection: sqlite3.Connection, name: str) -> Table:
    rows = connection.execute(f"pragma table_info({name})").fetchall()
    columns = tuple(
        Column(row[1], kind_of(name, row[1], row[2] or "text"), row[2].lower(), bool(row[3] or row[5]))
        for row in rows
    )
    keys = tuple(row[1] for row in sorted(rows, key=lambda row: int(row[5])) if row[5])
    refers = tuple((row[3], row[2], row[4]) for row in connection.execute(f"pragma foreign_key_list({name})"))
    return Table(name, columns, keys, tuple(sorted(refers)))
