"""What platforms answer: the questions that their pages raise, and what the answers name or bring along."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from klimakalender.reference import load_tables
from spiders.feeds import Question, questions_on, read_feed
from spiders.feeds.values import load_object
from spiders.items import Event
from spiders.links import Link
from spiders.reading.fields import read_page

TODAY = date(2027, 1, 4)
SITE = "https://granvoll.example"
TRIBE = f"{SITE}/wp-json/tribe/events/v1/events"
DATES = "per_page=50&start_date=2027-01-04&end_date=2029-01-03"
FRISKUS = "https://api.friskus.com/api/v1/events?municipality=granvoll&page="


def read(url: str, answer: Any, content_type: str = "application/json") -> Any:
    body = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
    return read_feed(body, url, content_type, TODAY)


def events(page: str, url: str) -> list[Event]:
    reading = read_page(page, url=url, reference=TODAY, publisher=None, tables=load_tables())
    return list(reading.events)


QUESTIONS = {
    "no sign": ("<p>Vanlig side</p>", f"{SITE}/", (), []),
    "events calendar": ('<div class="tribe-events">', f"{SITE}/kalender/", (), [f"{TRIBE}?page=1&{DATES}"]),
    "acos": (
        '<div class="js-filtervisning" data-filter-identifier="ab12">',
        f"{SITE}/kalender/",
        (),
        [f"{SITE}/api/presentation/v2/filtervisning/ab12/init?date=upcoming&deviceType=desktop"],
    ),
    "friskus": ("<div id=app>", "https://granvoll.friskus.com/", (), [f"{FRISKUS}1"]),
    "calendar file": ("<p>", f"{SITE}/", (Link(f"{SITE}/moter.ics", "Abonner"),), [f"{SITE}/moter.ics"]),
    "calendar by parameter": ("<p>", f"{SITE}/", (Link(f"{SITE}/?ical=1"),), [f"{SITE}/?ical=1"]),
}


@pytest.mark.parametrize(("page", "url", "links", "expected"), QUESTIONS.values(), ids=QUESTIONS)
def test_questions(page: str, url: str, links: tuple[Link, ...], expected: list[str]) -> None:
    assert [question.url for question in questions_on(page, url, links, TODAY)] == expected


def test_the_graph_of_tkevents_is_asked_by_post() -> None:
    [question] = questions_on("<div id=app>", "https://tkevents.no/", (), TODAY)
    assert question.url == "https://tkevents.no/graphQL"
    assert "repetitions" in json.loads(question.body or b"")["query"]


def test_events_calendar_names_pages_and_its_next_part() -> None:
    feed = read(f"{TRIBE}?page=1&{DATES}", {"events": [{"url": f"{SITE}/a"}, {"url": ""}], "total_pages": 2})
    assert [(entry.url, entry.announces, entry.page) for entry in feed.entries] == [(f"{SITE}/a", True, None)]
    assert feed.further == (Question(f"{TRIBE}?page=2&{DATES}"),)
    assert read(f"{TRIBE}?page=2&{DATES}", {"events": [{"url": f"{SITE}/b"}], "total_pages": 2}).further == ()


def test_acos_names_the_pages_in_its_fragments() -> None:
    items = [
        {"content": '<a href="/moter/1.aspx">Møte</a><a href="/moter/1.aspx">Les mer</a>'},
        {"content": ""},
    ]
    url = f"{SITE}/api/presentation/v2/filtervisning/ab12/init?date=upcoming"
    feed = read(url, {"content": {"body": {"result": {"items": items}}}})
    assert [entry.url for entry in feed.entries] == [f"{SITE}/moter/1.aspx"]


ROW = {
    "id": "5f0c",
    "name": "Klimaverksted",
    "starts_at": "2027-02-03T17:00:00Z",
    "ends_at": "2027-02-03T19:00:00Z",
    "is_free": True,
    "organization": {"name": "Granvoll frivilligsentral"},
    "description": "<p>Vi reparerer klær sammen.</p>",
}


@pytest.mark.parametrize("data", [[ROW], {"events": [ROW]}], ids=["list", "object"])
def test_friskus_brings_events_along(data: Any) -> None:
    feed = read(f"{FRISKUS}1", {"data": data, "meta": {"last_page": 2}})
    [entry] = feed.entries
    assert entry.url == "https://granvoll.friskus.com/events/5f0c"
    assert feed.further == (Question(f"{FRISKUS}2"),)
    [event] = events(entry.page, entry.url)
    assert event.title == "Klimaverksted"
    assert [session.start.isoformat() for session in event.sessions] == ["2027-02-03T18:00:00+01:00"]
    assert event.price.is_free is True
    assert event.organizers == ("Granvoll frivilligsentral",)


def show(start: str, **changes: Any) -> dict[str, Any]:
    venue = {"name": "Granvoll bibliotek", "address": "Storgata 1"}
    return {"startDate": start, "venue": venue, "eventCancelled": False, "eventSoldOut": False} | changes


def test_every_repetition_at_tkevents_is_an_event() -> None:
    row = {
        "title_nb": "Klimateater",
        "desc_nb": "<p>Et stykke om isen.</p>",
        "event_slug": "klimateater",
        "startDate": "2027-02-03 17:00:00+00",
        "mode": "offline",
        "priceOption": "gratis",
        "organizers": [{"name": "Granvoll teater"}],
        "repetitions": [
            show("2026-12-01 17:00:00+00"),
            show("2027-02-03 17:00:00+00"),
            show("2027-02-04 17:00:00+00", eventCancelled=True),
        ],
    }
    entries = read("https://tkevents.no/graphQL", {"data": {"events": {"data": [row]}}}).entries
    told = [event for entry in entries for event in events(entry.page, entry.url)]
    assert len({entry.url for entry in entries}) == 2
    assert [(event.sessions[0].start.isoformat(), event.status) for event in told] == [
        ("2027-02-03T18:00:00+01:00", "scheduled"),
        ("2027-02-04T18:00:00+01:00", "cancelled"),
    ]
    assert {event.place.venue for event in told} == {"Granvoll bibliotek"}
    assert {event.attendance for event in told} == {"onsite"}


CALENDAR = b"""BEGIN:VCALENDAR\r
VERSION:2.0\r
PRODID:-//Granvoll//NO\r
BEGIN:VEVENT\r
UID:1\r
SUMMARY:Klimakveld\r
DTSTART;TZID=Europe/Oslo:20270203T180000\r
DTEND;TZID=Europe/Oslo:20270203T200000\r
LOCATION:Granvoll kulturhus\r
URL:https://granvoll.example/klimakveld\r
END:VEVENT\r
BEGIN:VEVENT\r
UID:2\r
SUMMARY:Ryddedag\r
DTSTART;VALUE=DATE:20270501\r
DTEND;VALUE=DATE:20270503\r
RRULE:FREQ=YEARLY;COUNT=2\r
STATUS:CANCELLED\r
END:VEVENT\r
BEGIN:VEVENT\r
UID:3\r
SUMMARY:For lengst forbi\r
DTSTART;VALUE=DATE:20200501\r
END:VEVENT\r
END:VCALENDAR\r
"""


def test_calendar_files_name_pages_and_bring_along_what_has_none() -> None:
    feed = read(f"{SITE}/moter.ics", CALENDAR, "text/calendar; charset=utf-8")
    named = [entry.url for entry in feed.entries if entry.page is None]
    brought = [entry for entry in feed.entries if entry.page is not None]
    assert named == [f"{SITE}/klimakveld"]
    told = [event for entry in brought for event in events(entry.page, entry.url)]
    assert [
        (event.title, event.status, event.sessions[0].start, event.sessions[0].end) for event in told
    ] == [
        ("Ryddedag", "cancelled", date(2027, 5, 1), date(2027, 5, 2)),
        ("Ryddedag", "cancelled", date(2028, 5, 1), date(2028, 5, 2)),
    ]


@pytest.mark.parametrize(("recurs", "addresses"), [(b"", 1), (b"RRULE:FREQ=WEEKLY;COUNT=1\r\n", 2)])
def test_an_event_of_a_calendar_file_keeps_its_address_on_another_day(recurs: bytes, addresses: int) -> None:
    found = set()
    for day in (b"20270203", b"20270210"):
        event = b"UID:9\r\nSUMMARY:Klimakveld\r\nDTSTART;VALUE=DATE:" + day + b"\r\n" + recurs
        body = b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n" + event + b"END:VEVENT\r\nEND:VCALENDAR\r\n"
        found |= {entry.url for entry in read(f"{SITE}/a.ics", body, "text/calendar").entries}
    assert len(found) == addresses


BROKEN = {
    "json": (f"{TRIBE}?page=1", b"{", "application/json"),
    "json of another shape": (f"{TRIBE}?page=1", b'{"events": {"a": 1}}', "application/json"),
    "friskus": (f"{FRISKUS}1", b'{"data": [1, {"id": 3}], "meta": []}', "application/json"),
    "tkevents": ("https://tkevents.no/graphQL", b'{"data": {"events": {"data": [{"event_slug": "a"}]}}}', ""),
    "acos": (f"{SITE}/api/presentation/v2/filtervisning/a/init", b'{"content": [1]}', "application/json"),
    "calendar": (
        f"{SITE}/a.ics",
        b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:i morgen\r\n",
        "text/calendar",
    ),
    "deep": (f"{TRIBE}?page=1", b"[" * 100_000, "application/json"),
}


@pytest.mark.parametrize(("url", "body", "content_type"), BROKEN.values(), ids=BROKEN)
def test_what_is_broken_names_nothing(url: str, body: bytes, content_type: str) -> None:
    assert read(url, body, content_type) == read_feed(b"", url, content_type, TODAY)
    assert not read(url, body, content_type).entries


def test_half_characters_in_an_answer_become_text() -> None:
    assert load_object(rb'{"title": "Klimakveld \ud83d"}') == {"title": "Klimakveld \ufffd"}
