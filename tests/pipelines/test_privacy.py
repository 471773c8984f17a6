"""Nothing personal in any text that is stored, wherever on the page it stood."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from normalize.values import Issue, PriceItem, Session
from pipelines.privacy import protect
from spiders.items import Event, Finding, PageReading, Place, Price, Series

PERSON = "fornavn.etternavn@drammen.example.no"
PHONE = "987 65 432"
ROLE = "klima@drammen.example.no"
TEXT = f"Spør {PERSON} eller {PHONE}, ellers {ROLE}"


@pytest.fixture
def reading(make_event: Callable[..., Event]) -> PageReading:
    session = make_event().sessions[0]
    event = make_event(
        title=TEXT,
        description=TEXT,
        contact_email=PERSON,
        organizers=(TEXT,),
        sessions=(Session(session.start, session.end, TEXT),),
        price=Price(items=(PriceItem(100, text=TEXT),)),
        place=Place(venue=TEXT, address=TEXT),
        evidence=(Finding("x", TEXT, TEXT, "p[1]", "r"), Finding("y", [{"text": TEXT}], TEXT, "p[2]", "r")),
        issues=(Issue("c", "f", TEXT),),
    )
    return PageReading(kind="event", title=TEXT, events=(event,), series=(Series(TEXT),), issues=event.issues)


def test_no_text_keeps_what_is_personal(reading: PageReading) -> None:
    stored = json.dumps(protect(reading).to_record(), ensure_ascii=False)
    assert PERSON not in stored
    assert PHONE not in stored
    assert stored.count(ROLE) == json.dumps(reading.to_record(), ensure_ascii=False).count(ROLE)


@pytest.mark.parametrize(("given", "kept"), [(PERSON, None), (ROLE, ROLE), (None, None)])
def test_contact_is_a_role_or_nobody(make_event: Callable[..., Event], given: str, kept: str | None) -> None:
    (event,) = protect(PageReading(kind="event", events=(make_event(contact_email=given),))).events
    assert event.contact_email == kept


def test_values_that_are_no_text_stay(make_event: Callable[..., Event]) -> None:
    finding = Finding("price.is_free", value=False, quote="kr 450", where="p[1]", rule="price.amount")
    (event,) = protect(PageReading(kind="event", events=(make_event(evidence=(finding,)),))).events
    assert event.evidence == (finding,)
