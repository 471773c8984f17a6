"""What must hold after every run, and what did not.

An event is lost when somebody who looks for what is coming does not find it, finds it twice, finds it cancelled when
it is not, on another day than its page says, or under another id than before. A fault is named when ``status`` says
it in the word that belongs to it. An alarm is false when nothing was wrong with its source.
"""

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
from klimakalender.store.views import LAST, SHOWN
from tests.soak.archive import moment
from tests.soak.faults import NAMES, Fault, RunFault
from tests.soak.life import Announcement, Site, Year

NAMED_WITHIN = 2  # runs
RECOVERY = 2  # runs after a fault in which its traces may still be told
RUN_FAULTS = frozenset(("killed", "failed"))


@dataclass(frozen=True, slots=True)
class Naming:
    """A fault of a site, or of a whole run, and how ``status`` told it: by which ``words``, in which ``run`` since it
    began (1 is the first one that could); without words when it did not.
    """

    kind: str
    where: str
    begins: date
    run: int
    words: tuple[str, ...]

    def __str__(self) -> str:
        told = f"run {self.run}: {', '.join(self.words)}" if self.words else "not named"
        return f"{self.begins}  {self.kind:<13}  {self.where:<16}  {told}"


@dataclass(slots=True)
class Ledger:
    """Breaches of the promises, a sentence each; ``namings`` has every fault that could be told so far."""

    year: Year
    db: Path
    lost: list[str] = field(default_factory=list)
    false_alarms: list[str] = field(default_factory=list)
    namings: list[Naming] = field(default_factory=list)
    runs: defaultdict[str, list[date]] = field(default_factory=lambda: defaultdict(list))
    _told: set[int] = field(default_factory=set)
    _lost: set[tuple[str, int]] = field(default_factory=set)
    _ids: dict[tuple[str, int], str] = field(default_factory=dict)
    _run_faults: list[tuple[date, RunFault, int]] = field(default_factory=list)
    _done: int = 0

    @property
    def named(self) -> int:
        return sum(bool(one.words) for one in self.namings)

    @property
    def unnamed(self) -> list[str]:
        return [str(one) for one in self.namings if not one.words]

    @property
    def breaches(self) -> list[str]:
        return [*self.lost, *self.unnamed, *self.false_alarms]

    def note_run_fault(self, day: date, fault: RunFault) -> None:
        """The run of this day was killed or failed; the next one must tell of it."""
        self._run_faults.append((day, fault, self._done))

    def check(self, day: date) -> None:
        """Look at database and ``status`` after the run of a day that went to its end."""
        self._done += 1
        coming: defaultdict[str, list[sqlite3.Row]] = defaultdict(list)
        with closing(sqlite3.connect(self.db)) as connection:
            connection.row_factory = sqlite3.Row
            for row in connection.execute(
                "select distinct s.source_id from source_runs s join runs r on r.id = s.run_id"
                " where substr(r.started_at, 1, 10) = ?",
                [day.isoformat()],
            ):
                self.runs[row["source_id"]].append(day)
            for row in connection.execute(
                f"select * from events e where {SHOWN} and substr({LAST}, 1, 10) >= ?",  # noqa: S608  of the views
                [day.isoformat()],
            ):
                coming[row["title"]].append(row)
        for site in self.year.sites:
            self._check_events(site, day, coming)
        alarms = self._status(day, "--alarms")
        rows = {row["source_id"]: row for row in self._status(day)}
        for site in self.year.sites:
            self._check_named(site, day, rows[site.id])
        self._check_run_faults(alarms)
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

    def _check_events(self, site: Site, day: date, coming: dict[str, list[sqlite3.Row]]) -> None:
        looked = [each for each in self.runs[site.id] if readable(site, each)]
        for one in site.announcements:
            key = (site.id, one.number)
            seen = [each for each in looked if one.is_coming(each)]
            if not seen or not one.is_coming(day) or key in self._lost:
                continue
            if one.gathering(seen[-1]).day < day:
                continue  # that it was moved could not be seen yet
            rows = coming[one.first.title]
            problem = _problem(one, seen[-1], day, rows)
            if problem is None and not _moved_unseen(one, seen):
                problem = self._other_id(key, rows[0]["id"])
            if problem:
                self._lost.add(key)
                self.lost.append(f"{day}: {site.id}: {one.first.title} ({one.gathering(day).day}): {problem}")

    def _other_id(self, key: tuple[str, int], found: str) -> str | None:
        known = self._ids.setdefault(key, found)
        return None if known == found else f"{known} is {found} now"

    # Every fault named in status within two runs of it.

    def _check_named(self, site: Site, day: date, row: dict[str, Any]) -> None:
        for fault in site.faults:
            during = [each for each in self.runs[site.id] if each >= fault.begins]
            if id(fault) in self._told or not during or during[-1] != day:
                continue
            words = _words(fault, row)
            if words or len(during) >= NAMED_WITHIN:
                self._told.add(id(fault))
                self.namings.append(Naming(fault.kind, site.id, fault.begins, len(during), words))

    def _check_run_faults(self, alarms: list[dict[str, Any]]) -> None:
        for entry in list(self._run_faults):
            began, fault, done = entry
            told = {one["kind"] for one in alarms if not one["source_id"] and _day(one["raised_at"]) >= began}
            words = tuple(sorted(told & RUN_FAULTS))
            run = self._done - done
            if words or run >= NAMED_WITHIN:
                self.namings.append(Naming(fault.kind, "the run", began, run, words))
                self._run_faults.remove(entry)

    # No false alarm in fault-free weeks.

    def _check_alarms(self, day: date, alarms: list[dict[str, Any]]) -> None:
        sites = {site.id: site for site in self.year.sites}
        for one in alarms:
            if _day(one["raised_at"]) != day or one["kind"] in RUN_FAULTS:
                continue
            site = sites.get(one["source_id"])
            if not (self._explained(site, day) if site else self._many_in_trouble(day)):
                self.false_alarms.append(
                    f"{day}: {one['source_id'] or 'the run'}: {one['kind']}: {one['message']}"
                )

    def _explained(self, site: Site, day: date) -> bool:
        for fault in site.faults:
            after = [each for each in self.runs[site.id] if each > fault.ends]
            until = after[RECOVERY - 1] if len(after) >= RECOVERY else date.max
            if fault.begins <= day <= until:
                return True
        return False

    def _many_in_trouble(self, day: date) -> bool:
        """Whether something was wrong with a third of the sites of a run."""
        asked = [site for site in self.year.sites if day in self.runs[site.id][-1:]]
        return 3 * sum(self._explained(site, day) for site in asked) >= len(asked)


def readable(site: Site, day: date) -> bool:
    """Whether a crawl of the day can see what the site announces."""
    fault = site.fault(day)
    return fault is None or fault.kind == "redesign"


def _moved_unseen(one: Announcement, seen: list[date]) -> bool:
    """Whether the old date was over before the new one was seen: to a reader that is another event, the next one."""
    return one.moved_on is not None and not any(one.moved_on <= each <= one.first.day for each in seen)


def _words(fault: Fault, row: dict[str, Any]) -> tuple[str, ...]:
    """The words of a row of ``status`` that name a fault: its cause, and alarms since the fault began."""
    raised = {one["kind"] for one in row["alarms"] if _day(one["raised_at"]) >= fault.begins}
    return tuple(sorted(NAMES[fault.kind] & {row["cause"], *raised}))


def _problem(one: Announcement, last_seen: date, day: date, rows: list[sqlite3.Row]) -> str | None:
    """What is wrong with what is found of an announcement: the truth is what was last seen or, of a site in
    trouble, what it might just let through.
    """
    if not rows:
        return "not found"
    if len(rows) > 1:
        return f"found {len(rows)} times"
    [row] = rows
    truths = (last_seen, day)
    if (row["status"] == "cancelled") not in {one.is_cancelled(each) for each in truths}:
        return f"status {row['status']}"
    if (row["starts_at"] or "")[:10] not in {one.gathering(each).day.isoformat() for each in truths}:
        return f"starts {row['starts_at']}"
    return None


def _day(stamp: str) -> date:
    return datetime.fromisoformat(stamp).astimezone().date()
