"""The pages under ``/om``: how the data are made and may be used, the reference of the API, the data dictionary."""

from __future__ import annotations

import asyncio
import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import yaml

from klimakalender import __version__
from klimakalender.publish import coverage as history
from klimakalender.publish import dictionary, reader
from klimakalender.publish.answers import answer, json_answer, read_route, refuse_unknown
from klimakalender.publish.citing import bibtex, citation
from klimakalender.publish.coverage import TOLD, coverage
from klimakalender.publish.errors import BadParameterError
from klimakalender.publish.offered import offered
from klimakalender.publish.openapi import document
from klimakalender.publish.reference import reference, shortened
from klimakalender.publish.selection import select
from klimakalender.publish.site import metadata, now, read, site_of
from klimakalender.publish.stamps import Moment
from klimakalender.publish.visit import PREFIX, page
from normalize import OSLO

if TYPE_CHECKING:
    import sqlite3

    from datasette.app import Datasette
    from datasette.utils.asgi import Request, Response

    from klimakalender.publish.reference import Known, Reference
    from klimakalender.publish.visit import Visit

HERE = "/om"
API = "/api/v1"
JSON = "application/json"
# Registers whose facts are in the data: who keeps it, under which licence, where; what for is in texts.yaml.
REGISTERS = (
    ("kartverket", "Kartverket", "CC BY 4.0", "https://www.kartverket.no/"),
    ("ssb", "SSB", "CC BY 4.0/NLOD", "https://www.ssb.no/klass/"),
    (
        "bring",
        "Bring Postnummerregister",
        "NLOD",
        "https://www.bring.no/tjenester/adressetjenester/postnummer",
    ),
    ("geonames", "GeoNames", "CC BY 4.0", "https://www.geonames.org/"),
    ("naturalearth", "Natural Earth", "public domain", "https://www.naturalearthdata.com/"),
)
# A question that is not understood, to show what is answered.
WRONG = "/events?is_free=perhaps"


@page
async def about(visit: Visit) -> Response:
    """Method, coverage, licence and sources, citation, privacy, how to have something corrected or removed."""
    site, present = site_of(visit.datasette), Moment.of(visit.moment)
    newest = next(iter(await asyncio.to_thread(offered, site.snapshots)), None)
    covered = await visit.read(lambda connection: coverage(connection, present))
    day, address = covered.last_run or visit.today.isoformat(), visit.absolute("/")
    return visit.render(
        "about.html",
        here=HERE,
        described=metadata(),
        contact=site.contact,
        publisher=site.publisher,
        covered=covered,
        told=TOLD,
        registers=REGISTERS,
        day=day,
        address=address,
        bibtex=bibtex(day, address),
        newest=newest,
        version=__version__,
    )


@page
async def changelog(visit: Visit) -> Response:
    """What changed in the data and when: snapshots, months, schema, readings with newer rules."""

    def reading(connection: sqlite3.Connection) -> dict[str, Any]:
        return {
            "months": history.months(connection),
            "rereadings": history.rereadings(connection),
            "migrations": history.migrations(connection),
        }

    found = await visit.read(reading)
    snapshots = await asyncio.to_thread(offered, site_of(visit.datasette).snapshots)
    return visit.render("changelog.html", here=HERE, snapshots=snapshots, version=__version__, **found)


@read_route
async def citation_file(datasette: Datasette, request: Request) -> Response:
    """How to cite the data as they are now."""
    refuse_unknown(request)
    day = await read(datasette, history.last_day) or now(datasette).astimezone(OSLO).date().isoformat()
    address = str(datasette.absolute_url(request, datasette.urls.path("/")))
    body = yaml.safe_dump(citation(day, address), allow_unicode=True, sort_keys=False)
    return answer(body, "text/yaml; charset=utf-8")


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
    (PREFIX + r"/om/endringer$", changelog),
    (r"^/CITATION\.cff$", citation_file),
    (PREFIX + r"/om/api$", api_reference),
    (PREFIX + r"/om/data$", data_dictionary),
    (r"^/om/data\.(?P<form>csv|json)$", dictionary_file),
]
