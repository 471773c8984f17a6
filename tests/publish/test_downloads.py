"""Snapshots that the site offers: listed, described to catalogues, and sent as HTTP has it."""

from __future__ import annotations

import asyncio
import hashlib
import json
import os
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from rdflib import DCAT, RDF, Graph, Namespace, URIRef

from klimakalender.publish.offered import SUMS, offered
from klimakalender.publish.serving import open_site
from klimakalender.publish.site import Site
from klimakalender.snapshots import write_snapshot
from tests.publish.conftest import NOW, Client
from tests.publish.server import serving

DAY = "2026-11-22"
FOLDER = f"klimakalender-{DAY}"
SQLITE = f"/nedlasting/{DAY}/klimakalender.sqlite"
SPDX = Namespace("http://spdx.org/rdf/terms#")


@pytest.fixture
def within(tmp_path: Path, harvest: Any, db: Path, announcement: Any, session: Any) -> Path:
    harvest.save(announcement("Klimakveld", session("2098-12-01T18:00")))
    folder = tmp_path / "snapshots"
    write_snapshot(db, folder)
    return folder


@pytest.fixture
def offering(within: Path, db: Path) -> Iterator[Client]:
    datasette = open_site(db, site=Site(clock=lambda: NOW, contact="https://example.no/", snapshots=within))
    yield Client(datasette)
    for database in datasette.databases.values():
        database.close()
    datasette.executor.shutdown()


def links(client: Client, path: str) -> set[str]:
    soup = BeautifulSoup(client.get(path).text, "lxml")
    return {
        str(link["href"]) for link in soup.select("main a[href^='/nedlasting/'], main a[href*='/om/nedl']")
    }


def test_every_file_is_listed_and_is_what_its_checksum_says(offering: Client, within: Path) -> None:
    found = links(offering, f"/om/nedlasting/{DAY}")
    sums = dict(line.split("  ")[::-1] for line in (within / FOLDER / SUMS).read_text().splitlines())
    assert {f"/nedlasting/{DAY}/{path}" for path in [*sums, SUMS]} <= found
    page = offering.get(f"/om/nedlasting/{DAY}").text
    for path, digest in sums.items():
        answer = offering.get(f"/nedlasting/{DAY}/{path}")
        assert hashlib.sha256(answer.content).hexdigest() == digest
        assert answer.headers["etag"] == f'"{digest}"'
        assert digest in page


@pytest.mark.parametrize("lang", ["", "/nn", "/en"])
def test_page_leads_to_all(offering: Client, lang: str) -> None:
    found = links(offering, f"{lang}/om/nedlasting")
    assert {f"{lang}/om/nedlasting/{DAY}", SQLITE} <= found
    assert [path for path in found if offering.get(path.partition("#")[0]).status_code != 200] == []


def test_without_snapshots(client: Any) -> None:
    assert client.get("/om/nedlasting").status_code == 200
    assert client.get(f"/om/nedlasting/{DAY}").status_code == 404
    assert client.get("/nedlasting/siste/klimakalender.sqlite").status_code == 404


def test_latest_leads_to_its_day(offering: Client) -> None:
    answer = offering.get("/nedlasting/siste/csv/events.csv")
    assert (answer.status_code, answer.headers["location"]) == (302, f"/nedlasting/{DAY}/csv/events.csv")


def test_a_browser_saves_it_under_a_name_that_tells_the_day(offering: Client) -> None:
    for path, name in (
        ("klimakalender.sqlite", f"{FOLDER}.sqlite"),
        ("csv/events.csv", f"{FOLDER}-events.csv"),
    ):
        answer = offering.get(f"/nedlasting/{DAY}/{path}")
        assert answer.headers["content-disposition"] == f'attachment; filename="{name}"'
        assert answer.headers["x-content-type-options"] == "nosniff"


RANGES = {
    "first": ("bytes=0-9", 206, slice(0, 10)),
    "middle": ("bytes=100-199", 206, slice(100, 200)),
    "open end": ("bytes=100-", 206, slice(100, None)),
    "last": ("bytes=-16", 206, slice(-16, None)),
    "more than there is": ("bytes=100-999999999", 206, slice(100, None)),
    "longer tail than file": ("bytes=-999999999", 206, slice(0, None)),
    "beyond": ("bytes=999999999-", 416, slice(0, 0)),
    "empty tail": ("bytes=-0", 416, slice(0, 0)),
    "backwards": ("bytes=9-5", 200, slice(0, None)),
    "several": ("bytes=0-1,5-6", 200, slice(0, None)),
    "other unit": ("lines=0-1", 200, slice(0, None)),
    "no numbers": ("bytes=a-b", 200, slice(0, None)),
}


@pytest.mark.parametrize(("asked", "status", "part"), RANGES.values(), ids=RANGES)
def test_ranges(offering: Client, within: Path, asked: str, status: int, part: slice) -> None:
    content = (within / FOLDER / "klimakalender.sqlite").read_bytes()
    answer = offering.get(SQLITE, range=asked)
    assert (answer.status_code, answer.content) == (status, content[part])
    if status == 206:
        start, stop, _ = part.indices(len(content))
        assert answer.headers["content-range"] == f"bytes {start}-{stop - 1}/{len(content)}"
        assert answer.headers["content-length"] == str(stop - start)
    if status == 416:
        assert answer.headers["content-range"] == f"bytes */{len(content)}"


def test_asking_again(offering: Client) -> None:
    first = offering.get(SQLITE)
    tag, date = first.headers["etag"], first.headers["last-modified"]
    assert offering.get(SQLITE, if_none_match=tag).status_code == 304
    assert offering.get(SQLITE, if_modified_since=date).status_code == 304
    for condition, status in ((tag, 206), (date, 206), ('"other"', 200)):
        answer = offering.get(SQLITE, range="bytes=0-9", if_range=condition)
        assert answer.status_code == status
    head = offering.get(SQLITE, method="HEAD")
    assert (head.content, head.headers["content-length"]) == (b"", str(len(first.content)))
    assert offering.get(SQLITE, method="POST").status_code == 405


def test_another_site_may_read_in_parts(offering: Client) -> None:
    preflight = offering.get(
        SQLITE, method="OPTIONS", origin="https://other.example", access_control_request_headers="range"
    )
    assert preflight.status_code == 204
    assert "Range" in preflight.headers["access-control-allow-headers"].split(", ")
    answer = offering.get(SQLITE, range="bytes=0-15", origin="https://other.example")
    assert answer.headers["access-control-allow-origin"] == "*"
    assert {"Content-Range", "Content-Length"} <= set(
        answer.headers["access-control-expose-headers"].split(", ")
    )


@pytest.mark.parametrize(
    "name",
    [
        "../../whatever.db",
        "..%2f..%2fwhatever.db",
        "%2e%2e/%2e%2e/whatever.db",
        "/etc/passwd",
        "%2fetc%2fpasswd",
        "csv",
        "csv/",
        "csv/../klimakalender.sqlite",
        "added.txt",
        "link.txt",
        "klimakalender.sqlite%00.csv",
        "escaped.txt",
    ],
)
def test_nothing_else_is_sent(offering: Client, within: Path, name: str) -> None:
    folder = within / FOLDER
    (within / "secret.txt").write_text("secret")
    (folder / "added.txt").write_text("not in the list")
    (folder / "link.txt").symlink_to(within / "secret.txt")
    with (folder / SUMS).open("a") as sums:
        sums.writelines(
            f"{'0' * 64}  {path}\n" for path in ("../secret.txt", "/etc/passwd", "link.txt", "escaped.txt")
        )
    for path in (f"/nedlasting/{DAY}/{name}", f"/nedlasting/{DAY}/../secret.txt"):
        sent: list[Any] = []

        async def send(message: Any, sent: list[Any] = sent) -> None:
            sent.append(message)

        # Straight into the program: clients tidy such addresses before they ask.
        scope = {
            "type": "http", "method": "GET", "path": path.replace("%2f", "/").replace("%2e", "."), "scheme": "http",
            "raw_path": path.encode(), "query_string": b"", "headers": [(b"host", b"localhost")],
        }  # fmt: skip
        asyncio.run(offering.datasette.app()(scope, None, send))
        assert sent[0]["status"] == 404


BROKEN = {
    "no checksums": lambda folder: (folder / SUMS).unlink(),
    "no day": lambda folder: folder.rename(folder.with_name("klimakalender-gammel")),
    "no database": lambda folder: (folder / "klimakalender.sqlite").unlink(),
    "changes that are no JSON": lambda folder: (folder / "CHANGES.json").write_text("{"),
}


@pytest.mark.parametrize("breaking", BROKEN.values(), ids=BROKEN)
def test_what_is_no_whole_snapshot_is_left_out(within: Path, breaking: Any) -> None:
    assert [one.day for one in offered(within)] == [DAY]
    breaking(within / FOLDER)
    offered.__globals__["_read"].cache_clear()
    assert offered(within) == []


def test_newest_first(within: Path, db: Path, harvest: Any, announcement: Any, session: Any) -> None:
    harvest.now = NOW
    harvest.save(announcement("Flomkurs", session("2098-12-03")))
    write_snapshot(db, within)
    found = offered(within)
    assert [(one.day, one.previous) for one in found] == [("2026-11-24", DAY), (DAY, None)]
    assert found[0].events["new"] == 1


def test_catalogues_are_told(offering: Client, within: Path) -> None:
    graph = Graph().parse(data=offering.get("/dcat.ttl").text, format="turtle")
    addresses = set(graph.objects(None, DCAT.downloadURL))
    assert URIRef(f"http://localhost{SQLITE}") in addresses
    assert [str(one) for one in addresses if offering.get(str(one)).status_code != 200] == []
    node = graph.value(None, DCAT.downloadURL, URIRef(f"http://localhost{SQLITE}"))
    content = (within / FOLDER / "klimakalender.sqlite").read_bytes()
    assert str(graph.value(node, DCAT.byteSize)) == str(len(content))
    checksum = graph.value(node, SPDX.checksum)
    assert str(graph.value(checksum, SPDX.checksumValue)) == hashlib.sha256(content).hexdigest()
    assert len(set(graph.subjects(RDF.type, DCAT.Distribution))) == 6 + len(offered(within)[0].forms)


def test_description_conforms(offering: Client) -> None:
    pyshacl = pytest.importorskip("pyshacl")
    graph = Graph().parse(data=offering.get("/dcat.ttl").text, format="turtle")
    shapes = Graph().parse(Path(__file__).with_name("dcat_ap_no.ttl"))
    conforms, _, report = pyshacl.validate(graph, shacl_graph=shapes)
    assert conforms, report


def test_data_package_can_be_followed(offering: Client) -> None:
    base = f"/nedlasting/{DAY}/"
    package = json.loads(offering.get(f"{base}datapackage.json").content)
    for resource in package["resources"]:
        head = offering.get(base + resource["path"], method="HEAD")
        assert head.headers["content-length"] == str(resource["bytes"])
        assert head.headers["content-type"].split(";")[0] == resource["mediatype"]


def test_serve_offers_a_folder(within: Path, db: Path) -> None:
    with serving(db, "--snapshots", str(within)) as address:
        asked = urllib.request.Request(f"{address.rstrip('/')}{SQLITE}", headers={"Range": "bytes=0-15"})  # noqa: S310  ours
        with urllib.request.urlopen(asked, timeout=20) as answer:  # noqa: S310  our own server
            assert (answer.status, answer.read()) == (206, b"SQLite format 3\0")


def test_plain_datasette_offers_that_of_the_settings(within: Path, tmp_path: Path, harvest: Any) -> None:
    named = tmp_path / "klima.db"
    harvest.store.connection.execute("vacuum into ?", [str(named)])
    command = [sys.executable, "-m", "datasette", str(named), "--get", "/om/nedlasting"]
    environ = {**os.environ, "KLIMA_SNAPSHOTS": str(within)}
    answer = subprocess.run(command, capture_output=True, text=True, check=True, cwd=tmp_path, env=environ)
    assert SQLITE in answer.stdout
