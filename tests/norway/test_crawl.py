"""A crawl of a small simulated Norway: what is found, what is left alone, and what is not asked for twice."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.norway.server import Asked, playing
from tests.norway.world import World, build_world

ROOT = Path(__file__).resolve().parents[2]
SITES = 22  # of every platform; enough for reading in processes of their own
TODAY = datetime.now(UTC).date()  # a live crawl goes by the real clock
CONTENT = ("events", "listings", "changes")


@dataclass
class Crawled:
    took: dict[str, Any]
    asked: list[Asked]
    rows: dict[str, int]


@pytest.fixture(scope="module")
def world() -> World:
    return build_world(TODAY, sites=SITES)


@pytest.fixture(scope="module")
def crawls(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Crawled]]:
    """The same crawl twice."""
    folder = tmp_path_factory.mktemp("norway")
    options = {"today": str(TODAY), "sites": SITES}
    with playing(**options) as server:
        order = json.dumps({"folder": str(folder), "port": server.port, "world": options})
        yield [_crawl(order, folder, server) for _ in range(2)]


def _crawl(order: str, folder: Path, server: Any) -> Crawled:
    command = [sys.executable, "-m", "tests.norway.crawl"]
    done = subprocess.run(command, cwd=ROOT, input=order, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    with closing(sqlite3.connect(folder / "klima.db")) as database:
        rows = {table: _count(database, table) for table in CONTENT}
    return Crawled(json.loads(done.stdout), server.asked(forget=True), rows)


def _count(database: sqlite3.Connection, table: str) -> int:
    count: int = database.execute(f"select count(*) from {table}").fetchone()[0]  # noqa: S608  a name above
    return count


def kinds(world: World, asked: list[Asked]) -> Counter[str]:
    return Counter(world.kind(one.host, one.path) for one in asked)


def test_every_event_page_is_found_and_read(world: World, crawls: list[Crawled]) -> None:
    fetched = {f"http://{one.host}{one.path}" for one in crawls[0].asked if one.status == 200}
    assert world.events - fetched == set()
    assert crawls[0].rows["events"] >= len(world.events)


@pytest.mark.parametrize("kind", ["closed", "trap", "service"])
def test_what_is_forbidden_or_worthless_is_left_alone(kind: str, world: World, crawls: list[Crawled]) -> None:
    assert kinds(world, crawls[0].asked)[kind] == 0


def test_one_thing_is_asked_at_a_time(crawls: list[Crawled]) -> None:
    assert {one.at_once for crawl in crawls for one in crawl.asked} == {1}


def test_again_nothing_is_sent_and_nothing_written(world: World, crawls: list[Crawled]) -> None:
    first, second = crawls
    bodies = [one.path for one in second.asked if one.status == 200 and one.path != "/robots.txt"]
    assert bodies == []
    assert second.rows == first.rows
    assert second.took["unchanged"]


def test_again_coming_events_are_asked_for_and_news_are_not(world: World, crawls: list[Crawled]) -> None:
    first, second = (kinds(world, crawl.asked) for crawl in crawls)
    assert second["event"] == first["event"]
    assert first["news"]
    assert second["news"] == 0
