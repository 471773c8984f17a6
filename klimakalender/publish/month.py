"""The calendar month: which events stand on which of its days."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

from klimakalender.publish import norwegian, reader
from klimakalender.publish.agenda import is_past
from klimakalender.publish.errors import BadParameterError
from klimakalender.publish.filtering import SPANS, SWITCHES, filtering
from klimakalender.publish.front import PARTS
from klimakalender.publish.selection import select
from klimakalender.publish.stamps import monday, stamp_or_none
from klimakalender.publish.visit import page
from normalize import day_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from datasette.utils.asgi import Response

    from klimakalender.publish.visit import Visit
    from klimakalender.store.published import Record

MOST = 400
SHOWN_A_DAY = 4
# What lasts longer than this goes on during the month and stands on no day of it.
LONGEST = timedelta(days=7)
FIRST_YEAR, LAST_YEAR = 2000, 2099


@dataclass(frozen=True, slots=True)
class Appointment:
    """An event on a day; ``starts_at`` only on the day on which it begins."""

    record: Record
    starts_at: str | None
    past: bool


@dataclass(slots=True)
class Day:
    """A day of the grid; ``inside``: of the month itself."""

    day: date
    inside: bool
    appointments: list[Appointment] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Month:
    """Weeks of seven days, and what stands on no single day."""

    weeks: list[list[Day]]
    ongoing: list[Record]
    undated: list[Record]


@page
async def month(visit: Visit) -> Response:
    """One month, by default the present one."""
    first = _first(visit)
    last = _next(first) - timedelta(days=1)
    here = f"/kalender/{first:%Y-%m}"
    form = await filtering(visit, here)
    wanted = [pair for pair in form.pairs if pair[0] not in ("start", "end", "days", "starts_after")]
    span = [("start", first.isoformat()), ("end", last.isoformat()), ("page_size", str(MOST))]
    selection = select([*wanted, *span], visit.moment)
    found = await visit.read(lambda connection: reader.find(connection, selection, parts=PARTS))
    past = frozenset(record["id"] for record in found.records if is_past(record, visit.moment))
    previous, following = _previous(first), _next(first)
    return visit.render(
        "month.html",
        here="/kalender",
        form=form,
        first=first,
        last=last,
        title=norwegian.month_name(first, lang=visit.lang),
        month=arrange(found.records, first, past),
        count=len(found.records),
        limited=found.next_cursor is not None,
        most=MOST,
        shown=SHOWN_A_DAY,
        previous=previous if previous.year >= FIRST_YEAR else None,
        following=following if following.year <= LAST_YEAR else None,
        switches=SWITCHES,
        spans=SPANS,
    )


def arrange(records: Iterable[Record], first: date, past: frozenset[str] = frozenset()) -> Month:
    """Events on the days of the month that begins with ``first``; ``past`` are the ids of those that are over."""
    last = _next(first) - timedelta(days=1)
    days: dict[date, list[Appointment]] = defaultdict(list)
    ongoing, undated = [], []
    for record in records:
        sessions = record["sessions"] or [{"starts_at": record["starts_at"], "ends_at": record["ends_at"]}]
        spans = [_span(session["starts_at"], session["ends_at"]) for session in sessions]
        if not any(spans):
            undated.append(record)
        for session, span in zip(sessions, spans, strict=True):
            if span is None or span[1] < first or span[0] > last:
                continue
            if span[1] - span[0] > LONGEST:
                ongoing.append(record)
                continue
            for day in _days(*span):
                clock = session["starts_at"] if day == span[0] else None
                days[day].append(Appointment(record, clock, record["id"] in past))
    start, end = monday(first), monday(last) + timedelta(days=6)
    cells = [
        Day(day, first <= day <= last, sorted(days[day], key=_order) if first <= day <= last else [])
        for day in _days(start, end)
    ]
    weeks = [cells[position : position + 7] for position in range(0, len(cells), 7)]
    return Month(weeks, list({one["id"]: one for one in ongoing}.values()), undated)


def _first(visit: Visit) -> date:
    """The month of the address. Raises :class:`BadParameterError` for one that the calendar does not have."""
    wanted = visit.request.url_vars.get("month")
    if wanted is None:
        return visit.today.replace(day=1)
    year, number = int(wanted[:4]), int(wanted[5:])
    if not (FIRST_YEAR <= year <= LAST_YEAR and 1 <= number <= 12):
        raise BadParameterError(
            parameter=wanted, reason=f"expected a month from {FIRST_YEAR}-01 to {LAST_YEAR}-12"
        )
    return date(year, number, 1)


def _next(first: date) -> date:
    return (first + timedelta(days=31)).replace(day=1)


def _previous(first: date) -> date:
    return (first - timedelta(days=1)).replace(day=1)


def _span(starts_at: str | None, ends_at: str | None) -> tuple[date, date] | None:
    start, end = stamp_or_none(starts_at), stamp_or_none(ends_at)
    if start is None:
        return None
    return day_of(start), max(day_of(start), day_of(end or start))


def _days(start: date, end: date) -> Iterable[date]:
    return (start + timedelta(days=number) for number in range((end - start).days + 1))


def _order(appointment: Appointment) -> tuple[str, str]:
    return appointment.starts_at or "", str(appointment.record["title"])
