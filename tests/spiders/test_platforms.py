"""Addresses that a platform or publisher uses for its events and lists (shapes from knowledge of the sites)."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from klimakalender.sources import Registry
from spiders.base import SiteSpider
from spiders.finding.answers import Bookkeeper
from spiders.finding.discovery import Grade
from spiders.items import PageReading
from spiders.kommune import KommuneSpider
from spiders.ks import KsSpider
from spiders.miljodirektoratet import MiljodirektoratetSpider
from spiders.statsforvalteren import StatsforvalterenSpider

EVENTS = {
    KommuneSpider: (
        "/Kalender/CalendarEvent.aspx?Id=77&MId1=7",
        "/Kalender/(event)/1234567",
        "/kalender/2026/apen-dag/",
        "/hvaskjer/tema/klima/byttedag",
        "/kalender/naring/storoy-samling",
    ),
    KsSpider: (
        "/regioner/ks-granvoll/kalender/klima-kick-off/",
        "/regioner/ks-granvoll/klimadag/",
        "/fagomrader/samfunnsutvikling/klima/temadag/",
        "/fagomrader/barekraftsmalene/barekraftsfredag/januar/",
        "/ks-toppmoter-2026/strategikonferanser/",
    ),
    MiljodirektoratetSpider: (
        "/aktuelt/arrangementer/2024/juni-2024/samling/",
        "/aktuelt/arrangementer/2023/juni/samling/",
        "/aktuelt/fagmeldinger/2021/mars-2021/rettleiing/",
        "/no/Nyheter/Arrangementer/Samling-for-kommunene/",
    ),
    StatsforvalterenSpider: (
        "/nn/vestland/kurs-og-konferansar/2026/04/skogdag/",
        "/nb/agder/Kurs-og-konferanser1/2026/09/jordvern/",
        "/nn/More-og-Romsdal/Kurs-og-konferansekalender/2026/05/myr/",
        "/nb/Rogaland/Arkiv---Kurs-og-konferansekalender/myr/",
        "/nb/agder/Landbruk-og-mat/infoskriv-3.-juni-2026/",
    ),
}
LISTS = {
    KommuneSpider: ("/Kalender/", "/hvaskjer"),
    KsSpider: ("/regioner/ks-granvoll/kalender/", "/regioner/ks-granvoll/", "/kalender/"),
    MiljodirektoratetSpider: ("/aktuelt/arrangementer/", "/aktuelt/arrangementer/webinar"),
    StatsforvalterenSpider: ("/nn/vestland/kurs-og-konferansar/", "/nb/agder/Kurs-og-konferanser1/"),
}


def cases(table: dict[type[SiteSpider], tuple[str, ...]]) -> list[object]:
    return [
        pytest.param(spider, path, id=f"{spider.name} {path}") for spider in table for path in table[spider]
    ]


def graded(spider: type[SiteSpider], path: str) -> Grade:
    site_spider = spider(
        [],
        Bookkeeper(Registry([]), {}, lambda *_: None, lambda: datetime(2027, 4, 1, tzinfo=UTC)),
        lambda *_: PageReading("other"),
    )
    return site_spider.grade(f"https://granvoll.example{path}")


@pytest.mark.parametrize(("spider", "path"), cases(EVENTS))
def test_events_of_a_platform(spider: type[SiteSpider], path: str) -> None:
    assert graded(spider, path) is Grade.EVENT_PAGE


@pytest.mark.parametrize(("spider", "path"), cases(LISTS))
def test_lists_of_a_platform(spider: type[SiteSpider], path: str) -> None:
    assert graded(spider, path) is Grade.EVENT_LIST
