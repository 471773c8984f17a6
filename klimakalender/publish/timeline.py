"""Rows of ``changes`` → the history of an event as people read it: moments, newest first. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from klimakalender.store.published import Record

# A column that says less than another one that changed at the same moment.
IMPLIED = {
    "starts_at": "sessions",
    "ends_at": "sessions",
    "all_day": "sessions",
    "price_min": "prices",
    "price_max": "prices",
    "currency": "prices",
}
# True of the event, but nothing that a reader would notice.
UNREMARKABLE = frozenset({"latitude", "longitude", "municipality_number", "source_id"})


@dataclass(slots=True)
class Step:
    """What changed at one moment."""

    changed_at: str
    changes: list[Record] = field(default_factory=list)


def steps(changes: Iterable[Record]) -> list[Step]:
    """Moments with their remarkable changes, in the order given; one with none is left out."""
    found: dict[str, Step] = {}
    for change in changes:
        found.setdefault(change["changed_at"], Step(change["changed_at"])).changes.append(change)
    for step in found.values():
        fields = {change["field"] for change in step.changes}
        step.changes = [change for change in step.changes if _is_told(change["field"], fields)]
    return [step for step in found.values() if step.changes]


def _is_told(name: str, fields: set[str]) -> bool:
    return name not in UNREMARKABLE and IMPLIED.get(name) not in fields
