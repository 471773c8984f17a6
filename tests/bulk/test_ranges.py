"""Ranges of an archive: every record is in one of them, wherever they are cut."""

from __future__ import annotations

import gzip
from contextlib import closing
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from klimakalender.errors import ArchiveError
from klimakalender.warc import ArchiveFile, read_range, split, write_wacz

if TYPE_CHECKING:
    from pathlib import Path


def urls_of(address: str, size: int) -> list[str]:
    damage: list[str] = []
    found = [record.url for part in split([address], size) for record in read_range(part, damage)]
    assert damage == []
    return found


def all_of(archive: Path) -> list[str]:
    with closing(ArchiveFile(archive)) as opened:
        return [record.url for record in opened]


@pytest.fixture(scope="session", params=["by record", "plain", "as a whole", "wacz"])
def stored(archive: Path, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archive in each of the ways that archives are compressed."""
    folder = tmp_path_factory.mktemp("stored")
    if request.param == "by record":
        return archive
    if request.param == "wacz":
        write_wacz([archive], folder / "norge.wacz", datetime(2027, 8, 20, tzinfo=UTC), "test")
        return folder / "norge.wacz"
    text = gzip.decompress(archive.read_bytes())
    path = folder / ("norge.warc" if request.param == "plain" else "norge.warc.gz")
    path.write_bytes(text if request.param == "plain" else gzip.compress(text))
    return path


@pytest.mark.parametrize("size", [997, 20_000, 10_000_000])
def test_every_record_is_in_one_range(stored: Path, archive: Path, size: int) -> None:
    expected = all_of(archive)
    assert urls_of(str(stored), size) == expected


def test_damage_costs_the_records_in_it(archive: Path, tmp_path: Path) -> None:
    body = bytearray(archive.read_bytes())
    body[len(body) // 2 : len(body) // 2 + 40] = b"x" * 40
    broken = tmp_path / "broken.warc.gz"
    broken.write_bytes(body)
    damage: list[str] = []
    found = [record.url for part in split([str(broken)], 20_000) for record in read_range(part, damage)]
    whole = all_of(archive)
    assert len(damage) >= 1
    assert str(broken) in damage[0]
    assert len(whole) - 2 <= len(found) < len(whole)
    assert set(found) < set(whole)


def test_a_magic_number_within_a_page_begins_no_record(archive: Path, tmp_path: Path) -> None:
    text = gzip.decompress(archive.read_bytes())
    told = b"Avfallet fra husholdningene gikk ned"
    assert told in text
    plain = tmp_path / "norge.warc"
    plain.write_bytes(
        text.replace(told, b"\r\n\r\nWARC/1.1 er et format i arkiver"[: len(told)].ljust(len(told)))
    )
    assert urls_of(str(plain), 5_000) == all_of(archive)


def test_an_address_of_fsspec(archive: Path) -> None:
    import fsspec

    fsspec.filesystem("memory").pipe("/norge.warc.gz", archive.read_bytes())
    assert urls_of("memory://norge.warc.gz", 20_000) == all_of(archive)


def test_what_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="none"):
        split([str(tmp_path / "none.warc")])
