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
    """Check the database file, copy it while it is in use, or print what it says."""


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


@command.command("dump")
@DATABASE
def dump_rows(db: Path | None) -> None:
    """Print what the database says, in canonical form: a JSON line for every row, in a fixed order.

    Two databases made from the same archives by the same version give the same lines, whatever the order of the
    files and the number of runs, so that diff shows what differs. Runs, their moments and health are left out.
    """
    from klimakalender.store import dump, open_for_reading

    with closing(open_for_reading(db or config.load().db)) as connection:
        for line in dump(connection):
            click.echo(line)
