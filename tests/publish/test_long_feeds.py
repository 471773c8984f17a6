"""Feeds of more events than a page of Datasette has, and of more than a file may have."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from typing import Any
from urllib.parse import quote
from xml.etree import ElementTree as ET

import pytest
from icalendar import Calendar

from klimakalender.publish.formats import EVENT_FORMATS, LIMIT

Make = Callable[..., dict[str, Any]]
Fill = Callable[[int], None]
ATOM = "{http://www.w3.org/2005/Atom}"
FEEDS = [
    pytest.param("/klima/events.{}?municipality=Drammen", id="filtered table"),
    pytest.param("/klima/upcoming_events.{}?_sort=title", id="view"),
    pytest.param("/api/v1/events.{}?sort=-title", id="API"),
]


@pytest.fixture
def fill(harvest: Any, announcement: Make, session: Make) -> Fill:
    """Stores so many events, a minute apart: Datasette's pages may lose some of those that are sorted alike."""

    def stored(number: int) -> None:
        (first,) = harvest.save(announcement("Klimakveld", session("2098-05-03T18:00")))
        connection = harvest.store.connection
        names = [row["name"] for row in connection.execute("pragma table_info(events)")]
        new = {
            "id": "printf('n%05d', value)",
            "title": "printf('Kveld %05d', value)",
            "starts_at": "printf('2098-05-03T%02d:%02d:00+02:00', value / 60, value % 60)",
            "sequence": "value + 10",
        }
        columns = ", ".join(new.get(name, name) for name in names)
        with harvest.store.transaction():
            connection.execute(
                f"insert into events ({', '.join(names)}) select {columns} from events, "  # noqa: S608  names
                "(with recursive count(value) as (select 2 union all select value + 1 from count"
                " where value < ?) select value from count) where events.id = ?",
                [number, first],
            )

    return stored


def ids(extension: str, body: bytes) -> list[str]:
    """The ids of the events in a file."""
    if extension == "ics":
        return [str(event["uid"]).partition("@")[0] for event in Calendar.from_ical(body).walk("VEVENT")]
    if extension == "atom":
        found = ET.fromstring(body).iter(f"{ATOM}entry")  # noqa: S314  our own output
        return [str(entry.findtext(f"{ATOM}id")).rpartition(":")[2] for entry in found]
    content = json.loads(body)
    if extension == "geojson":
        return [feature["id"] for feature in content["features"]]
    return [node["identifier"] for node in content["@graph"] if node["@type"] == "Event"]


def note(extension: str, body: bytes) -> str | None:
    """What a file says about itself."""
    if extension == "ics":
        calendar: Any = Calendar.from_ical(body)
        assert calendar.get("description") == calendar.get("x-wr-caldesc")
        return calendar.get("description")
    if extension == "atom":
        return ET.fromstring(body).findtext(f"{ATOM}subtitle")  # noqa: S314  our own output
    content = json.loads(body)
    if extension == "geojson":
        return content.get("description")
    feeds = [node for node in content["@graph"] if node["@type"] == "DataFeed"]
    return feeds[0]["description"] if feeds else None


def following(answer: Any) -> str | None:
    """Where a file goes on, by its header."""
    return answer.links["next"]["url"] if "next" in answer.links else None


@pytest.mark.parametrize("extension", EVENT_FORMATS)
@pytest.mark.parametrize("path", FEEDS)
def test_a_feed_is_whole(client: Any, fill: Fill, path: str, extension: str) -> None:
    fill(250)
    answer = client.get(path.format(extension))
    assert len(set(ids(extension, answer.content))) == 250
    assert (note(extension, answer.content), following(answer)) == (None, None)


@pytest.mark.parametrize("extension", EVENT_FORMATS)
@pytest.mark.parametrize("path", FEEDS)
def test_a_cut_feed_says_so_and_goes_on(client: Any, fill: Fill, path: str, extension: str) -> None:
    fill(LIMIT + 5)
    first = client.get(path.format(extension))
    assert len(ids(extension, first.content)) == LIMIT
    further = following(first)
    assert further is not None
    assert str(note(extension, first.content)).endswith(further)
    second = client.get(further)
    assert second.headers["content-type"] == first.headers["content-type"]
    assert len({*ids(extension, first.content), *ids(extension, second.content)}) == LIMIT + 5
    assert (note(extension, second.content), following(second)) == (None, None)


@pytest.mark.parametrize("extension", ["csv", "jsonl"])
def test_a_cut_table_goes_on(client: Any, fill: Fill, extension: str) -> None:
    fill(LIMIT + 5)
    first = client.get(f"/api/v1/events.{extension}")
    second = client.get(following(first))
    rest = 5 + (extension == "csv")
    assert (len(second.text.splitlines()), following(second)) == (rest, None)


def test_where_a_file_goes_on_belongs_to_it(client: Any, fill: Fill, harvest: Any) -> None:
    fill(3)
    path = "/api/v1/events.csv?page_size=2&sort=-starts_at"
    held = client.get(path)
    assert following(held)
    harvest.set("n00002", vanished_at="2026-11-01")
    again = client.get(path, if_none_match=held.headers["etag"])
    assert (again.status_code, again.content, following(again)) == (200, held.content, None)


@pytest.mark.parametrize("extension", EVENT_FORMATS)
def test_a_cut_query_says_so(client: Any, fill: Fill, extension: str) -> None:
    fill(LIMIT + 5)
    sql = quote("select id, title, starts_at from events")
    answer = client.get(f"/klima.{extension}?sql={sql}")
    assert len(ids(extension, answer.content)) == LIMIT
    assert note(extension, answer.content) == "Ikke alle arrangementene fikk plass."


@pytest.mark.parametrize(
    "path", ["/klima/events.csv?_stream=on&_sort=id", "/klima/events.csv?_stream=on&county=Buskerud&_sort=id"]
)
def test_a_table_sorted_by_id_is_read_whole(client: Any, fill: Fill, harvest: Any, path: str) -> None:
    """As the guide for research says; by another column Datasette may lose rows that are sorted alike."""
    fill(2 * LIMIT + 5)
    rows = list(csv.DictReader(client.get(path).text.splitlines()))
    assert len({row["id"] for row in rows}) == len(rows) == 2 * LIMIT + 5


def test_links_of_formats(client: Any, fill: Fill) -> None:
    fill(LIMIT + 5)
    answer = client.get("/klima/events.geojson")
    assert answer.json()["links"] == [
        {"rel": "next", "href": following(answer), "type": "application/geo+json"}
    ]
    feed = ET.fromstring(client.get("/klima/events.atom").content)  # noqa: S314  our own output
    found = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
    # The address that a reader subscribed to is the feed's own.
    assert found["self"] == "http://localhost/klima/events.atom"
    assert "_next=" in str(found["next"])


@pytest.mark.parametrize("extension", EVENT_FORMATS)
def test_who_asks_for_a_page_gets_one(client: Any, fill: Fill, extension: str) -> None:
    fill(30)
    for path in (f"/klima/events.{extension}?_size=20", f"/api/v1/events.{extension}?page_size=20"):
        first = client.get(path)
        assert len(ids(extension, first.content)) == 20
        assert len(ids(extension, client.get(following(first)).content)) == 10


@pytest.mark.parametrize("extension", EVENT_FORMATS)
def test_an_event_stands_once(client: Any, fill: Fill, extension: str) -> None:
    fill(3)
    joined = quote(
        "select e.id, e.title, e.starts_at from events e join sessions union all"
        " select 'x', 'Løs', '2098-01-01' union all select 'x', 'Igjen', '2098-01-01'"
        " union all select null, 'Uten', '2098-01-01' union all select e.id, '', '' from events e"
    )
    found = ids(extension, client.get(f"/klima.{extension}?sql={joined}").content)
    assert len(found) == len(set(found)) == 4


def test_taking_too_long_is_a_503(client: Any, fill: Fill) -> None:
    fill(3)
    client.datasette.sql_time_limit_ms = 20
    endless = quote(
        "with recursive n(id) as (select 1 union all select id + 1 from n)"
        " select id, '' as title, '' as starts_at from n where id < 0"
    )
    answer = client.get(f"/klima.ics?sql={endless}")
    assert (answer.status_code, answer.headers["content-type"]) == (503, "application/problem+json")
    assert client.get(f"/klima.json?sql={endless}").status_code == 400  # Datasette's own


def test_rows_that_are_no_events_are_a_400(client: Any, fill: Fill) -> None:
    fill(1)
    for path in ("/klima/topics.atom", "/klima.ics?sql=select+1"):
        answer = client.get(path)
        assert (answer.status_code, answer.headers["content-type"]) == (400, "application/problem+json")
        assert "starts_at" in answer.json()["detail"]
