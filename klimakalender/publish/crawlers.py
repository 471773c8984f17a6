"""What search engines and browsers ask a site for: robots.txt, sitemaps, the description of its search.

https://www.sitemaps.org/protocol.html (at most 50 000 addresses a file), RFC 9309 (robots.txt), OpenSearch 1.1.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from datasette.utils.asgi import Response

from klimakalender.publish.answers import answer, read_route
from klimakalender.publish.conditions import IN_SCOPE, PRESENT
from klimakalender.publish.site import now
from klimakalender.publish.texts import LANGUAGES
from klimakalender.publish.visit import Visit

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from datasette.app import Datasette
    from datasette.utils.asgi import Request

LARGEST = 50_000
SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
OPENSEARCH = "http://a9.com/-/spec/opensearch/1.1/"
XML = "application/xml; charset=utf-8"
PAGES = (
    "/",
    "/frister",
    "/kalender",
    "/kart",
    "/tall",
    "/kilder",
    "/om",
    "/om/api",
    "/om/data",
    "/om/nedlasting",
)
# Datasette answers any question, and each combination of filters is a page: neither is for those who follow every
# link. The style sheets and pictures of the site stand under /-/ too.
KEPT_FROM_ROBOTS = ("/klima", "/-/", "/*?*cursor=", "/*.csv", "/api/", "/nedlasting/")
ROBOTS_MAY = ("/-/klimakalender/",)

Entry = tuple[str, str | None]  # an address, and when what it shows last changed
SHOWN = f"{IN_SCOPE.sql} and {PRESENT.sql}"
# Parts by row number: a part never has more than its share, and events stay in theirs.
PARTS = f"select (rowid - 1) / {LARGEST} + 1, max(updated_at) from events where {SHOWN} group by 1 order by 1"  # noqa: S608  constants
EVENTS = f"select id, updated_at from events where {SHOWN} and rowid between ? and ? order by rowid"  # noqa: S608  constants


@read_route
async def robots(datasette: Datasette, request: Request) -> Response:
    """Who may fetch what, and where the sitemap is."""
    visit = _visit(datasette, request)
    lines = [
        "User-agent: *",
        *(f"Allow: {visit.path(path)}" for path in ROBOTS_MAY),
        *(f"Disallow: {visit.path(path)}" for path in KEPT_FROM_ROBOTS),
        "",
        f"Sitemap: {visit.absolute('/sitemap.xml')}",
    ]
    return answer("\n".join(lines) + "\n", "text/plain; charset=utf-8")


@read_route
async def sitemap_index(datasette: Datasette, request: Request) -> Response:
    """The sitemaps: one of the pages, and one for each 50 000 rows of events."""
    visit = _visit(datasette, request)

    async def make() -> bytes:
        parts = await visit.read(lambda connection: [tuple(row) for row in connection.execute(PARTS)])
        entries = [(f"/sitemap-{name}.xml", changed) for name, changed in [("pages", None), *parts]]
        return _sitemap("sitemapindex", "sitemap", visit, entries)

    return answer(await visit.recall("sitemap", make), XML)


@read_route
async def sitemap(datasette: Datasette, request: Request) -> Response:
    """One sitemap: addresses, with the time of their last change from the history of the events."""
    visit, name = _visit(datasette, request), request.url_vars["name"]
    reading = _page_entries if name == "pages" else lambda connection: _event_entries(connection, int(name))

    async def make() -> bytes | None:
        entries = await visit.read(reading)
        return _sitemap("urlset", "url", visit, entries) if entries else None

    body = await visit.recall(f"sitemap {name}", make)
    return answer(body, XML) if body else Response.text("Not found", status=404)


def _event_entries(connection: sqlite3.Connection, part: int) -> list[Entry]:
    first, last = (part - 1) * LARGEST + 1, part * LARGEST
    return [(f"/arrangement/{row[0]}", row[1]) for row in connection.execute(EVENTS, [first, last])]


def _page_entries(connection: sqlite3.Connection) -> list[Entry]:
    entries: list[Entry] = [
        (path if lang == LANGUAGES[0] else f"/{lang}{path}", None) for path in PAGES for lang in LANGUAGES
    ]
    for column, page in (("municipality_number", "/kommune/"), ("source_id", "/utgiver/")):
        query = (
            f"select {column}, max(updated_at) from events"  # noqa: S608  names of ours
            f" where {SHOWN} and {column} is not null group by 1 order by 1"
        )
        entries += [(f"{page}{row[0]}", row[1]) for row in connection.execute(query)]
    return entries


def _sitemap(root_name: str, entry_name: str, visit: Visit, entries: Iterable[Entry]) -> bytes:
    root = ET.Element(root_name, xmlns=SITEMAP)
    base = visit.absolute("/").removesuffix("/")
    for path, changed in entries:
        entry = ET.SubElement(root, entry_name)
        ET.SubElement(entry, "loc").text = f"{base}{path}"
        if changed:
            ET.SubElement(entry, "lastmod").text = changed
    return _xml(root)


@read_route
async def opensearch(datasette: Datasette, request: Request) -> Response:
    """How a browser searches here: on the front page, or in a feed."""
    visit = _visit(datasette, request)
    root = ET.Element("OpenSearchDescription", xmlns=OPENSEARCH)
    for name, text in (
        ("ShortName", visit.texts("site.name")),
        ("Description", visit.texts("site.search")),
        ("Language", LANGUAGES[0]),
        ("InputEncoding", "UTF-8"),
        ("OutputEncoding", "UTF-8"),
    ):
        ET.SubElement(root, name).text = text
    icon = ET.SubElement(root, "Image", height="16", width="16", type="image/svg+xml")
    icon.text = visit.absolute("/-/klimakalender/ikon.svg")
    for media_type, relation, path in (
        ("text/html", "results", "/?q={searchTerms}"),
        ("application/atom+xml", "results", "/api/v1/events.atom?text={searchTerms}"),
        ("application/opensearchdescription+xml", "self", "/opensearch.xml"),
    ):
        template = visit.absolute("/").removesuffix("/") + path
        ET.SubElement(root, "Url", type=media_type, rel=relation, template=template)
    return answer(_xml(root), "application/opensearchdescription+xml; charset=utf-8")


def _visit(datasette: Datasette, request: Request) -> Visit:
    return Visit(datasette, request, LANGUAGES[0], now(datasette))


def _xml(root: ET.Element) -> bytes:
    text: str = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'.encode()


ROUTES = [
    (r"^/robots\.txt$", robots),
    (r"^/sitemap\.xml$", sitemap_index),
    (r"^/sitemap-(?P<name>pages|[1-9]\d{0,6})\.xml$", sitemap),
    (r"^/opensearch\.xml$", opensearch),
]
