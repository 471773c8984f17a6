"""SQL conditions on ``events``, each with its parameters. Values never become part of the SQL text.

S608 (SQL put together from strings) is excused where only question marks are put in.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from klimakalender.publish.search import match_expression
from klimakalender.store.folding import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from klimakalender.publish.stamps import Moment

# When an event begins; one known by its month only has no start. The last day is filled by the store.
START = "coalesce(events.starts_at, events.approximate_from)"
BEGIN = "coalesce(events.starts_at, events.approximate_from, '9999')"  # as the indexes have it


@dataclass(frozen=True, slots=True)
class Condition:
    """A part of a WHERE clause with ``?`` for each of ``params``."""

    sql: str
    params: tuple[Any, ...] = ()


IN_SCOPE = Condition("events.climate in ('core', 'related')")
PRESENT = Condition("events.vanished_at is null and events.merged_into is null")


def not_over(moment: Moment) -> Condition:
    """Something of the event is at or after the moment. Without a known end it lasts its day out."""
    if moment.clock is None:
        return Condition("events.last_day >= ?", (moment.day,))
    return Condition(
        "events.last_day >= ?"
        " and not (length(coalesce(events.ends_at, '')) > 10 and substr(events.ends_at, 1, 19) <= ?)",
        (moment.day, moment.clock),
    )


def began_before(day: str) -> Condition:
    """Events of several days that began before a day; by an index of just these."""
    return Condition(
        f"{BEGIN} < ? and events.last_day > substr({BEGIN}, 1, 10) and events.last_day >= ?", (day, day)
    )


def begins_on_or_after(day: str) -> Condition:
    """Events that begin on a day or later, and those without a day."""
    return Condition(f"{BEGIN} >= ?", (day,))


def begins_by(moment: Moment) -> Condition:
    """The event begins at or before the moment; of a day, on that day or before."""
    if moment.clock is None:
        return Condition(f"substr({START}, 1, 10) <= ?", (moment.day,))
    return Condition(f"substr({START}, 1, 19) <= ?", (moment.clock,))


def begins_from(moment: Moment) -> Condition:
    """The event begins at or after the moment; a day without clock time counts as its beginning."""
    return Condition(f"{START} >= ?", (moment.clock or moment.day,))


def open_for_registration(now: Moment) -> Condition:
    """One can sign up at ``now``: announced, not begun, not full or closed, between opening and deadline."""
    return Condition(
        "(events.registration_required = 1 or events.registration_deadline is not null"
        " or events.registration_url is not null)"
        # By the day alone, so that an index can skip what is over.
        " and coalesce(events.registration_deadline, '9999') >= ?"
        " and events.status in ('scheduled', 'rescheduled')"
        " and coalesce(events.fully_booked, 0) = 0 and coalesce(events.registration_closed, 0) = 0"
        " and (events.registration_opens is null or substr(events.registration_opens, 1, 19) <= ?)"
        " and case when events.registration_deadline is null then substr(events.starts_at, 1, 10) >= ?"
        " when length(events.registration_deadline) > 10"
        " then substr(events.registration_deadline, 1, 19) >= ?"
        " else events.registration_deadline >= ? end"
        f" and ({not_over(now).sql})",
        (now.day, now.clock, now.day, now.clock, now.day, *not_over(now).params),
    )


def all_of(conditions: Sequence[Condition]) -> Condition:
    """All of the conditions."""
    return Condition(
        " and ".join(f"({one.sql})" for one in conditions),
        tuple(value for one in conditions for value in one.params),
    )


def negated(condition: Condition) -> Condition:
    """The opposite; unknown counts as not fulfilled."""
    return Condition(f"not coalesce(({condition.sql}), 0)", condition.params)


def matches(query: str) -> Condition:
    """Full-text search in title, description, place, publisher, topics and organisers."""
    return Condition(
        "events.rowid in (select rowid from events_fts where events_fts match ?)", (match_expression(query),)
    )


def matches_each(query: str) -> Condition:
    """The same for words that very many events have: asked of one event after the other, until a page is full."""
    return Condition("klima_has(events.search_text, ?)", (query,))


def one_of(column: str, values: Sequence[Any]) -> Condition:
    """The column, one of our own names, holds one of the values."""
    return Condition(f"{column} in ({_marks(values)})", tuple(values))


def has_topic(topics: Sequence[str]) -> Condition:
    """The event has at least one of the topics."""
    return Condition(
        f"exists (select 1 from topics t where t.event_id = events.id and t.topic in ({_marks(topics)}))",  # noqa: S608  marks
        tuple(topics),
    )


def in_county(values: Sequence[str]) -> Condition:
    """In a county, by number or by name in any spelling of case and æøå."""
    return Condition(
        "events.county in (select name from counties where"  # noqa: S608  marks
        f" number in ({_marks(values)}) or klima_fold(name) in ({_marks(values)}))",
        (*values, *map(fold, values)),
    )


def in_municipality(values: Sequence[str]) -> Condition:
    """In a municipality, by number or by name in any spelling of case and æøå."""
    if all(value.isdecimal() for value in values):
        return one_of("events.municipality_number", values)
    return Condition(
        "events.municipality_number in (select number from municipalities where"  # noqa: S608  marks
        f" number in ({_marks(values)}) or klima_fold(name) in ({_marks(values)}))",
        (*values, *map(fold, values)),
    )


def in_box(west: float, south: float, east: float, north: float) -> Condition:
    """Inside a rectangle in degrees (WGS 84)."""
    return Condition(
        "events.longitude between ? and ? and events.latitude between ? and ?", (west, east, south, north)
    )


def _marks(values: Sequence[Any]) -> str:
    return ", ".join("?" * len(values))
