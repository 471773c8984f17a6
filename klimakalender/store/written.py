"""Events as they are given, written out: what lists are made of, without a look at the seven tables of each event.

``event_json`` holds what is to come and is shown, of which there is about the same in every year. A row stands under
the number of the state that it tells of (``events.sequence``). Every change of an event gives it another number, and
its row leaves by a trigger: what is there is never out of date. A run writes at its end what is not there; until then,
and of all other events, readers put the record together themselves.
"""

from __future__ import annotations

import json
import sqlite3
from typing import TYPE_CHECKING

import orjson

from klimakalender.store.composing import records_of, rows_of
from klimakalender.store.tables import SHOWN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from klimakalender.store.published import Record

# What a record is written like. To be raised with every change of that: rows of another form are not read.
FORM = 1
AT_ONCE = 500  # events in a transaction

WRITTEN = (
    "create table event_json (sequence integer primary key, form integer not null, record text not null)",
    """
create trigger event_json_update after update of sequence on events when new.sequence <> old.sequence begin
  delete from event_json where sequence = old.sequence;
end
""",
    """
create trigger event_json_delete after delete on events begin
  delete from event_json where sequence = old.sequence;
end
""",
)
# S608: our own words.
_OVER = """
delete from event_json where form <> ? or sequence not in (
  select sequence from events where last_day >= (select day from coming_since)
)
"""
# In the order of the numbers, so that whatever has a higher one than the last row is not there.
_MISSING = f"""
select id from events {SHOWN} and last_day >= (select day from coming_since)
  and sequence > (select coalesce(max(sequence), 0) from event_json) order by sequence limit {AT_ONCE}
"""  # noqa: S608
_NEXT = f"""
select j.sequence, j.record, e.id from event_json j left join events e on e.sequence = j.sequence
where j.sequence > ? and j.form = ? order by j.sequence limit {AT_ONCE}
"""  # noqa: S608
_READ = (
    "select sequence, record from event_json where form = ? and sequence in (select value from json_each(?))"
)


def drop_over(connection: sqlite3.Connection) -> None:
    """Let what is over leave, and what is written as an earlier version did."""
    connection.execute(_OVER, [FORM])


def write_next(connection: sqlite3.Connection) -> int:
    """Write some of what is not there; gives how many. To be called until there are none."""
    missing = [row[0] for row in connection.execute(_MISSING)]
    rows = rows_of(connection, missing)
    connection.executemany(
        "insert into event_json (sequence, form, record) values (?, ?, ?)",
        [
            (row["sequence"], FORM, _text(record))
            for row, record in zip(rows, records_of(connection, rows), strict=True)
        ],
    )
    return len(missing)


def read(connection: sqlite3.Connection, sequences: Iterable[int]) -> dict[int, str]:
    """The records that are there, as JSON, by the numbers of their states."""
    try:
        return dict(connection.execute(_READ, [FORM, json.dumps(list(sequences))]).fetchall())
    except sqlite3.OperationalError:
        return {}  # a file that no run of this version has opened


def differing(connection: sqlite3.Connection) -> Iterator[int]:
    """The numbers of rows that say otherwise than the tables do: there are none, or changes do not give new numbers."""
    last = 0
    while found := connection.execute(_NEXT, [last, FORM]).fetchall():
        last = found[-1]["sequence"]
        events = rows_of(connection, [row["id"] for row in found if row["id"]])
        told = {record["id"]: _text(record) for record in records_of(connection, events)}
        yield from (row["sequence"] for row in found if told.get(row["id"]) != row["record"])


def _text(record: Record) -> str:
    return orjson.dumps(record).decode()
