"""``klimakalender db``: look after the database file."""

from __future__ import annotations

import sys
from contextlib import closing
from pathlib import Path

import click

from klimakalender import config

DATABASE = click.option(
    "--db", type=click.Path(path_type=Path), help="Database file (default: KLIMA_DB or data/klima.db)."
)


@click.group()
def command() -> None:
    """Check the database file, or copy it while it is in use."""


@command.command()
@DATABASE
def check(db: Path | None) -> None:
    """Verify the file and what must be true of its rows.

    Every fault is a line on standard error, and the exit code is then 1.
    """
    from klimakalender.store import find_faults, open_for_reading

    path = db or config.load().db
    with closing(open_for_reading(path)) as connection:
        faults = list(find_faults(connection))
    for fault in faults:
        click.echo(f"klimakalender: {path}: {fault}", err=True)
    if faults:
        sys.exit(1)
    click.echo(f"{path}: sound", err=True)


@command.command()
@click.argument("target", type=click.Path(path_type=Path, dir_okay=False))
@DATABASE
def backup(target: Path, db: Path | None) -> None:
    """Copy the database to TARGET while crawls and the site go on.

    A TARGET that exists is replaced at once: a site that serves it shows the old state or the new one.
    """
    from klimakalender.store import back_up

    size = back_up(db or config.load().db, target)
    click.echo(f"{target}: {size:,} bytes".replace(",", " "), err=True)
