"""``reprocess``: what today's rules make of old pages, shown and stored."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from klimakalender.cli import cli
from klimakalender.lock import hold_lock
from klimakalender.reprocessing import read_archives
from klimakalender.warc import ArchiveWriter, split

SITE = "https://granvoll.example"
PAGE = f"{SITE}/kalender/klimakveld"
APRIL_1, APRIL_8 = datetime(2027, 4, 1, 12, tzinfo=UTC), datetime(2027, 4, 8, 12, tzinfo=UTC)

Answer = tuple[str, int, str, datetime]


def html(day: str, head: str = "") -> str:
    return (
        f"<html lang='nb'><head><title>Klimakveld om overvann</title>{head}</head><body><main>"
        f"<h1>Klimakveld om overvann</h1><p>Tid: {day} kl. 18.00–20.00</p><p>Sted: Biblioteket</p>"
        "<p>Kommunen inviterer til klimakveld om klimatilpasning og overvann. Påmelding innen 20. april 2027. "
        "Det er gratis å delta.</p></main></body></html>"
    )


@pytest.fixture
def archive(tmp_path: Path) -> Callable[..., Path]:
    def write(name: str, *answers: Answer) -> Path:
        writer = ArchiveWriter(tmp_path / name, {})
        for url, status, text, date in answers:
            writer.write(url, status, [("Content-Type", "text/html; charset=utf-8")], text.encode(), date)
        writer.close()
        return next((tmp_path / name).iterdir())

    return write


@pytest.fixture
def db(tmp_path: Path) -> Path:
    return tmp_path / "klima.db"


def reprocess(*args: str | Path) -> Result:
    return CliRunner().invoke(cli, ["reprocess", "--jobs", "1", *map(str, args)])


def rows(db: Path, query: str) -> list[tuple[Any, ...]]:
    connection = sqlite3.connect(db)
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()


CONTENT = (
    "select id, title, starts_at, status, previous_start, first_seen, last_seen, version from events order by id",
    "select id, url, record, first_seen, last_seen from listings order by id",
    "select event_id, field, old, new, changed_at from changes order by id",
    "select listing_id, field, value, quote from evidence order by id",
)


def content(db: Path) -> list[Any]:
    return [rows(db, query) for query in CONTENT]


def test_history_is_derived_in_order_of_time_whatever_the_order_of_files(
    archive: Callable[..., Path], tmp_path: Path
) -> None:
    first = archive("first", (PAGE, 200, html("mandag 3. mai 2027"), APRIL_1))
    second = archive("second", (PAGE, 200, html("mandag 10. mai 2027"), APRIL_8))
    contents = []
    for name, files in (("a.db", (first, second)), ("b.db", (second, first))):
        done = reprocess(*files, "--db", tmp_path / name, "--apply")
        assert done.exit_code == 0, done.output
        contents.append(content(tmp_path / name))
    assert contents[0] == contents[1]
    ((_, title, start, status, previous, *_),) = contents[0][0]
    assert (title, start[:10], status, previous[:10]) == (
        "Klimakveld om overvann", "2027-05-10", "rescheduled", "2027-05-03",
    )  # fmt: skip


def test_again_there_is_no_difference_and_nothing_is_written(archive: Callable[..., Path], db: Path) -> None:
    path = archive("a", (PAGE, 200, html("mandag 3. mai 2027"), APRIL_1))
    reprocess(path, "--db", db, "--apply")
    before = content(db)
    report = json.loads(reprocess(path, "--db", db, "--json").stdout)
    assert (report["pages"], report["same"], report["changed"]) == (1, 1, {})
    reprocess(path, "--db", db, "--apply")
    assert content(db) == before
    assert rows(db, "select command, state from runs") == [("reprocess", "done")] * 2


def test_what_older_rules_had_made_is_shown_and_then_corrected(
    archive: Callable[..., Path], db: Path
) -> None:
    path = archive("a", (PAGE, 200, html("mandag 3. mai 2027"), APRIL_1))
    reprocess(path, "--db", db, "--apply")
    right = content(db)
    misread = "json_set(record, '$.registration.deadline', '2027-04-02')"
    connection = sqlite3.connect(db)
    connection.execute(f"update listings set digest = 'of older rules', record = {misread}")  # noqa: S608  ours
    connection.execute("update events set registration_deadline = '2027-04-02'")
    connection.commit()
    connection.close()

    shown = reprocess(path, "--db", db)
    assert "registration_deadline: 1" in shown.stdout
    assert "2027-04-02 → 2027-04-20" in shown.stdout
    assert rows(db, "select registration_deadline from events") == [("2027-04-02",)]

    assert reprocess(path, "--db", db, "--apply").exit_code == 0
    assert rows(db, "select registration_deadline, status, version from events") == [
        ("2027-04-20", "scheduled", 2)
    ]
    assert [(field, old, new) for _, field, old, new, _ in content(db)[2]] == [
        ("registration_deadline", "2027-04-02", "2027-04-20")
    ]
    assert content(db)[1] == right[1]


def test_without_a_database_there_is_nothing_to_compare_with(archive: Callable[..., Path], db: Path) -> None:
    done = reprocess(archive("a", (PAGE, 200, html("mandag 3. mai 2027"), APRIL_1)), "--db", db)
    assert done.exit_code == 1
    assert "klima.db: no such database" in done.stderr
    assert not db.exists()


def test_while_another_run_goes_on_nothing_is_stored(archive: Callable[..., Path], db: Path) -> None:
    path = archive("a", (PAGE, 200, html("mandag 3. mai 2027"), APRIL_1))
    with hold_lock(db):
        assert reprocess(path, "--db", db, "--apply").exit_code == 75


def test_only_pages_that_may_be_kept_are_read(archive: Callable[..., Path], db: Path) -> None:
    path = archive(
        "a",
        (f"{SITE}/robots.txt", 200, "User-agent: *\nDisallow: /intern/\n", APRIL_1),
        (f"{SITE}/intern/klimakveld", 200, html("mandag 3. mai 2027"), APRIL_1),
        (
            f"{SITE}/skjult",
            200,
            html("mandag 3. mai 2027", "<meta name='robots' content='noindex'>"),
            APRIL_1,
        ),
        (f"{SITE}/borte", 404, html("mandag 3. mai 2027"), APRIL_1),
        (f"{SITE}/feil", 500, html("mandag 3. mai 2027"), APRIL_1),
        (f"{SITE}/tom", 200, "", APRIL_1),
    )
    done = reprocess(path, "--db", db, "--apply", "--json")
    report = json.loads(done.stdout)
    assert (report["pages"], report["not_to_be_kept"], report["gained"]) == (0, 1, [])
    assert rows(db, "select count(*) from events") == [(0,)]


def test_of_a_damaged_archive_the_readable_part_counts(archive: Callable[..., Path], db: Path) -> None:
    pages = [(f"{PAGE}/{i}", 200, html(f"{i}. mai 2027"), APRIL_1) for i in range(3, 9)]
    path = archive("a", *pages)
    path.write_bytes(path.read_bytes()[:-400])
    done = reprocess(path, "--db", db, "--apply")
    assert done.exit_code == 1
    assert path.name in done.stderr
    assert 0 < len(rows(db, "select id from events")) < len(pages)
    assert rows(db, "select count(*) from events where vanished_at is not null") == [(0,)]


@pytest.mark.parametrize("url", ["https://[granvoll/", "https://granvoll.example:x/", "http://"])
def test_a_record_of_no_address_costs_itself_only(archive: Callable[..., Path], db: Path, url: str) -> None:
    page = html("mandag 3. mai 2027")
    path = archive("a", (url, 200, page, APRIL_1), (url, 301, page, APRIL_1), (PAGE, 200, page, APRIL_1))
    done = reprocess(path, "--db", db, "--apply")
    assert done.exit_code == 1
    assert f"not an address: {url}" in done.stderr
    assert rows(db, "select url from pages") == [(PAGE,)]


def test_captures_come_oldest_first(archive: Callable[..., Path]) -> None:
    late = archive("late", (PAGE, 200, html("3. mai 2027"), APRIL_8))
    early = archive("early", (PAGE, 200, html("3. mai 2027"), APRIL_1), (f"{SITE}/b", 200, "<p>b", APRIL_1))
    with read_archives(split([str(late), str(early)])) as captures:
        facts = [one.facts for (one,) in captures if one.facts]
        assert [(one.fetched_at, one.url) for one in facts] == [
            (APRIL_1, f"{SITE}/b"), (APRIL_1, PAGE), (APRIL_8, PAGE),
        ]  # fmt: skip
        assert captures.damage == []


def test_what_a_feed_brought_along_is_derived_from_it(tmp_path: Path, db: Path) -> None:
    event = {"id": "5f0c", "name": "Klimaverksted om overvann", "starts_at": "2027-05-03T16:00:00Z"}
    writer = ArchiveWriter(tmp_path / "feed", {})
    url = "https://api.friskus.com/api/v1/events?municipality=granvoll&page=1"
    body = json.dumps({"data": [event], "meta": {"last_page": 1}}).encode()
    writer.write(url, 200, [("Content-Type", "application/json")], body, APRIL_1)
    writer.close()
    assert reprocess("--apply", "--db", db, next((tmp_path / "feed").iterdir())).exit_code == 0
    assert rows(db, "select title, starts_at, url from events") == [
        ("Klimaverksted om overvann", "2027-05-03T18:00:00+02:00", "https://granvoll.friskus.com/events/5f0c")
    ]
    assert rows(db, "select feed from pages") == [("https://api.friskus.com/api/v1/events",)]


NEW = f"{SITE}/arrangement/klimakveld"


@pytest.mark.parametrize("status", [301, 308, 302])
@pytest.mark.parametrize(
    "title", ["Klimakveld om overvann", "Bekken under byen"], ids=["same title", "new title"]
)
def test_an_address_that_leads_to_another_for_good_keeps_its_listing(
    tmp_path: Path, archive: Callable[..., Path], db: Path, status: int, title: str
) -> None:
    first = archive("first", (PAGE, 200, html("mandag 3. mai 2027"), APRIL_1))
    writer = ArchiveWriter(tmp_path / "second", {})
    writer.write(PAGE, status, [("Location", "/arrangement/klimakveld")], b"", APRIL_8)
    text = html("mandag 3. mai 2027").replace("Klimakveld om overvann", title)
    writer.write(NEW, 200, [("Content-Type", "text/html; charset=utf-8")], text.encode(), APRIL_8)
    writer.close()
    second = next((tmp_path / "second").iterdir())
    assert reprocess(first, second, "--db", db, "--apply").exit_code == 0
    listings = rows(db, "select url, title from listings order by url")
    assert listings == [(NEW, title)] if status != 302 else len(listings) == 2
    before = content(db)
    done = reprocess(second, first, "--db", db, "--apply")
    assert ("1 known addresses lead to another page" in done.stdout) is (status != 302)
    assert content(db) == before


def test_a_redirect_of_an_address_that_nobody_knew_leaves_nothing(
    tmp_path: Path, archive: Callable[..., Path], db: Path
) -> None:
    writer = ArchiveWriter(tmp_path / "one", {})
    writer.write(f"{SITE}/kort", 301, [("Location", PAGE)], b"", APRIL_1)
    writer.write(PAGE, 200, [("Content-Type", "text/html")], html("mandag 3. mai 2027").encode(), APRIL_1)
    writer.close()
    assert reprocess(next((tmp_path / "one").iterdir()), "--db", db, "--apply").exit_code == 0
    assert rows(db, "select url from pages") == [(PAGE,)]
