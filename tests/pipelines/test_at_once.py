"""Two runs at one database: the second is sent away, nothing is lost, and the site answers all the while."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen
from xml.etree import ElementTree as ET

import pytest

from klimakalender.store import Store, dump, find_faults, open_for_reading

Command = Callable[[Path, Path], list[str]]
PROGRAM = [sys.executable, "-m", "klimakalender"]
LIMIT = 180  # seconds
SITE = ("/", "/api/v1/events?start=2020-01-01&page_size=1", "/api/v1/changes", "/klima/events.json?_size=1")


def crawl_of(db: Path, archive: Path) -> list[str]:
    return [*PROGRAM, "crawl", "--replay", str(archive), "--db", str(db)]


def reprocess_of(db: Path, archive: Path) -> list[str]:
    return [*PROGRAM, "reprocess", str(archive), "--apply", "--jobs", "1", "--db", str(db)]


def finish(command: list[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, capture_output=True, text=True, timeout=LIMIT)


def said(db: Path) -> list[str]:
    with closing(open_for_reading(db)) as connection:
        assert list(find_faults(connection)) == []
        return list(dump(connection))


def titles(db: Path) -> set[str]:
    with closing(open_for_reading(db)) as connection:
        return {row["title"] for row in connection.execute("select title from events")}


@pytest.fixture
def db(tmp_path: Path, sample_archive: Path) -> Path:
    """A database with earlier data."""
    path = tmp_path / "klima.db"
    done = finish(reprocess_of(path, sample_archive))
    assert done.returncode == 0, done.stderr
    return path


@pytest.mark.parametrize("one", [crawl_of, reprocess_of], ids=["crawl", "reprocess"])
@pytest.mark.parametrize("other", [crawl_of, reprocess_of], ids=["crawl", "reprocess"])
def test_of_two_runs_at_once_one_is_sent_away(
    one: Command, other: Command, db: Path, sample_archive: Path
) -> None:
    before = titles(db)
    with (
        subprocess.Popen(one(db, sample_archive)) as first,
        subprocess.Popen(other(db, sample_archive)) as second,
    ):
        codes = {first.wait(LIMIT), second.wait(LIMIT)}
    assert codes == {0, 75}
    assert said(db)
    assert titles(db) == before


@dataclass
class Visitor:
    """Asks the site for one page after the other; ``failures`` are answers that were none."""

    address: str
    answers: int = 0
    failures: list[str] = field(default_factory=list)
    leaving: threading.Event = field(default_factory=threading.Event)

    def visit(self) -> None:
        while not self.leaving.is_set():
            for path in SITE:
                try:
                    self.ask(path)
                    self.answers += 1
                except OSError as error:
                    self.failures.append(f"{path}: {error}")

    def events(self) -> int:
        return int(json.loads(self.ask("/api/v1/events?start=2020-01-01&page_size=1"))["meta"]["count"])

    def ask(self, path: str) -> bytes:
        with urlopen(self.address + path, timeout=20) as answer:  # noqa: S310  our own server
            return bytes(answer.read())


@contextmanager
def visited(db: Path) -> Iterator[Visitor]:
    """A site of the database with a visitor that does not rest."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [*PROGRAM, "serve", "--db", str(db), "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        visitor = Visitor(f"http://127.0.0.1:{port}")
        end = time.monotonic() + LIMIT
        while time.monotonic() < end:
            try:
                visitor.ask("/")
                break
            except URLError:
                time.sleep(0.1)
        thread = threading.Thread(target=visitor.visit)
        thread.start()
        try:
            yield visitor
        finally:
            visitor.leaving.set()
            thread.join()
            server.terminate()


def test_the_site_answers_during_a_crawl_a_kill_and_a_reprocessing(
    tmp_path: Path, sample_archive: Path
) -> None:
    db = tmp_path / "klima.db"
    done = finish([*crawl_of(db, sample_archive), "drammen"])
    assert done.returncode in (0, 3), done.stderr
    with visited(db) as visitor:
        few = visitor.events()
        with subprocess.Popen(crawl_of(db, sample_archive), start_new_session=True) as killed:
            asked = visitor.answers
            while visitor.answers < asked + 2 * len(SITE) and killed.poll() is None:
                time.sleep(0.05)
            killed.kill()
        finish(crawl_of(db, sample_archive))
        many = visitor.events()
        assert finish(reprocess_of(db, sample_archive)).returncode == 0
        assert visitor.events() == many > few
    assert visitor.failures == []
    assert visitor.answers > 10 * len(SITE)


def test_a_reprocessing_is_seen_at_once_and_whole(tmp_path: Path, sample_archive: Path) -> None:
    """The site answers all the while with what was there before or with all that is new, in every form."""
    db = tmp_path / "klima.db"
    done = finish([*crawl_of(db, sample_archive), "drammen"])
    assert done.returncode in (0, 3), done.stderr
    with Store.open(db) as store, store.transaction():
        # As if other rules had read the pages.
        store.connection.execute("update listings set digest = 'of older rules'")
        store.connection.execute("update events set title = 'Eldre regler: ' || title")
    before = {title for title in titles(db) if title.startswith("Eldre regler: ")}
    everything = "/api/v1/events?start=2000-01-01&page_size=100"
    forms = {
        everything: lambda body: {event["title"] for event in json.loads(body)["data"]},
        "/api/v1/events.atom?start=2000-01-01": entries,
        "/klima/events.atom": entries,
        "/klima/events.json?_shape=array&_size=max": lambda body: {row["title"] for row in json.loads(body)},
    }
    with visited(db) as visitor:
        old = {path: read(visitor.ask(path)) for path, read in forms.items()}
        assert old[everything] <= before
        states: set[frozenset[str]] = set()
        with subprocess.Popen(reprocess_of(db, sample_archive), stderr=subprocess.DEVNULL) as program:
            while program.poll() is None:
                states.add(frozenset(forms[everything](visitor.ask(everything))))
        assert program.returncode == 0
        new = {path: read(visitor.ask(path)) for path, read in forms.items()}
    assert visitor.failures == []
    assert states <= {frozenset(old[everything]), frozenset(new[everything])}
    for path, found in new.items():
        assert len(found) > len(old[path]), path
        assert not found & before, path
        assert {title.removeprefix("Eldre regler: ") for title in old[path]} <= found, path


def entries(body: bytes) -> set[str]:
    """Titles in an Atom feed; the word for the status before them is left out."""
    names = [node.text or "" for node in ET.fromstring(body).iterfind("{*}entry/{*}title")]  # noqa: S314  our own
    return {
        name.removeprefix("Avlyst: ").removeprefix("Utsatt: ").removeprefix("Flyttet: ") for name in names
    }
