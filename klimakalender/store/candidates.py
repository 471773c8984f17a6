"""Which stored event a new announcement may be another voice of: candidates by day and place, compared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from klimakalender.store.decisions import NONE
from klimakalender.store.events import read
from klimakalender.store.matching import DOORS, WORTH_NOTING, Verdict, compare, may_match
from klimakalender.store.records import to_json

if TYPE_CHECKING:
    import sqlite3

    from klimakalender.store.decisions import Decisions
    from klimakalender.store.events import Moment
    from klimakalender.store.records import Record

DECIDED = "decided by hand"
COMPARED = ("sessions", "organizers")  # what comparing looks at, beside the row of an event
_MINUTES = "(substr({0}, 12, 2) * 60 + substr({0}, 15, 2))"  # of the day, of a moment as we write it


@dataclass(frozen=True, slots=True)
class Match:
    """An event that was compared, and the outcome."""

    event_id: str
    verdict: Verdict


def find_matches(
    connection: sqlite3.Connection,
    record: Record,
    event_id: str | None = None,
    decisions: Decisions = NONE,
) -> list[Match]:
    """Events that other pages announce, compared with the record; best first, those worth noting only.

    A page does not announce one event twice, so events that have a listing at the record's address, or on a
    page that also announces ``event_id``, the record's own event, are out. What people decided goes before.
    """
    decided = _decided(connection, record, event_id, decisions) if decisions.all else {}
    found = [
        (row["id"], standing)
        for row in _of_the_days(connection, record, event_id)
        if row["id"] not in decided
        and may_match(record, dict(row))
        and (standing := _standing(connection, row["id"], record, event_id))
    ]
    matches = [
        Match(
            one,
            compare(
                record,
                read(connection, one, COMPARED)[1],
                same_source=bool(standing["same_source"]),
                successor=bool(standing["left_behind"]),
            ),
        )
        for one, standing in found
    ]
    noted = [match for match in matches if match.verdict.score >= WORTH_NOTING]
    by_hand = [Match(found, verdict) for found, verdict in decided.items() if found != event_id]
    return [
        *sorted(by_hand, key=lambda match: (-match.verdict.score, match.event_id)),
        *sorted(noted, key=lambda match: (-match.verdict.score, match.event_id)),
    ]


def _of_the_days(connection: sqlite3.Connection, record: Record, event_id: str | None) -> list[sqlite3.Row]:
    """Events that may be met on a day, at the place and about the hour of the record."""
    online, municipality = record["attendance"] == "online", record["place"]["municipality_number"]
    # What is held in one place is met there, or where no place is told: found by day and place at once.
    anywhere = online or municipality is None
    place = "" if anywhere else " join (values (?2), (null)) place on s.municipality_number is place.column1"
    # Hours apart, unless both end together, is matching's veto; so is attendance there and from afar, unless the
    # publisher has taken the other announcement down. Here they come before anything else is read.
    close = (
        "length(json_each.value) = 10 or length(s.starts_at) = 10"
        f" or abs({_MINUTES.format('json_each.value')} - {_MINUTES.format('s.starts_at')}) <= {DOORS}"
    )
    return connection.execute(
        "select distinct e.id, e.title, e.language, e.venue, e.address"  # noqa: S608  the texts above and constants
        " from json_each(?1) join sessions s on substr(s.starts_at, 1, 10) = substr(json_each.value, 1, 10)"
        f"{place} join events e on e.id = s.event_id where ({close} or coalesce(s.ends_at, ?5) = ?5)"
        f" and ({close} or e.ends_at = ?5)"
        " and (coalesce(?7 || e.attendance, '') not in ('onsiteonline', 'onlineonsite') or e.source_id is ?6)"
        " and (e.municipality_number is null or ?2 is null or e.municipality_number = ?2"
        " or (?3 and e.attendance = 'online'))"
        f" and e.merged_into is null and e.id is not ?4",
        [
            to_json([session["starts_at"] for session in record["sessions"]]), municipality, online, event_id,
            record["ends_at"], record["source"], record["attendance"],
        ],
    ).fetchall()  # fmt: skip


def _standing(
    connection: sqlite3.Connection, candidate: str, record: Record, event_id: str | None
) -> sqlite3.Row | None:
    """Who announces a candidate; ``None`` where a page does that the record or its event stands on as well."""
    row: sqlite3.Row | None = connection.execute(
        "select exists ("
        " select 1 from listings l where l.event_id = e.id and l.source_id = ?4"
        " and l.missing_since is null) as same_source, e.source_id is ?4 and not exists ("
        " select 1 from listings l where l.event_id = e.id and l.missing_since is null) as left_behind"
        " from events e where e.id = ?1 and not exists (select 1 from listings l where l.event_id = e.id"
        " and (l.url = ?2 or l.url in (select url from listings where event_id = ?3)))",
        [candidate, record["url"], event_id, record["source"]],
    ).fetchone()
    return row


def listings_at(connection: sqlite3.Connection, url: str) -> list[sqlite3.Row]:
    """The listings of a page under any of its addresses, without what it dropped."""
    return connection.execute(
        "select l.* from listings l where l.missing_why is not 'dropped' and l.url in (select ?1 union"
        " select url from pages where canonical_url = (select canonical_url from pages where url = ?1))"
        " order by l.first_seen, l.id",
        [url],
    ).fetchall()


def _decided(
    connection: sqlite3.Connection, record: Record, event_id: str | None, decisions: Decisions
) -> dict[str, Verdict]:
    """The events that people decided about, by the addresses that announce the record and its event.

    That pages are one can be said of pages with one announcement only.
    """
    rows = connection.execute(
        "select url from pages where canonical_url in (select canonical_url from pages where url = ?1 or url in"
        " (select url from listings where event_id = ?2))",
        [record["url"], event_id],
    )
    found: dict[str, Verdict] = {}
    for url in sorted({record["url"], *(row["url"] for row in rows)}):
        for other, decision in decisions.about(url).items():
            reasons = (f"{DECIDED}: {decision.reason}",)
            verdict = Verdict(same=decision.same, score=float(decision.same), reasons=reasons)
            there = listings_at(connection, other)
            if decision.same and len(there) != 1:
                continue
            for listing in there:
                known = found.get(listing["event_id"])
                # One page that is another gathering keeps the whole event away.
                if known is None or known.same:
                    found[listing["event_id"]] = verdict
    return found


def record_decisions(
    connection: sqlite3.Connection, listing_id: str, matches: list[Match], chosen: str | None, moment: Moment
) -> None:
    """Keep what a listing was compared with, and why it was taken for the same or not."""
    connection.executemany(
        "insert into match_decisions (listing_id, event_id, verdict, score, reasons, run_id, decided_at)"
        " values (?, ?, ?, ?, ?, ?, ?)",
        [
            (
                listing_id,
                match.event_id,
                "same" if match.event_id == chosen else "different",
                match.verdict.score,
                to_json(match.verdict.reasons),
                moment.run_id,
                moment.at,
            )
            for match in matches
        ],
    )
