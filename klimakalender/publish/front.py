"""The front page and the page of deadlines: selections of events with a search form around them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from klimakalender.publish import agenda, catalogue, reader
from klimakalender.publish.answers import parameters
from klimakalender.publish.errors import BadParameterError
from klimakalender.publish.rendering import render
from klimakalender.publish.selection import select
from klimakalender.publish.site import now, read
from klimakalender.publish.stamps import Moment
from normalize import OSLO

if TYPE_CHECKING:
    import sqlite3
    from datetime import datetime

    from datasette.app import Datasette
    from datasette.utils.asgi import Request, Response

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
    today = moment.astimezone(OSLO).date()
    return render(
        datasette, "deadlines.html", records=page.records, next_cursor=page.next_cursor, today=today
    )


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
