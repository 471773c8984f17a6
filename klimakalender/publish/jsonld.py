"""Event records → schema.org JSON-LD, as Google's guide for events asks for it.

Unknown properties are left out, never null. schema.org has no property for a registration deadline;
``Offer.validThrough`` carries it here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from klimakalender.publish.links import safe_url

if TYPE_CHECKING:
    from collections.abc import Iterable

    from klimakalender.store.published import Record

MEDIA_TYPE = "application/ld+json"
# The tables beside ``events`` that it tells of.
PARTS = ("sessions", "prices", "topics", "organizers", "listings")
SCHEMA = "https://schema.org"
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


def graph(
    records: Iterable[Record],
    *,
    base: str,
    url: str | None = None,
    title: str = "Klimakalender",
    note: str | None = None,
) -> Record:
    """Several events; ``base`` is the address of event pages, with a slash at its end.

    Where there is something to say about the file, ``url`` and ``title`` are its own.
    """
    about = {"@type": "DataFeed", "@id": url, "name": title, "description": note}
    nodes = [*([about] if note else []), *(event(record, base=base) for record in records)]
    return {
        "@context": SCHEMA,
        "@graph": [{key: node[key] for key in node if key != "@context"} for node in nodes],
    }


def event(record: Record, *, base: str) -> Record:
    """One event. An event known by its month only has no ``startDate``."""
    page = f"{base}{record['id']}"
    sessions = record["sessions"]
    status = STATUS.get(record["status"], "EventScheduled")
    return _without_nothing(
        {
            "@context": SCHEMA,
            "@type": "Event",
            "@id": page,
            "identifier": record["id"],
            "name": record["title"],
            "description": record["description"],
            "inLanguage": record["language"],
            "startDate": record["starts_at"],
            "endDate": record["ends_at"],
            "previousStartDate": record["previous_start"],
            "eventStatus": f"{SCHEMA}/{status}",
            "eventAttendanceMode": _mode(record),
            "location": _location(record),
            "organizer": [{"@type": "Organization", "name": name} for name in record["organizers"]],
            "isAccessibleForFree": record["price"]["is_free"],
            "maximumAttendeeCapacity": record["registration"]["capacity"],
            "offers": _offers(record),
            "keywords": record["topics"],
            "url": safe_url(record["url"]) or page,
            "sameAs": [url for url in (safe_url(one["url"]) for one in record["listings"]) if url],
            "subEvent": [_sub_event(record, session, status) for session in sessions]
            if len(sessions) > 1
            else None,
        }
    )


def _mode(record: Record) -> str | None:
    mode = ATTENDANCE.get(record["attendance"])
    return f"{SCHEMA}/{mode}" if mode else None


def _location(record: Record) -> list[Record]:
    place = record["place"]
    places: list[Record] = []
    if any(place[key] is not None for key in ("venue", "address", "municipality")):
        address = {
            "@type": "PostalAddress",
            "streetAddress": place["address"],
            "postalCode": place["postal_code"],
            "addressLocality": place["municipality"],
            "addressRegion": place["county"],
            "addressCountry": "NO",
        }
        geo = {"@type": "GeoCoordinates", "latitude": place["latitude"], "longitude": place["longitude"]}
        places.append(
            {
                "@type": "Place",
                "name": place["venue"] or place["municipality"],
                "address": _without_nothing(address),
                "geo": geo if place["latitude"] is not None and place["longitude"] is not None else None,
            }
        )
    if record["attendance"] in ("online", "mixed"):
        url = (
            safe_url(record["online_url"])
            or safe_url(record["registration"]["url"])
            or safe_url(record["url"])
        )
        places.append({"@type": "VirtualLocation", "url": url})
    return [_without_nothing(one) for one in places]


def _offers(record: Record) -> list[Record]:
    registration = record["registration"]
    shared = {
        "@type": "Offer",
        "url": safe_url(registration["url"]),
        "validFrom": registration["opens"],
        "validThrough": registration["deadline"],
        "availability": f"{SCHEMA}/SoldOut" if registration["fully_booked"] else None,
    }
    priced = [
        shared | {"name": item["label"], "price": item["amount"], "priceCurrency": item["currency"] or "NOK"}
        for item in record["price"]["items"]
        # Google wants the price of taking part; the fee for staying away is none.
        if item["label"] != "no-show"
    ]
    if not priced and record["price"]["is_free"]:
        priced = [shared | {"price": 0, "priceCurrency": "NOK"}]
    if not priced and any(shared[key] for key in ("url", "validThrough", "availability")):
        priced = [shared]
    return [_without_nothing(offer) for offer in priced]


def _sub_event(record: Record, session: Record, status: str) -> Record:
    venue = {"@type": "Place", "name": session["venue"]} if session["venue"] else _location(record)
    return _without_nothing(
        {
            "@type": "Event",
            "name": record["title"],
            "startDate": session["starts_at"],
            "endDate": session["ends_at"],
            "eventStatus": f"{SCHEMA}/{status}",
            "location": venue,
        }
    )


def _without_nothing(node: dict[str, Any]) -> Record:
    return {key: value for key, value in node.items() if value not in (None, "", [], {})}
