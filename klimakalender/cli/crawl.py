"""``klimakalender crawl``: harvest sources into the database, live or from archives."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import click

from klimakalender import config
from klimakalender.crawling.choice import Choice
from klimakalender.sources import FAMILIES, load_registry

if TYPE_CHECKING:
    from klimakalender.crawling.session import Verdict

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
@click.option("--allow-private", is_flag=True, help="Also ask private and loopback addresses.")
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
    allow_private: bool,
) -> None:
    """Harvest events from SOURCEs (ids of the registry) into the database.

    Obeys robots.txt, asks one thing at a time of each host, and downloads again only what has changed.
    Ends with 1 when it was stopped or an archive was damaged, with 3 when a source gave less than the
    registry expects of it.
    """
    given = tuple(name for name in sources if archives and _is_archive(name))
    ids = tuple(name for name in sources if name not in given)
    choice = Choice(ids, families, due, everything, site, all_hosts, max_pages)
    archives += tuple(map(Path, given))
    _require_sense(choice, archives)
    tell(_harvest(choice, archives, db, archive, allow_private=allow_private))


def tell(verdict: Verdict) -> None:
    """Say on standard error what a harvest came to, and end the command with it."""
    sites = "1 site" if verdict.sites == 1 else f"{verdict.sites} sites"
    click.echo(
        f"{sites}, {verdict.pages} pages ({verdict.unchanged} unchanged), {verdict.events} events read",
        err=True,
    )
    for sentence in verdict.shortfalls:
        click.echo(f"klimakalender: {sentence}", err=True)
    if verdict.shortfalls:
        sys.exit(3)


def _harvest(
    choice: Choice, archives: tuple[Path, ...], db: Path | None, archive: Path | None, *, allow_private: bool
) -> Verdict:
    place, registry = config.load(), load_registry()
    for source_id in choice.ids:
        registry.get(source_id)  # an unknown one is a mistake that should leave no trace
    from klimakalender.crawling.session import harvest
    from klimakalender.replay import Replay

    replay = Replay(archives) if archives else None
    try:
        return harvest(
            db or place.db,
            choice,
            registry,
            command=" ".join(sys.argv[1:]),
            replay=replay,
            archive=archive or place.archive,
            allow_private=allow_private,
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
