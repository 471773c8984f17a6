"""Which stored event a new announcement may be another voice of: candidates by day and place, compared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from klimakalender.store.events import read
from klimakalender.store.matching import WORTH_NOTING, Verdict, compare, may_match
from klimakalender.store.records import to_json
from klimakalender.store.stamps import days_of

if TYPE_CHECKING:
    import sqlite3

    from klimakalender.store.events import Moment
    from klimakalender.store.records import Record


@dataclass(frozen=True, slots=True)
class Match:
    """An event that was compared, and the outcome."""

    event_id: str
    verdict: Verdict


def find_matches(connection: sqlite3.Connection, record: Record, event_id: str | None = None) -> list[Match]:
    """Events that other pages announce, compared with the record; best first, those worth noting only.

    A page does not announce one event twice, so events that have a listing at the record's address, or on a
    page that also announces ``event_id``, the record's own event, are out.
    """
    online = record["attendance"] == "online"
    rows = connection.execute(
        "select distinct e.id, e.title, e.language, exists (select 1 from listings l where l.event_id = e.id"
        " and l.source_id = ?5 and l.missing_since is null) as same_source"
        " from sessions s join events e on e.id = s.event_id"
        " where substr(s.starts_at, 1, 10) in (select value from json_each(?1)) and e.merged_into is null"
        " and (e.municipality_number is null or ?2 is null or e.municipality_number = ?2"
        " or (?6 and e.attendance = 'online'))"
        " and e.id is not ?4 and not exists (select 1 from listings l where l.event_id = e.id"
        " and (l.url = ?3 or l.url in (select url from listings where event_id = ?4)))",
        [
            to_json(days_of(record)), record["place"]["municipality_number"], record["url"], event_id,
            record["source"], online,
        ],
    ).fetchall()  # fmt: skip
    matches = [
        Match(
            row["id"], compare(record, read(connection, row["id"])[1], same_source=bool(row["same_source"]))
        )
        for row in rows
        if may_match(record, row["title"], row["language"])
    ]
    noted = [match for match in matches if match.verdict.score >= WORTH_NOTING]
    return sorted(noted, key=lambda match: (-match.verdict.score, match.event_id))


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
