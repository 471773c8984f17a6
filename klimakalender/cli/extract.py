"""``klimakalender extract``: what the pipeline makes of a page."""

from __future__ import annotations

import json
import sys
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from klimakalender.cli.archives import ARCHIVES
from klimakalender.errors import KlimakalenderError, PageFileError
from normalize import OSLO

if TYPE_CHECKING:
    from collections.abc import Sequence

    from klimakalender.bulk import Options

Row = dict[str, Any]
MOST_FAILURES = 10  # that are told one by one


class BadLineError(KlimakalenderError):
    """A line of JSON lines input that cannot be answered."""


@click.command(name="extract")
@click.argument("pages", nargs=-1, metavar="FILE|URL...")
@click.option(
    "--url", default="", help="The address a file came from: tells the publisher, the year, the title."
)
@click.option("--at", metavar="DATE", help="The day the page was fetched. [default: today in Norway]")
@click.option("--jsonl", is_flag=True, help="Answer JSON lines from standard input, one line for each.")
@click.option(
    "--workers",
    type=click.IntRange(min=1),
    default=1,
    show_default=True,
    help="Processes that read archives.",
)
@click.option("--dask", metavar="ADDRESS", help="Read archives on the Dask cluster of this scheduler.")
@click.option(
    "--output",
    metavar="DIRECTORY",
    help="A directory, or its address (s3://…), for the parts of a job; a job that was stopped goes on.  "
    "[default: standard output]",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["jsonl", "parquet"]),
    help="Of the parts: JSON lines, or Parquet with a column for each key of a line.  [default: jsonl]",
)
@click.option(
    "--domain", "domains", multiple=True, help="Of archives, only hosts that end so: no, kommune.no."
)
@click.option("--language", "languages", multiple=True, help="Of archives, only pages in nb, nn, en or se.")
@click.option("--events-only", is_flag=True, help="Of archives, only pages that announce something.")
@click.pass_context
def command(
    ctx: click.Context,
    pages: tuple[str, ...],
    url: str,
    at: str | None,
    jsonl: bool,
    workers: int,
    dask: str | None,
    output: str | None,
    form: str | None,
    domains: tuple[str, ...],
    languages: tuple[str, ...],
    events_only: bool,
) -> None:
    """Show the kind, events and series of each page as JSON.

    WARC and WACZ files are read page by page, each as of the day of its record: a line for each page, in the
    order of the archive, however many workers there are.

    A page is a file (HTML or plain text), an address, or - for standard input. With --jsonl every line of
    standard input is an object with "id", "file", "url" and "reference_date". A line that is none is named by
    its number on standard error; the others are answered, and the exit code is 1.
    """
    if bool(pages) == jsonl:
        both = "Give either pages or --jsonl."
        raise click.UsageError(both)
    if form and not output:
        standard = "--format is of the parts that --output writes."
        raise click.UsageError(standard)
    archives = [page for page in pages if page.lower().endswith(ARCHIVES)]
    if archives:
        if len(archives) < len(pages):
            mixed = "Give either archives or pages."
            raise click.UsageError(mixed)
        from klimakalender.bulk import Options

        options = Options(domains, languages, events_only)
        if not _extract_archives(archives, options, workers, dask, output, form or "jsonl"):
            ctx.exit(1)
        return
    try:
        day = date.fromisoformat(at) if at else datetime.now(OSLO).date()
    except ValueError as error:
        raise click.BadParameter(f"{at!r} is no date like 2021-09-22", param_hint="--at") from error
    if jsonl:
        if _answer_lines(day):
            ctx.exit(1)
        return
    for page in pages:
        click.echo(json.dumps(_extract(page, url, day), ensure_ascii=False, indent=2))


def _extract(page: str, url: str, at: date) -> Row:
    """The record of one page, with where it came from."""
    from klimakalender.extraction import read_body, read_file

    if page.startswith(("http://", "https://")):
        return {"page": page, **read_body(_fetch(page), url or page, at).to_record()}
    body = sys.stdin.buffer.read() if page == "-" else read_file(Path(page))
    return {"page": page, **read_body(body, url, at).to_record()}


def _extract_archives(
    archives: Sequence[str],
    options: Options,
    workers: int,
    dask: str | None,
    output: str | None,
    form: str,
) -> bool:
    """Read archives to standard output or to parts; whether all of them could be read."""
    from functools import partial

    from klimakalender.bulk import COLUMNS, Parts, over_parts, read_part
    from klimakalender.cli.watched import watched
    from klimakalender.warc import split

    ranges = split(archives)
    job = {"verb": "extract", "ranges": [list(one) for one in ranges], "options": options.to_json()}
    parts = Parts(output, job, len(ranges), COLUMNS, form) if output else None
    found = over_parts(ranges, partial(read_part, options=options), workers, dask, parts)
    pages, problems = 0, 0
    for number, part in watched(found, len(ranges), "ranges"):
        if part is None:
            unread = parts.notes(number).get("unread", []) if parts else []
        else:
            unread = [*part.damage, *part.failures]
            pages += part.pages
            if parts:
                parts.write(number, part.lines, {"unread": unread} if unread else None)
            else:
                sys.stdout.writelines(f"{line}\n" for line in part.lines)
        for sentence in unread:
            problems += 1
            if problems <= MOST_FAILURES:
                click.echo(f"klimakalender: {sentence}", err=True)
    if problems > MOST_FAILURES:
        click.echo(f"klimakalender: {problems - MOST_FAILURES} more could not be read", err=True)
    click.echo(f"{pages} pages read", err=True)
    return not problems


def _fetch(url: str) -> str:
    """The text of a live page; raises :class:`PageFileError` naming the address."""
    from klimakalender import config
    from klimakalender.sources.fetch import build_fetch

    try:
        answer = build_fetch(config.load().user_agent)(url)
    except OSError as error:
        raise PageFileError(f"{url}: {error}") from error
    if answer.status != 200:
        raise PageFileError(f"{url}: status {answer.status}")
    return answer.text


def _answer_lines(day: date) -> int:
    """Answer standard input line by line; returns how many lines could not be answered."""
    bad = 0
    for number, line in enumerate(sys.stdin.buffer, 1):
        if not line.strip():
            continue
        try:
            row = _answer(line, day)
        except KlimakalenderError as error:
            click.echo(f"klimakalender: line {number}: {error}", err=True)
            bad += 1
        else:
            click.echo(json.dumps(row, ensure_ascii=False))
    return bad


def _answer(line: bytes, day: date) -> Row:
    from klimakalender.extraction import read_body, read_file

    try:
        request = json.loads(line.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise BadLineError(f"not JSON: {error}") from error
    if not isinstance(request, dict) or not isinstance(request.get("file"), str):
        raise BadLineError(f'not an object with "file": {line[:40]!r}')
    try:
        at = date.fromisoformat(request["reference_date"][:10]) if request.get("reference_date") else day
    except (ValueError, TypeError) as error:
        raise BadLineError(f"reference_date: {error}") from error
    url = request.get("url")
    reading = read_body(read_file(Path(request["file"])), url if isinstance(url, str) else "", at).to_record()
    return {
        "id": request.get("id"),
        "kind": reading["kind"],
        "events": reading["events"],
        "series": reading["series"],
    }
