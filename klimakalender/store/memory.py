"""What an event remembers that its pages no longer say: its earlier date, the date of what is off. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from klimakalender.store.stamps import days_of, last_day

if TYPE_CHECKING:
    from klimakalender.store.records import Record

DATES = ("sessions", "starts_at", "ends_at", "all_day")
CALLED_OFF = ("cancelled", "postponed")


def remember(before: Record, now: Record, today: str, told: Record | None = None) -> Record:
    """The event as its pages say ``now``, with what it was ``before`` kept in mind.

    - Cancelled and postponed events, and past ones, keep their last announced date when the page drops it.
    - A new date makes it rescheduled with the old start as ``previous_start``, whether the page says so or
      not, and it stays so when the page no longer says it.

    ``told`` is what the same page, byte for byte, was read as before. A difference to it is a better reading
    and no news: another date is no move, and what only the earlier reading said is not remembered.
    """
    record = dict(now)
    over = (last_day(before) or today) < today
    misread = told is not None and bool(told["sessions"])
    if not record["sessions"] and (record["status"] in CALLED_OFF or over) and not misread:
        record |= {key: before[key] for key in DATES}
    if record["previous_start"] is None:
        record["previous_start"] = _earlier_start(before, record, told)
    was_moved = before["status"] == "rescheduled" and (told is None or told["status"] != "rescheduled")
    if record["status"] == "scheduled" and (record["previous_start"] or was_moved):
        record["status"] = "rescheduled"
    return record


def has_moved(before: Record, now: Record) -> bool:
    """Whether the first day is another one: neither did the old one stay among the days, nor was the new one.

    Another clock time on the same day is a correction, and a series that drops its first evening goes on.
    """
    old, new = days_of(before), days_of(now)
    return bool(old and new) and old[0] not in new and new[0] not in old


def _earlier_start(before: Record, now: Record, told: Record | None) -> str | None:
    if told is None and has_moved(before, now):
        return str(before["starts_at"])
    known: str | None = before["previous_start"]
    return None if told is not None and told["previous_start"] == known else known
