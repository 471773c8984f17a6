"""Calendar files (iCalendar, RFC 5545), recurring events expanded.

An event with an address of its own is read from that page, which says more; another one from the file.
"""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode, urlsplit

import icalendar
import recurring_ical_events

from normalize import OSLO
from spiders.addresses import request_address
from spiders.feeds.rendering import render
from spiders.feeds.values import Entry, Feed, Question

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spiders.links import Link

AHEAD = timedelta(days=730)
MOST = 1000  # occurrences; a calendar of more is no list of public events
RECURS = frozenset(("RRULE", "RDATE", "RECURRENCE-ID"))
FORMS = ("ical=1", "format=ical", "/ical/", "feed=ical")


def questions(links: tuple[Link, ...]) -> Iterator[Question]:
    """The calendar files that a page links to."""
    for link in links:
        if is_calendar_file(link.url):
            yield Question(link.url)


def is_calendar_file(url: str) -> bool:
    """Whether an address is that of a calendar file, by its looks."""
    url = url.lower()
    # Hardly any address has these letters at all.
    if "ical" in url and any(form in url for form in FORMS):
        return True
    return ".ics" in url and urlsplit(url).path.endswith(".ics")


def read(body: bytes, url: str, today: date) -> Feed:
    """What takes place from ``today`` on; of a broken file, nothing."""
    try:
        calendar = icalendar.Calendar.from_ical(body)
        found = recurring_ical_events.of(calendar, skip_bad_series=True).between(today, today + AHEAD)[:MOST]
    except (ValueError, IndexError, KeyError):  # what the two libraries raise for files that are none
        return Feed()
    recurring = {str(event.get("UID")) for event in calendar.walk("VEVENT") if RECURS.intersection(event)}
    repeated = Counter(_address(event, url) for event in found)
    entries: dict[str, Entry] = {}
    for event in found:
        address = _address(event, url)
        if event.get("SUMMARY") and address:
            own = (
                address != url and repeated[address] == 1 and urlsplit(address).netloc == urlsplit(url).netloc
            )
            entry = Entry(address, announces=True) if own else _brought(event, address, recurring)
            entries.setdefault(entry.url, entry)
    return Feed(tuple(entries.values()))


def _address(event: Any, url: str) -> str | None:
    return request_address(str(event.get("URL") or ""), url) or url


def _brought(event: Any, address: str, recurring: set[str]) -> Entry:
    """The event as a page of the calendar. One that does not recur is known by its UID, whatever its date."""
    start, end = _stamp(event.get("DTSTART")), _stamp(event.get("DTEND"))
    if isinstance(end, date) and not isinstance(end, datetime):
        end -= timedelta(days=1)  # the day after the last one (RFC 5545 §3.6.1)
    data: dict[str, Any] = {"name": str(event["SUMMARY"]), "startDate": start.isoformat() if start else None}
    if end is not None and end != start:
        data["endDate"] = end.isoformat()
    if event.get("LOCATION"):
        data["location"] = {"@type": "Place", "name": str(event["LOCATION"])}
    if str(event.get("STATUS")) == "CANCELLED":
        data["eventStatus"] = "EventCancelled"
    uid = str(event.get("UID") or "")
    named = (
        {"uid": uid}
        if uid and uid not in recurring
        else {"uid": uid or event["SUMMARY"], "start": data["startDate"]}
    )
    key = urlencode(named)
    page = render(
        {name: value for name, value in data.items() if value}, text=str(event.get("DESCRIPTION") or "")
    )
    return Entry(f"{address}{'&' if '?' in address else '?'}{key}", page=page)


def _stamp(value: Any) -> date | datetime | None:
    stamp = getattr(value, "dt", None)
    if isinstance(stamp, datetime):
        return stamp.astimezone(OSLO) if stamp.tzinfo else stamp.replace(tzinfo=OSLO)
    return stamp if isinstance(stamp, date) else None
