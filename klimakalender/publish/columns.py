"""What kind of value each column holds, by its name: the types of exported files follow from it.

A name means the same in every table; a test fails where a column of the database has no kind.
"""

from __future__ import annotations

from typing import Literal

from klimakalender.publish.site import DATABASE, metadata

Kind = Literal[
    "moment", "stamp", "day", "month", "flag", "amount", "degrees", "days", "share", "address", "json", "prose", "code",
    "count",
]  # fmt: skip

# Split at spaces: the names of columns. Whole numbers that nothing else is said of are counts or running numbers.
_NAMES: dict[Kind, str] = {
    "moment": "first_seen last_seen vanished_at updated_at removed_at seen_at changed_at created_at missing_since"
    " missing_at silent_since decided_at started_at finished_at fetched_at checked_at read_at raised_at cleared_at"
    " applied_at since last_run_at last_ok_at",
    "stamp": "starts_at ends_at previous_start registration_opens registration_deadline",
    "day": "approximate_from approximate_to last_day published day",
    "month": "month",
    "flag": "all_day registration_required fully_booked registration_closed is_free",
    "amount": "amount price_min price_max mean_lowest_price lowest_price highest_price",
    "degrees": "latitude longitude",
    "days": "days_announced_ahead days_from_deadline_to_start",
    "share": "confidence score",
    "address": "url online_url registration_url canonical_url",
    "json": "record reasons entry_points told stated",
    # Free text from pages; what a person could be named in.
    "prose": "title description approximate_text venue address contact_email series label text value quote kept_value"
    " old new name message cadence organizers publisher search_text",
    "code": "id event_id listing_id source_id merged_into language status attendance currency postal_code municipality"
    " municipality_number county county_number number climate vat field rule where code kind outcome missing_why"
    " verdict topic family platform frequency cause command state drift digest etag last_modified archive_file feed"
    " site migration_set",
    "count": "position registration_capacity capacity listing_count version sequence run_id missing_count requests"
    " pages events_new events_changed exit_code form events changed unchanged vanished errors issues"
    " expected_min coming linked lost status_code archive_offset events_stored events_coming online mixed cancelled"
    " free paid unknown",
}
KINDS: dict[str, Kind] = {name: kind for kind, names in _NAMES.items() for name in names.split()}


def kind_of(table: str, column: str, declared: str = "text") -> Kind:
    """The kind of a column; ``declared`` is the type that SQLite has for it."""
    if (table, column) == ("series", "organizers"):
        return "json"
    if (table, column) in {("source_runs", "new"), ("source_health", "new")} or (
        column == "id" and declared.lower() == "integer"
    ):
        return "count"
    return KINDS[column]


def is_internal(table: str, column: str | None = None) -> bool:
    """Whether a table or column is about running the program, and no part of the published data."""
    marked = metadata()["databases"][DATABASE]["tables"].get(table, {"klima_internal": True})
    internal = marked.get("klima_internal", False)
    return internal is True or (isinstance(internal, list) and column in internal)
