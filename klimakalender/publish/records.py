"""Database rows → the event record of the documentation. Pure: mappings in, JSON-ready values out.

After the keys that every record has come those that only a stored event has: ``listings``, ``first_seen``,
``vanished_at``, ``merged_into``, ``version`` and ``updated_at``. When a listing was last seen is not among
them: it changes with every crawl, and a record is to change only when the event does.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any

Record = dict[str, Any]
Row = Mapping[str, Any]
Children = Mapping[str, Iterable[Record]]

# The tables beside ``events`` that a record is made of, with the keys that tell of them.
PARTS = {
    "sessions": frozenset({"sessions"}),
    "prices": frozenset({"price"}),
    "topics": frozenset({"topics"}),
    "organizers": frozenset({"organizers"}),
    "issues": frozenset({"issues"}),
    "listings": frozenset({"listings", "topic_reasons"}),
    "evidence": frozenset({"evidence"}),
}
ALL_PARTS = tuple(PARTS)
FIRST_KEYS = ("id", "title", "description", "language", "url")
REGISTRATION = {
    "required": "registration_required",
    "opens": "registration_opens",
    "deadline": "registration_deadline",
    "url": "registration_url",
    "capacity": "capacity",
    "fully_booked": "fully_booked",
    "closed": "registration_closed",
}
PRICE = {"is_free": "is_free", "currency": "currency", "min": "price_min", "max": "price_max"}
LISTING = ("url", "source", "title", "first_seen", "vanished_at")
PLACE_KEYS = (
    "venue",
    "address",
    "postal_code",
    "municipality",
    "municipality_number",
    "county",
    "latitude",
    "longitude",
)
BOOLEANS = frozenset({"all_day", "registration_required", "fully_booked", "registration_closed", "is_free"})
# The keys of a record, in order.
KEYS = (
    *(
        *FIRST_KEYS,
        "source",
        "publisher",
        "status",
        "previous_start",
        "attendance",
        "online_url",
        "starts_at",
    ),
    *("ends_at", "all_day", "sessions", "approximate", "registration", "price", "place", "organizers"),
    *("contact_email", "series", "climate", "topics", "topic_reasons", "evidence", "issues", "listings"),
    *("first_seen", "vanished_at", "merged_into", "version", "updated_at"),
)
STORED_KEYS = ("first_seen", "vanished_at", "merged_into", "version", "updated_at")


def to_record(row: Row, children: Children) -> Record:
    """One event. ``row`` may lack columns (a view, a query): what it does not hold is ``None``.

    ``children`` holds the rows of :data:`ALL_PARTS` that belong to the event, in order and with the names that they
    have here; lists without rows are empty.
    """
    value = _values(row).get
    listings = list(children.get("listings", ()))
    return {
        **{key: value(key) for key in FIRST_KEYS},
        "source": value("source_id"),
        "publisher": value("publisher"),
        "status": value("status") or "scheduled",
        **{key: value(key) for key in ("previous_start", "attendance", "online_url", "starts_at", "ends_at")},
        "all_day": bool(value("all_day")),
        "sessions": [child | {"all_day": bool(child["all_day"])} for child in children.get("sessions", ())],
        "approximate": _approximate(value),
        "registration": {key: value(column) for key, column in REGISTRATION.items()},
        "price": {key: value(column) for key, column in PRICE.items()}
        | {"items": list(children.get("prices", ()))},
        "place": {key: value(key) for key in PLACE_KEYS},
        "organizers": [child["name"] for child in children.get("organizers", ())],
        "contact_email": value("contact_email"),
        "series": value("series"),
        "climate": value("climate"),
        "topics": [child["topic"] for child in children.get("topics", ())],
        "topic_reasons": _topic_reasons(listings),
        "evidence": list(children.get("evidence", ())),
        "issues": list(children.get("issues", ())),
        "listings": [{key: child[key] for key in LISTING} for child in listings],
        **{key: value(key) for key in STORED_KEYS},
    }


def _values(row: Row) -> Record:
    # A dictionary: a Row looks through the names of its columns for every value.
    told = (
        {column: row[column] for column in row}
        if isinstance(row, dict)
        else dict(zip(row.keys(), row, strict=True))
    )
    for column in BOOLEANS:
        if told.get(column) is not None:
            told[column] = bool(told[column])
    return told


def _approximate(value: Callable[[str], Any]) -> Record | None:
    if value("approximate_from") is None:
        return None
    return {
        "from": value("approximate_from"),
        "to": value("approximate_to"),
        "text": value("approximate_text"),
    }


def _topic_reasons(listings: list[Record]) -> Record:
    """What spoke for and against the climate decision, as the first listing that tells has it."""
    for listing in listings:
        try:
            reasons = json.loads(listing["topic_reasons"] or "null")
        except ValueError:
            continue
        if isinstance(reasons, dict):
            return {"for": reasons.get("for", []), "against": reasons.get("against", [])}
    return {"for": [], "against": []}
