"""The Events Calendar, a WordPress plugin: ``/wp-json/tribe/events/v1/events`` (documented by its vendor).

Without both dates an undocumented window applies, so both are always sent. Pages are read for their events: they say
more than the plugin's fields.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlencode, urljoin, urlsplit

from spiders.addresses import request_address
from spiders.feeds.values import Entry, Feed, Question, load_object, objects

if TYPE_CHECKING:
    from collections.abc import Iterator

PATH = "/wp-json/tribe/events/v1/events"
SIGNS = ("tribe-events", "/wp-json/tribe/", "/plugins/the-events-calendar/")
AHEAD = timedelta(days=730)
AT_ONCE = 50


def questions(page: str, url: str, today: date) -> Iterator[Question]:
    """The first part of the calendar, where a page shows signs of the plugin."""
    if any(sign in page for sign in SIGNS):
        yield _part(url, 1, today)


def recognises(url: str) -> bool:
    return urlsplit(url).path.rstrip("/").endswith(PATH)


def read(body: bytes, url: str, today: date) -> Feed:
    """The addresses of the events, and the next part where there is one."""
    answer = load_object(body)
    entries = tuple(
        Entry(address, announces=True)
        for event in objects(answer.get("events"))
        if (address := request_address(str(event.get("url") or "")))
    )
    number = int(parse_qs(urlsplit(url).query).get("page", ["1"])[0])
    parts = answer.get("total_pages")
    more = isinstance(parts, int) and number < parts and entries
    return Feed(entries, further=(_part(url, number + 1, today),) if more else ())


def _part(url: str, number: int, today: date) -> Question:
    asked = {"page": number, "per_page": AT_ONCE, "start_date": today, "end_date": today + AHEAD}
    return Question(urljoin(url, f"{PATH}?{urlencode(asked)}"))
