"""The map: coming events by municipality, as a picture and as the same list in words."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from klimakalender.publish import atlas
from klimakalender.publish.filtering import SPANS, SWITCHES, filtering
from klimakalender.publish.selection import select
from klimakalender.publish.visit import page

if TYPE_CHECKING:
    import sqlite3

    from datasette.utils.asgi import Response

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
    known = sum(spot.events for spot in spots)
    return visit.render(
        "map.html",
        here="/kart",
        form=form,
        land=atlas.land(),
        spots=spots,
        counties=_by_county(spots),
        total=sum(counts.values()),
        elsewhere=sum(counts.values()) - known,
        switches=SWITCHES,
        spans=SPANS,
    )


def by_municipality(connection: sqlite3.Connection, selection: Selection) -> dict[str | None, int]:
    """How many events of a selection every municipality has; ``None`` for those without one."""
    query = f"select municipality_number, count(*) from events where {selection.where.sql} group by 1"  # noqa: S608  our conditions
    return {row[0]: row[1] for row in connection.execute(query, selection.where.params)}


def _by_county(spots: list[atlas.Spot]) -> list[tuple[str, int, list[atlas.Spot]]]:
    """Counties by number of events, each with its municipalities."""
    totals = Counter[str]()
    for spot in spots:
        totals[spot.county] += spot.events
    order = sorted(totals.items(), key=lambda item: (-item[1], item[0]))
    return [(county, events, [spot for spot in spots if spot.county == county]) for county, events in order]
