"""Friskus, the activity calendars of municipalities: an application without pages over a public API.

``https://<municipality>.friskus.com`` shows what ``https://api.friskus.com/api/v1/events?municipality=<municipality>``
answers, in parts. A series comes as one item.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlencode, urlsplit

from spiders.feeds.rendering import render
from spiders.feeds.values import Entry, Feed, Question, load_object, objects

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

DOMAIN = ".friskus.com"
API_HOST = "api.friskus.com"
PATH = "/api/v1/events"


def questions(_page: str, url: str, _today: date) -> Iterator[Question]:
    """The first part of the municipality's events, from any page of its calendar."""
    host = urlsplit(url).hostname or ""
    if host.endswith(DOMAIN) and host != API_HOST:
        yield _part(host.removesuffix(DOMAIN), 1)


def recognises(url: str) -> bool:
    parts = urlsplit(url)
    return parts.hostname == API_HOST and parts.path.startswith(PATH)


def read(body: bytes, url: str, _today: date) -> Feed:
    """The events, brought along, and the next part."""
    answer = load_object(body)
    data, meta = answer.get("data"), answer.get("meta")
    rows = objects(data.get("events") if isinstance(data, dict) else data)
    asked = parse_qs(urlsplit(url).query)
    municipality, number = asked.get("municipality", [""])[0], int(asked.get("page", ["1"])[0])
    entries = tuple(_entry(row, municipality) for row in rows if row.get("id") and row.get("name"))
    last = meta.get("last_page") if isinstance(meta, dict) else None
    more = municipality and entries and isinstance(last, int) and number < last
    return Feed(entries, further=(_part(municipality, number + 1),) if more else ())


def _part(municipality: str, number: int) -> Question:
    return Question(f"https://{API_HOST}{PATH}?{urlencode({'municipality': municipality, 'page': number})}")


def _entry(row: dict[str, Any], municipality: str) -> Entry:
    organization = row.get("organization")
    event = {
        "name": row["name"],
        "startDate": row.get("starts_at") or row.get("start_at"),
        "endDate": row.get("ends_at") or row.get("end_at"),
        "organizer": organization.get("name") if isinstance(organization, dict) else None,
        "isAccessibleForFree": row.get("is_free"),
        "eventStatus": "EventCancelled" if row.get("is_cancelled") else None,
    }
    url = f"https://{municipality}{DOMAIN}/events/{row['id']}"
    text = str(row.get("description") or "")
    return Entry(
        url, page=render({name: value for name, value in event.items() if value is not None}, text=text)
    )
