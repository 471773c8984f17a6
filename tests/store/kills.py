"""kill -9 at random moments of a crawl and of ``reprocess --apply``: ``python -m tests.store.kills --kills N``.

After every kill the file opens and is sound. A crawl of an archive is killed some times in a row and then let finish:
the canonical dump (ids, versions and history included) is that of the uninterrupted crawl, line by line, but for one
word: a page that was stored before the kill is ``unchanged`` where the uninterrupted crawl says ``ok``.
``reprocess --apply`` corrects what older rules had made: after a kill the dump is as it was, or as it should be.
Ends with 1 at the first thing that is otherwise; the seed is printed, to do it again.
"""

from __future__ import annotations

import argparse
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from klimakalender.store import dump, find_faults, open_for_reading

SAMPLE = Path(__file__).resolve().parents[2] / "data" / "sample.warc.gz"
IN_A_ROW = 5  # kills of a crawl before it may finish
LIMIT = 300  # seconds
# As if other rules had read the pages: everything of them is to be written again.
OTHERWISE = (
    "update listings set digest = 'of older rules', record = json_set(record, '$.registration.capacity', 7)",
    "update events set capacity = 7",
)

Command = Callable[[Path], list[str]]


class KillError(Exception):
    """A database is not what it should be."""


@dataclass
class Soak:
    """``counts``: how many were killed, which are those that count, and how many had finished by then; ``tell`` gets
    a line for each.
    """

    folder: Path
    rng: random.Random
    tell: Callable[[str], None]
    counts: Counter[str] = field(default_factory=Counter)
    shares: list[float] = field(default_factory=list)

    def crawl(self, kills: int) -> None:
        """Kill crawls, ``IN_A_ROW`` at a time."""
        whole = self.folder / "crawled.db"
        seconds = self._whole(crawl_of, whole)[1]
        expected = content(whole)
        while kills:
            db = self.folder / "crawl.db"
            for _ in range(min(kills, IN_A_ROW)):
                kills -= self._kill(crawl_of(db), seconds)
                check(db)
            started = time.monotonic()
            finish(crawl_of(db))
            self.shares.append((time.monotonic() - started) / seconds)
            differing = set(content(db)) ^ set(expected)
            require(not differing, "after kills the crawl says otherwise:\n" + "\n".join(sorted(differing)))
            require(content(db) == expected, "after kills the crawl says something twice")
            self.tell(f"crawl: went on to the end, {len(expected)} lines as in the uninterrupted one")
            remove(db)

    def reprocess(self, kills: int) -> None:
        """Kill reprocessings of a database that older rules had made."""
        old = self.folder / "old.db"
        finish(reprocess_of(old))
        with closing(sqlite3.connect(old)) as connection, connection:
            for statement in OTHERWISE:
                connection.execute(statement)
        before = said(old)
        shutil.copy(old, self.folder / "new.db")
        expected, seconds = self._whole(reprocess_of, self.folder / "new.db")
        require(expected != before, "there was nothing to correct")
        while kills:
            db = self.folder / "reprocess.db"
            shutil.copy(old, db)
            kills -= self._kill(reprocess_of(db), seconds)
            check(db)
            require(said(db) in (before, expected), "a killed reprocessing was stored in part")
            if kills % IN_A_ROW == 0:
                finish(reprocess_of(db))
                require(said(db) == expected, "the reprocessing that was killed ends with something else")
                self.tell(f"reprocess: done again, {len(expected)} lines as in the uninterrupted one")
            remove(db)

    def _whole(self, command: Command, db: Path) -> tuple[list[str], float]:
        started = time.monotonic()
        finish(command(db))
        return said(db), time.monotonic() - started

    def _kill(self, command: Sequence[str], seconds: float) -> bool:
        """Whether it was still running at a random moment of so many seconds, and was killed."""
        # A group of its own: the processes that read pages go with it.
        with subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        ) as process:
            moment = self.rng.uniform(0, seconds)
            try:
                process.wait(moment)
                came = "had finished"
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGKILL)
                came = "killed"
        self.counts[came] += 1
        self.tell(f"{self.counts['killed']:4} {command[3]}: {came} by {moment:.2f} s")
        return came == "killed"


def crawl_of(db: Path) -> list[str]:
    return [sys.executable, "-m", "klimakalender", "crawl", "--replay", str(SAMPLE), "--db", str(db)]


def reprocess_of(db: Path) -> list[str]:
    command = ["reprocess", str(SAMPLE), "--apply", "--jobs", "1", "--db", str(db)]
    return [sys.executable, "-m", "klimakalender", *command]


def finish(command: Sequence[str]) -> None:
    """Run to the end; the process that was killed may need a moment to let go of the lock."""
    end = time.monotonic() + LIMIT
    while True:
        done = subprocess.run(command, capture_output=True, text=True, timeout=LIMIT)
        if done.returncode != 75 or time.monotonic() > end:
            break
        time.sleep(0.1)
    require(
        done.returncode == 0, f"{' '.join(command[2:])} ends with {done.returncode}: {done.stderr[-2000:]}"
    )


def check(db: Path) -> None:
    """The file opens and is sound; there may be none, or an empty one, when the kill came early."""
    if not db.exists() or empty(db):
        return
    with closing(open_for_reading(db)) as connection:
        faults = list(find_faults(connection))
    require(not faults, "; ".join(faults))


def empty(db: Path) -> bool:
    with closing(sqlite3.connect(db)) as connection:
        return not connection.execute("select 1 from sqlite_master where name = 'events'").fetchone()


def said(db: Path) -> list[str]:
    with closing(open_for_reading(db)) as connection:
        return list(dump(connection))


def content(db: Path) -> list[str]:
    """What a database says; that a page was asked for again and had not changed is no other content."""
    return sorted(line.replace('"outcome":"unchanged"', '"outcome":"ok"') for line in said(db))


def remove(db: Path) -> None:
    for file in db.parent.glob(f"{db.name}*"):
        file.unlink()


def require(condition: object, message: str) -> None:
    if not condition:
        raise KillError(message)


def soak(kills: int, seed: int, tell: Callable[[str], None] = print) -> Soak:
    """Half of the kills for the crawl, half for ``reprocess --apply``."""
    with tempfile.TemporaryDirectory() as folder:
        done = Soak(Path(folder), random.Random(seed), tell)  # noqa: S311  moments, no secrets
        done.crawl(kills - kills // 2)
        done.reprocess(kills // 2)
    return done


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    options = parser.parse_args()
    print(f"{options.kills} kills, seed {options.seed}", flush=True)
    done = soak(options.kills, options.seed, partial(print, flush=True))
    told = ", ".join(f"{name} {number}" for name, number in done.counts.items())
    print(f"{told}; every file was sound and every rerun complete")
    print(f"a crawl that goes on takes {sum(done.shares) / len(done.shares):.2f} of the time of a whole one")


if __name__ == "__main__":
    main()
