"""``klimakalender schedule``: the lines that make cron or systemd run the crawl every hour."""

from __future__ import annotations

import os
import shlex
import sys
from pathlib import Path

import click

from klimakalender import config

MINUTE = 17  # of every hour; on the hour everybody else's jobs begin
BUDGET = "50m"  # ends before the next one begins
CRAWL = ("crawl", "--due", "--for", BUDGET, "--quiet")
DOCUMENTATION = f"{config.PROJECT_PAGE}/tree/main/docs"


@click.command()
@click.option(
    "--print", "kind", type=click.Choice(("cron", "systemd")), required=True, help="For which of the two."
)
@click.option(
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    help="With systemd: write klimakalender.service and klimakalender.timer into this folder instead.",
)
def command(kind: str, output: Path | None) -> None:
    """Print what makes cron or systemd crawl what is due, every hour.

    The settings that are now in the environment are written along, since a job does not inherit them. A run that
    finds the lock held ends with 75 and is no failure.
    """
    config.load()  # a job that cannot start should not be installed
    if kind == "cron":
        click.echo(crontab_line())
        return
    units = {"klimakalender.service": service(), "klimakalender.timer": timer()}
    for name, text in units.items():
        if output is None:
            click.echo(f"# {name}\n{text}")
            continue
        output.mkdir(parents=True, exist_ok=True)
        (output / name).write_text(text, encoding="utf-8")
        click.echo(str(output / name))


def crontab_line() -> str:
    """One line for ``crontab -e``; needs neither PATH nor HOME nor a working directory."""
    words = [f"{name}={shlex.quote(value)}" for name, value in _environment().items()]
    words += map(shlex.quote, _argv())
    # In a crontab, a percent sign is the end of the line.
    return f"{MINUTE} * * * * " + " ".join(words).replace("%", r"\%")


def service() -> str:
    """The unit that crawls once."""
    place = config.load()
    writable = dict.fromkeys(
        str(path.absolute())
        for path in (
            place.db.parent,
            place.archive.parent,
            *([place.log_file.parent] if place.log_file else []),
        )
    )
    environment = "".join(
        f"Environment={_quoted(f'{name}={value}')}\n" for name, value in _environment().items()
    )
    return (
        f"[Unit]\nDescription=Klimakalender: crawl what is due\nDocumentation={DOCUMENTATION}\n"
        "Wants=network-online.target\nAfter=network-online.target\n\n"
        f"[Service]\nType=oneshot\n{environment}ExecStart={' '.join(map(_quoted, _argv()))}\n"
        # 3: a source fell short; 75: another run goes on. Neither is a failed unit.
        "SuccessExitStatus=3 75\nTimeoutStartSec=65min\nNice=10\nIOSchedulingClass=idle\n"
        "NoNewPrivileges=yes\nPrivateTmp=yes\nProtectSystem=strict\n"
        f"ReadWritePaths={' '.join(map(_quoted, writable))}\n"
    )


def timer() -> str:
    """The unit that starts the other one every hour, also after the machine was off."""
    return (
        f"[Unit]\nDescription=Klimakalender: every hour\nDocumentation={DOCUMENTATION}\n\n"
        f"[Timer]\nOnCalendar=*-*-* *:{MINUTE}:00\nRandomizedDelaySec=2min\nPersistent=yes\n\n"
        "[Install]\nWantedBy=timers.target\n"
    )


def _argv() -> list[str]:
    return [sys.executable, "-m", "klimakalender", *CRAWL]


def _environment() -> dict[str, str]:
    names = [config.FILE_VARIABLE, *(setting.variable for setting in config.SETTINGS)]
    kinds = {setting.variable: setting.kind for setting in config.SETTINGS} | {config.FILE_VARIABLE: "path"}
    found = {name: os.environ[name] for name in names if os.environ.get(name)}
    return {
        name: str(Path(value).absolute()) if kinds[name] == "path" else value for name, value in found.items()
    }


def _quoted(word: str) -> str:
    """A word of a unit file: percent signs and dollars stand for something there."""
    escaped = word.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%").replace("$", "$$")
    return f'"{escaped}"' if set(escaped) & set(" \t\\\"'") else escaped
