"""The crawl verb from outside: into a database, again, from its own archive, and cut off in the middle."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from klimakalender.warc import ArchiveWriter

if TYPE_CHECKING:
    from pathlib import Path

    from tests.crawl.conftest import FakeSite

EVENT = """<h1>Klimakveld på biblioteket</h1>
<p>Velkommen til en kveld om klimatilpasning og klimabudsjett i kommunen. Arrangementet er gratis.</p>
<p>Tid: 12. mai 2031 kl. 18.00–20.00</p><p>Sted: Granvoll bibliotek</p><p>Påmelding innen 5. mai 2031.</p>"""
COUNTED = ("events", "listings", "changes")


def klimakalender(*args: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "klimakalender", *map(str, args)]
    return subprocess.run(command, capture_output=True, text=True, timeout=120)


def rows(db: Path, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(db)) as connection:
        return connection.execute(query).fetchall()


def counts(db: Path) -> dict[str, object]:
    return {table: rows(db, f"select count(*) from {table}")[0][0] for table in COUNTED}  # noqa: S608  constants


@pytest.fixture
def granvoll(site: FakeSite) -> FakeSite:
    site.routes["/robots.txt"] = "User-agent: *\nDisallow: /intern/\n"
    site.links("/", "/hva-skjer/", "/intern/kalender")
    site.links("/hva-skjer/", "/hva-skjer/klimakveld")
    site.page("/hva-skjer/klimakveld", EVENT, ETag='"1"')
    return site


def test_a_live_crawl_fills_the_database_and_its_archive_fills_it_again(
    granvoll: FakeSite, tmp_path: Path
) -> None:
    live, again, archive = tmp_path / "live.db", tmp_path / "again.db", tmp_path / "arkiv"
    done = klimakalender(
        "crawl", "--site", granvoll.url, "--allow-private", "--db", live, "--archive", archive
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout == ""
    titles = rows(live, "select title, starts_at from events order by title")
    assert titles == [("Klimakveld på biblioteket", "2031-05-12T18:00:00+02:00")]
    assert rows(live, "select outcome from pages where url like '%/intern/%'") == [("disallowed",)]
    assert "/intern/kalender" not in granvoll.paths

    done = klimakalender("crawl", "--all-hosts", "--db", again, "--replay", *archive.iterdir())
    assert done.returncode == 0, done.stderr
    assert rows(again, "select title, starts_at from events order by title") == titles
    assert rows(again, "select command, state from runs")[0][1] == "done"


DOOMED = """
import os
if __name__ != "__main__":
    os._exit(1)  # so end all processes that this one starts to read pages
from klimakalender.__main__ import main
main()
"""


def test_a_crawl_whose_reading_processes_cannot_start_ends_and_says_so(
    granvoll: FakeSite, tmp_path: Path
) -> None:
    program, db = tmp_path / "doomed.py", tmp_path / "x.db"
    program.write_text(DOOMED)
    order = ("crawl", "--site", granvoll.url, "--allow-private", "--workers", "1", "--db", db)
    command = [sys.executable, program, *map(str, order), "--archive", str(tmp_path / "arkiv")]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 1, done.stderr
    assert "no pages can be read: 5 reading processes in a row ended" in done.stderr
    assert "Traceback" not in done.stderr
    assert rows(db, "select state from runs") == [("failed",)]
    assert "/hva-skjer/klimakveld" not in granvoll.paths


def test_the_same_crawl_again_changes_nothing(granvoll: FakeSite, tmp_path: Path) -> None:
    db = tmp_path / "x.db"
    args = ("crawl", "--site", granvoll.url, "--allow-private", "--db", db, "--archive", tmp_path / "arkiv")
    assert klimakalender(*args).returncode == 0
    before = counts(db)
    assert klimakalender(*args).returncode == 0
    assert counts(db) == before
    assert rows(db, "select count(*) from runs") == [(2,)]
    again = [request for request in granvoll.asked if request.path == "/hva-skjer/klimakveld"][-1]
    assert again.headers["If-None-Match"] == '"1"'


def test_a_stopped_crawl_keeps_what_it_read_and_does_not_end_well(granvoll: FakeSite, tmp_path: Path) -> None:
    db = tmp_path / "x.db"
    for number in range(40):
        granvoll.routes[f"/hva-skjer/{number}"] = granvoll.answer("<p>Klima", seconds=0.3)
    granvoll.links("/hva-skjer/", "/hva-skjer/klimakveld", *(f"/hva-skjer/{n}" for n in range(40)))
    command = [sys.executable, "-m", "klimakalender", "crawl", "--site", granvoll.url, "--allow-private"]
    crawl = subprocess.Popen([*command, "--db", db, "--archive", tmp_path], stderr=subprocess.PIPE, text=True)
    deadline = time.monotonic() + 30
    while "/hva-skjer/klimakveld" not in granvoll.paths and time.monotonic() < deadline:
        time.sleep(0.1)
    time.sleep(1.5)
    crawl.send_signal(signal.SIGTERM)
    _, stderr = crawl.communicate(timeout=30)
    assert crawl.returncode == 1
    assert "stopped before the end" in stderr
    assert "Traceback" not in stderr
    assert rows(db, "select title from events") == [("Klimakveld på biblioteket",)]
    assert rows(db, "select state from runs") == [("failed",)]
    assert rows(db, "select count(*) from source_runs") == [(0,)]


def test_nothing_is_taken_for_gone_because_an_archive_is_damaged(granvoll: FakeSite, tmp_path: Path) -> None:
    db, archive = tmp_path / "x.db", tmp_path / "arkiv"
    live = klimakalender("crawl", "--site", granvoll.url, "--allow-private", "--db", db, "--archive", archive)
    assert live.returncode == 0, live.stderr
    [path] = archive.iterdir()
    data = path.read_bytes()
    path.write_bytes(data[: len(data) * 2 // 3])
    for _ in range(3):
        done = klimakalender("crawl", "--all-hosts", "--db", db, "--replay", path)
        assert done.returncode == 1
        assert str(path) in done.stderr
    assert rows(db, "select vanished_at, missing_since from listings") == [(None, None)]


def record(folder: Path, day: datetime, pages: dict[str, str | None]) -> Path:
    """An archive of a site on one day; a page that is ``None`` was gone."""
    writer = ArchiveWriter(folder, {})
    for path, body in pages.items():
        head = [("Content-Type", "text/html; charset=utf-8")]
        writer.write(
            f"https://granvoll.example{path}", 200 if body else 404, head, (body or "").encode(), day
        )
    writer.close()
    return max(folder.iterdir())


def replay(db: Path, archive: Path) -> None:
    done = klimakalender("crawl", "--all-hosts", "--db", db, "--replay", archive)
    assert done.returncode == 0, done.stderr


def april(day: int) -> datetime:
    return datetime(2031, 4, day, 12, tzinfo=UTC)


LIST = '<main><a href="/kalender/klimakveld">Klimakveld på biblioteket</a></main>'
SITE = {"/": '<a href="/kalender/">Kalender</a>', "/kalender/": LIST, "/kalender/klimakveld": EVENT}


def test_unlinked_is_not_gone_but_missing_twice_is(tmp_path: Path) -> None:
    db, folder = tmp_path / "x.db", tmp_path / "arkiv"
    replay(db, record(folder, april(1), SITE))
    replay(db, record(folder, april(2), SITE | {"/kalender/": "<p>Ingen arrangementer"}))
    assert rows(db, "select missing_since, last_seen from listings") == [(None, "2031-04-02T12:00:00+00:00")]
    gone = SITE | {"/kalender/": "<p>Ingen arrangementer", "/kalender/klimakveld": None}
    replay(db, record(folder, april(3), gone))
    assert rows(db, "select vanished_at from events") == [(None,)]
    replay(db, record(folder, april(4), gone))
    assert rows(db, "select vanished_at from events") == [("2031-04-04T12:00:00+00:00",)]
    replay(db, record(folder, april(5), SITE))
    assert rows(db, "select vanished_at from events") == [(None,)]


def test_an_archive_without_a_front_page_is_gone_through_page_by_page(tmp_path: Path) -> None:
    replay(tmp_path / "x.db", record(tmp_path / "arkiv", april(1), {"/a/17": EVENT}))
    assert rows(tmp_path / "x.db", "select url, source_id from events") == [
        ("https://granvoll.example/a/17", "granvoll.example")
    ]


MISTAKES = {
    "nothing": [],
    "site and source": ["ks", "--site", "https://granvoll.example/"],
    "no address": ["--site", "granvoll"],
    "all hosts of what": ["--all", "--all-hosts"],
    "no pages": ["--all", "--max-pages", "0"],
    "unknown family": ["--family", "skole"],
    "unknown source": ["granvoll"],
}


@pytest.mark.parametrize("args", MISTAKES.values(), ids=MISTAKES)
def test_mistakes_leave_no_trace(args: list[str], tmp_path: Path) -> None:
    done = klimakalender("crawl", *args, "--db", tmp_path / "x.db")
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_the_demo_makes_room_and_sums_up(tmp_path: Path) -> None:
    db = tmp_path / "klima.db"
    db.write_bytes(b"")
    for _ in range(2):
        done = klimakalender("demo", "--no-serve", "--db", db)
        assert done.returncode == 0, done.stderr
        assert "events from" in done.stdout
    listed = done.stdout.partition("Next deadlines to register:\n")[2]
    with closing(sqlite3.connect(db)) as connection:
        off = connection.execute("select title from deadlines where status in ('cancelled', 'postponed')")
        assert listed
        assert not [title for (title,) in off if f"  {title} (" in listed]
    assert (tmp_path / "klima.1.db").exists()
    assert not (tmp_path / "klima.2.db").exists()
