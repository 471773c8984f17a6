"""The map: coming events by municipality, as a picture and as the same list in words."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from klimakalender.publish import atlas
from klimakalender.publish.filtering import SPANS, SWITCHES, filtering, widenings
from klimakalender.publish.selection import select
from klimakalender.publish.visit import page

if TYPE_CHECKING:
    import sqlite3

    from datasette.utils.asgi import Response

    from klimakalender.publish.filtering import Filtering
    from klimakalender.publish.selection import Selection
    from klimakalender.publish.visit import Visit


@page
async def norway(visit: Visit) -> Response:
    """The map of a selection."""
    form = await filtering(visit, "/kart")
    selection = select(form.pairs, visit.moment)
    counts = await visit.read(lambda connection: by_municipality(connection, selection))
    rows = [dict(row) | {"events": counts.get(row["number"], 0)} for row in form.facets.municipalities]
    spots = atlas.spots(rows)
    part = _shown(form, spots)
    frame = atlas.frame(part)
    known = sum(spot.events for spot in spots)
    return visit.render(
        "map.html",
        here="/kart",
        form=form,
        spots=spots,
        counties=_by_county(spots),
        total=sum(counts.values()),
        elsewhere=sum(counts.values()) - known,
        widenings=[] if counts else await widenings(form),
        frame=frame,
        zoomed=bool(part),
        # Circles keep their size where the picture is of a part.
        scale=float(frame.split()[-1]) / atlas.HEIGHT,
        switches=SWITCHES,
        spans=SPANS,
    )


def by_municipality(connection: sqlite3.Connection, selection: Selection) -> dict[str | None, int]:
    """How many events of a selection every municipality has; ``None`` for those without one."""
    query = f"select municipality_number, count(*) from events where {selection.where.sql} group by 1"  # noqa: S608  our conditions
    return {row[0]: row[1] for row in connection.execute(query, selection.where.params)}


def _shown(form: Filtering, spots: list[atlas.Spot]) -> list[tuple[float, float]]:
    """The points that the picture is of, where a county or a municipality is chosen; none: the whole country."""
    values = form.values
    if "county" not in values and "municipality" not in values:
        return []
    county, number = values.get("county"), values.get("municipality")
    chosen = [
        (row["latitude"], row["longitude"])
        for row in form.facets.municipalities
        if row["latitude"] is not None
        and (county in (row["county_number"], row["county"]) or number in (row["number"], row["name"]))
    ]
    return [atlas.project(*point) for point in chosen] or [(spot.x, spot.y) for spot in spots]


def _by_county(spots: list[atlas.Spot]) -> list[tuple[str, int, list[atlas.Spot]]]:
    """Counties by number of events, each with its municipalities."""
    totals = Counter[str]()
    for spot in spots:
        totals[spot.county] += spot.events
    order = sorted(totals.items(), key=lambda item: (-item[1], item[0]))
    return [(county, events, [spot for spot in spots if spot.county == county]) for county, events in order]
