"""Embedded data beside the visible text: what it adds to an event, and where the two disagree.

The visible text is what readers act on and editors correct, so a date it states in a trusted place stays and the
difference becomes an issue; embedded data decides only over loose text, and fills what the text leaves open.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from normalize import Issue, Session, day_of, iso
from spiders.items import Finding, Price
from spiders.page.locating import address_parts
from spiders.reading.parts.part import Part
from spiders.reading.times.mentions import Tier
from spiders.reading.times.timing import Timing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spiders.items import Event
    from spiders.page.document import Document
    from spiders.page.structured import StructuredEvent


def own_events(document: Document) -> list[StructuredEvent]:
    """The embedded events that are the page's own: dated, and not announced at another address."""
    return [each for each in document.structured if each.session and _is_here(each, document.url)]


def _is_here(event: StructuredEvent, url: str) -> bool:
    there = address_parts(event.raw.get("url") or url, url)
    return not there.scheme or there.path.rstrip("/") == address_parts(url).path.rstrip("/")


def attach(parts: Sequence[Part], document: Document) -> list[Part]:
    """The parts with the embedded event that belongs to each; embedded events alone where the text has none."""
    events = own_events(document)
    if not events:
        return list(parts)
    if not parts:
        return [_part(each, document) for each in events]
    if len(parts) == 1 and len(events) == 1:
        return [_attached(parts[0], events[0])]
    by_day = {day_of(each.session.start): each for each in events if each.session}
    return [
        _attached(part, by_day[day])
        if part.timing.start and (day := day_of(part.timing.start)) in by_day
        else part
        for part in parts
    ]


def _part(event: StructuredEvent, document: Document) -> Part:
    sessions = (event.session,) if event.session else ()
    timing = Timing(sessions=sessions, previous=event.previous_start)
    pairs = document.labelled.pairs
    where = event.notation
    return Part(event.title, where, timing, document.blocks, pairs, (), structured=event)


def _attached(part: Part, event: StructuredEvent) -> Part:
    embedded, timing = event.session, part.timing
    if embedded is None or len(timing.sessions) != 1:
        return replace(part, structured=event)
    visible = timing.sessions[0]
    trusted = any(mention.tier >= Tier.TITLE for mention in timing.used)
    chosen = _choose(visible, embedded, trusted=trusted)
    issues = timing.issues
    if _differ(visible, embedded):
        message = f"embedded {iso(embedded.start)}, visible {iso(visible.start)}"
        issues = (*issues, Issue("embedded-differs", "sessions", message))
    return replace(part, structured=event, timing=replace(timing, sessions=(chosen,), issues=issues))


def _choose(visible: Session, embedded: Session, *, trusted: bool) -> Session:
    """One session from the two; the visible venue stays."""
    if _differ(visible, embedded):
        return visible if trusted else replace(embedded, venue=visible.venue)
    if not isinstance(visible.start, datetime) and isinstance(embedded.start, datetime):
        return replace(embedded, venue=visible.venue)
    return visible if visible.end else replace(visible, end=embedded.end)


def _differ(visible: Session, embedded: Session) -> bool:
    """Other days, or other clock times where both give one."""
    if day_of(visible.start) != day_of(embedded.start):
        return True
    both = isinstance(visible.start, datetime) and isinstance(embedded.start, datetime)
    return both and visible.start != embedded.start


def complete(event: Event, embedded: StructuredEvent) -> Event:
    """The event with what only the embedded data tells."""
    notes = _Notes(embedded)
    raw = embedded.raw
    if event.status == "scheduled" and embedded.status and embedded.status != event.status:
        event = replace(event, status=embedded.status)
        notes.tell("status", embedded.status, raw.get("eventStatus", ""))
    if event.attendance is None and embedded.attendance:
        event = replace(event, attendance=embedded.attendance)
        notes.tell("attendance", embedded.attendance, raw.get("eventAttendanceMode", ""))
    if not event.organizers and embedded.organizers:
        event = replace(event, organizers=embedded.organizers)
        for name in embedded.organizers:
            notes.tell("organizers", name, name)
    if event.price == Price() and (embedded.prices or embedded.is_free is not None):
        event = replace(event, price=Price(embedded.is_free, embedded.prices))
        for item in embedded.prices:
            notes.tell("price.items", item.amount, item.text)
        if embedded.is_free is not None:
            quote = embedded.prices[0].text if embedded.prices else raw.get("isAccessibleForFree", "")
            notes.tell("price.is_free", embedded.is_free, quote)
    if event.registration.url is None and embedded.registration_url:
        event = replace(event, registration=replace(event.registration, url=embedded.registration_url))
        notes.tell("registration.url", embedded.registration_url, embedded.registration_url)
    if event.place.venue is None and (venue := embedded.venue or embedded.address):
        event = replace(event, place=replace(event.place, venue=venue, address=embedded.address))
        notes.tell("place.venue", venue, venue)
        if embedded.address:
            notes.tell("place.address", embedded.address, embedded.address)
    if event.online_url is None and embedded.online_url:
        event = replace(event, online_url=embedded.online_url)
        notes.tell("online_url", embedded.online_url, embedded.online_url)
    return replace(event, evidence=(*event.evidence, *notes.findings))


class _Notes:
    """Findings in embedded data; their place on the page is its notation."""

    def __init__(self, embedded: StructuredEvent) -> None:
        self._notation = embedded.notation
        self.findings: list[Finding] = []

    def tell(self, field: str, value: object, quote: str) -> None:
        rule = f"embedded.{self._notation}"
        self.findings.append(Finding(field, value, quote, self._notation, rule, 0.9))
