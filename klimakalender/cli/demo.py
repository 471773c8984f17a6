"""``klimakalender demo``: the whole way with no network, from the sample archive to the published site."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import click

from klimakalender import config
from klimakalender.crawling.choice import Choice
from klimakalender.errors import DatabaseError
from klimakalender.lock import hold_lock
from klimakalender.sources import load_registry

SAMPLE = "sample.warc.gz"
COMMAND = "demo"
DATABASE_FILES = ("", "-wal", "-shm")
NEXT = 5


@click.command()
@click.option("--serve/--no-serve", default=True, show_default=True, help="Publish the result when done.")
@click.option(
    "--port", default=8001, show_default=True, type=click.IntRange(0, 65535), help="0: any free port."
)
@click.option(
    "--db", type=click.Path(path_type=Path), help="Database file (default: KLIMA_DB or data/klima.db)."
)
def command(serve: bool, port: int, db: Path | None) -> None:
    """Crawl the bundled sample archive into a fresh database and serve it.

    The announcements in the sample are invented. A database that holds anything else is set aside, not
    overwritten.
    """
    place = config.load()
    path = db or place.db
    with hold_lock(path):
        make_room(path)
    harvest_sample(path, place.data / SAMPLE)
    click.echo(summary(path))
    if serve:
        from klimakalender.cli.serve import serve as publish

        publish(path, host="127.0.0.1", port=port)


def make_room(db: Path) -> None:
    """Delete the database of an earlier demo; move any other one aside and say where it is."""
    if not db.exists():
        return
    aside = None if _is_demo(db) else _free_name(db)
    for suffix in DATABASE_FILES:
        file = Path(f"{db}{suffix}")
        if not file.exists():
            continue
        if aside is None:
            file.unlink()
        else:
            file.rename(f"{aside}{suffix}")
    if aside:
        click.echo(f"{db} is not from a demo; it is now {aside}", err=True)


def harvest_sample(db: Path, archive: Path) -> None:
    """Crawl the sample with the same spiders, settings and pipelines as any other site."""
    from klimakalender.crawling.session import harvest
    from klimakalender.replay import Replay

    with closing(Replay([archive])) as replay:
        harvest(db, Choice(all_hosts=True), load_registry(), command=COMMAND, replay=replay)


def summary(db: Path) -> str:
    """Pages, events, events per source and the next deadlines, as text."""
    from klimakalender.store import open_for_reading

    with closing(open_for_reading(db)) as connection:
        pages, events = connection.execute(
            "select (select count(*) from pages where outcome = 'ok'),"
            " (select count(*) from events where vanished_at is null and merged_into is null)"
        ).fetchone()
        sources = connection.execute(
            "select coalesce(s.publisher, e.source_id), count(*) from events e left join sources s"
            " on s.id = e.source_id where e.merged_into is null group by e.source_id order by 2 desc, 1"
        ).fetchall()
        deadlines = connection.execute(
            "select registration_deadline, title, publisher from open_for_registration"
            " where registration_deadline is not null limit ?",
            (NEXT,),
        ).fetchall()
    lines = [f"{pages} pages read, {events} events from {len(sources)} sources", ""]
    lines += [f"{count:5}  {name}" for name, count in sources]
    lines += ["", "Next deadlines to register:"]
    lines += [f"{stamp[:10]}  {title} ({publisher})" for stamp, title, publisher in deadlines]
    return "\n".join(lines if deadlines else [*lines, "none"])


def _is_demo(db: Path) -> bool:
    from klimakalender.store import open_for_reading

    try:
        with closing(open_for_reading(db)) as connection:
            commands = {row[0] for row in connection.execute("select command from runs")}
    except (DatabaseError, sqlite3.Error):
        return False
    return commands <= {COMMAND}


def _free_name(db: Path) -> Path:
    """A name beside the database that nothing has yet: ``klima.1.db``."""
    number = 1
    while (name := db.with_name(f"{db.stem}.{number}{db.suffix}")).exists():
        number += 1
    return name
