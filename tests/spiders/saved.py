"""Every page that is saved with the project, and the labelled ones where they lie beside the checkout."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from klimakalender.extraction import read_body
from spiders.items import PageReading

TESTS = Path(__file__).resolve().parents[1]
CASES = TESTS / "pages"
GOLD = TESTS.parents[1] / "shared" / "gold"


@dataclass(frozen=True)
class SavedPage:
    """A page with its address and the day it was fetched."""

    file: Path
    url: str
    day: date

    def body(self) -> bytes:
        return self.file.read_bytes()

    def reading(self) -> PageReading:
        """What the reader says of it."""
        return _reading(self)

    def record(self) -> dict[str, Any]:
        """What ``extract`` says of it."""
        return _record(self)


@cache
def _reading(page: SavedPage) -> PageReading:
    return read_body(page.body(), page.url, page.day)


@cache
def _record(page: SavedPage) -> dict[str, Any]:
    return page.reading().to_record()


def _cases() -> Iterator[Any]:
    for folder in sorted(path for path in CASES.iterdir() if path.is_dir()):
        meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
        page = SavedPage(
            folder / meta.get("file", "page.html"), meta["url"], date.fromisoformat(meta["reference_date"])
        )
        yield pytest.param(page, id=folder.name)


def _labelled() -> Iterator[Any]:
    for name in ("dev.jsonl", "seeds.jsonl"):
        lines = (GOLD / name).read_text(encoding="utf-8").splitlines() if (GOLD / name).exists() else []
        for row in map(json.loads, filter(None, lines)):
            page = SavedPage(GOLD / row["file"], row["url"], date.fromisoformat(row["reference_date"]))
            yield pytest.param(page, id=row["id"])


PAGES = [*_cases(), *_labelled()]
