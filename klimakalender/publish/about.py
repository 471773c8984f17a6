"""The pages under ``/om``: how the data are made and may be used, the reference of the API, the data dictionary."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from klimakalender.publish import dictionary, reader
from klimakalender.publish.answers import answer, json_answer, read_route, refuse_unknown
from klimakalender.publish.errors import BadParameterError
from klimakalender.publish.openapi import document
from klimakalender.publish.reference import reference, shortened
from klimakalender.publish.selection import select
from klimakalender.publish.site import metadata, read, site_of
from klimakalender.publish.visit import PREFIX, page

if TYPE_CHECKING:
    from datasette.app import Datasette
    from datasette.utils.asgi import Request, Response

    from klimakalender.publish.reference import Known, Reference
    from klimakalender.publish.visit import Visit

HERE = "/om"
API = "/api/v1"
JSON = "application/json"
# A question that is not understood, to show what is answered.
WRONG = "/events?is_free=perhaps"


@page
async def about(visit: Visit) -> Response:
    """Method, licence, privacy, how to be removed."""
    contact = site_of(visit.datasette).contact
    return visit.render("about.html", here=HERE, described=metadata(), contact=contact)


@page
async def data_dictionary(visit: Visit) -> Response:
    """Every table and view with its columns; ``q`` finds those that have words in their descriptions."""
    words = ""
    for name, value in visit.given:
        if name != "q":
            raise BadParameterError(parameter=name, reason="no such parameter")
        words = value
    tables = await _tables(visit)
    found = dictionary.searched(tables, words) if words else tables
    return visit.render("dictionary.html", here=HERE, tables=found, all=tables, words=words)


@read_route
async def dictionary_file(datasette: Datasette, request: Request) -> Response:
    """The same to take away."""
    refuse_unknown(request)
    tables = await read(datasette, dictionary.dictionary)
    if request.url_vars["form"] == "csv":
        return answer(dictionary.as_csv(tables), "text/csv; charset=utf-8")
    described = metadata()
    licence = {key: described[key] for key in ("license", "license_url", "source")}
    return json_answer({"title": described["title"], **licence, "tables": [asdict(one) for one in tables]})


async def _tables(visit: Visit) -> list[dictionary.Table]:
    return await visit.recall("dictionary", lambda: visit.read(dictionary.dictionary))


@page
async def api_reference(visit: Visit) -> Response:
    """The OpenAPI document as a page, with what this site answers to its examples."""
    described = document(visit.absolute(API))
    shown = reference(described, await _known(visit))
    return visit.render(
        "api.html",
        here=HERE,
        api=API,
        described=described,
        reference=shown,
        answers=await _answers(visit, shown),
        wrong=WRONG,
        refusal=await _answer(visit, WRONG),
    )


async def _known(visit: Visit) -> Known:
    """Ids that lead somewhere; without events there are none."""
    selection = select([("page_size", "2"), ("start", "2000-01-01"), ("sort", "-starts_at")], visit.moment)
    found = await visit.read(lambda connection: reader.find(connection, selection, parts=()))
    ids = [str(record["id"]) for record in found.records]
    return {("path", "id"): ids[0], ("query", "ids"): ",".join(ids)} if ids else {}


async def _answers(visit: Visit, shown: Reference) -> dict[str, str]:
    """What is answered to the address of each operation that answers JSON, shortened."""
    return {
        one.id: await _answer(visit, one.address)
        for one in shown.operations
        if one.address and any(JSON in each.media_types for each in one.answers)
    }


async def _answer(visit: Visit, address: str) -> str:
    # Asked as the visitor would, so that addresses within the answer are those of this site.
    host = visit.request.headers.get("host", "localhost")
    found: Any = await visit.datasette.client.get(API + address, headers={"host": host})
    return shortened(json.loads(found.content))


ROUTES = [
    (PREFIX + r"/om$", about),
    (PREFIX + r"/om/api$", api_reference),
    (PREFIX + r"/om/data$", data_dictionary),
    (r"^/om/data\.(?P<form>csv|json)$", dictionary_file),
]
