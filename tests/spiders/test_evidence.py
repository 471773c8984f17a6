"""Every value that a page gives is told with words of that page (docs/reference/evidence.md)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from normalize.contact import MASK
from spiders.page.charset import decode
from spiders.page.document import read_document
from tests.spiders.saved import PAGES, SavedPage

# Values that are no reading of words: who asked, what was asked for, and what follows from other values.
DERIVED = {
    "id", "url", "source", "publisher", "description", "language", "starts_at", "ends_at", "all_day", "price.currency",
    "price.min", "price.max", "place.municipality_number", "place.county", "place.latitude", "place.longitude",
    "topic_reasons", "evidence", "issues",
}  # fmt: skip
# What a page says by saying nothing.
SILENT = {
    "status": "scheduled",
    "climate": "no",
    "registration.fully_booked": False,
    "registration.closed": False,
}
NESTED = ("registration", "price", "place")
PAGE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "evidence.md"


def values(record: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Paths into an event record with their values."""
    for name, value in record.items():
        if name in NESTED:
            yield from ((f"{name}.{part}", inner) for part, inner in value.items())
        else:
            yield name, value


def told(record: dict[str, Any]) -> set[str]:
    """The fields of which the page says something."""
    return {
        name
        for name, value in values(record)
        if name not in DERIVED and value not in (None, [], "") and SILENT.get(name) != value
    }


def squeezed(text: str) -> str:
    """A text without white space and invisible characters, which markup puts in and takes out."""
    return re.sub(r"[\s\u00ad\u200b-\u200d\ufeff]+", "", text).lower()


def words_of(page: SavedPage) -> str:
    """What stands on a page: as the reader sees it, and as it is without tags, embedded data included."""
    source = unescape(decode(page.body(), None))
    seen = "\n".join(read_document(page.body(), url=page.url).texts)
    return squeezed(seen) + squeezed(re.sub(r"</?[a-zA-Z][^<>]*>", "", source)) + squeezed(source)


@pytest.mark.parametrize("page", PAGES)
def test_every_value_has_words_of_the_page(page: SavedPage) -> None:
    text, address = words_of(page), squeezed(unquote(page.url))
    for event in page.record()["events"]:
        assert told(event) - {finding["field"] for finding in event["evidence"]} == set()
        for finding in event["evidence"]:
            place = address if finding["where"] == "url" else text
            # What was personal in a quote is masked.
            parts = [squeezed(part) for part in finding["quote"].split(MASK)]
            assert any(parts), finding
            assert all(part in place for part in parts), finding


@pytest.mark.parametrize("page", PAGES)
def test_a_clock_time_alone_tells_when_sessions_begin_or_end(page: SavedPage) -> None:
    for event in page.record()["events"]:
        stamps = {session[name] for session in event["sessions"] for name in ("starts_at", "ends_at")}
        clocks = [finding for finding in event["evidence"] if finding["rule"] == "clock"]
        for finding in clocks:
            assert finding["value"] == finding["quote"] or stamps >= set(finding["value"]), finding


@pytest.mark.parametrize("page", PAGES)
def test_no_evidence_is_of_a_value_that_is_not_there(page: SavedPage) -> None:
    for event in page.record()["events"]:
        given = {finding["field"] for finding in event["evidence"]}
        assert given <= {name for name, value in values(event) if value not in (None, [], "")}


def test_the_reference_tells_of_every_field() -> None:
    text = PAGE.read_text(encoding="utf-8")
    (page, *_) = (param.values[0] for param in PAGES if param.id == "postal-code")
    fields = {name for name, _ in values(page.record()["events"][0])} - {"id", "evidence", "issues"}
    assert {name for name in fields if f"`{name}`" not in text} == set()
