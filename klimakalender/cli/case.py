"""``klimakalender case``: a page that reads right (or wrong) today, kept as a test case."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import click

from klimakalender.errors import PageFileError

FOLDER = Path("tests/pages")
# What a case expects of every event; evidence and reasons may change with the rules.
EXPECTED = (
    "title", "status", "previous_start", "attendance", "sessions", "registration", "price", "place",
    "organizers", "contact_email", "series", "climate", "language",
)  # fmt: skip


@click.group(name="case")
def command() -> None:
    """Keep pages as test cases."""


@command.command(name="add")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--url", required=True, help="The address the page came from.")
@click.option("--at", required=True, metavar="DATE", help="The day it was fetched.")
@click.option("--name", help="Name of the case. [default: from the address]")
@click.option(
    "--folder",
    type=click.Path(path_type=Path),
    default=FOLDER,
    show_default=True,
    help="Where the cases are kept.",
)
def add(file: Path, url: str, at: str, name: str | None, folder: Path) -> None:
    """Save FILE with what is read from it today as the test case FOLDER/NAME.

    Look at the expected values before committing them: they say what the program does, not yet what is right.
    """
    from klimakalender.extraction import read_body, read_file

    try:
        day = date.fromisoformat(at)
    except ValueError as error:
        raise click.BadParameter(f"{at!r} is no date like 2021-09-22", param_hint="--at") from error
    body = read_file(file)
    case = folder / (name or name_of(url))
    if case.exists():
        raise PageFileError(f"{case}: there is such a case already")
    expected = expectation(read_body(body, url, day).to_record())
    case.mkdir(parents=True)
    page = "page.txt" if file.suffix == ".txt" else "page.html"
    (case / page).write_bytes(body)
    write_json(case / "meta.json", {"url": url, "reference_date": day.isoformat(), "file": page})
    write_json(case / "expected.json", expected)
    click.echo(f"{case}: {expected['kind']}, {len(expected['events'])} events")


def expectation(record: dict[str, Any]) -> dict[str, Any]:
    """What a case keeps of a page's record."""
    events = [{field: event[field] for field in EXPECTED} for event in record["events"]]
    return {
        "kind": record["kind"],
        "published": record["published"],
        "events": events,
        "series": record["series"],
    }


def name_of(url: str) -> str:
    """A folder name for an address.

    >>> name_of("https://www.granvoll.kommune.no/aktuelt/klimakveld-pa-biblioteket.123.aspx")
    'granvoll-klimakveld-pa-biblioteket-123'
    """
    parts = urlsplit(url)
    host = (parts.hostname or "page").removeprefix("www.").split(".")[0]
    slug = re.sub(r"\.(?:html?|aspx|php)$", "", unquote(parts.path).rstrip("/").rsplit("/", 1)[-1])
    return re.sub(r"[^a-z0-9æøå]+", "-", f"{host}-{slug}".lower()).strip("-")[:80]


def write_json(path: Path, value: Any) -> None:
    """JSON as a case keeps it: readable, and equal for equal values."""
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
