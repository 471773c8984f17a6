from __future__ import annotations

import gzip
import io
import zipfile
from contextlib import closing
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from klimakalender.errors import ArchiveError
from klimakalender.warc import ArchiveFile, ArchiveWriter, Record

if TYPE_CHECKING:
    from pathlib import Path

MONDAY = datetime(2026, 3, 2, 8, 30, tzinfo=UTC)
PAGES = {f"https://granvoll.example/side-{number}": f"Side nummer {number}. " * 400 for number in range(5)}


@pytest.fixture
def archive(tmp_path: Path) -> bytes:
    writer = ArchiveWriter(tmp_path / "skrevet", {"software": "test"})
    for url, text in PAGES.items():
        writer.write(url, 200, [("Content-Type", "text/html")], text.encode(), MONDAY)
    writer.close()
    return next((tmp_path / "skrevet").iterdir()).read_bytes()


def read(path: Path) -> tuple[list[Record], list[str]]:
    with closing(ArchiveFile(path)) as file:
        records = list(file)
        for record in records:
            assert file.read(record.file, record.offset) == record
        return records, file.damage


def zipped(archive: bytes, compression: int = zipfile.ZIP_STORED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as wacz:
        wacz.writestr("datapackage.json", "{}")
        wacz.writestr("archive/data.warc.gz", archive)
    return buffer.getvalue()


SHAPES = {
    "compressed by record": lambda data: data,
    "plain": gzip.decompress,
    "compressed as a whole": lambda data: gzip.compress(gzip.decompress(data)),
    "wacz": zipped,
    "wacz, deflated": lambda data: zipped(data, zipfile.ZIP_DEFLATED),
}


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_reads_every_record_in_order(shape, archive: bytes, tmp_path: Path) -> None:
    path = tmp_path / "arkiv"
    path.write_bytes(shape(archive))
    records, damage = read(path)
    assert {record.url: record.body.decode() for record in records} == PAGES
    assert [record.url for record in records] == list(PAGES)
    assert {record.date for record in records} == {MONDAY}
    assert damage == []


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_a_cut_archive_gives_what_stands_before_the_cut(shape, archive: bytes, tmp_path: Path) -> None:
    path = tmp_path / "arkiv"
    whole = shape(archive)
    path.write_bytes(whole[: len(whole) * 7 // 10])
    if shape is SHAPES["wacz, deflated"]:
        with pytest.raises(ArchiveError, match="no readable WARC record"):
            read(path)
        return
    records, damage = read(path)
    assert 0 < len(records) < len(PAGES)
    assert all(PAGES[record.url] == record.body.decode() for record in records)
    assert damage
    assert all(str(path) in line for line in damage)


@pytest.mark.parametrize("shape", ["compressed by record", "plain"])
def test_reading_goes_on_after_a_broken_record(shape: str, archive: bytes, tmp_path: Path) -> None:
    data = bytearray(SHAPES[shape](archive))
    middle = len(data) // 2
    data[middle : middle + 40] = b"\0" * 40
    if shape == "plain":
        begin = data.index(b"WARC/1.", middle)
        data[begin : begin + 4] = b"\0\0\0\0"
    path = tmp_path / "arkiv"
    path.write_bytes(data)
    records, damage = read(path)
    assert len(records) >= len(PAGES) - 2
    assert records[-1].url == list(PAGES)[-1]
    assert len(damage) == 1


UNREADABLE = {
    "empty": b"",
    "html": b"<!doctype html><p>Ikke et arkiv",
    "gzipped html": gzip.compress(b"<!doctype html><p>Ikke et arkiv"),
    "zip without warc": zipped(b"")[:40],
    "noise": b"\x1f\x8b\x08" + bytes(range(256)),
}


@pytest.mark.parametrize("data", UNREADABLE.values(), ids=UNREADABLE)
def test_an_unreadable_file_is_named(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "arkiv"
    path.write_bytes(data)
    with pytest.raises(ArchiveError, match=str(path)):
        read(path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match=r"borte\.warc: No such file"):
        ArchiveFile(tmp_path / "borte.warc")


def test_bodies_lose_compression_and_chunking(tmp_path: Path) -> None:
    writer = ArchiveWriter(tmp_path, {})
    sent = gzip.compress(b"Klimakveld")
    chunked = b"%x\r\n%s\r\n0\r\n\r\n" % (len(sent), sent)
    headers = [("Content-Encoding", "gzip"), ("Transfer-Encoding", "chunked"), ("ETag", '"7"')]
    name, _ = writer.write("https://granvoll.example/", 200, headers, chunked, MONDAY)
    writer.close()
    [record], _ = read(tmp_path / name)
    assert record.body == b"Klimakveld"
    assert record.headers == (("ETag", '"7"'),)


def test_a_page_that_had_not_changed_is_a_revisit(tmp_path: Path) -> None:
    writer = ArchiveWriter(tmp_path, {})
    name, _ = writer.write("https://granvoll.example/", 304, [("ETag", '"7"')], b"", MONDAY)
    writer.close()
    [record], _ = read(tmp_path / name)
    assert record.revisit
    assert record.status == 304


def test_a_full_file_is_followed_by_another(tmp_path: Path) -> None:
    writer = ArchiveWriter(tmp_path, {}, rotate_at=1)
    names = {writer.write(f"https://granvoll.example/{n}", 404, [], b"", MONDAY)[0] for n in range(3)}
    writer.close()
    assert names == {path.name for path in tmp_path.iterdir()}
    assert len(names) == 3


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "fil").touch()
    with pytest.raises(ArchiveError, match="fil"):
        ArchiveWriter(tmp_path / "fil", {}).write("https://granvoll.example/", 200, [], b"", MONDAY)
