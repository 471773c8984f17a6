"""``klimakalender reprocess``: derive the database again from archives with today's rules."""

from __future__ import annotations

import json
import os
import sys
from contextlib import ExitStack, closing
from datetime import UTC, datetime
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import click

from klimakalender import config
from klimakalender.cli.archives import ARCHIVES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager

    from klimakalender.reprocessing import Captures, Derived, Report

    Reading = AbstractContextManager[Captures]

MOST_FAILURES = 10  # that are told one by one


@click.command()
@click.argument("archives", metavar="ARCHIVE...|DIRECTORY", nargs=-1, required=True)
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
    metavar="DIRECTORY",
    help="A directory, or its address (s3://…), for what was read; a job that was stopped goes on with it.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["jsonl", "parquet"]),
    help="Of the files in that directory.  [default: jsonl]",
)
@click.option("--domain", "domains", multiple=True, help="Only hosts that end so: no, kommune.no.")
@click.option("--language", "languages", multiple=True, help="Only pages in nb, nn, en or se.")
@click.option("--json", "as_json", is_flag=True, help="The difference as a JSON object.")
def command(
    archives: tuple[str, ...],
    db: Path | None,
    applied: bool,
    workers: int,
    dask: str | None,
    output: str | None,
    form: str | None,
    domains: tuple[str, ...],
    languages: tuple[str, ...],
    as_json: bool,
) -> None:
    """Read the pages in WARC or WACZ files again and show, field by field, what differs from the database.

    Pages are compared in the order of their dates, whatever the order of the files. A page counts where it is
    the version that the database was made from, or is new to it. What has vanished stays vanished: that is
    for a crawl to find out. Ends with 1 when an archive was damaged or a page could not be read; the others
    count all the same. An archive is a file, or an address such as s3://bucket/crawl.warc.gz.

    A DIRECTORY is one that --output of a job that came to its end wrote: it is compared or stored without
    reading any page.
    """
    from klimakalender.cli.watched import watched
    from klimakalender.reprocessing import Report, begin_parts, find_parts, read_archives, read_parts
    from klimakalender.warc import split

    if form and not output:
        nowhere = "--format is of the files that --output writes."
        raise click.UsageError(nowhere)
    if len(archives) == 1 and _is_directory(archives[0]) and (output or dask or domains or languages):
        done = "--output, --dask, --domain and --language are for archives, not for what was read of them."
        raise click.UsageError(done)
    path = db or config.load().db
    with closing(Report()) as report:
        if len(archives) == 1 and _is_directory(archives[0]):
            parts = find_parts(archives[0])
            reading = read_parts(parts, partial(watched, whole=len(parts), label="parts"))
        else:
            ranges = split(archives)
            into = begin_parts(output, form or "jsonl", ranges, domains, languages) if output else None
            watch = partial(watched, whole=len(ranges), label="ranges")
            reading = read_archives(ranges, workers, dask, into, domains, languages, watch)
        damage = (_apply if applied else _compare)(path, reading, report)
        _tell(report, as_json=as_json)
    for sentence in (*damage, *report.failures[:MOST_FAILURES]):
        click.echo(f"klimakalender: {sentence}", err=True)
    if more := report.failures[MOST_FAILURES:]:
        click.echo(f"klimakalender: {len(more)} more pages could not be read (see --json)", err=True)
    if report.failures or damage:
        sys.exit(1)


def _is_directory(address: str) -> bool:
    """Whether results are to be taken from there, and not pages."""
    return not address.lower().endswith(ARCHIVES) if "://" in address else Path(address).is_dir()


def _compare(path: Path, reading: Reading, report: Report) -> list[str]:
    """Tell the report what differs; gives what of the archives was unreadable."""
    from klimakalender.store import Store

    with Store.read(path) as store, reading as captures:
        for derived in _each(captures):
            report.add(derived, store.stored_reading(derived.facts) if derived.facts else None)
        return captures.damage


def _apply(path: Path, reading: Reading, report: Report) -> list[str]:
    """As :func:`_compare`, and store it, all in one transaction: a kill leaves the database as it was."""
    from klimakalender.crawling.reference import reference_tables
    from klimakalender.lock import hold_lock
    from klimakalender.sources import load_registry
    from klimakalender.store import DECISIONS_FILE, Store, load_decisions

    decisions = load_decisions(config.load().data / DECISIONS_FILE)
    with ExitStack() as stack:
        stack.enter_context(hold_lock(path))
        store = stack.enter_context(Store.open(path))
        store.save_reference(**reference_tables(load_registry()))
        run = stack.enter_context(
            store.run("reprocess", datetime.now(UTC), expectations=False, decisions=decisions)
        )
        captures = stack.enter_context(reading)
        stack.enter_context(store.transaction())
        for derived in _each(captures):
            stored = store.stored_reading(derived.facts) if derived.facts else None
            report.add(derived, stored)
            # An address that nobody knows has nothing to hand over.
            if derived.facts and not (derived.facts.moved and stored is None):
                store.save_page(run, derived.facts, derived.records, derived.series, derived.issues)
        return captures.damage


def _each(captures: Captures) -> Iterator[Derived]:
    from klimakalender.cli.watched import watched

    return chain.from_iterable(watched(iter(captures), len(captures), "pages"))


def _tell(report: Report, *, as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps(report.to_json(), ensure_ascii=False, indent=1))
    else:
        for line in report.to_lines():
            click.echo(line)
