"""The data dictionary has every column, and says of each where its values come from."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup

from klimakalender.publish.columns import is_internal
from klimakalender.publish.dictionary import english
from klimakalender.publish.origins import FIELDS, FOLLOWS, READ, Origin, origin_of
from klimakalender.publish.site import DATABASE, metadata

TABLES = metadata()["databases"][DATABASE]["tables"]
EVIDENCE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "evidence.md"


@pytest.fixture
def rows(client: Any, harvest: Any, announcement: Any, session: Any) -> dict[tuple[str, str], dict[str, str]]:
    quote = {
        "field": "title",
        "value": "Klimakveld",
        "quote": "Klimakveld",
        "where": "h1[1]",
        "rule": "title.heading",
    }
    harvest.save(
        announcement("Klimakveld", session("2026-12-01T18:00"), evidence=[quote | {"confidence": 0.9}])
    )
    found = list(csv.DictReader(io.StringIO(client.get("/om/data.csv").text)))
    return {(row["table"], row["name"]): row for row in found}


def test_every_column_is_there(rows: Any) -> None:
    assert set(rows) == {(name, column) for name, table in TABLES.items() for column in table["columns"]}


def test_what_a_column_says_of_itself(rows: Any) -> None:
    title = rows["events", "title"]
    assert title["about"] == TABLES["events"]["columns"]["title"]
    told = {
        key: title[key]
        for key in ("kind", "declared", "origin", "field", "rules", "example", "internal", "view")
    }
    assert told == {
        "kind": "prose", "declared": "text", "origin": "page", "field": "title", "rules": "title.heading",
        "example": "Klimakveld", "internal": "0", "view": "0",
    }  # fmt: skip
    assert (rows["events", "latitude"]["unit"], rows["lead_times", "days_announced_ahead"]["unit"]) == (
        "°",
        "d",
    )
    assert rows["runs", "id"]["internal"] == rows["events", "search_text"]["internal"] == "1"


def test_what_is_published_is_described_in_english_too() -> None:
    published = {name: table for name, table in TABLES.items() if not is_internal(name)}
    said = {
        text
        for table in published.values()
        for text in (table["title"], table["description"].strip(), *table["columns"].values())
    }
    assert said - set(english()) == set()
    assert set(english()) - said == set(), "what metadata.yaml does not say any more"


def test_in_english(client: Any, rows: Any) -> None:
    assert rows["events", "postal_code"]["about_en"] == "Postal code"
    page = client.get("/en/om/data").text
    assert "<p>Postal code</p>" in page
    assert ">Postnummer<" not in page
    assert '<p lang="nb">Postnummer</p>' in client.get("/nn/om/data").text


def test_json_says_the_same(client: Any, rows: Any) -> None:
    told = client.json("/om/data.json")
    assert {(one["name"], column["name"]) for one in told["tables"] for column in one["columns"]} == set(rows)
    assert told["license_url"] == metadata()["license_url"]


def test_fields_are_those_that_have_evidence() -> None:
    named = set(
        re.findall(r"`([a-z_.]+)`", EVIDENCE.read_text(encoding="utf-8").split("## Fields without")[0])
    )
    assert {*FIELDS.values(), *FOLLOWS.values(), *READ.values()} <= named


ORIGINS = [
    ("events", "registration_deadline", Origin("page", "registration.deadline")),
    ("deadlines", "registration_deadline", Origin("page", "registration.deadline")),
    ("events", "ends_at", Origin("follows", "sessions")),
    ("events", "county", Origin("tables")),
    ("events", "description", Origin("page")),
    ("events", "publisher", Origin("registry")),
    ("events", "first_seen", Origin("program")),
    ("events", "listing_count", Origin("counted")),
    ("changes", "field", Origin("program")),
    ("evidence", "quote", Origin("page")),
    ("organizers", "name", Origin("page", "organizers")),
    ("counties", "name", Origin("tables")),
    ("sources", "url", Origin("registry")),
    ("events_per_month", "climate", Origin("counted")),
    ("runs", "events_new", Origin("program")),
]


@pytest.mark.parametrize(
    ("table", "column", "origin"), ORIGINS, ids=[f"{one[0]}.{one[1]}" for one in ORIGINS]
)
def test_origin(table: str, column: str, origin: Origin) -> None:
    assert origin_of(table, column) == origin


def shown(client: Any, query: str) -> dict[str, list[str]]:
    """Table → columns of the page."""
    soup = BeautifulSoup(client.get(f"/om/data{query}").text, "lxml")
    return {
        str(one.select_one("summary code").get_text()): [code.get_text() for code in one.select("dt > code")]
        for one in soup.select("main details")
    }


SEARCHES = [
    pytest.param("?q=påmeldingsfrist", "deadlines", None, id="of a table"),
    pytest.param("?q=REGISTRATION_DEADLINE", "events", ["registration_deadline"], id="name"),
    pytest.param("?q=breddegrad+sted", "events", ["latitude"], id="several words"),
    pytest.param("?q=postal+code", "events", ["postal_code", "latitude", "longitude"], id="English"),
    pytest.param("?q=okt+forste", "events", ["starts_at"], id="folded letters"),
]


@pytest.mark.parametrize(("query", "table", "columns"), SEARCHES)
def test_search(client: Any, query: str, table: str, columns: list[str] | None) -> None:
    found = shown(client, query)
    assert found[table] == (columns or list(TABLES[table]["columns"]))
    assert len(found) < len(TABLES)


def test_whole(client: Any) -> None:
    assert shown(client, "") == {name: list(table["columns"]) for name, table in TABLES.items()}
    assert shown(client, "?q=finnesikke") == {}
    assert client.get("/om/data?bogus=1").status_code == 400


def test_links_answer(client: Any, harvest: Any) -> None:
    soup = BeautifulSoup(client.get("/om/data").text, "lxml")
    links = [str(link["href"]) for link in soup.select("main a[href^='/klima/'], main a[href^='/om/']")]
    assert len(links) > 3 * len(TABLES)
    assert [link for link in links if client.get(link).status_code != 200] == []


def test_text_of_pages_is_inert(client: Any, harvest: Any, announcement: Any, session: Any) -> None:
    harvest.save(announcement("<script>alert(1)</script>", session("2026-12-01T18:00")))
    assert "<script>alert" not in client.get("/om/data").text
    assert "<script>alert" not in client.get("/om/api").text
