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
# Tables whose rows follow the listings to the surviving event, and those whose rows follow an event to its new id.
FOLLOWING = ("listings", "evidence", "issues")
RENAMED = (
    *FOLLOWING,
    "sessions",
    "prices",
    "topics",
    "organizers",
    "conflicts",
    "match_decisions",
    "changes",
)


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
    """Make two events one; gives the id of the elder, which survives, to be derived anew.

    Of two that were found on one day the lower id survives, whichever was found first.
    """
    elder, younger = connection.execute(
        "select id from events where id in (?, ?) order by substr(first_seen, 1, 10), id", [one, other]
    ).fetchall()
    connection.execute("delete from conflicts where event_id = ?", [younger["id"]])
    connection.execute(
        "update events set first_seen = min(first_seen, (select first_seen from events where id = ?))"
        " where id = ?",
        [younger["id"], elder["id"]],
    )
    _hand_over(connection, FOLLOWING, younger["id"], elder["id"], moment)
    return str(elder["id"])


def claim(connection: sqlite3.Connection, event_id: str, other_id: str, moment: Moment) -> str:
    """The id of an event that a listing found now joins, which would have begun the event ``other_id``.

    On the day that an event is found, each of its listings may turn out to be the one that it is named after: which
    of them was found first is chance, so it is the lowest id. The event moves there with its history, and the id
    that it had answers for it. From the day after an id is for good.
    """
    row = connection.execute("select * from events where id = ?", [event_id]).fetchone()
    if other_id > event_id or row["first_seen"][:10] != moment.at[:10]:
        return event_id
    # A number of its own: both ids are news to whoever follows the changes.
    copied = [name for name in row.keys() if name not in ("id", "sequence")]  # noqa: SIM118  a Row holds values
    connection.execute(
        f"insert into events (id, {', '.join(copied)}) select ?, {', '.join(copied)} from events where id = ?",  # noqa: S608
        [other_id, event_id],
    )
    _hand_over(connection, RENAMED, event_id, other_id, moment)
    return other_id


def _hand_over(
    connection: sqlite3.Connection, tables: tuple[str, ...], event_id: str, heir: str, moment: Moment
) -> None:
    """Give an event's rows to its heir, and let its id lead there."""
    for table in tables:
        connection.execute(
            f"update {table} set event_id = ? where event_id = ?",  # noqa: S608  a name of those above
            [heir, event_id],
        )
    connection.execute(
        "update listings set record = json_set(record, '$.id', event_id) where event_id = ?", [heir]
    )
    # What was merged into it before goes along, so that every old id leads to the heir at once.
    connection.execute("update events set merged_into = ? where merged_into = ?", [heir, event_id])
    connection.execute("update events set merged_into = ?, listing_count = 0 where id = ?", [heir, event_id])
    events.record_changes(connection, event_id, [("merged_into", None, heir)], moment)
