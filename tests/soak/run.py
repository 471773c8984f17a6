"""Crawl a simulated year day by day, as cron would: ``python -m tests.soak [--days N] [--sites N] [--seed N]``.

Every crawl is a process of its own that runs the real command line; it is forked from this one, which has everything
imported, so that a day costs what its crawl costs. Killed runs are killed by SIGKILL, the full disk is a limit on the
size of files that the kernel enforces.
"""

from __future__ import annotations

import os
import resource
import shutil
import signal
import sqlite3
import sys
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random

# Before the forks: what a crawl needs (but not Twisted's reactor, which every process installs for itself).
import klimakalender.cli.crawl
import klimakalender.crawling.session
import klimakalender.replay
from klimakalender import config
from klimakalender.reference import load_tables
from tests.soak.archive import write_day, write_registry
from tests.soak.faults import RunFault, plan_run_faults
from tests.soak.ledger import Ledger
from tests.soak.life import Year, invent

FIRST = date(2027, 1, 4)
LEFT_ON_DISK = 20_000  # bytes


@dataclass(frozen=True, slots=True)
class Order:
    """How long, how many, and how bad."""

    days: int = 365
    sites: int = 36
    seed: int = 1
    faults_per_site: float = 4.0
    kills: int = 8
    first: date = FIRST


@dataclass(frozen=True, slots=True)
class Outcome:
    """``codes`` are the exit codes by day; ``year`` is what was played."""

    year: Year
    ledger: Ledger
    codes: dict[date, int]
    seconds: float


def soak(folder: Path, order: Order, say: Callable[[str], None] = lambda _: None) -> Outcome:
    """Play a year in a folder that is empty. ``KLIMA_DATA`` then leads there."""
    year = invent(order.first, order.days, order.sites, order.seed, order.faults_per_site)
    random = Random(order.seed)  # noqa: S311  chooses days, hides nothing
    run_faults = plan_run_faults(random, order.days, order.kills)
    write_registry(folder, year, config.CHECKOUT / "data")
    os.environ["KLIMA_DATA"] = str(folder)
    load_tables()
    ledger = Ledger(year, folder / "klima.db")
    codes: dict[date, int] = {}
    began = time.monotonic()
    for number in range(order.days):
        day = year.day(number)
        archive = write_day(folder / "day", year, day)
        codes[day] = _crawl(archive, folder, run_faults.get(number))
        fault = run_faults.get(number)
        if fault and codes[day] not in (0, 3):
            ledger.note_run_fault(day, fault)
        elif codes[day] in (0, 3):
            ledger.check(day)
        else:
            raise RuntimeError(f"{day}: exit code {codes[day]}: {(folder / 'stderr').read_text()[-2000:]}")
        shutil.rmtree(folder / "day")
        if year.day(number + 1).month != day.month:
            say(
                f"{day:%Y-%m}: day {number + 1} of {order.days}, {time.monotonic() - began:.0f} s,"
                f" {ledger.named} faults named, {len(ledger.breaches)} breaches"
            )
    return Outcome(year, ledger, codes, time.monotonic() - began)


def _crawl(archive: Path, folder: Path, fault: RunFault | None) -> int:
    """``klimakalender crawl --due --replay ARCHIVE`` in a process of its own; its exit code, negative for a signal."""
    sys.stdout.flush()
    child = os.fork()
    if child == 0:
        code = 70
        try:
            code = _be_the_command(archive, folder, fault)
        finally:
            os._exit(code)
    if fault and fault.kind == "killed" and _has_begun(folder / "klima.db", child):
        time.sleep(fault.seconds)
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    code = os.waitstatus_to_exitcode(status)
    # A kill that hits a process on its way out, behind the end of its run, has cut off nothing.
    return 0 if code == -signal.SIGKILL and not _is_under_way(folder / "klima.db") else code


def _has_begun(db: Path, child: int) -> bool:
    """Wait until a run is under way in the database; false when the process ended before that was seen."""
    while not _is_under_way(db):
        if os.waitid(os.P_PID, child, os.WEXITED | os.WNOHANG | os.WNOWAIT):
            return False
        time.sleep(0.005)
    return True


def _is_under_way(db: Path) -> bool:
    """Whether the database has a run without its end."""
    with closing(sqlite3.connect(db)) as connection:
        return connection.execute("select 1 from runs where state = 'running'").fetchone() is not None


def _be_the_command(archive: Path, folder: Path, fault: RunFault | None) -> int:
    for stream, number in (("stdout", 1), ("stderr", 2)):
        file = os.open(folder / stream, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(file, number)
    db = folder / "klima.db"
    if fault and fault.kind == "full-disk":
        size = db.stat().st_size + LEFT_ON_DISK
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
    sys.argv = ["klimakalender", "crawl", "--due", "--replay", str(archive), "--db", str(db)]
    try:
        klimakalender.cli.main()
    except SystemExit as end:
        sys.stderr.flush()
        return int(end.code or 0)
    return 0
