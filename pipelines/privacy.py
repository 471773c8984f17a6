"""No private names' addresses or telephone numbers get into the database: role addresses only."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from normalize import redact, role_addresses

if TYPE_CHECKING:
    from spiders.items import Event, Finding, PageReading
    from spiders.pages import PageItem


class ProtectPersons:
    """Scrapy pipeline: see :func:`protect`."""

    def process_item(self, item: PageItem) -> PageItem:
        if item.reading is not None:
            item.reading = protect(item.reading)
        return item


def protect(reading: PageReading) -> PageReading:
    """The reading with personal addresses and telephone numbers taken out of every text that is stored."""
    return replace(
        reading,
        title=redact(reading.title),
        events=tuple(map(_protect_event, reading.events)),
        series=tuple(replace(series, name=redact(series.name)) for series in reading.series),
        issues=tuple(replace(issue, message=redact(issue.message)) for issue in reading.issues),
    )


def _protect_event(event: Event) -> Event:
    return replace(
        event,
        title=redact(event.title),
        description=redact(event.description),
        contact_email=next(iter(role_addresses(event.contact_email or "")), None),
        sessions=tuple(replace(session, venue=_redacted(session.venue)) for session in event.sessions),
        price=replace(
            event.price, items=tuple(replace(item, text=redact(item.text)) for item in event.price.items)
        ),
        place=replace(
            event.place, venue=_redacted(event.place.venue), address=_redacted(event.place.address)
        ),
        organizers=tuple(map(redact, event.organizers)),
        evidence=tuple(_protect_finding(finding) for finding in event.evidence),
        issues=tuple(replace(issue, message=redact(issue.message)) for issue in event.issues),
    )


def _protect_finding(finding: Finding) -> Finding:
    return replace(finding, quote=redact(finding.quote), value=_redacted_value(finding.value))


def _redacted(text: str | None) -> str | None:
    return redact(text) if text else text


def _redacted_value(value: Any) -> Any:
    if isinstance(value, str):
        return redact(value)
    if isinstance(value, dict):
        return {key: _redacted_value(part) for key, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [_redacted_value(part) for part in value]
    return value
