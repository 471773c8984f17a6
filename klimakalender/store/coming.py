"""A search index of what is to come, in the order in which it begins.

Who searches asks for what is to come, of which there is about the same in every year, however many years are stored;
and wants the first of it. ``coming`` numbers the events that are not over on the day of ``coming_since``: by the minute
in which they begin, then by what is free in that minute. ``coming_fts`` has their words under these numbers, so that
FTS5 meets them in order. Both follow the table of events by triggers. What is over leaves when a run begins.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

# Numbers for events of one minute.
ROOM = 1 << 20
# 9999-12-31: what begins on no day that is known comes last.
NO_DAY = 253_402_214_400


def minute_of(stamp: str) -> str:
    """The first number of the minute of a stamp, an SQL expression; of a day, that of its first minute."""
    seconds = f"case when length({stamp}) >= 10 then strftime('%s', substr({stamp}, 1, 16)) end"
    return f"cast(coalesce({seconds}, {NO_DAY}) as integer) * {ROOM}"


def _begin(event: str) -> str:
    return minute_of(f"coalesce({event}.starts_at, {event}.approximate_from)")


# S608: our own words.
_ENTER = f"""
  insert into coming (number, event_id)
  select 1 + coalesce((select max(number) from coming where number >= minute and number < minute + {ROOM}), minute),
    new.id from (select {_begin("new")} as minute)
  where new.last_day >= (select day from coming_since);
  insert into coming_fts (rowid, search_text) select number, new.search_text from coming where event_id = new.id;
"""  # noqa: S608
_LEAVE = """
  insert into coming_fts (coming_fts, rowid, search_text)
  select 'delete', number, old.search_text from coming where event_id = old.id;
  delete from coming where event_id = old.id;
"""
_TOLD = ("search_text", "starts_at", "approximate_from", "last_day")

COMING_SEARCH = (
    "create table coming (number integer primary key, event_id text not null unique)",
    "create table coming_since (day text not null)",
    "insert into coming_since select coalesce(max(substr(started_at, 1, 10)), '') from runs",
    """
create virtual table coming_fts using fts5 (
  search_text, content='', tokenize='unicode61 remove_diacritics 0', prefix='3 5'
)
""",
    f"create trigger coming_insert after insert on events begin {_ENTER} end",
    f"create trigger coming_delete after delete on events begin {_LEAVE} end",
    f"create trigger coming_update after update of {', '.join(_TOLD)} on events"
    f" when {' or '.join(f'new.{column} is not old.{column}' for column in _TOLD)}"
    f" begin {_LEAVE} {_ENTER} end",
)


def fill(connection: sqlite3.Connection) -> None:
    """Index everything that is to come anew."""
    begin = _begin("events")
    connection.execute("insert into coming_fts (coming_fts) values ('delete-all')")
    connection.execute("delete from coming")
    connection.execute(
        "insert into coming (number, event_id)"  # noqa: S608
        f" select {begin} + row_number() over (partition by {begin} order by id), id"
        " from events where last_day >= (select day from coming_since)"
    )
    connection.execute(
        "insert into coming_fts (rowid, search_text) select number, search_text from coming"
        " join events on events.id = event_id order by number"
    )
    _tidy(connection)


def advance(connection: sqlite3.Connection, day: str) -> None:
    """Let what is over before a day leave. A day before the one that was told last changes nothing."""
    if connection.execute("select day from coming_since").fetchone()[0] >= day:
        return
    # What is over began on an earlier day.
    over = (
        f"from coming join events on events.id = event_id where number < {minute_of('?1')} and last_day < ?1"
    )
    connection.execute(
        "insert into coming_fts (coming_fts, rowid, search_text)"
        f" select 'delete', number, search_text {over}",
        [day],
    )
    connection.execute(f"delete from coming where number in (select number {over})", [day])  # noqa: S608
    connection.execute("update coming_since set day = ?", [day])
    _tidy(connection)


def _tidy(connection: sqlite3.Connection) -> None:
    """Put the parts together in which FTS5 has written the index: looking into many takes several times as long."""
    connection.execute("insert into coming_fts (coming_fts) values ('optimize')")
