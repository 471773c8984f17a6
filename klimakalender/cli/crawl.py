"""``klimakalender crawl``: harvest sources into the database, live or from archives."""

from __future__ import annotations

import logging
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal
from urllib.parse import urlsplit

import click

from klimakalender import config
from klimakalender.cli.duration import Duration
from klimakalender.crawling.choice import Choice
from klimakalender.errors import LockHeldError
from klimakalender.logs import start_logging
from klimakalender.notify import line_of, ping, tell_news
from klimakalender.sources import FAMILIES, load_registry

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import timedelta

    from klimakalender.crawling.session import Verdict
    from klimakalender.store import Alarm

LEVELS = (logging.WARNING, logging.INFO, logging.DEBUG)
ARCHIVE_NAMES = (".warc", ".warc.gz", ".wacz")


@click.command()
@click.argument("sources", metavar="[SOURCE]...", nargs=-1)
@click.option(
    "--family", "families", multiple=True, type=click.Choice(FAMILIES), help="All sources of this family."
)
@click.option("--due", is_flag=True, help="Sources whose time has come by their frequency.")
@click.option("--all", "everything", is_flag=True, help="Every source of the registry.")
@click.option("--site", metavar="URL", help="One site by its address, in the registry or not.")
@click.option(
    "--replay",
    "archives",
    metavar="FILE...",
    multiple=True,
    type=click.Path(path_type=Path),
    help="Answer every request from WARC or WACZ files: a page they do not have is a 404, the clock is the "
    "date of the record. Without SOURCE: the registry's sources found in them.",
)
@click.option("--all-hosts", is_flag=True, help="With --replay: also hosts that the registry does not know.")
@click.option(
    "--db", type=click.Path(path_type=Path), help="Database file (default: KLIMA_DB or data/klima.db)."
)
@click.option(
    "--archive",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder for the raw responses of a live crawl (default: KLIMA_ARCHIVE or data/archive).",
)
@click.option("--max-pages", type=click.IntRange(min=1), help="At most this many pages of each site.")
@click.option(
    "--for",
    "budget",
    type=Duration(),
    help="Stop asking after this time, like 50m; what is not done is due next time.",
)
@click.option(
    "--workers",
    type=click.IntRange(min=0),
    help="Processes that read pages while others are fetched (default: the cores but one for a live crawl of many "
    "sites, else 0: in this process).",
)
@click.option("--allow-private", is_flag=True, help="Also ask private and loopback addresses.")
@click.option(
    "--quiet", is_flag=True, help="Say nothing but what is news: alarms raised or over, and failures."
)
@click.option("--verbose", count=True, help="Log more; twice: everything.")
@click.option(
    "--log-file", type=click.Path(path_type=Path, dir_okay=False), help="Log to this file, which is rotated."
)
@click.option("--log-format", type=click.Choice(("text", "json")), help="Text, or a JSON object a line.")
def command(
    sources: tuple[str, ...],
    families: tuple[str, ...],
    due: bool,
    everything: bool,
    site: str | None,
    archives: tuple[Path, ...],
    all_hosts: bool,
    db: Path | None,
    archive: Path | None,
    max_pages: int | None,
    budget: timedelta | None,
    workers: int | None,
    allow_private: bool,
    quiet: bool,
    verbose: int,
    log_file: Path | None,
    log_format: Literal["text", "json"] | None,
) -> None:
    """Harvest events from SOURCEs (ids of the registry) into the database.

    Obeys robots.txt, asks one thing at a time of each host, and downloads again only what has changed.
    Ends with 1 when it was stopped or an archive was damaged, with 3 when a source gave less than the
    registry expects of it or differs from before, with 75 when another run holds the lock.

    With --due, for a job of every hour: also tells of alarms by webhook, mail and ping, where these are set
    (`klimakalender config show`). A source that failed is tried again after an hour, two, four and so on.
    """
    given = tuple(name for name in sources if archives and _is_archive(name))
    ids = tuple(name for name in sources if name not in given)
    choice = Choice(ids, families, due, everything, site, all_hosts, max_pages)
    archives += tuple(map(Path, given))
    _require_sense(choice, archives)
    place = config.load()
    start_logging(LEVELS[min(verbose, 2)], log_file or place.log_file, log_format or place.log_format)
    how = How(
        db or place.db, archive or place.archive, budget, workers, allow_private=allow_private, quiet=quiet
    )
    if not due:
        tell(_harvest(choice, archives, how), quiet=quiet)
        return
    news: list[Alarm] = []
    code = 1
    try:
        verdict = _harvest(choice, archives, how, news.extend)
        code = 3 if verdict.shortfalls else 0
    except LockHeldError as error:
        code = error.exit_code
        raise
    finally:
        # Another run is at work and will tell; a replay is nobody's news.
        if code != LockHeldError.exit_code and not archives:
            tell_news(place, news)
            ping(place, code)
    tell(verdict, quiet=quiet, news=news)


def tell(verdict: Verdict, *, quiet: bool = False, news: Sequence[Alarm] = ()) -> None:
    """Say on standard error what a harvest came to, and end the command with it."""
    if quiet:
        for alarm in news:
            click.echo(f"klimakalender: {line_of(alarm)}", err=True)
        sys.exit(3 if verdict.shortfalls else 0)
    sites = "1 site" if verdict.sites == 1 else f"{verdict.sites} sites"
    left = f"; {verdict.left} left for the next run" if verdict.left else ""
    click.echo(
        f"{sites}, {verdict.pages} pages ({verdict.unchanged} unchanged), {verdict.events} events read{left}",
        err=True,
    )
    for sentence in verdict.shortfalls:
        click.echo(f"klimakalender: {sentence}", err=True)
    if verdict.shortfalls:
        sys.exit(3)


@dataclass(frozen=True, slots=True)
class How:
    """Where a harvest goes and how it behaves."""

    db: Path
    archive: Path
    budget: timedelta | None
    workers: int | None
    allow_private: bool
    quiet: bool


def _harvest(
    choice: Choice,
    archives: tuple[Path, ...],
    how: How,
    hear: Callable[[Sequence[Alarm]], None] | None = None,
) -> Verdict:
    registry = load_registry()
    for source_id in choice.ids:
        registry.get(source_id)  # an unknown one is a mistake that should leave no trace
    from klimakalender.crawling.session import harvest
    from klimakalender.replay import Replay

    replay = Replay(archives) if archives else None
    try:
        return harvest(
            how.db,
            choice,
            registry,
            command=" ".join(sys.argv[1:]),
            replay=replay,
            archive=how.archive,
            allow_private=how.allow_private,
            settings={"LOG_INSTALL_ROOT_HANDLER": False},
            budget=how.budget,
            workers=how.workers,
            quiet=how.quiet,
            hear=hear,
        )
    finally:
        if replay:
            replay.close()


def _require_sense(choice: Choice, archives: tuple[Path, ...]) -> None:
    """What contradicts itself, or asks for nothing, is a usage error."""
    site = choice.site
    wrong = None
    if not (choice.names_sources or site or archives):
        wrong = "Nothing to crawl: name a SOURCE, --family, --due, --all, --site or --replay."
    elif site and (choice.names_sources or archives):
        wrong = "--site goes without SOURCE, --family, --due, --all and --replay."
    elif site and (urlsplit(site).scheme not in ("http", "https") or not urlsplit(site).hostname):
        wrong = f"--site: {site} is not an http address."
    elif choice.all_hosts and not archives:
        wrong = "--all-hosts goes with --replay."
    if wrong:
        raise click.UsageError(wrong)


def _is_archive(name: str) -> bool:
    return name.endswith(ARCHIVE_NAMES) or Path(name).is_file()
