"""A wrong row is named by file and line, and says what is wrong with it."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest

from klimakalender import config
from klimakalender.errors import DataFileError
from klimakalender.reference import load_tables
from klimakalender.sources.checks import registry_problems
from klimakalender.sources.rows import COLUMNS, inspect_folder, read_folder

if TYPE_CHECKING:
    from pathlib import Path

GOOD = {
    "id": "granvoll", "family": "kommune", "status": "present", "publisher": "Granvoll kommune",
    "url": "https://www.granvoll.example/", "platform": "detect", "entry_points": "/", "frequency": "daily",
    "expected_min": "1", "expected_max": "2000", "language": "nb", "basis": "listed",
}  # fmt: skip

WRONG = {
    "id": ({"id": "Granvoll kommune"}, "id 'Granvoll kommune' has a wrong form"),
    "publisher": ({"publisher": ""}, "publisher is empty"),
    "family": ({"family": "bydel"}, "family 'bydel' is none of kommune, fylkeskommune"),
    "url": ({"url": "granvoll.example"}, "url 'granvoll.example' has a wrong form"),
    "alias": ({"aliases": "ok.example|not a host"}, "aliases 'not a host' has a wrong form"),
    "number": ({"municipality_number": "33"}, "municipality_number '33' has a wrong form"),
    "expectation": ({"expected_min": "some"}, "expected_min 'some' has a wrong form"),
    "order": ({"expected_min": "20", "expected_max": "10"}, "expected_min 20 is above expected_max 10"),
    "platform": ({"platform": "magic"}, "platform 'magic' is none of detect"),
    "entry point": ({"entry_points": ""}, "a present source needs an entry point"),
    "frequency": ({"frequency": "never"}, "a present source needs an entry point and a frequency"),
}


def write(folder: Path, *rows: dict[str, str]) -> Path:
    path = folder / "kommune.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, restval="")
        writer.writeheader()
        writer.writerows(rows)
    return path


@pytest.mark.parametrize(("change", "message"), WRONG.values(), ids=WRONG)
def test_wrong_row_is_named(tmp_path: Path, change: dict[str, str], message: str) -> None:
    path = write(tmp_path, GOOD, {**GOOD, "id": "b", "url": "https://b.example/", **change})
    with pytest.raises(DataFileError) as caught:
        read_folder(tmp_path)
    assert str(caught.value).startswith(f"{path}:3: ")
    assert message in str(caught.value)


@pytest.mark.parametrize(
    ("second", "message"),
    [
        ({"url": "https://b.example/"}, "id granvoll is also at"),
        ({"id": "b", "url": "http://granvoll.example/nytt"}, "host granvoll.example is also at"),
        (
            {"id": "b", "url": "https://b.example/", "aliases": "www.granvoll.example"},
            "host granvoll.example",
        ),
    ],
)
def test_row_claimed_twice_is_named(tmp_path: Path, second: dict[str, str], message: str) -> None:
    write(tmp_path, GOOD, {**GOOD, **second})
    _, problems = inspect_folder(tmp_path)
    assert len(problems) == 1
    assert message in problems[0]


def test_all_problems_are_counted(tmp_path: Path) -> None:
    write(tmp_path, {**GOOD, "family": "x", "platform": "y"})
    with pytest.raises(DataFileError, match=r"\(and 1 more: see `klimakalender sources check`\)"):
        read_folder(tmp_path)


def test_wrong_header_is_named(tmp_path: Path) -> None:
    (tmp_path / "kommune.csv").write_text("id,name\n", encoding="utf-8")
    with pytest.raises(DataFileError, match=r"kommune\.csv:1: the columns must be id,family"):
        read_folder(tmp_path)


def test_short_row_is_named(tmp_path: Path) -> None:
    path = write(tmp_path, GOOD)
    path.write_text(path.read_text(encoding="utf-8") + "a,b\n", encoding="utf-8")
    with pytest.raises(DataFileError, match=r"kommune\.csv:3: 2 cells instead of"):
        read_folder(tmp_path)


@pytest.mark.parametrize("content", [None, b"\xff\xfe\x00"], ids=["no file", "not text"])
def test_unreadable_folder_is_named(tmp_path: Path, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / "kommune.csv").write_bytes(content)
    with pytest.raises(DataFileError, match=tmp_path.name):
        read_folder(tmp_path)


def test_committed_registry_is_complete() -> None:
    sources, problems = inspect_folder(config.load().data / "sources")
    assert problems == []
    assert list(registry_problems(sources, load_tables().gazetteer)) == []
    others = [s for s in sources if not s.former and s.family in ("national", "network", "research", "ngo")]
    assert {"ks", "miljodirektoratet"} < {source.id for source in others}
    assert len(others) >= 52


def test_missing_municipality_and_wrong_number_are_problems() -> None:
    sources = read_folder(config.load().data / "sources")
    kept = [source for source in sources if source.id != "drammen"]
    assert list(registry_problems(kept, load_tables().gazetteer)) == [
        "kommune: 356 present sources, expected 357",
        "Drammen (3301): no source",
    ]
