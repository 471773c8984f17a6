"""Archives at a store of objects: what is asked of it, and what is done when it does not answer."""

from __future__ import annotations

from pathlib import Path
from typing import Any, ClassVar

import fsspec
import pytest
from click.testing import CliRunner
from fsspec.spec import AbstractBufferedFile, AbstractFileSystem

from klimakalender.cli import cli
from klimakalender.warc import read_range, split
from klimakalender.warc.streams import BLOCK

SIZE = 1_000_000


class BusyError(Exception):
    """An error of its own kind, which cannot be sent between processes."""

    def __init__(self, status: int, url: str) -> None:
        super().__init__(f"{status} {url}")


class StoreFile(AbstractBufferedFile):  # type: ignore[misc]  # without types
    """A file of which ranges are asked for."""

    def _fetch_range(self, start: int, end: int) -> bytes:
        Store.asked.append((start, end))
        if Store.busy:
            Store.busy -= 1
            raise BusyError(503, self.path)
        with Path(self.path).open("rb") as file:
            file.seek(start)
            return file.read(end - start)


class Store(AbstractFileSystem):  # type: ignore[misc]  # without types
    """Files of this machine, given in ranges as a store of objects does."""

    protocol = "store"
    cachable = False
    asked: ClassVar[list[tuple[int, int]]] = []
    busy: ClassVar[int] = 0

    def info(self, path: str, **_: Any) -> dict[str, Any]:
        return {"name": path, "size": Path(path).stat().st_size, "type": "file"}

    def _open(self, path: str, mode: str = "rb", block_size: int = 5_000_000, **options: Any) -> StoreFile:
        return StoreFile(
            self,
            path,
            mode,
            block_size,
            cache_type=options["cache_type"],
            cache_options=options["cache_options"],
        )


@pytest.fixture(autouse=True)
def store(monkeypatch: pytest.MonkeyPatch) -> type[Store]:
    fsspec.register_implementation("store", Store, clobber=True)
    monkeypatch.setattr(Store, "asked", [])
    monkeypatch.setattr(Store, "busy", 0)
    monkeypatch.setattr("klimakalender.warc.streams.PAUSES", (0.01, 0.01))
    return Store


@pytest.fixture(scope="module")
def large(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archive many times over."""
    path = tmp_path_factory.mktemp("large") / "norge.warc.gz"
    path.write_bytes(archive.read_bytes() * (4 * SIZE // archive.stat().st_size))
    return path


def test_a_range_asks_for_little_more_than_itself(large: Path, store: type[Store]) -> None:
    for part in split([f"store://{large}"], SIZE):
        store.asked.clear()
        found = sum(1 for _ in read_range(part, []))
        asked = sum(min(end, large.stat().st_size) - start for start, end in store.asked)
        assert found > 50
        assert asked <= part.end - part.start + 3 * BLOCK, "its own, the beginning, and a block at each end"
        assert len(set(store.asked)) == len(store.asked)


def test_a_store_that_is_busy_is_asked_again(archive: Path, store: type[Store]) -> None:
    (part,) = split([f"store://{archive}"], SIZE)
    expected = [record.url for record in read_range(part, [])]
    store.busy = 2
    assert [record.url for record in read_range(part, [])] == expected


@pytest.mark.parametrize("verb", ["extract", "reprocess"])
def test_a_store_that_stays_busy_is_one_line(
    archive: Path, store: type[Store], verb: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("klimakalender.warc.ranges.LEAST", 15_000)
    arguments = {"extract": [], "reprocess": ["--workers", "1", "--apply", "--db", str(tmp_path / "k.db")]}[
        verb
    ]
    arguments += ["--output", str(tmp_path / "parts")]
    whole = CliRunner().invoke(cli, [verb, f"store://{archive}", *arguments])
    assert whole.exit_code == 0, whole.output
    (tmp_path / "parts" / "part-000001.jsonl").unlink()
    begun = len(store.asked)
    again = CliRunner().invoke(cli, [verb, f"store://{archive}", *arguments])
    assert again.exit_code == 0, again.output
    assert len(store.asked) - begun <= 3, "only the range that is missing"
    (tmp_path / "parts" / "part-000001.jsonl").unlink()
    monkeypatch.setattr(store, "_open", lambda *_, **__: (_ for _ in ()).throw(BusyError(503, "x")))
    done = CliRunner().invoke(cli, [verb, f"store://{archive}", *arguments])
    assert done.exit_code == 1
    assert done.stderr == f"klimakalender: store://{archive}: BusyError\n"


def test_what_is_not_there_is_named(tmp_path: Path) -> None:
    done = CliRunner().invoke(cli, ["extract", f"store://{tmp_path}/none.warc.gz"])
    assert (done.exit_code, done.stderr) == (
        1,
        f"klimakalender: store://{tmp_path}/none.warc.gz: not found\n",
    )
