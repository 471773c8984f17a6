"""Archives to records over workers: the same lines, whoever reads them and whatever happens to a worker."""

from __future__ import annotations

import json
import multiprocessing
import os
import signal
import subprocess
import sys
import time
from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from warcio.statusandheaders import StatusAndHeaders

from klimakalender.bulk import Options, over_dask, over_processes, read_part
from klimakalender.cli import cli
from klimakalender.warc import RecordWriter, split
from tests.bulk.conftest import HEADERS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from klimakalender.bulk import Part
    from klimakalender.warc import Range

READ_ALL = partial(read_part, options=Options())
SIZE = 15_000  # bytes: some ten ranges


@pytest.fixture(scope="module")
def ranges(archive: Path) -> list[Range]:
    found = split([str(archive)], SIZE)
    assert len(found) > 5
    return found


@pytest.fixture(scope="module")
def alone(ranges: list[Range]) -> list[str]:
    return lines(over_processes(ranges, READ_ALL, 1))


def lines(found: Iterator[tuple[Range, Part]]) -> list[str]:
    return [line for _, part in found for line in part.lines]


def test_one_worker_reads_every_page_in_order(alone: list[str]) -> None:
    told = [json.loads(line) for line in alone]
    assert [int(page["url"].rpartition("/")[2]) for page in told] == list(range(60))
    assert [bool(page["events"]) for page in told] == [number % 3 == 0 for number in range(60)]
    assert told[0]["events"][0]["starts_at"] == "2027-09-09T18:00:00+02:00"


def test_two_workers_give_the_same(ranges: list[Range], alone: list[str]) -> None:
    assert lines(over_processes(ranges, READ_ALL, 2)) == alone


def test_a_worker_that_is_killed_changes_nothing(ranges: list[Range], alone: list[str]) -> None:
    found = over_processes(ranges, READ_ALL, 2)
    first = next(found)
    victims = multiprocessing.active_children()
    assert len(victims) == 2
    victims[0].kill()
    assert [*first[1].lines, *lines(found)] == alone


def test_a_dask_cluster_gives_the_same(ranges: list[Range], alone: list[str], cluster: str) -> None:
    assert lines(over_dask(ranges, READ_ALL, cluster)) == alone


def test_a_worker_of_dask_that_is_killed_changes_nothing(
    ranges: list[Range], alone: list[str], cluster: str
) -> None:
    from distributed import Client

    with Client(cluster) as client:
        victim = next(iter(client.run(os.getpid).values()))
    found = over_dask(ranges, READ_ALL, cluster)
    first = next(found)
    os.kill(victim, signal.SIGKILL)
    assert [*first[1].lines, *lines(found)] == alone


@pytest.mark.parametrize(
    ("options", "taken"),
    [
        (Options(domains=("no",)), lambda page: "no/" in page["url"]),
        (Options(domains=("granvoll1.no",)), lambda page: "granvoll1.no/" in page["url"]),
        (Options(domains=("voll1.no",)), lambda _: False),
        (Options(languages=("nb",)), lambda page: page["language"] == "nb"),
        (Options(languages=("en",)), lambda _: False),
        (Options(events_only=True), lambda page: page["events"]),
    ],
    ids=["domain", "host", "part of a name", "bokmål", "English", "events"],
)
def test_which_pages_are_taken(
    ranges: list[Range], alone: list[str], options: Options, taken: object
) -> None:
    assert callable(taken)
    expected = [line for line in alone if taken(json.loads(line))]
    assert lines(over_processes(ranges, partial(read_part, options=options), 1)) == expected


GERMAN = (
    "<h1>Klimaabend in der Bibliothek</h1><p>Die Gemeinde lädt am Donnerstag, 9. September 2027 um 18 Uhr zu einem "
    "Abend über das Klima und das Wasser in der Stadt ein. Der Eintritt ist frei und alle sind willkommen.</p>"
)
NYNORSK = (
    "<h1>Klimakveld på biblioteket</h1><p>Kommunen inviterer til klimakveld torsdag 9. september 2027 kl. 18.00. "
    "Det er ikkje naudsynt å melde seg på, og alle som vil vere med er velkomne. Me sel kaffi, og det er gratis. "
    "Korleis kan bygda bli betre budd på meir nedbør? Kva gjer kommunen, og kven har ansvaret?</p>"
)
CRAWLED = [
    ("https://www.bygda.no/klimakveld", NYNORSK),
    ("https://www.bygda.no/de/klimaabend", GERMAN),
    ("https://www.dorf.example/klimaabend", GERMAN),
    ("https://blogg.example/klimakveld", NYNORSK),
    ("https://www.bygda.no.example/klimakveld", NYNORSK),
]


@pytest.fixture
def crawled(tmp_path: Path) -> Path:
    """A crawl of the whole web as others archive it: beside each answer stand what was asked and what is known."""
    path = tmp_path / "CC-MAIN-20270820060000-00001.warc.gz"
    with path.open("wb") as file:
        writer = RecordWriter(file, gzip=True, warc_version="1.0")
        writer.write_record(writer.create_warcinfo_record(path.name, {"isPartOf": "CC-MAIN-2027-34"}))
        for url, body in CRAWLED:
            asked = StatusAndHeaders("GET / HTTP/1.1", [("Host", "x")], is_http_request=True)
            writer.write_record(writer.create_warc_record(url, "request", http_headers=asked))
            told = StatusAndHeaders("200 OK", [*HEADERS, ("X-Crawler-Content-Encoding", "gzip")], "HTTP/1.1")
            extra = {"WARC-Date": "2027-08-20T06:00:00Z", "WARC-Identified-Payload-Type": "text/html"}
            writer.write_record(
                writer.create_warc_record(
                    url, "response", BytesIO(body.encode()), http_headers=told, warc_headers_dict=extra
                )
            )
            known = BytesIO(b"fetchTimeMs: 120\r\ncharset-detected: UTF-8\r\n")
            writer.write_record(writer.create_warc_record(url, "metadata", known))
        told = StatusAndHeaders("304 Not Modified", [], "HTTP/1.1")
        same = {"WARC-Refers-To-Target-URI": CRAWLED[0][0], "WARC-Profile": "…/revisit/server-not-modified"}
        same |= {"WARC-Truncated": "length"}
        writer.write_record(
            writer.create_warc_record(
                f"{CRAWLED[0][0]}?b", "revisit", BytesIO(), http_headers=told, warc_headers_dict=same
            )
        )
    return path


def test_a_page_that_was_cut_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    """As a crawl of the web does it: the header of the answer still says how long the page was."""
    path = tmp_path / "CC-MAIN-20270820060000-00002.warc.gz"
    cut = (NYNORSK + "<p>Alle er velkomne.</p>" * 1_000).encode()[:2_000]
    with path.open("wb") as file:
        writer = RecordWriter(file, gzip=True, warc_version="1.0")
        sent = [*HEADERS, ("X-Crawler-Transfer-Encoding", "chunked"), ("Content-Length", "24500")]
        writer.write_record(
            writer.create_warc_record(
                CRAWLED[0][0],
                "response",
                BytesIO(cut),
                http_headers=StatusAndHeaders("200 OK", sent, "HTTP/1.1"),
                warc_headers_dict={"WARC-Date": "2027-08-20T06:00:00Z", "WARC-Truncated": "length"},
            )
        )
    done = CliRunner().invoke(cli, ["extract", str(path)])
    assert (done.exit_code, done.stderr) == (0, "1 pages read\n")
    (event,) = json.loads(done.stdout)["events"]
    assert event["starts_at"] == "2027-09-09T18:00:00+02:00"


@pytest.mark.parametrize(
    ("options", "taken"),
    [
        ((), [0, 1, 2, 3, 4]),
        (("--domain", "no"), [0, 1]),
        (("--language", "nn", "--language", "nb"), [0, 3, 4]),
        (("--domain", "no", "--language", "nn", "--events-only"), [0]),
        (("--domain", "no", "--domain", "blogg.example"), [0, 1, 3]),
    ],
    ids=["all", "Norwegian addresses", "Norwegian texts", "both", "two domains"],
)
def test_only_norwegian_pages_of_a_crawl_of_the_web(
    crawled: Path, options: tuple[str, ...], taken: list[int]
) -> None:
    done = CliRunner().invoke(cli, ["extract", str(crawled), *options])
    assert done.exit_code == 0, done.stderr
    told = [json.loads(line) for line in done.stdout.splitlines()]
    assert [page["url"] for page in told] == [CRAWLED[number][0] for number in taken]
    assert all(page["language"] == "nn" for page in told if "klimakveld" in page["url"])


def test_the_command(archive: Path, alone: list[str]) -> None:
    done = klimakalender("extract", str(archive), "--workers", "2")
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == alone
    assert "60 pages read" in done.stderr


def test_no_scheduler_is_one_line(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DASK_DISTRIBUTED__COMM__TIMEOUTS__CONNECT", "2s")
    begun = time.monotonic()
    done = klimakalender("extract", str(archive), "--dask", "tcp://127.0.0.1:9")
    assert done.returncode == 1
    assert "127.0.0.1:9" in done.stderr
    assert "Traceback" not in done.stderr
    assert time.monotonic() - begun < 20


def klimakalender(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "klimakalender", *arguments],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
