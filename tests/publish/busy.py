"""A process that writes events as a crawl does, by chance, until its standard input ends: ``busy.py DB SEED``.

A line of its output tells of each run. New events come in everywhere in every order; of those that were there before it
(``LASTING`` of their pages) some are said anew, of its own some move, vanish or turn out to be none.
"""

from __future__ import annotations

import random
import sys
import threading
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from klimakalender.store import PageFacts, SourceReport, Store
from normalize.values import OSLO
from tests.publish.conftest import NOW, SOURCE, Harvest, Record, make_announcement, make_session

LASTING = 40
PAGE = "https://www.drammen.example.no/arrangement/{}"
DAYS = 120


def lasting(number: int, edition: object = 0) -> Record:
    """The announcement of a page that keeps its day and title whatever else is said."""
    return _announced(f"Lasting {number * 7 % 31}", number * 37 % DAYS, f"Utgave {edition}")


def _announced(title: str, days: int, text: str, **more: Any) -> Record:
    day = datetime(2098, 1, 1, 18, tzinfo=OSLO) + timedelta(days=days)
    session = make_session(day.replace(tzinfo=None).isoformat(timespec="minutes"))
    return make_announcement(title, session, description=text, **more)


class Writer:
    """Writes a run at a time."""

    def __init__(self, store: Store, seed: int) -> None:
        self.harvest = Harvest(store, NOW)
        self.chance = random.Random(seed)  # noqa: S311  a repeatable one
        self.known = LASTING

    def run(self) -> None:
        self.chance.choice([self.new, self.new, self.again, self.other, self.gone])()

    def new(self) -> None:
        self._say(self.known)
        self.known += 1

    def again(self) -> None:
        number = self.chance.randrange(LASTING)
        self.harvest.save(lasting(number, self.chance.random()), url=PAGE.format(number))

    def other(self) -> None:
        """Another day, another title, or no climate event after all."""
        if self.known > LASTING:
            climate = self.chance.choice(["core", "core", "related", "no"])
            self._say(self.chance.randrange(LASTING, self.known), climate=climate)

    def gone(self) -> None:
        """A page is missing on three days, after which its event vanishes."""
        if self.known == LASTING:
            return
        url = PAGE.format(self.chance.randrange(LASTING, self.known))
        for _ in range(3):
            self.harvest.now += timedelta(days=1)
            page = PageFacts(url, url, SOURCE, "missing", fetched_at=self.harvest.now, status_code=404)
            with self.harvest.store.run("crawl", self.harvest.now) as run:
                self.harvest.store.save_page(run, page, [])
                self.harvest.store.finish_source(run, SOURCE, SourceReport(requests=1), self.harvest.now)

    def _say(self, number: int, **more: Any) -> None:
        title, days = f"Møte {self.chance.randrange(31)}", self.chance.randrange(DAYS)
        text = f"Utgave {self.chance.random()}"
        self.harvest.save(_announced(title, days, text, **more), url=PAGE.format(number))


def main(db: str, seed: str) -> None:
    """Write until standard input ends."""
    over = threading.Event()
    threading.Thread(target=lambda: (sys.stdin.read(), over.set()), daemon=True).start()
    with Store.open(Path(db)) as store:
        writer = Writer(store, int(seed))
        while not over.is_set():
            writer.run()
            print("written", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
