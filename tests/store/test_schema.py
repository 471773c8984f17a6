"""The file itself: made, migrated, refused, searched; and views that follow the clock."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database

from klimakalender.errors import DatabaseError, NewerSchemaError
from klimakalender.store import PageFacts, SourceReport, Store, open_for_reading
from klimakalender.store.connect import open_database
from klimakalender.store.folding import fold
from klimakalender.store.schema import MIGRATIONS, migration_names
from klimakalender.store.views import VIEWS
from normalize.values import OSLO

Build = Callable[..., dict[str, Any]]


def test_a_new_file_has_every_migration_and_view(tmp_path: Path) -> None:
    connection = open_database(tmp_path / "new" / "klima.db")
    assert [one.name for one in MIGRATIONS.applied(Database(connection))] == migration_names()
    assert {
        row[0] for row in connection.execute("select name from sqlite_master where type = 'view'")
    } == set(VIEWS)
    assert connection.execute("pragma journal_mode").fetchone()[0] == "wal"
    assert connection.execute("pragma foreign_keys").fetchone()[0] == 1


def test_opening_again_writes_nothing(tmp_path: Path) -> None:
    open_database(tmp_path / "klima.db").close()
    connection = open_database(tmp_path / "klima.db")
    assert connection.total_changes == 0


@pytest.mark.parametrize("name", migration_names())
def test_migrates_from_before_each_migration(tmp_path: Path, name: str) -> None:
    early = sqlite3.connect(tmp_path / "klima.db", isolation_level=None)
    MIGRATIONS.apply(Database(early), stop_before=name)
    early.close()
    connection = open_database(tmp_path / "klima.db")
    assert [one.name for one in MIGRATIONS.applied(Database(connection))] == migration_names()


def test_views_of_an_earlier_version_are_renewed(tmp_path: Path) -> None:
    connection = open_database(tmp_path / "klima.db")
    connection.execute("drop view deadlines")
    connection.execute("create view deadlines as select 1")
    connection.execute("create view abandoned as select 1")
    connection.close()
    connection = open_database(tmp_path / "klima.db")
    assert {
        row[0] for row in connection.execute("select name from sqlite_master where type = 'view'")
    } == set(VIEWS)
    assert "registration_deadline" in connection.execute("select * from deadlines").description[0]


def test_a_newer_schema_is_refused_and_left_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "klima.db"
    with Store.open(path) as store:
        store.connection.execute(
            "insert into _sqlite_migrations (migration_set, name, applied_at)"
            " values ('klimakalender', 'm999', '')"
        )
    before = hashlib.sha256(path.read_bytes()).hexdigest()
    for opening in (Store.open, open_for_reading):
        with pytest.raises(NewerSchemaError, match=r"klima\.db.*later version.*m999"):
            opening(path)
    assert hashlib.sha256(path.read_bytes()).hexdigest() == before
    assert [file.name for file in tmp_path.iterdir()] == ["klima.db"]


def _text(path: Path) -> None:
    path.write_text("This is no database. " * 100, encoding="utf-8")


def _other(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("create table events (name text)")
    connection.close()


@pytest.mark.parametrize("make", [_text, _other, Path.mkdir], ids=["text", "another-program", "folder"])
def test_what_is_not_our_database_is_refused(tmp_path: Path, make: Callable[[Path], None]) -> None:
    path = tmp_path / "klima.db"
    make(path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(DatabaseError, match=r"klima\.db"):
        Store.open(path)
    assert (path.read_bytes() if path.is_file() else None) == before


def test_a_missing_database_is_not_made_by_reading(tmp_path: Path) -> None:
    with pytest.raises(DatabaseError, match="no such database"):
        open_for_reading(tmp_path / "klima.db")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(DatabaseError, match="file"):
        Store.open(tmp_path / "file" / "klima.db")


def test_a_full_disk_is_named_and_harms_nothing(timeline: Any, announcement: Build) -> None:
    timeline.crawl("2027-04-01", {"/kalender/1": [announcement()]})
    before = timeline.dump()
    store: Store = timeline.store
    pages = store.connection.execute("pragma page_count").fetchone()[0]
    store.connection.execute(f"pragma max_page_count = {pages}")
    many = [
        announcement(f"Klimakveld {i}", "2027-06-01", description="Lang tekst. " * 200) for i in range(50)
    ]
    with pytest.raises(DatabaseError, match=r"klima\.db.*full"):
        timeline.crawl("2027-04-08", {"/kalender/2": many})
    assert timeline.dump() == before
    store.connection.execute("pragma max_page_count = 1000000")
    assert store.connection.execute("pragma integrity_check").fetchone()[0] == "ok"


def test_search_folds_and_follows_changes(timeline: Any, announcement: Build) -> None:
    def found(words: str) -> list[tuple[Any, ...]]:
        query = (
            "select title from events where rowid in (select rowid from events_fts where events_fts match ?)"
        )
        return timeline.rows(query, fold(words))  # type: ignore[no-any-return]  # the fixture's class is not importable

    timeline.crawl("2027-04-01", {"/kalender/1": [announcement("Bærekraft på Ørlandet")]})
    assert found("ørlandet") == found("orlandet") == found("BÆREKRAFT") == [("Bærekraft på Ørlandet",)]
    timeline.crawl("2027-04-08", {"/kalender/1": [announcement("Bærekraft på Hitra")]})
    assert found("ørlandet") == []
    assert found("hitra") == [("Bærekraft på Hitra",)]
    timeline.store.connection.execute("insert into events_fts (events_fts) values ('integrity-check')")


@pytest.fixture
def now() -> datetime:
    """The real clock, which is the views'."""
    return datetime.now(OSLO)


def _stamp(moment: datetime, **delta: float) -> str:
    return (moment + timedelta(**delta)).isoformat(timespec="seconds")


def _titles(timeline: Any, view: str) -> list[str]:
    return [title for (title,) in timeline.rows(f"select title from {view}")]  # noqa: S608  ours


def test_upcoming_events_end_with_their_last_minute_or_day(
    timeline: Any, announcement: Build, now: datetime
) -> None:
    today = now.date().isoformat()
    times = {
        "over": (_stamp(now, hours=-2), _stamp(now, minutes=-1)),
        "on": (_stamp(now, hours=-1), _stamp(now, hours=1)),
        "today": (today, None),
        "yesterday": (_stamp(now, days=-1)[:10], None),
        "soon": (_stamp(now, days=1), None),
    }
    records = []
    for title, (start, end) in times.items():
        session = {"starts_at": start, "ends_at": end, "all_day": len(start) == 10, "venue": None}
        records.append(announcement(title) | {"starts_at": start, "ends_at": end, "sessions": [session]})
    records.append(announcement("not climate", today, climate="no"))
    timeline.crawl("2027-04-01", {f"/{i}": [record] for i, record in enumerate(records)})
    assert sorted(_titles(timeline, "upcoming_events")) == ["on", "soon", "today"]


REGISTRATIONS = {
    "open": ({"required": True}, True),
    "deadline ahead": ({"deadline": 1}, True),
    "last day": ({"deadline": 0}, True),
    "too late": ({"required": True, "deadline": -1}, False),
    "full": ({"required": True, "fully_booked": True}, False),
    "closed": ({"required": True, "closed": True}, False),
    "not yet": ({"required": True, "opens": 2}, False),
    "no need": ({"required": False}, False),
}


@pytest.mark.parametrize(("told", "is_open"), REGISTRATIONS.values(), ids=REGISTRATIONS)
def test_open_for_registration(
    timeline: Any, announcement: Build, now: datetime, told: dict[str, Any], is_open: bool
) -> None:
    days = {
        key: _stamp(now, days=value)[:10] if key in ("deadline", "opens") else value
        for key, value in told.items()
    }
    timeline.crawl("2027-04-01", {"/1": [announcement("Kurs", _stamp(now, days=9)[:10], registration=days)]})
    assert (_titles(timeline, "open_for_registration") == ["Kurs"]) == is_open
    assert bool(_titles(timeline, "deadlines")) == (told.get("deadline", -1) >= 0)


def test_the_sample_fills_every_view(store: Store, sample: dict[str, Any]) -> None:
    at = datetime(2027, 4, 1, 12, tzinfo=UTC)
    store.save_reference(**{name: sample[name] for name in ("sources", "municipalities", "counties")})
    for day in (at, at + timedelta(days=1)):
        with store.run("crawl", day) as run:
            for page in sample["pages"]:
                facts = PageFacts(page["url"], page["url"], page["source"], "ok", day, digest=str(day))
                store.save_page(run, facts, page["records"], sample["series"])
            for source in sample["sources"]:
                store.finish_source(run, source["id"], SourceReport(requests=1), day)
        for record in sample["pages"][0]["records"]:
            record["registration"]["capacity"] = 60
    empty = [
        view
        for view in VIEWS
        if store.connection.execute(f"select 1 from {view}").fetchone() is None  # noqa: S608  ours
    ]
    assert empty == []
    assert store.connection.execute("select count(*) from series").fetchone()[0] == len(sample["pages"])
