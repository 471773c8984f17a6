"""Database rows → the event record of the documentation. Pure: mappings in, JSON-ready values out.

After the keys that every record has come those that only a stored event has: ``listings``, ``first_seen``,
``vanished_at``, ``merged_into``, ``version`` and ``updated_at``. When a listing was last seen is not among
them: it changes with every crawl, and a record is to change only when the event does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from operator import itemgetter
from typing import Any

import orjson

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
    told = _values(row)
    listings = list(children.get("listings", ()))
    return {
        **_first(told),
        "source": told["source_id"],
        "publisher": told["publisher"],
        "status": told["status"] or "scheduled",
        **_when(told),
        "all_day": bool(told["all_day"]),
        "sessions": [child | {"all_day": bool(child["all_day"])} for child in children.get("sessions", ())],
        "approximate": None if told["approximate_from"] is None else _approximate(told),
        "registration": _registration(told),
        "price": _price(told) | {"items": list(children.get("prices", ()))},
        "place": _place(told),
        "organizers": [child["name"] for child in children.get("organizers", ())],
        "contact_email": told["contact_email"],
        "series": told["series"],
        "climate": told["climate"],
        "topics": [child["topic"] for child in children.get("topics", ())],
        "topic_reasons": _topic_reasons(listings),
        "evidence": list(children.get("evidence", ())),
        "issues": list(children.get("issues", ())),
        "listings": [_listing(child) for child in listings],
        **_stored(told),
    }


class _Told(dict[str, Any]):
    """What a row tells by column; of a column that it does not have, ``None``."""

    def __missing__(self, column: str) -> None:
        """Nothing."""


def _values(row: Row) -> _Told:
    # A dictionary: a Row looks through the names of its columns for every value.
    told = _Told(row) if isinstance(row, dict) else _Told(zip(row.keys(), row, strict=True))
    for column in BOOLEANS:
        if told[column] is not None:
            told[column] = bool(told[column])
    return told


def _pick(keys: Iterable[str], columns: Iterable[str] | None = None) -> Callable[[Record], Record]:
    """Some columns of a row, under these keys. One record has dozens of them, hence the itemgetter."""
    names = tuple(keys)
    values = itemgetter(*(columns or names))
    return lambda told: dict(zip(names, values(told), strict=True))


_first, _stored, _listing = _pick(FIRST_KEYS), _pick(STORED_KEYS), _pick(LISTING)
_when = _pick(("previous_start", "attendance", "online_url", "starts_at", "ends_at"))
_approximate = _pick(("from", "to", "text"), ("approximate_from", "approximate_to", "approximate_text"))
_registration = _pick(REGISTRATION, REGISTRATION.values())
_price = _pick(PRICE, PRICE.values())
_place = _pick(PLACE_KEYS)


def _topic_reasons(listings: list[Record]) -> Record:
    """What spoke for and against the climate decision, as the first listing that tells has it."""
    for listing in listings:
        try:
            reasons = orjson.loads(listing["topic_reasons"] or "null")
        except ValueError:
            continue
        if isinstance(reasons, dict):
            return {"for": reasons.get("for", []), "against": reasons.get("against", [])}
    return {"for": [], "against": []}
