"""A search in the index of what is to come finds the same, in the same order, as one through all events."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from klimakalender.publish import coming, reader
from klimakalender.publish.finding import count, find_and_count, find_keys
from klimakalender.publish.selection import select
from klimakalender.store.coming import advance
from normalize.values import OSLO

Make = Callable[..., dict[str, Any]]
NOW = datetime(2026, 11, 24, 10, 0, tzinfo=OSLO)
MINUTE = "2026-12-01T09:00:00+01:00"
TITLES = ("Klimakveld", "Klimakveld om overvann", "Overvann i byer")
SPANS = (
    (MINUTE, None),
    (MINUTE, "2026-12-01T15:00:00+01:00"),
    ("2026-12-01", None),
    ("2026-12-01T00:00:00+01:00", None),
    ("2026-11-20", "2026-11-30"),  # is on
    ("2026-11-24T08:00:00+01:00", "2026-11-24T09:30:00+01:00"),  # is over today
    ("2026-10-01", None),  # is over
    ("2027-02-03T18:00:00+01:00", None),
)


@pytest.fixture
def reading(db: Path, harvest: Any, announcement: Make, session: Make) -> Iterator[sqlite3.Connection]:
    harvest.save(
        *(
            announcement(f"{title} {number}", session(start, end), place={"venue": f"Sal {number}"})
            for number in range(3)
            for title in TITLES
            for start, end in SPANS
        )
    )
    with closing(sqlite3.connect(db)) as connection:
        connection.row_factory = sqlite3.Row
        reader.prepare(connection)
        yield connection


def all_pages(connection: sqlite3.Connection, given: list[tuple[str, str]], size: int) -> list[str]:
    ids: list[str] = []
    cursor: str | None = ""
    while cursor is not None:
        found = find_keys(connection, select([*given, ("page_size", str(size)), ("cursor", cursor)], NOW))
        ids += [key["id"] for key in found.keys]
        cursor = found.next_cursor
    return ids


@pytest.mark.parametrize("at_once", [1, 5, 32])
@pytest.mark.parametrize("size", [1, 2, 7, 100])
@pytest.mark.parametrize(
    "given",
    [
        pytest.param([("text", "klimakveld")], id="a word"),
        pytest.param([("text", "klima overvatn")], id="two words, one in nynorsk"),
        pytest.param([("text", "overvann"), ("start", "2026-12-01")], id="from a day"),
        pytest.param([("text", "overvann"), ("days", "10")], id="within days"),
        pytest.param([("text", "overvann"), ("municipality", "3301")], id="in a municipality"),
        pytest.param([("text", "overvann"), ("climate", "no")], id="nothing"),
    ],
)
def test_finds_the_same(
    reading: sqlite3.Connection,
    monkeypatch: pytest.MonkeyPatch,
    given: list[tuple[str, str]],
    size: int,
    at_once: int,
) -> None:
    monkeypatch.setattr("klimakalender.publish.coming.AT_ONCE", at_once)
    found, total = all_pages(reading, given, size), count(reading, select(given, NOW))
    narrow = any(name == "municipality" for name, _ in given)
    assert coming.is_indexed(reading, select(given, NOW)) is not narrow
    reading.execute("update coming_since set day = '9999'")
    assert not coming.is_indexed(reading, select(given, NOW))
    assert all_pages(reading, given, size) == found
    assert count(reading, select(given, NOW)) == total == len(found)
    assert find_and_count(reading, select(given, NOW))[1] == total


def test_counts_few_and_not_many(reading: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    selection = select([("text", "overvann"), ("page_size", "2")], NOW)
    first, total = find_and_count(reading, selection)
    assert total == count(reading, selection)
    later = select([("text", "overvann"), ("page_size", "2"), ("cursor", str(first.next_cursor))], NOW)
    assert find_and_count(reading, later)[1] == count(reading, later) == total
    monkeypatch.setattr("klimakalender.publish.finding.COUNTED", 10)
    found, total = find_and_count(reading, selection)
    assert (len(found.keys), total) == (2, None)


@pytest.mark.parametrize("days", ["2", "10"])
def test_counts_what_is_on_one_page_however_common_its_words(
    reading: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch, days: str
) -> None:
    selection = select([("text", "overvann"), ("days", days), ("page_size", "100")], NOW)
    total = count(reading, selection)
    assert total > 0
    monkeypatch.setattr("klimakalender.publish.finding.COUNTED", 3)
    found, told = find_and_count(reading, selection)
    assert len(found.keys) == told == total


@pytest.mark.parametrize(
    "given",
    [
        pytest.param([("start", "2026-01-01")], id="the past"),
        pytest.param([("sort", "-starts_at")], id="backwards"),
        pytest.param([("sort", "title")], id="by title"),
        pytest.param([("ids", "abc")], id="of these"),
    ],
)
def test_what_it_does_not_have_is_looked_for_elsewhere(
    reading: sqlite3.Connection, given: list[tuple[str, str]]
) -> None:
    advance(reading, "2026-11-24")
    assert not coming.is_indexed(reading, select([("text", "overvann"), *given], NOW))


def test_a_file_of_an_earlier_version_is_searched(reading: sqlite3.Connection) -> None:
    found = all_pages(reading, [("text", "overvann")], 100)
    reading.execute("drop table coming_since")
    assert all_pages(reading, [("text", "overvann")], 100) == found != []
