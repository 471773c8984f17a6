"""The same archives give the same database, line by line, in whatever order and however often they are read."""

from __future__ import annotations

import itertools
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from klimakalender.cli import cli
from klimakalender.warc import ArchiveFile, ArchiveWriter
from tests.scenarios.archive import page, write_day

PARTS = 4
HOST = "www.granvoll.kommune.example"


def run(*args: str | Path) -> str:
    done = CliRunner().invoke(cli, [*map(str, args)])
    assert done.exit_code in (0, 3), done.output
    return done.stdout


def reprocessed(files: Sequence[Path], db: Path) -> list[str]:
    run("reprocess", *files, "--apply", "--jobs", "1", "--db", db)
    return run("db", "dump", "--db", db).splitlines()


@pytest.fixture(scope="module")
def parts(sample_archive: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The sample archive, its records dealt out to some files."""
    folders = [tmp_path_factory.mktemp("part") for _ in range(PARTS)]
    writers = [ArchiveWriter(folder, {}) for folder in folders]
    with closing(ArchiveFile(sample_archive)) as archive:
        records = list(archive)
    for record, writer in zip(records, itertools.cycle(writers)):
        writer.write(record.url, record.status, record.headers, record.body, record.date)
    for writer in writers:
        writer.close()
    # One second and one process: the writers' names are equal.
    return [next(folder.iterdir()).rename(folder / f"{n}.warc.gz") for n, folder in enumerate(folders)]


def test_any_order_of_files_and_any_number_of_times(parts: list[Path], tmp_path: Path) -> None:
    first = reprocessed(parts, tmp_path / "a.db")
    assert len(first) > 1000
    assert reprocessed(parts, tmp_path / "a.db") == first
    assert reprocessed(parts[::-1], tmp_path / "b.db") == first
    assert reprocessed([parts[i] for i in (2, 0, 3, 1)], tmp_path / "b.db") == first


def test_what_is_read_again_is_no_change_for_who_keeps_a_copy(parts: list[Path], tmp_path: Path) -> None:
    # Of one page in two languages each has words of its own.
    db = tmp_path / "a.db"

    def numbers() -> list[tuple[str, int]]:
        reprocessed(parts, db)
        with closing(sqlite3.connect(db)) as connection:
            return connection.execute("select id, sequence from events order by id").fetchall()

    assert numbers() == numbers()


def test_a_replay_and_a_reprocessing_say_the_same(tmp_path: Path) -> None:
    site = {
        f"/kalender/{number}": page(
            f"{title} om klima", when=f"{number} mai 2027 kl. 18.00-20.00", venue=f"{title}huset"
        )
        for number, title in ((3, "Folkemøte"), (4, "Frokostseminar"), (5, "Skrivekurs"))
    }
    moment = datetime(2027, 4, 1, 12, tzinfo=UTC)
    archive = write_day(tmp_path / "archive", moment, {HOST: site}, {})
    run("crawl", "--replay", archive, "--all-hosts", "--db", tmp_path / "a.db")
    replayed = run("db", "dump", "--db", tmp_path / "a.db").splitlines()
    assert sum('"table":"events"' in line for line in replayed) == len(site)
    assert reprocessed([archive], tmp_path / "b.db") == replayed
