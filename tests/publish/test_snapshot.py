"""``export snapshot``: the folder as its readers open it."""

from __future__ import annotations

import csv
import hashlib
import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result

from klimakalender.cli import cli
from klimakalender.publish.columns import kind_of
from klimakalender.publish.site import DATABASE, metadata

Make = Callable[..., dict[str, Any]]
DAY = "klimakalender-2026-11-22"
NEXT_DAY = "klimakalender-2026-11-23"


@pytest.fixture
def ids(harvest: Any, announcement: Make, session: Make) -> list[str]:
    saved: list[str] = harvest.save(
        announcement("Klimakveld", session("2026-12-01T18:00", "2026-12-01T20:00"), price={"is_free": True}),
        announcement("Energidag", session("2026-12-02"), description="=1+1"),
        announcement("Flomkurs", session("2026-12-03")),
    )
    return saved


@pytest.fixture
def snapshot(db: Path, tmp_path: Path, ids: list[str]) -> Callable[..., Result]:
    def run(*arguments: str, within: str = "ut") -> Result:
        return CliRunner().invoke(
            cli, ["export", "snapshot", "--db", str(db), "--output", str(tmp_path / within), *arguments]
        )

    return run


def ask(folder: Path, query: str) -> list[Any]:
    with closing(sqlite3.connect(folder / "klimakalender.sqlite")) as connection:
        return connection.execute(query).fetchall()


def digests(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_checksums_name_every_file(snapshot: Any, tmp_path: Path) -> None:
    done = snapshot()
    assert done.exit_code == 0, done.output
    assert "3 new, 0 changed" in done.stderr
    found = digests(tmp_path / "ut" / DAY)
    del found["SHA256SUMS"]
    lines = (tmp_path / "ut" / DAY / "SHA256SUMS").read_text().splitlines()
    assert {name: digest for digest, name in (line.split("  ") for line in lines)} == found
    assert {path.name for path in (tmp_path / "ut").iterdir()} == {DAY}


def test_every_format_says_the_same(snapshot: Any, tmp_path: Path, ids: list[str]) -> None:
    snapshot()
    folder = tmp_path / "ut" / DAY
    rows = ask(folder, "select id, is_free from events order by id")
    assert {row[0] for row in rows} == set(ids)
    lines = [json.loads(line) for line in (folder / "jsonl/events.jsonl").read_text().splitlines()]
    assert [(line["id"], line["is_free"]) for line in lines] == [
        (key, None if free is None else bool(free)) for key, free in rows
    ]
    with (folder / "csv/events.csv").open(encoding="utf-8", newline="") as file:
        cells = list(csv.DictReader(file))
    assert [cell["id"] for cell in cells] == [key for key, _ in rows]
    assert {cell["description"] for cell in cells} >= {"'=1+1"}
    parquet = pytest.importorskip("pyarrow.parquet")
    table = parquet.read_table(folder / "parquet/events.parquet")
    assert table.column("id").to_pylist() == [key for key, _ in rows]
    assert table.column("first_seen").to_pylist()[0].tzinfo is not None


def test_data_package_is_valid(snapshot: Any, tmp_path: Path) -> None:
    frictionless = pytest.importorskip("frictionless")
    snapshot()
    path = tmp_path / "ut" / DAY / "datapackage.json"
    package = json.loads(path.read_text(encoding="utf-8"))
    kept = [each for each in package["resources"] if each["format"] == "csv"]
    path.write_text(json.dumps(package | {"resources": kept}), encoding="utf-8")
    report = frictionless.validate(str(path))
    assert report.flatten(["title", "message"]) == []
    assert report.valid


def test_same_database_same_bytes(snapshot: Any, tmp_path: Path) -> None:
    snapshot()
    snapshot(within="igjen")
    assert digests(tmp_path / "ut" / DAY) == digests(tmp_path / "igjen" / DAY)
    again = snapshot()
    assert (again.exit_code, "holds the same already" in again.stderr) == (0, True)


def test_published_snapshot_is_not_changed(
    snapshot: Any, harvest: Any, ids: list[str], tmp_path: Path
) -> None:
    snapshot()
    before = digests(tmp_path / "ut" / DAY)
    harvest.set(ids[0], title="Noe annet")
    done = snapshot()
    assert done.exit_code == 1
    assert "a published snapshot is not changed" in done.stderr
    assert digests(tmp_path / "ut" / DAY) == before
    assert {path.name for path in (tmp_path / "ut").iterdir()} == {DAY}


def test_what_changed(
    snapshot: Any, harvest: Any, ids: list[str], announcement: Make, session: Make, tmp_path: Path
) -> None:
    snapshot()
    harvest.now = harvest.now.replace(day=23)
    harvest.save(announcement("Ny", session("2026-12-09")))
    harvest.set(ids[0], status="cancelled")
    harvest.set(ids[1], title="Energikveld")
    harvest.set(ids[2], vanished_at="2026-11-23T08:00:00+00:00")
    done = snapshot()
    assert done.exit_code == 0, done.output
    folder = tmp_path / "ut" / NEXT_DAY
    change = json.loads((folder / "CHANGES.json").read_text())
    counts = {"new": 1, "changed": 1, "cancelled": 1, "vanished": 1, "removed": 0}
    assert change == {
        "date": "2026-11-23",
        "previous": "2026-11-22",
        "events": counts,
        "sources": {"drammen": counts},
    }
    assert "| drammen | 1 | 1 | 1 | 1 | 0 |" in (folder / "CHANGES.md").read_text()


def test_removed(snapshot: Any, harvest: Any, ids: list[str], tmp_path: Path) -> None:
    snapshot()
    harvest.now = harvest.now.replace(day=23)
    harvest.save()
    harvest.set(ids[2], merged_into=ids[1])
    snapshot()
    change = json.loads((tmp_path / "ut" / NEXT_DAY / "CHANGES.json").read_text())
    assert change["events"] == {"new": 0, "changed": 0, "cancelled": 0, "vanished": 0, "removed": 1}


def test_neither_persons_nor_bookkeeping(snapshot: Any, harvest: Any, ids: list[str], tmp_path: Path) -> None:
    harvest.set(
        ids[0],
        description="Ring 99 88 77 66 eller skriv til kari.nordmann@example.no",
        contact_email="post@example.no",
    )
    snapshot()
    folder = tmp_path / "ut" / DAY
    for path in (folder / "jsonl/events.jsonl", folder / "csv/events.csv", folder / "klimakalender.sqlite"):
        body = path.read_bytes()
        assert b"99 88 77 66" not in body
        assert b"kari.nordmann" not in body
        assert b"post@example.no" in body
    names = {row[0] for row in ask(folder, "select name from sqlite_master")}
    assert not names & {"pages", "leads", "runs", "source_runs", "alarms", "_sqlite_migrations", "events_fts"}


def test_citation(snapshot: Any, tmp_path: Path) -> None:
    snapshot()
    cited = yaml.safe_load((tmp_path / "ut" / DAY / "CITATION.cff").read_text(encoding="utf-8"))
    assert {"cff-version", "message", "title", "authors"} <= set(cited)
    assert (cited["type"], cited["version"]) == ("dataset", "2026-11-22")


def test_every_column_has_a_kind() -> None:
    tables = metadata()["databases"][DATABASE]["tables"]
    for name, table in tables.items():
        for column in table["columns"]:
            assert kind_of(name, column)


def test_nothing_is_left_of_one_that_failed(tmp_path: Path, db: Path, harvest: Any) -> None:
    within = tmp_path / "ut"
    done = CliRunner().invoke(cli, ["export", "snapshot", "--db", str(db), "--output", str(within)])
    assert done.exit_code == 1
    assert "nothing has been crawled" in done.stderr
    assert not within.exists()


@pytest.mark.parametrize("arguments", [("county=Rogaland",), ()], ids=["filters", "no folder"])
def test_usage(arguments: tuple[str, ...]) -> None:
    done = CliRunner().invoke(cli, ["export", "snapshot", *arguments])
    assert done.exit_code == 2
    assert "needs --output" in done.stderr


def test_file_is_replaced_whole(db: Path, ids: list[str], tmp_path: Path) -> None:
    target = tmp_path / "ut.jsonl"
    target.write_text("gammel")
    with target.open() as held:
        assert CliRunner().invoke(cli, ["export", "jsonl", "--db", str(db), "-o", str(target)]).exit_code == 0
        assert held.read() == "gammel"
    assert [path.name for path in tmp_path.iterdir() if "ut" in path.name] == ["ut.jsonl"]
