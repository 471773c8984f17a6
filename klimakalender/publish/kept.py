"""Events as JSON, kept as long as they stay the same: most lists are made of events that were asked for before."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock
from typing import TYPE_CHECKING

import orjson

from klimakalender.publish.reader import records_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from klimakalender.publish.records import Row

LARGEST = 10_000  # events of some 3 kB
# What tells one state of an event from every other one, also of a database that was put back to an earlier day.
STATE = ("id", "sequence", "version", "updated_at")
# And what tells a database from one that was derived otherwise and put in its place.
LAST_RUN = "select id, started_at from runs order by id desc limit 1"


class Kept:
    """The JSON of events; ``largest`` of them, the one least used goes first. For many threads."""

    def __init__(self, largest: int = LARGEST) -> None:
        self._largest = largest
        self._lock = Lock()
        self._kept: OrderedDict[tuple[object, ...], orjson.Fragment] = OrderedDict()

    def as_json(self, connection: sqlite3.Connection, rows: Sequence[Row]) -> list[orjson.Fragment]:
        """Whole records of rows of ``events``, in their order, to put into a document."""
        last_run = tuple(connection.execute(LAST_RUN).fetchone() or ())
        keys = [(*last_run, *(row[name] for name in STATE)) for row in rows]
        with self._lock:
            known = {key: self._kept[key] for key in keys if key in self._kept}
        unknown = {key: row for key, row in zip(keys, rows, strict=True) if key not in known}
        records = records_of(connection, list(unknown.values()))
        known |= {key: orjson.Fragment(orjson.dumps(one)) for key, one in zip(unknown, records, strict=True)}
        with self._lock:
            for key in keys:
                self._kept[key] = known[key]
                self._kept.move_to_end(key)
            while len(self._kept) > self._largest:
                self._kept.popitem(last=False)
        return [known[key] for key in keys]
