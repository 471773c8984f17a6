"""A large archive through ``extract``: one worker, two, and a local Dask cluster of two, in one run.

The archive is a gzipped WARC of invented pages of 30 kB on average, 15 % with an event. Prints pages per second and
the ratios to one worker, the peak memory in the first and the last tenth of the pages, and a verdict on every claim;
ends with 1 when one is not met. ``--pages 200000`` is the size that the claims are about. A worker remembers words and
compiles patterns as it meets them, most of them in its first 2 000 pages: where a tenth of all is less, those are taken
instead, and of fewer pages than twice as many nothing is claimed.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from klimakalender.warc import ArchiveWriter
from tests.benchmarks.claims import at_least, at_most, judge
from tests.benchmarks.pages import event_page, news_page

if TYPE_CHECKING:
    from collections.abc import Iterator

MEAN, EVENTS = 30_000, 0.15
DISTINCT = 2_000  # pages; the archive repeats them at other addresses
TWO_WORKERS, TWO_OF_DASK, FLAT = 1.7, 1.4, 1.1
WARM = 4_000  # pages after which two workers have met most of what they remember
INTERVAL = 0.25  # seconds between two looks at the memory
HEADERS = [("Content-Type", "text/html; charset=utf-8")]


class Taken(NamedTuple):
    """Seconds that a job took, a digest of its lines, and over time: the pages done and the memory (MB) of all
    its processes.
    """

    seconds: float
    digest: str
    memory: list[tuple[int, float]]

    def peak(self, first: float, last: float) -> float:
        """Of the memory while so many pages were done."""
        return max((used for pages, used in self.memory if first <= pages <= last), default=0.0)


def write_archive(folder: Path, pages: int) -> list[Path]:
    chance = random.Random(2027)  # noqa: S311  invented pages, no secrets
    builds = [event_page if chance.random() < EVENTS else news_page for _ in range(min(pages, DISTINCT))]
    bodies = [
        build(int(chance.uniform(0.4, 1.6) * MEAN), seed=seed).encode() for seed, build in enumerate(builds)
    ]
    begun = datetime(2027, 8, 20, tzinfo=UTC)
    with closing(ArchiveWriter(folder, {})) as writer:
        for number in range(pages):
            url = f"https://www.granvoll.example/side/{number}"
            writer.write(url, 200, HEADERS, bodies[number % len(bodies)], begun + timedelta(seconds=number))
    return sorted(folder.iterdir())


def run(archives: list[Path], *options: str) -> Taken:
    command = [sys.executable, "-m", "klimakalender", "extract", *map(str, archives), *options]
    memory: list[tuple[int, float]] = []
    lines, digest = 0, hashlib.sha256()
    begun = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:

        def watch() -> None:
            while process.poll() is None:
                memory.append((lines, sum(map(_resident, _family(process.pid)))))
                time.sleep(INTERVAL)

        watcher = threading.Thread(target=watch)
        watcher.start()
        assert process.stdout is not None
        for line in process.stdout:
            digest.update(line)
            lines += 1
        watcher.join()
    if process.returncode:
        sys.exit(f"{' '.join(command)}: exit code {process.returncode}")
    return Taken(time.perf_counter() - begun, digest.hexdigest(), memory)


def _family(pid: int) -> Iterator[int]:
    yield pid
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    except OSError:  # it has ended
        return
    for child in children:
        yield from _family(int(child))


def _resident(pid: int) -> float:
    try:
        pages = Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1]
    except (OSError, IndexError):
        return 0.0
    return int(pages) * os.sysconf("SC_PAGE_SIZE") / 1e6


@contextmanager
def cluster() -> Iterator[str]:
    from distributed import LocalCluster

    with LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address="127.0.0.1:0", host="127.0.0.1"
    ) as local:
        yield local.scheduler_address


def main() -> int:
    parser = argparse.ArgumentParser(description="A large archive with one worker, two, and Dask.")
    parser.add_argument("--pages", type=int, default=8_000)
    pages = parser.parse_args().pages
    with tempfile.TemporaryDirectory() as folder:
        archives = write_archive(Path(folder), pages)
        megabytes = sum(path.stat().st_size for path in archives) / 1e6
        print(f"{pages} pages, {megabytes:.0f} MB")
        one, two = run(archives), run(archives, "--workers", "2")
        with cluster() as address:
            dask = run(archives, "--dask", address)
    print()
    for name, taken in (("one worker", one), ("two workers", two), ("Dask, two workers", dask)):
        print(
            f"  {name:<20}{pages / taken.seconds:9.0f} pages/s{one.seconds / taken.seconds:8.2f} × one worker"
        )
    first, last = two.peak(0, max(pages / 10, WARM)), two.peak(0.9 * pages, pages)
    print(f"  memory of two workers: {first:.0f} MB in the first tenth, {last:.0f} MB in the last\n")
    claims = [
        at_least("speed of two workers, of one", one.seconds / two.seconds, TWO_WORKERS, "×"),
        at_least("speed of Dask with two workers, of one", one.seconds / dask.seconds, TWO_OF_DASK, "×"),
        at_most("different outputs of the three", len({one.digest, two.digest, dask.digest}), 1),
    ]
    if pages >= 2 * WARM:
        claims.append(at_most("memory in the last tenth of the pages, of the first", last / first, FLAT, "×"))
    return judge("bulk", f"{pages} pages", claims)


if __name__ == "__main__":
    sys.exit(main())
