"""A crawl of an archive that was cut off goes on where it was, also from pages that it had read already."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from klimakalender.store import Store
from tests.scenarios.archive import page, write_day

NEWS, LINKED_THERE = "/aktuelt/sak-om-overvann", "/arrangement/kveld-om-overvann"


def crawl(archive: Path, db: Path, *options: str) -> None:
    command = [sys.executable, "-m", "klimakalender", "crawl", "--replay", str(archive), "--all-hosts"]
    done = subprocess.run([*command, "--db", str(db), *options], capture_output=True, text=True, timeout=60)
    assert done.returncode in (0, 3), done.stderr


def titles(db: Path) -> set[str]:
    with Store.read(db) as store:
        return {row["title"] for row in store.connection.execute("select title from events")}


def test_what_a_page_leads_to_is_asked_for_by_the_next_run(tmp_path: Path) -> None:
    link = f"<a href='{LINKED_THERE}'>Kveld om overvann</a>"
    site = {
        NEWS: page("Kommunen ser på overvann", f"Les mer: {link}"),
        LINKED_THERE: replace(page("Kveld om overvann", when="4. mai 2027 kl. 18–20"), linked=False),
    }
    moment = datetime(2027, 3, 2, 7, tzinfo=UTC)
    archive = write_day(tmp_path / "archive", moment, {"www.granvoll.example": site}, {})
    db = tmp_path / "klima.db"
    crawl(archive, db, "--max-pages", "2")  # the front page and the news
    assert titles(db) == set()
    crawl(archive, db)
    assert titles(db) == {"Kveld om overvann"}
