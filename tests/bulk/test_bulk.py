"""Archives to records over workers: the same lines, whoever reads them and whatever happens to a worker."""

from __future__ import annotations

import json
import multiprocessing
import os
import signal
import subprocess
import sys
import time
from functools import partial
from typing import TYPE_CHECKING

import pytest

from klimakalender.bulk import Options, over_dask, over_processes, read_part
from klimakalender.warc import split

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from klimakalender.bulk import Part
    from klimakalender.warc import Range

READ_ALL = partial(read_part, options=Options())
SIZE = 15_000  # bytes: some ten ranges


@pytest.fixture(scope="module")
def ranges(archive: Path) -> list[Range]:
    found = split([str(archive)], SIZE)
    assert len(found) > 5
    return found


@pytest.fixture(scope="module")
def alone(ranges: list[Range]) -> list[str]:
    return lines(over_processes(ranges, READ_ALL, 1))


def lines(found: Iterator[tuple[Range, Part]]) -> list[str]:
    return [line for _, part in found for line in part.lines]


def test_one_worker_reads_every_page_in_order(alone: list[str]) -> None:
    told = [json.loads(line) for line in alone]
    assert [int(page["url"].rpartition("/")[2]) for page in told] == list(range(60))
    assert [bool(page["events"]) for page in told] == [number % 3 == 0 for number in range(60)]
    assert told[0]["events"][0]["starts_at"] == "2027-09-09T18:00:00+02:00"


def test_two_workers_give_the_same(ranges: list[Range], alone: list[str]) -> None:
    assert lines(over_processes(ranges, READ_ALL, 2)) == alone


def test_a_worker_that_is_killed_changes_nothing(ranges: list[Range], alone: list[str]) -> None:
    found = over_processes(ranges, READ_ALL, 2)
    first = next(found)
    victims = multiprocessing.active_children()
    assert len(victims) == 2
    victims[0].kill()
    assert [*first[1].lines, *lines(found)] == alone


def test_a_dask_cluster_gives_the_same(ranges: list[Range], alone: list[str], cluster: str) -> None:
    assert lines(over_dask(ranges, READ_ALL, cluster)) == alone


def test_a_worker_of_dask_that_is_killed_changes_nothing(
    ranges: list[Range], alone: list[str], cluster: str
) -> None:
    from distributed import Client

    with Client(cluster) as client:
        victim = next(iter(client.run(os.getpid).values()))
    found = over_dask(ranges, READ_ALL, cluster)
    first = next(found)
    os.kill(victim, signal.SIGKILL)
    assert [*first[1].lines, *lines(found)] == alone


@pytest.mark.parametrize(
    ("options", "taken"),
    [
        (Options(domains=("no",)), lambda page: "no/" in page["url"]),
        (Options(domains=("granvoll1.no",)), lambda page: "granvoll1.no/" in page["url"]),
        (Options(domains=("voll1.no",)), lambda _: False),
        (Options(languages=("nb",)), lambda page: page["language"] == "nb"),
        (Options(languages=("en",)), lambda _: False),
        (Options(events_only=True), lambda page: page["events"]),
    ],
    ids=["domain", "host", "part of a name", "bokmål", "English", "events"],
)
def test_which_pages_are_taken(
    ranges: list[Range], alone: list[str], options: Options, taken: object
) -> None:
    assert callable(taken)
    expected = [line for line in alone if taken(json.loads(line))]
    assert lines(over_processes(ranges, partial(read_part, options=options), 1)) == expected


def test_the_command(archive: Path, alone: list[str]) -> None:
    done = klimakalender("extract", str(archive), "--workers", "2")
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == alone
    assert "60 pages read" in done.stderr


def test_no_scheduler_is_one_line(archive: Path) -> None:
    begun = time.monotonic()
    done = klimakalender("extract", str(archive), "--dask", "tcp://127.0.0.1:9")
    assert done.returncode == 1
    assert "127.0.0.1:9" in done.stderr
    assert "Traceback" not in done.stderr
    assert time.monotonic() - begun < 60


def klimakalender(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "klimakalender", *arguments],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
