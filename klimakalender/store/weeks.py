"""What some days brought, for a report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from klimakalender.store.alarms import alarms_since
from klimakalender.store.stamps import utc

if TYPE_CHECKING:
    import sqlite3
    from datetime import datetime


def week_of(connection: sqlite3.Connection, begin: datetime, end: datetime) -> dict[str, Any]:
    """Runs by state, events new, changed and vanished, sources asked and well, and alarms between two moments."""
    span = [utc(begin), utc(end)]
    states = connection.execute(
        "select state, count(*) from runs where started_at > ? and started_at <= ? group by state order by 2 desc",
        span,
    )
    news = connection.execute(
        "select coalesce(sum(new), 0) as new, coalesce(sum(changed), 0) as changed,"
        " coalesce(sum(vanished), 0) as vanished from source_runs where finished_at > ? and finished_at <= ?",
        span,
    ).fetchone()
    sources = connection.execute(
        "select count(*) as asked, coalesce(sum(cause = 'ok' and drift = ''), 0) as well from source_runs where id in"
        " (select max(id) from source_runs where finished_at > ? and finished_at <= ? group by source_id)",
        span,
    ).fetchone()
    return {
        "from": span[0],
        "to": span[1],
        "runs": dict(states.fetchall()),
        "events": dict(news),
        "sources": dict(sources),
        "alarms": [one for one in alarms_since(connection, span[0]) if one["raised_at"] <= span[1]],
    }
