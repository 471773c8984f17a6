"""The Norwegian pages: front, deadlines, event, sources, about, and the static files they use."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from datasette.utils.asgi import Response

from klimakalender.publish import agenda, catalogue, jsonld, norwegian, reader, timeline
from klimakalender.publish.answers import answer, parameters
from klimakalender.publish.errors import BadParameterError
from klimakalender.publish.formats import FORMATS, Context
from klimakalender.publish.rendering import render, static_files
from klimakalender.publish.selection import select
from klimakalender.publish.site import DATABASE, metadata, now, read, site_of
from klimakalender.publish.stamps import Moment, is_over
from normalize.values import OSLO

if TYPE_CHECKING:
    import sqlite3
    from datetime import datetime

    from datasette.app import Datasette
    from datasette.utils.asgi import Request

    from klimakalender.publish.records import Record
    from klimakalender.publish.selection import Selection

Pairs = list[tuple[str, str]]

FRONT_PAGE_SIZE = 50
DEADLINES_SHOWN = 8
DEADLINE_PAGE_SIZE = 100
# What the search form has fields for; other filters of the address are carried along as hidden fields.
FORM_FIELDS = (
    "q",
    "text",
    "county",
    "municipality",
    "topic",
    "is_free",
    "online",
    "enrolment_open",
    "cursor",
)
SWITCHES = {"is_free": "Gratis", "online": "Kan følges på nett", "enrolment_open": "Åpen påmelding"}


async def front(datasette: Datasette, request: Request) -> Response:
    """Coming events by week, with search and quick filters that work without JavaScript."""
    given = _given(request)
    moment = now(datasette)
    try:
        selection = select([("page_size", str(FRONT_PAGE_SIZE)), *given], moment)
        wanted = [
            *_without(given, "cursor", "sort"),
            ("enrolment_open", "true"),
            ("sort", "registration_deadline"),
        ]
        deadlines = select([("page_size", str(DEADLINES_SHOWN)), *wanted], moment)
    except BadParameterError as error:
        return render(datasette, "error.html", status=400, title="Det forstod vi ikke", message=str(error))
    found = await read(datasette, lambda connection: _front(connection, selection, deadlines, moment))
    return render(
        datasette,
        "front.html",
        **found,
        **_form(given),
        today=moment.astimezone(OSLO).date(),
        switches=SWITCHES,
    )


def _front(
    connection: sqlite3.Connection, selection: Selection, deadlines: Selection, moment: datetime
) -> dict[str, Any]:
    page = reader.find(connection, selection)
    present = Moment.of(moment)
    open_ones = reader.find(connection, deadlines).records
    return {
        "groups": agenda.groups(page.records, moment),
        "count": reader.count(connection, selection),
        "next_cursor": page.next_cursor,
        "deadlines": [record for record in open_ones if record["registration"]["deadline"]],
        "counties": [row for row in catalogue.counties(connection, present) if row["coming_events"]],
        "municipalities": _by_county(catalogue.municipalities(connection, present)),
        "topics": [row for row in catalogue.topics(connection, present) if row["coming_events"]],
    }


async def deadlines(datasette: Datasette, request: Request) -> Response:
    """Everything one can still sign up for, by deadline."""
    moment = now(datasette)
    given = [("sort", "registration_deadline"), *_without(_given(request), "enrolment_open")]
    try:
        only_open = ("enrolment_open", "true")
        selection = select([("page_size", str(DEADLINE_PAGE_SIZE)), only_open, *given], moment)
    except BadParameterError as error:
        return render(datasette, "error.html", status=400, title="Det forstod vi ikke", message=str(error))
    page = await read(datasette, lambda connection: reader.find(connection, selection))
    return render(datasette, "deadlines.html", records=page.records, next_cursor=page.next_cursor)


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
    sessions = record["sessions"]
    last = sessions[-1] if sessions and not record["ends_at"] else record
    return render(
        datasette,
        "event.html",
        **found,
        past=is_over(last["starts_at"], last["ends_at"], moment),
        linked_data=jsonld.event(record, base=base),
        price_text=norwegian.price(record),
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


def _given(request: Request) -> Pairs:
    return [(name, value) for name, value in parameters(request) if value.strip()]


def _without(given: Pairs, *names: str) -> Pairs:
    return [(name, value) for name, value in given if name not in names]


def _form(given: Pairs) -> dict[str, Any]:
    """What the form shows, and the query strings of the links around it."""
    values = dict(given)
    return {
        "query": values.get("q", values.get("text", "")),
        "values": values,
        "hidden": [(name, value) for name, value in given if name not in FORM_FIELDS],
        "query_string": urlencode(_without(given, "cursor")),
        "without": {name: urlencode(_without(given, name, "cursor")) for name, _ in given},
        "filtered": bool(_without(given, "cursor", "sort")),
    }


def _by_county(rows: list[Record]) -> dict[str, list[Record]]:
    """Municipalities with coming events, in the alphabet, under their counties."""
    grouped: dict[str, list[Record]] = {}
    for row in sorted(rows, key=lambda row: (row["county"], row["name"])):
        if row["coming_events"]:
            grouped.setdefault(row["county"], []).append(row)
    return grouped


ROUTES = [
    (r"^/$", front),
    (r"^/frister$", deadlines),
    (r"^/arrangement/(?P<id>[^/.]+)$", event),
    (r"^/arrangement/(?P<id>[^/.]+)\.ics$", event_calendar),
    (r"^/kilder$", sources),
    (r"^/om$", about),
    (r"^/-/klimakalender/(?P<name>[a-z.]+)$", static),
]
