"""The command line. A verb is a module of this package that defines ``command``, imported when called."""

from __future__ import annotations

import gc
import importlib
import os
import sys
from typing import Any

import click

from klimakalender import __version__
from klimakalender.compiled import require_current
from klimakalender.errors import KlimakalenderError

# In the order in which a newcomer meets them; the text is what --help shows without importing the verb.
VERBS = {
    "demo": "Crawl the bundled sample archive and serve the result.",
    "crawl": "Harvest sources into the database, live or from archives.",
    "extract": "Show what the pipeline makes of a page, as JSON.",
    "parse": "Read dates, prices or deadlines from Norwegian text.",
    "reprocess": "Derive the database again from archives.",
    "sources": "List, show, check and add sources.",
    "status": "Health of every source.",
    "report": "What a week brought: alarms, runs, events.",
    "schedule": "What makes cron or systemd crawl every hour.",
    "config": "Settings and where each came from.",
    "serve": "Publish the database with Datasette.",
    "export": "Write events as a file: ics, json, jsonl, csv.",
    "db": "Check the database file, or copy it while it is in use.",
    "spider": "Begin a spider for another platform.",
    "case": "Save a page as a test case.",
}

GARBAGE = 50_000  # new objects before garbage is looked for: the tables are many and none of them ever is


class Verbs(click.Group):
    """A group whose verbs are imported on use, so that ``--help`` and small verbs start fast."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  click's signature
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002  the same
        if cmd_name not in VERBS:
            return None
        module = importlib.import_module(f"klimakalender.cli.{cmd_name}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002  the same
        with formatter.section("Verbs"):
            formatter.write_dl(list(VERBS.items()))

    def invoke(self, ctx: click.Context) -> Any:
        try:
            require_current()
            return super().invoke(ctx)
        except KlimakalenderError as error:
            click.echo(f"klimakalender: {error}", err=True)
            ctx.exit(error.exit_code)


@click.group(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="klimakalender")
def cli() -> None:
    """Public climate events in Norway, from web pages to an open database.

    Exit codes: 0 done; 1 failed; 2 usage; 3 done, but a source fell short of what the
    registry expects; 75 another run holds the lock.
    """


def main() -> None:
    """Console entry point. A reader that closes the pipe early (``| head``) is no error."""
    gc.set_threshold(GARBAGE)
    try:
        cli(prog_name="klimakalender")
    except BrokenPipeError:
        # Python would complain again when it flushes stdout at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
