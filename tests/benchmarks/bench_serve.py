"""How fast the site answers: 100 000 invented events, 8 clients on the loopback, against Datasette's own JSON.

    make bench-serve

The server is ``klimakalender serve`` in a process of its own. The clients ask without a pause between, each
time about something else. Times are wall clock times of whole answers; ratios are to Datasette's own JSON of a
row of ``events`` in the same run.
"""

from __future__ import annotations

import argparse
import http.client
import random
import signal
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote, urlsplit

from normalize import OSLO
from tests.benchmarks import many
from tests.benchmarks.claims import Claim, at_most, judge

CLIENTS = 8
BASELINE = "Datasette's row JSON"
Ask = Callable[[random.Random], str]


def questions(ids: list[str]) -> dict[str, tuple[Ask, float | None, float]]:
    """What is asked: name → (address, limit of p95 in ms, share of the number of questions)."""
    return {
        BASELINE: (lambda chance: f"/klima/events/{chance.choice(ids)}.json?_shape=objects", None, 1),
        "event page": (lambda chance: f"/arrangement/{chance.choice(ids)}", 60, 1),
        "API list of 20": (
            lambda chance: f"/api/v1/events?municipality={many.TOWNS[chance.randrange(357)][0]}", 40, 0.5
        ),
        "API list of 20, no filter": (lambda chance: f"/api/v1/events?days={chance.randint(30, 200)}", 40, 0.5),
        "full-text search": (lambda chance: f"/api/v1/events?text={quote(_words(chance))}", 40, 1),
        "front page": (lambda _: "/", 80, 0.5),
        "ICS of 500 events": (
            lambda chance: f"/api/v1/events.ics?page_size=500&days={chance.randint(150, 200)}", 300, 0.1
        ),
    }  # fmt: skip


def _words(chance: random.Random) -> str:
    word = chance.choice(many.FIRST) + chance.choice(many.SECOND)
    return chance.choice(
        [word, word[: chance.randint(3, 7)], f"{word} {chance.choice(many.FIRST)}", "kommunen"]
    )


class Server(NamedTuple):
    """A server that runs: where it answers, and its process."""

    address: str
    pid: int


@contextmanager
def serving(db: Path) -> Iterator[Server]:
    """A server of the database."""
    command = [sys.executable, "-m", "klimakalender", "serve", "--db", str(db), "--port", "0"]
    program = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    assert program.stderr is not None
    try:
        yield Server(program.stderr.readline().split()[1], program.pid)
    finally:
        program.send_signal(signal.SIGINT)
        program.wait(timeout=20)
        program.stderr.close()


def measure(address: str, ask: Ask, number: int) -> list[float]:
    """Milliseconds of each of ``number`` answers to 8 clients at once."""
    times: list[float] = []
    parts = urlsplit(address)

    def client(seed: int) -> None:
        chance = random.Random(seed)  # noqa: S311  addresses to ask
        with closing(http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=60)) as connection:
            for _ in range(max(2, number // CLIENTS)):
                path = ask(chance)
                began = time.perf_counter()
                connection.request("GET", path)
                answer = connection.getresponse()
                answer.read()
                times.append((time.perf_counter() - began) * 1000)
                assert answer.status == 200, f"{answer.status} {path}"

    threads = [threading.Thread(target=client, args=(seed,)) for seed in range(CLIENTS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return times


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=100_000)
    parser.add_argument("--number", type=int, default=800, help="questions of each kind")
    parser.add_argument("--db", type=Path, help="keep the database here, or take the one that is there")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        db = given.db or Path(folder) / "many.db"
        if not db.exists():
            many.write(db, given.events, datetime.now(OSLO).date())
        with closing(sqlite3.connect(db)) as connection:
            ids = [row[0] for row in connection.execute("select id from events order by id limit 5000")]
        with serving(db) as server:
            claims = report(server.address, ids, given.number)
    sys.exit(judge("serve", f"{given.events} events, {CLIENTS} clients", claims))


def report(address: str, ids: list[str], number: int) -> list[Claim]:
    """Prints the table; gives the claims."""
    claims: list[Claim] = []
    base = 0.0
    print(f"{'':<28}{'p50 ms':>9}{'p95 ms':>9}{'× row JSON':>12}")
    for name, (ask, limit, share) in questions(ids).items():
        measure(address, ask, 32)
        times = sorted(measure(address, ask, int(number * share)))
        middle, late = statistics.median(times), times[int(len(times) * 0.95)]
        base = base or middle
        print(f"{name:<28}{middle:9.1f}{late:9.1f}{middle / base:12.2f}", flush=True)
        if limit is not None:
            claims.append(at_most(f"{name}: p95", late, limit, "ms"))
    return claims


if __name__ == "__main__":
    main()
