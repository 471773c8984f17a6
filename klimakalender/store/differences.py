"""What a new reading of a page says otherwise than the stored one: events and values. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from klimakalender.store.identity import Known, pair
from klimakalender.store.records import columns_of, parts_of, to_text
from klimakalender.store.stamps import days_of, last_day

if TYPE_CHECKING:
    from collections.abc import Sequence

    from klimakalender.store.records import Record

DERIVED = ("search_text", "last_day", "url", "source_id")


@dataclass(frozen=True, slots=True)
class Changed:
    """One value that differs, with the title of its event."""

    title: str
    field: str
    old: Any
    new: Any


@dataclass(frozen=True, slots=True)
class PageDifference:
    """Titles of events that only the new or only the stored reading has, and the values that differ."""

    gained: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    changed: list[Changed] = field(default_factory=list)


def compare_readings(stored: Sequence[Record], records: Sequence[Record]) -> PageDifference:
    """Compare two readings of the same page; fields are columns of ``events`` and the tables beside it."""
    known = [
        Known(str(i), "", one["title"], days_of(one), last_day(one), one["status"], i)
        for i, one in enumerate(stored)
    ]
    alone = len(stored) == len(records) == 1
    difference = PageDifference()
    left = dict(enumerate(stored))
    for record, old in zip(records, pair(known, records, "", reread=True, alone=alone), strict=True):
        if old is None:
            difference.gained.append(record["title"])
        else:
            difference.changed.extend(_changes(left.pop(int(old.listing_id)), record))
    difference.lost.extend(one["title"] for one in left.values())
    return difference


def _changes(old: Record, new: Record) -> list[Changed]:
    before, after = columns_of(old) | parts_of(old), columns_of(new) | parts_of(new)
    return [
        Changed(new["title"], name, to_text(before[name]), to_text(after[name]))
        for name in before
        if name not in DERIVED and before[name] != after[name]
    ]
