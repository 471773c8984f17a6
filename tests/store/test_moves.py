"""One announcement over time: what keeps its event, what makes it another one, what is remembered."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from klimakalender.store import PageFacts, Store, find_faults
from normalize import OSLO

PAGE = "/kalender/klimakveld"
MAY_3, MAY_10 = "2027-05-03T18:00:00+02:00", "2027-05-10T18:00:00+02:00"

Build = Callable[..., dict[str, Any]]


def test_the_same_crawl_again_changes_nothing(timeline: Any, announcement: Build) -> None:
    pages = {
        PAGE: [announcement()],
        "/kalender": [announcement("Omvisning", "2027-06-01"), announcement("Kurs", None)],
    }
    timeline.crawl("2027-04-01", pages)
    before = timeline.dump()
    timeline.crawl("2027-04-01", pages)
    assert timeline.dump() == before


def test_an_unchanged_page_later_only_moves_last_seen(timeline: Any, announcement: Build) -> None:
    timeline.crawl("2027-04-01", {PAGE: [announcement()]})
    version = timeline.event("id, version, updated_at, first_seen")
    timeline.crawl("2027-04-08", {PAGE: [announcement()]})
    assert timeline.event("id, version, updated_at, first_seen") == version
    assert timeline.event("last_seen") == ("2027-04-08T10:00:00+00:00",)
    assert timeline.changes() == []


def test_a_new_date_keeps_the_event_and_is_remembered(timeline: Any, announcement: Build) -> None:
    timeline.crawl("2027-04-01", {PAGE: [announcement()]})
    (event_id,) = timeline.event("id")
    timeline.crawl("2027-04-08", {PAGE: [announcement(at="2027-05-10T18:00", status="rescheduled")]})
    timeline.crawl("2027-04-15", {PAGE: [announcement(at="2027-05-10T18:00")]})
    assert timeline.event("id, status, starts_at, previous_start, version") == (
        event_id, "rescheduled", MAY_10, MAY_3, 2,
    )  # fmt: skip
    assert {field for field, _, _ in timeline.changes()} == {
        "status",
        "starts_at",
        "previous_start",
        "sessions",
    }


def test_a_silent_move_is_a_move(timeline: Any, announcement: Build) -> None:
    timeline.crawl("2027-04-01", {PAGE: [announcement()]})
    timeline.crawl("2027-04-08", {PAGE: [announcement(at="2027-05-10T18:00")]})
    assert timeline.event("status, previous_start") == ("rescheduled", MAY_3)


def test_a_notice_without_the_old_date_is_remembered(timeline: Any, announcement: Build) -> None:
    timeline.crawl("2027-04-01", {PAGE: [announcement(status="rescheduled")]})
    timeline.crawl("2027-04-08", {PAGE: [announcement()]})
    assert timeline.event("status, previous_start") == ("rescheduled", None)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("2027-05-03", "2027-05-03T18:00"),
        ("2027-05-03T18:00", "2027-05-03T19:00"),
        (["2027-05-03", "2027-05-10"], ["2027-05-10"]),
        (["2027-05-10"], ["2027-05-03", "2027-05-10"]),
        (None, "2027-05-03T18:00"),
    ],
    ids=["clock-time-added", "other-clock-time", "first-evening-over", "evening-added", "date-set"],
)
def test_what_is_no_move(timeline: Any, announcement: Build, first: Any, second: Any) -> None:
    timeline.crawl("2027-04-01", {PAGE: [announcement(at=first)]})
    (event_id,) = timeline.event("id")
    timeline.crawl("2027-04-08", {PAGE: [announcement(at=second)]})
    assert timeline.event("id, status, previous_start") == (event_id, "scheduled", None)


def test_a_better_reading_of_the_same_bytes_is_no_move(timeline: Any, announcement: Build) -> None:
    timeline.crawl("2027-04-01", {PAGE: [announcement(at="2026-05-03T18:00")]}, body="same")
    timeline.crawl("2027-04-01", {PAGE: [announcement(at="2027-05-03T18:00")]}, body="same")
    assert timeline.event("starts_at, status, previous_start") == (MAY_3, "scheduled", None)


def test_a_better_reading_takes_back_what_was_misread(timeline: Any, announcement: Build) -> None:
    misread = announcement(status="rescheduled", previous_start="2027-04-30")
    timeline.crawl("2027-04-01", {PAGE: [misread]}, body="same")
    timeline.crawl("2027-04-01", {PAGE: [announcement()]}, body="same")
    assert timeline.event("status, previous_start") == ("scheduled", None)


@pytest.mark.parametrize("status", ["cancelled", "postponed"])
def test_what_is_off_keeps_its_last_date(timeline: Any, announcement: Build, status: str) -> None:
    timeline.crawl("2027-04-01", {PAGE: [announcement()]})
    timeline.crawl("2027-04-08", {PAGE: [announcement(at=None, status=status)]})
    assert timeline.event("status, starts_at") == (status, MAY_3)
    assert timeline.rows("select starts_at from sessions") == [(MAY_3,)]


def test_uncancelled(timeline: Any, announcement: Build) -> None:
    timeline.crawl("2027-04-01", {PAGE: [announcement(status="cancelled")]})
    timeline.crawl("2027-04-08", {PAGE: [announcement()]})
    assert timeline.event("status, starts_at, version") == ("scheduled", MAY_3, 2)
    assert timeline.changes() == [("status", "cancelled", "scheduled")]


def test_postponed_then_dated_after_the_old_day(timeline: Any, announcement: Build) -> None:
    timeline.crawl("2027-04-01", {PAGE: [announcement()]})
    timeline.crawl("2027-05-01", {PAGE: [announcement(at=None, status="postponed")]})
    timeline.crawl("2027-05-20", {PAGE: [announcement(at="2027-09-20T18:00")]})
    assert timeline.event("status, previous_start, starts_at") == (
        "rescheduled", MAY_3, "2027-09-20T18:00:00+02:00",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("seen", "title", "start"),
    [
        ("2027-06-01", "Klimakveld", "2027-11-03T18:00"),
        ("2027-05-01", "Klimakveld", "2028-05-03T18:00"),
        ("2028-04-01", "Klimakveld 2028", "2028-05-03T18:00"),
    ],
    ids=["after-it-took-place", "next-year-ahead-of-time", "next-year"],
)
def test_the_next_edition_is_another_event(
    timeline: Any, announcement: Build, seen: str, title: str, start: str
) -> None:
    timeline.crawl("2027-04-01", {PAGE: [announcement()]})
    timeline.crawl(seen, {PAGE: [announcement(title, start)]})
    assert [status for (status,) in timeline.events("status")] == ["scheduled", "scheduled"]
    assert timeline.changes() == []
    assert len(timeline.rows("select * from listings")) == 2


def test_part_two_on_the_page_of_part_one_is_another_event(timeline: Any, announcement: Build) -> None:
    timeline.crawl("2027-04-01", {PAGE: [announcement("Klimakurs del 1")]})
    timeline.crawl("2027-04-08", {PAGE: [announcement("Klimakurs del 2", "2027-05-10T18:00")]})
    assert timeline.events("title") == [("Klimakurs del 1",), ("Klimakurs del 2",)]


def test_a_new_title_keeps_the_event(timeline: Any, announcement: Build) -> None:
    timeline.crawl("2027-04-01", {PAGE: [announcement("Klimakvedl")]})
    (event_id,) = timeline.event("id")
    timeline.crawl("2027-04-08", {PAGE: [announcement("Hvordan kutter vi utslipp?")]})
    assert timeline.event("id, title") == (event_id, "Hvordan kutter vi utslipp?")


def test_another_order_and_a_newcomer_keep_the_others(timeline: Any, announcement: Build) -> None:
    one, two = announcement("Klimakveld"), announcement("Omvisning på anlegget", "2027-05-12")
    timeline.crawl("2027-04-01", {PAGE: [one, two]})
    ids = timeline.events("id")
    timeline.crawl("2027-04-08", {PAGE: [announcement("Åpning", "2027-05-01"), two, one]})
    assert timeline.events("id")[1:] == ids


def test_two_alike_on_one_page_stay_two(timeline: Any, announcement: Build) -> None:
    pages = {PAGE: [announcement("Klimakurs"), announcement("Klimakurs", "2027-05-10T18:00")]}
    timeline.crawl("2027-04-01", pages)
    ids = timeline.events("id, starts_at")
    timeline.crawl(
        "2027-04-08", {PAGE: [announcement("Klimakurs", "2027-05-10T18:00"), announcement("Klimakurs")]}
    )
    assert timeline.events("id, starts_at") == ids
    assert len(ids) == 2


def test_a_past_event_keeps_its_date_when_the_page_is_trimmed(timeline: Any, announcement: Build) -> None:
    timeline.crawl("2027-04-01", {PAGE: [announcement()]})
    timeline.crawl("2027-06-01", {PAGE: [announcement(at=None)]})
    assert timeline.event("starts_at") == (MAY_3,)


def test_an_older_archive_does_not_undo_what_is_known(timeline: Any, announcement: Build) -> None:
    timeline.crawl("2027-04-08", {PAGE: [announcement("Klimakveld i rådhuset")]})
    before = timeline.dump()
    timeline.crawl("2027-04-01", {PAGE: [announcement()]})
    assert timeline.dump() == before


def test_changes_are_told_field_by_field(timeline: Any, announcement: Build) -> None:
    timeline.crawl("2027-04-01", {PAGE: [announcement(registration={"deadline": "2027-04-20"})]})
    booked = announcement(
        registration={"deadline": "2027-04-25", "fully_booked": True}, topics=["energi", "transport"]
    )
    timeline.crawl("2027-04-08", {PAGE: [booked]})
    assert sorted(timeline.changes()) == [
        ("fully_booked", "0", "1"),
        ("registration_deadline", "2027-04-20", "2027-04-25"),
        ("topics", '["klimabudsjett"]', '["energi","transport"]'),
    ]
    assert timeline.event("version, updated_at") == (2, "2027-04-08T10:00:00+00:00")


def test_what_a_better_reading_does_not_find_is_withdrawn(timeline: Any, announcement: Build) -> None:
    invented = announcement("Åpningstider", "2027-05-01")
    timeline.crawl("2027-04-01", {PAGE: [announcement(), invented]}, body="same")
    timeline.crawl("2027-04-01", {PAGE: [announcement()]}, body="same")
    assert timeline.rows("select title from events where vanished_at is null") == [("Klimakveld",)]
    timeline.crawl("2027-04-01", {PAGE: [announcement(), invented]}, body="same")
    assert timeline.events("vanished_at") == [(None,), (None,)]


def test_an_old_page_read_again_is_corrected_but_not_seen_again(timeline: Any, announcement: Build) -> None:
    timeline.crawl("2027-04-01", {PAGE: [announcement()]}, body="same")
    for day in ("2027-04-08", "2027-04-15"):
        timeline.crawl(day, {PAGE: "missing"})
    timeline.crawl("2027-04-01", {PAGE: [announcement(registration={"capacity": 30})]}, body="same")
    assert timeline.event("capacity, vanished_at, last_seen") == (
        30, "2027-04-15T10:00:00+00:00", "2027-04-01T10:00:00+00:00",
    )  # fmt: skip
    assert timeline.rows("select outcome, checked_at from pages") == [
        ("missing", "2027-04-15T10:00:00+00:00")
    ]


def test_a_date_set_right_afterwards_is_the_same_event(timeline: Any, announcement: Build) -> None:
    timeline.crawl("2027-04-01", {PAGE: [announcement()]})
    timeline.crawl("2027-06-01", {PAGE: [announcement(at="2027-05-04T18:00")]})
    assert timeline.event("starts_at") == ("2027-05-04T18:00:00+02:00",)


def test_one_of_several_replaced_on_its_day_is_another_event(timeline: Any, announcement: Build) -> None:
    stays = announcement("Omvisning på anlegget", "2027-05-12")
    timeline.crawl("2027-04-01", {PAGE: [announcement("Klimakveld"), stays]})
    timeline.crawl("2027-04-08", {PAGE: [announcement("Sykkeldag i sentrum"), stays]})
    assert sorted(timeline.events("title")) == [
        ("Klimakveld",), ("Omvisning på anlegget",), ("Sykkeldag i sentrum",),
    ]  # fmt: skip


OLD, NEW = "https://www.drammen.example.no/kalender/7", "https://www.drammen.example.no/arrangement/kveld"


@pytest.mark.parametrize("target_first", [False, True], ids=["old address first", "new address first"])
def test_a_redirected_address_moves_its_listing(
    timeline: Any, store: Store, announcement: Build, *, target_first: bool
) -> None:
    timeline.crawl("2027-04-01", {OLD: [announcement()]})
    (event_id,) = timeline.event("id")
    now = datetime(2027, 4, 8, 12, tzinfo=OSLO)
    redirect = PageFacts(
        url=OLD,
        canonical_url=NEW,
        source_id="drammen",
        outcome="missing",
        fetched_at=now,
        status_code=200,
        moved=True,
    )
    if target_first:
        timeline.crawl("2027-04-08", {NEW: [announcement()]})
    with store.run("crawl", now) as run:
        store.save_page(run, redirect)
    if not target_first:
        timeline.crawl("2027-04-08", {NEW: [announcement()]})
    assert timeline.event("id, url, listing_count, vanished_at") == (event_id, NEW, 1, None)
    assert timeline.rows("select url, missing_since from listings") == [(NEW, None)]
    assert list(find_faults(store.connection)) == []


NEW_DESIGN = {
    "its old page is gone": ("missing", "Webinar om ombruk", "2027-05-03T18:00", 1),
    "its old page is there": ("unchanged", "Webinar om ombruk", "2027-05-03T18:00", 2),
    "at another hour": ("missing", "Webinar om ombruk", "2027-05-03T12:00", 2),
    "with a subject of its own": ("missing", "Webinar om flomvern", "2027-05-03T18:00", 2),
}


@pytest.mark.parametrize(("old", "title", "at", "events"), NEW_DESIGN.values(), ids=NEW_DESIGN)
def test_a_new_design_tells_the_place_of_a_webinar_differently(
    timeline: Any, announcement: Build, old: str, title: str, at: str, events: int
) -> None:
    online = announcement("Webinar om ombruk", attendance="online", place={"venue": None})
    timeline.crawl("2027-04-01", {PAGE: [online]})
    (event_id,) = timeline.event("id")
    in_a_hall = announcement(title, at, attendance="onsite", place={"venue": "Granvoll samfunnshus"})
    timeline.crawl("2027-04-08", {PAGE: old, "/arrangement/ombruk": [in_a_hall]})
    found = timeline.events("id")
    assert len(found) == events
    assert (event_id,) in found
