"""Event records → CSV (RFC 4180) and JSON lines."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from klimakalender.store.published import Record

CSV_MEDIA_TYPE = "text/csv; charset=utf-8"
JSONL_MEDIA_TYPE = "application/x-ndjson; charset=utf-8"
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
NESTED = ("approximate", "registration", "price", "place")
COLUMNS = (
    *("id", "title", "description", "language", "url", "source", "publisher", "status", "previous_start"),
    *("attendance", "online_url", "starts_at", "ends_at", "all_day", "sessions"),
    *("approximate_from", "approximate_to", "approximate_text"),
    *("registration_required", "registration_opens", "registration_deadline", "registration_url"),
    *("registration_capacity", "registration_fully_booked", "registration_closed"),
    *("price_is_free", "price_currency", "price_min", "price_max", "price_items"),
    *("venue", "address", "postal_code", "municipality", "municipality_number", "county"),
    *("latitude", "longitude", "organizers", "contact_email", "series", "climate", "topics", "listings"),
    *("first_seen", "vanished_at", "merged_into", "version", "updated_at"),
)


def csv_text(records: Iterable[Record]) -> str:
    """A table with a header row and a row per event.

    Several sessions, prices, topics, organisers or addresses share a cell, ``|`` between them.
    A text that a spreadsheet would run as a formula begins with an apostrophe; JSON lines have it as it is.
    """
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\r\n")
    writer.writeheader()
    for record in records:
        writer.writerow(_flat(record))
    return out.getvalue()


def json_lines(records: Iterable[Record]) -> str:
    """An event record per line."""
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)


def _flat(record: Record) -> dict[str, Any]:
    flat = {key: value for key, value in record.items() if key in COLUMNS and key not in NESTED}
    for key, value in (record["approximate"] or {}).items():
        flat[f"approximate_{key}"] = value
    flat |= {f"registration_{key}": value for key, value in record["registration"].items()}
    flat |= {f"price_{key}": value for key, value in record["price"].items()}
    flat |= record["place"]
    flat["sessions"] = "|".join(_interval(session) for session in record["sessions"])
    flat["price_items"] = "|".join(_priced(item) for item in record["price"]["items"])
    flat["topics"] = "|".join(record["topics"])
    flat["organizers"] = "|".join(record["organizers"])
    flat["listings"] = "|".join(listing["url"] for listing in record["listings"])
    return {key: csv_cell(value) for key, value in flat.items()}


def _interval(session: Record) -> str:
    """An ISO 8601 interval; without a known end the start alone."""
    return f"{session['starts_at']}/{session['ends_at']}" if session["ends_at"] else str(session["starts_at"])


def _priced(item: Record) -> str:
    return f"{item['label']}: {item['amount']}" if item["label"] else f"{item['amount']}"


def csv_cell(value: Any) -> Any:
    """A value as a cell: true and false in words, and no text that a spreadsheet would run as a formula."""
    if isinstance(value, bool):
        return "true" if value else "false"
    # A spreadsheet takes such a text for a formula; after an apostrophe it shows it (OWASP, "CSV Injection").
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA_STARTS) else value
