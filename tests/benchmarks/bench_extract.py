"""How fast a page is read to event records: ours against BeautifulSoup's parse alone and trafilatura, in one run.

Prints the mean of each in ms per page and the ratios to BeautifulSoup's, then a verdict for each claim;
the exit code is 1 when one is not met. Pages are invented (:mod:`pages`). Every page of a set is another one, and each
is read once by each contender, so that nothing is gained by remembering a text. They are read as those of an archive
are, one after the other: each contender pays for the garbage that it makes. Only ratios within one run mean something.

How much of a page is running text decides how the two compare: a parse alone costs less the more there is of it, and
reading costs more. The pages of each size are told apart by that: those with as much text as announcements have, and
those with much more. How many of the pages announce something decides it too: archives are the set of their own.
"""

from __future__ import annotations

import gc
import logging
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import trafilatura
from bs4 import BeautifulSoup

from klimakalender.reference import load_tables
from spiders.reading.fields import read_page
from tests.benchmarks.claims import at_most, judge
from tests.benchmarks.pages import event_page, news_page

REFERENCE = date(2027, 8, 20)
ADDRESS = "https://www.granvoll.example/kalender/klimakveld"
# Pages of a set, how many of them are not counted, and how many one contender reads before it is another's turn: what
# the others left in the processor's caches costs the first of them, and is nothing to a reader of archives.
PAGES, WARM_UP, RUN = 135, 15, 60
SIZES = {"30 kB": 30_000, "150 kB": 150_000}
# Shares of running text. With the first, the facts and the running text of 30 kB are 1.1, 1.6 and 2.1 kB: the mean, the
# 90th percentile and the most that the 155 labelled event pages have in their content.
PROSE = {"": (0.01, 0.03, 0.05), ", much text": (0.1, 0.25, 0.5)}
# Which pages of twenty have an event in an archive: 15 in 100, as in the archives of bench_bulk.
ANNOUNCING = (0, 7, 14)
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
    """Name → pages: with an event and without one in both sizes, with little and much text, all together, archives."""
    found: dict[str, list[bytes]] = {}
    for size_name, size in SIZES.items():
        for kind, build in (("an event", event_page), ("no event", news_page)):
            for text, shares in PROSE.items():
                pages = [build(size, prose=shares[seed % len(shares)], seed=seed) for seed in range(PAGES)]
                found[f"{size_name}, {kind}{text}"] = [page.encode() for page in pages]
    every = [page for pages in found.values() for page in pages]
    both = zip(found["30 kB, an event"], found["30 kB, no event"], strict=True)
    archive = [pair[0 if place % 20 in ANNOUNCING else 1] for place, pair in enumerate(both)]
    return {**found, "mixed": every[:: len(found)], "30 kB, an archive": archive}


def means(pages: Sequence[bytes]) -> dict[str, float]:
    """Mean milliseconds of processor time per page; the contenders take turns, some pages at a time."""
    times = dict.fromkeys(CONTENDERS, 0.0)
    starts = range(WARM_UP, len(pages), RUN)
    for first, end in ((0, WARM_UP), *((start, start + RUN) for start in starts)):
        for name, read in CONTENDERS.items():
            gc.collect()  # nobody pays for what another one left behind
            began = time.process_time()
            for page in pages[first:end]:
                read(page)
            if first >= WARM_UP:
                times[name] += time.process_time() - began
    return {name: taken * 1000 / len(pages[WARM_UP:]) for name, taken in times.items()}


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
    # Of this program alone: what getrusage tells takes in the process that started it.
    status = Path("/proc/self/status").read_text(encoding="ascii")
    print(int(status.partition("VmHWM:")[2].split()[0]) / 1024)


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
