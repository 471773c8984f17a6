"""``reprocess`` over processes, a Dask cluster, or in two goes: the same database."""

from __future__ import annotations

import json
import multiprocessing
import os
import signal
import sqlite3
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from klimakalender.cli import cli
from klimakalender.reprocessing import Derived, derive_all, find_captures

TABLES = (
    "pages",
    "events",
    "listings",
    "evidence",
    "changes",
    "topics",
    "prices",
    "sessions",
    "series",
    "issues",
)
SAMPLE = Path(__file__).resolve().parents[3] / "data" / "sample.warc.gz"


@pytest.fixture(autouse=True)
def always_spread(monkeypatch: pytest.MonkeyPatch) -> None:
    """The sample is so small that it would be read by one process."""
    monkeypatch.setattr("klimakalender.reprocessing.batches.FEW", 0)


def apply(db: Path, *options: str) -> list[list[tuple[object, ...]]]:
    """What is in the database after a reprocessing, apart from when it was."""
    done = reprocess("--apply", "--db", str(db), *options)
    assert done.exit_code == 0, done.output
    with sqlite3.connect(db) as connection:
        content = [connection.execute(f"select * from {table}").fetchall() for table in TABLES]  # noqa: S608  ours
    connection.close()
    return content


def reprocess(*options: str, archive: str = str(SAMPLE)) -> Result:
    return CliRunner().invoke(cli, ["reprocess", archive, *options])


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> list[list[tuple[object, ...]]]:
    content = apply(tmp_path_factory.mktemp("alone") / "klima.db", "--workers", "1")
    assert len(content[1]) > 50
    return content


def test_two_workers(alone: list[object], tmp_path: Path) -> None:
    assert apply(tmp_path / "klima.db", "--workers", "2") == alone


def test_a_cluster(alone: list[object], cluster: str, tmp_path: Path) -> None:
    assert apply(tmp_path / "klima.db", "--dask", cluster) == alone


def test_a_job_that_was_stopped_goes_on(alone: list[object], tmp_path: Path) -> None:
    captures = find_captures([str(SAMPLE)])
    begun = derive_all(captures.pages, output=tmp_path / "parts")
    for _ in range(40):
        next(begun)
    begun.close()
    written = {path: path.stat().st_ino for path in (tmp_path / "parts").glob("part-*")}
    assert len(written) == 2
    options = ("--workers", "2", "--output", str(tmp_path / "parts"))
    assert apply(tmp_path / "klima.db", *options) == alone
    assert {path: path.stat().st_ino for path in written} == written
    assert apply(tmp_path / "from_parts.db", *options) == alone


def test_a_directory_of_another_job_is_refused(tmp_path: Path) -> None:
    captures = find_captures([str(SAMPLE)])
    list(derive_all(captures.pages[:3], output=tmp_path / "parts"))
    done = reprocess("--apply", "--db", str(tmp_path / "klima.db"), "--output", str(tmp_path / "parts"))
    assert done.exit_code == 1
    assert str(tmp_path / "parts") in done.stderr


def test_a_worker_that_is_killed_changes_nothing() -> None:
    captures = find_captures([str(SAMPLE)]).pages
    expected = list(derive_all(captures))
    found = derive_all(captures, workers=2)
    first = next(found)
    multiprocessing.active_children()[0].kill()
    assert [first, *found] == expected


def test_a_worker_of_dask_that_is_killed_changes_nothing(cluster: str) -> None:
    from distributed import Client

    captures = find_captures([str(SAMPLE)]).pages
    expected = list(derive_all(captures))
    with Client(cluster) as client:
        victim = next(iter(client.run(os.getpid).values()))
    found = derive_all(captures, dask=cluster)
    first = next(found)
    os.kill(victim, signal.SIGKILL)
    assert [first, *found] == expected


def test_an_archive_at_an_address(tmp_path: Path) -> None:
    import fsspec

    fsspec.filesystem("memory").pipe("/sample.warc.gz", SAMPLE.read_bytes())
    done = reprocess(
        "--apply",
        "--workers",
        "1",
        "--json",
        "--db",
        str(tmp_path / "a.db"),
        archive="memory://sample.warc.gz",
    )
    assert done.exit_code == 0, done.output
    here = reprocess("--workers", "1", "--json", "--db", str(tmp_path / "a.db"))
    told = json.loads(here.stdout)
    assert told["pages"] == json.loads(done.stdout)["pages"] > 50
    assert (told["changed"], told["gained"], told["lost"]) == ({}, [], [])


def test_a_line_tells_all_that_was_derived() -> None:
    found = list(derive_all(find_captures([str(SAMPLE)]).pages))
    assert [Derived.from_line(one.to_line()) for one in found] == found
