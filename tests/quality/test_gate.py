"""No field may fall below its floor, and a floor follows a risen score."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

spec = importlib.util.spec_from_file_location("gate", Path(__file__).with_name("gate.py"))
assert spec
assert spec.loader
gate = importlib.util.module_from_spec(spec)
spec.loader.exec_module(gate)

# A risen score must be pinned; this much may lie between them so that one lucky page does not force a commit.
SLACK = 0.02

needs_labels = pytest.mark.skipif(not gate.available(), reason="no labelled data beside the checkout")


@needs_labels
@pytest.mark.parametrize("name", gate.SETS)
def test_scores_hold_their_floors(name: str) -> None:
    floors, scores = gate.read_floors()[name], gate.measure(name)
    fallen = {
        field: (scores.get(field), floor) for field, floor in floors.items() if scores.get(field, 0) < floor
    }
    assert fallen == {}, "field: (score, floor)"
    risen = {field: score for field, score in scores.items() if score > floors.get(field, 0) + SLACK}
    assert risen == {}, "run `make floors` and commit the raised floors"


def test_every_measured_set_has_floors() -> None:
    floors = gate.read_floors()
    assert set(floors) == set(gate.SETS)
    assert all(floors.values())
