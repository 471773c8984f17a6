"""The other Norwegian pages: event, sources, about; the static files they use; all routes of pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from datasette.utils.asgi import Response

from klimakalender.publish import catalogue, front, jsonld, quotes, reader, timeline, wording
from klimakalender.publish.answers import answer
from klimakalender.publish.formats import FORMATS, Context
from klimakalender.publish.rendering import render, static_files
from klimakalender.publish.site import DATABASE, metadata, now, read, site_of
from klimakalender.publish.stamps import Moment, is_over

if TYPE_CHECKING:
    import sqlite3
    from datetime import datetime

    from datasette.app import Datasette
    from datasette.utils.asgi import Request

    from klimakalender.publish.records import Record


async def event(datasette: Datasette, request: Request) -> Response:
    """One event with everything known about it. A merged event leads to the one it lives on in."""
    event_id = request.url_vars["id"]
    found = await read(datasette, lambda connection: _event(connection, event_id))
    if found is None:
        message = "Arrangementet finnes ikke. Kanskje er adressen skrevet feil."
        return render(datasette, "error.html", status=404, title="Fant ikke arrangementet", message=message)
    if found["lives_on"] != event_id:
        return Response.redirect(str(datasette.urls.path(f"/arrangement/{found['lives_on']}")), status=301)
    record, moment = found["record"], now(datasette)
    base = str(datasette.absolute_url(request, datasette.urls.path("/arrangement/")))
    deadline = record["registration"]["deadline"]
    return render(
        datasette,
        "event.html",
        **found,
        past=_is_past(record, moment),
        too_late=is_over(deadline, deadline, moment),
        quotes=quotes.by_page(record),
        linked_data=jsonld.event(record, base=base),
        price_text=wording.price(record),
    )


def _is_past(record: Record, moment: datetime) -> bool:
    """Whether the last that is known of the event is over."""
    span = record["approximate"] or {"from": None, "to": None}
    whole = (record["starts_at"] or span["from"], record["ends_at"] or span["to"])
    parts = [(session["starts_at"], session["ends_at"]) for session in record["sessions"]]
    return all(is_over(start, end, moment) for start, end in parts or [whole])


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


async def event_calendar(datasette: Datasette, request: Request) -> Response:
    """One event as a calendar file."""
    event_id = request.url_vars["id"]
    record = await read(datasette, lambda connection: reader.by_id(connection, event_id))
    if record is None:
        return Response.text("Fant ikke arrangementet", status=404)
    ics = FORMATS["ics"]
    body = ics.write([record], Context(url=request.url, base="", title=str(record["title"])))
    return answer(request, body, ics.media_type)


async def sources(datasette: Datasette) -> Response:
    """Health of every source: what we asked, when, and whether the answer was what we expect."""
    present = Moment.of(now(datasette))
    rows = await read(datasette, lambda connection: catalogue.sources(connection, present))
    return render(datasette, "sources.html", **_health(rows))


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


async def about(datasette: Datasette) -> Response:
    """Method, licence, privacy, how to be removed, and every table with its columns."""
    described = metadata()
    tables = described["databases"][DATABASE]["tables"]
    return render(
        datasette, "about.html", described=described, tables=tables, contact=site_of(datasette).contact
    )


async def static(request: Request) -> Response:
    """A static file; its address carries a digest of its content."""
    found = static_files().get(request.url_vars["name"])
    if found is None:
        return Response.text("Not found", status=404)
    response = answer(request, found[0], found[1])
    response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    return response


ROUTES = [
    (r"^/$", front.front),
    (r"^/frister$", front.deadlines),
    (r"^/arrangement/(?P<id>[^/.]+)$", event),
    (r"^/arrangement/(?P<id>[^/.]+)\.ics$", event_calendar),
    (r"^/kilder$", sources),
    (r"^/om$", about),
    (r"^/-/klimakalender/(?P<name>[a-z.]+)$", static),
]
