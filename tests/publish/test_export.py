"""``klimakalender export`` over a real database file."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from icalendar import Calendar

from klimakalender.cli import cli

Make = Callable[..., dict[str, Any]]


@pytest.fixture
def export(db: Path, harvest: Any, announcement: Make, session: Make) -> Callable[..., Result]:
    prices = [
        {"amount": 450, "currency": "NOK", "label": "medlem", "vat": None, "text": "450"},
        {"amount": 950, "currency": "NOK", "label": None, "vat": None, "text": "950"},
    ]
    harvest.save(
        announcement(
            "Kommer",
            session("2098-05-03T18:00"),
            session("2098-05-10", "2098-05-11"),
            topics=["energi", "natur"],
        ),
        announcement(
            "Betalt", session("2098-06-01"), price={"is_free": False, "min": 450, "max": 950, "items": prices}
        ),
        announcement("Var", session("2020-05-03")),
    )

    def run(*arguments: str) -> Result:
        return CliRunner().invoke(cli, ["export", *arguments, "--db", str(db)])

    return run


def test_ics_on_stdout(export: Any) -> None:
    done = export("ics")
    assert done.exit_code == 0, done.output
    events = Calendar.from_ical(done.stdout_bytes).walk("VEVENT")
    assert [str(event["summary"]) for event in events] == ["Kommer", "Kommer", "Betalt"]


def test_a_calendar_is_called_after_its_filters(export: Any) -> None:
    calendar: Any = Calendar.from_ical(export("ics", "county=Buskerud").stdout_bytes)
    assert calendar["x-wr-calname"] == "Klimaarrangementer i Buskerud"


def test_filters(export: Any) -> None:
    titles = [
        event["title"] for event in json.loads(export("json", "start=2000-01-01", "is_free=unknown").stdout)
    ]
    assert titles == ["Var", "Kommer"]


def test_json_lines(export: Any) -> None:
    assert [json.loads(line)["title"] for line in export("jsonl").stdout.splitlines()] == ["Kommer", "Betalt"]


def test_csv(export: Any) -> None:
    first, second = csv.DictReader(io.StringIO(export("csv").stdout_bytes.decode()))
    assert first["sessions"] == "2098-05-03T18:00:00+02:00|2098-05-10/2098-05-11"
    assert first["topics"] == "energi|natur"
    assert (first["price_is_free"], second["price_is_free"]) == ("", "false")
    assert second["price_items"] == "medlem: 450|950"
    assert first["municipality"] == "Drammen"


@pytest.mark.parametrize("form", ["atom", "geojson", "jsonld"])
def test_other_formats(export: Any, form: str) -> None:
    done = export(form)
    assert done.exit_code == 0
    assert "Kommer" in done.stdout


def test_output_file(export: Any, tmp_path: Path) -> None:
    target = tmp_path / "ut.ics"
    done = export("ics", "--output", str(target))
    assert done.stdout == ""
    assert "2 events" in done.stderr
    assert target.read_bytes().startswith(b"BEGIN:VCALENDAR")


def test_more_events_than_a_page(
    db: Path, export: Any, harvest: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("klimakalender.cli.export.BATCH", 1)
    assert len(export("jsonl", "start=2000-01-01").stdout.splitlines()) == 3


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("ics", "bogus=1"), 2, "klimakalender: bogus: no such parameter"),
        (("ics", "start=x"), 2, "klimakalender: start: "),
        (("ics", "tull"), 2, "tull: expected NAME=VALUE"),
        (("pdf",), 2, "'pdf' is not one of"),
        (("ics", "--output", "/no/such/folder/x.ics"), 1, "/no/such/folder/x.ics: No such file or directory"),
    ],
)
def test_mistakes_are_one_clear_line(
    export: Any, arguments: tuple[str, ...], code: int, message: str
) -> None:
    done = export(*arguments)
    assert done.exit_code == code
    assert message in done.stderr
    assert "Traceback" not in done.output


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "no such database"),
        (b"ikke en database" * 99, "cannot be read as a database"),
        (b"", "not a Klimakalender"),
    ],
)
def test_no_database(tmp_path: Path, content: bytes | None, message: str) -> None:
    path = tmp_path / "x.db"
    if content is not None:
        path.write_bytes(content)
    done = CliRunner().invoke(cli, ["export", "ics", "--db", str(path)])
    assert done.exit_code == 1
    assert done.stderr.startswith(f"klimakalender: {path}: {message}")
