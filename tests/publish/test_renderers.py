"""Calendar, feed, linked data and map of Datasette's tables, views, filters and queries; Datasette itself."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any
from urllib.parse import quote
from xml.etree import ElementTree as ET

import pytest
from icalendar import Calendar

Make = Callable[..., dict[str, Any]]
PAST = "select id, title, starts_at from events where title like 'Har%'"
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(autouse=True)
def _events(harvest: Any, announcement: Make, session: Make) -> None:
    # Views judge by the real clock, so what they show lies far ahead.
    harvest.save(
        announcement("Klimabudsjett i Ålesund", session("2098-05-03T18:00")),
        announcement("Berekraft", session("2098-05-04"), price={"is_free": True}),
        announcement("Har vært", session("2020-05-04")),
        announcement("Noe annet", session("2098-05-05"), climate="no"),
    )


def summaries(body: bytes) -> list[str]:
    return [str(event["summary"]) for event in Calendar.from_ical(body).walk("VEVENT")]


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        pytest.param("/klima/upcoming_events.{}", ["Klimabudsjett i Ålesund", "Berekraft"], id="view"),
        pytest.param("/klima/events.{}?is_free=1", ["Berekraft"], id="filtered table"),
        pytest.param("/klima/events.{}?_search=ålesund", ["Klimabudsjett i Ålesund"], id="searched table"),
        pytest.param(
            "/klima/upcoming_events.{}?_search=alesund", ["Klimabudsjett i Ålesund"], id="searched view"
        ),
        pytest.param(
            f"/klima.{{}}?sql={quote(PAST)}",
            ["Har vært"],
            id="query",
        ),
    ],
)
class TestFormats:
    def test_ics(self, client: Any, path: str, expected: list[str]) -> None:
        answer = client.get(path.format("ics"))
        assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
        assert summaries(answer.content) == expected

    def test_atom(self, client: Any, path: str, expected: list[str]) -> None:
        answer = client.get(path.format("atom"))
        assert answer.headers["content-type"] == "application/atom+xml; charset=utf-8"
        feed = ET.fromstring(answer.content)  # noqa: S314  our own output
        titles = [entry.findtext(f"{ATOM}title") for entry in feed.iter(f"{ATOM}entry")]
        assert sorted(titles, key=str) == sorted(expected)
        for node in (feed, *feed.iter(f"{ATOM}entry")):
            assert node.findtext(f"{ATOM}id")
            assert str(node.findtext(f"{ATOM}updated")).endswith("Z")

    def test_jsonld(self, client: Any, path: str, expected: list[str]) -> None:
        answer = client.get(path.format("jsonld"))
        assert answer.headers["content-type"] == "application/ld+json"
        assert [node["name"] for node in json.loads(answer.content)["@graph"]] == expected

    def test_geojson(self, client: Any, path: str, expected: list[str]) -> None:
        answer = client.get(path.format("geojson"))
        assert answer.headers["content-type"] == "application/geo+json"
        collection = json.loads(answer.content)
        assert [one["properties"]["title"] for one in collection["features"]] == expected
        assert collection["features"][0]["geometry"] == {"type": "Point", "coordinates": [10.2, 59.74]}


@pytest.mark.parametrize(
    "path", ["/klima/events.geojson?title=Berekraft", "/api/v1/events.geojson?q=Berekraft"]
)
def test_a_map_tells_nothing_that_was_not_read(client: Any, path: str) -> None:
    """An empty list says that there is none."""
    (feature,) = client.json(path)["features"]
    (record,) = client.events("q=Berekraft")
    given = feature["properties"]
    assert {key: record[key] for key in given} == given
    assert record.keys() - given == {"topic_reasons", "evidence", "issues", "listings"}
    assert (given["topics"], given["organizers"]) == (["klimabudsjett"], ["Drammen kommune"])


def test_row_as_a_calendar(client: Any) -> None:
    event_id = client.json("/klima/events.json?_shape=array&title=Berekraft")[0]["id"]
    assert summaries(client.get(f"/klima/events/{event_id}.ics").content) == ["Berekraft"]


def test_rows_that_are_no_events(client: Any) -> None:
    answer = client.get("/klima/topics.ics")
    assert answer.status_code == 400
    assert "starts_at" in answer.text
    assert ".ics" not in client.get("/klima/topics").text
    assert "upcoming_events.ics" in client.get("/klima/upcoming_events").text


def test_row_that_is_no_stored_event(client: Any) -> None:
    sql = "select 'x' as id, 'Løs rad' as title, '2027-01-01' as starts_at"
    assert summaries(client.get(f"/klima.ics?sql={quote(sql)}").content) == ["Løs rad"]


def test_next_page_is_a_link(client: Any) -> None:
    answer = client.get("/klima/events.ics?_size=1")
    assert 'rel="next"' in answer.headers["link"]


def test_datasettes_own_json(client: Any) -> None:
    rows = client.json("/klima/events.json?_shape=objects")["rows"]
    assert len(rows) == 4
    assert [row[1] for row in client.json("/klima/upcoming_events.json")["rows"]] == [
        "Klimabudsjett i Ålesund",
        "Berekraft",
    ]


@pytest.mark.parametrize(
    "path", ["/klima", "/klima/events", "/klima/upcoming_events", "/klima/events.csv", "/-/plugins"]
)
def test_datasettes_own_pages(client: Any, path: str) -> None:
    assert client.get(path).status_code == 200


@pytest.mark.parametrize(
    ("query", "count"),
    [("klimabudsjett", 4), ("KLIMABUD", 4), ("Ålesund", 1), ("alesund", 1), ("finnesikke", 0)],
)
def test_table_search_folds(client: Any, query: str, count: int) -> None:
    assert (
        client.json(f"/klima/events.json?_shape=objects&_search={query}")["filtered_table_rows_count"]
        == count
    )


def test_new_rows_appear_without_restart(
    client: Any, harvest: Any, announcement: Make, session: Make
) -> None:
    harvest.save(announcement("Helt nytt", session("2098-06-01")))
    assert "Helt nytt" in summaries(client.get("/klima/upcoming_events.ics").content)


@pytest.mark.parametrize("extension", ["", ".json", ".csv", ".ics"])
@pytest.mark.parametrize("query", ["_sort=nope", "_sort_desc=nope", "_sort=id&_sort_desc=title"])
def test_an_order_that_does_not_exist_is_a_400(client: Any, extension: str, query: str) -> None:
    answer = client.get(f"/klima/events{extension}?{query}")
    assert answer.status_code == 400
    assert "Cannot" in answer.text
