"""What a report has to remember of millions of pages: in a file of SQLite's that is gone when it is closed."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator

Change = Literal["gained", "lost"]
SCHEMA = """
    create table met (url text primary key) without rowid;
    create table events (id integer primary key, change text, title text, url text);
    create index events_of_change on events (change);
    begin;
"""


class Notes:
    """Which pages were met, and which events were gained and lost, in the order in which they were told."""

    def __init__(self) -> None:
        self._file = sqlite3.connect("", isolation_level=None)  # a file without a name
        self._file.executescript(SCHEMA)

    def meet(self, url: str) -> None:
        """A page is met."""
        self._file.execute("insert or ignore into met values (?)", (url,))

    def has_met(self, url: str) -> bool:
        """Whether a page was met before."""
        return self._file.execute("select 1 from met where url = ?", (url,)).fetchone() is not None

    def tell(self, change: Change, title: str, url: str) -> None:
        """An event of a page that came or went."""
        self._file.execute("insert into events (change, title, url) values (?, ?, ?)", (change, title, url))

    def count(self, change: Change) -> int:
        """How many events came or went."""
        (number,) = self._file.execute("select count(*) from events where change = ?", (change,)).fetchone()
        return int(number)

    def events(self, change: Change) -> Iterator[tuple[str, str]]:
        """The title of each, and its page."""
        yield from self._file.execute("select title, url from events where change = ? order by id", (change,))

    def close(self) -> None:
        """Forget all."""
        self._file.close()
