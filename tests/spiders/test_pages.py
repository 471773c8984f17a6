"""Every folder of tests/pages is a saved page with what a careful reader takes from it: one item per field.

``meta.json`` has the address, the day of the reading and what the page is there for; ``expected.json`` only
what matters for that, in the shape of the event record. What the reader does not get right yet stands, with a
reason, in ``known_gaps.toml`` and must fail, so that a fix has to take it off the list.
"""

from __future__ import annotations

import json
import tomllib
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from klimakalender.extraction import read_body

if TYPE_CHECKING:
    from collections.abc import Iterator

CASES = Path(__file__).resolve().parents[1] / "pages"
GAPS = tomllib.loads((CASES / "known_gaps.toml").read_text(encoding="utf-8"))
NESTED = ("registration", "price", "place")


def expectations(expected: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Fields as paths into the page's record, with their values; the number of events comes first.

    >>> list(expectations({"kind": "event", "events": [{"title": "A", "price": {"is_free": True}}]}))
    [('events', 1), ('kind', 'event'), ('events.0.title', 'A'), ('events.0.price.is_free', True)]
    """
    yield "events", len(expected["events"])
    for field, value in expected.items():
        if field != "events":
            yield field, value
    for number, event in enumerate(expected["events"]):
        for field, value in event.items():
            if field in NESTED:
                for part, inner in value.items():
                    yield f"events.{number}.{field}.{part}", inner
            else:
                yield f"events.{number}.{field}", value


def items() -> list[Any]:
    """One parameter set for each case and field."""
    params = []
    for folder in sorted(path for path in CASES.iterdir() if path.is_dir()):
        expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
        for field, value in expectations(expected):
            reason = GAPS.get(folder.name, {}).get(field)
            marks = [pytest.mark.xfail(reason=reason, strict=True)] if reason else []
            params.append(pytest.param(folder, field, value, id=f"{folder.name}-{field}", marks=marks))
    return params


@cache
def reading(folder: Path) -> dict[str, Any]:
    meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    body = (folder / meta.get("file", "page.html")).read_bytes()
    return read_body(body, meta["url"], date.fromisoformat(meta["reference_date"])).to_record()


def part_of(expected: Any, actual: Any) -> Any:
    """``actual`` without the keys of its objects that ``expected`` does not name."""
    if isinstance(expected, dict) and isinstance(actual, dict):
        return {key: part_of(value, actual.get(key)) for key, value in expected.items()}
    if isinstance(expected, list) and isinstance(actual, list) and len(expected) == len(actual):
        return [part_of(*pair) for pair in zip(expected, actual, strict=True)]
    return actual


def test_gaps_are_of_cases() -> None:
    named = {(param.values[0].name, param.values[1]) for param in items()}
    assert {(case, field) for case, fields in GAPS.items() for field in fields} <= named


@pytest.mark.parametrize(("folder", "field", "expected"), items())
def test_page(folder: Path, field: str, expected: Any) -> None:
    actual: Any = reading(folder)
    if field == "events":
        assert len(actual["events"]) == expected, [event["title"] for event in actual["events"]]
        return
    for step in field.split("."):
        actual = actual[int(step) if step.isdigit() else step]
    assert part_of(expected, actual) == expected
