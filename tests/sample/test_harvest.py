"""What a crawl of the sample archive leaves in a fresh database: the main job in small."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(scope="module")
def harvest(sample_archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    path = tmp_path_factory.mktemp("sample") / "klima.db"
    crawl = [
        sys.executable,
        "-m",
        "klimakalender",
        "crawl",
        "--replay",
        str(sample_archive),
        "--db",
        str(path),
    ]
    subprocess.run(crawl, check=True, capture_output=True, timeout=120)
    with closing(sqlite3.connect(path)) as database:
        yield database


def test_there_is_enough_to_show(harvest: sqlite3.Connection) -> None:
    events, sources = harvest.execute("select count(*), count(distinct source_id) from events").fetchone()
    assert events >= 60
    assert sources >= 14


def test_what_robots_txt_closes_is_not_read(harvest: sqlite3.Connection) -> None:
    assert not harvest.execute("select url from listings where url like '%/intern/%'").fetchall()


def test_a_gathering_at_several_publishers_is_one_event(harvest: sqlite3.Connection) -> None:
    rows = harvest.execute(
        "select event_id, source_id from listings where title like 'Klimasamling%Innlandet%'"
    ).fetchall()
    assert {source for _, source in rows} >= {"ks", "miljodirektoratet", "statsforvalteren-innlandet"}
    assert len({event for event, _ in rows}) == 1


def test_status_words_reach_the_database(harvest: sqlite3.Connection) -> None:
    found = {status for (status,) in harvest.execute("select status from events")}
    assert found == {"scheduled", "cancelled", "postponed", "rescheduled"}
