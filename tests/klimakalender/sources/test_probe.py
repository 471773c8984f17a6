"""``sources add`` looks at a site politely and proposes a row that the registry accepts."""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import TYPE_CHECKING

import pytest

from klimakalender.sources.probe import ProbeError, look_at, propose_row
from klimakalender.sources.rows import COLUMNS, row_problems
from klimakalender.sources.signatures import detect_platform

if TYPE_CHECKING:
    from collections.abc import Iterator

AGENT = "Klimakalender/test (+https://example.no/)"
FRONT = """<!doctype html><html lang="nn"><head><meta charset="utf-8"><title>Granvoll Klimalag</title>
<link rel="alternate" type="application/rss+xml" href="/feed/">
<link rel="stylesheet" href="/wp-content/a.css">
</head><body><a href="/arrangement/">Arrangement</a></body></html>"""
PAGES = {
    "/": (200, "text/html; charset=utf-8", FRONT),
    "/robots.txt": (
        200,
        "text/plain",
        "User-agent: *\nDisallow: /intern/\nSitemap: https://granvoll.example/s.xml\n",
    ),
    "/kalender": (200, "text/html", FRONT),
    "/intern/": (200, "text/html", "secret"),
    "/moved": (302, "/", ""),
    "/charset": (200, "text/html; charset=no-such", FRONT),
}


class Site(BaseHTTPRequestHandler):
    asked: list[tuple[str, str | None]]
    robots_status = 200

    def do_GET(self) -> None:
        self.asked.append((self.path, self.headers["User-Agent"]))
        status, kind, text = PAGES.get(self.path, (404, "text/plain", ""))
        if self.path == "/robots.txt":
            status = self.robots_status
        self.send_response(status)
        self.send_header("Location" if status == 302 else "Content-Type", kind)
        self.end_headers()
        self.wfile.write(text.encode())

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  the base class's name
        """Say nothing."""


@pytest.fixture
def site() -> Iterator[tuple[str, type[Site]]]:
    handler = type("Fresh", (Site,), {"asked": []})
    server = HTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", handler
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.mark.parametrize("path", ["/", "/moved", "/charset"])
def test_site_is_described(site: tuple[str, type[Site]], path: str) -> None:
    address, handler = site
    found = look_at(address + path, AGENT, allow_private=True)
    assert (found.name, found.language, found.platform) == ("Granvoll Klimalag", "nn", "wordpress")
    assert found.feeds == (f"{address}/feed/",)
    assert found.sitemaps == ("https://granvoll.example/s.xml",)
    assert {agent for _, agent in handler.asked} == {AGENT}
    assert handler.asked[0][0] == "/robots.txt"


def test_proposed_row_is_accepted(site: tuple[str, type[Site]]) -> None:
    address, _ = site
    row = propose_row(look_at(address, AGENT, allow_private=True), [f"{address}/arrangement/"], "ngo")
    assert row["entry_points"] == "/|/arrangement/"
    assert list(row_problems({**dict.fromkeys(COLUMNS, ""), **row, "url": "https://granvoll.example/"})) == []


def test_page_that_was_looked_at_is_an_entry_point(site: tuple[str, type[Site]]) -> None:
    address, _ = site
    row = propose_row(
        look_at(f"{address}/kalender", AGENT, allow_private=True), [f"{address}/kalender"], "ngo"
    )
    assert row["entry_points"] == "/|/kalender"


def test_private_address_is_refused_without_a_request(site: tuple[str, type[Site]]) -> None:
    address, handler = site
    with pytest.raises(ProbeError, match="not at a public address"):
        look_at(address, AGENT)
    assert handler.asked == []


def test_robots_txt_is_obeyed(site: tuple[str, type[Site]]) -> None:
    address, handler = site
    with pytest.raises(ProbeError, match=r"robots\.txt does not allow it"):
        look_at(f"{address}/intern/", AGENT, allow_private=True)
    assert [path for path, _ in handler.asked] == ["/robots.txt"]


def test_failing_robots_txt_means_fetch_nothing(site: tuple[str, type[Site]]) -> None:
    address, handler = site
    handler.robots_status = 503
    with pytest.raises(ProbeError, match="answers 503"):
        look_at(address, AGENT, allow_private=True)
    assert len(handler.asked) == 1


@pytest.mark.parametrize("url", ["ftp://granvoll.example/", "http://granvoll.invalid/", "granvoll"])
def test_unreachable_site_is_one_sentence(url: str) -> None:
    with pytest.raises(ProbeError) as caught:
        look_at(url, AGENT)
    assert "\n" not in str(caught.value)
    assert url in str(caught.value)


def test_missing_page_is_told(site: tuple[str, type[Site]]) -> None:
    with pytest.raises(ProbeError, match="answers 404"):
        look_at(f"{site[0]}/none", AGENT, allow_private=True)


@pytest.mark.parametrize(
    ("mark", "platform"),
    [
        ('<script src="/script/jQuery/jquery.acos.js">', "acos"),
        ('<div class="js-filtervisning" data-filter-identifier="1">', "acos"),
        ('<link href="/wp-content/x.css"><div class="tribe-events-calendar">', "tribe"),
        ('<img src="/contentassets/0123/x.jpg">', "optimizely"),
        ('<img src="/sites/default/files/x.jpg">', "drupal"),
        ("<p>Velkommen</p>", "detect"),
    ],
)
def test_platform_by_signature(mark: str, platform: str) -> None:
    assert detect_platform(f"<html>{mark}</html>") == platform
