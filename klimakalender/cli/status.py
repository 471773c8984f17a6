"""``klimakalender status``: how every source is doing, since when."""

from __future__ import annotations

import json
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import click

from klimakalender import config

LATELY = timedelta(days=7)
MOMENT = click.DateTime(["%Y-%m-%d", "%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S%z"])
COLUMNS = ("source", "health", "since", "last run", "last ok", "pages", "events", "coming", "errors")
# In the order in which somebody should look at them.
WORST_FIRST = (
    "guarded",
    "gone",
    "dns",
    "blocked",
    "errors",
    "empty",
    "short",
    "drift",
    "stale",
    "never",
    "ok",
)


@click.command()
@click.option("--db", type=click.Path(path_type=Path), help="The database file.  [default: data/klima.db]")
@click.option("--json", "as_json", is_flag=True, help="Every source as a JSON array, one object each.")
@click.option("--all", "everything", is_flag=True, help="Also the sources that were never crawled.")
@click.option("--cause", multiple=True, type=click.Choice(WORST_FIRST), help="Only sources in this state.")
@click.option("--alarms", is_flag=True, help="Instead: what is wrong, and what was within the last week.")
@click.option("--at", type=MOMENT, help="Judge as of this moment.  [default: now]")
def command(
    db: Path | None,
    as_json: bool,
    everything: bool,
    cause: tuple[str, ...],
    alarms: bool,
    at: datetime | None,
) -> None:
    """Show the health of every source, worst first, and what is or lately was wrong.

    ok; short or empty: fewer events than the registry expects, or none; stale: not crawled for longer than
    it should be; blocked, dns, gone, errors: why nothing could be read; guarded: so much seemed gone that
    nothing was marked as vanished; drift: it answers, but not as before; never: not crawled yet.
    """
    from klimakalender.store import alarms_since, open_for_reading, source_health

    now = at.astimezone() if at else None
    week_ago = (now or datetime.now(UTC)) - LATELY
    connection = open_for_reading(db or config.load().db)
    try:
        rows = source_health(connection, now)
        news = alarms_since(connection, week_ago.astimezone(UTC).isoformat(timespec="seconds"))
    finally:
        connection.close()
    if alarms:
        _show_alarms(news, as_json=as_json)
        return
    rows.sort(key=lambda row: (WORST_FIRST.index(row["cause"]), row["source_id"]))
    if cause:
        rows = [row for row in rows if row["cause"] in cause]
    if as_json:
        told = [
            row | {"alarms": [one for one in news if one["source_id"] == row["source_id"]]} for row in rows
        ]
        click.echo(json.dumps(told, ensure_ascii=False, indent=1))
        return
    shown = [row for row in rows if everything or cause or row["cause"] != "never"]
    for line in _table([COLUMNS, *map(_cells, shown)]):
        click.echo(line)
    for row in shown:
        if row["message"]:
            click.echo(f"{row['source_id']}: {row['message']}")
    lately = [one for one in news if one["cleared_at"] or not one["source_id"]]
    for one in lately if not cause else ():
        click.echo(sentence(one))
    click.echo(_summary(rows), err=True)


def sentence(alarm: dict[str, Any]) -> str:
    """One alarm for people: whose, what, from when to when."""
    until = f" to {alarm['cleared_at'][:10]}" if alarm["cleared_at"] else ""
    return f"{alarm['source_id'] or 'the run'}: {alarm['message']} (from {alarm['raised_at'][:10]}{until})"


def _show_alarms(news: list[dict[str, Any]], *, as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps(news, ensure_ascii=False, indent=1))
        return
    for one in news:
        click.echo(sentence(one))
    standing = sum(one["cleared_at"] is None for one in news)
    click.echo(f"{standing} open, {len(news) - standing} over", err=True)


def _cells(row: dict[str, Any]) -> tuple[str, ...]:
    days = (str(row[name] or "–")[:10] for name in ("since", "last_run_at", "last_ok_at"))
    numbers = (
        "–" if row[name] is None else str(row[name])
        for name in ("pages", "events", "events_coming", "errors")
    )
    return row["source_id"], row["cause"], *days, *numbers


def _table(rows: list[tuple[str, ...]]) -> list[str]:
    """Columns as wide as their longest cell; numbers, the last four, to the right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = []
    for row in rows:
        cells = [cell.ljust(width) for cell, width in zip(row[:-4], widths, strict=False)]
        cells += [cell.rjust(width) for cell, width in zip(row[-4:], widths[-4:], strict=True)]
        lines.append("  ".join(cells))
    return lines


def _summary(rows: list[dict[str, Any]]) -> str:
    counts = Counter(row["cause"] for row in rows)
    told = ", ".join(f"{counts[cause]} {cause}" for cause in WORST_FIRST if counts[cause])
    return f"{len(rows)} sources: {told}" if rows else "no sources"
