"""``klimakalender reprocess``: derive the database again from archives with today's rules."""

from __future__ import annotations

import json
import os
import sys
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from klimakalender import config

if TYPE_CHECKING:
    from collections.abc import Iterator

    from klimakalender.reprocessing import Derived, Report

MOST_FAILURES = 10  # that are told one by one


@click.command()
@click.argument("archives", metavar="ARCHIVE...", nargs=-1, required=True)
@click.option("--db", type=click.Path(path_type=Path), help="The database file.  [default: data/klima.db]")
@click.option("--apply", "applied", is_flag=True, help="Store the difference; ids and history are kept.")
@click.option(
    "--workers",
    "--jobs",
    "workers",
    type=click.IntRange(min=1),
    default=lambda: os.cpu_count() or 1,
    help="Processes that read pages.  [default: one per processor]",
)
@click.option("--dask", metavar="ADDRESS", help="Read pages on the Dask cluster of this scheduler.")
@click.option(
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    help="A directory for what was read; a job that was stopped goes on with it.",
)
@click.option("--json", "as_json", is_flag=True, help="The difference as a JSON object.")
def command(
    archives: tuple[str, ...],
    db: Path | None,
    applied: bool,
    workers: int,
    dask: str | None,
    output: Path | None,
    as_json: bool,
) -> None:
    """Read the pages in WARC or WACZ files again and show, field by field, what differs from the database.

    Pages are read in the order of their dates, whatever the order of the files. A page counts where it is
    the version that the database was made from, or is new to it. What has vanished stays vanished: that is
    for a crawl to find out. Ends with 1 when an archive was damaged or a page could not be read; the others
    count all the same. An archive is a file, or an address such as s3://bucket/crawl.warc.gz.
    """
    from klimakalender.cli.watched import watched
    from klimakalender.reprocessing import derive_all, find_captures

    captures = find_captures(archives)
    found = watched(derive_all(captures.pages, workers, dask, output), len(captures.pages), "pages")
    path = db or config.load().db
    report = _apply(path, found) if applied else _compare(path, found)
    _tell(report, as_json=as_json)
    for sentence in (*captures.damage, *report.failures[:MOST_FAILURES]):
        click.echo(f"klimakalender: {sentence}", err=True)
    if more := report.failures[MOST_FAILURES:]:
        click.echo(f"klimakalender: {len(more)} more pages could not be read (see --json)", err=True)
    if report.failures or captures.damage:
        sys.exit(1)


def _compare(path: Path, found: Iterator[Derived]) -> Report:
    from klimakalender.reprocessing import Report
    from klimakalender.store import Store

    report = Report()
    with Store.read(path) as store:
        for derived in found:
            report.add(derived, store.stored_reading(derived.facts) if derived.facts else None)
    return report


def _apply(path: Path, found: Iterator[Derived]) -> Report:
    """All in one transaction: a kill leaves the database as it was."""
    from klimakalender.crawling.reference import reference_tables
    from klimakalender.lock import hold_lock
    from klimakalender.reprocessing import Report
    from klimakalender.sources import load_registry
    from klimakalender.store import DECISIONS_FILE, Store, load_decisions

    report = Report()
    decisions = load_decisions(config.load().data / DECISIONS_FILE)
    with ExitStack() as stack:
        stack.enter_context(hold_lock(path))
        store = stack.enter_context(Store.open(path))
        store.save_reference(**reference_tables(load_registry()))
        run = stack.enter_context(
            store.run("reprocess", datetime.now(UTC), expectations=False, decisions=decisions)
        )
        stack.enter_context(store.transaction())
        for derived in found:
            stored = store.stored_reading(derived.facts) if derived.facts else None
            report.add(derived, stored)
            # An address that nobody knows has nothing to hand over.
            if derived.facts and not (derived.facts.moved and stored is None):
                store.save_page(run, derived.facts, derived.records, derived.series, derived.issues)
    return report


def _tell(report: Report, *, as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps(report.to_json(), ensure_ascii=False, indent=1))
    else:
        for line in report.to_lines():
            click.echo(line)
