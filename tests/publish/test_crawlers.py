"""robots.txt as a crawler reads it, sitemaps against the protocol, OpenSearch by using it."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from typing import Any
from urllib.parse import quote

import pytest
from bs4 import BeautifulSoup
from lxml import etree
from protego import Protego

from klimakalender.publish import crawlers

Make = Callable[..., dict[str, Any]]
NAMES = {"s": crawlers.SITEMAP, "o": crawlers.OPENSEARCH}


@pytest.fixture
def events(harvest: Any, announcement: Make, session: Make) -> list[str]:
    saved: list[str] = harvest.save(
        announcement("Klimakveld", session("2026-12-01")),
        announcement("Energidag", session("2026-12-02")),
        announcement("Ballkveld", session("2026-12-03"), climate="no", topics=[]),
    )
    return saved


def located(client: Any, path: str) -> dict[str, str | None]:
    root = etree.fromstring(client.get(path).content)
    return {
        entry.findtext("s:loc", namespaces=NAMES): entry.findtext("s:lastmod", namespaces=NAMES)
        for entry in root
    }


@pytest.mark.parametrize(
    ("path", "allowed"),
    [
        ("/", True),
        ("/?county=33", True),
        ("/arrangement/x", True),
        ("/om", True),
        ("/-/klimakalender/klima.css", True),
        ("/?county=33&cursor=abc", False),
        ("/klima?sql=select+1", False),
        ("/klima/events?_facet=county", False),
        ("/-/plugins", False),
        ("/tall/months.csv", False),
        ("/api/v1/events", False),
    ],
)
def test_robots(client: Any, path: str, allowed: bool) -> None:
    parser = Protego.parse(client.get("/robots.txt").text)
    assert parser.can_fetch(f"http://localhost{path}", "AnyBot") is allowed
    assert list(parser.sitemaps) == ["http://localhost/sitemap.xml"]


def test_sitemap_of_events(client: Any, harvest: Any, events: list[str]) -> None:
    index = located(client, "/sitemap.xml")
    assert list(index) == ["http://localhost/sitemap-pages.xml", "http://localhost/sitemap-1.xml"]
    found = located(client, "/sitemap-1.xml")
    assert list(found) == [f"http://localhost/arrangement/{each}" for each in events[:2]]
    harvest.set(events[0], title="Klimakveld på nytt", updated_at="2026-11-24T08:00:00+00:00")
    changed = located(client, "/sitemap-1.xml")
    assert changed[f"http://localhost/arrangement/{events[0]}"] == "2026-11-24T08:00:00+00:00"
    assert located(client, "/sitemap.xml")["http://localhost/sitemap-1.xml"] == "2026-11-24T08:00:00+00:00"


def test_every_time_is_one_and_every_address_answers(client: Any, events: list[str]) -> None:
    for part in located(client, "/sitemap.xml"):
        for address, changed in located(client, part).items():
            assert changed is None or datetime.fromisoformat(changed).tzinfo
            assert client.get(address).status_code == 200, address


def test_parts_have_no_more_than_their_share(
    client: Any, events: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(crawlers, "LARGEST", 1)
    monkeypatch.setattr(crawlers, "PARTS", re.sub(r"/ \d+", "/ 1", crawlers.PARTS))
    parts = [path for path in located(client, "/sitemap.xml") if "pages" not in path]
    assert [list(located(client, part)) for part in parts] == [
        [f"http://localhost/arrangement/{each}"] for each in events[:2]
    ]


@pytest.mark.parametrize("path", ["/sitemap-0.xml", "/sitemap-7.xml", "/sitemap-x.xml"])
def test_no_such_part(client: Any, path: str) -> None:
    assert client.get(path).status_code == 404


def test_browsers_search_as_the_page_does(client: Any, events: list[str]) -> None:
    page: Any = BeautifulSoup(client.get("/om").text, "lxml")
    link = page.find("link", rel="search")
    assert link["type"] == "application/opensearchdescription+xml"
    root = etree.fromstring(client.get(link["href"]).content)
    assert len(root.findtext("o:ShortName", namespaces=NAMES)) <= 16
    templates = {url.get("type"): url.get("template") for url in root.findall("o:Url", NAMES)}
    for media_type in ("text/html", "application/atom+xml"):
        answer = client.get(templates[media_type].replace("{searchTerms}", quote("energidag")))
        assert answer.headers["content-type"].startswith(media_type)
        assert "Energidag" in answer.text
        assert "Klimakveld" not in answer.text
    assert client.get(root.findtext("o:Image", namespaces=NAMES)).status_code == 200


@pytest.mark.parametrize("path", ["/", "/om", "/kart", "/en/tall", "/?bogus=1"])
def test_pages_link_to_what_machines_read(client: Any, path: str) -> None:
    page: Any = BeautifulSoup(client.get(path).text, "lxml")
    assert "nlod" in page.find("link", rel="license")["href"]
    for media_type in ("text/calendar", "application/atom+xml"):
        address = page.find("link", rel="alternate", type=media_type)["href"]
        assert client.get(address).headers["content-type"].startswith(media_type)
