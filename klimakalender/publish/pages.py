"""The other pages: event, sources; the static files they use; all routes of pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from datasette.utils.asgi import Response

from klimakalender.publish import (
    about,
    agenda,
    atlas,
    catalogue,
    downloads,
    figures,
    front,
    jsonld,
    map,  # noqa: A004  the page, not the function
    month,
    profiles,
    quotes,
    reader,
    timeline,
    wording,
)
from klimakalender.publish.answers import answer, parameters, read_route
from klimakalender.publish.formats import FORMATS, Context, ringing
from klimakalender.publish.rendering import static_files
from klimakalender.publish.site import read
from klimakalender.publish.stamps import Moment, is_over
from klimakalender.publish.visit import PREFIX, page

if TYPE_CHECKING:
    import sqlite3

    from datasette.app import Datasette
    from datasette.utils.asgi import Request

    from klimakalender.publish.visit import Visit
    from klimakalender.store.published import Record


@page
async def event(visit: Visit) -> Response:
    """One event with everything known about it. A merged event leads to the one it lives on in."""
    event_id = visit.part("id")
    found = await visit.read(lambda connection: _event(connection, event_id))
    if found is None:
        return visit.missing("event.none", "event.none_lead")
    if found["lives_on"] != event_id:
        return Response.redirect(visit.page(f"/arrangement/{found['lives_on']}"), status=301)
    record = found["record"]
    place, deadline = record["place"], record["registration"]["deadline"]
    located = place["latitude"] is not None and place["longitude"] is not None
    return visit.render(
        "event.html",
        here="",
        **found,
        past=agenda.is_past(record, visit.moment),
        too_late=is_over(deadline, deadline, visit.moment),
        quotes=quotes.by_page(record),
        linked_data=jsonld.event(record, base=visit.absolute("/arrangement/")),
        price_text=wording.price(record, lang=visit.lang),
        around=atlas.around(place["latitude"], place["longitude"]) if located else None,
    )


def _event(connection: sqlite3.Connection, event_id: str) -> dict[str, Any] | None:
    record = reader.by_id(connection, event_id)
    if record is None:
        return None
    return {
        "record": record,
        "lives_on": reader.merged_into(connection, event_id),
        "steps": timeline.steps(reader.history(connection, event_id)),
        "conflicts": reader.conflicts(connection, event_id),
    }


@read_route
async def event_calendar(datasette: Datasette, request: Request) -> Response:
    """One event as a calendar file, with an alarm where one is asked for."""
    event_id = request.url_vars["id"]
    record = await read(datasette, lambda connection: reader.by_id(connection, event_id))
    if record is None:
        return Response.text("Fant ikke arrangementet", status=404)
    ics, _ = ringing(FORMATS["ics"], parameters(request))
    body = ics.write([record], Context(url=request.url, base="", title=str(record["title"])))
    return answer(body, ics.media_type)


@page
async def sources(visit: Visit) -> Response:
    """Health of every source: what we asked, when, and whether the answer was what we expect."""
    present = Moment.of(visit.moment)
    rows = await visit.read(lambda connection: catalogue.sources(connection, present))
    return visit.render("sources.html", here="/kilder", **_health(rows))


def _health(rows: list[Record]) -> dict[str, Any]:
    asked = [row for row in rows if row["health"]["cause"] not in (None, "never")]
    families: dict[str, list[Record]] = {}
    for row in rows:
        families.setdefault(row["family"], []).append(row)
    return {
        "total": len(rows),
        "asked": len(asked),
        "healthy": sum(row["health"]["cause"] == "ok" for row in asked),
        "troubled": [row for row in asked if row["health"]["cause"] != "ok"],
        "families": families,
    }


@read_route
async def static(datasette: Datasette, request: Request) -> Response:  # noqa: ARG001  a handler's signature
    """A static file; its address carries a digest of its content."""
    found = static_files().get(request.url_vars["name"])
    if found is None:
        return Response.text("Not found", status=404)
    return answer(*found, {"Cache-Control": "public, max-age=31536000, immutable"})


ROUTES = [
    (PREFIX + r"/?$", front.front),
    (PREFIX + r"/frister$", front.deadlines),
    (PREFIX + r"/kalender(?:/(?P<month>\d{4}-\d{2}))?$", month.month),
    (PREFIX + r"/kart$", map.norway),
    (PREFIX + r"/kommune/(?P<number>\d{4})$", profiles.municipality),
    (PREFIX + r"/utgiver/(?P<source>[^/.]+)$", profiles.publisher),
    (PREFIX + r"/arrangement/(?P<id>[^/.]+)$", event),
    (r"^/arrangement/(?P<id>[^/.]+)\.ics$", event_calendar),
    (PREFIX + r"/kilder$", sources),
    (PREFIX + r"/tall$", figures.figures),
    (r"^/tall/(?P<name>[a-z_]+)\.csv$", figures.numbers),
    *about.ROUTES,
    *downloads.ROUTES,
    (r"^/-/klimakalender/(?P<name>[a-z.]+)$", static),
]
