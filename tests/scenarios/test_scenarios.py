"""All scenarios at once, day after day, through the command line: what is in the database in the end."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.scenarios.archive import write_day
from tests.scenarios.cases import SCENARIOS, Scenario

FIRST = datetime(2027, 3, 2, 7, tzinfo=UTC)
# The third day comes after the events of 3 March.
DAYS = [FIRST + timedelta(days=number) for number in (0, 1, 4, 5)]


def crawl(archive: Path, db: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "klimakalender", "crawl", "--replay", archive, "--all-hosts", "--db", db]
    return subprocess.run(command, capture_output=True, text=True, timeout=120)


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[sqlite3.Connection, list[str]]]:
    """The database after all days, and what the crawls said."""
    folder = tmp_path_factory.mktemp("scenarios")
    said = []
    for number, moment in enumerate(DAYS):
        sites = {
            host: days[number] if number < len(days) else days[-1]
            for scenario in SCENARIOS.values()
            for host, days in scenario.days.items()
        }
        robots = {
            host: scenario.robots[min(number, max(scenario.robots))]
            for scenario in SCENARIOS.values()
            if scenario.robots and number >= min(scenario.robots)
            for host in scenario.days
        }
        archive = write_day(folder / str(number), moment, sites, robots)
        done = crawl(archive, folder / "klima.db")
        assert done.returncode in (0, 3), done.stderr
        said.append(done.stderr)
    check = [sys.executable, "-m", "klimakalender", "db", "check", "--db", folder / "klima.db"]
    assert subprocess.run(check, capture_output=True, text=True).returncode == 0
    with closing(sqlite3.connect(folder / "klima.db")) as connection:
        connection.row_factory = sqlite3.Row
        yield connection, said


@pytest.fixture(params=SCENARIOS.values(), ids=SCENARIOS)
def scenario(request: pytest.FixtureRequest) -> Scenario:
    found: Scenario = request.param
    return found


def events(connection: sqlite3.Connection, scenario: Scenario) -> list[dict[str, Any]]:
    """The surviving events that the scenario's hosts announce, in order."""
    hosts = [f"https://{host}/" for host in scenario.days]
    marks = " or ".join("l.url like ? || '%'" for _ in hosts)
    query = (  # question marks are put in, no text
        "select e.*, e.vanished_at is not null as vanished, e.listing_count as listings from events e"  # noqa: S608
        f" where e.id in (select l.event_id from listings l where {marks})"
        " order by e.starts_at, e.title, e.venue desc"
    )
    rows = connection.execute(query, hosts)
    return [dict(row) for row in rows]


def test_the_events_are_those_that_a_person_expects(crawled: Any, scenario: Scenario) -> None:
    found = events(crawled[0], scenario)
    expected = sorted(
        scenario.events,
        key=lambda row: (row["starts_at"], row["title"], [-ord(letter) for letter in row.get("venue", "")]),
    )
    told = [
        {name: row[name] for name, value in want.items() if value is not None}
        for row, want in zip(found, expected, strict=False)
    ]
    wanted = [{name: value for name, value in want.items() if value is not None} for want in expected]
    assert told == wanted
    assert len(found) == len(expected)


def test_history_tells_what_happened_and_nothing_else(crawled: Any, scenario: Scenario) -> None:
    connection, _ = crawled
    ids = [row["id"] for row in events(connection, scenario)]
    fields = {
        row["field"]
        for event_id in ids
        for row in connection.execute("select field from changes where event_id = ?", [event_id])
    }
    assert set(scenario.changed) <= fields
    assert not set(scenario.unchanged) & fields


def test_differences_between_publishers_are_kept(crawled: Any, scenario: Scenario) -> None:
    connection, _ = crawled
    ids = [row["id"] for row in events(connection, scenario)]
    fields = {
        row["field"]
        for event_id in ids
        for row in connection.execute("select field from conflicts where event_id = ?", [event_id])
    }
    assert set(scenario.conflicts) <= fields


def test_the_guard_says_so(crawled: Any, scenario: Scenario) -> None:
    _, said = crawled
    [host, *_] = scenario.days
    assert any(
        host in line and "seem gone at once" in line for text in said for line in text.splitlines()
    ) is (scenario.guarded)
