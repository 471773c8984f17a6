"""Opening the database file: pragmas, schema, and SQLite's complaints as named errors."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from klimakalender.errors import DatabaseError
from klimakalender.store.schema import migrate, refuse_foreign

if TYPE_CHECKING:
    from collections.abc import Iterator

# Readers never block us in WAL; another writer (a backup, a person at a shell) may for a moment.
BUSY_MILLISECONDS = 10_000
# In a large file every new row changes pages in many places; SQLite's own 2 MB are full after some dozen events.
CACHE_KIBIBYTES = 65_536


def open_database(path: Path | str) -> sqlite3.Connection:
    """A connection to the present schema, made or migrated where needed; WAL, foreign keys, rows by name.

    Raises :class:`DatabaseError` naming the file when it is no database, another program's or not writable,
    and :class:`klimakalender.errors.NewerSchemaError` when a later version wrote it; it is then as it was.
    """
    path = Path(path)
    with named_errors(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        connection = _connect(path)
        try:
            refuse_foreign(connection, path)
            connection.execute("pragma journal_mode = wal")
            connection.execute("pragma synchronous = normal")
            connection.execute(f"pragma cache_size = -{CACHE_KIBIBYTES}")
            # What a statement may have to undo is kept in memory, not in a file for each.
            connection.execute("pragma temp_store = memory")
            migrate(connection)
            connection.execute("pragma foreign_keys = on")
        except BaseException:
            connection.close()
            raise
        return connection


def open_for_reading(path: Path | str) -> sqlite3.Connection:
    """A read-only connection to an existing file of the present schema; errors as :func:`open_database`."""
    path = Path(path)
    if not path.is_file():
        raise DatabaseError(f"{path}: no such database")
    with named_errors(path):
        connection = _connect(path)
        try:
            refuse_foreign(connection, path)
            connection.execute("pragma query_only = on")
        except BaseException:
            connection.close()
            raise
        return connection


def _connect(path: Path) -> sqlite3.Connection:
    # isolation_level None: transactions begin where transaction() says so and nowhere else.
    connection = sqlite3.connect(path, isolation_level=None)
    connection.row_factory = sqlite3.Row
    connection.execute(f"pragma busy_timeout = {BUSY_MILLISECONDS}")
    return connection


class UnsoundRecordError(DatabaseError):
    """A record says what no event can be; nothing of its page was stored."""


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All or nothing. Taken for writing at once, so that it cannot fail half-way for want of the lock.

    Inside another transaction it is a part of that one, which can fail alone.
    """
    if connection.in_transaction:
        begin, end, undo = "savepoint part", "release part", "rollback to part"
    else:
        begin, end, undo = "begin immediate", "commit", "rollback"
    connection.execute(begin)
    try:
        yield
        connection.execute(end)
    except BaseException:
        # A full disk may already have undone all of it.
        if connection.in_transaction:
            connection.execute(undo)
        raise


@contextmanager
def named_errors(path: Path) -> Iterator[None]:
    """SQLite's and the file system's errors as :class:`DatabaseError` with the file's name.

    A row that the schema's checks refuse is an :class:`UnsoundRecordError`: the file is well.
    """
    try:
        yield
    except sqlite3.IntegrityError as error:
        raise UnsoundRecordError(f"{path}: {error}") from error
    except (sqlite3.Error, OSError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise DatabaseError(f"{path}: {reason}") from error
