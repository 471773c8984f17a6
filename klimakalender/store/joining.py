"""Two events that turn out to be one: the younger is merged into the elder, and its id keeps answering."""

from __future__ import annotations

from typing import TYPE_CHECKING

from klimakalender.store import events
from klimakalender.store.candidates import find_matches, record_decisions
from klimakalender.store.decisions import NONE
from klimakalender.store.stamps import last_day

if TYPE_CHECKING:
    import sqlite3

    from klimakalender.store.decisions import Decisions
    from klimakalender.store.events import Moment
    from klimakalender.store.records import Record

# A change of one of these can show that another page tells of the same gathering.
TELLING = frozenset(("title", "sessions", "venue", "municipality_number", "attendance", "registration_url"))
# Tables whose rows follow the listings to the surviving event.
FOLLOWING = ("listings", "evidence", "issues")


def join(
    connection: sqlite3.Connection, event_id: str, record: Record, moment: Moment, decisions: Decisions = NONE
) -> str | None:
    """Merge an event with its equal, if it has one; gives the id of the survivor, to be derived anew.

    ``record`` is what the event says.
    Past events are left alone, and so are those that one page announces beside each other.
    """
    if (last_day(record) or "") < moment.day:
        return None
    matches = find_matches(connection, record, event_id, decisions)
    equal = next((match.event_id for match in matches if match.verdict.same), None)
    if equal is None:
        return None
    listing = connection.execute(
        "select id from listings where event_id = ? order by first_seen, id", [event_id]
    ).fetchone()
    record_decisions(connection, listing["id"], matches, equal, moment)
    return merge_events(connection, event_id, equal, moment)


def merge_events(connection: sqlite3.Connection, one: str, other: str, moment: Moment) -> str:
    """Make two events one; gives the id of the elder, which survives, to be derived anew."""
    elder, younger = connection.execute(
        "select id from events where id in (?, ?) order by first_seen, id", [one, other]
    ).fetchall()
    _merge(connection, younger["id"], elder["id"], moment)
    return str(elder["id"])


def _merge(connection: sqlite3.Connection, younger: str, elder: str, moment: Moment) -> None:
    for table in FOLLOWING:
        connection.execute(
            f"update {table} set event_id = ? where event_id = ?",  # noqa: S608  a name of FOLLOWING
            [elder, younger],
        )
    connection.execute(
        "update listings set record = json_set(record, '$.id', event_id) where event_id = ?", [elder]
    )
    connection.execute("delete from conflicts where event_id = ?", [younger])
    # What was merged into the younger before goes along, so that every old id leads to the survivor at once.
    connection.execute("update events set merged_into = ? where merged_into = ?", [elder, younger])
    connection.execute("update events set merged_into = ?, listing_count = 0 where id = ?", [elder, younger])
    events.record_changes(connection, younger, [("merged_into", None, elder)], moment)
