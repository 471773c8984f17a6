"""The schema by named migrations: forward only, each in its own transaction, never edited once released."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

from sqlite_utils.migrations import Migrations

if TYPE_CHECKING:
    from sqlite_utils import Database

migrations = Migrations("klimakalender")


def _run(db: Database, name: str) -> None:
    """Run the statements of a file; ``executescript`` would commit the migration's transaction first."""
    script = (files(__package__) / "sql" / f"{name}.sql").read_text(encoding="utf-8")
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if line.rstrip().endswith(";") and _complete(statement):
            db.conn.execute(statement)
            statement = ""


def _complete(statement: str) -> bool:
    from sqlite3 import complete_statement

    return complete_statement(statement)


@migrations()
def m0001_tables(db: Database) -> None:
    """Tables, full-text index and indexes."""
    _run(db, "0001_tables")


@migrations()
def m0002_views(db: Database) -> None:
    """The views that readers rely on."""
    _run(db, "0002_views")
