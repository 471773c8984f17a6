"""Asking again: validators, HEAD, and methods that only read (RFC 9110)."""

from __future__ import annotations

import time
from datetime import timedelta
from email.utils import format_datetime
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from klimakalender.publish import memo
from klimakalender.publish.validators import Validators
from tests.publish.conftest import NOW
from tests.publish.server import serving

PATHS = [
    "/api/v1/",
    "/api/v1/events",
    "/api/v1/events?fields=id&include=history",
    "/api/v1/events.ics",
    "/api/v1/changes",
    "/api/v1/topics",
    "/api/v1/municipalities",
    "/api/v1/sources",
    "/api/v1/openapi.json",
    "/tall/months.csv",
]
# Of Datasette's tables, views and queries.
FEEDS = [
    "/klima/events.ics",
    "/klima/upcoming_events.atom?_size=1",
    "/klima/events.geojson?municipality=Drammen",
    "/klima.jsonld?sql=select+id,+title,+starts_at+from+events",
]
OLD, OTHER = "Mon, 01 Jan 2018 00:00:00 GMT", '"other"'


@pytest.fixture
def event_id(harvest: Any, announcement: Any, session: Any) -> str:
    (event_id,) = harvest.save(announcement("Klimakveld", session("2026-12-01T18:00")))
    return str(event_id)


@pytest.mark.parametrize("path", [*PATHS, *FEEDS])
def test_the_tag_wins_over_the_date(client: Any, event_id: str, path: str) -> None:
    first = client.get(path)
    tag, changed = first.headers["etag"], first.headers["last-modified"]
    later = format_datetime(NOW + timedelta(days=1))
    for status, sent in [
        (304, {"if_none_match": tag}),
        (304, {"if_none_match": f'{OTHER}, W/{tag}, "a, b"'}),
        (304, {"if_none_match": "*"}),
        (200, {"if_none_match": OTHER}),
        (304, {"if_modified_since": changed}),
        (304, {"if_modified_since": later}),
        (200, {"if_modified_since": OLD}),
        (200, {"if_modified_since": "yesterday"}),
        (200, {"if_none_match": OTHER, "if_modified_since": changed}),
        (304, {"if_none_match": tag, "if_modified_since": OLD}),
    ]:
        answer = client.get(path, **sent)
        assert (answer.status_code, sent) == (status, sent)
        assert (answer.headers["etag"], answer.headers["last-modified"]) == (tag, changed)
        assert bool(answer.content) == (status == 200)


def test_a_change_is_seen_by_date_and_by_tag(client: Any, harvest: Any, event_id: str) -> None:
    path = f"/api/v1/events/{event_id}"
    first = client.get(path)
    held = {"etag": first.headers["etag"], "date": first.headers["last-modified"]}
    harvest.set(event_id, title="Klimafrokost")
    # In the same second: the date cannot tell, so there is none.
    again = client.get(path, if_modified_since=held["date"])
    assert (again.status_code, again.headers.get("last-modified")) == (200, None)
    client.clock[0] += timedelta(minutes=5)
    again = client.get(path, if_none_match=held["etag"], if_modified_since=held["date"])
    assert again.json()["title"] == "Klimafrokost"
    assert again.headers["last-modified"] > held["date"]


def test_what_stays_the_same_keeps_its_date(client: Any, harvest: Any, event_id: str) -> None:
    path = "/api/v1/events"
    first = client.get(path)
    client.clock[0] += timedelta(hours=3)
    harvest.set(event_id, latitude=59.74)  # a write that changes nothing
    again = client.get(path, if_modified_since=first.headers["last-modified"])
    assert again.status_code == 304


def test_what_is_held_is_told_without_a_look_into_the_database(client: Any, event_id: str) -> None:
    first = client.get("/api/v1/events")
    database = client.datasette.get_database("klima")
    time.sleep(2 * memo.TICK_NS / 1e9)
    client.get("/api/v1/events")
    client.clock[0] += timedelta(seconds=3)
    database.execute_fn, whole = None, database.execute_fn  # whoever looks, fails
    held = client.get("/api/v1/events", if_none_match=first.headers["etag"])
    database.execute_fn = whole
    assert held.status_code == 304
    client.clock[0] += timedelta(days=30)  # other events are coming then
    assert client.get("/api/v1/events", if_none_match=first.headers["etag"]).status_code == 200


def test_a_file_written_this_instant_is_like_no_other(tmp_path: Path) -> None:
    path = tmp_path / "klima.db"
    path.write_bytes(b"1")
    fresh = memo.file_state(str(path))
    assert memo.file_state(str(path)) != fresh


@pytest.mark.parametrize("path", FEEDS)
def test_a_changed_feed_is_sent(client: Any, harvest: Any, event_id: str, path: str) -> None:
    held = client.get(path).headers["etag"]
    harvest.set(event_id, title="Klimafrokost", starts_at="2098-01-01")
    again = client.get(path, if_none_match=held)
    assert (again.status_code, "Klimafrokost" in again.text) == (200, True)
    assert client.get(path, method="HEAD").content == b""


def test_only_so_many_addresses_are_remembered() -> None:
    validators = Validators(largest=2)
    for url in "abc":
        validators.remember(url, (1,), b"same", NOW)
    assert [url for url in "abc" if validators.known(url, (1,))] == ["b", "c"]
    assert validators.known("c", (2,)) is None


@pytest.mark.parametrize("path", [*PATHS, "/api/v1/nope", "/api/v1/events?bogus=1"])
def test_only_reads(client: Any, event_id: str, path: str) -> None:
    for method in ("PUT", "DELETE", "PATCH", "POST"):
        refused = client.get(path, method=method)
        assert (refused.status_code, refused.headers["content-type"]) == (405, "application/problem+json")
        assert refused.headers["allow"] == "GET, HEAD, OPTIONS"
    preflight = client.get(path, method="OPTIONS", origin="https://example.no")
    assert (preflight.status_code, preflight.headers["allow"]) == (204, "GET, HEAD, OPTIONS")
    for header in ("If-None-Match", "If-Modified-Since"):
        assert header in preflight.headers["access-control-allow-headers"]
    got, head = client.get(path), client.get(path, method="HEAD")
    assert (head.status_code, head.content) == (got.status_code, b"")
    for name in ("content-length", "etag", "content-type", "access-control-allow-origin"):
        assert head.headers.get(name) == got.headers.get(name)


def test_head_over_the_wire(db: Path, harvest: Any, event_id: str) -> None:
    """One connection: a body where none belongs would be read as the beginning of the next answer."""
    with serving(db) as address:
        parts = urlsplit(address)
        connection = HTTPConnection(parts.hostname or "", parts.port, timeout=20)
        for path in ("/api/v1/events", "/api/v1/events.ics", "/api/v1/nope"):
            connection.request("HEAD", path)
            head = connection.getresponse()
            assert head.read() == b""
            connection.request("GET", path)
            got = connection.getresponse()
            assert got.read()
            assert got.status == head.status
            assert got.headers["Content-Length"] == head.headers["Content-Length"]
        connection.close()
