"""The pages under ``/om``: how the data are made and may be used, and the reference of the API."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from klimakalender.publish import reader
from klimakalender.publish.openapi import document
from klimakalender.publish.reference import reference, shortened
from klimakalender.publish.selection import select
from klimakalender.publish.site import DATABASE, metadata, site_of
from klimakalender.publish.visit import PREFIX, page

if TYPE_CHECKING:
    from datasette.utils.asgi import Response

    from klimakalender.publish.reference import Known, Reference
    from klimakalender.publish.visit import Visit

HERE = "/om"
API = "/api/v1"
JSON = "application/json"
# A question that is not understood, to show what is answered.
WRONG = "/events?is_free=perhaps"


@page
async def about(visit: Visit) -> Response:
    """Method, licence, privacy, how to be removed, and every table with its columns."""
    described = metadata()
    tables = described["databases"][DATABASE]["tables"]
    contact = site_of(visit.datasette).contact
    return visit.render("about.html", here=HERE, described=described, tables=tables, contact=contact)


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
]
