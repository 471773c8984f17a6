"""What an event remembers: a moved date, a cancellation without its date. Pure.

The page shows only its latest words; these rules (DESIGN "Moves" and "Status") compare them with what the
event was before.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from klimakalender.store.pairing import days

if TYPE_CHECKING:
    from klimakalender.store.records import Record

# The next edition of a yearly gathering comes about a year later; a postponement rarely takes this long.
EDITION_APART = 300


def is_next_edition(before: Record, now: Record, today: str) -> bool:
    """Whether a page that announced ``before`` now announces another event, not the same one moved.

    So when the new date is later and the old one is over (unless it was called off and awaited a new date),
    or lies the better part of a year earlier. ``today`` is the crawl's day, ``YYYY-MM-DD``.
    """
    old, new = before["starts_at"], now["starts_at"]
    if not old or not new or new[:10] <= old[:10] or days(before) & days(now):
        return False
    apart = (date.fromisoformat(new[:10]) - date.fromisoformat(old[:10])).days
    if apart >= EDITION_APART:
        return True
    over = (before["ends_at"] or old)[:10] < today
    return over and before["status"] != "postponed" and now["status"] != "rescheduled"


def remember(before: Record, now: Record) -> Record:
    """``now`` with what the event knows from before.

    - A new first day makes it rescheduled, with ``previous_start``, whether the page says so or not.
    - Once moved, it stays so when the notice goes.
    - Cancelled or postponed without a date keeps the last announced one.
    """
    record = dict(now)
    if not record["starts_at"] and before["starts_at"] and record["status"] in ("cancelled", "postponed"):
        for key in ("starts_at", "ends_at", "all_day", "sessions"):
            record[key] = before[key]
    if record["status"] in ("scheduled", "rescheduled"):
        if _moved(before, record):
            record["status"] = "rescheduled"
            record["previous_start"] = record["previous_start"] or before["starts_at"]
        elif before["previous_start"]:
            record["status"] = "rescheduled"
    record["previous_start"] = record["previous_start"] or before["previous_start"]
    return record


def _moved(before: Record, now: Record) -> bool:
    """A change of the first day, and not one meeting of a row added, removed or passed."""
    old, new = days(before), days(now)
    return bool(old and new) and not (old & new)
