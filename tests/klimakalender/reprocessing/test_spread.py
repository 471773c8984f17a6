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
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from itertools import chain, islice
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from click.testing import CliRunner, Result

from klimakalender.bulk import Parts
from klimakalender.cli import cli
from klimakalender.reprocessing import Derived, begin_parts, read_archives
from klimakalender.reprocessing.work import COLUMNS, Capture, Found, read_captures
from klimakalender.warc import ArchiveWriter, Range, split, write_wacz

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
SIZE = 9_000  # bytes of a range, so that the sample has some twenty
SAMPLE = Path(__file__).resolve().parents[3] / "data" / "sample.warc.gz"

HTML = (
    "<html lang='nb'><title>{0}</title><main><h1>{0}</h1><p>Tid: mandag 3. mai 2027 kl. 18.00</p>"
    "<p>Kommunen inviterer til klimakveld om overvann.</p></main></html>"
)


@pytest.fixture(autouse=True)
def always_spread(monkeypatch: pytest.MonkeyPatch) -> None:
    """The sample is so small that it would be read by one process."""
    monkeypatch.setattr("klimakalender.reprocessing.reading.FEW", 0)
    monkeypatch.setattr("klimakalender.warc.ranges.LEAST", SIZE)


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


def test_a_job_that_is_killed_goes_on(
    alone: list[object], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()  # the process has the same ranges
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
    parts = begin_parts(address, "jsonl", ranges)

    def stop(found: Iterator[Found]) -> Iterator[Found]:
        yield from islice(found, batches)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), read_archives(ranges, parts=parts, watch=stop):
        pass


def given(**how: Any) -> list[Derived]:
    with read_archives(split([str(SAMPLE)]), **how) as captures:
        return list(chain.from_iterable(captures))


@pytest.fixture(scope="module")
def expected() -> list[Derived]:
    with read_archives(split([str(SAMPLE)], sys.maxsize)) as captures:
        return list(chain.from_iterable(captures))


def test_ranges_give_the_same(expected: list[Derived]) -> None:
    assert len(split([str(SAMPLE)])) > 10
    assert given() == expected
    assert len(expected) > 100


def test_a_worker_that_is_killed_changes_nothing(expected: list[Derived]) -> None:
    def kill(found: Iterator[Found]) -> Iterator[Found]:
        yield next(found)
        multiprocessing.active_children()[0].kill()
        yield from found

    assert given(workers=2, watch=kill) == expected


def test_a_worker_of_dask_that_is_killed_changes_nothing(expected: list[Derived], cluster: str) -> None:
    from distributed import Client

    with Client(cluster) as client:
        victim = next(iter(client.run(os.getpid).values()))

    def kill(found: Iterator[Found]) -> Iterator[Found]:
        yield next(found)
        os.kill(victim, signal.SIGKILL)
        yield from found

    assert given(dask=cluster, watch=kill) == expected


def test_a_job_goes_on_without_looking_at_what_is_read(tmp_path: Path, expected: list[Derived]) -> None:
    ranges = split([str(SAMPLE)])
    begin(str(tmp_path / "parts"), batches=len(ranges) - 2)
    # Nothing is left of what the parts were made from, nor needed.
    gone = [one._replace(address="/nowhere") for one in ranges[:-2]]
    parts = Parts(str(tmp_path / "parts"), begin_parts_job(ranges), len(ranges), COLUMNS)
    with read_archives([*gone, *ranges[-2:]], parts=parts) as captures:
        assert list(chain.from_iterable(captures)) == expected


def begin_parts_job(ranges: list[Range]) -> dict[str, Any]:
    return {"verb": "reprocess", "ranges": [list(one) for one in ranges], "domains": [], "languages": []}


def test_a_wacz_is_read_by_ranges(alone: list[object], tmp_path: Path) -> None:
    write_wacz([SAMPLE], tmp_path / "sample.wacz", datetime(2027, 8, 20, tzinfo=UTC), "test")
    assert len(split([str(tmp_path / "sample.wacz")])) == len(split([str(SAMPLE)]))
    content = apply(tmp_path / "klima.db", "--workers", "2", archive=str(tmp_path / "sample.wacz"))
    assert content[1:] == alone[1:], "but for the names of files in pages"


def test_damage_and_rules_and_moves_are_known_when_a_job_goes_on(tmp_path: Path) -> None:
    moment = datetime(2027, 4, 1, 12, tzinfo=UTC)
    writer = ArchiveWriter(tmp_path / "archive", {})
    page = HTML.format("Klimakveld om overvann").encode()
    kind = [("Content-Type", "text/html; charset=utf-8")]
    robots = b"User-agent: *\nDisallow: /intern/\n"
    writer.write("https://granvoll.example/robots.txt", 200, [("Content-Type", "text/plain")], robots, moment)
    writer.write("https://granvoll.example/intern/a", 200, kind, page, moment)
    writer.write("https://granvoll.example/gammel", 200, kind, page, moment)
    later = moment + timedelta(days=1)
    writer.write("https://granvoll.example/gammel", 301, [("Location", "/ny/klimakveld")], b"", later)
    writer.write("https://granvoll.example/ny/klimakveld", 200, kind, page, later)
    writer.close()
    (archive,) = (tmp_path / "archive").iterdir()
    archive.write_bytes(archive.read_bytes() + b"avbrutt")
    told = []
    for _ in range(2):
        done = reprocess(
            "--apply", "--json", "--db", str(tmp_path / "k.db"), "--output", str(tmp_path / "parts"),
            archive=str(archive),
        )  # fmt: skip
        assert done.exit_code == 1
        assert str(archive) in done.stderr
        told.append(done.stderr)
    assert told[0] == told[1]
    assert reprocess("--db", str(tmp_path / "k.db"), archive=str(tmp_path / "parts")).stderr == told[0]
    with closing(sqlite3.connect(tmp_path / "k.db")) as connection:
        urls = connection.execute("select distinct url from listings").fetchall()
    assert urls == [("https://granvoll.example/ny/klimakveld",)]


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


def test_a_line_tells_all_that_was_found() -> None:
    (whole,) = split([str(SAMPLE)], sys.maxsize)
    found = read_captures(whole)
    assert len(found.captures) > 100
    assert [Capture.from_line(one.to_line()) for one in found.captures] == found.captures
    notes = json.loads(json.dumps(found.to_notes()))
    assert found.rules
    assert Found.from_part([one.to_line() for one in found.captures], notes) == found
