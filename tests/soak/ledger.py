"""What must hold after every run, and what did not."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from klimakalender.cli import cli
from tests.soak.archive import moment
from tests.soak.faults import RunFault
from tests.soak.life import Announcement, Site, Year

NAMED_WITHIN = 2  # runs
RECOVERY = 2  # runs after a fault in which its traces may still be told


@dataclass(slots=True)
class Ledger:
    """Breaches of the promises, a sentence each; ``named`` counts the faults that ``status`` told in time."""

    year: Year
    db: Path
    lost: list[str] = field(default_factory=list)
    unnamed: list[str] = field(default_factory=list)
    false_alarms: list[str] = field(default_factory=list)
    named: int = 0
    runs: defaultdict[str, list[date]] = field(default_factory=lambda: defaultdict(list))
    _told: set[int] = field(default_factory=set)
    _run_faults: list[tuple[date, RunFault, int]] = field(default_factory=list)
    _done: int = 0

    @property
    def breaches(self) -> list[str]:
        return [*self.lost, *self.unnamed, *self.false_alarms]

    def note_run_fault(self, day: date, fault: RunFault) -> None:
        """The run of this day was killed or failed; the next one must tell of it, unless it had not even begun."""
        with closing(sqlite3.connect(self.db)) as connection:
            last = connection.execute("select state from runs order by id desc limit 1").fetchone()
        if last and last[0] in ("done", "killed"):
            return
        self._run_faults.append((day, fault, self._done))

    def check(self, day: date) -> None:
        """Look at database and ``status`` after the run of a day that went to its end."""
        self._done += 1
        with closing(sqlite3.connect(self.db)) as connection:
            connection.row_factory = sqlite3.Row
            start = f"{day}T"
            for row in connection.execute(
                "select distinct s.source_id from source_runs s join runs r on r.id = s.run_id"
                " where substr(r.started_at, 1, 10) = ?",
                [start[:10]],
            ):
                self.runs[row["source_id"]].append(day)
            events = defaultdict(list)
            for row in connection.execute("select * from events where merged_into is null"):
                events[row["title"]].append(row)
        for site in self.year.sites:
            self._check_events(site, day, events)
        alarms = self._status(day, "--alarms")
        rows = {row["source_id"]: row for row in self._status(day)}
        for site in self.year.sites:
            self._check_named(site, day, rows[site.id])
        self._check_run_faults(day, alarms)
        self._check_alarms(day, alarms)

    def _status(self, day: date, *args: str) -> list[dict[str, Any]]:
        at = moment(day) + timedelta(hours=2)
        done = CliRunner().invoke(
            cli, ["status", "--json", "--db", str(self.db), "--at", at.strftime("%Y-%m-%dT%H:%M:%S%z"), *args]
        )
        assert done.exit_code == 0, done.output
        found: list[dict[str, Any]] = json.loads(done.stdout)
        return found

    # No coming event lost or wrongly cancelled.

    def _check_events(self, site: Site, day: date, events: dict[str, list[sqlite3.Row]]) -> None:
        clean = [each for each in self.runs[site.id] if each <= day and readable(site, each)]
        for one in site.announcements:
            seen = [each for each in clean if one.is_coming(each) and not _may_rest(site, one, each)]
            if not seen or not one.is_coming(day):
                continue
            rows = events[one.first.title]
            if one.moved_on and not any(one.moved_on <= each <= one.first.day for each in seen):
                # The new date was not seen before the old one had passed: that is another event, by our own rule.
                known = one.gathering(seen[-1]).day.isoformat()
                rows = [row for row in rows if (row["starts_at"] or "")[:10] == known]
            if problem := _problem(one, seen[-1], day, rows):
                text = f"{day}: {site.id}: {one.first.title} ({one.gathering(day).day}): {problem}"
                if not any(one.first.title in known and problem in known for known in self.lost):
                    self.lost.append(text)

    # Every fault named in status within two runs of it.

    def _check_named(self, site: Site, day: date, row: dict[str, Any]) -> None:
        runs = self.runs[site.id]
        for fault in site.faults:
            during = [each for each in runs if each >= fault.begins]
            if not during or during[-1] != day or id(fault) in self._told or len(during) > NAMED_WITHIN:
                continue
            alarms = [one for one in row["alarms"] if _day(one["raised_at"]) >= fault.begins]
            if row["cause"] not in ("ok", "stale", "never") or alarms:
                self._told.add(id(fault))
                self.named += 1
            elif len(during) == NAMED_WITHIN:
                self.unnamed.append(f"{day}: {site.id}: {fault.kind} since {fault.begins} is not in status")

    def _check_run_faults(self, day: date, alarms: list[dict[str, Any]]) -> None:
        for entry in list(self._run_faults):
            began, fault, done = entry
            kinds = {
                one["kind"] for one in alarms if not one["source_id"] and _day(one["raised_at"]) >= began
            }
            if kinds & {"killed", "failed"}:
                self.named += 1
                self._run_faults.remove(entry)
            elif self._done - done >= NAMED_WITHIN:
                self.unnamed.append(f"{day}: the {fault.kind} run of {began} is not in status")
                self._run_faults.remove(entry)

    # No false alarm in fault-free weeks.

    def _check_alarms(self, day: date, alarms: list[dict[str, Any]]) -> None:
        sites = {site.id: site for site in self.year.sites}
        for one in alarms:
            if not one["source_id"] or _day(one["raised_at"]) != day:
                continue
            if not self._explained(sites[one["source_id"]], day):
                self.false_alarms.append(f"{day}: {one['source_id']}: {one['kind']}: {one['message']}")

    def _explained(self, site: Site, day: date) -> bool:
        for fault in site.faults:
            after = [each for each in self.runs[site.id] if each > fault.ends]
            until = after[RECOVERY - 1] if len(after) >= RECOVERY else date.max
            if fault.begins <= day <= until:
                return True
        return False


def readable(site: Site, day: date) -> bool:
    """Whether a crawl of the day can see what the site announces."""
    fault = site.fault(day)
    return fault is None or fault.kind == "redesign"


def _may_rest(site: Site, one: Announcement, day: date) -> bool:
    """Whether a page was first met without a date: it is then asked for again by its own pace only."""
    return any(
        fault.kind == "dateless"
        and one.is_up(fault.ends)
        and one.shown_on >= fault.begins - timedelta(days=1)
        and fault.ends < day <= fault.ends + (fault.ends - fault.begins)
        for fault in site.faults
    )


def _problem(one: Announcement, last_seen: date, day: date, rows: list[sqlite3.Row]) -> str | None:
    present = [row for row in rows if row["vanished_at"] is None]
    if not rows:
        return "not in the database"
    if not present:
        return f"vanished ({rows[0]['vanished_at'][:10]})"
    if len(present) > 1:
        return f"there {len(present)} times"
    [row] = present
    if (row["status"] == "cancelled") is not one.is_cancelled(last_seen):
        return f"status {row['status']}"
    if (row["starts_at"] or "")[:10] != one.gathering(last_seen).day.isoformat():
        return f"starts {row['starts_at']}"
    return None


def _day(stamp: str) -> date:
    return datetime.fromisoformat(stamp).astimezone().date()
