"""``klimakalender sources``: list, show, check and add the sites that are harvested."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from klimakalender import config
from klimakalender.errors import DataFileError
from klimakalender.sources import FAMILIES, FOLDER, load_registry

if TYPE_CHECKING:
    from collections.abc import Callable

    from klimakalender.sources import Source
    from klimakalender.sources.fetch import Answer

MOST_LISTS = 3  # event lists that a proposed row begins at


@click.group()
def command() -> None:
    """The registry of sources: who publishes events, where, how often to ask and what to expect."""


@command.command("list")
@click.option("--family", type=click.Choice(FAMILIES), help="Only this family.")
@click.option("--former", is_flag=True, help="Publishers that no longer exist, known for their old pages.")
@click.option("--json", "as_json", is_flag=True, help="As a JSON array.")
def list_sources(family: str | None, former: bool, as_json: bool) -> None:
    """List sources: id, family, platform, frequency, address."""
    registry = load_registry()
    chosen = [
        source for source in (registry.former if former else registry) if family in (None, source.family)
    ]
    if as_json:
        click.echo(json.dumps([to_json(source) for source in chosen], ensure_ascii=False, indent=1))
        return
    for source in chosen:
        click.echo(
            f"{source.id:40} {source.family:14} {source.platform:16} {source.frequency:7} {source.url}"
        )


@command.command()
@click.argument("source_id", metavar="ID")
@click.option("--json", "as_json", is_flag=True, help="As a JSON object.")
def show(source_id: str, as_json: bool) -> None:
    """Show everything that is known of the source ID."""
    row = to_json(load_registry().get(source_id))
    if as_json:
        click.echo(json.dumps(row, ensure_ascii=False, indent=1))
        return
    for name, value in row.items():
        if isinstance(value, dict):
            text = ", ".join(f"{key} {number}" for key, number in value.items())
        else:
            text = (
                "\n".join(value).replace("\n", "\n" + " " * 22)
                if isinstance(value, list)
                else str(value or "")
            )
        click.echo(f"{name:21} {text}".rstrip())


@command.command()
def check() -> None:
    """Verify the registry, the tables it refers to and the decisions about pages, without a network."""
    from klimakalender.reference import load_tables
    from klimakalender.sources.checks import registry_problems
    from klimakalender.sources.rows import inspect_folder
    from klimakalender.store import DECISIONS_FILE, inspect_decisions

    folder = config.load().data / FOLDER
    sources, problems = inspect_folder(folder)
    problems += registry_problems(sources, load_tables().gazetteer)
    decisions, wrong = inspect_decisions(config.load().data / DECISIONS_FILE)
    problems += wrong
    for problem in problems:
        click.echo(problem)
    if problems:
        raise DataFileError(f"{folder}: {len(problems)} problem{'s' if len(problems) > 1 else ''}")
    counts = {family: sum(s.family == family and not s.former for s in sources) for family in FAMILIES}
    click.echo(", ".join(f"{count} {family}" for family, count in counts.items()))
    click.echo(
        f"{sum(counts.values())} sources and {sum(s.former for s in sources)} former ones,"
        f" {len(decisions.all)} decisions about pages: no problems"
    )


@command.command()
@click.argument("url")
@click.option(
    "--family", type=click.Choice(FAMILIES), default="network", show_default=True, help="Its family."
)
@click.option(
    "--allow-private", is_flag=True, help="Also ask private and loopback addresses (intranets, tests)."
)
@click.option(
    "--replay",
    "archive",
    type=click.Path(path_type=Path),
    help="Look at a recorded site: a WARC or WACZ file.",
)
@click.option(
    "--municipality", default="", metavar="NUMBER", help="The municipality's number, for a kommune."
)
@click.option("--write", is_flag=True, help="Put the row into the registry's file of its family.")
def add(
    url: str, family: str, allow_private: bool, archive: Path | None, municipality: str, write: bool
) -> None:
    """Look at the site at URL and propose a row for data/sources.

    Asks for robots.txt and the page; writes the row to standard output and what it saw to standard error.
    """
    from klimakalender.sources.probe import look_at, propose_row
    from klimakalender.sources.rows import COLUMNS, row_problems

    known = load_registry().by_url(url)
    if known:
        raise click.UsageError(f"{url} belongs to the source {known.id}")
    fetch = _fetch_from(archive) if archive else None
    found = look_at(url, config.load().user_agent, allow_private=allow_private, fetch=fetch)
    lists = event_lists(found.page, found.url)
    for label, values in (("sitemap", found.sitemaps), ("feed", found.feeds), ("event list", lists)):
        for value in values:
            click.echo(f"{label}: {value}", err=True)
    row = propose_row(found, lists[:MOST_LISTS], family) | {"municipality_number": municipality}
    if problems := list(row_problems({**dict.fromkeys(COLUMNS, ""), **row})):
        raise click.UsageError("; ".join(problems))
    line = io.StringIO()
    csv.DictWriter(line, COLUMNS, restval="", lineterminator="\n").writerow(row)
    click.echo(line.getvalue(), nl=False)
    file = config.load().data / FOLDER / f"{family}.csv"
    if not write:
        click.echo(f"Look it over and put it into {file}.", err=True)
        return
    try:
        with file.open("a", encoding="utf-8", newline="") as rows:
            rows.write(line.getvalue())
    except OSError as error:
        raise DataFileError(f"{file}: {error.strerror or error}") from error
    click.echo(f"{row['id']}: written to {file}; next: klimakalender sources check", err=True)


def _fetch_from(archive: Path) -> Callable[[str], Answer]:
    from klimakalender.replay import Replay
    from klimakalender.sources.fetch import Answer

    replay = Replay([archive])

    def fetch(url: str) -> Answer:
        record = replay.find(url)
        if record is None:
            return Answer(404, url, "")
        return Answer(record.status, url, record.body.decode("utf-8", errors="replace"))

    return fetch


def event_lists(page: str, url: str) -> list[str]:
    """Addresses on the page that lead to lists of events."""
    from spiders.finding.discovery import Grade, grade
    from spiders.links import outgoing

    return [link.url for link in outgoing(page, url).links if grade(link.url, link.text) is Grade.EVENT_LIST]


def to_json(source: Source) -> dict[str, Any]:
    """A source as the API and ``--json`` give it."""
    return {
        "id": source.id,
        "family": source.family,
        "publisher": source.publisher,
        "url": source.url,
        "hosts": list(source.hosts),
        "aliases": list(source.aliases),
        "path": list(source.path),
        "platform": source.platform,
        "entry_points": list(source.entry_points),
        "frequency": source.frequency,
        "expected": {"min": source.expected_min, "max": source.expected_max},
        "language": source.language,
        "municipality_number": source.municipality_number,
        "county_numbers": list(source.county_numbers),
        "former": source.former,
        "basis": source.basis,
        "note": source.note,
    }
