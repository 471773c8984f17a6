"""JSON-LD as extruct takes it from pages, held against what Google requires and recommends of an Event.

https://developers.google.com/search/docs/appearance/structured-data/event: ``name``, ``startDate`` and ``location``
(with ``address``, or as VirtualLocation with ``url``) are required; the rest is wanted where it is known.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any
from urllib.parse import urlsplit

import extruct
import pytest

Record = dict[str, Any]
SCHEMA = "https://schema.org/"
STATUS = {
    "scheduled": "EventScheduled",
    "cancelled": "EventCancelled",
    "postponed": "EventPostponed",
    "rescheduled": "EventRescheduled",
}
ATTENDANCE = {
    "onsite": "OfflineEventAttendanceMode",
    "online": "OnlineEventAttendanceMode",
    "mixed": "MixedEventAttendanceMode",
}
PLACE = ("venue", "address", "municipality")
TIMES = frozenset(("startDate", "endDate", "previousStartDate", "validFrom", "validThrough"))
ADDRESSES = frozenset(("@id", "url", "sameAs", "eventStatus", "eventAttendanceMode", "availability"))


def in_page(markup: str) -> list[Record]:
    """What a page says in JSON-LD."""
    found = extruct.extract(
        markup, base_url="https://klima.example.no/", syntaxes=["json-ld"], errors="strict"
    )
    return list(found["json-ld"])


def of_feed(answer: Any) -> dict[str, Record]:
    """The events of a file, as extruct takes them once it is put into a page; by their identifiers."""
    script = answer.text.replace("<", "\\u003c")
    (file,) = in_page(f'<script type="application/ld+json">{script}</script>')
    assert file["@context"] == "https://schema.org"
    return {node["identifier"]: node for node in file["@graph"]}


def test_feeds(world: Any, feed: str) -> None:
    nodes, records = of_feed(world.read(feed, "jsonld")), world.records(feed)
    assert nodes.keys() == records.keys()
    assert {event_id: wrong(nodes[event_id], record) for event_id, record in records.items()} == {
        event_id: [] for event_id in records
    }


@pytest.mark.parametrize("feed", ["/klima/events.{}"], indirect=True)
def test_a_page_says_the_same_as_the_feed(world: Any, feed: str) -> None:
    """Every page of an event has its data once and whole."""
    nodes = of_feed(world.read(feed, "jsonld"))
    for event_id, node in nodes.items():
        for path in (f"/arrangement/{event_id}", f"/en/arrangement/{event_id}"):
            (found,) = in_page(world.client.get(path).text)
            assert found == {"@context": "https://schema.org", **node}, path


def wrong(node: Record, record: Record) -> list[str]:
    """What Google's guide asks for and the record could tell, but the node does not; and what it must not say."""
    return [*_required(node, record), *_wanted(node, record), *_forbidden(node)]


def _required(node: Record, record: Record) -> Iterator[str]:
    if node.get("@type") != "Event":
        yield "type"
    if node.get("name") != record["title"]:
        yield "name"
    if (node.get("startDate"), node.get("endDate")) != (record["starts_at"], record["ends_at"]):
        yield "startDate, endDate"
    kinds = [place["@type"] for place in node.get("location", [])]
    somewhere = any(record["place"][key] for key in PLACE)
    online = record["attendance"] in ("online", "mixed")
    if kinds != ["Place"] * somewhere + ["VirtualLocation"] * online:
        yield "location"
    for place in node.get("location", []):
        if place["@type"] == "Place" and not (place.get("name") and place.get("address")):
            yield "name and address of a place"
        if (
            place["@type"] == "VirtualLocation"
            and not place.get("url")
            and str(record["url"]).startswith("http")
        ):
            yield "address of an online place"


def _wanted(node: Record, record: Record) -> Iterator[str]:
    mode = ATTENDANCE.get(record["attendance"])
    wanted = {
        "eventStatus": SCHEMA + STATUS[record["status"]],
        "eventAttendanceMode": mode and SCHEMA + mode,
        "previousStartDate": record["previous_start"],
        "description": record["description"] or None,
        "isAccessibleForFree": record["price"]["is_free"],
        "organizer": [{"@type": "Organization", "name": name} for name in record["organizers"]] or None,
    }
    yield from (name for name, value in wanted.items() if node.get(name) != value)
    prices = [item["amount"] for item in record["price"]["items"] if item["label"] != "no-show"]
    if not prices and record["price"]["is_free"]:
        prices = [0]
    offers = node.get("offers", [])
    if [offer["price"] for offer in offers if "price" in offer] != prices:
        yield "price"
    registration = record["registration"]
    for offer in offers:
        if "price" in offer and not offer.get("priceCurrency"):
            yield "priceCurrency"
        if offer.get("validThrough") != registration["deadline"]:
            yield "validThrough"
        if registration["fully_booked"] != (offer.get("availability") == f"{SCHEMA}SoldOut"):
            yield "availability"
    if not offers and (registration["deadline"] or registration["fully_booked"]):
        yield "offers"


def _forbidden(node: Any, name: str = "") -> Iterator[str]:
    """Nothing is null or empty, times are ISO 8601 with an offset, addresses are absolute, prices are numbers."""
    if node in (None, "", [], {}):
        yield f"{name} is nothing"
    elif isinstance(node, dict):
        for key, value in node.items():
            yield from _forbidden(value, key)
    elif isinstance(node, list):
        for value in node:
            yield from _forbidden(value, name)
    elif not _is_sound(node, name):
        yield f"{name}: {node}"


def _is_sound(value: Any, name: str) -> bool:
    if name in TIMES:
        return _is_time(value)
    if name in ADDRESSES:
        return urlsplit(value).scheme in ("http", "https")
    return name != "price" or isinstance(value, int | float)


def _is_time(text: str) -> bool:
    try:
        if len(text) == len("2026-05-01"):
            return bool(date.fromisoformat(text))
        return datetime.fromisoformat(text).utcoffset() is not None
    except ValueError:
        return False
