"""Headers on every answer, and hostile text in every field."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from bs4 import BeautifulSoup
from icalendar import Calendar

Make = Callable[..., dict[str, Any]]

PATHS = [
    "/",
    "/frister",
    "/kilder",
    "/om",
    "/arrangement/nope",
    "/api/v1/events",
    "/api/v1/nope",
    "/klima",
    "/klima/events",
    "/klima/events.json",
    "/klima/events.ics",
    "/-/klimakalender/klima.css",
    "/-/static/app.css",
    "/nope",
]
OURS = PATHS[:5]
HOSTILE = "\"'><script>alert(1)</script>{{7*7}}{% raise %}</title>&lt;b&gt;\x00\x08⁠'; drop table events; --"
BAD_LINK = "javascript:alert(document.domain)"


@pytest.mark.parametrize("path", PATHS)
def test_headers(client: Any, path: str) -> None:
    headers = client.get(path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    policy = headers["content-security-policy"]
    assert "frame-ancestors 'none'" in policy
    if path in OURS:
        assert "unsafe-inline" not in policy
        assert "default-src 'none'" in policy


@pytest.mark.parametrize("path", ["/-/klimakalender/../plugin.py", "/-/klimakalender/plugin.py"])
def test_static_files_are_a_closed_set(client: Any, path: str) -> None:
    assert client.get(path).status_code == 404


@pytest.fixture
def hostile(harvest: Any, announcement: Make, session: Make) -> str:
    """An event with hostile text in every text field and hostile addresses; its id."""
    quote = {"field": HOSTILE, "value": HOSTILE, "quote": HOSTILE, "where": HOSTILE, "rule": HOSTILE}
    record = announcement(
        HOSTILE,
        session("2026-12-01T09:00", venue=HOSTILE),
        description=HOSTILE,
        publisher=HOSTILE,
        online_url=BAD_LINK,
        attendance="online",
        organizers=[HOSTILE],
        contact_email=HOSTILE,
        series=HOSTILE,
        topics=[HOSTILE],
        topic_reasons={"for": [HOSTILE], "against": [HOSTILE]},
        registration={"url": BAD_LINK, "required": True, "deadline": "2026-11-30"},
        place={"venue": HOSTILE, "address": HOSTILE, "municipality": HOSTILE, "county": HOSTILE},
        price={
            "is_free": False,
            "currency": HOSTILE,
            "min": 1,
            "max": 2,
            "items": [{"amount": 1, "currency": HOSTILE, "label": HOSTILE, "vat": None, "text": HOSTILE}],
        },
        evidence=[quote | {"confidence": 0.5}],
        issues=[{"code": HOSTILE, "field": HOSTILE, "message": HOSTILE}],
    )
    (event_id,) = harvest.save(record)
    harvest.set(event_id, url=BAD_LINK, municipality_number="3301")
    with harvest.store.transaction():
        harvest.store.connection.execute("update sources set publisher = ?, url = ?", [HOSTILE, BAD_LINK])
        harvest.store.connection.execute("update municipalities set name = ?", [HOSTILE])
        harvest.store.connection.execute("update counties set name = ?", [HOSTILE])
        harvest.store.connection.execute(
            "insert into changes (event_id, field, old, new, run_id, changed_at) values (?, ?, ?, ?, 1, ?)",
            [event_id, HOSTILE, f"[{HOSTILE}", '[{"x": "<script>"}, 3, null]', "2026-11-24T09:00:00+00:00"],
        )
    return str(event_id)


@pytest.mark.parametrize("path", ["/", "/frister", "/kilder", "/arrangement/{}", "/?q={{{{7*7}}}}<script>"])
def test_pages_are_inert(client: Any, hostile: str, path: str) -> None:
    answer = client.get(path.format(hostile))
    assert answer.status_code == 200, answer.text
    soup: Any = BeautifulSoup(answer.text, "lxml")
    scripts = soup.find_all("script")
    assert all(script.get("type") == "application/ld+json" for script in scripts)
    for script in scripts:
        assert json.loads(script.string)["name"] == HOSTILE
    for node in soup.find_all(True):
        assert not any(name.startswith("on") for name in node.attrs)
        assert not str(node.get("href", "")).lower().startswith(("javascript:", "data:"))
    assert "49" not in soup.h1.get_text()


@pytest.mark.parametrize("path", ["/klima/events", "/klima/events/{}", "/klima/evidence"])
def test_datasette_pages_are_inert(client: Any, hostile: str, path: str) -> None:
    text = client.get(path.format(hostile)).text
    assert "<script>alert(1)" not in text
    assert f'href="{BAD_LINK}' not in text


def test_formats_hold(client: Any, hostile: str) -> None:
    (event,) = Calendar.from_ical(client.get("/api/v1/events.ics").content).walk("VEVENT")
    assert "<script>alert(1)</script>" in str(event["summary"])
    assert "url" not in event
    ET.fromstring(client.get("/api/v1/events.atom").content)  # noqa: S314  our own output
    (node,) = client.get("/api/v1/events.jsonld").json()["@graph"]
    assert "javascript" not in json.dumps(node)
    assert client.get("/api/v1/events.geojson").json()["features"][0]["properties"]["title"] == HOSTILE
    for extension in ("csv", "jsonl"):
        assert client.get(f"/api/v1/events.{extension}").status_code == 200


def test_database_is_opened_for_reading_only(client: Any) -> None:
    answer = client.get("/klima.json?sql=delete+from+events")
    assert answer.status_code == 400


@pytest.mark.parametrize("path", ["/klima.db", "/-/databases.json"])
def test_the_file_itself_is_not_given_out(client: Any, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 403 or "klima" in answer.text
