"""Gone, unlinked, broken and back: five different things, and none of them is cancelled."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

PAGE = "/kalender/klimakveld"
NOON_2 = "2027-04-15T10:00:00+00:00"

Build = Callable[..., dict[str, Any]]


def test_a_missing_page_vanishes_at_the_second_run(timeline: Any, announcement: Build) -> None:
    timeline.crawl("2027-04-01", {PAGE: [announcement()]})
    timeline.crawl("2027-04-08", {PAGE: "missing"})
    assert timeline.event("vanished_at, status") == (None, "scheduled")
    timeline.crawl("2027-04-15", {PAGE: "missing"})
    assert timeline.event("vanished_at, status, version") == (NOON_2, "scheduled", 2)
    assert timeline.changes() == [("vanished_at", None, NOON_2)]


def test_the_same_look_twice_is_one_piece_of_evidence(timeline: Any, announcement: Build) -> None:
    timeline.crawl("2027-04-01", {PAGE: [announcement()]})
    timeline.crawl("2027-04-08", {PAGE: "missing"})
    timeline.crawl("2027-04-08", {PAGE: "missing"})
    assert timeline.event("vanished_at") == (None,)


@pytest.mark.parametrize("outcome", ["error", "disallowed", "noindex"])
def test_what_is_not_gone(timeline: Any, announcement: Build, outcome: str) -> None:
    timeline.crawl("2027-04-01", {PAGE: [announcement()]})
    for day in ("2027-04-08", "2027-04-15", "2027-04-22"):
        timeline.crawl(day, {PAGE: outcome})
    assert timeline.event("vanished_at") == (None,)
    assert timeline.rows("select missing_count from listings") == [(0,)]
    assert timeline.rows("select outcome from pages") == [(outcome,)]


def test_a_page_that_is_not_asked_for_says_nothing(timeline: Any, announcement: Build) -> None:
    timeline.crawl("2027-04-01", {PAGE: [announcement()]})
    for day in ("2027-04-08", "2027-04-15", "2027-04-22"):
        timeline.crawl(day, {"/kalender": []})
    assert timeline.event("vanished_at") == (None,)


def test_past_events_never_vanish(timeline: Any, announcement: Build) -> None:
    timeline.crawl("2027-04-01", {PAGE: [announcement()]})
    for day in ("2027-06-01", "2027-06-08", "2027-06-15"):
        timeline.crawl(day, {PAGE: "missing"})
    assert timeline.event("vanished_at") == (None,)
    assert timeline.changes() == []


@pytest.mark.parametrize("answer", ["unchanged", "same", "news"])
def test_a_page_that_returns_brings_its_event_back(timeline: Any, announcement: Build, answer: str) -> None:
    timeline.crawl("2027-04-01", {PAGE: [announcement()]})
    (event_id,) = timeline.event("id")
    for day in ("2027-04-08", "2027-04-15"):
        timeline.crawl(day, {PAGE: "missing"})
    back = {"same": [announcement()], "news": [announcement(climate="related")]}.get(answer, answer)
    timeline.crawl("2027-04-22", {PAGE: back})
    assert timeline.event("id, vanished_at, last_seen") == (event_id, None, "2027-04-22T10:00:00+00:00")
    assert ("vanished_at", NOON_2, None) in timeline.changes()
    assert timeline.rows("select missing_since, missing_count, vanished_at from listings") == [
        (None, 0, None)
    ]


@pytest.mark.parametrize("then", ["unchanged", "same"])
def test_an_announcement_taken_off_its_page_vanishes(timeline: Any, announcement: Build, then: str) -> None:
    stays = announcement("Omvisning på anlegget", "2027-06-01")
    timeline.crawl("2027-04-01", {PAGE: [announcement(), stays]})
    timeline.crawl("2027-04-08", {PAGE: [stays]})
    assert timeline.events("vanished_at") == [(None,), (None,)]
    timeline.crawl("2027-04-15", {PAGE: "unchanged" if then == "unchanged" else [stays]})
    assert timeline.events("title, vanished_at") == [("Klimakveld", NOON_2), ("Omvisning på anlegget", None)]


def test_a_past_announcement_taken_off_its_page_stays_as_it_was(timeline: Any, announcement: Build) -> None:
    timeline.crawl("2027-04-01", {"/kalender": [announcement(), announcement("Kurs", "2027-09-01")]})
    for day in ("2027-06-01", "2027-06-08", "2027-06-15"):
        timeline.crawl(day, {"/kalender": [announcement("Kurs", "2027-09-01")]})
    assert timeline.events("vanished_at, last_seen") == [
        (None, "2027-04-01T10:00:00+00:00"),
        (None, "2027-06-15T10:00:00+00:00"),
    ]


def test_an_event_with_another_page_stays(timeline: Any, announcement: Build) -> None:
    timeline.crawl("2027-04-01", {PAGE: [announcement()], "/kalender": [announcement()]})
    for day in ("2027-04-08", "2027-04-15"):
        timeline.crawl(day, {PAGE: "missing", "/kalender": "unchanged"})
    assert timeline.event("vanished_at, listing_count") == (None, 2)
    assert timeline.rows("select count(*) from listings where vanished_at is not null") == [(1,)]


def _many(announcement: Build, number: int) -> dict[str, Any]:
    names = ["Klimakveld", "Omvisning", "Frokostmøte", "Sykkeldag", "Reparasjonskafé", "Fagdag", "Byvandring"]
    return {
        f"/kalender/{i}": [
            announcement(f"{names[i % 7]} {i}", f"2027-{5 + i // 28:02}-{1 + i % 28:02}T18:00")
        ]
        for i in range(number)
    }


@pytest.mark.parametrize(
    ("known", "gone", "vanished"),
    [(8, 5, 5), (8, 6, 0), (40, 8, 8), (40, 9, 0)],
    ids=["five-of-eight", "six-of-eight", "a-fifth", "more-than-a-fifth"],
)
def test_the_guard(timeline: Any, announcement: Build, known: int, gone: int, vanished: int) -> None:
    pages = _many(announcement, known)
    timeline.crawl("2027-04-01", pages)
    lost = pages | dict.fromkeys(list(pages)[:gone], "missing")
    timeline.crawl("2027-04-08", lost)
    run = timeline.crawl("2027-04-15", lost)
    assert timeline.rows("select count(*) from events where vanished_at is not null") == [(vanished,)]
    (cause, message) = timeline.rows("select cause, message from source_runs order by id desc limit 1")[0]
    if vanished:
        assert (cause, run.exit_code, run.shortfalls) == ("ok", 0, [])
    else:
        assert (cause, run.exit_code) == ("guarded", 3)
        assert f"{gone} coming events" in message
        assert run.shortfalls == [f"drammen: {message}"]


def test_the_guard_lets_go_when_the_pages_are_back(timeline: Any, announcement: Build) -> None:
    pages = _many(announcement, 8)
    timeline.crawl("2027-04-01", pages)
    for day in ("2027-04-08", "2027-04-15"):
        timeline.crawl(day, dict.fromkeys(pages, "missing"))
    run = timeline.crawl("2027-04-22", pages)
    assert run.exit_code == 0
    assert timeline.rows("select distinct missing_count, vanished_at from listings") == [(0, None)]
    assert timeline.changes() == []


def test_what_was_taken_off_does_not_come_back_with_its_page(timeline: Any, announcement: Build) -> None:
    timeline.crawl("2027-04-01", {PAGE: [announcement()]})
    timeline.crawl("2027-04-08", {PAGE: []})
    timeline.crawl("2027-04-15", {PAGE: "missing"})
    timeline.crawl("2027-04-22", {PAGE: "unchanged"})
    assert timeline.event("vanished_at") == (NOON_2,)


SILENCE = {
    "under its title": ("Klimakveld | Drammen kommune", None),
    "under another title": ("Siden er flyttet", NOON_2),
    "without a title": (None, NOON_2),
}


@pytest.mark.parametrize(("title", "vanished"), SILENCE.values(), ids=SILENCE)
def test_a_page_that_announces_nothing_any_more(
    timeline: Any, announcement: Build, title: str | None, vanished: str | None
) -> None:
    """A script draws the dates, or a template lost them: the page still names the event, so it is not gone."""
    timeline.crawl("2027-04-01", {PAGE: [announcement()]})
    for day in ("2027-04-08", "2027-04-15"):
        timeline.crawl(day, {PAGE: []}, title=title)
    assert timeline.event("vanished_at, status") == (vanished, "scheduled")


def test_a_silent_page_is_an_announcement_without_fields(timeline: Any, announcement: Build) -> None:
    timeline.crawl("2027-04-01", {PAGE: [announcement()]})
    timeline.crawl("2027-04-08", {PAGE: []}, title="Klimakveld")
    timeline.crawl("2027-04-09", {PAGE: [announcement()]}, title="Klimakveld")
    stated = [json.loads(row[0]) for row in timeline.rows("select stated from source_runs order by id")]
    assert [(each["announcements"], each["date"]) for each in stated] == [(1, 1), (1, 0), (1, 1)]
    assert timeline.rows("select silent_since, missing_since from listings") == [(None, None)]
    assert timeline.changes() == []
