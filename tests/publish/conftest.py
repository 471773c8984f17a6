"""A site over a real database: written by the store, served by a real Datasette, with a clock that stands."""

from __future__ import annotations

import asyncio
import copy
import json
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from klimakalender.publish import reader
from klimakalender.publish.serving import open_site
from klimakalender.publish.site import Site
from klimakalender.store import PageFacts, SourceReport, Store
from normalize.values import OSLO

Record = dict[str, Any]

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=OSLO)
SOURCE = "drammen"
TEMPLATE: Record = {
    "id": None,
    "title": "Klimabudsjett i praksis",
    "description": "En dag om å styre etter tonn.",
    "language": "nb",
    "url": "",
    "source": SOURCE,
    "publisher": "Drammen kommune",
    "status": "scheduled",
    "previous_start": None,
    "attendance": "onsite",
    "online_url": None,
    "starts_at": None,
    "ends_at": None,
    "all_day": False,
    "sessions": [],
    "approximate": None,
    "registration": {
        "required": None,
        "opens": None,
        "deadline": None,
        "url": None,
        "capacity": None,
        "fully_booked": False,
        "closed": False,
    },
    "price": {"is_free": None, "currency": None, "min": None, "max": None, "items": []},
    "place": {
        "venue": "Union Scene",
        "address": "Grønland 60",
        "postal_code": "3045",
        "municipality": "Drammen",
        "municipality_number": "3301",
        "county": "Buskerud",
        "latitude": 59.74,
        "longitude": 10.2,
    },
    "organizers": ["Drammen kommune"],
    "contact_email": None,
    "series": None,
    "climate": "core",
    "topics": ["klimabudsjett"],
    "topic_reasons": {"for": ["klimabudsjett"], "against": []},
    "evidence": [],
    "issues": [],
}
MUNICIPALITIES = [
    {
        "number": number,
        "name": name,
        "county_number": number[:2],
        "county": county,
        "latitude": latitude,
        "longitude": longitude,
    }
    for number, name, county, latitude, longitude in (
        ("3301", "Drammen", "Buskerud", 59.74, 10.2),
        ("1508", "Ålesund", "Møre og Romsdal", 62.47, 6.15),
    )
]
COUNTIES = [{"number": "33", "name": "Buskerud"}, {"number": "15", "name": "Møre og Romsdal"}]
SOURCES = [
    {
        "id": SOURCE,
        "family": "kommune",
        "publisher": "Drammen kommune",
        "url": "https://www.drammen.example.no/",
        "platform": "generic",
        "entry_points": ["/"],
        "frequency": "never",  # the view judges staleness by SQLite's own clock, which stands for no test
        "expected_min": 1,
        "language": "nb",
        "municipality_number": "3301",
        "county_number": "33",
    }
]


def make_session(start: str, end: str | None = None, venue: str | None = None) -> Record:
    """A session; a time without offset is Norwegian time."""
    return {
        "starts_at": _oslo(start),
        "ends_at": _oslo(end) if end else None,
        "all_day": len(start) == 10,
        "venue": venue,
    }


def _oslo(text: str) -> str:
    if len(text) == len("2026-05-01"):
        return text
    return datetime.fromisoformat(text).replace(tzinfo=OSLO).isoformat(timespec="seconds")


def make_announcement(title: str = "Klimabudsjett i praksis", *sessions: Record, **changes: Any) -> Record:
    """An event record as a page gives it: the template, with what is said otherwise.

    ``registration``, ``price`` and ``place`` are merged into the template's.
    """
    record = copy.deepcopy(TEMPLATE) | {"title": title, "sessions": list(sessions)}
    if sessions:
        record |= {"starts_at": sessions[0]["starts_at"], "ends_at": sessions[-1]["ends_at"]}
        record["all_day"] = sessions[0]["all_day"]
    for key, value in changes.items():
        nested = isinstance(value, dict) and isinstance(record[key], dict)
        record[key] = record[key] | value if nested else value
    return record


@dataclass
class Harvest:
    """Writes announcements as a crawl does; each call is a run a minute after the last one."""

    store: Store
    now: datetime = NOW - timedelta(days=2)
    pages: int = 0

    def save(self, *records: Record, url: str | None = None) -> list[str]:
        """A page each (or one page at ``url``); the ids of all events, in the order of the records."""
        self.now += timedelta(minutes=1)
        ids = []
        with self.store.run("crawl", self.now) as run:
            for record in records:
                self.pages += 1
                address = url or f"https://www.drammen.example.no/kalender/{self.pages}"
                source = record["source"]
                facts = PageFacts(
                    url=address,
                    canonical_url=address,
                    source_id=source,
                    outcome="ok",
                    fetched_at=self.now,
                    status_code=200,
                    kind="event",
                    digest=json.dumps(record),
                )
                self.store.save_page(run, facts, [record | {"url": record["url"] or address}])
                row = self.store.connection.execute(
                    "select event_id from listings where url = ? order by position", [address]
                ).fetchone()
                ids.append(row["event_id"])
            self.store.finish_source(run, SOURCE, SourceReport(requests=len(records)), self.now)
        return ids

    def set(self, event_id: str, **columns: Any) -> None:
        """Put values into columns directly, also such as no crawl would store."""
        assigned = ", ".join(f"{name} = ?" for name in columns)
        with self.store.transaction():
            self.store.connection.execute(
                f"update events set {assigned} where id = ?",  # noqa: S608  the names are the test's
                [*columns.values(), event_id],
            )


@dataclass
class Client:
    """Asks a Datasette in this process."""

    datasette: Any
    clock: list[datetime] = field(default_factory=lambda: [NOW])

    def get(self, path: str, *, method: str = "GET", **headers: str) -> Any:
        """The answer; header names may be written with underscores."""
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        path = path.removeprefix("http://localhost")
        return asyncio.run(self.datasette.client.request(method, path, headers=sent))

    def json(self, path: str) -> Any:
        response = self.get(path)
        assert response.status_code == 200, response.text
        return response.json()

    def events(self, query: str = "") -> list[Record]:
        """The data of ``/api/v1/events``."""
        found: list[Record] = self.json(f"/api/v1/events?page_size=500&{query}")["data"]
        return found

    def titles(self, query: str = "") -> list[str]:
        return [event["title"] for event in self.events(query)]


@pytest.fixture
def db(tmp_path: Path) -> Path:
    return tmp_path / "whatever.db"


@pytest.fixture
def harvest(db: Path) -> Iterator[Harvest]:
    with Store.open(db) as store:
        store.save_reference(sources=SOURCES, municipalities=MUNICIPALITIES, counties=COUNTIES)
        yield Harvest(store)


@pytest.fixture
def client(harvest: Harvest, db: Path) -> Iterator[Client]:
    clock = [NOW]
    datasette = open_site(db, site=Site(clock=lambda: clock[0], contact="https://example.no/kontakt"))
    yield Client(datasette, clock)
    for database in datasette.databases.values():
        database.close()
    datasette.executor.shutdown()


@pytest.fixture
def records(harvest: Harvest, db: Path) -> Callable[..., list[Record]]:
    """Saves announcements and gives them back as stored records."""

    def save(*announcements: Record, url: str | None = None) -> list[Record]:
        ids = harvest.save(*announcements, url=url)
        connection = sqlite3.connect(db)
        connection.row_factory = sqlite3.Row
        try:
            found = reader.by_ids(connection, ids)
        finally:
            connection.close()
        return [found[event_id] for event_id in ids]

    return save


@pytest.fixture
def announcement() -> Callable[..., Record]:
    """Builds an event record as a page gives it."""
    return make_announcement


@pytest.fixture
def session() -> Callable[..., Record]:
    """Builds a session of a record."""
    return make_session
