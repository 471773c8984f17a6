"""Addresses at which the data set is described for data catalogues, in three forms of RDF."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from klimakalender.publish.answers import answer, read_route
from klimakalender.publish.conditions import IN_SCOPE, PRESENT
from klimakalender.publish.offered import offered
from klimakalender.publish.site import now, site_of
from klimakalender.publish.texts import LANGUAGES
from klimakalender.publish.visit import Visit

if TYPE_CHECKING:
    import sqlite3

    from datasette.app import Datasette
    from datasette.utils.asgi import Request, Response

    from klimakalender.publish.dcat_graph import Covered

# Extension → rdflib's name of the format, media type.
FORMS = {
    "ttl": ("turtle", "text/turtle"),
    "jsonld": ("json-ld", "application/ld+json"),
    "rdf": ("pretty-xml", "application/rdf+xml"),
}
COVERED = (
    "select min(substr(first_seen, 1, 10)), min(substr(coalesce(starts_at, approximate_from), 1, 10)),"  # noqa: S608  constants
    f" max(last_day), max(updated_at) from events where {IN_SCOPE.sql} and {PRESENT.sql}"
)


@read_route
async def description(datasette: Datasette, request: Request) -> Response:
    """The catalogue, its data set, the distributions and the API, in the form of the extension."""
    visit = Visit(datasette, request, LANGUAGES[0], now(datasette))
    # rdflib takes a while to load, and few ask for this.
    from klimakalender.publish.dcat_graph import build

    form, media_type = FORMS[request.url_vars["form"]]

    async def make() -> bytes:
        covered, site = await visit.read(_covered), site_of(datasette)
        newest = next(iter(await asyncio.to_thread(offered, site.snapshots)), None)
        graph = build(visit.absolute("/").removesuffix("/"), site, covered, newest)
        return graph.serialize(format=form, encoding="utf-8")

    body = await visit.recall(f"dcat {form}", make)
    return answer(body, f"{media_type}; charset=utf-8")


def _covered(connection: sqlite3.Connection) -> Covered:
    row = connection.execute(COVERED).fetchone()
    return row[0], row[1], row[2], row[3]


ROUTES = [(r"^/dcat\.(?P<form>ttl|jsonld|rdf)$", description)]
