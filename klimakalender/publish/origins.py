"""Where the value of each column comes from: read from a page, looked up, noted by the program, or counted.

What is read from a page has evidence under the name of a field (docs/reference/evidence.md); the rules that read it
are those that the table ``evidence`` names.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from klimakalender.publish.columns import is_internal

Kind = Literal["page", "follows", "tables", "registry", "program", "counted"]

# Column → the field whose evidence tells it. Of some it is another field, which they follow from.
FIELDS = {
    **{
        name: name
        for name in (
            *("title", "status", "previous_start", "attendance", "online_url", "contact_email", "series"),
            *("climate", "approximate"),
        )
    },
    **{f"approximate_{part}": "approximate" for part in ("from", "to", "text")},
    **{f"registration_{part}": f"registration.{part}" for part in ("required", "opens", "deadline", "url")},
    "registration_closed": "registration.closed",
    "fully_booked": "registration.fully_booked",
    "capacity": "registration.capacity",
    "is_free": "price.is_free",
    **dict.fromkeys(("amount", "label", "vat", "text"), "price.items"),
    **{name: f"place.{name}" for name in ("venue", "address", "postal_code", "municipality")},
    "topic": "topics",
}
FOLLOWS = {
    **dict.fromkeys(("starts_at", "ends_at", "all_day", "last_day"), "sessions"),
    **dict.fromkeys(("currency", "price_min", "price_max"), "price.items"),
}
# Read from the page, and no words of it are quoted.
UNQUOTED = frozenset({"description", "language"})
LOOKED_UP = frozenset({"municipality_number", "county", "county_number", "latitude", "longitude"})
OF_A_SOURCE = frozenset({"family", "frequency", "expected_min", "platform", "publisher", "entry_points"})

# Tables whose columns all come from one place.
WHOLE: dict[str, Kind] = {
    "sources": "registry",
    "municipalities": "tables",
    "counties": "tables",
    "events_per_month": "counted",
    "price_overview": "counted",
}
# Tables about the program's own work, though they name what was read.
NOTED = frozenset(
    {
        "runs",
        "source_runs",
        "pages",
        "leads",
        "alarms",
        "changes",
        "conflicts",
        "match_decisions",
        "removed_events",
    }
)
READ = {
    ("organizers", "name"): "organizers",
    ("series", "name"): "series",
    ("series", "cadence"): "series",
    ("series", "organizers"): "organizers",
}
COUNTED = frozenset(
    {"days_announced_ahead", "days_from_deadline_to_start", "events_stored", "events_coming", "listing_count"}
)


@dataclass(frozen=True, slots=True)
class Origin:
    """``field`` is the name under which the evidence stands, ``None`` where there is none."""

    kind: Kind
    field: str | None = None


def origin_of(table: str, column: str) -> Origin:
    """The origin of a column's values."""
    if table in WHOLE:
        return Origin(WHOLE[table])
    if (table, column) in READ:
        return Origin("page", READ[table, column])
    if column in COUNTED:
        return Origin("counted")
    if table == "evidence" and column in ("value", "quote", "where"):
        return Origin("page")
    if table in NOTED or table == "evidence" or is_internal(table) or is_internal(table, column):
        return Origin("program")
    if column in OF_A_SOURCE:
        return Origin("registry")
    if table == "source_health" or table == "issues":
        return Origin("program")
    if column in FIELDS:
        return Origin("page", FIELDS[column])
    if column in FOLLOWS:
        return Origin("follows", FOLLOWS[column])
    if column in UNQUOTED:
        return Origin("page")
    return Origin("tables" if column in LOOKED_UP else "program")
