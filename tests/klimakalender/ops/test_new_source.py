"""A new ACOS municipality, from a recording of its site to its first events, in fewer than ten commands."""

from __future__ import annotations

import csv
import json
import os
import sqlite3
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from random import Random

import pytest

from klimakalender import config
from klimakalender.warc import ArchiveWriter
from tests.norway.platforms import LAYOUTS, furnish
from tests.norway.site import Site

HOST = "www.granvollny.example"
NOW = datetime(2027, 3, 2, 8, tzinfo=UTC)
# The registry has every municipality there is; the new one takes the place of this one.
REPLACED = "utsira"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The committed data without one municipality, as before its row was written."""
    folder = tmp_path / "data"
    folder.mkdir()
    for name in ("reference", "topics"):
        (folder / name).symlink_to(config.CHECKOUT / "data" / name)
    (folder / "sources").mkdir()
    for file in (config.CHECKOUT / "data" / "sources").glob("*.csv"):
        lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
        kept = [line for line in lines if not line.startswith(f"{REPLACED},")]
        (folder / "sources" / file.name).write_text("".join(kept), encoding="utf-8")
    return folder


@pytest.fixture
def recorded(tmp_path: Path) -> Path:
    """A site that its municipality has from ACOS, as a WARC file."""
    random, today = Random(7), date(2027, 3, 2)  # noqa: S311  invents events
    site = Site(HOST, "Granvoll Ny kommune", "acos", generator='<script src="/js/jquery.acos.js"></script>')
    LAYOUTS["acos"](site, furnish(site, random, today, 6, 3), random)
    writer = ArchiveWriter(tmp_path / "warc", {})
    plain = [("Content-Type", "text/plain")]
    writer.write(f"{site.url}/robots.txt", 200, plain, b"User-agent: *\nDisallow:\n", NOW)
    for path, answer in site.pages.items():
        told = answer()
        writer.write(
            f"{site.url}{path}", 200, [("Content-Type", told.content_type)], b"".join(told.parts), NOW
        )
    writer.close()
    [archive] = (tmp_path / "warc").iterdir()
    return archive


def test_in_fewer_than_ten_commands(data: Path, recorded: Path, tmp_path: Path) -> None:
    with (config.CHECKOUT / "data" / "sources" / "kommune.csv").open(encoding="utf-8", newline="") as file:
        number = next(row["municipality_number"] for row in csv.DictReader(file) if row["id"] == REPLACED)
    db = str(tmp_path / "klima.db")
    commands = [
        ["sources", "add", f"http://{HOST}/", "--family", "kommune", "--municipality", number,
         "--replay", str(recorded), "--write"],
        ["sources", "check"],
        ["crawl", "granvollny", "--replay", str(recorded), "--db", db],
        ["status", "--db", db, "--json"],
    ]  # fmt: skip
    said = []
    for command in commands:
        done = subprocess.run(
            [sys.executable, "-m", "klimakalender", *command],
            env=os.environ | {"KLIMA_DATA": str(data)}, capture_output=True, text=True, timeout=120,
        )  # fmt: skip
        assert done.returncode == 0, (command, done.stderr)
        said.append(done.stdout)
    [row] = csv.reader([said[0]])
    assert row[:4] == ["granvollny", "kommune", "present", "Granvoll Ny kommune - Granvoll Ny kommune"]
    assert "acos" in row
    health = {row["source_id"]: row for row in json.loads(said[3])}["granvollny"]
    assert (health["cause"], health["events_stored"]) == ("ok", 6)
    with sqlite3.connect(db) as connection:
        assert connection.execute("select count(*) from events where starts_at is not null").fetchone() == (
            6,
        )
