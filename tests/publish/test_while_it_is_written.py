"""Reading all events, and keeping a copy, from a server while another process writes its database."""

from __future__ import annotations

import json
import subprocess
import sys
import urllib.request
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.publish.busy import LASTING, PAGE, lasting
from tests.publish.server import serving

ROOT = Path(__file__).resolve().parents[2]
EVERYTHING = "api/v1/events?last_modified_since=2000-01-01"
ORDERS = (
    f"{EVERYTHING}&page_size=7",
    f"{EVERYTHING}&page_size=11&sort=title",
    f"{EVERYTHING}&page_size=7&sort=-starts_at",
    "api/v1/events?page_size=9",  # what is coming
)


def read(url: str) -> Any:
    with urllib.request.urlopen(url, timeout=20) as answer:  # noqa: S310  our own server
        return json.load(answer)


@dataclass
class Writing:
    """What another process writes meanwhile."""

    program: subprocess.Popen[str]

    def more(self) -> None:
        """Wait for the next run."""
        assert self.program.stdout is not None
        assert self.program.stdout.readline() == "written\n"


@contextmanager
def busy(db: Path, seed: int) -> Iterator[Writing]:
    """A process writes; when this is over it has ended."""
    command = [sys.executable, "-m", "tests.publish.busy", str(db), str(seed)]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as program:
        try:
            yield Writing(program)
        finally:
            program.communicate(timeout=60)
    assert program.returncode == 0


def pages(url: str | None, writing: Writing | None = None) -> Iterator[dict[str, Any]]:
    """The events of all pages behind an address; before each page something is written."""
    while url:
        if writing:
            writing.more()
        page = read(url)
        yield from page["data"]
        url = page["meta"]["next"]


class Copy:
    """What a client of the changes holds."""

    def __init__(self, site: str) -> None:
        self.site, self.cursor = site, ""
        self.events: dict[str, Any] = {}

    def follow(self, *, pages: int | None = None) -> None:
        """Take what changed, at most so many pages of it."""
        more = True
        while more and pages != 0:
            page = read(f"{self.site}api/v1/changes?page_size=9&since={self.cursor}")
            for entry in page["data"]:
                self.events.pop(entry["id"], None)
                if not entry["deleted"]:
                    self.events[entry["id"]] = entry["event"]
            self.cursor, more = page["meta"]["cursor"], page["meta"]["more"]
            pages = pages - 1 if pages else None


def is_read(site: str, query: str, there: set[str], writing: Writing | None = None) -> None:
    """What was there before is met once, nothing twice."""
    seen = list(pages(site + query, writing))
    # One that was moved meanwhile may be met again where it is now, never again where it was met.
    places = Counter((one["id"], one["starts_at"], one["title"]) for one in seen)
    assert max(places.values()) == 1
    met = Counter(one["id"] for one in seen)
    assert {event_id: met[event_id] for event_id in there} == dict.fromkeys(there, 1)


def is_exact(copy: Copy) -> None:
    """A copy that was kept, one made anew and all events are the same."""
    copy.follow()
    anew = Copy(copy.site)
    anew.follow()
    whole = {one["id"]: one for one in pages(f"{copy.site}{EVERYTHING}&page_size=50")}
    assert copy.events == anew.events == whole


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_every_event_once_and_an_exact_copy(db: Path, harvest: Any, seed: int) -> None:
    there: set[str] = set()
    for number in range(LASTING):
        there |= set(harvest.save(lasting(number), url=PAGE.format(number)))
    assert len(there) == LASTING
    with serving(db) as site:
        copy = Copy(site)
        with busy(db, seed) as writing:
            for query in ORDERS:
                is_read(site, query, there, writing)
                copy.follow(pages=2)
        is_exact(copy)
        assert there < copy.events.keys()


def test_while_a_crawl_runs(db: Path, sample_archive: Path) -> None:
    """The same of a harvest of two publishers while all of them are crawled."""
    crawl = [sys.executable, "-m", "klimakalender", "crawl", "--replay", str(sample_archive), "--db", str(db)]
    first = subprocess.run([*crawl, "drammen", "lom"], capture_output=True, check=False, timeout=180)
    assert first.returncode in (0, 3), first.stderr
    with serving(db) as site:
        there = {one["id"] for one in pages(f"{site}{EVERYTHING}")}
        copy = Copy(site)
        copy.follow()
        with subprocess.Popen(crawl, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL) as program:
            while program.poll() is None:
                for query in (ORDERS[0], ORDERS[2]):
                    is_read(site, query, there)
                copy.follow(pages=1)
        assert program.returncode in (0, 3)
        is_exact(copy)
        assert there < copy.events.keys()
