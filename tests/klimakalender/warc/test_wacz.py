"""WACZ files: what is written can be read again, and says of itself what it should."""

from __future__ import annotations

import gzip
import hashlib
import json
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from klimakalender.errors import ArchiveError
from klimakalender.warc import ArchiveFile, ArchiveWriter, write_wacz

MOMENT = datetime(2027, 4, 1, 12, tzinfo=UTC)
HTML = [("Content-Type", "text/html; charset=utf-8")]
ANSWERS = [
    ("https://www.granvoll.example/kalender", 200, HTML, b"<p>Kalender"),
    ("https://granvoll.example/a.ics", 200, [("Content-Type", "text/calendar")], b"BEGIN:VCALENDAR"),
    ("https://granvoll.example/borte", 404, HTML, b"<p>Borte"),
    ("https://granvoll.example/kalender", 304, [], b""),
]


@pytest.fixture
def archives(tmp_path: Path) -> list[Path]:
    writer = ArchiveWriter(tmp_path / "archive", {"software": "test"})
    for url, status, headers, body in ANSWERS:
        writer.write(url, status, headers, body, MOMENT)
    writer.close()
    return sorted((tmp_path / "archive").iterdir())


@pytest.fixture
def wacz(archives: list[Path], tmp_path: Path) -> Path:
    target = tmp_path / "k.wacz"
    assert write_wacz(archives, target, MOMENT, "Klimakalender/1") == 1
    return target


def test_what_is_written_can_be_replayed(wacz: Path) -> None:
    archive = ArchiveFile(wacz)
    read = [(record.url, record.status, record.body) for record in archive]
    archive.close()
    assert read == [(url, status, body) for url, status, _, body in ANSWERS]
    assert archive.damage == []


def test_the_index_leads_to_every_record(wacz: Path) -> None:
    with zipfile.ZipFile(wacz) as bundle:
        lines = gzip.decompress(bundle.read("indexes/index.cdx.gz")).decode().splitlines()
        assert lines == sorted(lines)
        for line in lines:
            _, moment, rest = line.split(" ", 2)
            entry = json.loads(rest)
            body = bundle.read(f"archive/{entry['filename']}")
            start, length = int(entry["offset"]), int(entry["length"])
            record = gzip.decompress(body[start : start + length]).decode()
            assert f"WARC-Target-URI: {entry['url']}" in record
            assert moment == "20270401120000"


def test_the_package_vouches_for_its_parts(wacz: Path) -> None:
    with zipfile.ZipFile(wacz) as bundle:
        package = json.loads(bundle.read("datapackage.json"))
        digest = json.loads(bundle.read("datapackage-digest.json"))
        parts = {"datapackage.json": digest["hash"]} | {
            one["path"]: one["hash"] for one in package["resources"]
        }
        hashes = {name: f"sha256:{hashlib.sha256(bundle.read(name)).hexdigest()}" for name in parts}
        assert hashes == parts
        assert set(bundle.namelist()) == {*parts, "datapackage-digest.json"}
        assert {info.compress_type for info in bundle.infolist()} == {zipfile.ZIP_STORED}
        pages = [json.loads(line) for line in bundle.read("pages/pages.jsonl").splitlines()]
    assert [page["url"] for page in pages[1:]] == ["https://www.granvoll.example/kalender"]


def test_nothing_to_bundle_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="no archive files"):
        write_wacz([], tmp_path / "k.wacz", MOMENT, "Klimakalender/1")
