"""Several pages about the same gathering: one event, the best of each, and what they disagree on."""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from klimakalender.store import Store, find_faults
from klimakalender.store.records import opaque
from tests.store.conftest import HOME

OWN = "/kalender/klimabudsjett"
KS = "https://www.ks.example.no/kurs/klimabudsjett"
STATE = "https://www.miljodirektoratet.example.no/kalender/klimabudsjett"

Build = Callable[..., dict[str, Any]]


@pytest.fixture
def owner(announcement: Build) -> Build:
    return lambda **changes: announcement(**{"title": "Klimabudsjett i praksis"} | changes)


@pytest.fixture
def reposter(announcement: Build) -> Build:
    def build(**changes: Any) -> dict[str, Any]:
        return announcement(**{"title": "Seminar: Klimabudsjett i praksis", "publisher": "KS"} | changes)

    return build


def test_two_publishers_one_event(timeline: Any, owner: Build, reposter: Build) -> None:
    timeline.crawl("2027-04-01", {KS: [reposter()]})
    (event_id,) = timeline.event("id")
    timeline.crawl("2027-04-02", {OWN: [owner()]})
    assert timeline.event("id, title, publisher, listing_count") == (
        event_id, "Klimabudsjett i praksis", "Drammen kommune", 2,
    )  # fmt: skip
    ((verdict, score, reasons),) = timeline.rows("select verdict, score, reasons from match_decisions")
    assert verdict == "same"
    assert score > 0.9
    assert any(reason.startswith("shared words") for reason in json.loads(reasons))


PAGES = {OWN: "Drammen kommune", KS: "KS", STATE: "Miljødirektoratet"}
# What is said of an event in the end; the steps to it depend on which page came first.
SAID = (
    "select id, title, url, publisher, starts_at, capacity, status, venue, listing_count, first_seen from events"
    " where merged_into is null",
    "select id, event_id, url, record from listings order by id",
    "select event_id, listing_id, field, quote from evidence order by listing_id, id",
    "select event_id, position, starts_at from sessions where event_id in (select event_id from listings)",
    "select event_id, listing_id, field, value, kept_value from conflicts order by listing_id, field",
)


@pytest.mark.parametrize("order", list(permutations(PAGES)), ids=" ".join)
@pytest.mark.parametrize("owned", [True, False], ids=["an owner", "no owner"])
def test_which_page_comes_first_makes_no_difference(
    order: tuple[str, ...], owned: bool, timeline: Any, announcement: Build, tmp_path: Path
) -> None:
    def page(url: str) -> list[dict[str, Any]]:
        said = {
            "title": f"Klimabudsjett i praksis ({PAGES[url]})",
            "publisher": PAGES[url],
            "organizers": ["Drammen kommune"] if owned else [],
            "registration": {"capacity": 10 + len(PAGES[url])},
        }
        return [announcement(**said)]

    timeline.crawl("2027-04-01", {url: page(url) for url in order})
    with Store.open(tmp_path / "in-order.db") as store:
        in_order = type(timeline)(store)
        in_order.crawl("2027-04-01", {url: page(url) for url in PAGES})
        assert [timeline.rows(query) for query in SAID] == [in_order.rows(query) for query in SAID]
    assert timeline.event("listing_count") == (3,)
    assert list(find_faults(timeline.store.connection)) == []
    (event_id,) = timeline.event("id")
    names = {timeline.rows("select coalesce(merged_into, id) from events")[0][0]}
    assert names == {event_id}


def test_an_id_is_for_good_from_the_day_after(timeline: Any, owner: Build, reposter: Build) -> None:
    timeline.crawl("2027-04-01", {KS: [reposter()]})
    (event_id,) = timeline.event("id")
    timeline.crawl("2027-04-02", {OWN: [owner()], STATE: [owner(publisher="Miljødirektoratet")]})
    assert timeline.event("id, listing_count") == (event_id, 3)
    assert timeline.rows("select count(*) from events") == [(1,)]


def test_an_event_takes_its_history_to_its_id(timeline: Any, announcement: Build, store: Store) -> None:
    pages = sorted(PAGES, key=lambda url: opaque("event", HOME + url if url == OWN else url, 0))
    timeline.crawl("2027-04-01", {pages[-1]: [announcement("Klimabudsjett i praksis")]})
    moved = announcement("Klimabudsjett i praksis", "2027-05-10T18:00")
    timeline.crawl("2027-04-01", {pages[-1]: [moved]})
    (younger,) = timeline.event("id")
    timeline.crawl("2027-04-01", {pages[0]: [moved]})
    event_id, start = timeline.event("id, previous_start")
    assert event_id < younger
    assert start == "2027-05-03T18:00:00+02:00"
    assert timeline.rows("select merged_into from events where id = ?", younger) == [(event_id,)]
    assert ("sessions",) in timeline.rows("select field from changes where event_id = ?", event_id)


def test_a_third_that_joins_later(timeline: Any, owner: Build, reposter: Build, announcement: Build) -> None:
    timeline.crawl("2027-04-01", {OWN: [owner()], KS: [reposter()]})
    third = announcement("Klimabudsjett i praksis – Drammen", publisher="Miljødirektoratet")
    timeline.crawl("2027-04-08", {STATE: [third]})
    assert timeline.event("listing_count, version, publisher") == (3, 1, "Drammen kommune")


def test_a_differing_end_is_kept_as_a_conflict(timeline: Any, owner: Build, reposter: Build) -> None:
    until_15, until_16 = "2027-05-03T20:00:00+02:00", "2027-05-03T21:00:00+02:00"
    one, other = owner(ends_at=until_15), reposter(ends_at=until_16)
    for record in (one, other):
        record["sessions"][0]["ends_at"] = record["ends_at"]
    timeline.crawl("2027-04-01", {OWN: [one], KS: [other]})
    assert timeline.event("ends_at") == (until_15,)
    conflicts = (
        "select c.field, c.value, c.kept_value, l.url from conflicts c join listings l on l.id = c.listing_id"
    )
    assert timeline.rows(conflicts) == [("ends_at", until_16, until_15, KS)]
    timeline.crawl("2027-04-08", {KS: [{**one, "publisher": "KS"}]})
    assert timeline.rows(conflicts) == []


def test_what_the_owner_leaves_out_comes_from_others(timeline: Any, owner: Build, reposter: Build) -> None:
    told = reposter(
        registration={"deadline": "2027-04-25", "capacity": 40},
        price={"is_free": True},
        online_url="https://teams.example.no/x",
    )
    timeline.crawl("2027-04-01", {OWN: [owner()], KS: [told]})
    assert timeline.event("registration_deadline, capacity, is_free, online_url") == (
        "2027-04-25", 40, 1, "https://teams.example.no/x",
    )  # fmt: skip


def test_cancelled_by_the_owner_only(timeline: Any, owner: Build, reposter: Build) -> None:
    timeline.crawl("2027-04-01", {OWN: [owner()], KS: [reposter()]})
    timeline.crawl("2027-04-08", {OWN: [owner(status="cancelled")], KS: "unchanged"})
    assert timeline.event("status") == ("cancelled",)


def test_cancelled_by_a_reposter_until_the_owner_says_otherwise(
    timeline: Any, owner: Build, reposter: Build
) -> None:
    timeline.crawl("2027-04-01", {OWN: [owner()], KS: [reposter()]})
    timeline.crawl("2027-04-08", {KS: [reposter(status="cancelled")]})
    assert timeline.event("status") == ("cancelled",)
    timeline.crawl("2027-04-15", {OWN: [owner(registration={"capacity": 30})]})
    assert timeline.event("status") == ("scheduled",)


def test_a_move_by_the_owner_is_one_though_a_reposter_lags(
    timeline: Any, owner: Build, reposter: Build
) -> None:
    timeline.crawl("2027-04-01", {OWN: [owner()], KS: [reposter()]})
    timeline.crawl("2027-04-08", {OWN: [owner(at="2027-05-10T18:00")], KS: "unchanged"})
    assert timeline.event("status, previous_start") == ("rescheduled", "2027-05-03T18:00:00+02:00")
    assert timeline.rows("select field from conflicts") == [("starts_at",)]


DIFFERENT = {
    "venues": {"place": {"venue": "Folkets hus"}},
    "municipalities": {"place": {"venue": None, "municipality": "Asker", "municipality_number": "3203"}},
    "part": {"title": "Klimabudsjett i praksis, del 2"},
    "day": {"at": "2027-05-04T18:00"},
    "subject": {"title": "Naturmangfold i byggesak"},
    "online": {"attendance": "online", "place": {"venue": None}},
}


@pytest.mark.parametrize("changes", DIFFERENT.values(), ids=DIFFERENT)
def test_look_alikes_stay_apart(timeline: Any, announcement: Build, changes: dict[str, Any]) -> None:
    title = "Klimabudsjett i praksis, del 1" if "del" in str(changes) else "Klimabudsjett i praksis"
    other = announcement(**{"title": title} | changes)
    timeline.crawl("2027-04-01", {OWN: [announcement(title)], KS: [other]})
    assert timeline.rows("select count(*) from events") == [(2,)]


def test_an_ordinary_title_alone_is_not_enough_between_publishers(timeline: Any, announcement: Build) -> None:
    nowhere = {"place": {"venue": None, "municipality": None, "municipality_number": None}, "organizers": []}
    timeline.crawl(
        "2027-04-01", {OWN: [announcement(at="2027-05-03", **nowhere)], KS: [announcement(**nowhere)]}
    )
    assert timeline.rows("select count(*) from events") == [(2,)]
    ((verdict, reasons),) = timeline.rows("select verdict, reasons from match_decisions")
    assert (verdict, json.loads(reasons)) == ("different", ["shared words 0.6 +1.5", "same words +1.2"])


def test_one_page_never_announces_one_event_twice(timeline: Any, owner: Build) -> None:
    timeline.crawl("2027-04-01", {OWN: [owner(), owner(place={"venue": None})]})
    assert timeline.rows("select count(*) from events") == [(2,)]


def test_the_order_of_pages_does_not_matter_for_what_is_known(
    timeline: Any, owner: Build, reposter: Build
) -> None:
    timeline.crawl("2027-04-01", {KS: [reposter()], OWN: [owner()]})
    assert timeline.event("title, publisher, url") == (
        "Klimabudsjett i praksis", "Drammen kommune", "https://www.drammen.example.no" + OWN,
    )  # fmt: skip


def test_a_new_address_takes_the_event_along(timeline: Any, owner: Build) -> None:
    timeline.crawl("2027-04-01", {OWN: [owner()]})
    (event_id,) = timeline.event("id")
    for day in ("2027-04-08", "2027-04-15"):
        timeline.crawl(day, {"/arrangement/klimabudsjett": [owner()], OWN: "missing"})
    assert timeline.event("id, url, vanished_at") == (
        event_id, "https://www.drammen.example.no/arrangement/klimabudsjett", None,
    )  # fmt: skip


def test_another_form_of_the_address_is_the_same_page(timeline: Any, owner: Build) -> None:
    timeline.crawl("2027-04-01", {OWN: [owner()]})
    before = timeline.dump("events", "listings", "changes")
    timeline.crawl("2027-04-01", {f"{OWN}?utskrift=1": [owner()]})
    assert timeline.dump("events", "listings", "changes") == before


def test_the_page_of_its_own_speaks_before_a_list(timeline: Any, announcement: Build) -> None:
    short, other = announcement("Klimakveld"), announcement("Omvisning", "2027-05-09")
    timeline.crawl("2027-04-01", {"/kalender": [short, other]})
    timeline.crawl("2027-04-02", {OWN: [announcement("Klimakveld med spørsmål")], "/kalender": "unchanged"})
    assert timeline.events("title, url, listing_count")[0] == (
        "Klimakveld med spørsmål", "https://www.drammen.example.no" + OWN, 2,
    )  # fmt: skip


def test_a_page_that_changes_later_does_not_take_the_title_over(timeline: Any, owner: Build) -> None:
    both = {"organizers": ["Drammen kommune", "KS"]}
    timeline.crawl("2027-04-01", {OWN: [owner(**both)]})
    for day, capacity in (("2027-04-02", 40), ("2027-04-03", 50)):
        told = owner(**both, title="Seminar: Klimabudsjett i praksis", registration={"capacity": capacity})
        timeline.crawl(day, {KS: [told | {"publisher": "KS"}]})
    assert timeline.event("title, publisher, capacity") == ("Klimabudsjett i praksis", "Drammen kommune", 50)


def test_two_events_that_turn_out_to_be_one(timeline: Any, owner: Build, reposter: Build) -> None:
    timeline.crawl("2027-04-01", {OWN: [owner()]})
    timeline.crawl("2027-04-02", {KS: [reposter(at=None)]})
    (elder, younger) = [
        event_id for (event_id,) in timeline.rows("select id from events order by first_seen")
    ]
    timeline.crawl("2027-04-09", {KS: [reposter()]})
    assert timeline.event("id, listing_count") == (elder, 2)
    assert timeline.rows("select merged_into, version from events where id = ?", younger) == [(elder, 3)]
    assert ("merged_into", None, elder) in timeline.changes()
    assert timeline.rows("select distinct event_id, json_extract(record, '$.id') from listings") == [
        (elder, elder)
    ]
    before = timeline.dump()
    timeline.crawl("2027-04-09", {OWN: [owner()], KS: [reposter()]})
    assert timeline.dump("events", "changes", "conflicts") == {
        table: before[table] for table in ("events", "changes", "conflicts")
    }


def test_an_old_id_leads_to_the_last_survivor_at_once(timeline: Any, owner: Build, reposter: Build) -> None:
    timeline.crawl("2027-03-31", {STATE: [owner(at="2027-05-10T18:00")]})
    timeline.crawl("2027-04-01", {OWN: [owner(at="2027-05-20T18:00")]})
    timeline.crawl("2027-04-02", {KS: [reposter(at="2027-05-30T18:00")]})
    eldest, middle, youngest = (event_id for (event_id,) in timeline.events("id"))
    timeline.crawl("2027-04-03", {KS: [reposter(at="2027-05-20T18:00")]})
    assert timeline.rows("select merged_into from events where id = ?", youngest) == [(middle,)]
    timeline.crawl("2027-04-04", {STATE: [owner(at="2027-05-20T18:00")]})
    assert timeline.event("id, listing_count") == (eldest, 3)
    for gone in (middle, youngest):
        assert timeline.rows("select merged_into from events where id = ?", gone) == [(eldest,)]
    assert list(find_faults(timeline.store.connection)) == []
