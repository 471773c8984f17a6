"""The JSON API under ``/api/v1/``: thin routes over the reader, beside Datasette's own JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from datasette.utils.asgi import Response

from klimakalender.publish import catalogue, deadlines, feed, naming, reader
from klimakalender.publish.answers import (
    CORS,
    answer,
    json_answer,
    parameters,
    problem,
    read_route,
    refuse_unknown,
)
from klimakalender.publish.errors import BadParameterError
from klimakalender.publish.finding import find_and_count, find_keys
from klimakalender.publish.formats import DEADLINES, FORMATS, LIMIT, Context, ringing
from klimakalender.publish.kept import JSON
from klimakalender.publish.openapi import document
from klimakalender.publish.places import refuse_unknown_places
from klimakalender.publish.selection import select
from klimakalender.publish.shape import PARAMETERS, read_shape
from klimakalender.publish.site import kept_of, read, this_minute
from klimakalender.publish.stamps import Moment
from klimakalender.store.composing import rows_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Sequence

    from datasette.app import Datasette
    from datasette.utils.asgi import Request

    from klimakalender.publish.answers import Handler
    from klimakalender.publish.conditions import Condition
    from klimakalender.publish.formats import Format
    from klimakalender.store.published import Record

MAX_CHANGES = 500
DEFAULT_CHANGES = 100


@read_route
async def events(datasette: Datasette, request: Request) -> Response:
    """A page of a selection: ``{"meta": {"count", "next", "cursor"}, "data": […]}``."""
    given = parameters(request)
    shape = read_shape(given)
    selection = select([pair for pair in given if pair[0] not in PARAMETERS], this_minute(datasette))
    kept = kept_of(datasette)

    def reading(connection: sqlite3.Connection) -> tuple[list[Any], str | None, int | None]:
        refuse_unknown_places(connection, selection.filters)
        found, total = find_and_count(connection, selection)
        if shape.whole:
            return kept.written(connection, found.keys, JSON), found.next_cursor, total
        rows = rows_of(connection, [key["id"] for key in found.keys])
        return shape.records(connection, rows), found.next_cursor, total

    data, cursor, total = await read(datasette, reading)
    following = _next_url(datasette, request, "/api/v1/events", given, cursor)
    headers = {"Link": f'<{following}>; rel="next"'} if following else {}
    meta = {"count": total, "next": following, "cursor": cursor}
    return json_answer({"meta": meta, "data": data}, **headers)


@read_route
async def file(datasette: Datasette, request: Request) -> Response:
    """A selection as a file in one of the formats."""
    extension = request.url_vars["format"]
    return await _file(datasette, request, f"/api/v1/events.{extension}", FORMATS[extension])


@read_route
async def deadline_calendar(datasette: Datasette, request: Request) -> Response:
    """The registration deadlines of a selection as a calendar."""
    path, also = "/api/v1/deadlines.ics", [deadlines.HAVING_ONE]
    return await _file(datasette, request, path, DEADLINES, what=naming.DEADLINES, also=also)


async def _file(
    datasette: Datasette,
    request: Request,
    path: str,
    form: Format,
    *,
    what: str = naming.EVENTS,
    also: Sequence[Condition] = (),
) -> Response:
    """A longer one goes on where its Link header says."""
    given, kept = parameters(request), kept_of(datasette)
    form, filters = ringing(form, given)
    selection = select(
        [("page_size", str(LIMIT)), *filters], this_minute(datasette), max_page=LIMIT, also=also
    )

    def context(connection: sqlite3.Connection, cursor: str | None) -> Context:
        return Context(
            url=request.url,
            base=str(datasette.absolute_url(request, datasette.urls.path("/arrangement/"))),
            title=naming.of_selection(connection, selection.filters, what=what),
            cut=cursor is not None,
            following=_next_url(datasette, request, path, given, cursor),
        )

    def reading(connection: sqlite3.Connection) -> tuple[bytes, Context]:
        refuse_unknown_places(connection, selection.filters)
        if form.each and form.join:
            found = find_keys(connection, selection)
            told = context(connection, found.next_cursor)
            return form.join(kept.written(connection, found.keys, form.each), told), told
        page = reader.find(connection, selection, parts=form.parts)
        told = context(connection, page.next_cursor)
        return form.write(page.records, told), told

    body, told = await read(datasette, reading)
    return answer(body, form.media_type, told.links)


@read_route
async def event(datasette: Datasette, request: Request) -> Response:
    """One event. An id that was merged into another leads there; a vanished event still answers."""
    refuse_unknown(request, PARAMETERS)
    event_id, given = request.url_vars["id"], parameters(request)
    shape = read_shape(given)

    def reading(connection: sqlite3.Connection) -> tuple[Record | None, str]:
        row = reader.row_of(connection, event_id)
        found = shape.records(connection, [row])[0] if row else None
        return found, reader.merged_into(connection, event_id)

    record, lives_on = await read(datasette, reading)
    if record is None:
        return problem(404, "No such event", f"{event_id}: no event has this id")
    if lives_on != event_id:
        location = f"{datasette.urls.path(f'/api/v1/events/{lives_on}')}"
        query = f"?{request.query_string}" if given else ""
        return Response(b"", status=301, headers={**CORS, "Location": location + query})
    return json_answer(record)


@read_route
async def changes(datasette: Datasette, request: Request) -> Response:
    """What changed since a cursor, with tombstones."""
    refuse_unknown(request, frozenset({"since", "page_size"}))
    limit = _limit(request.args.get("page_size") or "")
    since = (request.args.get("since") or "").strip()

    def reading(connection: Any) -> feed.Feed:
        return feed.changed_since(connection, feed.read_cursor(connection, since), limit)

    found = await read(datasette, reading)
    meta = {"cursor": str(found.cursor), "more": found.more}
    return json_answer({"meta": meta, "data": found.entries})


@read_route
async def openapi(datasette: Datasette, request: Request) -> Response:
    """The OpenAPI description of all this."""
    refuse_unknown(request)
    server = datasette.absolute_url(request, datasette.urls.path("/api/v1"))
    return json_answer(document(str(server)))


@read_route
async def index(datasette: Datasette, request: Request) -> Response:
    """Where everything is: what a person reads, what a program reads, and the resources."""
    refuse_unknown(request)

    def address(path: str) -> str:
        return str(datasette.absolute_url(request, datasette.urls.path(path)))

    described = document("/api/v1")
    documentation, description = address("/en/om/api"), address("/api/v1/openapi.json")
    resources = {
        path: address("/api/v1" + path) for path in described["paths"] if path != "/" and "{" not in path
    }
    content = {
        "title": described["info"]["title"],
        "documentation": documentation,
        "openapi": description,
        "licence": described["info"]["license"]["url"],
        "resources": resources,
    }
    # RFC 8631
    links = f'<{documentation}>; rel="service-doc"; type="text/html", <{description}>; rel="service-desc"'
    return json_answer(content, Link=links)


@read_route
async def nothing(datasette: Datasette, request: Request) -> Response:  # noqa: ARG001  a handler's signature
    """Whatever else is asked for here."""
    return problem(404, "No such resource", f"{request.path}: see /api/v1/openapi.json")


def _catalogue(query: Callable[[Any, Moment], list[Record]], *keys: str) -> Handler:
    """A route that lists a small table, filtered by equality on ``keys``."""

    @read_route
    async def listing(datasette: Datasette, request: Request) -> Response:
        refuse_unknown(request, frozenset(keys))
        present = Moment.of(this_minute(datasette))
        rows = await read(datasette, lambda connection: query(connection, present))
        for key in keys:
            if wanted := request.args.get(key):
                rows = [row for row in rows if str(row[key]).casefold() == wanted.casefold()]
        return json_answer({"meta": {"count": len(rows)}, "data": rows})

    return listing


def _next_url(
    datasette: Datasette, request: Request, path: str, given: list[tuple[str, str]], cursor: str | None
) -> str | None:
    if cursor is None:
        return None
    query = urlencode([*((name, value) for name, value in given if name != "cursor"), ("cursor", cursor)])
    return str(datasette.absolute_url(request, f"{datasette.urls.path(path)}?{query}"))


def _limit(text: str) -> int:
    if not text:
        return DEFAULT_CHANGES
    if not text.isdecimal() or len(text) > 6 or not 1 <= int(text) <= MAX_CHANGES:
        raise BadParameterError(
            parameter="page_size", reason=f"expected a whole number from 1 to {MAX_CHANGES}"
        )
    return int(text)


ROUTES = [
    (r"^/api/v1/?$", index),
    (r"^/api/v1/events$", events),
    (r"^/api/v1/events\.(?P<format>ics|atom|geojson|jsonld|csv|jsonl)$", file),
    (r"^/api/v1/deadlines\.ics$", deadline_calendar),
    (r"^/api/v1/events/(?P<id>[^/.]+)$", event),
    (r"^/api/v1/changes$", changes),
    (r"^/api/v1/sources$", _catalogue(catalogue.sources, "family", "id")),
    (r"^/api/v1/municipalities$", _catalogue(catalogue.municipalities, "county")),
    (r"^/api/v1/topics$", _catalogue(catalogue.topics)),
    (r"^/api/v1/openapi\.json$", openapi),
    (r"^/api(?:/|$)", nothing),
]
