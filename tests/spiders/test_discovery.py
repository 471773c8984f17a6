from __future__ import annotations

import pytest

from spiders.finding.discovery import Grade, grade, leads_on
from spiders.links import Link

SITE = "https://granvoll.example"

GRADES = {
    "calendar": ("/kalender/", "", Grade.EVENT_LIST),
    "bokmål": ("/hva-skjer", "", Grade.EVENT_LIST),
    "nynorsk": ("/kva-skjer/", "", Grade.EVENT_LIST),
    "courses nn": ("/nn/vestland/kurs-og-konferansar/", "", Grade.EVENT_LIST),
    "numbered folder": ("/nb/agder/Kurs-og-konferanser1/", "", Grade.EVENT_LIST),
    "by link text": ("/side.1234.aspx", "Hva skjer", Grade.EVENT_LIST),
    "by link text nn": ("/tema/17", "Arrangement", Grade.EVENT_LIST),
    "in a calendar": ("/kalender/2026/opent-hus/", "", Grade.EVENT_PAGE),
    "acos article": ("/aktuelt/folkemote-om-flom.4711.aspx", "", Grade.EVENT_PAGE),
    "custompublish": ("/klimaseminar-paa-storoey.6220539-329217.html", "", Grade.EVENT_PAGE),
    "by headline": ("/nytt/8812", "Velkommen til åpent møte om overvann", Grade.EVENT_PAGE),
    "news list": ("/aktuelt", "", Grade.NEWS_LIST),
    "news list nn": ("/nyhende/", "", Grade.NEWS_LIST),
    "news": ("/aktuelt/ny-barnehage", "", Grade.NEWS_PAGE),
    "climate section": ("/tjenester/klima-og-miljo", "", Grade.SECTION),
    "other": ("/tjenester/barnehage", "Søk plass", Grade.OTHER),
    "front": ("/", "Hva skjer", Grade.OTHER),
}


@pytest.mark.parametrize(("path", "text", "wanted"), GRADES.values(), ids=GRADES)
def test_grade(path: str, text: str, wanted: Grade) -> None:
    assert grade(SITE + path, text) is wanted


ON = {
    "parameter": ("/nytt?side=2", "2", "/nytt"),
    "acos": ("/nytt/?Side=3", "", "/nytt/"),
    "offset": ("/nytt?offset=20", "Flere", "/nytt?offset=10"),
    "folder": ("/nytt/page/2/", "2", "/nytt/"),
    "folder on": ("/nytt/side/3", "3", "/nytt/side/2"),
    "words": ("/nytt?fra=20", "Vis flere", "/nytt"),
    "words nn": ("/nytt?fra=20", "Vis fleire", "/nytt"),
}


@pytest.mark.parametrize(("there", "text", "here"), ON.values(), ids=ON)
def test_the_next_part_of_a_list(there: str, text: str, here: str) -> None:
    assert leads_on(Link(SITE + there, text), SITE + here)


OFF = {
    "item": ("/nytt/klimakveld", "Klimakveld", "/nytt"),
    "other list": ("/kalender?side=2", "2", "/nytt"),
    "filter": ("/nytt?tema=skole", "Skole", "/nytt"),
    "other host": ("https://storoy.example/nytt?side=2", "2", "/nytt"),
}


@pytest.mark.parametrize(("there", "text", "here"), OFF.values(), ids=OFF)
def test_what_is_not_the_next_part(there: str, text: str, here: str) -> None:
    there = there if there.startswith("https") else SITE + there
    assert not leads_on(Link(there, text), SITE + here)
