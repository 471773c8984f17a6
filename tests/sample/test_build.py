"""The committed archive is what the committed pages give, and it is fit to be harvested."""

from __future__ import annotations

import gzip
import importlib.util
import json
import sys
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from klimakalender.sources import load_registry

if TYPE_CHECKING:
    from types import ModuleType

FOLDER = Path(__file__).resolve().parents[2] / "data" / "sample"
EXPECTED = Path(__file__).with_name("expected.jsonl")


@pytest.fixture(scope="module")
def build() -> ModuleType:
    spec = importlib.util.spec_from_file_location("sample_build", FOLDER / "build.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    # Its dataclass looks its own module up while it is made.
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(sys.modules, spec.name, module)
        spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def labels() -> list[dict[str, Any]]:
    return [json.loads(line) for line in EXPECTED.read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def packed(build: ModuleType) -> bytes:
    target = BytesIO()
    build.write_archive(target)
    return target.getvalue()


def test_the_committed_archive_is_up_to_date(packed: bytes, sample_archive: Path) -> None:
    # Compared as it is inside: how far zlib packs differs between its versions.
    assert gzip.decompress(sample_archive.read_bytes()) == gzip.decompress(packed), "run data/sample/build.py"


def test_the_same_pages_give_the_same_bytes(build: ModuleType, packed: bytes) -> None:
    again = BytesIO()
    build.write_archive(again)
    assert again.getvalue() == packed


def test_every_file_is_in_the_manifest_once(build: ModuleType) -> None:
    named = [response.file for response in build.read_manifest()]
    present = [path.relative_to(FOLDER / "pages").as_posix() for path in (FOLDER / "pages").rglob("*.*")]
    files = [name for name in present if (FOLDER / "pages" / name).is_file()]
    assert sorted(named) == sorted(files)


def test_every_page_belongs_to_a_source_of_the_registry(build: ModuleType) -> None:
    registry = load_registry()
    unknown = [response.url for response in build.read_manifest() if registry.by_url(response.url) is None]
    assert not unknown


def test_it_is_large_enough_for_the_demo(build: ModuleType, labels: list[dict[str, Any]]) -> None:
    hosts = {response.url.split("/")[2] for response in build.read_manifest()}
    assert len(hosts) >= 16
    assert len(labels) >= 70
    assert sum(len(label["events"]) for label in labels) >= 60


def test_labels_are_of_pages_in_the_archive(build: ModuleType, labels: list[dict[str, Any]]) -> None:
    recorded = {response.url for response in build.read_manifest() if response.status == 200}
    assert {label["url"] for label in labels} <= recorded
    assert len({label["id"] for label in labels}) == len(labels)
    assert all((EXPECTED.parent / label["file"]).is_file() for label in labels)
