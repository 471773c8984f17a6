"""The client that the documentation shows, as it stands there, against a server whose database is being changed."""

from __future__ import annotations

import json
import random
import sqlite3
import subprocess
import sys
import urllib.request
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from klimakalender.store import PageFacts, SourceReport
from tests.docs.steps import steps_of
from tests.publish.server import serving

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "how-to" / "keep-a-copy.md"
UPDATES = 50
PAGES = 12
SOURCE = "drammen"
LONGEST = 30  # lines of the client


@dataclass
class Updates:
    """What happens to a database, by chance: it is said again, said anew, is gone, joined to another, or removed."""

    harvest: Any
    announcement: Callable[..., Any]
    session: Callable[..., Any]
    chance: random.Random

    def one(self) -> None:
        said = self.said
        self.chance.choice([said, said, said, self.unrelated, self.gone, self.merged, self.removed])()

    def said(self, climate: str = "core") -> None:
        number = self.chance.randrange(PAGES)
        when = self.session(f"2098-05-{self.chance.randint(1, 28):02}T18:00")
        text = f"Utgave {self.chance.random()}"
        record = self.announcement(f"Møte nummer {number}", when, description=text, climate=climate)
        self.harvest.save(record, url=address(number))

    def unrelated(self) -> None:
        self.said(climate="no")

    def gone(self) -> None:
        """A page is missing on three days, after which its event vanishes."""
        url = address(self.chance.randrange(PAGES))
        for _ in range(3):
            self.harvest.now += timedelta(days=1)
            now = self.harvest.now
            page = PageFacts(url, url, SOURCE, "missing", fetched_at=now, status_code=404)
            with self.harvest.store.run("crawl", now) as run:
                self.harvest.store.save_page(run, page, [])
                self.harvest.store.finish_source(run, SOURCE, SourceReport(requests=1), now)

    def merged(self) -> None:
        if len(ids := self.ids("merged_into is null and vanished_at is null")) > 1:
            one, other = self.chance.sample(ids, 2)
            self.harvest.set(one, merged_into=other)

    def removed(self) -> None:
        """As when somebody asks not to be listed; an event that others were merged into stays."""
        if not (ids := self.ids("id not in (select merged_into from events where merged_into is not null)")):
            return
        chosen = self.chance.choice(ids)
        with self.harvest.store.transaction():
            for table in [*self.tables(), "events"]:
                column = "id" if table == "events" else "event_id"
                self.execute(f"delete from {table} where {column} = ?", chosen)  # noqa: S608  the schema's own names

    def ids(self, where: str) -> list[str]:
        return [row["id"] for row in self.execute(f"select id from events where {where} order by rowid")]  # noqa: S608  the test's words

    def tables(self) -> list[str]:
        """Those whose rows belong to an event."""
        query = """select distinct t.name from sqlite_master t join pragma_foreign_key_list(t.name) k
            where t.type = 'table' and k."table" = 'events' and k."from" = 'event_id'"""
        return [row["name"] for row in self.execute(query)]

    def execute(self, query: str, *values: object) -> list[Any]:
        rows: list[Any] = self.harvest.store.connection.execute(query, values).fetchall()
        return rows


def address(number: int) -> str:
    return f"https://www.drammen.example.no/kalender/{number}"


def copied(path: Path) -> dict[str, Any]:
    with closing(sqlite3.connect(path)) as connection:
        return {id_: json.loads(event) for id_, event in connection.execute("select id, event from events")}


def source(site: str) -> dict[str, Any]:
    """What the calendar shows, read page by page."""
    url, events = f"{site}api/v1/events?last_modified_since=2000-01-01&page_size=5", {}
    while url:
        with urllib.request.urlopen(url, timeout=20) as answer:  # noqa: S310  our own server
            page = json.load(answer)
        events |= {event["id"]: event for event in page["data"]}
        url = page["meta"]["next"]
    return events


@pytest.fixture
def client(tmp_path: Path) -> Path:
    (step,) = (each for each in steps_of(PAGE.read_text(encoding="utf-8")) if each.mark.startswith("file: "))
    path = tmp_path / "keep_copy.py"
    path.write_text(step.text, encoding="utf-8")
    return path


def test_it_is_short(client: Path) -> None:
    assert len(client.read_text(encoding="utf-8").splitlines()) <= LONGEST


@pytest.mark.parametrize("seed", [4, 8])
def test_a_copy_equals_the_source_after_random_updates(
    client: Path, tmp_path: Path, db: Path, harvest: Any, announcement: Any, session: Any, seed: int
) -> None:
    chance = random.Random(seed)  # noqa: S311  a repeatable one
    updates = Updates(harvest, announcement, session, chance)
    copy = tmp_path / "copy.db"
    with serving(db) as site:

        def bring_up_to_date() -> None:
            command = [sys.executable, str(client), site.rstrip("/"), str(copy)]
            subprocess.run(command, check=True, timeout=60)

        held: set[str] = set()
        for _ in range(UPDATES):
            updates.one()
            if chance.random() < 0.6:
                bring_up_to_date()
                held |= copied(copy).keys()
        bring_up_to_date()
        assert copied(copy) == source(site)
    # Each kind of tombstone was needed: of what the copy once held.
    for kind in ("vanished_at is not null", "merged_into is not null", "climate = 'no'"):
        assert held & set(updates.ids(kind)), kind
    assert held & {row["id"] for row in updates.execute("select id from removed_events")}


def test_a_database_that_was_put_back_is_copied_anew(
    client: Path, tmp_path: Path, db: Path, harvest: Any, announcement: Any, session: Any
) -> None:
    copy = tmp_path / "copy.db"
    Updates(harvest, announcement, session, random.Random(3)).said()  # noqa: S311
    with serving(db) as site:
        command = [sys.executable, str(client), site.rstrip("/"), str(copy)]
        subprocess.run(command, check=True, timeout=60)
        with closing(sqlite3.connect(copy)) as connection, connection:
            connection.execute("update reached set cursor = '999'")
            connection.execute("insert into events values ('of-another-database', '{}')")
        subprocess.run(command, check=True, timeout=60)
        assert copied(copy) == source(site)
