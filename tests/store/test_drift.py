"""Drift: what counts as different from before, and what does not."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from klimakalender.store.drift import Look, find_drift

NOW = datetime(2027, 4, 1, 12, tzinfo=UTC)
FULL = {"announcements": 6, "date": 6, "clock": 6, "place": 5, "price": 3}
USUAL = Look(NOW, "acos", coming=6, linked=6, stated=FULL)
HISTORY = [replace(USUAL, at=NOW - timedelta(days=days)) for days in range(20, 0, -1)]
DRIFTED = [replace(one, drifted=True, stated=FULL | {"clock": 0}) for one in HISTORY]


def stated(**changes: int) -> dict[str, Any]:
    return {"stated": FULL | changes}


CASES: dict[str, tuple[dict[str, Any], list[Look], list[str]]] = {
    "as before": ({}, HISTORY, []),
    "no list leads anywhere": ({"linked": 0}, HISTORY, ["unlinked"]),
    "nor did any before": ({"linked": 0}, [replace(one, linked=0) for one in HISTORY], []),
    "one page is no list": ({"linked": 0, "coming": 1}, HISTORY, []),
    "all addresses are new": ({"lost": 6, "linked": 0}, HISTORY, ["moved"]),
    "one of six is gone": ({"lost": 1}, HISTORY, []),
    "no clock times any more": (stated(clock=0), HISTORY, ["fields"]),
    "two announcements without clock times": (stated(announcements=2, clock=0), HISTORY, ["fields"]),
    "one without is chance": (stated(announcements=1, clock=0), HISTORY, []),
    "prices come and go": (stated(price=1), HISTORY, []),
    "a new source has no history": (stated(clock=0), HISTORY[-4:], []),
    "still drifting": (stated(clock=0), HISTORY + DRIFTED[-5:], ["fields"]),
    "drift of long ago is the new normal": (
        stated(clock=0), [replace(one, at=one.at - timedelta(days=30)) for one in DRIFTED], [],
    ),
    "no date on any page that is still there": (stated(date=0, clock=0, place=0, price=0), HISTORY, ["fields"]),
    "another system": ({"platform": "wordpress"}, HISTORY, ["platform"]),
    "a front page without marks": ({"platform": "detect"}, HISTORY, []),
}  # fmt: skip


@pytest.mark.parametrize(("changes", "history", "kinds"), CASES.values(), ids=CASES)
def test_kinds(changes: dict[str, Any], history: list[Look], kinds: list[str]) -> None:
    assert [drift.kind for drift in find_drift(replace(USUAL, **changes), history)] == kinds


def test_sentences_tell_the_numbers() -> None:
    [fields] = find_drift(replace(USUAL, stated=FULL | {"clock": 0}), HISTORY)
    assert fields.message == "fewer announcements state: clock 0% (before 100%)"
    [platform] = find_drift(replace(USUAL, platform="wordpress"), HISTORY)
    assert platform.message == "another publishing system: acos before, wordpress now"
    assert (fields.short, platform.short) == (True, False)
