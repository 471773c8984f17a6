"""One event from the listings that announce it: per field the best word wins, the others are kept. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from klimakalender.store.folding import fold
from klimakalender.store.records import HISTORY, day, event_row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from klimakalender.store.records import Record

# Fields that are taken together from one listing, since their parts belong to each other.
GROUPS = (
    ("starts_at", "ends_at", "all_day", "sessions", "approximate"),
    ("status", "previous_start"),
    ("price",),
)
# What listings may differ in without contradicting each other: own words, own address, own level of detail.
NO_CONFLICT = frozenset(
    ("title", "url", "publisher", "description", "language", "contact_email", "series", "online_url", "climate",
     "venue", "address", "postal_code", "latitude", "longitude", "all_day", "registration_url", "previous_start")
)  # fmt: skip


def rank(record: Record) -> tuple[bool, bool, int]:
    """Order of trust among listings, best first: the arranger's own page, a dated one, a fuller one."""
    publisher = fold(record["publisher"] or "")
    own = any(publisher and publisher in fold(name) for name in record["organizers"])
    return not own, not record["starts_at"], -len(record["evidence"])


def merge(records: Sequence[Record]) -> Record:
    """The event's record; ``records`` are those of its listings, best first.

    Grouped fields come from the first record that knows the group's first field, others from the first that
    knows them. Called off anywhere counts, when the best page is silent about it.
    """
    merged: dict[str, Any] = dict(records[0])
    for other in records[1:]:
        for key, value in other.items():
            if isinstance(value, dict) and isinstance(merged[key], dict) and key != "price":
                merged[key] = {name: _known(merged[key][name], value[name]) for name in merged[key]}
        for group in GROUPS:
            if merged[group[0]] is None or (group == ("price",) and _silent(merged["price"])):
                merged |= {key: other[key] for key in group}
        if merged["status"] == "scheduled" and other["status"] != "scheduled":
            merged |= {key: other[key] for key in GROUPS[1]}
        for key in (
            "attendance",
            "online_url",
            "contact_email",
            "series",
            "organizers",
            "topics",
            "description",
        ):
            merged[key] = merged[key] or other[key]
    return merged


def disagreements(merged: Record, record: Record) -> list[tuple[str, Any, Any]]:
    """Columns in which a listing contradicts its event: (column, its value, the kept value)."""
    kept, own = event_row(merged), event_row(record)
    return [
        (column, own[column], kept[column])
        for column in HISTORY
        if column not in NO_CONFLICT
        and own[column] is not None
        and _differ(column, own[column], kept[column])
    ]


def _differ(column: str, own: Any, kept: Any) -> bool:
    if column in ("starts_at", "ends_at", "registration_deadline") and kept and len(own) != len(kept):
        return day(own) != day(kept)  # with and without a clock time
    return bool(own != kept)


def _known(value: Any, other: Any) -> Any:
    return other if value is None or value is False else value


def _silent(price: Record) -> bool:
    return price["is_free"] is None and not price["items"]
