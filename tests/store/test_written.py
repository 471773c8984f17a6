"""What is written out of an event is what its tables say, whatever happened to it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Any

import orjson
import pytest

from klimakalender.store import Store, written
from klimakalender.store.published import Record
from klimakalender.store.written import FORM, differing, drop_over, write_next

Build = Callable[..., Record]
OTHER = "https://www.lier.example.no/kalender/1"
EVIDENCE = {
    "field": "sessions", "value": "2027-05-04", "quote": "4. mai", "where": "p[1]", "rule": "dates.day_month",
    "confidence": 0.9,
}  # fmt: skip
ISSUE = {"code": "year-inferred", "field": "sessions", "message": "Året er utledet."}
COMING = (
    "select id from events where climate <> 'no' and vanished_at is null and merged_into is null"
    " and last_day >= (select day from coming_since) order by id"
)


def told(store: Store) -> dict[str, Record]:
    """What is written out, by id."""
    rows = store.connection.execute("select record from event_json").fetchall()
    return {record["id"]: record for record in (orjson.loads(row["record"]) for row in rows)}


def require_all(store: Store) -> dict[str, Record]:
    """All that is to come is written out, nothing else is, and it is what the tables say."""
    found = told(store)
    assert sorted(found) == [row["id"] for row in store.connection.execute(COMING)]
    assert not list(differing(store.connection))
    return found


def test_follows_what_happens_to_an_event(timeline: Any, announcement: Build) -> None:
    first, again = announcement(), announcement(at="2027-05-04T18:00")
    timeline.crawl("2027-04-01", {"/1": [first]})
    (known,) = require_all(timeline.store).values()
    timeline.crawl("2027-04-02", {"/1": [again]})
    (moved,) = require_all(timeline.store).values()
    assert (moved["id"], moved["status"]) == (known["id"], "rescheduled")
    # Another publisher announces it, and says more of it.
    timeline.crawl("2027-04-03", {OTHER: [{**again, "evidence": [EVIDENCE], "issues": [ISSUE]}]})
    (joined,) = require_all(timeline.store).values()
    assert len(joined["listings"]) == 2
    assert [piece["quote"] for piece in joined["evidence"]] == ["4. mai"]
    assert joined["issues"] == [ISSUE]
    # The same words, with other evidence.
    timeline.crawl("2027-04-04", {OTHER: [{**again, "evidence": [{**EVIDENCE, "quote": "4. mai 2027"}]}]})
    (reread,) = require_all(timeline.store).values()
    assert ([piece["quote"] for piece in reread["evidence"]], reread["issues"]) == (["4. mai 2027"], [])
    for day in ("2027-04-05", "2027-04-06"):
        timeline.crawl(day, {"/1": "missing", OTHER: "missing"})
    assert require_all(timeline.store) == {}
    timeline.crawl("2027-04-07", {"/1": [again]})
    assert len(require_all(timeline.store)) == 1
    timeline.crawl("2027-05-05", {})
    assert require_all(timeline.store) == {}


def test_two_that_become_one(timeline: Any, announcement: Build) -> None:
    timeline.crawl("2027-04-01", {"/1": [announcement()], OTHER: [announcement(at="2027-05-20T18:00")]})
    assert len(require_all(timeline.store)) == 2
    timeline.crawl("2027-04-02", {OTHER: [announcement()]})
    assert len(timeline.events("id")) == len(require_all(timeline.store)) == 1


@pytest.mark.parametrize(
    "statement",
    [
        pytest.param("update events set title = 'Klimafrokost'", id="changed"),
        pytest.param("delete from events", id="removed"),
    ],
)
def test_leaves_at_once_with_the_state_it_tells_of(
    timeline: Any, announcement: Build, statement: str
) -> None:
    timeline.crawl("2027-04-01", {"/1": [announcement()]})
    connection = timeline.store.connection
    connection.execute("pragma foreign_keys = off")
    connection.execute(statement)
    assert told(timeline.store) == {}


def test_a_run_that_failed_leaves_it_to_the_next(timeline: Any, announcement: Build) -> None:
    timeline.crawl("2027-04-01", {"/1": [announcement()]})
    with pytest.raises(TypeError):
        timeline.crawl("2027-04-02", {OTHER: [announcement(at="2027-06-01T09:00")], "/2": None})
    assert len(told(timeline.store)) == 1
    timeline.crawl("2027-04-03", {})
    assert len(require_all(timeline.store)) == 2


def test_is_written_some_at_a_time(
    timeline: Any, announcement: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(written, "_MISSING", written._MISSING.replace(str(written.AT_ONCE), "2"))
    days = [f"2027-05-{day:02}T18:00" for day in range(1, 6)]
    timeline.crawl(
        "2027-04-01",
        {f"/{day}": [announcement(f"Klimakveld {n}", day)] for n, day in enumerate(days)},
    )
    assert len(require_all(timeline.store)) == 5


def test_another_form_is_not_read_and_written_anew(
    timeline: Any, announcement: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    timeline.crawl("2027-04-01", {"/1": [announcement()]})
    connection = timeline.store.connection
    (sequence,) = connection.execute("select sequence from event_json").fetchone()
    assert list(written.read(connection, [sequence])) == [sequence]
    monkeypatch.setattr(written, "FORM", FORM + 1)
    assert written.read(connection, [sequence]) == {}
    drop_over(connection)
    assert told(timeline.store) == {}
    assert write_next(connection)
    assert list(written.read(connection, [sequence])) == [sequence]


def test_a_file_of_an_earlier_version_has_none(store: Store) -> None:
    store.connection.execute("drop table event_json")
    assert written.read(store.connection, [1]) == {}
    store.connection.execute(written.WRITTEN[0])


def test_the_form_is_the_one_of_its_number(timeline: Any, announcement: Build) -> None:
    """Where this fails, records are given otherwise than before: raise ``FORM``, then pin what it is now."""
    timeline.crawl("2027-04-01", {"/1": [{**announcement(), "evidence": [EVIDENCE], "issues": [ISSUE]}]})
    (row,) = timeline.store.connection.execute("select record from event_json").fetchall()
    assert (FORM, hashlib.sha256(row["record"].encode()).hexdigest()[:12]) == (1, "d466d395b779")
