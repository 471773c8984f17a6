"""The JSON API over a real database."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest

from klimakalender.publish.filters import FILTERS
from klimakalender.store.published import KEYS
from normalize.values import OSLO

Make = Callable[..., dict[str, Any]]

COMING = "2026-12-01T09:00"
PAST = "2026-11-01T09:00"


@pytest.fixture
def ids(harvest: Any, announcement: Make, session: Make) -> dict[str, str]:
    """Some events that differ in what filters ask about; title → id."""
    free = {"is_free": True}
    paid = {"is_free": False, "currency": "NOK", "min": 500, "max": 500}
    aalesund = {
        "municipality": "Ålesund",
        "municipality_number": "1508",
        "county": "Møre og Romsdal",
        "venue": "Rådhuset",
        "latitude": 62.47,
        "longitude": 6.15,
    }
    announced = [
        announcement("Past", session(PAST)),
        announcement("Plain", session(COMING)),
        announcement("Free", session("2026-12-02"), price=free, topics=["energi", "natur"]),
        announcement("Paid", session("2026-12-03T12:00"), price=paid, language="nn", climate="related"),
        announcement("Far", session("2027-06-01"), place=aalesund, topics=["overvann"], attendance="online"),
        announcement("Cancelled", session("2026-12-04"), status="cancelled"),
        announcement("Unrelated", session(COMING), climate="no", topics=[]),
        announcement(
            "Open", session("2026-12-20T09:00"), registration={"required": True, "deadline": "2026-12-10"}
        ),
        announcement(
            "Closed", session("2026-12-21T09:00"), registration={"required": True, "deadline": "2026-11-20"}
        ),
        announcement("Someday", approximate={"from": "2027-01-01", "to": "2027-01-31", "text": "i januar"}),
    ]
    return dict(zip((one["title"] for one in announced), harvest.save(*announced), strict=True))


DEFAULT = ["Plain", "Free", "Paid", "Cancelled", "Open", "Closed", "Someday", "Far"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", DEFAULT),
        ("start=2026-01-01", ["Past", *DEFAULT]),
        ("start=2026-12-03", ["Paid", "Cancelled", "Open", "Closed", "Someday", "Far"]),
        ("start=2020-01-01&end=2026-11-30", ["Past"]),
        ("end=2026-12-02T00:00:00", ["Past", "Plain", "Free"]),
        ("days=8", ["Plain", "Free"]),
        ("starts_after=2026-12-21", ["Closed", "Someday", "Far"]),
        ("county=15", ["Far"]),
        ("county=møre og romsdal", ["Far"]),
        ("municipality=alesund", ["Far"]),
        ("municipality=1508,3301&days=8", ["Plain", "Free"]),
        ("bbox=5,62,7,63", ["Far"]),
        ("is_free=true", ["Free"]),
        ("is_free=false", ["Paid"]),
        ("is_free=unknown&days=8", ["Plain"]),
        ("online=true", ["Far"]),
        ("online=false&days=8", ["Plain", "Free"]),
        ("attendance=online,mixed", ["Far"]),
        ("enrolment_open=true", ["Open"]),
        ("registration=true", ["Open", "Closed"]),
        ("event_status=cancelled", ["Cancelled"]),
        ("status=cancelled", ["Cancelled"]),
        ("language=nn", ["Paid"]),
        ("climate=no", ["Unrelated"]),
        ("climate=related", ["Paid"]),
        ("keyword=overvann,energi", ["Free", "Far"]),
        ("keyword_AND=energi,natur", ["Free"]),
        ("keyword!=klimabudsjett", ["Free", "Far"]),
        ("topic=overvann", ["Far"]),
        ("text=rådhuset", ["Far"]),
        ("q=radhus", ["Far"]),
        ("publisher=Drammen kommune&days=8", ["Plain", "Free"]),
        ("data_source=drammen&days=8", ["Plain", "Free"]),
        ("data_source=ukjent", []),
        ("sort=-starts_at&days=10", ["Cancelled", "Paid", "Free", "Plain"]),
        ("sort=title&days=10", ["Cancelled", "Free", "Paid", "Plain"]),
        ("sort=registration_deadline&enrolment_open=true", ["Open"]),
    ],
)
def test_filters(client: Any, ids: dict[str, str], query: str, expected: list[str]) -> None:
    assert client.titles(query) == expected


def test_ids_find_anything(client: Any, ids: dict[str, str]) -> None:
    wanted = f"ids={ids['Past']},{ids['Unrelated']}"
    assert sorted(client.titles(wanted)) == ["Past", "Unrelated"]


def test_coming_is_judged_at_the_request(client: Any, ids: dict[str, str]) -> None:
    client.clock[0] = datetime(2026, 12, 4, 23, 59, tzinfo=OSLO)
    assert client.titles("days=1") == ["Cancelled"]
    client.clock[0] += timedelta(minutes=2)
    assert client.titles("days=1") == []


def test_an_event_lasts_until_its_last_session(
    client: Any, harvest: Any, announcement: Any, session: Any
) -> None:
    harvest.save(announcement("Series", session(PAST), session("2026-11-30T09:00")))
    assert client.titles() == ["Series"]


def test_record_is_whole(client: Any, ids: dict[str, str]) -> None:
    listed = client.events(f"ids={ids['Plain']}")[0]
    assert tuple(listed) == KEYS
    assert listed == client.json(f"/api/v1/events/{ids['Plain']}")
    assert listed["sessions"] == [
        {"starts_at": "2026-12-01T09:00:00+01:00", "ends_at": None, "all_day": False, "venue": None}
    ]
    assert listed["topic_reasons"] == {"for": ["klimabudsjett"], "against": []}
    assert listed["listings"][0]["url"] == listed["url"]


def test_fields(client: Any, ids: dict[str, str]) -> None:
    assert client.events(f"ids={ids['Plain']}&fields=id,title") == [{"id": ids["Plain"], "title": "Plain"}]
    answer = client.get("/api/v1/events?fields=id,secret")
    assert (answer.status_code, answer.json()["parameter"]) == (400, "fields")


@pytest.mark.parametrize("path", ["/api/v1/events?ids={id}&", "/api/v1/events/{id}?"])
def test_include(client: Any, harvest: Any, ids: dict[str, str], path: str) -> None:
    connection = harvest.store.connection
    with harvest.store.transaction():
        connection.execute(
            "insert into changes (event_id, field, old, new, run_id, changed_at) values (?, 'venue', 'A', 'B', 1, ?)",
            [ids["Far"], "2026-11-24T09:00:00+00:00"],
        )
        connection.execute(
            "insert into conflicts (event_id, field, listing_id, value, kept_value, seen_at)"
            " select event_id, 'venue', id, 'A', 'B', '2026-11-24T09:00:00+00:00' from listings where event_id = ?",
            [ids["Far"]],
        )
    wanted = "fields=title&include=location,publisher,keywords&include=history,conflicts"
    told = client.json(path.format(id=ids["Far"]) + wanted)
    event = told["data"][0] if "data" in told else told
    assert event.keys() == {"title", "included"}
    included = event["included"]
    assert (included["location"]["name"], included["publisher"]["family"]) == ("Ålesund", "kommune")
    assert included["keywords"][0].keys() == {"topic", "nb", "nn", "en"}
    assert [(one["field"], one["new"]) for one in included["history"]][-1] == ("venue", "B")
    assert [(one["value"], one["kept_value"]) for one in included["conflicts"]] == [("A", "B")]


def test_what_is_not_known_is_included_as_nothing(
    client: Any, harvest: Any, announcement: Any, session: Any
) -> None:
    nowhere = announcement("Nettmøte", session(COMING), place={"municipality_number": None}, topics=[])
    (event_id,) = harvest.save(nowhere)
    included = client.json(f"/api/v1/events/{event_id}?include=location,keywords,conflicts")["included"]
    assert included == {"location": None, "keywords": [], "conflicts": []}


def test_index_leads_everywhere(client: Any, ids: dict[str, str]) -> None:
    for path in ("/api/v1", "/api/v1/"):
        index = client.json(path)
        assert {"/events", "/changes", "/topics", "/municipalities", "/sources"} <= index["resources"].keys()
        for address in (index["openapi"], index["documentation"], *index["resources"].values()):
            assert client.get(address).status_code == 200


def test_pages_follow_each_other(client: Any, ids: dict[str, str]) -> None:
    found, address = [], "/api/v1/events?page_size=3"
    while address:
        page = client.json(address)
        assert page["meta"]["count"] == len(DEFAULT)
        found += [event["title"] for event in page["data"]]
        address = page["meta"]["next"]
    assert found == DEFAULT


@pytest.mark.parametrize("sort", ["starts_at", "-starts_at", "title", "updated_at", "-registration_deadline"])
def test_cursor_is_stable_under_writes(
    client: Any, harvest: Any, announcement: Any, session: Any, sort: str
) -> None:
    def add(number: int) -> str:
        days = timedelta(days=number * 37 % 90)
        day = (datetime(2026, 12, 1, tzinfo=OSLO) + days).date().isoformat()
        (event_id,) = harvest.save(announcement(f"Møte {number * 7 % 31}", session(day)))
        return str(event_id)

    before = {add(number) for number in range(20)}
    seen, address, number = [], f"/api/v1/events?page_size=4&sort={sort}", 20
    while address:
        page = client.json(address)
        seen += [event["id"] for event in page["data"]]
        address = page["meta"]["next"]
        add(number)
        number += 1
    assert len(seen) == len(set(seen))
    assert before <= set(seen)


WRONG = {
    "start": "x",
    "end": "2026-13-01",
    "starts_after": "tomorrow",
    "days": "-1",
    "county": ",",
    "municipality": ",",
    "bbox": "5,58,4,63",
    "keyword": ",",
    "topic": ",",
    "keyword_AND": ",",
    "keyword!": ",",
    "is_free": "maybe",
    "online": "2",
    "attendance": "there",
    "enrolment_open": "maybe",
    "registration": "maybe",
    "event_status": "gone",
    "language": "sv",
    "publisher": ",",
    "data_source": ",",
    "climate": "yes",
    "ids": ",",
    "last_modified_since": "now",
    "show_deleted": "maybe",
    "sort": "place",
    "page_size": "0",
    "cursor": "x",
    "fields": "secret",
    "include": "secret",
}
ANY_TEXT = {"text"}


def test_every_parameter_is_in_the_table_of_wrong_ones(client: Any) -> None:
    described = client.json("/api/v1/openapi.json")["paths"]["/events"]["get"]["parameters"]
    names = {one.get("name", one.get("$ref", "").rpartition("/")[2]) for one in described}
    assert names == WRONG.keys() | ANY_TEXT


@pytest.mark.parametrize(
    ("path", "parameter"),
    [
        *((f"/api/v1/events?{name}={value}", name) for name, value in WRONG.items()),
        ("/api/v1/events/x?fields=secret", "fields"),
        ("/api/v1/events/x?include=secret", "include"),
        ("/api/v1/events/x?start=now", "start"),
        ("/api/v1/events.ics?fields=id", "fields"),
        ("/api/v1/openapi.json?x=1", "x"),
        ("/api/v1/?x=1", "x"),
        ("/api/v1/municipalities?x=1", "x"),
        ("/api/v1/changes?x=1", "x"),
        ("/api/v1/events?bogus=1", "bogus"),
        ("/api/v1/events?start=x", "start"),
        ("/api/v1/events?page_size=1000", "page_size"),
        ("/api/v1/events.ics?county=33&is_free=maybe", "is_free"),
        ("/api/v1/changes?since=x", "since"),
        ("/api/v1/changes?page_size=9999", "page_size"),
        ("/api/v1/topics?x=1", "x"),
        ("/api/v1/sources?x=1", "x"),
    ],
)
def test_wrong_parameter_is_a_problem_that_names_it(client: Any, path: str, parameter: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 400
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["parameter"] == parameter
    assert parameter in answer.json()["detail"]


A_DAY, A_SIZE = "expected a day such as 2026-05-01", "expected a whole number from 1 to 500"
A_PLACE, A_CURSOR = "no such place; see ", "expected the meta.cursor of a page before"


@pytest.mark.parametrize(
    ("query", "right"),
    [
        *((f"events?{name}={value}", None) for name, value in WRONG.items()),
        *((f"events?start={day}", A_DAY) for day in ("01.02.2027", "2027-02-30", "25:00", "now&start=today")),
        ("events?end=0001-01-01T00:00:00%2B14:00", A_DAY),
        ("events?last_modified_since=i%20dag", A_DAY),
        *(
            (f"events?page_size={size}", A_SIZE)
            for size in ("0", "-1", "1.5", "ti", "501", "100000", "9" * 99)
        ),
        ("events.ics?page_size=1001", "from 1 to 1000"),
        ("changes?page_size=0", "expected a whole number from 1 to 500"),
        ("changes?since=sist", "expected a cursor, a day or a time"),
        *((f"events?cursor={text}", A_CURSOR) for text in ("x", "e30", "WyJhIl0", "%00", "æ")),
        ("events?cursor=WyJ0aXRsZSIsIkEiLCJ4Il0", "belongs to sort=title"),
        ("events?county=99", "99: no such place; see 15 Møre og Romsdal, 33 Buskerud"),
        ("events?county=33,Hordaland,15", "Hordaland: no such place"),
        *((f"events.{form}?municipality=0000", A_PLACE) for form in ("ics", "csv", "geojson")),
        ("deadlines.ics?municipality=Atlantis", A_PLACE),
        ("events?include=evidence", "evidence is none of location, publisher"),
        ("events?fields=id,hemmelig", "hemmelig is none of id, title"),
        ("events?sort=place", "expected one of starts_at, -starts_at"),
        ("events?language=no", "no is none of nb, nn, en, se"),
        ("events?days=100000", "from 0 to 3660"),
        ("events?stat=x", "no such parameter; see /api/v1/openapi.json"),
    ],
)
def test_a_problem_says_what_would_be_right(client: Any, query: str, right: str | None) -> None:
    answer = client.get(f"/api/v1/{query}")
    assert (answer.status_code, answer.headers["content-type"]) == (400, "application/problem+json")
    told = answer.json()
    assert told["detail"].startswith(f"{told['parameter']}: ")
    assert right in told["detail"] if right else re.search("expected | is none of ", told["detail"])
    assert "isoformat" not in told["detail"]


@pytest.mark.parametrize(
    "query",
    [
        "county=33",
        "county=møre og ROMSDAL",
        "county=15,buskerud",
        "municipality=3301,alesund",
        "municipality=ÅLESUND",
    ],
)
def test_a_place_by_number_or_name_in_any_spelling(client: Any, query: str) -> None:
    assert client.get(f"/api/v1/events?{query}").status_code == 200


def test_a_database_without_places_refuses_none(client: Any, harvest: Any) -> None:
    with harvest.store.transaction():
        harvest.store.connection.execute("delete from municipalities")
        harvest.store.connection.execute("delete from counties")
    assert client.get("/api/v1/events?county=99&municipality=0000").status_code == 200


@pytest.mark.parametrize("path", ["/api/v1/events/nope", "/api/v1/nope", "/api/v2/events"])
def test_unknown_is_a_problem(client: Any, path: str) -> None:
    answer = client.get(path)
    assert (answer.status_code, answer.json()["status"]) == (404, 404)


def test_merged_event_leads_on(client: Any, harvest: Any, ids: dict[str, str]) -> None:
    harvest.set(ids["Plain"], merged_into=ids["Free"])
    harvest.set(ids["Free"], merged_into=ids["Paid"])
    answer = client.get(f"/api/v1/events/{ids['Plain']}")
    assert answer.status_code == 301
    assert answer.headers["location"] == f"/api/v1/events/{ids['Paid']}"
    assert "Plain" not in client.titles()


def test_vanished_event_still_answers(client: Any, harvest: Any, ids: dict[str, str]) -> None:
    harvest.set(ids["Plain"], vanished_at="2026-11-23T10:00:00+00:00")
    assert client.json(f"/api/v1/events/{ids['Plain']}")["vanished_at"]
    assert "Plain" not in client.titles()
    assert "Plain" in client.titles("show_deleted=true")


def test_etag(client: Any, ids: dict[str, str], harvest: Any) -> None:
    first = client.get("/api/v1/events")
    again = client.get("/api/v1/events", if_none_match=first.headers["etag"])
    assert (again.status_code, again.content) == (304, b"")
    harvest.set(ids["Plain"], title="Plainer")
    assert client.get("/api/v1/events", if_none_match=first.headers["etag"]).status_code == 200


@pytest.mark.parametrize("path", ["/api/v1/events", "/api/v1/changes", "/api/v1/events.ics"])
def test_cors(client: Any, path: str) -> None:
    assert client.get(path).headers["access-control-allow-origin"] == "*"
    preflight = client.get(path, method="OPTIONS", origin="https://example.no")
    assert preflight.status_code == 204
    assert "If-None-Match" in preflight.headers["access-control-allow-headers"]


def test_only_reads(client: Any) -> None:
    assert client.get("/api/v1/events", method="PUT").status_code == 405


@pytest.mark.parametrize(
    ("path", "media_type"),
    [
        ("ics", "text/calendar"),
        ("atom", "application/atom+xml"),
        ("geojson", "application/geo+json"),
        ("jsonld", "application/ld+json"),
        ("csv", "text/csv"),
        ("jsonl", "application/x-ndjson"),
    ],
)
def test_files(client: Any, ids: dict[str, str], path: str, media_type: str) -> None:
    answer = client.get(f"/api/v1/events.{path}?q=radhus")
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith(media_type)
    assert "Far" in answer.text
    assert "Plain" not in answer.text


def test_catalogues(client: Any, ids: dict[str, str]) -> None:
    towns = {row["name"]: row["coming_events"] for row in client.json("/api/v1/municipalities")["data"]}
    assert towns == {"Drammen": 7, "Ålesund": 1}
    assert [row["name"] for row in client.json("/api/v1/municipalities?county=buskerud")["data"]] == [
        "Drammen"
    ]
    topics = {row["topic"]: row["coming_events"] for row in client.json("/api/v1/topics")["data"]}
    assert topics == {"energi": 1, "klimabudsjett": 6, "natur": 1, "overvann": 1}
    (source,) = client.json("/api/v1/sources")["data"]
    assert source["health"]["cause"] == "ok"
    assert source["coming_events"] == 8


def test_openapi_describes_every_filter_and_path(client: Any) -> None:
    described = client.json("/api/v1/openapi.json")
    assert described["openapi"].startswith("3.1")
    names = {one.get("name") for one in described["paths"]["/events"]["get"]["parameters"]}
    assert names >= {*FILTERS, "sort", "page_size", "cursor"}
    assert set(described["components"]["schemas"]["Event"]["properties"]) == {*KEYS, "included"}
    text = json.dumps(described)
    for reference in set(re.findall(r'"#/([^"]+)"', text)):
        node = described
        for part in reference.split("/"):
            node = node[part]


class Copy:
    """The client that documentation describes: a dict of events and a cursor."""

    def __init__(self, client: Any) -> None:
        self.client = client
        self.events: dict[str, Any] = {}
        self.cursor = ""

    def update(self) -> None:
        more = True
        while more:
            page = self.client.json(f"/api/v1/changes?page_size=3&since={self.cursor}")
            for entry in page["data"]:
                if entry["deleted"]:
                    self.events.pop(entry["id"], None)
                else:
                    self.events[entry["id"]] = entry["event"]
            self.cursor, more = page["meta"]["cursor"], page["meta"]["more"]


def test_copy_follows_the_source(client: Any, harvest: Any, announcement: Any, session: Any) -> None:
    copy = Copy(client)
    for step in range(12):
        url = f"https://www.drammen.example.no/kalender/side{step % 5}"
        changed = announcement(f"Møte {step % 5}", session(COMING), description=f"Utgave {step}")
        harvest.save(changed | {"climate": "no" if step == 8 else "core"}, url=url)
        if step % 3 == 0:
            copy.update()
    copy.update()
    source = {event["id"]: event for event in client.events("start=2000-01-01")}
    assert copy.events == source


def test_changes_have_tombstones(client: Any, harvest: Any, ids: dict[str, str]) -> None:
    copy = Copy(client)
    copy.update()
    assert ids["Unrelated"] not in copy.events
    assert ids["Plain"] in copy.events
    harvest.set(ids["Plain"], merged_into=ids["Free"])
    with harvest.store.transaction():
        harvest.store.connection.execute(
            "insert into changes (event_id, field, new, run_id, changed_at) values (?, ?, ?, 1, ?)",
            [ids["Plain"], "merged_into", ids["Free"], "2026-11-24T09:00:00+00:00"],
        )
    (entry,) = client.json(f"/api/v1/changes?since={copy.cursor}")["data"]
    assert entry == {"id": ids["Plain"], "deleted": True, "replaced_by": ids["Free"], "event": None}


def test_changes_since_a_time(client: Any, ids: dict[str, str]) -> None:
    assert len(client.json("/api/v1/changes?since=2026-01-01")["data"]) == len(ids) - 1
    assert client.json("/api/v1/changes?since=2026-11-24T10:00:00%2B01:00")["data"] == []


def test_a_removed_event_leaves_a_tombstone(client: Any, harvest: Any, ids: dict[str, str]) -> None:
    copy = Copy(client)
    copy.update()
    connection = harvest.store.connection
    with harvest.store.transaction():
        for table in ("evidence", "issues", "listings"):
            connection.execute(f"delete from {table} where event_id = ?", [ids["Plain"]])  # noqa: S608
        connection.execute("delete from events where id = ?", [ids["Plain"]])
    (entry,) = client.json(f"/api/v1/changes?since={copy.cursor}")["data"]
    assert entry == {"id": ids["Plain"], "deleted": True, "replaced_by": None, "event": None}


def test_removal_of_the_newest_event_is_told_to_who_had_it(
    client: Any, harvest: Any, ids: dict[str, str], announcement: Any, session: Any
) -> None:
    copy = Copy(client)
    copy.update()
    connection = harvest.store.connection
    newest = connection.execute("select id from events order by sequence desc limit 1").fetchone()["id"]
    with harvest.store.transaction():
        for table in ("evidence", "issues", "listings"):
            connection.execute(f"delete from {table} where event_id = ?", [newest])  # noqa: S608
        connection.execute("delete from events where id = ?", [newest])
    harvest.save(announcement("Noe nytt", session(COMING)))
    told = client.json(f"/api/v1/changes?since={copy.cursor}")["data"]
    assert (told[0]["id"], told[0]["deleted"]) == (newest, True)


def test_other_evidence_is_told_though_no_value_changed(
    client: Any, harvest: Any, announcement: Any, session: Any
) -> None:
    piece = {"field": "title", "value": "x", "where": "h1", "rule": "title", "confidence": 0.9}
    url = "https://www.drammen.example.no/kalender/a"
    said = announcement("Møte", session(COMING))
    harvest.save(said | {"evidence": [piece | {"quote": "Møte"}]}, url=url)
    copy = Copy(client)
    copy.update()
    harvest.save(said | {"evidence": [piece | {"quote": "Møte om klima"}]}, url=url)
    (entry,) = client.json(f"/api/v1/changes?since={copy.cursor}")["data"]
    assert entry["event"]["evidence"][0]["quote"] == "Møte om klima"


def test_a_cursor_of_another_database_is_refused(client: Any, ids: dict[str, str]) -> None:
    answer = client.get("/api/v1/changes?since=99999999")
    assert (answer.status_code, answer.json()["parameter"]) == (400, "since")
