"""The pages about the data: figures from the database, citation, registers, and what changed when."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from bs4 import BeautifulSoup

from klimakalender.publish.about import REGISTERS
from klimakalender.publish.coverage import coverage
from klimakalender.publish.serving import open_site
from klimakalender.publish.site import Publisher, Site, metadata
from klimakalender.publish.stamps import Moment
from klimakalender.publish.texts import table
from tests.publish.conftest import NOW, Client


def soup_of(client: Any, path: str) -> Any:
    return BeautifulSoup(client.get(path).text, "lxml")


@pytest.fixture
def events(harvest: Any, announcement: Any, session: Any) -> None:
    harvest.save(
        announcement(
            "Klimakveld",
            session("2026-12-01T18:00"),
            registration={"required": True, "deadline": "2026-11-30"},
            price={"is_free": True},
        ),
        announcement("Energidag", session("2026-12-02"), place={"municipality_number": "1508"}),
        announcement("Har vært", session("2026-11-23T09:00")),
        announcement("Sjakk", session("2026-12-02"), climate="no"),
        announcement("En gang", approximate={"from": "2026-12-01", "to": "2026-12-31", "text": "i desember"}),
    )


def test_coverage(harvest: Any, events: None) -> None:
    found = coverage(harvest.store.connection, Moment.of(NOW))
    assert (found.known, found.coming, found.municipalities, found.publishers) == (4, 3, 2, 1)
    assert found.told == {"starts_at": 2, "clock": 1, "place": 3, "registration_deadline": 1, "is_free": 1}
    assert found.percent("clock") == 33
    assert (found.sources, found.asked, found.healthy) == (1, 1, 1)
    assert (found.first_seen, found.last_run) == ("2026-11-22", "2026-11-22")


def test_figures_are_on_the_page(client: Any, events: None) -> None:
    page = soup_of(client, "/en/om")
    shown = {one.dt.get_text(): one.dd.get_text() for one in page.select("dl.figures > div")}
    assert (shown["Events in all"], shown["Coming"], shown["Sources in order"]) == ("4", "3", "1 of 1")
    assert {one.dt.get_text(): one.dd.get_text(strip=True) for one in page.select("dl.shares > div")}[
        "Date"
    ] == "67 %"


def test_empty_database(client: Any) -> None:
    for path in ("/om", "/om/endringer", "/CITATION.cff"):
        assert client.get(path).status_code == 200


def test_registers_are_those_that_have_to_be_named() -> None:
    for _, name, licence, _ in REGISTERS[:-1]:
        assert f"{name} ({licence})" in metadata()["source"]
    sources = (
        Path(__file__).resolve().parents[2].joinpath("data/reference/SOURCES.md").read_text(encoding="utf-8")
    )
    assert all(name.split()[0] in sources for _, name, _, _ in REGISTERS)
    assert {f"about.register.{key}" for key, *_ in REGISTERS} <= set(table())


def test_citation(client: Any, events: None) -> None:
    cited = yaml.safe_load(client.get("/CITATION.cff").text)
    assert (cited["cff-version"], cited["type"], cited["version"]) == ("1.2.0", "dataset", "2026-11-22")
    assert {"message", "title", "authors"} <= set(cited)
    page = soup_of(client, "/om")
    assert (
        "versjon 2026-11-22. NLOD 2.0. http://localhost/"
        in page.select_one("#sitering ~ blockquote").get_text()
    )
    assert "version = {2026-11-22}" in page.select_one("pre").get_text()


CONTACTS = [
    pytest.param("https://example.no/kontakt", "https://example.no/kontakt", id="page"),
    pytest.param("post@example.no", "mailto:post@example.no", id="office"),
    pytest.param("javascript:alert(1)", None, id="no address"),
]


@pytest.mark.parametrize(("contact", "leads"), CONTACTS)
def test_whom_to_write_to(harvest: Any, db: Path, contact: str, leads: str | None) -> None:
    publisher = Publisher("Etat", "974761076")
    client = Client(open_site(db, site=Site(clock=lambda: NOW, contact=contact, publisher=publisher)))
    page = soup_of(client, "/om")
    told = page.select_one("#retting ~ p")
    assert contact in told.get_text()
    assert (told.a["href"] if told.a else None) == leads
    assert "Etat" in page.select_one("main").get_text()
    assert page.find("a", href="https://data.brreg.no/enhetsregisteret/api/enheter/974761076")


def test_what_changed_when(client: Any, harvest: Any, announcement: Any, session: Any) -> None:
    harvest.save(announcement("Klimakveld", session("2026-12-30")), url="https://www.drammen.example.no/a")
    harvest.now += timedelta(days=30)
    harvest.save(announcement("Klimakveld", session("2027-01-05")), url="https://www.drammen.example.no/a")
    with harvest.store.run("reprocess", harvest.now + timedelta(days=1)):
        pass
    page = soup_of(client, "/en/om/endringer")
    rows = [[cell.get_text() for cell in row.find_all(["th", "td"])] for row in page.select("tbody tr")]
    assert rows == [["December 2026", "0", "1", "1", "2"], ["November 2026", "1", "0", "1", "1"]]
    assert [one.get_text() for one in page.select("#lest-om ~ ul li")] == ["23 December 2026"]


@pytest.mark.parametrize("started_at", ["2026", "", "<script>", "2026-13-01", "9999-99-99T99:99"])
def test_a_run_at_no_time_breaks_nothing(client: Any, harvest: Any, started_at: str) -> None:
    with harvest.store.transaction():
        harvest.store.connection.execute(
            "insert into runs (command, started_at, state) values ('reprocess', ?, 'done')", [started_at]
        )
    for path in ("/om", "/om/endringer", "/CITATION.cff"):
        assert client.get(path).status_code == 200


def test_every_change_of_the_schema_is_there(client: Any, harvest: Any) -> None:
    names = [
        row[0]
        for row in harvest.store.connection.execute("select name from _sqlite_migrations order by id desc")
    ]
    page = soup_of(client, "/om/endringer")
    shown = [one.get_text() for one in page.select("#oppbygning ~ dl dt code")]
    assert shown == names
    assert all(re.search(r"\w", one.get_text()) for one in page.select("#oppbygning ~ dl dd"))


@pytest.mark.parametrize("path", ["/om", "/nn/om", "/en/om", "/om/endringer"])
def test_links_of_this_site_answer(client: Any, events: None, path: str) -> None:
    page = soup_of(client, path)
    ids = {node["id"] for node in page.find_all(id=True)}
    links = {str(link["href"]) for link in page.select("main a[href]")}
    assert {link for link in links if link.startswith("#") and link[1:] not in ids} == set()
    assert [link for link in links if link.startswith("/") and client.get(link).status_code != 200] == []
