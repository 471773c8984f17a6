"""Which pages archives hold, oldest first, whatever the order of files and of records in them.

What is found goes into a file of SQLite's that is gone when it is closed: ten million captures take no memory.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from protego import Protego

from klimakalender.bulk import over_workers
from klimakalender.reprocessing.moves import is_new_place
from klimakalender.reprocessing.scan import Capture, Rules, Scan, scan
from klimakalender.settings import ROBOTSTXT_USER_AGENT
from spiders.addresses import origin

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from klimakalender.warc import Range

    Watch = Callable[[Iterator[tuple[Range, Scan]]], Iterator[tuple[Range, Scan]]]

FEW = 4  # ranges that are gone through sooner than another process is started
LONGEST_CHAIN = 10  # of redirects
IN_ORDER = "order by date, url, path, file, offset"
SCHEMA = """
    create table captures (id integer primary key, date text, url text, path text, file text, offset integer);
    create table moves (url text primary key, date text, target text) without rowid;
    create table former (capture integer, url text);
"""
NEWEST_MOVE = """
    insert into moves values (?, ?, ?)
    on conflict (url) do update set date = excluded.date, target = excluded.target
    where (excluded.date, excluded.target) > (date, target)
"""
FIRST_SINCE = f"select id from captures where url = ? and date >= ? {IN_ORDER} limit 1"  # noqa: S608  a constant


class Captures:
    """Captures that robots.txt, as archived, lets us read; ``damage`` tells what was unreadable of the archives.

    May be gone through several times.
    """

    def __init__(self) -> None:
        self.damage: list[str] = []
        self._rules: dict[str, Rules] = {}
        self._index = sqlite3.connect("", isolation_level=None)  # a file without a name
        self._index.executescript(SCHEMA)

    def __len__(self) -> int:
        (number,) = self._index.execute("select count(*) from captures").fetchone()
        return int(number)

    def __iter__(self) -> Iterator[Capture]:
        rows = self._index.execute(f"select date, url, path, file, offset, id from captures {IN_ORDER}")  # noqa: S608
        for date, url, path, file, offset, number in rows:
            former = self._index.execute("select url from former where capture = ? order by url", (number,))
            yield Capture(
                datetime.fromisoformat(date), url, path, file, offset, tuple(one for (one,) in former)
            )

    def add(self, found: Scan) -> None:
        """What another range holds."""
        self.damage += found.damage
        for site, rules in found.rules.items():
            self._rules[site] = max(rules, self._rules.get(site, rules))
        with self._index:
            self._index.execute("begin")
            self._index.executemany(
                "insert into captures (date, url, path, file, offset) values (?, ?, ?, ?, ?)",
                ((_stamp(one.date), one.url, one.path, one.file, one.offset) for one in found.captures),
            )
            self._index.executemany(
                NEWEST_MOVE, ((url, _stamp(move.date), move.target) for url, move in found.moves.items())
            )

    def settle(self) -> None:
        """After the last range: leave out what is not to be read, and give pages their former addresses."""
        rules = {
            site: Protego.parse(told.body.decode("utf-8-sig", "replace"))
            for site, told in self._rules.items()
            if told.status < 300
        }
        self._index.create_function("forbidden", 1, partial(_is_forbidden, rules), deterministic=True)
        with self._index:
            self._index.execute("begin")
            if rules:
                self._index.execute("delete from captures where forbidden(url)")
            self._index.execute("create index captures_of_page on captures (url, date)")
            self._index.executemany("insert into former values (?, ?)", self._moved())
            self._index.execute("create index former_of_capture on former (capture, url)")

    def close(self) -> None:
        """Forget what was found."""
        self._index.close()

    def _moved(self) -> Iterator[tuple[int, str]]:
        """Captures that come first after another address led to them, each with that address.

        A page that is archived later than it moved is back.
        """
        for url, date in self._index.execute("select url, date from moves"):
            target = self._end_of(url)
            latest = self._latest(target)
            if latest and is_new_place(url, target) and (self._latest(url) or date) <= date:
                (capture,) = self._index.execute(FIRST_SINCE, (target, min(date, latest))).fetchone()
                yield capture, url

    def _end_of(self, url: str) -> str:
        """Where an address leads in the end."""
        for _ in range(LONGEST_CHAIN):
            row = self._index.execute("select target from moves where url = ?", (url,)).fetchone()
            if row is None:
                break
            (url,) = row
        return url

    def _latest(self, url: str) -> str | None:
        row = self._index.execute("select max(date) from captures where url = ?", (url,)).fetchone()
        return str(row[0]) if row[0] else None


@contextmanager
def find_captures(
    ranges: Sequence[Range],
    workers: int = 1,
    dask: str | None = None,
    domains: tuple[str, ...] = (),
    watch: Watch = iter,
) -> Iterator[Captures]:
    """What archives hold, from going through them once, in up to ``workers`` processes or on the cluster at ``dask``.

    ``domains``: only pages of hosts that end so, where there are some. ``watch`` sees what each range gave.
    """
    with closing(Captures()) as captures:
        workers = workers if len(ranges) > FEW else 1
        for _, found in watch(over_workers(ranges, partial(scan, domains=domains), workers, dask)):
            captures.add(found)
        captures.settle()
        yield captures


def _is_forbidden(rules: dict[str, Protego], url: str) -> bool:
    of_site = rules.get(origin(url))
    return of_site is not None and not of_site.can_fetch(url, ROBOTSTXT_USER_AGENT)


def _stamp(moment: datetime) -> str:
    """Sorts as the moment does."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")
