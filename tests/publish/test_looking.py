"""A look at the database is at one state of it, and forgives broken bytes."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from klimakalender.publish import reader
from klimakalender.publish.looking import look
from klimakalender.store.composing import records_of

Make = Callable[..., dict[str, Any]]
TITLE = "select title from events"


@pytest.fixture
def reading(db: Path, harvest: Any, announcement: Make) -> Iterator[sqlite3.Connection]:
    """A connection as Datasette prepares it."""
    harvest.save(announcement("Klimakveld"))
    with closing(sqlite3.connect(f"{db.as_uri()}?mode=ro", uri=True)) as connection:
        connection.row_factory = sqlite3.Row
        connection.text_factory = lambda text: str(text, "utf-8", "replace")
        reader.prepare(connection)
        yield connection


def change(db: Path, value: Any) -> None:
    with closing(sqlite3.connect(db)) as connection, connection:
        connection.execute("update events set title = cast(? as text)", [value])


def test_what_is_written_meanwhile_is_seen_by_the_next_look(reading: sqlite3.Connection, db: Path) -> None:
    def twice(connection: sqlite3.Connection) -> list[str]:
        before = connection.execute(TITLE).fetchone()[0]
        change(db, "Klimafrokost")
        return [before, connection.execute(TITLE).fetchone()[0]]

    assert look(reading, twice) == ["Klimakveld", "Klimakveld"]
    assert look(reading, twice) == ["Klimafrokost", "Klimafrokost"]


def test_broken_bytes_are_no_error(reading: sqlite3.Connection, db: Path) -> None:
    change(db, b"Klima\xff kveld")
    [record] = look(reading, lambda held: records_of(held, held.execute("select * from events").fetchall()))
    assert record["title"] == "Klima\ufffd kveld"
    change(db, "Klimakveld på Ås")
    assert look(reading, lambda held: held.execute(TITLE).fetchone()[0]) == "Klimakveld på Ås"


def test_other_errors_stay_what_they_are(reading: sqlite3.Connection) -> None:
    with pytest.raises(sqlite3.OperationalError, match="no such table"):
        look(reading, lambda held: held.execute("select 1 from absent"))
    assert not reading.in_transaction
