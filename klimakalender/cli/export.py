"""``export``: events as a file, chosen with the filters of the API."""

from __future__ import annotations

import sqlite3
import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from klimakalender import config
from klimakalender.atomic import write_file

if TYPE_CHECKING:
    from klimakalender.store.published import Record

FORMATS = ("ics", "json", "jsonl", "csv", "atom", "geojson", "jsonld", "wacz", "snapshot")
BATCH = 500
# Files name a page per event; which site serves them is not known here.
SITE = "https://klimakalender.example.no/"


@click.command()
@click.argument("form", metavar="FORMAT", type=click.Choice(FORMATS))
@click.argument("filters", metavar="[NAME=VALUE]...", nargs=-1)
@click.option(
    "--db", type=click.Path(path_type=Path), help="Database file (default: KLIMA_DB or data/klima.db)."
)
@click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path),
    help="File to write (default: standard output); of a snapshot, the folder that all of them are in.",
)
@click.option(
    "--archive",
    type=click.Path(path_type=Path, file_okay=False),
    help="With wacz: the folder of raw responses (default: KLIMA_ARCHIVE or data/archive).",
)
@click.option("--site", default=SITE, help="Address of the site that event pages are on.")
def command(
    form: str,
    filters: tuple[str, ...],
    db: Path | None,
    output: Path | None,
    archive: Path | None,
    site: str,
) -> None:
    """Write events as a file: ics, json, jsonl, csv, atom, geojson or jsonld; or the raw responses as wacz;
    or all published data as a snapshot.

    Without filters these are the coming events about climate. Filters are those of the API
    (/api/v1/openapi.json), for example:

      klimakalender export ics county=Rogaland is_free=true

      klimakalender export csv start=2020-01-01 --output alle.csv

    A WACZ file holds the archive of the crawls with an index, for other tools to replay; it takes no filters.

    A snapshot is a folder klimakalender-DAY within --output: SQLite, CSV, JSON lines and Parquet of the public tables,
    described, with checksums and what changed since the snapshot before it. It takes no filters.
    """
    if form == "snapshot":
        _write_snapshot(db or config.load().db, output, filters)
        return
    if form == "wacz":
        _export_archive(archive or config.load().archive, output, filters)
        return
    from klimakalender.publish import formats

    records, title = read_all(db or config.load().db, [_pair(text) for text in filters])
    base = site.rstrip("/")
    context = formats.Context(url=f"{base}/api/v1/events.{form}", base=f"{base}/arrangement/", title=title)
    body = formats.FORMATS[form].write(records, context)
    if output is None:
        sys.stdout.buffer.write(body)
        sys.stdout.flush()
        return
    try:
        write_file(output, body)
    except OSError as error:
        raise click.ClickException(f"{output}: {error.strerror}") from error
    click.echo(f"{len(records)} events → {output}", err=True)


def _write_snapshot(db: Path, output: Path | None, filters: tuple[str, ...]) -> None:
    from klimakalender.publish.serving import check_database
    from klimakalender.snapshots import write_snapshot

    if output is None or filters:
        needs = "snapshot takes no filters and needs --output."
        raise click.UsageError(needs)
    check_database(db)
    written = write_snapshot(db, output)
    if not written.parquet:
        click.echo("without Parquet: the extra parquet is not installed", err=True)
    if written.present:
        click.echo(f"{written.folder} holds the same already", err=True)
        return
    told = ", ".join(f"{number} {kind}" for kind, number in written.change["events"].items())
    click.echo(f"{told} → {written.folder}", err=True)


def _export_archive(folder: Path, output: Path | None, filters: tuple[str, ...]) -> None:
    from klimakalender import __version__
    from klimakalender.warc import write_wacz

    if output is None or filters:
        needs = "wacz takes no filters and needs --output."
        raise click.UsageError(needs)
    archives = sorted(folder.glob("*.warc.gz"))
    pages = write_wacz(archives, output, datetime.now(UTC), f"Klimakalender/{__version__}")
    click.echo(f"{len(archives)} archive files with {pages} pages → {output}", err=True)


def read_all(db: Path, filters: list[tuple[str, str]]) -> tuple[list[Record], str]:
    """All events of a selection, on a read-only connection, and what the selection is called.

    Raises :class:`klimakalender.publish.errors.BadParameterError` and ``ServingError``.
    """
    from klimakalender.publish import naming, reader
    from klimakalender.publish.selection import select
    from klimakalender.publish.serving import check_database
    from klimakalender.publish.site import real_clock

    check_database(db)
    now = real_clock()
    with closing(sqlite3.connect(f"{db.resolve().as_uri()}?mode=ro", uri=True)) as connection:
        connection.row_factory = sqlite3.Row
        reader.prepare(connection)
        # One transaction, so that a crawl that writes meanwhile does not show half of itself.
        connection.execute("begin")
        records: list[Record] = []
        cursor: str | None = ""
        while cursor is not None:
            selection = select([*filters, ("page_size", str(BATCH)), ("cursor", cursor)], now)
            page = reader.find(connection, selection)
            records += page.records
            cursor = page.next_cursor
        return records, naming.of_selection(connection, selection.filters)


def _pair(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals or not name:
        raise click.UsageError(f"{text}: expected NAME=VALUE, for example county=Rogaland")
    return name, value
