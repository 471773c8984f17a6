"""The page of the API shows all of its description, and what it leads to answers."""

from __future__ import annotations

from typing import Any

import pytest
from bs4 import BeautifulSoup

from klimakalender.publish.openapi import document
from klimakalender.publish.reference import reference, shortened
from tests.publish.conftest import COUNTIES, MUNICIPALITIES, SOURCES

API = "/api/v1"
KNOWN = {("path", "id"): "abc"}


@pytest.fixture
def page(client: Any, harvest: Any, announcement: Any, session: Any) -> Any:
    # The places of the examples, without which the API refuses them.
    bergen = {**MUNICIPALITIES[0], "number": "4601", "name": "Bergen"}
    rogaland = {"number": "11", "name": "Rogaland"}
    harvest.store.save_reference(
        sources=SOURCES, municipalities=[*MUNICIPALITIES, bergen], counties=[*COUNTIES, rogaland]
    )
    harvest.save(announcement("Klimakveld", session("2026-12-01T18:00")))
    return BeautifulSoup(client.get("/om/api").text, "lxml")


def test_everything_described_is_shown(page: Any) -> None:
    described = document(API)
    shown = page.select_one("main").get_text(" ")
    for path, item in described["paths"].items():
        assert page.find(id=item["get"]["operationId"]), path
        assert item["get"]["summary"].replace("`", "") in shown
    for name, schema in described["components"]["schemas"].items():
        assert page.find(id=f"schema-{name}")
        assert all(key in shown for key in schema.get("properties", ()))
    for status in {status for item in described["paths"].values() for status in item["get"]["responses"]}:
        assert status in shown


def test_every_parameter_has_an_example() -> None:
    without = [
        (operation.path, one.name)
        for operation in reference(document(API), KNOWN).operations
        for one in operation.parameters
        if one.example is None
    ]
    # Of a cursor only an answer can give one.
    assert without == [("/events", "cursor")]


def test_what_can_be_clicked_answers(client: Any, page: Any) -> None:
    addresses = {link["href"] for link in page.select("main a[href^='/api/']")}
    assert len(addresses) > 40
    wrong = {address for address in addresses if "perhaps" in address}
    assert [address for address in addresses - wrong if client.get(address).status_code != 200] == []
    assert [client.get(address).status_code for address in wrong] == [400]


def test_links_within_lead_somewhere(page: Any) -> None:
    ids = {node["id"] for node in page.find_all(id=True)}
    assert [link["href"] for link in page.select("a[href^='#']") if link["href"][1:] not in ids] == []


def test_answers_are_those_of_this_site(page: Any) -> None:
    texts = [block.get_text() for block in page.select("details pre")]
    assert any("Klimakveld" in text for text in texts)
    assert any('"openapi": "http://localhost/api/v1/openapi.json"' in text for text in texts)


def test_index_leads_here(client: Any) -> None:
    assert client.json(f"{API}/")["documentation"].endswith("/en/om/api")
    assert "The API" in client.get("/en/om/api").text


def test_without_events(client: Any) -> None:
    answer = client.get("/om/api")
    assert answer.status_code == 200
    assert "/events/{id}" in answer.text


def test_parameters_are_not_repeated() -> None:
    by_path = {one.path: one for one in reference(document(API), KNOWN).operations}
    assert by_path["/events.{format}"].like == "/events"
    assert [one.name for one in by_path["/events.{format}"].parameters] == ["format", "alarm"]


def test_an_example_is_short() -> None:
    text = shortened(
        {"data": [{"text": "x" * 500}, {}], "many": {str(number): number for number in range(300)}}
    )
    assert len(text.splitlines()) < 80
    assert "x" * 121 not in text
