"""Whether what a page costs grows with the database: the same work beside 1 000 events and beside a million.

    make bench-growth

A database grows by years, since what is on in a country on one day stays about the same: ``A_DAY`` events here, over
all municipalities, so that a million are ten years. At each size pages are stored that are new, unchanged and changed;
of the new ones every fifth is another publisher's announcement of an event that is known. Then the site is asked, one
question at a time. All figures are processor time (of the site: of its process, by question), since wall clock times
of a machine that does other things say little. Of the site's answers those are held against the bar that are equally
long at every size. Nothing that is measured stays in the database.

Ends with a verdict on every claim, and with 1 when one is not met. ``--events N`` for the largest size.
"""

from __future__ import annotations

import argparse
import gc
import hashlib
import http.client
import random
import statistics
import sys
import tempfile
import time
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from klimakalender.store import PageFacts, SourceReport, Store
from klimakalender.store.candidates import find_matches
from klimakalender.store.records import from_json
from klimakalender.store.written import write_next
from normalize import OSLO
from tests.benchmarks import many
from tests.benchmarks.bench_serve import BASELINE, questions, serving
from tests.benchmarks.claims import Claim, at_most, judge

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator, Sequence

    from klimakalender.store import Run
    from tests.benchmarks.bench_serve import Server

    Page = tuple[PageFacts, list[dict[str, Any]]]

SMALLEST, STEP = 1_000, 10
A_DAY = (
    274  # events, of which some 50 are online or nowhere that is told: what all of these are compared with
)
COMING = 200  # days at most
ALIKE = ("event page", "API list of 20, no filter", "full-text search", "front page")  # equally long answers
PAGES = 300  # stored at each size
ROUNDS = 3  # of which the quickest counts
CLOSED = 20  # sources
STORED, ANSWERED = 1.5, 2.0  # how many times the smallest size's cost the largest one's may be
REPOSTED = 5  # every so many-th new page announces a known event
SERVER_WARMS_UP = 16  # questions

Costs = dict[str, float]


class _UndoneError(Exception):
    """Ends a transaction of which nothing is to stay."""


def pages(connection: sqlite3.Connection, size: int, today: date, number: int) -> Iterator[Page]:
    """Pages that a database of ``size`` events does not have: of events to come, and of some that it knows."""
    chance = random.Random(size)  # noqa: S311  invented pages
    for serial in range(size, size + number):
        if serial % REPOSTED:
            yield _page(many.announcement(serial, today, range(_days(size).stop)), today)
        else:
            row = [chance.randint(1, size)]
            known = connection.execute("select record from listings where rowid = ?", row).fetchone()[
                "record"
            ]
            code, name, *_ = chance.choice(many.TOWNS)
            url = f"https://s{code}.example.no/tips/{serial}"
            yield _page(
                from_json(known) | {"id": None, "url": url, "source": f"s{code}", "publisher": name}, today
            )


def changed(page: Page, today: date) -> Page:
    """The same page with another hour and price."""
    [record] = page[1]
    start = f"{record['starts_at'][:10]}T07:30:00+01:00"
    price = record["price"] | {"min": 600, "max": 600, "currency": "NOK", "is_free": False, "items": [
        {"amount": 600, "currency": "NOK", "label": None, "vat": None, "text": "kr 600"}
    ]}  # fmt: skip
    session = record["sessions"][0] | {"starts_at": start}
    return _page(record | {"starts_at": start, "sessions": [session], "price": price}, today)


def _page(record: dict[str, Any], day: date) -> Page:
    url = record["url"]
    facts = PageFacts(
        url=url, canonical_url=url.removeprefix("https://"), source_id=record["source"], outcome="ok",
        fetched_at=datetime(day.year, day.month, day.day, 10, tzinfo=UTC), status_code=200, kind="event",
        digest=hashlib.sha256(repr(record).encode()).hexdigest(), language=record["language"],
    )  # fmt: skip
    return facts, [record]


def stored(db: Path, size: int, today: date) -> Costs:
    """Milliseconds of processor time for a page of each kind, and for each page of a source that is closed."""
    rounds: list[Costs] = []
    now = datetime(today.year, today.month, today.day, 11, tzinfo=UTC)
    with Store.open(db) as store:
        new = list(pages(store.connection, size, today, PAGES))
        later = [changed(page, today) for page in new]
        for _ in range(ROUNDS):
            try:
                with store.transaction(), store.run("reprocess", now, expectations=False) as run:
                    rounds.append(_store_once(store, run, new, later))
                    raise _UndoneError  # noqa: TRY301  ends the transaction
            except _UndoneError:
                gc.collect()
    costs = {name: min(one[name] for one in rounds) for name in rounds[0]}
    per_page = costs.pop("closing a source") * len(many.TOWNS) / size
    return costs | {"closing a source, per page": per_page}


def _store_once(store: Store, run: Run, new: Sequence[Page], later: Sequence[Page]) -> Costs:
    def save(page: Page) -> None:
        store.save_page(run, *page)

    def close(town: tuple[str, ...]) -> None:
        store.finish_source(
            run, f"s{town[0]}", SourceReport(requests=PAGES), run.started_at + timedelta(days=1)
        )

    costs = {
        "matching": _each(lambda page: find_matches(store.connection, page[1][0]), new),
        "a new page": _each(save, new),
        "an unchanged page": _each(save, new),
        "a changed page": _each(save, later),
        "closing a source": _each(close, many.TOWNS[:CLOSED]),
    }
    began = time.process_time()
    written = sum(iter(lambda: write_next(store.connection), 0))
    return costs | {"writing out, per event": (time.process_time() - began) / written * 1000}


def _each(do: Callable[[Any], object], things: Sequence[Any]) -> float:
    began = time.process_time()
    for thing in things:
        do(thing)
    return (time.process_time() - began) / len(things) * 1000


def answered(db: Path, number: int) -> Costs:
    """Milliseconds of processor time within which 95 % of the answers to each question are made."""
    with Store.read(db) as store:
        rows = store.connection.execute("select id from events order by id limit 5000").fetchall()
    ids = [row["id"] for row in rows]
    with serving(db) as server:
        asked = {name: ask for name, (ask, _, _) in questions(ids).items() if name != BASELINE}
        return {name: _late(server, ask, number) for name, ask in asked.items()}


def _late(server: Server, ask: Callable[[random.Random], str], number: int) -> float:
    chance = random.Random(number)  # noqa: S311  addresses to ask
    parts = urlsplit(server.address)
    times = []
    with closing(http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=120)) as connection:
        for _ in range(SERVER_WARMS_UP + number):
            path = ask(chance)
            began = _nanoseconds(server.pid)
            connection.request("GET", path)
            answer = connection.getresponse()
            answer.read()
            times.append((_nanoseconds(server.pid) - began) / 1e6)
            assert answer.status == 200, f"{answer.status} {path}"
    return statistics.quantiles(times[SERVER_WARMS_UP:], n=20)[-1]


def _nanoseconds(pid: int) -> int:
    """Processor time of all threads of a process so far."""
    threads = Path(f"/proc/{pid}/task").iterdir()
    return sum(int((thread / "schedstat").read_text(encoding="ascii").split()[0]) for thread in threads)


def measure(folder: Path, largest: int, asked: int) -> dict[int, tuple[Costs, Costs]]:
    """The costs of storing and of answering at each size; one database that grows."""
    db, today, size, found = folder / "growing.db", datetime.now(OSLO).date(), 0, {}
    with Store.open(db) as store:
        many.prepare(store)
    for wanted in _sizes(largest):
        with Store.open(db) as store:
            further = [day for day in _days(wanted) if day not in _days(size)]
            many.grow(store, range(size, wanted), today, further)
        size = wanted
        found[size] = stored(db, size, today), answered(db, asked)
        told = {name: f"{cost:.2f}" for costs in found[size] for name, cost in costs.items()}
        print(f"{size} events, {db.stat().st_size / 1e6:,.0f} MB: {told}", flush=True)
    return found


def _days(size: int) -> range:
    """The days, counted from today, over which a database of some size goes."""
    number = size // A_DAY
    coming = min(COMING, number // 2)
    return range(coming - number, coming)


def _sizes(largest: int) -> list[int]:
    sizes = [SMALLEST]
    while sizes[-1] < largest:
        sizes.append(min(largest, sizes[-1] * STEP))
    return sizes


def report(found: dict[int, tuple[Costs, Costs]]) -> list[Claim]:
    """Prints the table; gives the claims."""
    claims = []
    sizes = sorted(found)
    print(f"\n{'ms of processor time':<28}" + "".join(f"{size:>12,}" for size in sizes) + f"{'ratio':>8}")
    for part, bar in enumerate((STORED, ANSWERED)):
        for name in found[sizes[0]][part]:
            costs = [found[size][part][name] for size in sizes]
            ratio = costs[-1] / costs[0]
            print(f"{name:<28}" + "".join(f"{cost:12.3f}" for cost in costs) + f"{ratio:8.2f}")
            if part == 0 or name in ALIKE:
                claims.append(at_most(f"{name}{': p95' * part}, of {sizes[0]} events", ratio, bar, "×"))
    return claims


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=1_000_000, help="the largest size")
    parser.add_argument("--number", type=int, default=100, help="questions of each kind")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        claims = report(measure(Path(folder), given.events, given.number))
    sys.exit(judge("growth", f"{SMALLEST} to {given.events} events", claims))


if __name__ == "__main__":
    main()
