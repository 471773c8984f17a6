"""The event record (docs/reference) and the rows that hold it: translation both ways. Pure."""

from __future__ import annotations

import hashlib
from base64 import b32encode
from typing import TYPE_CHECKING, Any

import orjson

from klimakalender.store.stems import with_stems

if TYPE_CHECKING:
    from collections.abc import Mapping

Record = dict[str, Any]
Row = dict[str, Any]

# Column of events → path in the record.
COLUMNS: dict[str, tuple[str, ...]] = {
    **{
        name: (name,)
        for name in (
            "title", "description", "language", "url", "publisher", "status", "previous_start", "attendance",
            "online_url", "starts_at", "ends_at", "all_day", "contact_email", "series", "climate",
        )
    },
    "source_id": ("source",),
    "approximate_from": ("approximate", "from"),
    "approximate_to": ("approximate", "to"),
    "approximate_text": ("approximate", "text"),
    "registration_required": ("registration", "required"),
    "registration_opens": ("registration", "opens"),
    "registration_deadline": ("registration", "deadline"),
    "registration_url": ("registration", "url"),
    "capacity": ("registration", "capacity"),
    "fully_booked": ("registration", "fully_booked"),
    "registration_closed": ("registration", "closed"),
    "is_free": ("price", "is_free"),
    "currency": ("price", "currency"),
    "price_min": ("price", "min"),
    "price_max": ("price", "max"),
    **{
        name: ("place", name)
        for name in (
            "venue", "address", "postal_code", "municipality", "municipality_number", "county", "latitude",
            "longitude",
        )
    },
}  # fmt: skip
SESSION_KEYS = ("starts_at", "ends_at", "all_day", "venue")
PRICE_KEYS = ("amount", "currency", "label", "vat", "text")
BOOLEANS = frozenset(
    ("all_day", "registration_required", "fully_booked", "registration_closed", "is_free")
)  # fmt: skip

# The same by where it stands: at the top of the record, or in one of its groups.
_OWN = {column: path[0] for column, path in COLUMNS.items() if len(path) == 1}
_GROUPS = {
    group: {column: path[1] for column, path in COLUMNS.items() if path[0] == group and len(path) > 1}
    for group in ("approximate", "registration", "price", "place")
}


def columns_of(record: Record) -> Row:
    """The columns of ``events`` that a record fills."""
    row = {column: record[name] for column, name in _OWN.items()}
    for group, columns in _GROUPS.items():
        told = record[group] or dict.fromkeys(columns.values())
        row |= {column: told[name] for column, name in columns.items()}
    for column in BOOLEANS:
        row[column] = _plain(row[column])
    row["description"] = row["description"] or ""  # the column is never null
    return row | {"search_text": search_text(record), "last_day": last_stamp_day(record)}


def parts_of(record: Record) -> dict[str, list[tuple[Any, ...]]]:
    """Rows of the tables beside ``events``, as tuples in the order of the keys above."""
    return {
        "sessions": [tuple(_plain(session[key]) for key in SESSION_KEYS) for session in record["sessions"]],
        "prices": [tuple(item[key] for key in PRICE_KEYS) for item in record["price"]["items"]],
        "topics": [(topic,) for topic in sorted(set(record["topics"]))],
        "organizers": [(name,) for name in record["organizers"]],
    }


def to_record(row: Mapping[str, Any], parts: Mapping[str, list[tuple[Any, ...]]]) -> Record:
    """A stored event as a record, without evidence, issues and reasons, which its listings hold."""
    record: Record = {"id": row["id"], "registration": {}, "price": {}, "place": {}, "approximate": {}}
    for column, path in COLUMNS.items():
        value = bool(row[column]) if column in BOOLEANS and row[column] is not None else row[column]
        (record[path[0]] if len(path) > 1 else record)[path[-1]] = value
    record["description"] = record["description"] or None
    if record["approximate"]["from"] is None:
        record["approximate"] = None
    sessions = [dict(zip(SESSION_KEYS, values, strict=True)) for values in parts["sessions"]]
    record["sessions"] = [session | {"all_day": bool(session["all_day"])} for session in sessions]
    record["price"]["items"] = [dict(zip(PRICE_KEYS, values, strict=True)) for values in parts["prices"]]
    record["topics"] = [topic for (topic,) in parts["topics"]]
    record["organizers"] = [name for (name,) in parts["organizers"]]
    return record


def search_text(record: Record) -> str:
    """What full-text search looks through: folded words, and their stems."""
    place = record["place"]
    parts = [record["title"], record["description"], place["venue"], place["municipality"]]
    parts += [record["publisher"], *record["topics"], *record["organizers"]]
    return with_stems(" ".join(part for part in parts if part))


def last_stamp_day(record: Record) -> str | None:
    """The last day of which the record knows: its end, else its last session, else its approximate span."""
    stamps = [session["ends_at"] or session["starts_at"] for session in record["sessions"]]
    span = record["approximate"] or {"to": None}
    last = record["ends_at"] or max(stamps, default=None) or record["starts_at"] or span["to"]
    return last and str(last)[:10]


def to_json(value: object) -> str:
    """One spelling for equal values."""
    return orjson.dumps(value, option=orjson.OPT_SORT_KEYS).decode()


def from_json(text: str) -> Any:
    """What :func:`to_json` wrote."""
    return orjson.loads(text)


def to_text(value: object) -> str | None:
    """A value of any kind in a text column: text as it is, the rest as JSON."""
    return value if value is None or isinstance(value, str) else to_json(value)


def digest(record: Record) -> str:
    """A fingerprint of all that an announcement says, except where it stands."""
    said = {key: value for key, value in record.items() if key not in ("id", "url")}
    return hashlib.sha256(to_json(said).encode()).hexdigest()


def opaque(*parts: object) -> str:
    """An id that says nothing: the same archives give the same ids, new words give no new id.

    >>> opaque("event", "https://www.example.no/kalender/1", 0)
    'ajj24v7ezpav'
    """
    told = "\n".join(map(str, parts)).encode()
    return b32encode(hashlib.sha256(told).digest())[:12].decode().lower()


def _plain(value: Any) -> Any:
    return int(value) if isinstance(value, bool) else value
