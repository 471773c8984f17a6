"""Two runs at one database: the second is sent away, and nothing is lost."""

from __future__ import annotations

import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from klimakalender.store import dump, find_faults, open_for_reading

PROGRAM = [sys.executable, "-m", "klimakalender"]


def crawl_of(db: Path, archive: Path) -> list[str]:
    return [*PROGRAM, "crawl", "--replay", str(archive), "--db", str(db)]


def reprocess_of(db: Path, archive: Path) -> list[str]:
    return [*PROGRAM, "reprocess", str(archive), "--apply", "--jobs", "1", "--db", str(db)]


def finish(command: list[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, capture_output=True, text=True, timeout=180)


def said(db: Path) -> list[str]:
    with closing(open_for_reading(db)) as connection:
        assert list(find_faults(connection)) == []
        return list(dump(connection))


@pytest.fixture
def db(tmp_path: Path, sample_archive: Path) -> Path:
    """A database with earlier data."""
    path = tmp_path / "klima.db"
    done = finish(reprocess_of(path, sample_archive))
    assert done.returncode == 0, done.stderr
    return path


def test_the_second_crawl_is_sent_away(db: Path, sample_archive: Path) -> None:
    before = said(db)
    with subprocess.Popen(reprocess_of(db, sample_archive), stdout=subprocess.DEVNULL) as first:
        codes = set()
        while first.poll() is None:
            codes.add(finish(crawl_of(db, sample_archive)).returncode)
            if 75 in codes:
                break
        assert 75 in codes
    assert first.returncode == 0
    assert len(said(db)) >= len(before)
