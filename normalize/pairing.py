"""Days and clock times to sessions: one time for all days, or n times for n days, in order."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final

from normalize.spoken import DAY, HOUR
from normalize.values import Session, Stamp, at_oslo, day_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from normalize.atoms import Lasting, Times
    from normalize.expressions import Group, Slot

# First and last day of something; the last is None when it is over on the first.
Days = tuple[date, date | None]
ONE_DAY: Final = timedelta(days=1)


def moment(day: date, minute: int) -> datetime:
    """A minute of a day in Norway; 24:00 is midnight of the next day."""
    if minute >= DAY:
        day, minute = day + timedelta(days=minute // DAY), minute % DAY
    return at_oslo(day, time(minute // HOUR, minute % HOUR))


def session(days: Days, begin: int | None, until: int | None) -> Session:
    """One gathering. On a single day an end that is not later than the start belongs to the next day."""
    first, last = days
    if last is not None and last <= first:
        last = None
    if begin is None:
        return Session(first, last) if until is None else Session(first, moment(last or first, until))
    if until is None:
        return Session(moment(first, begin), last)
    if last is None and until <= begin:
        last = first + ONE_DAY
    return Session(moment(first, begin), moment(last or first, until))


def pair(slots: Sequence[Days], times: Sequence[Times], *, each: bool = False) -> list[Session]:
    """Sessions of days and times. As many times as days: in order; one time: for all; else every time on each day.

    ``each`` says that every time holds on each day even where the numbers agree ("begge dager kl. 10 og 14").
    """
    if not times:
        return [session(days, None, None) for days in slots]
    if len(slots) == 1 and slots[0][1] is not None and slots[0][1] > slots[0][0]:
        closing = times[-1]
        return [
            session(slots[0], times[0].begin, closing.until or (closing.begin if len(times) > 1 else None))
        ]
    if len(times) == len(slots) > 1 and not each:
        return [session(days, t.begin, t.until) for days, t in zip(slots, times, strict=True)]
    return [session(days, t.begin, t.until) for days in slots for t in times]


def group_sessions(group: Group, days: Sequence[Days], *, each: bool, across: bool) -> list[Session]:
    """The sessions of one group, whose slots have these dates; one over all of them if it goes ``across``."""
    if across and len(days) > 1 and group.times:
        days = [(days[0][0], days[-1][1] or days[-1][0])]
        return pair(days, group.times)
    crossed = [slot.begin is not None or slot.until is not None for slot in group.slots]
    if any(crossed):
        return [
            _crossed(slot, dates, group.times) for slot, dates in zip(group.slots, days, strict=True)
        ]  # fmt: skip
    return pair(days, group.times, each=each)


def _crossed(slot: Slot, days: Days, times: Sequence[Times]) -> Session:
    """A slot whose ends were named with times of their own; one without takes the time of the group."""
    if slot.begin is None and slot.until is None and times:
        return session(days, times[0].begin, times[0].until)
    return session(days, slot.begin, slot.until)


def lasting(found: Session, length: Lasting) -> Session:
    """The session with the end that its length gives, if it has none: from its clock time, or in days."""
    if found.end is not None:
        return found
    if length.days > 1:
        return replace(found, end=day_of(found.start) + timedelta(days=length.days - 1))
    if length.minutes and isinstance(found.start, datetime):
        return replace(found, end=found.start + timedelta(minutes=length.minutes))
    return found


def pair_stamps(sessions: Sequence[Session], clocks: Sequence[Session]) -> list[Session]:
    """Sessions that are only days, with the clock times of others on whatever day these stand."""
    bare = [each for each in sessions if not isinstance(each.start, datetime)]
    ordered = len(bare) == len(clocks) > 1
    completed: list[Session] = []
    for each in sessions:
        if isinstance(each.start, datetime) or not clocks:
            completed.append(each)
            continue
        chosen = [clocks[bare.index(each)]] if ordered else clocks
        days = (each.start, day_of(each.end) if each.end else None)
        completed += [
            replace(session(days, _minute(c.start), _minute(c.end)), venue=each.venue) for c in chosen
        ]
    return completed


def _minute(stamp: Stamp | None) -> int | None:
    return stamp.hour * HOUR + stamp.minute if isinstance(stamp, datetime) else None
