"""Event record (docs/reference/record.md) → rows of the tables. Pure."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from klimakalender.store.folding import fold

Record = dict[str, Any]
Row = dict[str, Any]

# Keys that say how a record was read or where it is stored, not what the event is.
BOOKKEEPING = ("id", "evidence", "issues")

SAME_NAME = (
    "title", "description", "language", "url", "publisher", "status", "previous_start", "attendance",
    "online_url", "starts_at", "ends_at", "all_day", "contact_email", "series", "climate",
)  # fmt: skip
REGISTRATION = {
    "registration_required": "required",
    "registration_opens": "opens",
    "registration_deadline": "deadline",
    "registration_url": "url",
    "capacity": "capacity",
    "fully_booked": "fully_booked",
    "registration_closed": "closed",
}
PRICE = {"is_free": "is_free", "currency": "currency", "price_min": "min", "price_max": "max"}
PLACE = (
    "venue", "address", "postal_code", "municipality", "municipality_number", "county", "latitude", "longitude",
)  # fmt: skip

# Columns whose change is history. Bookkeeping columns (last_seen, version …) and derived text are not.
HISTORY = (
    *(name for name in SAME_NAME if name not in ("description", "language")),
    *REGISTRATION,
    *PRICE,
    *PLACE,
)


def event_row(record: Record) -> Row:
    """The columns of ``events`` that come from a record."""
    approximate = record["approximate"] or {}
    row = {name: record[name] for name in SAME_NAME}
    row |= {column: record["registration"][key] for column, key in REGISTRATION.items()}
    row |= {column: record["price"][key] for column, key in PRICE.items()}
    row |= {name: record["place"][name] for name in PLACE}
    row |= {f"approximate_{key}": approximate.get(key) for key in ("from", "to", "text")}
    row |= {"source_id": record["source"], "search_text": search_text(record)}
    return {column: int(value) if isinstance(value, bool) else value for column, value in row.items()}


def search_text(record: Record) -> str:
    """What full-text search looks through, folded."""
    place = record["place"]
    parts = [record["title"], record["description"], place["venue"], place["municipality"], place["county"]]
    parts += [record["publisher"], record["series"], *record["topics"], *record["organizers"]]
    return fold(" ".join(part for part in parts if part))


def session_rows(record: Record) -> list[Row]:
    """Rows of ``sessions`` without the event's id, in order."""
    return [{**session, "all_day": int(session["all_day"])} for session in record["sessions"]]


def price_rows(record: Record) -> list[Row]:
    """Rows of ``prices`` without the event's id, in order."""
    return list(record["price"]["items"])


def as_json(value: object) -> str:
    """One spelling for every value, so that equal records have equal text."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest(record: Record) -> str:
    """Fingerprint of all that a listing says, its evidence included."""
    return hashlib.sha256(as_json({key: record[key] for key in record if key != "id"}).encode()).hexdigest()


def new_event_id(address: str, ordinal: int) -> str:
    """An opaque id: it comes from where an event was first seen, never from its title or time.

    ``ordinal`` counts the events that began their life at ``address``, from 0. The same archives give the
    same ids.
    """
    return hashlib.blake2b(f"{address}#{ordinal}".encode(), digest_size=8).hexdigest()


def day(stamp: str | None) -> str | None:
    """The calendar day of a stamp: its first ten characters in every form that is stored."""
    return stamp[:10] if stamp else None


def last_day(row: Row) -> str | None:
    """The day on which an event (record or row) is over."""
    return day(row["ends_at"] or row["starts_at"])
