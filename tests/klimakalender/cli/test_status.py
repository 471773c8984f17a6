"""``status``: every source and how it is doing."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from klimakalender.cli import cli
from klimakalender.store import SourceReport, Store

NOW = datetime.now(UTC)


@pytest.fixture
def db(tmp_path: Path) -> Path:
    path = tmp_path / "klima.db"
    row = {"family": "kommune", "url": "https://granvoll.example/", "platform": "detect", "entry_points": ()}
    row |= {"frequency": "weekly", "language": "nb", "municipality_number": None, "county_number": None}
    ids = {"granvoll": 1, "storoy": 3, "lillevik": 0}
    with Store.open(path) as store:
        store.save_reference(
            sources=[{**row, "id": name, "publisher": name, "expected_min": n} for name, n in ids.items()]
        )
        with store.run("crawl", NOW) as run:
            run.tally("granvoll").update(pages=4, events=2)
            store.finish_source(run, "granvoll", SourceReport(requests=4, expected_min=1), NOW)
            store.finish_source(
                run, "storoy", SourceReport(requests=1, errors=1, message="answered 500"), NOW
            )
    return path


def status(db: Path, *args: str) -> tuple[list[str], str]:
    done = CliRunner().invoke(cli, ["status", "--db", str(db), *args])
    assert done.exit_code == 0, done.output
    return done.stdout.splitlines(), done.stderr


def test_the_table_begins_with_the_worst(db: Path) -> None:
    lines, summary = status(db)
    assert [line.split()[:2] for line in lines[:3]] == [
        ["source", "health"], ["storoy", "errors"], ["granvoll", "ok"],
    ]  # fmt: skip
    assert lines[3] == "storoy: no page could be read (answered 500)"
    assert summary == "3 sources: 1 errors, 1 never, 1 ok\n"


def test_columns_stand_below_each_other(db: Path) -> None:
    lines, _ = status(db, "--all")
    assert len({len(line) for line in lines[:4]}) == 1


def test_sources_never_crawled_are_shown_on_demand(db: Path) -> None:
    assert [line.split()[0] for line in status(db, "--all")[0][1:4]] == ["storoy", "lillevik", "granvoll"]


def test_sources_by_cause(db: Path) -> None:
    assert [line.split()[0] for line in status(db, "--cause", "never")[0]] == ["source", "lillevik"]


def test_json_has_every_source(db: Path) -> None:
    lines, _ = status(db, "--json")
    rows = {row["source_id"]: row for row in json.loads("\n".join(lines))}
    assert rows.keys() == {"granvoll", "storoy", "lillevik"}
    assert (rows["granvoll"]["cause"], rows["granvoll"]["events"]) == ("ok", 2)
