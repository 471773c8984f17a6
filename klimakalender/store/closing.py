"""The end of a source in a run: what has vanished, what was last seen when, and how it went."""

from __future__ import annotations

from typing import TYPE_CHECKING

from klimakalender.store import absence, runs
from klimakalender.store.events import Moment
from klimakalender.store.health import Judgement, SourceReport, judge
from klimakalender.store.saving import refresh
from klimakalender.store.stamps import oslo_day, utc

if TYPE_CHECKING:
    import sqlite3
    from datetime import datetime

    from klimakalender.store.runs import Run


def close_source(
    connection: sqlite3.Connection, run: Run, source_id: str, report: SourceReport, now: datetime
) -> Judgement:
    """Let vanish what has been missing often enough, judge the source, and write its row."""
    tally = run.tally(source_id)
    moment = Moment(run.id, utc(now), oslo_day(utc(now)), utc(now))
    settlement = absence.settle(connection, source_id, moment.day)
    for event_id in sorted(settlement.events):
        tally["vanished"] += bool(refresh(connection, event_id, moment))
    _carry_last_seen(connection, source_id)
    judgement = judge(report, tally, held_back=settlement.held_back)
    runs.insert_source_run(connection, run, source_id, report, judgement, now)
    return judgement


def _carry_last_seen(connection: sqlite3.Connection, source_id: str) -> None:
    """Carry the moment of the last look at each page over to its listings and events.

    At the end of a source rather than with each page, so that a page without news changes no row.
    """
    connection.execute(
        "update listings set last_seen = p.checked_at from pages p where p.url = listings.url"
        " and p.source_id = ? and p.outcome in ('ok', 'unchanged') and listings.missing_since is null"
        " and p.checked_at > listings.last_seen",
        [source_id],
    )
    connection.execute(
        "update events set last_seen = l.last_seen from listings l where l.event_id = events.id"
        " and l.source_id = ? and l.last_seen > events.last_seen and l.last_seen ="
        " (select max(last_seen) from listings where event_id = events.id)",
        [source_id],
    )
