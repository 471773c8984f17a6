"""What events are written as, kept as long as they stay the same: most lists are made of events that were asked for
before.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING, Any

import orjson

from klimakalender.publish.finding import STATE
from klimakalender.store import written
from klimakalender.store.composing import records_of, rows_of
from klimakalender.store.published import ALL_PARTS

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Hashable, Sequence

    from klimakalender.store.published import Record, Row

LARGEST = 20_000  # events in some form, of 1 to 3 kB
# What tells a database from one that was derived otherwise and put in its place.
LAST_RUN = "select id, started_at from runs order by id desc limit 1"


# Compared by identity: a part of every key.
@dataclass(frozen=True, slots=True, eq=False)
class Form:
    """How an event is written, and the tables beside ``events`` that are told of.

    ``stored``: what the store's own form (:mod:`klimakalender.store.written`) becomes, where this one is made of it.
    """

    write: Callable[[Record], Any]
    parts: tuple[str, ...] = ALL_PARTS
    stored: Callable[[str], Any] | None = None


def _json(record: Record) -> orjson.Fragment:
    return orjson.Fragment(orjson.dumps(record))


# A whole record as JSON, to put into a document.
JSON = Form(_json, stored=orjson.Fragment)


class Kept:
    """Written events; ``largest`` of them, the one least used goes first. For many threads."""

    def __init__(self, largest: int = LARGEST) -> None:
        self._largest = largest
        self._lock = Lock()
        self._kept: OrderedDict[Hashable, Any] = OrderedDict()

    def written(self, connection: sqlite3.Connection, keys: Sequence[Row], form: Form) -> list[Any]:
        """Events in a form, in the order of their keys: rows of :data:`klimakalender.publish.finding.STATE`."""
        last_run = tuple(connection.execute(LAST_RUN).fetchone() or ())
        wanted = {(form, last_run, *(row[name] for name in STATE)): row for row in keys}
        with self._lock:
            known = {key: self._kept[key] for key in wanted if key in self._kept}
        unknown = [row for key, row in wanted.items() if key not in known]
        made = _written(connection, unknown, form) if unknown else {}
        known |= {key: made[row["id"]] for key, row in wanted.items() if key not in known}
        with self._lock:
            for key in wanted:
                self._kept[key] = known[key]
                self._kept.move_to_end(key)
            while len(self._kept) > self._largest:
                self._kept.popitem(last=False)
        return [known[key] for key in wanted]


def _written(connection: sqlite3.Connection, keys: Sequence[Row], form: Form) -> dict[str, Any]:
    """Events in a form by id: from what the store has written, the others from its tables."""
    made: dict[str, Any] = {}
    if form.stored:
        stored = written.read(connection, [row["sequence"] for row in keys])
        made = {row["id"]: form.stored(stored[row["sequence"]]) for row in keys if row["sequence"] in stored}
    rows = rows_of(connection, [row["id"] for row in keys if row["id"] not in made])
    return made | {row["id"]: form.write(row) for row in records_of(connection, rows, parts=form.parts)}
