"""A crawl that is killed goes on with the same command and ends with what an uninterrupted one finds."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.norway.server import Running, playing

ROOT = Path(__file__).resolve().parents[2]
OPTIONS = {"today": str(datetime.now(UTC).date()), "sites": 22, "events": 6, "services": 0}
COMMAND = [sys.executable, "-m", "tests.norway.crawl"]


@pytest.fixture(scope="module")
def server() -> Iterator[Running]:
    with playing(**OPTIONS) as running:
        yield running


def order(folder: Path, server: Running, workers: int | None = None) -> bytes:
    told = {"folder": str(folder), "port": server.port, "world": OPTIONS, "workers": workers}
    return json.dumps(told).encode()


def crawl(folder: Path, server: Running, workers: int | None = None) -> None:
    told = order(folder, server, workers)
    done = subprocess.run(COMMAND, cwd=ROOT, input=told, capture_output=True, timeout=120)
    assert done.returncode == 0, done.stderr


def kill_crawl(folder: Path, server: Running, requests: int) -> None:
    """Crawl until the server was asked so many things, then kill -9; nothing of it may stay behind."""
    server.asked(forget=True)
    with subprocess.Popen(COMMAND, cwd=ROOT, stdin=subprocess.PIPE, start_new_session=True) as process:
        assert process.stdin is not None
        process.stdin.write(order(folder, server))
        process.stdin.close()
        await_true(lambda: len(server.asked()) >= requests)
        process.kill()
        process.wait()
        await_true(lambda: not alive(process.pid))


def await_true(condition: Callable[[], bool], seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.02)


def alive(group: int) -> bool:
    """Whether a process group still has a process."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def content(folder: Path) -> list[Any]:
    """What readers see, with the ids of events and without moments."""
    with closing(sqlite3.connect(folder / "klima.db")) as database:
        assert database.execute("pragma integrity_check").fetchone() == ("ok",)
        rows = database.execute("select url, record, vanished_at from listings order by url").fetchall()
    return [(url, json.loads(record), gone) for url, record, gone in rows]


def stored(folder: Path) -> set[tuple[str, str]]:
    """Hosts and paths of the pages whose answers a crawl, however it ended, has stored."""
    with closing(sqlite3.connect(folder / "klima.db")) as database:
        rows = database.execute("select url from pages where outcome = 'ok'").fetchall()
    addresses = (urlsplit(url) for (url,) in rows)
    return {(one.netloc, one.path + (one.query and f"?{one.query}")) for one in addresses}


@pytest.fixture(scope="module")
def expected(server: Running, tmp_path_factory: pytest.TempPathFactory) -> list[Any]:
    folder = tmp_path_factory.mktemp("whole")
    crawl(folder, server)
    return content(folder)


@pytest.mark.parametrize("workers", [0, 1, 2])
def test_the_same_is_stored_however_many_processes_read(
    workers: int, server: Running, tmp_path: Path, expected: list[Any]
) -> None:
    crawl(tmp_path, server, workers)
    assert content(tmp_path) == expected


@pytest.mark.parametrize("requests", [30, 150, 300])
def test_a_killed_crawl_goes_on(requests: int, server: Running, tmp_path: Path, expected: list[Any]) -> None:
    kill_crawl(tmp_path, server, requests)
    kept = stored(tmp_path)
    assert kept or requests < 100
    server.asked(forget=True)
    crawl(tmp_path, server)
    again = [one for one in server.asked() if one.status == 200 and one.path != "/robots.txt"]
    assert content(tmp_path) == expected
    # What was stored is not sent again; what was under way or still to be written when it was killed may be.
    assert sorted(kept & {(one.host, one.path) for one in again}) == []
