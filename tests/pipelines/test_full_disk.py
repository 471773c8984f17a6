"""A crawl whose database cannot grow: it stops, says why, and what was stored is intact."""

from __future__ import annotations

import resource
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from klimakalender.store import dump, find_faults, open_for_reading

ENOUGH_FOR_THE_REGISTRY = 700_000  # bytes of a file
LITTLE = 100_000


def crawl(db: Path, archive: Path, limit: int | None) -> subprocess.CompletedProcess[str]:
    return run(["crawl", "--replay", str(archive), "--db", str(db)], limit)


def run(arguments: list[str], limit: int | None) -> subprocess.CompletedProcess[str]:
    def shrink() -> None:
        if limit:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    command = [sys.executable, "-m", "klimakalender", *arguments]
    return subprocess.run(command, capture_output=True, text=True, preexec_fn=shrink, timeout=120)


def test_a_disk_that_fills_up(tmp_path: Path, sample_archive: Path) -> None:
    db = tmp_path / "klima.db"
    done = crawl(db, sample_archive, ENOUGH_FOR_THE_REGISTRY)
    assert done.returncode == 1, done.stderr
    assert "klima.db" in done.stderr
    assert "Traceback" not in done.stderr
    connection = sqlite3.connect(db)
    assert connection.execute("pragma integrity_check").fetchone()[0] == "ok"
    assert connection.execute("pragma foreign_key_check").fetchall() == []
    connection.close()
    again = crawl(db, sample_archive, None)
    assert again.returncode == 0, again.stderr


def test_earlier_data_is_intact(tmp_path: Path, sample_archive: Path) -> None:
    db = tmp_path / "klima.db"
    assert reprocess(db, sample_archive, None).returncode == 0
    with closing(sqlite3.connect(db)) as connection, connection:
        connection.execute("update listings set digest = 'of older rules'")
        connection.execute("update events set capacity = 7")
    before = said(db)
    done = reprocess(db, sample_archive, LITTLE)
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert line.startswith(f"klimakalender: {db}: ")
    assert said(db) == before
    again = reprocess(db, sample_archive, None)
    assert again.returncode == 0, again.stderr
    assert said(db) != before


def reprocess(db: Path, archive: Path, limit: int | None) -> subprocess.CompletedProcess[str]:
    return run(["reprocess", str(archive), "--apply", "--jobs", "1", "--db", str(db)], limit)


def said(db: Path) -> list[str]:
    with closing(open_for_reading(db)) as connection:
        assert list(find_faults(connection)) == []
        return list(dump(connection))
