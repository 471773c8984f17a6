"""The search index of what is to come holds just that, in the order in which it begins, whatever is written."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from klimakalender.store import Store
from klimakalender.store.coming import advance, fill
from klimakalender.store.soundness import INVARIANTS

STARTS = (
    None,
    "2026-05-01",
    "2026-05-01T00:00:00+02:00",
    "2026-05-01T09:00:00+02:00",
    "2026-06-01T09:00:00+02:00",
)
LAST_DAYS = (None, "2026-04-30", "2026-05-01", "2026-07-01")
WORDS = ("klimakveld", "klimakveld om overvann", "overvann i byer", "")
ORDER = "coalesce(starts_at, approximate_from, '9999')"

rows = st.fixed_dictionaries(
    {
        "starts_at": st.sampled_from(STARTS),
        "approximate_from": st.sampled_from((None, "2026-05-15")),
        "last_day": st.sampled_from(LAST_DAYS),
        "search_text": st.sampled_from(WORDS),
    }
)
steps = st.lists(
    st.one_of(
        st.tuples(st.just("save"), st.sampled_from("abcdef"), rows),
        st.tuples(st.just("remove"), st.sampled_from("abcdef"), st.none()),
        st.tuples(st.just("advance"), st.sampled_from(("2026-01-01", "2026-05-01", "2026-05-02")), st.none()),
        st.tuples(st.just("fill"), st.just(""), st.none()),
    ),
    max_size=25,
)


@pytest.fixture(scope="module")
def connection(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    with Store.open(tmp_path_factory.mktemp("coming") / "klima.db") as store:
        yield store.connection


def save(connection: sqlite3.Connection, event_id: str, row: dict[str, Any]) -> None:
    known = connection.execute("select 1 from events where id = ?", [event_id]).fetchone()
    if known:
        told = ", ".join(f"{name} = :{name}" for name in row)
        connection.execute(f"update events set {told} where id = :id", row | {"id": event_id})  # noqa: S608  our names
    else:
        row = row | {"id": event_id, "title": event_id, "url": "https://example.no/", "first_seen": "2026",
                     "last_seen": "2026", "updated_at": "2026"}  # fmt: skip
        names, marks = ", ".join(row), ", ".join(f":{name}" for name in row)
        connection.execute(f"insert into events ({names}) values ({marks})", row)  # noqa: S608  our names


@settings(max_examples=60, deadline=None)
@given(steps=steps)
def test_follows_the_events(connection: sqlite3.Connection, steps: list[tuple[str, str, Any]]) -> None:
    connection.execute("begin")
    try:
        connection.execute("update coming_since set day = ''")
        for what, which, row in steps:
            if what == "save":
                save(connection, which, row)
            elif what == "remove":
                connection.execute("delete from events where id = ?", [which])
            elif what == "advance":
                advance(connection, which)
            else:
                fill(connection)
        for fault, query in INVARIANTS.items():
            if "search index" in fault:
                assert (fault, connection.execute(query).fetchall()) == (fault, [])
        for word in ("klimakveld", "overvann"):
            found = connection.execute(
                f"select event_id, {ORDER} as begin from coming_fts f join coming on number = f.rowid"  # noqa: S608  our names
                " join events on id = event_id where coming_fts match ? order by f.rowid",
                [word],
            ).fetchall()
            since = connection.execute("select day from coming_since").fetchone()[0]
            expected = connection.execute(
                "select id from events where search_text like ? and last_day >= ?", [f"%{word}%", since]
            )
            assert {row["event_id"] for row in found} == {row["id"] for row in expected}
            # A day without a clock time stands with its first minute.
            begins = [row["begin"].replace("T00:00:00+02:00", "") for row in found]
            assert begins == sorted(begins)
    finally:
        connection.execute("rollback")


def test_an_older_file_is_indexed_from_its_last_run_on(tmp_path: Path) -> None:
    path = tmp_path / "klima.db"
    with Store.open(path) as store:
        connection = store.connection
        for name, last_day in (("past", "2026-04-30"), ("coming", "2026-05-01")):
            save(connection, name, {"starts_at": last_day, "last_day": last_day, "search_text": "klimakveld"})
        connection.execute(
            "insert into runs (command, started_at, state) values ('crawl', '2026-05-01T03:00:00+00:00', 'done')"
        )
    with closing(sqlite3.connect(path)) as connection, connection:
        for kind, name in (
            *(("trigger", f"coming_{what}") for what in ("insert", "delete", "update")),
            *(("table", name) for name in ("coming", "coming_since", "coming_fts")),
        ):
            connection.execute(f"drop {kind} {name}")
        connection.execute("delete from _sqlite_migrations where name = 'm010_coming_search'")
    with Store.open(path) as store:
        assert [row[0] for row in store.connection.execute("select event_id from coming")] == ["coming"]
