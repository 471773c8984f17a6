"""Open the database file: is it ours, is it too new, bring it up to date."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlite_utils import Database

from klimakalender.errors import DatabaseError, NewerSchemaError
from klimakalender.store.migrations import migrations

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MAGIC = b"SQLite format 3\x00"
BUSY_SECONDS = 30.0


def open_database(path: Path) -> Database:
    """Open for writing, creating the file if need be, and apply pending migrations.

    Write-ahead logging, so that a served database can be read meanwhile. Raises
    :class:`~klimakalender.errors.DatabaseError` naming the file, and its :class:`NewerSchemaError` when a
    later version wrote it; the file is not touched then.
    """
    _check_magic(path)
    with translated(path):
        connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
        try:
            db = Database(connection)
            refuse_newer(db, path)
            connection.execute("pragma journal_mode = wal")
            connection.execute("pragma synchronous = normal")
            connection.execute("pragma foreign_keys = on")
            migrations.apply(db)
        except BaseException:
            connection.close()
            raise
    return db


def refuse_newer(db: Database, path: Path) -> None:
    """Raise :class:`NewerSchemaError` when the file has migrations that this version does not know."""
    known = {migration.name for migration in migrations.pending(Database(memory=True))}
    unknown = [applied.name for applied in migrations.applied(db) if applied.name not in known]
    if unknown:
        raise NewerSchemaError(f"{path}: written by a later version (schema {unknown[-1]}); please upgrade")


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn what SQLite raises into :class:`DatabaseError` with the file's name."""
    try:
        yield
    except sqlite3.Error as error:
        raise DatabaseError(f"{path}: {error}") from error


def _check_magic(path: Path) -> None:
    try:
        with path.open("rb") as file:
            start = file.read(len(MAGIC))
    except FileNotFoundError:
        if not path.parent.is_dir():
            raise DatabaseError(f"{path}: no such folder as {path.parent}") from None
        return
    except OSError as error:
        raise DatabaseError(f"{path}: {error.strerror}") from error
    if start and start != MAGIC:
        raise DatabaseError(f"{path}: is no SQLite database")
