"""Event records → a calendar of what one has to sign up for: a VEVENT for each registration deadline.

It takes no time of anybody's day (TRANSP:TRANSPARENT); a deadline without a clock time is that day. Like the event
it belongs to, it keeps its UID when it moves, and goes on being told when the event is cancelled.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from klimakalender.publish import ics, norwegian, wording
from klimakalender.publish.conditions import Condition
from klimakalender.publish.links import safe_url
from klimakalender.publish.stamps import stamp_or_none

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import timedelta

    from icalendar import Event

    from klimakalender.store.published import Record

# Which events are in it.
HAVING_ONE = Condition("events.registration_deadline is not null")


def lines(record: Record, *, alarm: timedelta | None = None) -> bytes:
    """The lines of the deadline of an event, none where it has none. ``alarm`` as of :func:`ics.lines`."""
    return ics.written(_vevents(record), alarm)


def _vevents(record: Record) -> Iterable[Event]:
    deadline = stamp_or_none(record["registration"]["deadline"])
    if deadline is None:
        return
    event = ics.begun(record, deadline, uid=f"{record['id']}-frist")
    event.add("related-to", ics.uid_of(record["id"]))
    end = ics.exclusive_end(deadline, None)
    if end is not None:
        event.add("dtend", end)
    event.add("transp", "TRANSPARENT")
    event.add("summary", ics.titled(record, "Påmeldingsfrist: "))
    event.add("description", _description(record))
    ics.add_shared(event, record)
    yield event


def _description(record: Record) -> str:
    registration, span = record["registration"], record["approximate"]
    when = norwegian.period(record["starts_at"], record["ends_at"]) or (span and span["text"])
    told = [
        ("Arrangement", when),
        ("Sted", wording.place(record)),
        ("Pris", wording.price(record)),
        ("Påmelding", safe_url(registration["url"])),
        ("Kilde", safe_url(record["url"])),
    ]
    lines = [
        *(["Fullt."] if registration["fully_booked"] else []),
        *(f"{what}: {it}" for what, it in told if it),
    ]
    return ics.clean("\n".join(lines))
