"""Invented announcements in any number, one to a page: records as the reader gives them, with their evidence."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

from klimakalender.store import PageFacts

Record = dict[str, Any]

FETCHED = datetime(2026, 11, 2, 10, tzinfo=UTC)
FIRST_DAY = date(2027, 1, 4)
DAYS = 360
MUNICIPALITIES = 357
SUBJECTS = (
    "overvann",
    "flomvern",
    "klimabudsjett",
    "solkraft",
    "ombruk",
    "sykkelvei",
    "myr",
    "klimaregnskap",
    "bylogistikk",
)
KINDS = ("Folkemøte", "Frokostseminar", "Fagdag", "Verksted", "Befaring", "Nettmøte", "Kurs")


def announcements(number: int, *, changed: bool = False) -> Iterator[tuple[PageFacts, list[Record]]]:
    """Pages with what they announce, over a year and all municipalities; ``changed``: a later hour and price."""
    for serial in range(number):
        yield page(serial, changed=changed)


def page(serial: int, *, changed: bool = False) -> tuple[PageFacts, list[Record]]:
    """One page; the same for the same number."""
    place = serial % MUNICIPALITIES
    day = FIRST_DAY + timedelta(days=serial // MUNICIPALITIES % DAYS)
    start = f"{day}T{18 + changed}:00:00+01:00"
    subject = SUBJECTS[serial // 7 % len(SUBJECTS)]
    title = f"{KINDS[serial % len(KINDS)]} om {subject} nummer {serial}"
    source = f"kommune-{place}"
    url = f"https://www.{source}.example.no/kalender/{day.year}/{serial}"
    price = 150 + 50 * changed
    text = f"kr {price} for deltakere"
    record: Record = {
        "id": None, "title": title, "language": "nb", "url": url, "source": source,
        "description": f"Kommunen inviterer til en samling om {subject}, med innledninger, samtale og enkel servering.",
        "publisher": f"Kommune {place}", "status": "scheduled", "previous_start": None, "attendance": "onsite",
        "online_url": None, "starts_at": start, "ends_at": None, "all_day": False,
        "sessions": [{"starts_at": start, "ends_at": None, "all_day": False, "venue": None}], "approximate": None,
        "registration": {
            "required": True, "opens": None, "deadline": str(day - timedelta(days=7)), "url": f"{url}/pamelding",
            "capacity": 50 + serial % 40, "fully_booked": False, "closed": False,
        },
        "price": {
            "is_free": False, "currency": "NOK", "min": price, "max": price,
            "items": [{"amount": price, "currency": "NOK", "label": "deltakere", "vat": None, "text": text}],
        },
        "place": {
            "venue": f"Samfunnshuset {place}", "address": f"Storgata {place}", "postal_code": None,
            "municipality": f"Kommune {place}", "municipality_number": f"{3000 + place}", "county": "Fylket",
            "latitude": 60.0, "longitude": 10.0,
        },
        "organizers": [f"Kommune {place}"], "contact_email": None, "series": None, "climate": "core",
        "topics": ["klimatilpasning"], "topic_reasons": {"for": [subject], "against": []}, "issues": [],
    }  # fmt: skip
    said = {
        "title": title, "sessions": start, "registration.deadline": record["registration"]["deadline"],
        "registration.capacity": record["registration"]["capacity"], "price.is_free": False, "price.items": price,
        "place.venue": record["place"]["venue"], "place.municipality": f"Kommune {place}", "attendance": "onsite",
        "organizers": record["organizers"],
    }  # fmt: skip
    record["evidence"] = [
        {"field": field, "value": value, "quote": f"{field}: {value} {text}", "where": f"p[{i}]",
         "rule": f"{field}.label", "confidence": 0.9}
        for i, (field, value) in enumerate(said.items())
    ]  # fmt: skip
    digest = hashlib.sha256(f"{serial} {changed}".encode()).hexdigest()
    facts = PageFacts(
        url=url, canonical_url=url.removeprefix("https://"), source_id=source, outcome="ok",
        fetched_at=FETCHED + timedelta(days=7 * changed), status_code=200, kind="event", digest=digest,
        language="nb", archive_file="a.warc.gz", archive_offset=serial * 9000,
    )  # fmt: skip
    return facts, [record]
