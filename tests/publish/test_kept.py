"""Events kept as JSON are those of the database as it is now."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import orjson

from klimakalender.publish import reader
from klimakalender.publish.kept import JSON, Kept

Make = Callable[..., dict[str, Any]]


def rows_of(connection: sqlite3.Connection) -> list[Any]:
    return connection.execute("select * from events order by id").fetchall()


def test_kept_until_the_event_changes(db: Path, harvest: Any, announcement: Make, session: Make) -> None:
    harvest.save(announcement("Klimakveld", session("2098-01-01")))
    harvest.save(announcement("Fagdag", session("2098-02-01")))
    kept = Kept(largest=1)
    with closing(sqlite3.connect(db)) as connection:
        connection.row_factory = sqlite3.Row
        for title in ("Klimakveld", "Klimafrokost"):
            with connection:
                connection.execute("update events set title = ? where title like 'Klima%'", [title])
            rows = rows_of(connection)
            for _ in range(2):  # the second time from memory
                told = json.loads(orjson.dumps(kept.written(connection, rows, JSON)))
                assert told == reader.records_of(connection, rows)
            assert title in {record["title"] for record in told}
