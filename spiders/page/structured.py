"""Events that a page embeds for machines, as values.

Systems fill in what people leave out: 00:00 and 23:59 stand for "no clock time". :func:`read_structured`
takes what is certain; the reader weighs it against the visible text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final, Literal

from normalize import OSLO, PriceItem, Session, Stamp, day_of
from spiders.page.embedded import is_article, is_event, types

if TYPE_CHECKING:
    from spiders.page.embedded import Node

_STATUS: Final[dict[str, Literal["scheduled", "cancelled", "postponed", "rescheduled"]]] = {
    "eventcancelled": "cancelled",
    "eventpostponed": "postponed",
    "eventrescheduled": "rescheduled",
    "eventscheduled": "scheduled",
    "eventmovedonline": "scheduled",
}
_MODE: Final[dict[str, Literal["onsite", "online", "mixed"]]] = {
    "offlineeventattendancemode": "onsite",
    "onlineeventattendancemode": "online",
    "mixedeventattendancemode": "mixed",
}
_MIDNIGHTS: Final = {(0, 0), (23, 59)}


@dataclass(frozen=True, slots=True)
class StructuredEvent:
    """What a schema.org Event (or hCalendar) says; ``raw`` holds the strings that values were read from."""

    notation: str
    title: str
    session: Session | None
    previous_start: Stamp | None
    status: Literal["scheduled", "cancelled", "postponed", "rescheduled"] | None
    attendance: Literal["onsite", "online", "mixed"] | None
    venue: str | None
    address: str | None
    online_url: str | None
    organizers: tuple[str, ...]
    prices: tuple[PriceItem, ...]
    is_free: bool | None
    registration_url: str | None
    sold_out: bool
    description: str
    raw: dict[str, str]


def read_structured(nodes: list[Node]) -> list[StructuredEvent]:
    """The events among the embedded nodes, each once (JSON-LD before microdata before hCalendar)."""
    events: dict[tuple[str, date | None], StructuredEvent] = {}
    for node in nodes:
        if is_event(node) and (event := _event(node)):
            day = day_of(event.session.start) if event.session else None
            events.setdefault((event.title.lower(), day), event)
    return list(events.values())


def read_published(nodes: list[Node]) -> str | None:
    """The ``datePublished`` of an embedded article, as written."""
    return next(
        (text for node in nodes if is_article(node) and (text := _text(node.get("datePublished")))), None
    )


def read_stamp(text: str) -> Stamp | None:
    """An ISO 8601 date or time as a day or an Oslo time; a time without zone is a local one.

    >>> read_stamp("2024-05-12"), read_stamp("2024-05-12T16:00:00Z").isoformat()
    (datetime.date(2024, 5, 12), '2024-05-12T18:00:00+02:00')
    """
    text = re.sub(r"([+-]\d\d)(\d\d)$", r"\1:\2", text.strip().replace(" ", "T", 1))
    text = re.sub(r"\.\d+", "", text)
    try:
        if len(text) <= 10:
            return date.fromisoformat(text)
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment.astimezone(OSLO) if moment.tzinfo else moment.replace(tzinfo=OSLO)


def _event(node: Node) -> StructuredEvent | None:
    title = _text(node.get("name")) or _text(node.get("headline"))
    if not title:
        return None
    places = _list(node.get("location"))
    physical = next((place for place in places if "VirtualLocation" not in types(_node(place))), None)
    virtual = next((place for place in places if "VirtualLocation" in types(_node(place))), None)
    offers = [_node(offer) for offer in _list(node.get("offers"))]
    prices, free = _prices(offers, node.get("isAccessibleForFree"))
    return StructuredEvent(
        notation=str(node.get("@notation", "json-ld")),
        title=title,
        session=_session(node),
        previous_start=read_stamp(_text(node.get("previousStartDate"))),
        status=_STATUS.get(_last(node.get("eventStatus"))),
        attendance=_MODE.get(_last(node.get("eventAttendanceMode")))
        or ("online" if virtual and not physical else None),
        venue=_text(physical.get("name")) or None if isinstance(physical, dict) else _text(physical) or None,
        address=_address(physical),
        online_url=_text(_node(virtual).get("url")) or None,
        organizers=tuple(filter(None, (_text(_name(one)) for one in _list(node.get("organizer"))))),
        prices=prices,
        is_free=free,
        registration_url=next(filter(None, (_text(offer.get("url")) for offer in offers)), None),
        sold_out=any(_last(offer.get("availability")) == "soldout" for offer in offers),
        description=_text(node.get("description")),
        raw={key: _text(value) for key, value in node.items() if isinstance(value, str)},
    )


def _session(node: Node) -> Session | None:
    start, end = read_stamp(_text(node.get("startDate"))), read_stamp(_text(node.get("endDate")))
    if start is None:
        return None
    clocks = [(stamp.hour, stamp.minute) for stamp in (start, end) if isinstance(stamp, datetime)]
    if clocks and set(clocks) <= _MIDNIGHTS:
        start, end = day_of(start), day_of(end) if end else None
    if end is not None and (day_of(end) < day_of(start) or end == start):
        end = None
    if isinstance(start, datetime) != isinstance(end, datetime) and end is not None:
        end = None if isinstance(start, datetime) and day_of(start) == end else end
    return Session(start, end)


def _prices(offers: list[Node], free: Any) -> tuple[tuple[PriceItem, ...], bool | None]:
    items = []
    for offer in offers:
        text = _text(offer.get("price"))
        try:
            amount = float(text.replace(" ", "").replace(",", "."))
        except ValueError:
            continue
        currency = _text(offer.get("priceCurrency")) or "NOK"
        items.append(PriceItem(amount, currency, _text(offer.get("name")) or None, None, text))
    paid = [item for item in items if item.amount]
    if str(free).lower() == "true" or (items and not paid):
        return (), True
    return tuple(items), False if paid else None


def _address(place: Any) -> str | None:
    address = _node(place).get("address")
    if isinstance(address, dict):
        parts = [_text(address.get(key)) for key in ("streetAddress", "postalCode", "addressLocality")]
        street, code, town = parts
        return ", ".join(part for part in (street, f"{code} {town}".strip()) if part) or None
    return _text(address) or None


def _list(value: Any) -> list[Any]:
    if value is None or value == "":
        return []
    return value if isinstance(value, list) else [value]


def _node(value: Any) -> Node:
    return value if isinstance(value, dict) else {}


def _name(value: Any) -> Any:
    return value.get("name") if isinstance(value, dict) else value


def _last(value: Any) -> str:
    """The last part of a schema.org address: "https://schema.org/EventCancelled" → "eventcancelled"."""
    return _text(value).rstrip("/").rsplit("/", 1)[-1].lower()


def _text(value: Any) -> str:
    """A value as one line of text; of several the first, of a language map any."""
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, dict):
        value = value.get("@value") or value.get("name") or ""
    return " ".join(str(value).split()) if isinstance(value, str | int | float) else ""
