"""``klimakalender report``: what a week brought."""

from __future__ import annotations

import json
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import click

from klimakalender import config
from klimakalender.cli.status import MOMENT, sentence


@click.command()
@click.option("--db", type=click.Path(path_type=Path), help="The database file.  [default: data/klima.db]")
@click.option("--days", type=click.IntRange(min=1), default=7, show_default=True, help="How far back.")
@click.option("--json", "as_json", is_flag=True, help="As a JSON object.")
@click.option("--at", type=MOMENT, help="Look back from this moment.  [default: now]")
@click.option("--mail", is_flag=True, help="Send it to the address in the setting mail_to, too.")
def command(db: Path | None, days: int, as_json: bool, at: datetime | None, mail: bool) -> None:
    """Tell what the last days brought: runs, what was new, changed and vanished, what is wrong and what was.

    For a weekly look: `klimakalender report --mail` in a crontab.
    """
    from klimakalender.store import open_for_reading, week_of

    place = config.load()
    end = at.astimezone(UTC) if at else datetime.now(UTC)
    with closing(open_for_reading(db or place.db)) as connection:
        week = week_of(connection, end - timedelta(days=days), end)
    text = json.dumps(week, ensure_ascii=False, indent=1) if as_json else "\n".join(_lines(week))
    click.echo(text)
    if mail:
        from klimakalender.notify import send_mail

        send_mail(place, f"Klimakalender: {days} days to {end:%Y-%m-%d}", text)


def _lines(week: dict[str, Any]) -> list[str]:
    runs, events = week["runs"], week["events"]
    states = ", ".join(f"{count} {state}" for state, count in runs.items()) or "none"
    lines = [
        f"{week['from'][:10]} to {week['to'][:10]}",
        f"runs: {states}",
        f"events: {events['new']} new, {events['changed']} changed, {events['vanished']} vanished",
        f"sources: {week['sources']['asked']} asked, {week['sources']['well']} well when last asked",
    ]
    standing = [one for one in week["alarms"] if not one["cleared_at"]]
    over = [one for one in week["alarms"] if one["cleared_at"]]
    lines += ["", f"wrong now: {len(standing)}", *(f"  {sentence(one)}" for one in standing)]
    lines += ["", f"over: {len(over)}", *(f"  {sentence(one)}" for one in over)]
    return lines
