"""What an invocation did: a row per run, a row per source in it."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from klimakalender.store.alarms import WHOLE_RUN, Alarm, open_alarms, raise_alarm, settle_alarms
from klimakalender.store.decisions import NONE
from klimakalender.store.stamps import utc
from klimakalender.store.whole import KINDS

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from klimakalender.store.decisions import Decisions
    from klimakalender.store.drift import Drift, Look
    from klimakalender.store.health import Judgement, SourceReport

COUNTED = ("pages", "events", "new", "changed", "unchanged", "vanished", "issues")

SUMMED = ("pages", "new", "changed")


@dataclass(frozen=True, slots=True)
class Turn:
    """When a source was last asked, and how often it could not be gone through since it last could."""

    at: datetime
    failures: int = 0


@dataclass(slots=True)
class Run:
    """One invocation. ``tallies`` counts per source what happened to its pages and events.

    ``shortfalls`` are sentences about sources that gave less than expected; with any, the run ends with
    exit code 3. ``expectations``: whether this run can be held to the registry's (a replay cannot).
    ``decisions`` are what people decided about pages that may announce the same gathering.
    ``wrong`` is what is wrong with the run as a whole, sentences by kind: at first what was with those before it.
    ``news`` are the alarms that it raised and cleared.
    ``failure`` is what broke out of reach of the caller, in a callback; the run ends by raising it.
    """

    id: int
    command: str
    started_at: datetime
    finished_at: datetime
    expectations: bool = True
    tallies: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    shortfalls: list[str] = field(default_factory=list)
    wrong: dict[str, str] = field(default_factory=dict)
    message: str | None = None
    failure: Exception | None = None
    news: list[Alarm] = field(default_factory=list)
    decisions: Decisions = NONE

    @property
    def exit_code(self) -> int:
        """What the command should end with when nothing else went wrong."""
        return 3 if self.shortfalls else 0

    def raise_failure(self) -> None:
        """Raise what broke, if anything did."""
        if self.failure is not None:
            raise self.failure

    def tally(self, source_id: str | None) -> Counter[str]:
        """The counts of one source; pages of no known source are counted together."""
        return self.tallies[source_id or ""]


def begin(connection: sqlite3.Connection, command: str, now: datetime, *, expectations: bool = True) -> Run:
    """A new run. One that is still marked as running was killed: the lock lets only one go on at a time."""
    killed = connection.execute(
        "update runs set state = 'killed', message = 'ended without a word' where state = 'running'"
        " returning command, started_at"
    ).fetchall()
    row = connection.execute(
        "insert into runs (command, started_at, state) values (?, ?, 'running') returning id",
        [command, utc(now)],
    ).fetchone()
    run = Run(row["id"], command, started_at=now, finished_at=now, expectations=expectations)
    standing = open_alarms(connection, WHOLE_RUN)
    run.wrong = {kind: message for kind, message in standing.items() if kind in KINDS}
    for one in killed:
        message = f"{one['command']} of {one['started_at'][:16]} ended without a word"
        raise_alarm(connection, WHOLE_RUN, "killed", message, run.id, utc(now))
        run.news.append(Alarm(WHOLE_RUN, "killed", message, "raised", utc(now)))
    return run


def end(connection: sqlite3.Connection, run: Run, *, state: str, exit_code: int, message: str | None) -> None:
    """Close the run's row with the sums over its sources; one that was done ends what was wrong with earlier ones."""
    wrong = run.wrong if state == "done" else run.wrong | {"failed": message or state}
    run.news += settle_alarms(connection, WHOLE_RUN, wrong, run.id, utc(run.finished_at))
    totals: Counter[str] = sum(run.tallies.values(), Counter())
    connection.execute(
        "update runs set finished_at = ?, state = ?, pages = ?, events_new = ?, events_changed = ?,"
        " exit_code = ?, message = ?, requests ="
        " (select coalesce(sum(requests), 0) from source_runs where run_id = runs.id) where id = ?",
        [utc(run.finished_at), state, *(totals[name] for name in SUMMED), exit_code, message, run.id],
    )


def insert_source_run(
    connection: sqlite3.Connection,
    run: Run,
    source_id: str,
    report: SourceReport,
    judgement: Judgement,
    now: datetime,
    look: Look,
    drift: Sequence[Drift],
) -> None:
    """One row of ``source_runs``; a source that is finished again in the same run has its row replaced."""
    tally = run.tally(source_id)
    row = {
        "run_id": run.id,
        "source_id": source_id,
        "started_at": utc(report.started_at or run.started_at),
        "finished_at": utc(now),
        "requests": report.requests,
        "errors": report.errors,
        "expected_min": report.expected_min,
        "cause": judgement.cause,
        "message": judgement.message,
        "platform": look.platform,
        "coming": look.coming,
        "linked": look.linked,
        "lost": look.lost,
        "stated": json.dumps(look.stated),
        "drift": "; ".join(one.message for one in drift),
        **{name: tally[name] for name in COUNTED},
    }
    connection.execute("delete from source_runs where run_id = ? and source_id = ?", [run.id, source_id])
    # The names are those above; values are parameters.
    connection.execute(
        f"insert into source_runs ({', '.join(row)}) values ({', '.join('?' * len(row))})",  # noqa: S608
        list(row.values()),
    )


def turns(connection: sqlite3.Connection) -> dict[str, Turn]:
    """How it last went with each source; for deciding which are due."""
    rows = connection.execute(
        "select source_id, max(finished_at), (select count(*) from source_runs f where f.source_id = r.source_id"
        "  and f.id > coalesce((select max(id) from source_runs where source_id = r.source_id"
        "  and cause in ('ok', 'short', 'empty', 'guarded')), 0)) from source_runs r group by source_id"
    )
    return {row[0]: Turn(datetime.fromisoformat(row[1]), row[2]) for row in rows}
