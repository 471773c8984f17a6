"""The end of a source in a run: what has vanished, what was last seen when, and how it went; and of the run itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from klimakalender.store import absence, runs
from klimakalender.store.alarms import settle_alarms
from klimakalender.store.drift import Drift, Look, find_drift
from klimakalender.store.events import Moment
from klimakalender.store.health import GONE_THROUGH, Judgement, SourceReport, judge
from klimakalender.store.saving import refresh
from klimakalender.store.sightings import count_stated, held_lately, looks
from klimakalender.store.stamps import oslo_day, utc
from klimakalender.store.whole import judge_whole, parts_of

if TYPE_CHECKING:
    import sqlite3
    from datetime import datetime

    from klimakalender.store.runs import Run


def close_source(
    connection: sqlite3.Connection, run: Run, source_id: str, report: SourceReport, now: datetime
) -> tuple[Judgement, list[Drift]]:
    """Let vanish what has been missing often enough, judge the source, and write its row."""
    tally = run.tally(source_id)
    moment = Moment(run.id, utc(now), oslo_day(utc(now)), utc(now))
    settlement = absence.settle(connection, source_id, moment.day)
    for event_id in sorted(settlement.events):
        tally["vanished"] += bool(refresh(connection, event_id, moment)[0])
    _carry_last_seen(connection, source_id)
    judgement = judge(
        report,
        tally,
        held_back=settlement.held_back,
        held_lately=held_lately(connection, source_id, moment.day),
    )
    look, drift = _look(connection, run, source_id, report, judgement, now)
    runs.insert_source_run(connection, run, source_id, report, judgement, now, look, drift)
    if run.expectations:
        wrong = {} if judgement.cause == "ok" else {str(judgement.cause): judgement.message}
        wrong |= {one.kind: one.message for one in drift}
        run.news += settle_alarms(connection, source_id, wrong, run.id, utc(now))
    return judgement, drift


def close_run(connection: sqlite3.Connection, run: Run) -> None:
    """Judge a run that is held to expectations as a whole; what is wrong comes first among its shortfalls."""
    parts = parts_of(connection, run.id, oslo_day(utc(run.finished_at)))
    if run.expectations and parts:
        run.wrong = judge_whole(parts, run.wrong)
        run.shortfalls[:0] = [f"the run: {sentence}" for sentence in run.wrong.values()]


def _look(
    connection: sqlite3.Connection,
    run: Run,
    source_id: str,
    report: SourceReport,
    judgement: Judgement,
    now: datetime,
) -> tuple[Look, list[Drift]]:
    """What this run saw of the source, and how that differs from before; of one that it could not read, nothing."""
    day = oslo_day(utc(now))
    stated = count_stated(connection, source_id, day)
    look = Look(now, report.platform, report.coming, report.linked, report.lost, stated)
    if not run.expectations or judgement.cause not in GONE_THROUGH:
        return look, []
    return look, find_drift(look, looks(connection, source_id, run.id))


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
