"""tkevents.no, the event service of Trondheim kommune: GraphQL.

Cancelled and sold out are said of every repetition by itself, and each repetition is an event of its own.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from normalize import OSLO
from spiders.feeds.rendering import render
from spiders.feeds.values import Entry, Feed, Question, load_object, objects

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

HOST = "tkevents.no"
PATH = "/graphQL"
FIELDS = (
    "title_nb desc_nb event_slug startDate endDate mode priceOption regularPrice reducedPrice organizers { name } "
    "repetitions { startDate endDate eventCancelled eventSoldOut ticketsURL venue { name address } }"
)
MOST = 1000  # what the service gives at once
MODES = {"offline": "Offline", "online": "Online", "hybrid": "Mixed"}


def questions(_page: str, url: str, _today: date) -> Iterator[Question]:
    """All events, from any page of the service."""
    if urlsplit(url).hostname == HOST:
        query = (
            f'{{ events(filter: {{sortBy: "date"}}, page: 0, pageSize: {MOST}) {{ data {{ {FIELDS} }} }} }}'
        )
        yield Question(f"https://{HOST}{PATH}", json.dumps({"query": query}).encode())


def recognises(url: str) -> bool:
    parts = urlsplit(url)
    return parts.hostname == HOST and parts.path.lower() == PATH.lower()


def read(body: bytes, _url: str, today: date) -> Feed:
    """Every repetition that is still to come, brought along under the address of its page."""
    data = load_object(body).get("data")
    found = data.get("events") if isinstance(data, dict) else None
    rows = objects(found.get("data") if isinstance(found, dict) else None)
    return Feed(
        tuple(
            entry
            for row in rows
            if row.get("event_slug") and row.get("title_nb")
            for entry in _entries(row, today)
        )
    )


def _entries(row: dict[str, Any], today: date) -> Iterator[Entry]:
    address = f"https://{HOST}/event/{row['event_slug']}"
    repetitions = objects(row.get("repetitions")) or [row]
    for repetition in repetitions:
        start = _moment(repetition.get("startDate") or row.get("startDate"))
        if start is not None and start.date() >= today:
            url = f"{address}?start={start:%Y-%m-%dT%H%M}" if len(repetitions) > 1 else address
            yield Entry(url, page=_page(row, repetition, start, address))


def _page(row: dict[str, Any], repetition: dict[str, Any], start: datetime, address: str) -> str:
    end = _moment(repetition.get("endDate"))
    event: dict[str, Any] = {"name": row["title_nb"], "startDate": start.isoformat(), "url": address}
    if end is not None:
        event["endDate"] = end.isoformat()
    venue = repetition.get("venue")
    if isinstance(venue, dict) and venue.get("name"):
        event["location"] = {"@type": "Place", "name": venue["name"], "address": venue.get("address")}
    if mode := MODES.get(str(row.get("mode"))):
        event["eventAttendanceMode"] = f"{mode}EventAttendanceMode"
    if repetition.get("eventCancelled"):
        event["eventStatus"] = "EventCancelled"
    if names := [one["name"] for one in objects(row.get("organizers")) if one.get("name")]:
        event["organizer"] = [{"name": name} for name in names]
    offer = {"url": repetition.get("ticketsURL"), "price": row.get("regularPrice"), "priceCurrency": "NOK"}
    if repetition.get("eventSoldOut"):
        offer["availability"] = "SoldOut"
    if row.get("priceOption") == "gratis":
        event["isAccessibleForFree"] = True
    event["offers"] = [{name: value for name, value in offer.items() if value}]
    return render(event, text=str(row.get("desc_nb") or ""))


def _moment(text: Any) -> datetime | None:
    """ "2026-05-15 09:15:00+00", which is UTC, as an Oslo time."""
    try:
        moment = datetime.fromisoformat(str(text))
    except ValueError:
        return None
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(OSLO)
