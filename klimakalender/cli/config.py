"""``klimakalender config``: what is set, and where each value came from."""

from __future__ import annotations

import json

import click

from klimakalender import config


@click.group()
def command() -> None:
    """Settings, from klimakalender.toml and the environment."""


@command.command()
@click.option("--json", "as_json", is_flag=True, help="As a JSON object.")
def show(as_json: bool) -> None:
    """Show every setting with its value and where it came from: a variable, a line of the file, or the default."""
    loaded = config.load()
    values = {setting.name: getattr(loaded, setting.name) for setting in config.SETTINGS}
    if as_json:
        told = {
            name: {"value": None if value is None else str(value), "from": loaded.origins[name]}
            for name, value in values.items()
        }
        click.echo(json.dumps(told, ensure_ascii=False, indent=1))
        return
    width = max(len(str(value or "–")) for value in values.values())
    for name, value in values.items():
        click.echo(f"{name:10}  {value or '–'!s:{width}}  {loaded.origins[name]}")
