"""A crawl whose database cannot grow: it stops, says why, and what was stored is intact."""

from __future__ import annotations

import resource
import sqlite3
import subprocess
import sys
from pathlib import Path

ENOUGH_FOR_THE_REGISTRY = 700_000  # bytes of a file


def crawl(db: Path, archive: Path, limit: int | None) -> subprocess.CompletedProcess[str]:
    def shrink() -> None:
        if limit:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    command = [sys.executable, "-m", "klimakalender", "crawl", "--replay", str(archive), "--db", str(db)]
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
