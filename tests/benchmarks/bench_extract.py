"""How fast a page is read to event records: ours against BeautifulSoup's parse alone and trafilatura, in one run.

Prints the mean of each in ms per page and the ratios to BeautifulSoup's, then a verdict for each claim;
the exit code is 1 when one is not met. Pages are invented (:mod:`pages`). Every page of a set is another one, and each
is read once by each contender, so that nothing is gained by remembering a text. Only ratios within one run mean
something.
"""

from __future__ import annotations

import gc
import logging
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from datetime import date

import trafilatura
from bs4 import BeautifulSoup

from klimakalender.reference import load_tables
from spiders.reading.fields import read_page
from tests.benchmarks.claims import at_most, judge
from tests.benchmarks.pages import event_page, news_page

REFERENCE = date(2027, 8, 20)
ADDRESS = "https://www.granvoll.example/kalender/klimakveld"
PAGES, WARM_UP = 25, 3
SIZES = {"30 kB": 30_000, "150 kB": 150_000}
PROSE = (0.1, 0.25, 0.5)  # shares of running text: the more there is, the less a parse alone costs
MOST_OF_PARSE = 0.5  # of BeautifulSoup's time
MOST_OF_TRAFILATURA = 0.25
MOST_MEMORY = 150  # MB, the whole process with all tables
TABLES = load_tables()


def ours(page: bytes) -> object:
    """From bytes to records."""
    reading = read_page(page, url=ADDRESS, reference=REFERENCE, publisher=None, tables=TABLES)
    return reading.to_record()


OURS, PARSE, TRAFILATURA = "read_page to records", 'BeautifulSoup(html, "lxml")', "trafilatura.extract"
CONTENDERS: dict[str, Callable[[bytes], object]] = {
    OURS: ours,
    PARSE: lambda page: BeautifulSoup(page, "lxml"),
    TRAFILATURA: trafilatura.extract,
}


def sets() -> dict[str, list[bytes]]:
    """Name → pages: with an event and without one in both sizes, and all kinds together."""
    found: dict[str, list[bytes]] = {}
    for size_name, size in SIZES.items():
        for kind, build in (("an event", event_page), ("no event", news_page)):
            shares = [PROSE[seed % len(PROSE)] for seed in range(PAGES)]
            pages = [build(size, prose=share, seed=seed).encode() for seed, share in enumerate(shares)]
            found[f"{size_name}, {kind}"] = pages
    every = [page for pages in found.values() for page in pages]
    return {**found, "mixed": every[::4]}


def means(pages: Sequence[bytes]) -> dict[str, float]:
    """Mean milliseconds of processor time per page; the contenders take turns page by page."""
    times: dict[str, list[float]] = {name: [] for name in CONTENDERS}
    for page in pages:
        for name, read in CONTENDERS.items():
            gc.collect()  # nobody pays for what another one left behind
            began = time.process_time()
            read(page)
            times[name].append((time.process_time() - began) * 1000)
    return {name: statistics.mean(taken[WARM_UP:]) for name, taken in times.items()}


def peak_memory() -> float:
    """The most memory, in MB, of a process that reads the pages of all sets with nothing else in it."""
    command = [sys.executable, "-m", "tests.benchmarks.bench_extract", "--memory"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return float(done.stdout)


def measure_memory() -> None:
    """What the process above does: reads a few pages of each kind and size and prints its peak."""
    for build in (event_page, news_page):
        for size in SIZES.values():
            for seed in range(5):
                ours(build(size, seed=seed).encode())
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def main() -> int:
    logging.disable(logging.CRITICAL)
    gc.freeze()
    claims = []
    for name, pages in sets().items():
        taken = means(pages)
        print(f"\n{name} ({len(pages)} pages)")
        for contender, milliseconds in taken.items():
            print(f"  {contender:<30}{milliseconds:9.2f} ms{milliseconds / taken[PARSE]:8.2f} × parse")
        claims += [
            at_most(f"{name}: of {other}", taken[OURS] / taken[other], most, "×")
            for other, most in ((PARSE, MOST_OF_PARSE), (TRAFILATURA, MOST_OF_TRAFILATURA))
        ]
    claims.append(at_most("peak memory", peak_memory(), MOST_MEMORY, "MB"))
    return judge("extract", f"{PAGES} pages of each kind", claims)


if __name__ == "__main__":
    if "--memory" in sys.argv:
        measure_memory()
    else:
        sys.exit(main())
