"""``reprocess`` over processes, a Dask cluster, or in two goes: the same database."""

from __future__ import annotations

import json
import multiprocessing
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from click.testing import CliRunner, Result

from klimakalender.cli import cli
from klimakalender.reprocessing import Derived, begin_parts, derive_all, find_captures
from klimakalender.warc import split

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


def apply(db: Path, *options: str, archive: str = str(SAMPLE)) -> list[list[tuple[object, ...]]]:
    """What is in the database after a reprocessing, apart from when it was."""
    done = reprocess("--apply", "--db", str(db), *options, archive=archive)
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
    parts = tmp_path / "parts"
    begin(str(parts), batches=2)
    written = {path: path.stat().st_ino for path in parts.glob("part-*")}
    assert len(written) == 2
    options = ("--workers", "2", "--output", str(parts))
    assert apply(tmp_path / "klima.db", *options) == alone
    assert {path: path.stat().st_ino for path in written} == written
    assert apply(tmp_path / "again.db", *options) == alone


@pytest.mark.parametrize("form", ["jsonl", "parquet"])
@pytest.mark.parametrize("where", ["here", "at an address"])
def test_what_was_read_is_loaded_without_the_archive(
    alone: list[object], tmp_path: Path, form: str, where: str
) -> None:
    archive, db = tmp_path / "sample.warc.gz", tmp_path / "klima.db"
    shutil.copyfile(SAMPLE, archive)
    parts = str(tmp_path / "parts") if where == "here" else f"memory://{tmp_path.name}/parts"
    done = reprocess(
        "--db", str(db), "--workers", "1", "--output", parts, "--format", form, archive=str(archive)
    )
    assert done.exit_code == 1, "there is no database yet"
    done = reprocess("--apply", "--db", str(db), "--output", parts, "--format", form, archive=str(archive))
    assert done.exit_code == 0, done.output
    archive.unlink()
    assert apply(tmp_path / "loaded.db", archive=parts) == alone
    assert apply(tmp_path / "loaded.db", archive=parts) == alone


def test_a_job_that_is_killed_goes_on(alone: list[object], tmp_path: Path) -> None:
    parts, db = tmp_path / "parts", tmp_path / "klima.db"
    arguments = [
        "reprocess",
        str(SAMPLE),
        "--workers",
        "1",
        "--apply",
        "--db",
        str(db),
        "--output",
        str(parts),
    ]
    process = subprocess.Popen([sys.executable, "-m", "klimakalender", *arguments], stderr=subprocess.DEVNULL)
    while not list(parts.glob("part-*")):
        assert process.poll() is None
        time.sleep(0.02)
    process.kill()
    process.wait()
    with sqlite3.connect(db) as connection:
        assert connection.execute("select count(*) from pages").fetchone() == (0,)
    connection.close()
    written = {path: path.stat().st_ino for path in parts.glob("part-*")}
    assert apply(tmp_path / "other.db", "--output", str(parts)) == alone
    assert {path: path.stat().st_ino for path in written} == written


def test_parts_that_are_missing_are_told(tmp_path: Path) -> None:
    begin(str(tmp_path / "parts"), batches=2)
    done = reprocess("--apply", "--db", str(tmp_path / "klima.db"), archive=str(tmp_path / "parts"))
    assert done.exit_code == 1
    assert "parts are missing" in done.stderr


@pytest.mark.parametrize("option", ["--output=elsewhere", "--dask=tcp://a:1", "--domain=no", "--language=nb"])
def test_options_for_archives_are_refused_for_parts(tmp_path: Path, option: str) -> None:
    done = reprocess(option, archive=str(tmp_path))
    assert done.exit_code == 2
    assert "for archives" in done.stderr


def test_a_directory_of_another_job_is_refused(tmp_path: Path) -> None:
    begin(str(tmp_path / "parts"), batches=1)
    options = ("--db", str(tmp_path / "klima.db"), "--output", str(tmp_path / "parts"))
    for other in (("--domain", "no"), ("--language", "nn"), ("--format", "parquet")):
        done = reprocess("--apply", *options, *other)
        assert done.exit_code == 1
        assert str(tmp_path / "parts") in done.stderr


def begin(address: str, batches: int) -> None:
    """A job that is stopped after so many parts."""
    ranges = split([str(SAMPLE)])
    with find_captures(ranges) as captures:
        parts = begin_parts(address, "jsonl", ranges, captures)
        begun = derive_all(captures, parts=parts)
        while len(parts.done()) < batches:
            next(begun)
        begun.close()


def test_a_worker_that_is_killed_changes_nothing() -> None:
    with find_captures(split([str(SAMPLE)])) as captures:
        expected = list(derive_all(captures))
        found = derive_all(captures, workers=2)
        first = next(found)
        multiprocessing.active_children()[0].kill()
        assert [first, *found] == expected


def test_a_worker_of_dask_that_is_killed_changes_nothing(cluster: str) -> None:
    from distributed import Client

    with find_captures(split([str(SAMPLE)])) as captures:
        expected = list(derive_all(captures))
        with Client(cluster) as client:
            victim = next(iter(client.run(os.getpid).values()))
        found = derive_all(captures, dask=cluster)
        first = next(found)
        os.kill(victim, signal.SIGKILL)
        assert [first, *found] == expected


@pytest.mark.parametrize("workers", [1, 2])
def test_captures_are_found_by_ranges(workers: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("klimakalender.reprocessing.captures.FEW", 0)
    with (
        find_captures(split([str(SAMPLE)])) as whole,
        find_captures(split([str(SAMPLE)], 9_000), workers) as cut,
    ):
        assert len(cut) == len(whole) > 100
        assert list(cut) == list(whole)
        assert [one.date for one in whole] == sorted(one.date for one in whole)


def test_captures_are_found_by_a_cluster(cluster: str) -> None:
    with (
        find_captures(split([str(SAMPLE)])) as here,
        find_captures(split([str(SAMPLE)], 9_000), dask=cluster) as there,
    ):
        assert list(there) == list(here)


def test_only_wanted_domains_and_languages_are_read(
    alone: list[list[tuple[Any, ...]]], tmp_path: Path
) -> None:
    host = "www.bergen.kommune.no"
    pages = {row[0] for row in alone[0]}
    apply(tmp_path / "a.db", "--domain", "bergen.kommune.no")
    with sqlite3.connect(tmp_path / "a.db") as connection:
        found = {url for (url,) in connection.execute("select url from pages")}
        assert found == {url for url in pages if urlsplit(url).hostname == host} != set()
    apply(tmp_path / "b.db", "--language", "nn")
    with sqlite3.connect(tmp_path / "b.db") as connection:
        assert connection.execute("select distinct language from pages").fetchall() == [("nn",)]
    connection.close()


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
    with find_captures(split([str(SAMPLE)])) as captures:
        found = list(derive_all(captures))
    assert [Derived.from_line(one.to_line()) for one in found] == found
