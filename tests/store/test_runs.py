"""Runs and their sources: rows, causes, exit codes; kills, locks and two at a time."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from klimakalender.errors import LockHeldError
from klimakalender.lock import hold_lock
from klimakalender.store import SourceReport, Store, StoredPage, Turn, source_health
from klimakalender.store.health import judge

Build = Callable[..., dict[str, Any]]
NOW = datetime(2027, 4, 1, 12, tzinfo=UTC)

CAUSES = {
    "ok": (SourceReport(requests=10, expected_min=3), {"pages": 9, "events": 3}, 0),
    "short": (SourceReport(requests=10, expected_min=4), {"pages": 9, "events": 3}, 0),
    "empty": (SourceReport(requests=10, expected_min=1), {"pages": 9}, 0),
    "blocked": (SourceReport(requests=2, refused=2), {}, 0),
    "dns": (SourceReport(requests=1, errors=1, unresolved=1), {}, 0),
    "gone": (SourceReport(requests=3, missing=3), {}, 0),
    "errors": (SourceReport(requests=5, errors=5), {}, 0),
    "guarded": (SourceReport(requests=9), {"pages": 3, "events": 3}, 7),
}


@pytest.mark.parametrize(("cause", "case"), CAUSES.items(), ids=CAUSES)
def test_causes(cause: str, case: tuple[SourceReport, dict[str, int], int]) -> None:
    report, tally, held_back = case
    judgement = judge(report, Counter(tally), held_back=held_back)
    assert judgement.cause == cause
    assert bool(judgement.message) == (cause != "ok")


def test_a_crawl_of_a_few_pages_is_not_held_to_expectations() -> None:
    report = SourceReport(requests=3, expected_min=50, complete=False)
    assert judge(report, Counter(pages=3, events=1)).cause == "ok"


def test_a_run_and_its_sources_leave_rows(timeline: Any, announcement: Build) -> None:
    timeline.crawl("2027-04-01", {"/1": [announcement()], "/2": [], "https://www.ks.example.no/": "error"})
    assert timeline.rows("select command, state, pages, events_new, events_changed, exit_code from runs") == [
        ("crawl", "done", 2, 1, 0, 3)
    ]
    rows = timeline.rows("select source_id, pages, events, new, unchanged, cause from source_runs")
    assert rows == [("drammen", 2, 1, 1, 0, "ok"), ("ks", 0, 0, 0, 0, "errors")]
    timeline.crawl("2027-04-02", {"/1": [announcement("Klimakveld i mai")], "/2": []})
    assert timeline.rows("select events_new, events_changed, exit_code from runs where id = 2") == [(0, 1, 0)]


def test_a_replay_is_not_held_to_expectations(store: Store) -> None:
    with store.run("crawl --replay", NOW, expectations=False) as run:
        store.finish_source(run, "ks", SourceReport(requests=1, errors=1), NOW)
    assert run.exit_code == 0


def test_a_run_that_fails_says_so(store: Store) -> None:
    with pytest.raises(KeyboardInterrupt), store.run("crawl", NOW):
        raise KeyboardInterrupt
    row = store.connection.execute("select state, exit_code, message from runs").fetchone()
    assert tuple(row) == ("failed", 1, "KeyboardInterrupt")


def test_health_tells_since_when(store: Store, sample: dict[str, Any]) -> None:
    store.save_reference(sources=sample["sources"])
    broken, fine = SourceReport(requests=1, errors=1), SourceReport(requests=1, complete=False)
    for day, report in enumerate((fine, broken, fine, broken, broken), start=1):
        at = NOW.replace(day=day)
        with store.run("crawl", at) as run:
            run.tally("ks")["pages"] = 0 if report is broken else 1
            store.finish_source(run, "ks", report, at)
    health = {row["source_id"]: row for row in source_health(store.connection)}
    assert health["ks"]["cause"] == "errors"
    assert [health["ks"][name][:10] for name in ("since", "last_run_at", "last_ok_at")] == [
        "2027-04-04", "2027-04-05", "2027-04-03",
    ]  # fmt: skip
    assert health["drammen"]["cause"] == "never"


def test_reference_rows_are_updated_in_place(store: Store, sample: dict[str, Any]) -> None:
    store.save_reference(sources=sample["sources"], counties=sample["counties"])
    before = store.connection.total_changes
    store.save_reference(sources=sample["sources"], counties=sample["counties"])
    assert store.connection.total_changes == before
    store.save_reference(sources=[{**sample["sources"][0], "expected_min": 7}])
    assert (
        store.connection.execute("select id from sources where expected_min = 7").fetchall()[0][0]
        == "drammen"
    )


def test_pages_are_known_for_the_next_crawl(timeline: Any, announcement: Build) -> None:
    home = "https://www.drammen.example.no"
    timeline.crawl(
        "2027-04-01",
        {"/coming": [announcement()], "/past": [announcement("Kurs", "2027-03-01")], "/": [],
         "/postponed": [announcement("Fagdag", "2027-03-02", status="postponed")],
         "/someday": [announcement("Verksted") | {"sessions": [], "starts_at": None, "ends_at": None}]},
        body="bytes",
    )  # fmt: skip
    known = timeline.store.known_pages(["drammen"], date(2027, 4, 2))
    assert {(page.url.removeprefix(home), page.coming) for page in known} == {
        ("/", False), ("/coming", True), ("/past", False), ("/postponed", True),
        ("/someday", True),
    }  # fmt: skip
    assert isinstance(known[0], StoredPage)
    assert len(known[0].digest) == 64
    assert timeline.store.known_pages(["ks"], date(2027, 4, 2)) == []
    assert timeline.store.turns() == {"drammen": Turn(datetime(2027, 4, 1, 10, tzinfo=UTC))}


def test_the_lock_lets_one_in_at_a_time(tmp_path: Path) -> None:
    path = tmp_path / "klima.db"
    code = f"from klimakalender.lock import hold_lock\nwith hold_lock({str(path)!r}): print('in')"
    with hold_lock(path):
        with pytest.raises(LockHeldError, match=r"klima\.db.*another run"), hold_lock(path):
            pass
        other = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
        assert "LockHeldError" in other.stderr
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout == "in\n"


HARVEST = """
import copy, json, sys
from datetime import UTC, datetime
from klimakalender.store import PageFacts, SourceReport, Store
sample = json.load(open(sys.argv[2], encoding="utf-8"))
now = datetime(2027, 4, 1, 12, tzinfo=UTC)
store = Store.open(sys.argv[1])
with store.run("crawl", now) as run:
    for number in range(int(sys.argv[3])):
        for page in sample["pages"]:
            url = f"{page['url']}/{number}"
            records = copy.deepcopy(page["records"])
            for record in records:
                record["title"] += f" {number}"
            facts = PageFacts(url, url, page["source"], "ok", now, digest=url)
            store.save_page(run, facts, records, sample["series"])
            print(url, flush=True)
    for source in sample["sources"]:
        store.finish_source(run, source["id"], SourceReport(requests=1, complete=False), now)
"""
CONTENT = {
    "events": "select * from events",
    "listings": "select * from listings",
    "changes": "select event_id, field, old, new from changes",
    "conflicts": "select event_id, field, listing_id, value, kept_value from conflicts",
    "evidence": 'select listing_id, field, value, quote, "where" from evidence',
    "sessions": "select event_id, position, starts_at, ends_at from sessions",
    "issues": "select url, event_id, code, message from issues",
}


def _content(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    with Store.open(path) as store:
        assert store.connection.execute("pragma integrity_check").fetchone()[0] == "ok"
        assert store.connection.execute("pragma foreign_key_check").fetchall() == []
        store.connection.execute("insert into events_fts (events_fts) values ('integrity-check')")
        return {
            name: sorted((tuple(row) for row in store.connection.execute(query)), key=repr)
            for name, query in CONTENT.items()
        }


def test_killed_at_any_moment_and_run_again(tmp_path: Path) -> None:
    sample = Path(__file__).parent / "sample.json"

    def command(name: str) -> list[str]:
        return [sys.executable, "-c", HARVEST, str(tmp_path / name), str(sample), "40"]

    subprocess.run(command("whole.db"), check=True, capture_output=True)
    for line in (1, 7, 23, 41, 58):
        with subprocess.Popen(command("cut.db"), stdout=subprocess.PIPE, text=True) as harvest:
            assert harvest.stdout is not None
            for _ in range(line):
                harvest.stdout.readline()
            time.sleep(0.0007 * line)
            harvest.send_signal(signal.SIGKILL)
        with Store.open(tmp_path / "cut.db") as store:
            assert len(store.connection.execute("select url from pages").fetchall()) >= line
    subprocess.run(command("cut.db"), check=True, capture_output=True)
    assert _content(tmp_path / "cut.db") == _content(tmp_path / "whole.db")
    with Store.open(tmp_path / "cut.db") as store:
        states = [row["state"] for row in store.connection.execute("select state from runs order by id")]
    assert states == ["killed"] * 5 + ["done"]
