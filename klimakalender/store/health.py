"""How a source went: a cause and a sentence. Judging is pure; the view ``source_health`` tells since when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Literal

from klimakalender.store.views import STALE_AFTER

if TYPE_CHECKING:
    import sqlite3
    from collections import Counter

Cause = Literal["ok", "short", "empty", "blocked", "dns", "gone", "errors", "guarded"]

GONE_THROUGH = ("ok", "short", "empty", "guarded")  # its pages were read, whatever they held


@dataclass(frozen=True, slots=True)
class SourceReport:
    """How asking a source went, from the crawler's side.

    ``refused`` counts what robots.txt or the server forbade, ``errors`` all that failed without saying
    anything about the page, ``unresolved`` those among them whose host has no address. ``coming``, ``linked``,
    ``lost`` and ``platform`` are as in :class:`klimakalender.store.drift.Look`.
    """

    requests: int = 0
    refused: int = 0
    missing: int = 0
    errors: int = 0
    unresolved: int = 0
    expected_min: int = 0
    complete: bool = True
    message: str = ""
    started_at: datetime | None = None
    platform: str | None = None
    coming: int = 0
    linked: int = 0
    lost: int = 0


@dataclass(frozen=True, slots=True)
class Judgement:
    """The ``cause`` of ``source_runs`` and a sentence for people, empty when all is well."""

    cause: Cause
    message: str = ""


def judge(
    report: SourceReport, tally: Counter[str], *, held_back: int = 0, held_lately: int = 0
) -> Judgement:
    """Classify a source's run from the crawler's report and the store's tally.

    ``held_back`` is the number of events that the guard kept from vanishing. ``held_lately`` events took place in the
    last weeks: a source that announced them and has nothing more to come is in a lull, as many are in July.
    """
    pages, events = tally["pages"], tally["events"]
    if held_back:
        return Judgement("guarded", f"{held_back} coming events seem gone at once, so none was marked")
    if pages == 0:
        return _unread(report)
    if report.errors > pages:
        return Judgement("errors", f"{report.errors} of {report.requests} requests failed{_detail(report)}")
    if not report.complete or events + held_lately >= report.expected_min:
        return Judgement("ok")
    cause: Cause = "short" if events else "empty"
    return Judgement(cause, f"{events} events, expected at least {report.expected_min}")


def _unread(report: SourceReport) -> Judgement:
    if report.unresolved:
        return Judgement("dns", f"the host has no address{_detail(report)}")
    if report.refused and report.refused >= report.errors:
        return Judgement("blocked", f"{report.refused} requests refused{_detail(report)}")
    if report.missing and not report.errors:
        return Judgement("gone", "every page asked for is missing")
    return Judgement("errors", f"no page could be read{_detail(report)}")


def _detail(report: SourceReport) -> str:
    return f" ({report.message})" if report.message else ""


def source_health(connection: sqlite3.Connection, now: datetime | None = None) -> list[dict[str, Any]]:
    """The rows of the view, for people and machines; judged at ``now`` where given, else by the real clock."""
    rows = [dict(row) for row in connection.execute("select * from source_health")]
    if now is None:
        return rows
    for row in rows:
        if row["cause"] in ("ok", "drift", "stale") and row["frequency"] in STALE_AFTER:
            fresh = now - timedelta(days=STALE_AFTER[row["frequency"]])
            well = "drift" if row["message"] else "ok"
            row["cause"] = well if datetime.fromisoformat(row["last_run_at"]) >= fresh else "stale"
    return rows
