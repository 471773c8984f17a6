"""Hostile text in every column of every table is text on every page and in every format.

The columns are found in the database, so a new one is covered on the day it comes. Left out are keys, stamps and
what a constraint allows a few words for only.
"""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import quote
from xml.etree import ElementTree as ET

import pytest
from bs4 import BeautifulSoup
from icalendar import Calendar

Make = Callable[..., dict[str, Any]]

HOSTILE = {
    "script": "\"'><script>alert(1)</script><img src=x onerror=alert(1)><svg onload=alert(1)><a href=javascript:1>",
    "comment": "--></title></style></textarea></script><!--<script>alert(1)</script>",
    "cdata": "]]></summary></entry><script xmlns='http://www.w3.org/1999/xhtml'>alert(1)</script>",
    "template": "{{7*7}}${7*7}{% raise %}#{7*7}<%= 7*7 %>{{ csp_nonce() }}",
    "sql": "'; drop table events; -- \" union select 1",
    "control": "a\x01\x08\x0b\x0c\x1b\x1f\x7f\x85\u2028\u2029b",
    "bidi": "\u202eabc\u2066def\u200f\u200e\u061c",
    "formula": "=cmd|' /C calc'!A0",
    "lines": "a\r\nEND:VEVENT\r\nBEGIN:VEVENT\nATTENDEE:mailto:x@example.no\rX-EVIL:1",
    "link": "javascript:alert(document.domain)",
    "data-link": "data:text/html,<script>alert(1)</script>",
    "spaced-link": " java\tscript:alert(1)//https://example.no/",
}
CHOSEN = frozenset(
    "status attendance climate vat outcome kind missing_why verdict state cause frequency stated drift digest".split()
)
KEY = re.compile(r"(^|_)(id|number|at|into|seen|since|from|to|day|opens|deadline|start|started|finished)$")
LISTS = frozenset({"entry_points", "reasons", "record"})

PAGES = [
    *(
        "/",
        "/?q={quoted}",
        "/?topic={quoted}",
        "/nn/",
        "/en/?county={quoted}",
        "/frister",
        "/kart",
        "/kilder",
        "/om",
        "/om/api",
        "/om/data",
        "/om/data?q={quoted}",
        "/om/endringer",
        "/om/nedlasting",
    ),
    *(
        "/tall",
        "/kalender/2026-12",
        "/arrangement/{id}",
        "/en/arrangement/{id}",
        "/kommune/3301",
        "/utgiver/drammen",
    ),
    *("/arrangement/{quoted}", "/kommune/{quoted}", "/?{quoted}=1", "/data", "/data/events"),
]
DATASETTE = [
    *("/klima", "/klima/events/{id}", "/klima?sql=select+*+from+events", "/klima?sql=select+:a&a={quoted}"),
    "/klima?sql={quoted}",
    "/klima/events?_search={quoted}&_facet=title",
    "/klima/events?title={quoted}",
    "/klima/{quoted}",
]
FEEDS = [
    *(
        "/api/v1/events",
        "/api/v1/events/{id}",
        "/api/v1/changes",
        "/api/v1/sources",
        "/api/v1/municipalities",
    ),
    *(
        "/api/v1/topics",
        "/api/v1/events?text={quoted}",
        "/api/v1/events?bogus={quoted}",
        "/api/v1/events.json",
    ),
    *("/api/v1/events.jsonl", "/api/v1/events.geojson", "/api/v1/events.jsonld", "/klima/events.json"),
    *("/klima/events.geojson", "/klima/upcoming_events.jsonld"),
]


@pytest.fixture(params=HOSTILE.values(), ids=HOSTILE)
def text(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def event_id(harvest: Any, announcement: Make, session: Make, text: str) -> str:
    """An event that has everything, every text of it hostile; its id."""
    quoted = {"field": "title", "value": "x", "quote": "x", "where": "p[1]", "rule": "x", "confidence": 0.5}
    record = announcement(
        "Klimakveld",
        session("2026-12-01T09:00", venue="x"),
        session("2026-12-08T09:00", venue="y"),
        online_url="https://example.no/x",
        attendance="mixed",
        contact_email="post@drammen.example.no",
        series="x",
        registration={"url": "https://example.no/p", "required": True, "deadline": "2026-11-30"},
        price={
            "is_free": False,
            "currency": "NOK",
            "min": 1,
            "max": 2,
            "items": [{"amount": 1, "currency": "NOK", "label": "x", "vat": None, "text": "x"}],
        },
        evidence=[quoted],
        issues=[{"code": "x", "field": "x", "message": "x"}],
    )
    address = "https://www.drammen.example.no/a"
    harvest.save(record, url=address)
    (found,) = harvest.save(record | {"venue": "z", "starts_at": record["starts_at"]}, url=address)
    connection = harvest.store.connection
    with harvest.store.transaction():
        connection.execute(
            "insert into changes (event_id, field, old, new, run_id, changed_at)"
            " values (?, 'x', 'x', 'x', 1, '2026-11-24T09:00:00+00:00')",
            [found],
        )
        connection.execute(
            "insert into conflicts (event_id, field, listing_id, value, kept_value, seen_at)"
            " select event_id, 'x', id, 'x', 'x', '2026-11-24T09:00:00+00:00' from listings"
        )
    connection.execute("pragma foreign_keys = off")
    with harvest.store.transaction():
        for table, column in _text_columns(connection):
            value = json.dumps({"for": [text], "topic_reasons": {"for": [text], "against": [text]}})
            value = value if column in LISTS else text
            value = json.dumps([text]) if (table, column) == ("series", "organizers") else value
            connection.execute(f"update or ignore {table} set {column} = ?", [value])  # noqa: S608  its own names
    return str(found)


def _text_columns(connection: Any) -> Iterator[tuple[str, str]]:
    tables = connection.execute("select name, sql from sqlite_master where type = 'table'").fetchall()
    for name, sql in tables:
        if "virtual" in sql.lower() or name.startswith(("sqlite_", "_")) or "_fts" in name:
            continue
        for column in connection.execute(f"pragma table_info({name})").fetchall():
            free = column["name"] not in CHOSEN and not KEY.search(column["name"])
            if column["type"].lower() == "text" and free:
                yield name, f'"{column["name"]}"' if column["name"] == "where" else column["name"]


def asked(path: str, text: str, event_id: str) -> str:
    return path.format(quoted=quote(text, safe=""), id=event_id)


def tables(client: Any) -> list[str]:
    described = client.json("/klima.json")
    return [f"/klima/{one['name']}" for one in described["tables"] + described["views"]]


def what_is_live(markup: str, nonce: str) -> list[str]:
    """What in a page a browser would run, follow to a script, or take for a resource from elsewhere."""
    soup: Any = BeautifulSoup(markup, "html.parser")
    found = [
        f"<{node.name} {name}>"
        for node in soup.find_all(True)
        for name in node.attrs
        if name.startswith("on")
    ]
    for node in soup.find_all(["script", "style"]):
        ours = node.get("type") == "application/ld+json" or str(node.get("src", "")).startswith("/-/static/")
        if not ours and (not nonce or node.get("nonce") != nonce):
            found.append(str(node)[:80])
    for node in soup.find_all(True):
        for name in ("href", "src", "action", "xlink:href", "formaction"):
            address = re.sub(r"[\s\x00-\x1f]", "", str(node.get(name, ""))).lower()
            if address.startswith(("javascript:", "vbscript:", "data:text")):
                found.append(f"<{node.name} {name}={address[:40]}>")
    found += [
        str(node)[:80] for node in soup.find_all(["iframe", "object", "embed", "base", "foreignobject"])
    ]
    found += [str(node)[:80] for node in soup.find_all("img") if node.get("src") == "x"]
    return found


def nonce_of(answer: Any) -> str:
    policy = answer.headers["content-security-policy"]
    assert "unsafe" not in policy
    found = re.search(r"script-src 'self' 'nonce-([\w-]+)'", policy)
    return found[1] if found else ""


def test_pages(client: Any, event_id: str, text: str) -> None:
    problems = {}
    for path in [*PAGES, *DATASETTE, *tables(client)]:
        answer = client.get(asked(path, text, event_id))
        live = what_is_live(answer.text, nonce_of(answer))
        if answer.status_code >= 500 or live:
            problems[path] = (answer.status_code, live)
        if "{{7*7}}" in text and "49${49}" in answer.text:
            problems[path] = (answer.status_code, ["template run"])
    assert problems == {}


def test_linked_data_in_a_page_is_one_whole_script(client: Any, event_id: str, text: str) -> None:
    soup: Any = BeautifulSoup(client.get(f"/arrangement/{event_id}").text, "lxml")
    (script,) = soup.find_all("script")
    assert json.loads(script.string)["name"] == text


def test_our_pages_hold_no_character_that_cannot_be_seen(client: Any, event_id: str) -> None:
    for path in ("/", "/frister", f"/arrangement/{event_id}", "/kilder", "/utgiver/drammen"):
        found = re.sub(r"<script.*?</script>", "", client.get(path).text, flags=re.DOTALL)
        unseen = [char for char in found if unicodedata.category(char) in ("Cc", "Cf", "Zl", "Zp")]
        assert set(unseen) <= {"\n", "\t"}, path


def test_json_says_what_is_stored(client: Any, event_id: str, text: str) -> None:
    for path in FEEDS:
        answer = client.get(asked(path, text, event_id))
        assert answer.status_code < 500, path
        assert answer.headers["content-type"].split(";")[0] != "text/html", path
        assert answer.headers["x-content-type-options"] == "nosniff"
        lines = answer.text.split("\n") if path.endswith("jsonl") else [answer.text]
        for line in filter(None, lines):
            json.loads(line)
    assert client.json(f"/api/v1/events/{event_id}")["title"] == text
    (node,) = client.json("/api/v1/events.jsonld")["@graph"]
    addresses = re.findall(r'"(?:url|sameAs|@id)": \[?"([^"]*)"', json.dumps(node))
    assert all(address.startswith("http") for address in addresses)


def test_atom_is_well_formed(client: Any, event_id: str) -> None:
    for path in ("/api/v1/events.atom", "/klima/events.atom"):
        root = ET.fromstring(client.get(path).content)  # noqa: S314  our own output
        (entry,) = root.findall("{http://www.w3.org/2005/Atom}entry")
        assert {node.tag.split("}")[0] for node in entry.iter()} == {"{http://www.w3.org/2005/Atom"}
        assert all(
            link.get("href", "").startswith("http") for link in root.iter("{http://www.w3.org/2005/Atom}link")
        )


@pytest.mark.parametrize(
    "path",
    ["/api/v1/events.ics", "/api/v1/events.ics?text={quoted}", "/arrangement/{id}.ics", "/klima/events.ics"],
)
@pytest.mark.parametrize("email", [None, "post@drammen.example.no"], ids=["hostile-email", "email"])
def test_calendars_keep_their_lines(
    client: Any, harvest: Any, event_id: str, text: str, path: str, email: str | None
) -> None:
    harvest.set(event_id, contact_email=email or text)
    body = client.get(asked(path, text, event_id)).content
    lines = body.split(b"\r\n")
    assert not re.search(rb"[\x00-\x08\x0a-\x1f\x7f]", b"".join(lines))
    assert max(map(len, lines)) <= 75
    unfolded = body.replace(b"\r\n ", b"").decode().split("\r\n")
    assert not [line for line in unfolded if line.startswith(("ATTENDEE", "X-EVIL"))]
    assert unfolded.count("BEGIN:VEVENT") == unfolded.count("END:VEVENT") in (0, 2)
    for event in Calendar.from_ical(body).walk("VEVENT"):
        assert str(event.get("url", "https:")).startswith("http")


def test_spreadsheets_run_no_formula(client: Any, event_id: str, text: str) -> None:
    answer = client.get("/api/v1/events.csv")
    (row,) = csv.DictReader(io.StringIO(answer.text, newline=""))
    assert not [cell for cell in row.values() if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    assert text.strip() in row["title"]
