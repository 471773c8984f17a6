"""The filter vocabulary of the site, the API and ``export``: one table of names, meanings and conditions.

Names follow Linked Events where it has one. Times without offset are Norwegian time, days are Norwegian days.
Several values are separated by commas. An empty value counts as not given, as HTML forms send it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from klimakalender.publish import conditions as sql
from klimakalender.publish.conditions import Condition
from klimakalender.publish.parameters import (
    BOOLEANS,
    MAX_DAYS,
    read_box,
    read_choices,
    read_days,
    read_flag,
    read_values,
)
from klimakalender.publish.stamps import Moment, read_moment, read_stamp
from normalize import OSLO

Build = Callable[[str, datetime], Condition]

STATUSES = ("scheduled", "cancelled", "postponed", "rescheduled")
ATTENDANCES = ("onsite", "online", "mixed")
LANGUAGES = ("nb", "nn", "en", "se")
SCOPES = ("core", "related", "no")


@dataclass(frozen=True, slots=True)
class Filter:
    """One parameter: how it is documented, and the condition that its text stands for (or ``ValueError``)."""

    name: str
    about: str
    build: Build
    schema: dict[str, Any]


def _many(build: Callable[[list[str]], Condition]) -> Build:
    return lambda text, _now: build(read_values(text))


def _column(column: str) -> Build:
    return _many(lambda values: sql.one_of(column, values))


def _choice(column: str, allowed: tuple[str, ...]) -> Build:
    return lambda text, _now: sql.one_of(column, read_choices(text, allowed))


def _yes_or_no(yes: Callable[[datetime], Condition]) -> Build:
    return lambda text, now: yes(now) if read_flag(text) else sql.negated(yes(now))


def _is_free(text: str, _now: datetime) -> Condition:
    if text == "unknown":
        return Condition("events.is_free is null")
    return Condition("events.is_free = ?", (int(read_flag(text)),))


def _days(text: str, now: datetime) -> Condition:
    today = now.astimezone(OSLO).date()
    return sql.begins_by(Moment.of(today + timedelta(days=read_days(text))))


def _modified_since(text: str, _now: datetime) -> Condition:
    return Condition("datetime(events.updated_at) >= datetime(?)", (read_stamp(text).isoformat(),))


def _box(text: str, _now: datetime) -> Condition:
    return sql.in_box(*read_box(text))


def _all_topics(topics: list[str]) -> Condition:
    each = [sql.has_topic([topic]) for topic in topics]
    return Condition(" and ".join(one.sql for one in each), tuple(p for one in each for p in one.params))


TEXT = {"type": "string"}
FLAG = {"type": "boolean"}
STAMP = {"type": "string", "examples": ["2026-05-01", "2026-05-01T09:00:00+02:00", "today", "now"]}


def _choices(allowed: tuple[str, ...]) -> dict[str, Any]:
    item = {"type": "string", "enum": list(allowed)}
    return {"type": "array", "items": item}


FILTERS = {
    entry.name: entry
    for entry in (
        Filter(
            "text",
            "Words in title, description, place, publisher, topics, organisers; æøå fold, beginnings match.",
            lambda text, _now: sql.matches(text),
            TEXT,
        ),
        Filter(
            "start",
            "Events that are not over before this day or time (`today`, `now`). Default `now`.",
            lambda text, now: sql.not_over(read_moment(text, now)),
            STAMP,
        ),
        Filter(
            "end",
            "Events that begin on or before this day, or at or before this time.",
            lambda text, now: sql.begins_by(read_moment(text, now)),
            STAMP,
        ),
        Filter(
            "starts_after",
            "Events that begin at or after this day or time.",
            lambda text, now: sql.begins_from(read_moment(text, now)),
            STAMP,
        ),
        Filter(
            "days",
            "Events that begin within so many days from today.",
            _days,
            {"type": "integer", "minimum": 0, "maximum": MAX_DAYS},
        ),
        Filter("county", "County: number or name.", _many(sql.in_county), TEXT),
        Filter("municipality", "Municipality: number or name.", _many(sql.in_municipality), TEXT),
        Filter("bbox", "Rectangle west,south,east,north in degrees (WGS 84).", _box, TEXT),
        Filter("keyword", "Topics, at least one of them (see /api/v1/topics).", _many(sql.has_topic), TEXT),
        Filter("topic", "The same as `keyword`.", _many(sql.has_topic), TEXT),
        Filter("keyword_AND", "Topics, all of them.", _many(_all_topics), TEXT),
        Filter(
            "keyword!",
            "Topics, none of them.",
            _many(lambda topics: sql.negated(sql.has_topic(topics))),
            TEXT,
        ),
        Filter(
            "is_free",
            "Free to take part: true, false or unknown. Unknown is never counted as free.",
            _is_free,
            {"type": "string", "enum": [*BOOLEANS, "unknown"]},
        ),
        Filter(
            "online",
            "One can take part online (attendance online or mixed).",
            _yes_or_no(lambda _now: sql.one_of("events.attendance", ["online", "mixed"])),
            FLAG,
        ),
        Filter(
            "attendance",
            "How one takes part.",
            _choice("events.attendance", ATTENDANCES),
            _choices(ATTENDANCES),
        ),
        Filter(
            "enrolment_open",
            "One can register now: not begun, full or closed, and the deadline has not passed.",
            _yes_or_no(lambda now: sql.open_for_registration(Moment.of(now))),
            FLAG,
        ),
        Filter(
            "registration",
            "Registration is required.",
            _yes_or_no(lambda _now: Condition("events.registration_required = 1")),
            FLAG,
        ),
        Filter("event_status", "Status.", _choice("events.status", STATUSES), _choices(STATUSES)),
        Filter(
            "language",
            "Language of the announcement.",
            _choice("events.language", LANGUAGES),
            _choices(LANGUAGES),
        ),
        Filter("publisher", "Publisher's name as the event states it.", _column("events.publisher"), TEXT),
        Filter("data_source", "Source id (see /api/v1/sources).", _column("events.source_id"), TEXT),
        Filter(
            "climate",
            "How close to climate: core, related, no. Default core,related.",
            _choice("events.climate", SCOPES),
            _choices(SCOPES),
        ),
        Filter("ids", "Event ids; also past and vanished events.", _column("events.id"), TEXT),
        Filter(
            "last_modified_since",
            "Events that changed at or after this day or time, past ones too.",
            _modified_since,
            {"type": "string", "examples": ["2026-05-01", "2026-05-01T09:00:00+02:00"]},
        ),
        Filter(
            "show_deleted",
            "Also events that vanished from their source or were merged into another.",
            lambda text, _now: Condition("1") if read_flag(text) else sql.PRESENT,
            FLAG,
        ),
    )
}

# The front page's search field, and what people guess.
ALIASES = {"q": "text", "status": "event_status", "source": "data_source", "internet_based": "online"}
