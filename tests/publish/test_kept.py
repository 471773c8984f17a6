"""Events kept as JSON are those of the database as it is now."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import orjson

from klimakalender.publish.kept import JSON, Kept
from klimakalender.store.composing import records_of

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
                assert told == records_of(connection, rows)
            assert title in {record["title"] for record in told}


def test_what_the_store_has_written_is_given_byte_for_byte(
    db: Path, harvest: Any, announcement: Make, session: Make
) -> None:
    harvest.save(announcement("Klimakveld på Ås", session("2098-01-01")))
    harvest.save(announcement("Fagdag", session("2098-02-01"), climate="related"))
    with closing(sqlite3.connect(db)) as connection:
        connection.row_factory = sqlite3.Row
        rows = rows_of(connection)
        assert connection.execute("select count(*) from event_json").fetchone()[0] == len(rows) == 2
        given = orjson.dumps(Kept().written(connection, rows, JSON))
        connection.execute("delete from event_json where sequence = (select min(sequence) from event_json)")
        assert orjson.dumps(Kept().written(connection, rows, JSON)) == given
        connection.execute("delete from event_json")
        assert orjson.dumps(Kept().written(connection, rows, JSON)) == given
        assert given == orjson.dumps(records_of(connection, rows))
