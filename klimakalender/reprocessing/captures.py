"""What was derived from archives, oldest capture first, whatever the order of files and of records in them.

It waits in a file of SQLite's that is gone when it is closed: ten million captures take no memory.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from protego import Protego

from klimakalender.reprocessing.derive import Derived
from klimakalender.reprocessing.moves import is_new_place
from klimakalender.settings import ROBOTSTXT_USER_AGENT
from spiders.addresses import origin

if TYPE_CHECKING:
    from collections.abc import Iterator

    from klimakalender.reprocessing.work import Found, Rules

LEVEL = 1  # of compression: a third of the size for a hundredth of what reading costs
LONGEST_CHAIN = 10  # of redirects
IN_ORDER = "order by date, url, archive, file, offset"
SCHEMA = """
    create table captures (
        id integer primary key, date text, url text, archive text, file text, offset integer, derived blob
    );
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
    """What the captures give that robots.txt, as archived, lets us read; ``damage`` tells what of the archives was
    unreadable.

    Ranges are added in any order; after :meth:`settle` it may be gone through several times.
    """

    def __init__(self) -> None:
        self.damage: list[str] = []
        self._rules: dict[str, Rules] = {}
        self._index = sqlite3.connect("", isolation_level=None)  # a file without a name
        self._index.executescript(SCHEMA)

    def __len__(self) -> int:
        (number,) = self._index.execute("select count(*) from captures").fetchone()
        return int(number)

    def __iter__(self) -> Iterator[list[Derived]]:
        """What each capture gives: of a page one result, and before it one for every address that led to it for
        good; of a feed one for every page that it brought along.
        """
        for number, url, packed in self._index.execute(f"select id, url, derived from captures {IN_ORDER}"):  # noqa: S608
            found = _unpacked(packed)
            former = self._index.execute("select url from former where capture = ? order by url", (number,))
            page = next((one for one in found if one.url == url and one.facts), None)
            yield [*(page.moved_from(old) for (old,) in former if page), *found]

    def add(self, found: Found) -> None:
        """What another range holds."""
        self.damage += found.damage
        for site, rules in found.rules.items():
            self._rules[site] = max(rules, self._rules.get(site, rules))
        with self._index:
            self._index.execute("begin")
            self._index.executemany(
                "insert into captures (date, url, archive, file, offset, derived) values (?, ?, ?, ?, ?, ?)",
                ((_stamp(date), *place, _packed(derived)) for date, *place, derived in found.captures),
            )
            self._index.executemany(
                NEWEST_MOVE, ((url, _stamp(move.date), move.target) for url, move in found.moves.items())
            )

    def settle(self) -> None:
        """After the last range: leave out what is not to be read, and give pages their former addresses."""
        rules = {site: Protego.parse(told.text) for site, told in self._rules.items() if told.status < 300}
        self._index.create_function("forbidden", 1, partial(_is_forbidden, rules), deterministic=True)
        with self._index:
            self._index.execute("begin")
            if rules:
                self._index.execute("delete from captures where forbidden(url)")
            self._index.execute("create index captures_of_page on captures (url, date)")
            self._index.execute(
                "create index captures_in_order on captures (date, url, archive, file, offset)"
            )
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


def _packed(derived: str) -> bytes:
    return zlib.compress(derived.encode(errors="surrogatepass"), LEVEL)


def _unpacked(packed: bytes) -> list[Derived]:
    return [*map(Derived.from_json, json.loads(zlib.decompress(packed).decode(errors="surrogatepass")))]


def _is_forbidden(rules: dict[str, Protego], url: str) -> bool:
    of_site = rules.get(origin(url))
    return of_site is not None and not of_site.can_fetch(url, ROBOTSTXT_USER_AGENT)


def _stamp(moment: datetime) -> str:
    """Sorts as the moment does."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")
