"""Jobs over archives of which something is killed: they end with the same, or with a sentence."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import dask
import distributed  # noqa: F401  its settings are there once it is imported, and are set here
import pytest

from klimakalender.bulk import over_dask, over_processes
from klimakalender.bulk.cluster import CONNECT, ClusterError
from klimakalender.bulk.local import WorkerDiedError
from tests.bulk.conftest import write_archive

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

FILES, PAGES = 8, 24
DEADLY = 5
EXTRACT = [sys.executable, "-m", "klimakalender", "extract"]


@pytest.fixture(scope="module")
def archives(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """So many files that a job over them has many parts."""
    return [str(write_archive(tmp_path_factory.mktemp("files"), PAGES)) for _ in range(FILES)]


def square(number: int) -> int:
    if number == DEADLY:
        os._exit(1)
    return number * number


def test_what_kills_every_worker_is_named_and_all_before_it_is_done() -> None:
    found = over_processes(iter(range(20)), square, 2)
    assert [next(found) for _ in range(DEADLY)] == [(one, one * one) for one in range(DEADLY)]
    with pytest.raises(WorkerDiedError, match=f"^{DEADLY}:"):
        next(found)


def test_work_is_taken_only_as_it_is_handed_out() -> None:
    taken = []

    def coming() -> Iterator[int]:
        for number in range(10, 1_000):
            taken.append(number)
            yield number

    found = over_processes(coming(), square, 2)
    next(found)
    found.close()
    assert len(taken) < 20


def test_a_job_that_is_killed_leaves_nothing_running_and_goes_on(archives: list[str], tmp_path: Path) -> None:
    arguments = [*EXTRACT, *archives, "--workers", "2", "--output"]
    subprocess.run([*arguments, str(tmp_path / "whole")], check=True, capture_output=True, timeout=300)
    halves = tmp_path / "halves"
    process = subprocess.Popen([*arguments, str(halves)], stderr=subprocess.DEVNULL)
    await_true(lambda: len(parts_of(halves)) >= 2)
    workers = children_of(process.pid)
    process.kill()
    process.wait()
    assert len(workers) >= 2
    await_true(lambda: not any(map(is_alive, workers)))
    before = {path: path.stat().st_ino for path in parts_of(halves)}
    assert 2 <= len(before) < len(parts_of(tmp_path / "whole"))
    subprocess.run([*arguments, str(halves)], check=True, capture_output=True, timeout=300)
    assert {path: path.stat().st_ino for path in before} == before
    assert [path.read_bytes() for path in parts_of(halves)] == [
        path.read_bytes() for path in parts_of(tmp_path / "whole")
    ]


def test_a_scheduler_that_dies_is_one_line(archives: list[str], tmp_path: Path) -> None:
    with scheduler(tmp_path) as (process, address), worker(address):
        job = subprocess.Popen(
            [*EXTRACT, *archives, "--dask", address, "--output", str(tmp_path / "out")],
            stderr=subprocess.PIPE,
            text=True,
        )
        await_true(lambda: len(parts_of(tmp_path / "out")) >= 1)
        process.kill()
        _, told = job.communicate(timeout=300)
    assert job.returncode == 1
    assert told == f"klimakalender: {address}: the scheduler went away\n"


def test_a_scheduler_that_dies_as_work_is_handed_out_is_named(tmp_path: Path) -> None:
    with dask.config.set({CONNECT: "3s"}), scheduler(tmp_path) as (process, address), worker(address):

        def coming() -> Iterator[int]:
            yield 1
            process.kill()
            process.wait()
            yield 2

        with pytest.raises(ClusterError, match=f"^{address}: the scheduler went away$"):
            list(over_dask(coming(), square, address))


def test_a_scheduler_without_workers_is_told(tmp_path: Path) -> None:
    with (
        dask.config.set({CONNECT: "3s"}),
        scheduler(tmp_path) as (_, address),
        pytest.raises(ClusterError, match=f"{address}: the scheduler has no workers"),
    ):
        list(over_dask([1], square, address))


@contextmanager
def scheduler(folder: Path) -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    """A Dask scheduler of its own process, and its address."""
    told = folder / "scheduler.json"
    arguments = ["--host", "127.0.0.1", "--port", "0", "--scheduler-file", str(told)]
    arguments += [
        "--no-dashboard",
        "--dashboard-address",
        "127.0.0.1:0",
    ]  # its server takes a port all the same
    with running("scheduler", *arguments) as process:
        await_true(told.exists)
        yield process, json.loads(told.read_text())["address"]


def worker(address: str) -> object:
    return running("worker", address, "--nthreads", "1", "--no-nanny", "--no-dashboard")


@contextmanager
def running(*arguments: str) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen([sys.executable, "-m", "dask", *arguments], stderr=subprocess.DEVNULL)
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def parts_of(directory: Path) -> list[Path]:
    return sorted(directory.glob("part-*"))


def children_of(pid: int) -> list[int]:
    return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"


def await_true(condition: Callable[[], bool], seconds: float = 120) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.02)
