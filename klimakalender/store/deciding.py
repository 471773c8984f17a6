"""Decisions of people, applied to what is stored already: two events become one, or one becomes two again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from klimakalender.store import events
from klimakalender.store.candidates import DECIDED, Match, listings_at, record_decisions
from klimakalender.store.joining import merge_events
from klimakalender.store.matching import Verdict
from klimakalender.store.records import from_json, opaque
from klimakalender.store.saving import refresh

if TYPE_CHECKING:
    import sqlite3

    from klimakalender.store.decisions import Decision, Decisions
    from klimakalender.store.events import Moment

MOST_ON_ONE_PAGE = 100


def apply_decisions(connection: sqlite3.Connection, decisions: Decisions, moment: Moment) -> None:
    """Bring the database to the decisions; what agrees with them already is left alone.

    That two pages announce the same can be said of pages with one announcement each only.
    """
    for decision in decisions.all:
        one, other = (listings_at(connection, url) for url in (decision.one, decision.other))
        if decision.same:
            if len(one) == len(other) == 1 and one[0]["event_id"] != other[0]["event_id"]:
                _unite(connection, one[0], other[0], decision, moment)
        else:
            shared = {row["event_id"] for row in one} & {row["event_id"] for row in other}
            for event_id in sorted(shared):
                rows = [[row for row in side if row["event_id"] == event_id] for side in (one, other)]
                _part(connection, event_id, rows[0][0], rows[1][0], decision, moment)


def _unite(
    connection: sqlite3.Connection, one: sqlite3.Row, other: sqlite3.Row, decision: Decision, moment: Moment
) -> None:
    elder = merge_events(connection, one["event_id"], other["event_id"], moment)
    younger = one if one["event_id"] != elder else other
    match = Match(elder, Verdict(same=True, score=1.0, reasons=(f"{DECIDED}: {decision.reason}",)))
    record_decisions(connection, younger["id"], [match], elder, moment)
    refresh(connection, elder, moment)


def _part(
    connection: sqlite3.Connection,
    event_id: str,
    one: sqlite3.Row,
    other: sqlite3.Row,
    decision: Decision,
    moment: Moment,
) -> None:
    """Give the younger listing its own event back, or a new one."""
    stays, leaves = sorted((one, other), key=lambda row: (row["first_seen"], row["id"]))
    if event_id in _possible_events(leaves) and event_id not in _possible_events(stays):
        stays, leaves = leaves, stays
    own = _own_event(connection, leaves, event_id)
    if own is None:
        own = opaque("event", "apart", leaves["id"])
        events.insert(connection, own, from_json(leaves["record"]), moment)
    else:
        connection.execute("update events set merged_into = null where id = ?", [own])
        events.record_changes(connection, own, [("merged_into", event_id, None)], moment)
    connection.execute(
        "update listings set event_id = ?1, record = json_set(record, '$.id', ?1) where id = ?2",
        [own, leaves["id"]],
    )
    connection.execute("update evidence set event_id = ? where listing_id = ?", [own, leaves["id"]])
    connection.execute("delete from conflicts where listing_id = ?", [leaves["id"]])
    match = Match(event_id, Verdict(same=False, score=0.0, reasons=(f"{DECIDED}: {decision.reason}",)))
    record_decisions(connection, leaves["id"], [match], None, moment)
    for touched in (event_id, own):
        refresh(connection, touched, moment)


def _own_event(connection: sqlite3.Connection, listing: sqlite3.Row, event_id: str) -> str | None:
    """The event that the listing began and that was merged into another one."""
    for own in _possible_events(listing):
        if connection.execute(
            "select 1 from events where id = ? and merged_into = ?", [own, event_id]
        ).fetchone():
            return own
    return None


def _possible_events(listing: sqlite3.Row) -> list[str]:
    """The event ids that belong to the listing's own id: one where it began at its address, else none."""
    serials = (
        serial
        for serial in range(MOST_ON_ONE_PAGE)
        if opaque("listing", listing["url"], serial) == listing["id"]
    )
    return [
        *(opaque("event", listing["url"], serial) for serial in serials),
        opaque("event", "apart", listing["id"]),
    ]
