"""``db``: a sound database says so, every fault has a name, a copy is of one moment."""

from __future__ import annotations

import json
import shutil
import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from klimakalender.cli import cli


@pytest.fixture(scope="module")
def sample(sample_archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample archive, derived into a database."""
    db = tmp_path_factory.mktemp("sample") / "klima.db"
    done = CliRunner().invoke(
        cli, ["reprocess", str(sample_archive), "--apply", "--jobs", "1", "--db", str(db)]
    )
    assert done.exit_code == 0, done.output
    return db


@pytest.fixture
def db(sample: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(sample, tmp_path / "klima.db"))


def run(*args: str | Path) -> Result:
    return CliRunner().invoke(cli, ["db", *map(str, args)])


def spoil(db: Path, statement: str) -> None:
    with closing(sqlite3.connect(db)) as connection, connection:
        connection.execute(statement.replace("FIRST", FIRST))


def test_a_sound_database(db: Path) -> None:
    done = run("check", "--db", db)
    assert (done.exit_code, done.stderr) == (0, f"{db}: sound\n")


FIRST = "(select min(id) from events where merged_into is null)"
FAULTS = {
    "announced by nobody": "delete from listings where event_id = FIRST",
    "merged, but still announced": "update events set merged_into = 'x' where id = FIRST",
    "a count of listings that is not theirs": "update events set listing_count = 9 where id = FIRST",
    "a start that is not that of the first session": (
        "update events set starts_at = '1999-01-01' where id = (select min(event_id) from sessions)"
    ),
    "a session in another municipality than its event": (
        "update sessions set municipality_number = 'x' where id = (select min(id) from sessions)"
    ),
    "an end before its start": (
        "update sessions set starts_at = '2027-05-02', ends_at = '2027-05-01' where id = (select min(id) from sessions)"
    ),
    "evidence of a listing of another event": (
        "update evidence set event_id = (select max(id) from events) where id = (select min(id) from evidence)"
    ),
    "a record that names another event": "update listings set record = json_set(record, '$.id', 'x')",
    "seen last before it was seen first": "update events set last_seen = '1999' where id = FIRST",
    "vanished, but announced by a listing that is there": (
        "update events set vanished_at = '2027' where id = FIRST"
    ),
    "refers to a missing row of events": "insert into topics values ('nobody', 'energi')",
    "not in the search index": "delete from events_fts_docsize where id = (select min(id) from events_fts_docsize)",
    "in the search index alone": "insert into events_fts (rowid, search_text) values (999999, 'ord')",
}


@pytest.mark.parametrize(("fault", "statement"), FAULTS.items(), ids=FAULTS)
def test_every_fault_is_told(fault: str, statement: str, db: Path) -> None:
    spoil(db, statement)
    done = run("check", "--db", db)
    assert done.exit_code == 1
    assert fault in done.stderr
    assert all(line.startswith(f"klimakalender: {db}: ") for line in done.stderr.splitlines())


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    (tmp_path / "x.db").write_bytes(b"SQLite format 3\x00" + b"?" * 2000)
    done = run("check", "--db", tmp_path / "x.db")
    assert done.exit_code == 1
    assert str(tmp_path / "x.db") in done.stderr


def count(db: Path) -> tuple[int, int]:
    with closing(sqlite3.connect(db)) as connection:
        query = "select (select count(*) from pages), (select count(*) from counties)"
        pages, counties = connection.execute(query).fetchone()
    return pages, counties


def test_a_copy_is_sound_and_can_be_replaced(db: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    assert run("backup", copy, "--db", db).exit_code == 0
    assert count(copy) == count(db)
    spoil(db, "delete from counties")
    assert run("backup", copy, "--db", db).exit_code == 0
    assert count(copy) == count(db)
    assert run("check", "--db", copy).exit_code == 0


@pytest.fixture
def busy(db: Path) -> Callable[[], None]:
    """Writes pairs of rows to the database until it is called."""
    stop = threading.Event()

    def write() -> None:
        number = 0
        with closing(sqlite3.connect(db, timeout=10)) as connection:
            while not stop.is_set():
                number += 1
                with connection:
                    connection.execute("insert into counties values (?, 'a')", [f"a{number}"])
                    connection.execute("insert into counties values (?, 'b')", [f"b{number}"])

    thread = threading.Thread(target=write)
    thread.start()

    def end() -> None:
        stop.set()
        thread.join()

    return end


def test_a_copy_is_of_one_moment(db: Path, tmp_path: Path, busy: Callable[[], None]) -> None:
    copies = [tmp_path / f"{number}.db" for number in range(5)]
    try:
        for copy in copies:
            assert run("backup", copy, "--db", db).exit_code == 0
    finally:
        busy()
    for copy in copies:
        with closing(sqlite3.connect(copy)) as connection:
            query = (
                "select count(*) filter (where name = 'a'), count(*) filter (where name = 'b') from counties"
            )
            a, b = connection.execute(query).fetchone()
        assert a == b


def test_a_dump_has_every_row_and_no_bookkeeping(db: Path) -> None:
    rows = [json.loads(line) for line in run("dump", "--db", db).stdout.splitlines()]
    with closing(sqlite3.connect(db)) as connection:
        tables = {row["table"] for row in rows}
        for table in tables:
            (number,) = connection.execute(f"select count(*) from {table}").fetchone()  # noqa: S608  ours
            assert number == sum(row["table"] == table for row in rows)
    assert {"events", "listings", "evidence", "sessions"} <= tables
    assert not any("run_id" in row for row in rows)
    spoil(db, "update runs set started_at = '2030'")
    assert [json.loads(line) for line in run("dump", "--db", db).stdout.splitlines()] == rows
