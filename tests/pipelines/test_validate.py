"""What no event can be becomes null, with an issue that says so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from typing import Any

import pytest

from normalize.values import PriceItem, Session, at_oslo
from pipelines.validate import ValidateEvents, validate
from spiders.items import Event, PageReading, Place, Price, Registration
from spiders.pages import PageItem

DAY = date(2027, 4, 1)
EVENING = at_oslo(date(2027, 5, 3), time(18))

CASES: dict[str, tuple[dict[str, Any], str | None, Callable[[Event], Any], Any]] = {
    "sound": ({}, None, lambda event: len(event.sessions), 1),
    "end-before-start": (
        {"sessions": (Session(EVENING, at_oslo(date(2027, 5, 3), time(9))),)},
        "end-before-start",
        lambda event: event.sessions,
        (Session(EVENING),),
    ),
    "end-on-the-same-day-without-clock": (
        {"sessions": (Session(EVENING, date(2027, 5, 3)),)},
        None,
        lambda event: event.sessions[0].end,
        date(2027, 5, 3),
    ),
    "year-of-a-plan": (
        {"sessions": (Session(date(2050, 1, 1)), Session(EVENING))},
        "implausible-date",
        lambda event: event.sessions,
        (Session(EVENING),),
    ),
    "year-one": (
        {"sessions": (Session(date(1, 1, 1)),)},
        "implausible-date",
        lambda event: event.sessions,
        (),
    ),
    "old-archive": ({"sessions": (Session(date(2009, 5, 3)),)}, None, lambda event: len(event.sessions), 1),
    "grant": (
        {"price": Price(items=(PriceItem(3_500_000), PriceItem(450)))},
        "implausible-price",
        lambda event: [item.amount for item in event.price.items],
        [450],
    ),
    "script": (
        {"online_url": "javascript:alert(1)"},
        "no-web-address",
        lambda event: event.online_url,
        None,
    ),
    "mail": (
        {"registration": Registration(url="mailto:post@example.no")},
        "no-web-address",
        lambda event: event.registration.url,
        None,
    ),
    "broken-address": (
        {"registration": Registration(url="http://[example.no/")},
        "no-web-address",
        lambda event: event.registration.url,
        None,
    ),
    "web-address": (
        {"registration": Registration(url="https://example.no/påmelding")},
        None,
        lambda event: event.registration.url,
        "https://example.no/påmelding",
    ),
    "at-the-equator": (
        {"place": Place(municipality="Drammen", latitude=0.0, longitude=0.0)},
        "outside-norway",
        lambda event: (event.place.latitude, event.place.municipality),
        (None, "Drammen"),
    ),
    "svalbard": (
        {"place": Place(latitude=78.22, longitude=15.65)},
        None,
        lambda event: event.place.latitude,
        78.22,
    ),
    "late-deadline": (
        {"registration": Registration(deadline=date(2027, 5, 4))},
        "deadline-after-event",
        lambda event: event.registration.deadline,
        date(2027, 5, 4),
    ),
}


@pytest.mark.parametrize(("changes", "code", "value_of", "value"), CASES.values(), ids=CASES)
def test_cases(
    make_event: Callable[..., Event],
    changes: dict[str, Any],
    code: str | None,
    value_of: Callable[[Event], Any],
    value: Any,
) -> None:
    (event,) = validate(PageReading(kind="event", events=(make_event(**changes),)), DAY).events
    assert value_of(event) == value
    assert [issue.code for issue in event.issues] == ([code] if code else [])


def test_an_announcement_without_a_title_is_left_out(make_event: Callable[..., Event]) -> None:
    reading = validate(PageReading(kind="event_list", events=(make_event(title=" "), make_event())), DAY)
    assert [event.title for event in reading.events] == ["Klimakveld"]
    assert [issue.code for issue in reading.issues] == ["no-title"]


def test_validating_twice_adds_nothing(make_event: Callable[..., Event]) -> None:
    reading = PageReading(kind="event", events=tuple(make_event(**case[0]) for case in CASES.values()))
    once = validate(reading, DAY)
    assert validate(once, DAY) == once


def test_pages_without_a_reading_pass(make_item: Callable[..., PageItem]) -> None:
    item = make_item(outcome="missing", reading=None)
    assert ValidateEvents().process_item(replace(item)) == item
