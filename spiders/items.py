"""What reading a page gives: frozen records that write themselves as the event record of the documentation.

Everything the page does not tell is ``None`` (or empty). ``to_record()`` gives JSON-ready plain values with
the same keys, in the same order, for every event; stamps are written by :func:`normalize.values.iso`. Most
records have no slots: they are sent between processes, and those without are unpickled several times as fast.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Literal

from normalize import Issue, PriceItem, Session, Span, Stamp, iso

Kind = Literal[
    "event", "event_list", "news", "recap", "recording", "grant", "hearing", "course_catalogue", "other"
]
Attendance = Literal["onsite", "online", "mixed"]
EventStatus = Literal["scheduled", "cancelled", "postponed", "rescheduled"]
Climate = Literal["core", "related", "no"]
Record = dict[str, Any]


@dataclass(frozen=True)
class Finding:
    """Where on the page a value stands: ``field`` is a path into the record, ``where`` a block (``p[7]``)."""

    field: str
    value: Any
    quote: str
    where: str
    rule: str
    confidence: float = 1.0

    def to_record(self) -> Record:
        return {
            "field": self.field,
            "value": self.value,
            "quote": self.quote,
            "where": self.where,
            "rule": self.rule,
            "confidence": round(self.confidence, 2),
        }


@dataclass(frozen=True)
class Registration:
    """How to take part. ``required`` is three-valued; ``deadline`` and ``opens`` are days or Oslo times."""

    required: bool | None = None
    opens: Stamp | None = None
    deadline: Stamp | None = None
    url: str | None = None
    capacity: int | None = None
    fully_booked: bool = False
    closed: bool = False

    def to_record(self) -> Record:
        return {
            "required": self.required,
            "opens": iso(self.opens),
            "deadline": iso(self.deadline),
            "url": self.url,
            "capacity": self.capacity,
            "fully_booked": self.fully_booked,
            "closed": self.closed,
        }


@dataclass(frozen=True)
class Price:
    """What the organiser charges for taking part. ``is_free`` is three-valued; free groups are items of 0."""

    is_free: bool | None = None
    items: tuple[PriceItem, ...] = ()

    def to_record(self) -> Record:
        amounts = [item.amount for item in self.items if not item.label or "no-show" not in item.label]
        return {
            "is_free": self.is_free,
            "currency": self.items[0].currency if self.items else None,
            "min": _number(min(amounts)) if amounts else None,
            "max": _number(max(amounts)) if amounts else None,
            "items": [_price_item(item) for item in self.items],
        }


@dataclass(frozen=True, slots=True)
class Place:
    """Where it is held; coordinates are those of the postal code, place or municipality, in WGS 84."""

    venue: str | None = None
    address: str | None = None
    postal_code: str | None = None
    municipality: str | None = None
    municipality_number: str | None = None
    county: str | None = None
    latitude: float | None = None
    longitude: float | None = None

    def to_record(self) -> Record:
        return {name: getattr(self, name) for name in self.__slots__}


@dataclass(frozen=True)
class Event:
    """One event as one page announces it; sessions are in order of time."""

    title: str
    url: str
    description: str | None = None
    language: str | None = None
    source: str | None = None
    publisher: str | None = None
    status: EventStatus = "scheduled"
    previous_start: Stamp | None = None
    attendance: Attendance | None = None
    online_url: str | None = None
    sessions: tuple[Session, ...] = ()
    approximate: Span | None = None
    registration: Registration = field(default_factory=Registration)
    price: Price = field(default_factory=Price)
    place: Place = field(default_factory=Place)
    organizers: tuple[str, ...] = ()
    contact_email: str | None = None
    series: str | None = None
    climate: Climate = "no"
    topics: tuple[str, ...] = ()
    topics_for: tuple[str, ...] = ()
    topics_against: tuple[str, ...] = ()
    evidence: tuple[Finding, ...] = ()
    issues: tuple[Issue, ...] = ()

    @property
    def starts_at(self) -> Stamp | None:
        """Start of the first session."""
        return self.sessions[0].start if self.sessions else None

    @property
    def ends_at(self) -> Stamp | None:
        """End of the last session; ``None`` when the page does not tell it."""
        return self.sessions[-1].end if self.sessions else None

    def to_record(self) -> Record:
        """The event record; ``id`` is ``None`` until the store knows the event."""
        return {
            "id": None,
            "title": self.title,
            "description": self.description,
            "language": self.language,
            "url": self.url,
            "source": self.source,
            "publisher": self.publisher,
            "status": self.status,
            "previous_start": iso(self.previous_start),
            "attendance": self.attendance,
            "online_url": self.online_url,
            "starts_at": iso(self.starts_at),
            "ends_at": iso(self.ends_at),
            "all_day": bool(self.sessions) and all(map(_is_all_day, self.sessions)),
            "sessions": [_session(session) for session in self.sessions],
            "approximate": _span(self.approximate),
            "registration": self.registration.to_record(),
            "price": self.price.to_record(),
            "place": self.place.to_record(),
            "organizers": list(self.organizers),
            "contact_email": self.contact_email,
            "series": self.series,
            "climate": self.climate,
            "topics": list(self.topics),
            "topic_reasons": {"for": list(self.topics_for), "against": list(self.topics_against)},
            "evidence": [finding.to_record() for finding in self.evidence],
            "issues": [_issue(issue) for issue in self.issues],
        }


@dataclass(frozen=True)
class Series:
    """A recurring gathering without dates of its own on the page (a monthly web seminar)."""

    name: str
    cadence: str | None = None
    attendance: Attendance | None = None
    registration_required: bool | None = None
    organizers: tuple[str, ...] = ()
    url: str | None = None

    def to_record(self) -> Record:
        return {
            "name": self.name,
            "cadence": self.cadence,
            "attendance": self.attendance,
            "registration_required": self.registration_required,
            "organizers": list(self.organizers),
            "url": self.url,
        }


@dataclass(frozen=True)
class PageReading:
    """A page: its kind with the reasons for it, and what it announces."""

    kind: Kind
    reasons: tuple[str, ...] = ()
    title: str = ""
    language: str | None = None
    published: date | None = None
    events: tuple[Event, ...] = ()
    series: tuple[Series, ...] = ()
    issues: tuple[Issue, ...] = ()

    def to_record(self) -> Record:
        return {
            "kind": self.kind,
            "reasons": list(self.reasons),
            "title": self.title,
            "language": self.language,
            "published": iso(self.published),
            "events": [event.to_record() for event in self.events],
            "series": [series.to_record() for series in self.series],
            "issues": [_issue(issue) for issue in self.issues],
        }


def _is_all_day(session: Session) -> bool:
    return not isinstance(session.start, datetime)


def _session(session: Session) -> Record:
    return {
        "starts_at": iso(session.start),
        "ends_at": iso(session.end),
        "all_day": _is_all_day(session),
        "venue": session.venue,
    }


def _span(span: Span | None) -> Record | None:
    if span is None:
        return None
    return {"from": span.first.isoformat(), "to": span.last.isoformat(), "text": span.text}


def _number(amount: float) -> float | int:
    return int(amount) if amount == int(amount) else amount


def _price_item(item: PriceItem) -> Record:
    return {
        "amount": _number(item.amount),
        "currency": item.currency,
        "label": item.label,
        "vat": item.vat,
        "text": item.text,
    }


def _issue(issue: Issue) -> Record:
    return {"code": issue.code, "field": issue.field, "message": issue.message}
