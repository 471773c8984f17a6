"""Links that stand on every page of a site are told once, and nothing is lost by it."""

from __future__ import annotations

from datetime import date

import pytest

from klimakalender.reference import load_tables
from klimakalender.sources import load_registry
from spiders.finding.contents import ContentsReader, Fetched

SITE = "https://granvoll.example"
MENU = (
    '<nav><a href="/tjenester">Tjenester</a> <a href="/kart?a=1&utm_source=b">Kart</a> '
    '<a href="/kalender.ics">Fil</a></nav>'
)
LISTED = "".join(
    f"<article><h2><a href='/kveld/{day}'>Klimakveld {day}</a></h2><p>Tid: {day}. mars 2027 kl. 18–20</p></article>"
    for day in (3, 10, 17)
)


def page(path: str, content: str = "", **changes: object) -> Fetched:
    body = f"<!doctype html><title>Granvoll</title>{MENU}<main><h1>Om oss</h1>{content}</main>"
    given = {"body": body.encode(), "url": SITE + path, "day": date(2027, 1, 4), "site": f"{SITE}/"}
    return Fetched(**given | changes)


def links(read: ContentsReader, fetched: Fetched) -> list[str]:
    return [link.url.removeprefix(SITE) for link in read(fetched).outgoing.links]


@pytest.fixture
def read() -> ContentsReader:
    read = ContentsReader(load_registry(), load_tables())
    assert links(read, page("/")) == ["/tjenester", "/kart?a=1", "/kalender.ics"]
    return read


@pytest.mark.parametrize(
    ("fetched", "told"),
    [
        pytest.param(page("/om"), ["/kalender.ics"], id="again: what raises questions only"),
        pytest.param(
            page("/om", '<a href="/nytt">Nytt</a>'), ["/kalender.ics", "/nytt"], id="and what is new"
        ),
        pytest.param(page("/om", is_list=True), ["/tjenester", "/kart?a=1", "/kalender.ics"], id="list"),
        pytest.param(
            page("/om", LISTED),
            ["/tjenester", "/kart?a=1", "/kalender.ics", "/kveld/3", "/kveld/10", "/kveld/17"],
            id="list that nothing has called one",
        ),
        pytest.param(
            page("/om", site="https://lia.example/"),
            ["/tjenester", "/kart?a=1", "/kalender.ics"],
            id="another site",
        ),
        pytest.param(
            page("/om", site=None), ["/tjenester", "/kart?a=1", "/kalender.ics"], id="no site: as it stands"
        ),
        pytest.param(
            page("/om", '<base href="https://lia.example/"><a href="/tjenester">Lia</a>'),
            ["/kalender.ics", "https://lia.example/tjenester"],
            id="the same words at another base",
        ),
        pytest.param(
            page("/om", '<a href="/tjenester" type="application/rss+xml">Strøm</a>'),
            ["/kalender.ics"],
            id="feed",
        ),
    ],
)
def test_links_are_told_once(read: ContentsReader, fetched: Fetched, told: list[str]) -> None:
    assert links(read, fetched) == told


def test_a_link_that_is_a_feed_elsewhere_is_still_one(read: ContentsReader) -> None:
    fetched = page("/om", '<a href="/tjenester" type="application/rss+xml">Strøm</a>')
    assert read(fetched).outgoing.feeds == (f"{SITE}/tjenester",)


def test_links_that_are_not_to_be_followed_are_not_told() -> None:
    read = ContentsReader(load_registry(), load_tables())
    for robots in ("nofollow", None):
        assert links(read, page("/om", robots=robots)) == ["/tjenester", "/kart?a=1", "/kalender.ics"]
