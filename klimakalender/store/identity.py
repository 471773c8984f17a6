"""Which announcement on a page is which of those it had before. Pure.

An id belongs to an announcement, not to its words: a new title, a new date or another order on the page keeps
it. The next edition of a gathering, at the same address, is another event.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from klimakalender.store.stamps import days_between, days_of
from klimakalender.store.titles import contradiction, likeness

if TYPE_CHECKING:
    from collections.abc import Sequence

    from klimakalender.store.records import Record

# A new date this many days away is next year's edition; a postponement hardly ever takes as long.
NEXT_EDITION = 300
CORRECTION = 28
SAME_TITLE = 0.75  # where no day is shared
RELATED_TITLE = 0.55  # where a day is


@dataclass(frozen=True, slots=True)
class Known:
    """An announcement that the page has or had; days and status are those of its event now."""

    listing_id: str
    event_id: str
    title: str
    days: tuple[str, ...]
    last_day: str | None
    status: str
    position: int


def pair(
    known: Sequence[Known], records: Sequence[Record], today: str, *, reread: bool, alone: bool
) -> list[Known | None]:
    """For each record the known announcement that it is, or ``None`` for a new one.

    ``today`` is the day of the reading. ``reread``: the page is byte for byte what it was, so a difference is
    one of our reading and no date in it is news. ``alone``: the page never had more than this one.
    """
    pairs = [
        (_agreement(old, record, today, reread=reread, alone=alone), -abs(old.position - i), i, j)
        for i, record in enumerate(records)
        for j, old in enumerate(known)
    ]
    chosen: list[Known | None] = [None] * len(records)
    taken: set[int] = set()
    for agreement, _, i, j in sorted(pairs, reverse=True):
        if agreement > 0 and chosen[i] is None and j not in taken:
            chosen[i] = known[j]
            taken.add(j)
    return chosen


def is_next_edition(known: Known, record: Record, today: str) -> bool:
    """Whether the record announces a later gathering, not the known one on another day.

    So when the new date is many months later, or later and the known one has taken place. One that was
    postponed has not, and a page that speaks of a new date means the old event. Two dates close to each
    other and both past are one event whose date was set right.
    """
    days = days_of(record)
    if not days or not known.days or set(days) & set(known.days) or days[0] < known.days[0]:
        return False
    apart = days_between(known.days[0], days[0])
    if apart >= NEXT_EDITION:
        return True
    if apart < CORRECTION and days[0] < today:
        return False
    over = known.last_day is not None and known.last_day < today
    return over and known.status != "postponed" and record["status"] != "rescheduled"


def _agreement(known: Known, record: Record, today: str, *, reread: bool, alone: bool) -> float:
    """0 for two different events; else the likeness of the titles, and 1 more where they share a day."""
    shared = bool(set(days_of(record)) & set(known.days))
    alike = likeness(known.title, record["title"])
    if shared and alone:
        return 1 + alike
    if contradiction(known.title, record["title"]) or (not reread and is_next_edition(known, record, today)):
        return 0
    if shared:
        return 1 + alike if alike >= RELATED_TITLE else 0
    return alike if alike >= SAME_TITLE else 0
