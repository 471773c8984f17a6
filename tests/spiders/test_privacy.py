"""Nothing personal in anything that reading a page gives, wherever on the page it stood."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from normalize import Issue, PriceItem, Session, is_role
from spiders.items import Event, Finding, PageReading, Place, Price, Registration, Series
from spiders.reading.privacy import protect
from tests.spiders.saved import PAGES, SavedPage

PERSON = "fornavn.etternavn@drammen.example.no"
PHONE = "987 65 432"
ROLE = "klima@drammen.example.no"
TEXT = f"Spør {PERSON} eller {PHONE}, ellers {ROLE}"
URL = "https://www.drammen.example.no/kalender/klimakveld?id=98765432"


EVENT = Event(
    title=TEXT,
    url=URL,
    description=TEXT,
    contact_email=PERSON,
    organizers=(TEXT,),
    sessions=(Session(date(2027, 5, 3), None, TEXT),),
    registration=Registration(url=f"{URL}&til={PERSON}"),
    price=Price(items=(PriceItem(100, text=TEXT),)),
    place=Place(venue=TEXT, address=TEXT),
    evidence=(Finding("x", TEXT, TEXT, "p[1]", "r"), Finding("y", [{"text": TEXT}], TEXT, "p[2]", "r")),
    issues=(Issue("c", "f", TEXT),),
)
READING = PageReading("event", (TEXT,), TEXT, events=(EVENT,), series=(Series(TEXT),), issues=EVENT.issues)


def test_no_text_keeps_what_is_personal() -> None:
    given, kept = (json.dumps(each.to_record(), ensure_ascii=False) for each in (READING, protect(READING)))
    assert PERSON not in kept
    assert PHONE not in kept
    assert kept.count(ROLE) == given.count(ROLE)


def test_links_keep_their_numbers() -> None:
    (event,) = protect(READING).events
    assert event.url == URL
    assert event.registration.url == f"{URL}&til=…"


@pytest.mark.parametrize(("given", "kept"), [(PERSON, None), (ROLE, ROLE), (None, None)])
def test_contact_is_a_role_or_nobody(given: str | None, kept: str | None) -> None:
    (event,) = protect(PageReading("event", events=(Event("Klimakveld", URL, contact_email=given),))).events
    assert event.contact_email == kept


def test_what_is_not_personal_stays_as_it_is() -> None:
    finding = Finding("price.is_free", value=False, quote="kr 450", where="p[1]", rule="price.amount")
    reading = PageReading("event", events=(Event("Klimakveld", URL, evidence=(finding,)),))
    assert protect(reading) == reading


# Looser than what :mod:`normalize.contact` masks: anything with an address's sign, and any eight digits in groups.
ADDRESS = re.compile(r"[\w.+-]+\s?(?:@|\(a\)|\[at\]|\(at\))\s?[\w.-]+\.\w+")
NUMBER = re.compile(
    r"(?<![\d.,:/–-])\d{2,3}(?:[ \u00a0]\d{2,3}){2,3}(?![\d.,:/–-]| kr)|(?<!\d)[2-9]\d{7}(?!\d)"
)


def texts(value: Any) -> Iterator[str]:
    """Every text of a record but its links."""
    if isinstance(value, str):
        if not value.startswith(("http", "www.")):
            yield value
    elif isinstance(value, (dict, list)):
        for part in value.values() if isinstance(value, dict) else value:
            yield from texts(part)


@pytest.mark.parametrize("page", PAGES)
def test_no_page_gives_away_a_person(page: SavedPage) -> None:
    told = list(texts(page.record()))
    assert [found for text in told for found in ADDRESS.findall(text) if not is_role(found)] == []
    assert [found for text in told for found in NUMBER.findall(text) if _is_telephone(found)] == []


def _is_telephone(digits: str) -> bool:
    return len(re.sub(r"\D", "", digits)) == len("22000000")
