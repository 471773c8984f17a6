"""Nothing impossible gets into the database: it becomes null, with an issue that says so."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from normalize import Issue, Session, Stamp, day_of

if TYPE_CHECKING:
    from datetime import date

    from spiders.items import Event, PageReading
    from spiders.pages import PageItem

# Announcements are not made longer ahead than this; archives may hold older ones than anybody asks for.
FARTHEST_AHEAD = timedelta(days=6 * 366)
FIRST_YEAR = 1990
DEAREST = 500_000  # kroner; more is a budget or a grant
SOUTH, NORTH, WEST, EAST = 57.0, 81.5, 2.0, 34.0  # Norway with Svalbard
LATE = "deadline-after-event"


class ValidateEvents:
    """Scrapy pipeline: see :func:`validate`."""

    def process_item(self, item: PageItem) -> PageItem:
        if item.reading is not None:
            item.reading = validate(item.reading, item.fetched_at.date())
        return item


def validate(reading: PageReading, day: date) -> PageReading:
    """The reading without impossible values; ``day`` is when the page was fetched.

    An event without a title is left out, with an issue of the page.
    """
    events = [_validate_event(event, day) for event in reading.events if event.title.strip()]
    issues = reading.issues
    if len(events) < len(reading.events):
        issues = (*issues, Issue("no-title", "title", "an announcement without a title was left out"))
    return replace(reading, events=tuple(events), issues=issues)


def _validate_event(event: Event, day: date) -> Event:
    issues = list(event.issues)
    event = _with_plausible_sessions(event, day, issues)
    event = _with_plausible_prices(event, issues)
    event = _with_web_addresses(event, issues)
    event = _with_coordinates_in_norway(event, issues)
    _doubt_deadline(event, issues)
    return replace(event, issues=tuple(issues))


def _with_plausible_sessions(event: Event, day: date, issues: list[Issue]) -> Event:
    kept = []
    for session in event.sessions:
        start, end = session.start, session.end
        if start.year < FIRST_YEAR or day_of(start) - day > FARTHEST_AHEAD:
            issues.append(Issue("implausible-date", "sessions", f"{start.isoformat()} was left out"))
            continue
        if end is not None and _before(end, start):
            issues.append(Issue("end-before-start", "sessions", f"the end {end.isoformat()} was left out"))
            end = None
        kept.append(Session(start, end, session.venue))
    return replace(event, sessions=tuple(kept))


def _with_plausible_prices(event: Event, issues: list[Issue]) -> Event:
    kept = []
    for item in event.price.items:
        if 0 <= item.amount <= DEAREST:
            kept.append(item)
        else:
            message = f"{item.amount:g} {item.currency} was left out"
            issues.append(Issue("implausible-price", "price.items", message))
    return replace(event, price=replace(event.price, items=tuple(kept)))


def _with_web_addresses(event: Event, issues: list[Issue]) -> Event:
    """Links are published, so they lead to web pages and nowhere else."""
    online, registration = event.online_url, event.registration
    if online and not _is_web_address(online):
        event = replace(event, online_url=None)
        issues.append(Issue("no-web-address", "online_url", "a link that is no web address was left out"))
    if registration.url and not _is_web_address(registration.url):
        event = replace(event, registration=replace(registration, url=None))
        issues.append(
            Issue("no-web-address", "registration.url", "a link that is no web address was left out")
        )
    return event


def _with_coordinates_in_norway(event: Event, issues: list[Issue]) -> Event:
    place = event.place
    if place.latitude is None or place.longitude is None:
        return event
    if SOUTH <= place.latitude <= NORTH and WEST <= place.longitude <= EAST:
        return event
    issues.append(
        Issue("outside-norway", "place", f"{place.latitude:.3f}, {place.longitude:.3f} was left out")
    )
    return replace(event, place=replace(place, latitude=None, longitude=None))


def _doubt_deadline(event: Event, issues: list[Issue]) -> None:
    """A deadline after the event may be what the page says, and is kept."""
    deadline = event.registration.deadline
    if deadline is None or not event.sessions or any(issue.code == LATE for issue in issues):
        return
    last = event.sessions[-1].end or event.sessions[-1].start
    if day_of(deadline) > day_of(last):
        message = f"the deadline {deadline.isoformat()} is after the event"
        issues.append(Issue(LATE, "registration.deadline", message))


def _before(one: Stamp, other: Stamp) -> bool:
    if isinstance(one, datetime) and isinstance(other, datetime):
        return one < other
    return day_of(one) < day_of(other)


def _is_web_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)
