"""Which stored event a new announcement may be another voice of: candidates by day and place, compared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from klimakalender.store.decisions import NONE
from klimakalender.store.events import read
from klimakalender.store.matching import WORTH_NOTING, Verdict, compare, may_match
from klimakalender.store.records import to_json
from klimakalender.store.stamps import days_of

if TYPE_CHECKING:
    import sqlite3

    from klimakalender.store.decisions import Decisions
    from klimakalender.store.events import Moment
    from klimakalender.store.records import Record

DECIDED = "decided by hand"


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
    online, municipality = record["attendance"] == "online", record["place"]["municipality_number"]
    # What is held in one place is met there, or where no place is told: found by day and place at once.
    placed = "" if online or municipality is None else " and coalesce(s.municipality_number, '') in (?2, '')"
    rows = connection.execute(
        "select distinct e.id, e.title, e.language, exists ("  # noqa: S608  the text above
        " select 1 from listings l where l.event_id = e.id and l.source_id = ?5"
        " and l.missing_since is null) as same_source, e.source_id is ?5 and not exists ("
        " select 1 from listings l where l.event_id = e.id and l.missing_since is null) as left_behind"
        " from sessions s join events e on e.id = s.event_id"
        f" where substr(s.starts_at, 1, 10) in (select value from json_each(?1)){placed}"
        " and e.merged_into is null"
        " and (e.municipality_number is null or ?2 is null or e.municipality_number = ?2"
        " or (?6 and e.attendance = 'online'))"
        " and e.id is not ?4 and not exists (select 1 from listings l where l.event_id = e.id"
        " and (l.url = ?3 or l.url in (select url from listings where event_id = ?4)))",
        [
            to_json(days_of(record)), municipality, record["url"], event_id,
            record["source"], online,
        ],
    ).fetchall()  # fmt: skip
    matches = [
        Match(
            row["id"],
            compare(
                record,
                read(connection, row["id"])[1],
                same_source=bool(row["same_source"]),
                successor=bool(row["left_behind"]),
            ),
        )
        for row in rows
        if row["id"] not in decided and may_match(record, row["title"], row["language"])
    ]
    noted = [match for match in matches if match.verdict.score >= WORTH_NOTING]
    by_hand = [Match(found, verdict) for found, verdict in decided.items() if found != event_id]
    return [
        *sorted(by_hand, key=lambda match: (-match.verdict.score, match.event_id)),
        *sorted(noted, key=lambda match: (-match.verdict.score, match.event_id)),
    ]


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
