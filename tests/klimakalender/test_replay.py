from __future__ import annotations

import copy
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from klimakalender.errors import ArchiveError
from klimakalender.replay import Replay
from klimakalender.warc import ArchiveWriter

if TYPE_CHECKING:
    from pathlib import Path

SITE = "https://granvoll.example"
MARCH = datetime(2026, 3, 2, 8, 30, tzinfo=UTC)
APRIL = datetime(2026, 4, 2, 8, 30, tzinfo=UTC)

Row = tuple[str, int, bytes, datetime]


def write(folder: Path, *rows: Row) -> Path:
    writer = ArchiveWriter(folder, {})
    for url, status, body, date in rows:
        writer.write(url, status, [("Content-Type", "text/html")], body, date)
    writer.close()
    return next(folder.iterdir())


@contextmanager
def opened(*paths: Path) -> Iterator[Replay]:
    replay = Replay(paths)
    yield replay
    replay.close()


def test_an_address_is_answered_by_its_latest_capture(tmp_path: Path) -> None:
    new = write(tmp_path / "a", (f"{SITE}/a", 200, b"ny", APRIL))
    old = write(tmp_path / "b", (f"{SITE}/a", 200, b"gammel", MARCH))
    with opened(new, old) as replay:
        record = replay.find(f"{SITE}/a")
    assert record is not None
    assert (record.body, record.date) == (b"ny", APRIL)


def test_a_page_that_had_not_changed_has_its_old_body_and_its_new_date(tmp_path: Path) -> None:
    path = write(tmp_path, (f"{SITE}/a", 200, b"Klimakveld", MARCH), (f"{SITE}/a", 304, b"", APRIL))
    with opened(path) as replay:
        record = replay.find(f"{SITE}/a")
    assert record is not None
    assert (record.status, record.body, record.date) == (200, b"Klimakveld", APRIL)


SPELLINGS = {
    "fragment": f"{SITE}/a?x=1&y=2#topp",
    "order": f"{SITE}/a?y=2&x=1",
    "case of the host": "https://GRANVOLL.example/a?x=1&y=2",
}


@pytest.mark.parametrize("url", SPELLINGS.values(), ids=SPELLINGS)
def test_spellings_of_an_address_are_one(url: str, tmp_path: Path) -> None:
    with opened(write(tmp_path, (f"{SITE}/a?x=1&y=2", 200, b"", MARCH))) as replay:
        assert replay.find(url)
        assert replay.find(f"{SITE}/a") is None


def test_the_clock_of_a_host_is_its_newest_record(tmp_path: Path) -> None:
    rows: list[Row] = [
        (f"{SITE}/a", 200, b"", APRIL),
        (f"{SITE}/b", 200, b"", MARCH),
        ("https://storoy.example/", 200, b"", MARCH),
    ]
    with opened(write(tmp_path, *rows)) as replay:
        assert replay.clock(SITE) == APRIL
        assert replay.clock("https://storoy.example") == MARCH
        assert replay.clock("https://ukjent.example") == APRIL
        assert replay.addresses(SITE) == [f"{SITE}/a", f"{SITE}/b"]


def test_it_survives_the_copying_of_settings(tmp_path: Path) -> None:
    with opened(write(tmp_path, (f"{SITE}/a", 200, b"", MARCH))) as replay:
        assert copy.deepcopy(replay) is replay


def test_an_archive_without_responses_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path, (f"{SITE}/a", 200, b"", MARCH))
    # Up to the second member; two bytes of its head alone may by chance be in the first one.
    path.write_bytes(path.read_bytes()[: path.read_bytes().index(b"\x1f\x8b\x08\0", 2)])
    with pytest.raises(ArchiveError, match="no response"):
        Replay([path])
