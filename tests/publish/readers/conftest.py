"""What programs that read our formats are shown: the bundled sample, and events as odd as pages can make them."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from klimakalender.publish import reader
from klimakalender.publish.serving import open_site
from klimakalender.publish.site import Site
from tests.publish.conftest import NOW, Client, Record, make_announcement, make_session

# A feed of the API and one of a table, with the JSON whose ids tell which events they are of.
FEEDS = {
    "/api/v1/events.{}?start=2000-01-01": "/api/v1/events?start=2000-01-01&page_size=100&fields=id",
    "/klima/events.{}": "/klima/events.json?_shape=array&_size=max",
}


@dataclass(frozen=True)
class World:
    """A site and what its database holds."""

    client: Client
    db: Path

    def read(self, feed: str, extension: str) -> Any:
        """The answer of a feed in a format."""
        answer = self.client.get(feed.format(extension))
        assert answer.status_code == 200, answer.text
        return answer

    def records(self, feed: str) -> dict[str, Record]:
        """The stored events that a feed is of, by their ids, read without any of its formats."""
        answer = self.client.json(FEEDS[feed])
        rows = answer["data"] if isinstance(answer, dict) else answer
        ids = [row["id"] for row in rows]
        with closing(sqlite3.connect(self.db)) as connection:
            connection.row_factory = sqlite3.Row
            return reader.by_ids(connection, ids)


def odd_announcements() -> list[Record]:
    """Every status and attendance, every kind of time, and texts that formats give a meaning of their own."""
    at, make = make_session, make_announcement
    no_place = dict.fromkeys(("venue", "address", "postal_code", "municipality", "municipality_number"))
    nowhere = {**no_place, "county": None, "latitude": None, "longitude": None}
    pay = {"label": None, "amount": 1250.5, "currency": "NOK", "vat": None, "text": "1 250,50"}
    prices = {"is_free": False, "currency": "NOK", "min": 1250.5, "max": 1250.5, "items": [pay]}
    return [
        make("Over midnatt", at("2027-01-30T22:00", "2027-01-31T01:30")),
        make("Natten da klokken stilles frem", at("2027-03-28T01:30", "2027-03-28T03:30")),
        make("Natten da klokken stilles tilbake", at("2027-10-31T01:30", "2027-10-31T04:00")),
        make("Ett døgn", at("2027-02-01")),
        make("Over nyttår", at("2027-12-30", "2028-01-02")),
        make("Skuddår", at("2028-02-29")),
        make("Vet ikke når det slutter", at("2027-04-01T18:00")),
        make("Dag og kveld", at("2027-05-03"), at("2027-05-04T17:00", "2027-05-04T19:00"), at("2027-05-05")),
        make(
            "En gang i september",
            approximate={"from": "2027-09-01", "to": "2027-09-30", "text": "i september"},
        ),
        make("Ingen dag kjent"),
        make("Avlyst", at("2027-05-06T10:00", "2027-05-06T11:00"), status="cancelled"),
        make("Avlyst hele dagen", at("2027-05-06"), status="cancelled"),
        make("Utsatt", at("2027-05-07"), status="postponed"),
        make("Flyttet", at("2027-05-08"), status="rescheduled", previous_start="2027-05-01"),
        make("På nett", at("2027-05-09"), attendance="online", place=nowhere),
        make(
            "Begge deler",
            at("2027-05-10"),
            attendance="mixed",
            online_url="https://mote.example.no/1?a=1&b=2",
        ),
        make("Ukjent oppmøte", at("2027-05-11"), attendance=None, place=nowhere),
        make(
            "Koster",
            at("2027-05-12"),
            price=prices,
            registration={"deadline": "2027-05-01", "required": True},
        ),
        make(
            "Gratis og fullt", at("2027-05-13"), price={"is_free": True}, registration={"fully_booked": True}
        ),
        make("Kirkenes", at("2027-05-14"), place={"latitude": 69.7271, "longitude": 30.0456, "venue": None}),
        make("Uten by", at("2027-05-15"), place={**nowhere, "venue": "Låven bak kirken"}),
        make("Komma, semikolon; kolon: \\n omvendt \\ skråstrek", at("2027-05-16")),
        make('"Sitat" & <b>fet</b> ]]> &amp; 😀 ' + "lang " * 40 + "slutt", at("2027-05-17")),
        make("To\nlinjer", at("2027-05-18"), description="a\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nX-EVIL:1"),
        make("Usynlig\x0b\u202e tegn", at("2027-05-19"), description=None, language=None),
        make("</script><script>alert(1)</script><!--", at("2027-05-20"), organizers=["A <a@b.no>", 'B "C"']),
        make("Farlig lenke", at("2027-05-21"), url="javascript:alert(1)", online_url="data:text/html,x"),
        make("Kontakt", at("2027-05-22"), contact_email="post@drammen.example.no", language="nn"),
        make("Noe annet enn klima", at("2027-05-23"), climate="no"),
    ]


@pytest.fixture(scope="session")
def sample_db(tmp_path_factory: pytest.TempPathFactory, sample_archive: Path) -> Path:
    """The database of the bundled sample."""
    db = tmp_path_factory.mktemp("sample") / "klima.db"
    command = [sys.executable, "-m", "klimakalender", "reprocess", str(sample_archive), "--apply"]
    subprocess.run([*command, "--jobs", "1", "--db", str(db)], check=True, capture_output=True, timeout=300)
    return db


@pytest.fixture(params=["sample", "odd"])
def world(request: pytest.FixtureRequest, db: Path) -> Iterator[World]:
    """A site of the sample, and one of odd events."""
    if request.param == "sample":
        shutil.copy(request.getfixturevalue("sample_db"), db)
    else:
        request.getfixturevalue("harvest").save(*odd_announcements())
    datasette = open_site(db, site=Site(clock=lambda: NOW, contact="https://example.no/kontakt"))
    yield World(Client(datasette), db)
    for database in datasette.databases.values():
        database.close()
    datasette.executor.shutdown()


@pytest.fixture(params=FEEDS, ids=["api", "table"])
def feed(request: pytest.FixtureRequest) -> str:
    """The address of a feed, a format's name to be put in."""
    return str(request.param)
