"""The page of plots: each is a query that anybody can run again, its numbers as CSV, and a picture of them."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from datasette.utils.asgi import Response

from klimakalender.publish import atlas, charts, norwegian
from klimakalender.publish.answers import answer, read_route
from klimakalender.publish.site import DATABASE, read
from klimakalender.publish.stamps import stamp_or_none
from klimakalender.publish.visit import page
from normalize import day_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable
    from datetime import date

    from datasette.app import Datasette
    from datasette.utils.asgi import Request

    from klimakalender.publish.visit import Visit

Rows = list[dict[str, Any]]
SHOWN = "climate in ('core', 'related') and vanished_at is null and merged_into is null"
MONTH = "substr(coalesce(starts_at, approximate_from), 1, 7)"
# Months before and after the present one that the pictures show; the CSV has all of them.
BEFORE, AFTER = 12, 11


# S608: the SQL is put together from the constants above; no value becomes part of it.
QUERIES = {
    "months": f"""
select {MONTH} as month, sum(climate = 'core') as core, sum(climate = 'related') as related
from events where {SHOWN} and coalesce(starts_at, approximate_from) is not null
group by 1 order by 1""",  # noqa: S608
    "topics": f"""
select topics.topic, {MONTH} as month, count(*) as events
from topics join events on events.id = topics.event_id
where {SHOWN} and coalesce(starts_at, approximate_from) is not null
group by 1, 2 order by 1, 2""",  # noqa: S608
    "shares": f"""
select {MONTH} as month, count(*) as events,
  round(100.0 * sum(is_free = 1) / nullif(sum(is_free is not null), 0)) as free_percent,
  round(100.0 * sum(attendance in ('online', 'mixed')) / count(*)) as online_percent
from events where {SHOWN} and coalesce(starts_at, approximate_from) is not null
group by 1 order by 1""",  # noqa: S608
    "lead_time": f"""
select max(0, cast((julianday(substr(registration_deadline, 1, 10)) - julianday(substr(first_seen, 1, 10))) / 7
  as integer)) as weeks, count(*) as events
from events where {SHOWN} and registration_deadline >= substr(first_seen, 1, 10)
group by 1 order by 1""",  # noqa: S608
    "density": f"""
select municipality_number, municipality, county, count(*) as events
from events where {SHOWN} and municipality_number is not null
group by 1 order by events desc, 1""",  # noqa: S608
}


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture with its query. ``drawing`` is ``None`` when there is too little to draw."""

    name: str
    sql: str
    drawing: Any


@page
async def figures(visit: Visit) -> Response:
    """All plots."""
    rows = await visit.read(_all)
    window = _window(visit.today)
    drawings = {name: DRAW[name](rows[name], window, visit) for name in QUERIES}
    shown = [Figure(name, sql.strip(), drawings[name]) for name, sql in QUERIES.items()]
    return visit.render(
        "figures.html",
        here="/tall",
        whole=atlas.frame(),
        figures={one.name: one for one in shown},
        database=DATABASE,
    )


@read_route
async def numbers(datasette: Datasette, request: Request) -> Response:
    """The rows of a plot as CSV."""
    query = QUERIES.get(request.url_vars["name"])
    if query is None:
        return Response.text("Not found", status=404)
    found = await read(datasette, lambda connection: _rows(connection, query))
    text = io.StringIO()
    if found:
        writer = csv.DictWriter(text, list(found[0]))
        writer.writeheader()
        writer.writerows(found)
    return answer(text.getvalue(), "text/csv; charset=utf-8")


def _all(connection: sqlite3.Connection) -> dict[str, Rows]:
    return {name: _rows(connection, query) for name, query in QUERIES.items()}


def _rows(connection: sqlite3.Connection, query: str) -> Rows:
    return [dict(row) for row in connection.execute(query)]


def _window(today: date) -> list[str]:
    """The months of the pictures, as ``2026-11``."""
    number = today.year * 12 + today.month - 1
    return [f"{n // 12}-{n % 12 + 1:02}" for n in range(number - BEFORE, number + AFTER + 1)]


def _trimmed(months: list[str], known: set[str]) -> list[str]:
    """From the first month that has something to the last."""
    positions = [position for position, month in enumerate(months) if month in known]
    return months[positions[0] : positions[-1] + 1] if positions else []


def _month_label(visit: Visit) -> Callable[[str], str]:
    def label(month: str) -> str:
        day = stamp_or_none(f"{month}-01")
        return norwegian.month_name(day_of(day), lang=visit.lang) if day else month

    return label


def _draw_months(rows: Rows, window: list[str], visit: Visit) -> charts.Bars | None:
    found = {row["month"]: row for row in rows}
    months = _trimmed(window, set(found))
    parts = [(month, [found.get(month, {}).get(key, 0) for key in ("core", "related")]) for month in months]
    names = (visit.texts("figures.core"), visit.texts("figures.related"))
    return charts.bars(parts, names, _month_label(visit)) if parts else None


def _draw_topics(rows: Rows, window: list[str], visit: Visit) -> charts.Grid | None:
    counts: dict[str, dict[str, int]] = defaultdict(dict)
    for row in rows:
        if row["month"] in window:
            counts[row["topic"]][row["month"]] = row["events"]
    months = _trimmed(window, {month for months in counts.values() for month in months})
    ordered = sorted(counts, key=lambda topic: (-sum(counts[topic].values()), topic))
    lines = [(topic, [counts[topic].get(month, 0) for month in months]) for topic in ordered]
    return charts.grid(lines, [(month, _month_label(visit)(month)) for month in months]) if lines else None


def _draw_shares(rows: Rows, window: list[str], visit: Visit) -> charts.Lines | None:
    found = {row["month"]: row for row in rows}
    months = _trimmed(window, set(found))
    keys = ("free_percent", "online_percent")
    series = [[found.get(month, {}).get(key) for month in months] for key in keys]
    names = (visit.texts("figures.free"), visit.texts("figures.online"))
    return charts.lines(months, series, names, _month_label(visit)) if len(months) > 1 else None


def _draw_lead_time(rows: Rows, _window: list[str], visit: Visit) -> charts.Bars | None:
    found = {row["weeks"]: row["events"] for row in rows}
    most = min(max(found, default=0), 30)
    parts = [(str(week), [found.get(week, 0)]) for week in range(most + 1)]
    return charts.bars(parts, (visit.texts("figures.events"),), str) if found else None


def _draw_density(rows: Rows, _window: list[str], _visit: Visit) -> dict[str, Any] | None:
    counts = {row["municipality_number"]: row["events"] for row in rows}
    return {"shades": atlas.shades(counts), "rows": rows[:10], "bounds": atlas.SHADES} if rows else None


DRAW: dict[str, Callable[[Rows, list[str], Visit], Any]] = {
    "months": _draw_months,
    "topics": _draw_topics,
    "shares": _draw_shares,
    "lead_time": _draw_lead_time,
    "density": _draw_density,
}
