"""Named migrations, forward only, each in one transaction; a file from the future is recognised and refused.

To change a table, add a function below; never edit one that has been released. Views hold no data and are
renewed whenever their text differs (:mod:`klimakalender.store.views`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from klimakalender.errors import DatabaseError, NewerSchemaError
from klimakalender.store.coming import COMING_SEARCH, fill
from klimakalender.store.stems import with_stems
from klimakalender.store.tables import (
    ALARMS,
    COMING_IN_A_PLACE,
    COUNTED_BY_INDEX,
    FIRST_SCHEMA,
    FOLLOWING,
    LISTED_IN_A_PLACE,
    NUMBERED_REMOVAL,
    OF_A_SOURCE,
    PLACE_OF_SESSIONS,
    SHOWN_INDEXES,
    sequence_on_update,
)
from klimakalender.store.views import renew_views
from klimakalender.store.written import WRITTEN

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path

MIGRATIONS = Migrations("klimakalender")


@MIGRATIONS()
def m001_first_schema(db: Any) -> None:
    """Everything of the first release."""
    for statement in FIRST_SCHEMA:
        db.conn.execute(statement)


@MIGRATIONS()
def m002_feeds(db: Any) -> None:
    """Pages that came with a feed, and what lists led to."""
    db.conn.execute("alter table pages add column feed text")
    db["leads"].create(
        {
            "url": str,
            "site": str,
            "digest": str,
            "read_at": str,
            "etag": str,
            "last_modified": str,
            "told": str,
        },
        pk="url",
        not_null={"site", "digest", "read_at", "told"},
    )
    db["leads"].create_index(["site"])


@MIGRATIONS()
def m003_alarms(db: Any) -> None:
    """What a run saw of a source, to tell drift by, and what is wrong since when."""
    for column in (
        "platform text",
        "coming integer not null default 0",
        "linked integer not null default 0",
        "lost integer not null default 0",
        "stated text",
        "drift text not null default ''",
    ):
        db.conn.execute(f"alter table source_runs add column {column}")
    for statement in ALARMS:
        db.conn.execute(statement)


@MIGRATIONS()
def m004_place_of_sessions(db: Any) -> None:
    """The municipality beside the day, so that what may be the same gathering is found by both at once."""
    for statement in PLACE_OF_SESSIONS:
        db.conn.execute(statement)


@MIGRATIONS()
def m005_serving(db: Any) -> None:
    """What the site asks for quickly: the order of events, the last day of each, stems in the index, changes."""
    for statement in (*FOLLOWING, *SHOWN_INDEXES):
        db.conn.execute(statement)
    texts = {row[0]: with_stems(row[1]) for row in db.conn.execute("select id, search_text from events")}
    db.conn.executemany(
        "update events set search_text = ? where id = ?", [(text, key) for key, text in texts.items()]
    )
    columns = [row[1] for row in db.conn.execute("pragma table_info(events)")]
    db.conn.execute(sequence_on_update(columns))


@MIGRATIONS()
def m006_silent(db: Any) -> None:
    """Pages that are there under the same title but tell of nothing any more are neither present nor gone."""
    db.conn.execute("alter table listings add column silent_since text")


@MIGRATIONS()
def m007_numbered_removal(db: Any) -> None:
    """That the newest event was removed is told to copies that had it already."""
    for statement in NUMBERED_REMOVAL:
        db.conn.execute(statement)


@MIGRATIONS()
def m008_of_a_source(db: Any) -> None:
    """Closing a source takes as long as what it announces, not as long as all that is stored."""
    for statement in OF_A_SOURCE:
        db.conn.execute(statement)


@MIGRATIONS()
def m009_coming_in_a_place(db: Any) -> None:
    """Asking for a municipality takes as long as what is to come there, not as long as all that ever was."""
    for statement in COMING_IN_A_PLACE:
        db.conn.execute(statement)


@MIGRATIONS()
def m010_coming_search(db: Any) -> None:
    """Searching takes as long as what is to come, not as long as all that ever was."""
    for statement in COMING_SEARCH:
        db.conn.execute(statement)
    fill(db.conn)


@MIGRATIONS()
def m011_counted_by_index(db: Any) -> None:
    """Counting what is to come reads one index and no rows."""
    for statement in COUNTED_BY_INDEX:
        db.conn.execute(statement)


@MIGRATIONS()
def m012_written(db: Any) -> None:
    """What is to come is kept as it is given; the next run writes it."""
    for statement in WRITTEN:
        db.conn.execute(statement)


@MIGRATIONS()
def m013_listed_in_a_place(db: Any) -> None:
    """A list of a municipality reads the rows of its page alone."""
    for statement in LISTED_IN_A_PLACE:
        db.conn.execute(statement)


def refuse_foreign(connection: sqlite3.Connection, path: Path) -> None:
    """Raise before anything is written when the file is not ours or was written by a later version."""
    tables = {row[0] for row in connection.execute("select name from sqlite_master where type = 'table'")}
    # A kill during the very first opening leaves an empty table of migrations.
    if tables <= {Migrations.migrations_table}:
        return
    applied: set[str] = set()
    if Migrations.migrations_table in tables:
        query = f"select name from {Migrations.migrations_table} where migration_set = ?"  # noqa: S608  a constant
        applied = {row[0] for row in connection.execute(query, [MIGRATIONS.name])}
    if not applied:
        raise DatabaseError(f"{path}: a database of another program")
    if unknown := sorted(applied - set(migration_names())):
        raise NewerSchemaError(
            f"{path}: written by a later version of Klimakalender (schema {unknown[-1]}); left untouched"
        )


def migrate(connection: sqlite3.Connection) -> None:
    """Bring the file to the present schema; applies nothing when it is up to date."""
    db = Database(connection)
    if MIGRATIONS.pending(db):
        MIGRATIONS.apply(db)
    renew_views(connection)


def migration_names() -> list[str]:
    """The names of all migrations, oldest first."""
    pending = MIGRATIONS.pending(Database(memory=True))
    return [migration.name for migration in pending]
