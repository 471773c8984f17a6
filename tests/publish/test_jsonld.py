"""schema.org events: what Google's guide requires, and nothing that is not known."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from klimakalender.publish import jsonld

Save = Callable[..., list[dict[str, Any]]]
BASE = "https://klima.example.no/arrangement/"


@pytest.fixture
def ld(records: Save) -> Callable[..., dict[str, Any]]:
    def build(announced: dict[str, Any]) -> dict[str, Any]:
        (record,) = records(announced)
        return jsonld.event(record, base=BASE)

    return build


def test_required_properties(ld: Any, announcement: Any, session: Any) -> None:
    event = ld(announcement("A", session("2027-05-03T18:00", "2027-05-03T20:00")))
    assert event["@type"] == "Event"
    assert event["name"] == "A"
    assert event["startDate"] == "2027-05-03T18:00:00+02:00"
    assert event["endDate"] == "2027-05-03T20:00:00+02:00"
    assert event["location"][0]["address"]["addressLocality"] == "Drammen"
    assert event["eventStatus"] == "https://schema.org/EventScheduled"


def test_nothing_is_null(ld: Any, announcement: Any, session: Any) -> None:
    text = json.dumps(ld(announcement("A", session("2027-05-03"), description=None)))
    assert "null" not in text
    assert '""' not in text


def test_day_without_clock_is_a_date(ld: Any, announcement: Any, session: Any) -> None:
    assert ld(announcement("A", session("2027-05-03")))["startDate"] == "2027-05-03"


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("cancelled", "EventCancelled"),
        ("postponed", "EventPostponed"),
        ("rescheduled", "EventRescheduled"),
    ],
)
def test_status(ld: Any, announcement: Any, session: Any, status: str, expected: str) -> None:
    event = ld(announcement("A", session("2027-05-03"), status=status, previous_start="2027-04-01"))
    assert event["eventStatus"] == f"https://schema.org/{expected}"
    assert event["previousStartDate"] == "2027-04-01"


def test_deadline_and_prices_are_offers(ld: Any, announcement: Any, session: Any) -> None:
    items = [
        {"amount": 450, "currency": "NOK", "label": "medlem", "vat": None, "text": "450"},
        {"amount": 950, "currency": "NOK", "label": None, "vat": None, "text": "950"},
        {"amount": 500, "currency": "NOK", "label": "no-show", "vat": None, "text": "500"},
    ]
    price = {"is_free": False, "currency": "NOK", "min": 450, "max": 950, "items": items}
    announced = announcement(
        "A", session("2027-05-03"), price=price, registration={"deadline": "2027-04-20", "fully_booked": True}
    )
    event = ld(announced)
    assert [offer["price"] for offer in event["offers"]] == [450, 950]
    assert {offer["validThrough"] for offer in event["offers"]} == {"2027-04-20"}
    assert {offer["availability"] for offer in event["offers"]} == {"https://schema.org/SoldOut"}
    assert event["isAccessibleForFree"] is False


def test_free_is_an_offer_of_nothing(ld: Any, announcement: Any, session: Any) -> None:
    event = ld(announcement("A", session("2027-05-03"), price={"is_free": True}))
    assert event["isAccessibleForFree"] is True
    assert event["offers"] == [{"@type": "Offer", "price": 0, "priceCurrency": "NOK"}]


def test_unknown_price_is_no_offer(ld: Any, announcement: Any, session: Any) -> None:
    event = ld(announcement("A", session("2027-05-03")))
    assert "offers" not in event
    assert "isAccessibleForFree" not in event


def test_online(ld: Any, announcement: Any, session: Any) -> None:
    event = ld(
        announcement("A", session("2027-05-03"), attendance="mixed", online_url="https://mote.example.no/1")
    )
    assert event["eventAttendanceMode"] == "https://schema.org/MixedEventAttendanceMode"
    assert [place["@type"] for place in event["location"]] == ["Place", "VirtualLocation"]


def test_sessions_are_sub_events(ld: Any, announcement: Any, session: Any) -> None:
    event = ld(announcement("A", session("2027-05-03"), session("2027-05-10", venue="Et annet sted")))
    assert [one["startDate"] for one in event["subEvent"]] == ["2027-05-03", "2027-05-10"]
    assert event["subEvent"][1]["location"] == {"@type": "Place", "name": "Et annet sted"}
