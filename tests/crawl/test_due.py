"""``crawl --due`` as a job of every hour: who is told of what, when nobody is, and what a time budget leaves."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from klimakalender import config
from klimakalender.sources.rows import COLUMNS

if TYPE_CHECKING:
    from pathlib import Path

    from tests.crawl.conftest import FakeSite

EVENT = """<h1>Klimakveld på biblioteket</h1>
<p>Velkommen til en kveld om klimatilpasning og klimabudsjett i kommunen. Arrangementet er gratis.</p>
<p>Tid: 12. mai 2031 kl. 18.00–20.00</p><p>Sted: Granvoll bibliotek</p>"""
MONITOR = "/ping/abc"


@dataclass
class Job:
    """The command line with a registry and settings of its own; ``monitor`` plays webhook and monitor."""

    folder: Path
    monitor: FakeSite

    @property
    def db(self) -> Path:
        return self.folder / "klima.db"

    @property
    def environment(self) -> dict[str, str]:
        return os.environ | {
            "KLIMA_DATA": str(self.folder),
            "KLIMA_DB": str(self.db),
            "KLIMA_ARCHIVE": str(self.folder / "arkiv"),
            "KLIMA_WEBHOOK": f"{self.monitor.url}/hook",
            "KLIMA_PING": f"{self.monitor.url}{MONITOR}",
            "KLIMA_MAIL_TO": "drift@granvoll.example",
            "KLIMA_SENDMAIL": str(self.folder / "sendmail"),
        }

    def register(self, **urls: str) -> None:
        """Have these sources, ids with the addresses of their front pages, and no others."""
        lines = [",".join(COLUMNS)]
        for source_id, url in urls.items():
            row = dict.fromkeys(COLUMNS, "") | {
                "id": source_id, "family": "kommune", "status": "present", "publisher": source_id, "url": url,
                "platform": "detect", "entry_points": "/", "frequency": "daily", "expected_min": "1",
                "expected_max": "99", "language": "nb", "basis": "known",
            }  # fmt: skip
            lines.append(",".join(row.values()))
        (self.folder / "sources" / "kommune.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")

    def start(self, *args: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-m", "klimakalender", *args], env=self.environment, text=True,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )  # fmt: skip

    def run(self, *args: str) -> tuple[int, str]:
        """Exit code and standard error of a command."""
        with self.start(*args) as process:
            _, stderr = process.communicate(timeout=120)
        return process.returncode, stderr

    def crawl(self, *args: str) -> tuple[int, str]:
        return self.run("crawl", "--due", "--allow-private", *args)

    def let_a_day_pass(self) -> None:
        """What was asked was asked a day earlier."""
        with closing(sqlite3.connect(self.db)) as connection, connection:
            connection.execute(
                "update source_runs set finished_at = replace(datetime(finished_at, '-1 day'), ' ', 'T') || '+00:00'"
            )

    def told(self) -> list[tuple[str, Any]]:
        """What reached the monitor since the last look: paths, with the alarms that came along."""
        asked, self.monitor.asked = self.monitor.asked, []
        return [(one.path, _alarms(one.body) if one.body else None) for one in asked]

    def mail(self) -> str | None:
        """The mail since the last look."""
        file = self.folder / "mail"
        if not file.exists():
            return None
        text = file.read_text(encoding="utf-8")
        file.unlink()
        return text

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        with closing(sqlite3.connect(self.db)) as connection:
            return connection.execute(query).fetchall()


def _alarms(body: bytes) -> list[tuple[str | None, str, str]]:
    return [(one["source_id"], one["kind"], one["state"]) for one in json.loads(body)["alarms"]]


@pytest.fixture
def job(tmp_path: Path, other_site: FakeSite) -> Job:
    for name in ("reference", "topics"):
        (tmp_path / name).symlink_to(config.CHECKOUT / "data" / name)
    (tmp_path / "sources").mkdir()
    sendmail = tmp_path / "sendmail"
    sendmail.write_text(f"#!/bin/sh\ncat > {tmp_path}/mail\n", encoding="ascii")
    sendmail.chmod(0o755)
    other_site.routes |= {"/hook": "", MONITOR: "", f"{MONITOR}/fail": ""}
    return Job(tmp_path, other_site)


@pytest.fixture
def granvoll(site: FakeSite) -> FakeSite:
    site.links("/", "/klimakveld")
    site.page("/klimakveld", EVENT)
    return site


def test_what_is_wrong_is_told_once_and_that_it_is_over_once(job: Job, granvoll: FakeSite) -> None:
    job.register(granvoll=f"{granvoll.url}/")
    assert job.crawl("--quiet") == (0, "")
    assert (job.told(), job.mail()) == ([(MONITOR, None)], None)

    well = dict(granvoll.routes)
    granvoll.routes |= {path: granvoll.answer("Feil", 500) for path in ("/", "/klimakveld")}
    job.let_a_day_pass()
    code, said = job.crawl("--quiet")
    assert code == 3
    assert said.startswith("klimakalender: granvoll: no page could be read")
    assert job.told() == [("/hook", [("granvoll", "errors", "raised")]), (MONITOR, None)]
    mail = job.mail() or ""
    assert "To: drift@granvoll.example" in mail
    assert "granvoll: no page could be read" in mail

    job.let_a_day_pass()
    assert job.crawl("--quiet") == (3, "")
    assert (job.told(), job.mail()) == ([(MONITOR, None)], None)

    granvoll.routes = well
    job.let_a_day_pass()
    code, said = job.crawl("--quiet")
    assert (code, said.split(":")[:3]) == (0, ["klimakalender", " over", " granvoll"])
    assert job.told() == [("/hook", [("granvoll", "errors", "cleared")]), (MONITOR, None)]
    assert "over: granvoll" in (job.mail() or "")

    # Nothing is due: the monitor hears that it ran, nobody else anything.
    assert job.crawl("--quiet") == (0, "")
    assert (job.told(), job.mail()) == ([(MONITOR, None)], None)

    assert job.run("report", "--mail") == (0, "")
    mail = job.mail() or ""
    assert "Subject: Klimakalender: 7 days to " in mail
    assert "wrong now: 0\n\nover: 1\n  granvoll: no page could be read" in mail
    assert job.told() == []


def test_a_run_that_was_stopped_is_told_as_failed(job: Job, granvoll: FakeSite) -> None:
    job.register(granvoll=f"{granvoll.url}/")
    granvoll.routes["/"] = granvoll.answer("", seconds=3.0)
    with job.start("crawl", "--due", "--allow-private") as process:
        until = time.monotonic() + 60
        while "/" not in granvoll.paths and time.monotonic() < until:
            time.sleep(0.05)
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=60)
    assert process.returncode == 1
    assert job.told() == [("/hook", [(None, "failed", "raised")]), (f"{MONITOR}/fail", None)]
    assert "the run: stopped before the end" in (job.mail() or "")


def test_when_most_sources_fail_it_is_the_run_that_is_wrong(job: Job, hosts: list[FakeSite]) -> None:
    for host in hosts:
        host.links("/", "/klimakveld")
        host.page("/klimakveld", EVENT)
    job.register(**{f"granvoll{number}": f"{host.url}/" for number, host in enumerate(hosts)})
    assert job.crawl("--quiet") == (0, "")
    job.told()

    for host in hosts[:3]:
        host.routes = {"/robots.txt": "User-agent: *\nDisallow: /\n"}
    job.let_a_day_pass()
    code, said = job.crawl()
    assert code == 3
    sentence = "the run: 3 of 5 sources failed that could be gone through the last time"
    assert said.splitlines()[1] == f"klimakalender: {sentence}"
    [(_, alarms), _] = job.told()
    assert (None, "outage", "raised") in alarms
    with job.start("status") as status:
        told, _ = status.communicate(timeout=60)
    assert f"{sentence} (from 2" in told


def test_what_time_runs_out_for_is_due_next(job: Job, granvoll: FakeSite, hosts: list[FakeSite]) -> None:
    storoy = hosts[0]
    pages = [f"/klimamote/{number}" for number in range(60)]
    storoy.links("/", *pages)
    for path in pages:
        storoy.page(path, EVENT)
    job.register(storoy=f"{storoy.url}/", granvoll=f"{granvoll.url}/")

    began = time.monotonic()
    code, said = job.crawl("--for", "15s")
    assert code == 0, said
    assert time.monotonic() - began < 40
    assert "1 left for the next run" in said
    assert job.rows("select source_id from source_runs") == [("granvoll",)]

    large, small = len(storoy.paths), len(granvoll.paths)
    code, said = job.crawl("--for", "6s")
    assert code == 0, said
    assert said.startswith("1 site, ")
    assert len(storoy.paths) > large
    assert len(granvoll.paths) == small
