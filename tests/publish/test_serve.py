"""``klimakalender serve`` as a program of its own."""

from __future__ import annotations

import itertools
import json
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager, suppress
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from klimakalender.store import Store, back_up
from tests.publish.conftest import COUNTIES, MUNICIPALITIES, NOW, SOURCES, Harvest
from tests.publish.server import PROGRAM, serving

Make = Callable[..., dict[str, Any]]


def test_serves_and_names_its_address(db: Path, harvest: Any, announcement: Make, session: Make) -> None:
    harvest.save(announcement("Klimabudsjett", session("2098-01-01")))
    with serving(db) as address:
        for path in (
            "",
            "klima/events.json?_shape=objects",
            "klima/upcoming_events.json",
            "?q=klimabudsjett",
        ):
            with urllib.request.urlopen(address + path, timeout=20) as answer:  # noqa: S310  our own server
                assert answer.status == 200
                assert "Klimabudsjett" in answer.read().decode()


def titles(address: str) -> list[str]:
    """Of all events, from the API."""
    with urllib.request.urlopen(f"{address}api/v1/events?start=2000-01-01", timeout=20) as answer:  # noqa: S310  our own server
        return [event["title"] for event in json.load(answer)["data"]]


def rows(address: str) -> list[str]:
    """The same, from Datasette's own JSON."""
    url = f"{address}klima/events.json?_shape=array&_ttl=0"
    with urllib.request.urlopen(url, timeout=20) as answer:  # noqa: S310  our own server
        return [event["title"] for event in json.load(answer)]


def everybody(ask: Callable[[str], list[str]], address: str) -> set[str]:
    """What the threads of a server say, several of them at once."""
    with ThreadPoolExecutor(8) as pool:
        return {title for said in pool.map(ask, [address] * 40) for title in said}


@contextmanager
def plain_datasette(db: Path) -> Iterator[str]:
    """The address of Datasette's own server, where only the plugin is installed."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    program = subprocess.Popen(
        [sys.executable, "-m", "datasette", str(db), "--port", str(port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=db.parent,
    )
    try:
        for _ in range(200):
            with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
                break
            time.sleep(0.1)
        yield f"http://127.0.0.1:{port}/"
    finally:
        program.send_signal(signal.SIGINT)
        program.wait(timeout=20)


@pytest.mark.parametrize("start", [serving, plain_datasette], ids=["serve", "datasette"])
def test_new_rows_and_another_file_are_served_without_restart(
    start: Callable[[Path], AbstractContextManager[str]],
    tmp_path: Path,
    announcement: Make,
    session: Make,
) -> None:
    served, other = tmp_path / "klima.db", tmp_path / "other.db"
    days = itertools.count(1)

    def write(path: Path, title: str) -> None:
        with Store.open(path) as store:
            store.save_reference(sources=SOURCES, municipalities=MUNICIPALITIES, counties=COUNTIES)
            harvest = Harvest(store, NOW + timedelta(days=next(days)))
            harvest.save(announcement(title, session("2098-01-01")), url="https://www.drammen.example.no/a")

    write(served, "Gammelt")
    with start(served) as address:
        assert everybody(titles, address) == {"Gammelt"}
        with Store.open(served) as store:
            Harvest(store, pages=5).save(announcement("Nytt møte", session("2098-02-01")))
            assert everybody(titles, address) == {"Gammelt", "Nytt møte"}
        write(other, "Byttet")
        back_up(other, served)
        for ask in (titles, rows):
            assert everybody(ask, address) == {"Byttet"}
        for path, title in ((tmp_path / "a.db", "Flyttet"), (tmp_path / "b.db", "Flyttet igjen")):
            write(path, title)
            path.rename(served)
            for ask in (titles, rows):
                assert everybody(ask, address) == {title}
        with Store.open(served) as store:
            Harvest(store, NOW + timedelta(days=next(days)), pages=5).save(
                announcement("Etterpå", session("2098-02-01"))
            )
            assert everybody(titles, address) == {"Flyttet igjen", "Etterpå"}


@pytest.mark.parametrize("content", [None, b"tull" * 999])
def test_no_database_is_one_line(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "x.db"
    if content:
        path.write_bytes(content)
    done = subprocess.run(
        [*PROGRAM, "--db", str(path)], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert done.stderr.startswith(f"klimakalender: {path}: ")


def test_port_in_use_is_one_line(db: Path, harvest: Any) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = subprocess.run(
            [*PROGRAM, "--db", str(db), "--port", str(port)],
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr == f"klimakalender: 127.0.0.1:{port}: already in use\n"
