"""The published tables and views of a database as a SQLite file of one moment, the same bytes for the same rows.

The other files of a snapshot are written from it, so that all of them say the same.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from klimakalender.publish.columns import is_internal, kind_of
from klimakalender.store import open_for_reading
from normalize.contact import redact

if TYPE_CHECKING:
    from pathlib import Path

INDEXED = ("event_id", "listing_id")


def freeze(db: Path, target: Path) -> None:
    """Write the snapshot's SQLite file.

    Bookkeeping of the program is left out; addresses and telephone numbers of persons, which no crawl stores, are
    taken out of every text once more. Raises :class:`klimakalender.errors.DatabaseError`.
    """
    with closing(open_for_reading(db)) as source:
        source.execute("begin")
        with closing(sqlite3.connect(target, isolation_level=None)) as copy:
            copy.execute("pragma page_size = 4096")
            copy.execute("pragma journal_mode = off")
            copy.execute("pragma synchronous = off")
            copy.execute("begin")
            for table in _tables(source):
                _copy(source, copy, table)
            for _, sql in _public(source, "view"):
                copy.execute(sql)
            copy.execute("commit")
            copy.execute("vacuum")


def _public(source: sqlite3.Connection, kind: str) -> list[tuple[str, str]]:
    query = "select name, sql from sqlite_master where type = ? order by name"
    return [(row[0], row[1]) for row in source.execute(query, [kind]) if not is_internal(row[0])]


def _tables(source: sqlite3.Connection) -> list[str]:
    return [name for name, _ in _public(source, "table")]


def _copy(source: sqlite3.Connection, copy: sqlite3.Connection, table: str) -> None:
    columns = [
        row for row in source.execute(f"pragma table_info({table})") if not is_internal(table, row["name"])
    ]
    names = ", ".join(f'"{row["name"]}"' for row in columns)
    lines = [f'"{row["name"]}" {row["type"]}{" not null" if row["notnull"] else ""}' for row in columns]
    keys = [row["name"] for row in sorted(columns, key=lambda row: int(row["pk"])) if row["pk"]]
    lines.append(f"primary key ({', '.join(keys)})")
    present = {row["name"] for row in columns}
    lines += [
        f'foreign key ("{row["from"]}") references {row["table"]} ({row["to"]})'
        for row in source.execute(f"pragma foreign_key_list({table})")
        if row["from"] in present and not is_internal(row["table"])
    ]
    body = ",\n  ".join(lines)
    copy.execute(f"create table {table} (\n  {body}\n)")
    prose = [
        number
        for number, row in enumerate(columns)
        if row["type"].lower() == "text" and kind_of(table, row["name"]) == "prose"
    ]
    marks = ", ".join("?" * len(columns))
    query = f"select {names} from {table} order by {', '.join(keys)}"  # noqa: S608  names of the schema
    rows = (_redacted(list(row), prose) for row in source.execute(query))
    copy.executemany(f"insert into {table} values ({marks})", rows)  # noqa: S608  the same
    for column in INDEXED:
        if column in present and keys[0] != column:
            copy.execute(f"create index {table}_{column} on {table} ({column})")


def _redacted(row: list[object], prose: list[int]) -> list[object]:
    for number in prose:
        value = row[number]
        if isinstance(value, str):
            row[number] = redact(value)
    return row
