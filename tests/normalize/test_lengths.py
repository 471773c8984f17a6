"""How long something is said to last."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.lengths import find_length

SAID = {
    "Foredraget varer halvannen time.": 90,
    "Det varer i to timer": 120,
    "Kurset varar i 1 time og 30 minutt": 90,
    "Varighet 45 minutter": 45,
    "Møtet er planlagt å vare i to timer": 120,
    "Møtet vil vare halvannan time": 90,
    "The walk lasts 2 hours": 120,
    "Den varer 45–60 minutter": None,
    "Samlingen varer i omtrent 5 timer": None,
    "Prosjektet varer i tre år": None,
    "Billetten varer": None,
    "Vi kommer om to timer": None,
    "Turen tar 3 timer med buss": None,
}


@pytest.mark.parametrize(("text", "minutes"), SAID.items(), ids=SAID)
def test_length(text: str, minutes: int | None) -> None:
    found = find_length(text)
    assert (found[0] if found else None) == minutes


@pytest.mark.parametrize(
    ("value", "minutes"), [("1,5 time", 90), ("ca. 2 timer", None), ("", None), ("en dag", None)]
)
def test_value_of_a_label(value: str, minutes: int | None) -> None:
    found = find_length(value, labelled=True)
    assert (found[0] if found else None) == minutes


@given(st.text())
def test_any_text_is_answered(text: str) -> None:
    if found := find_length(text):
        assert text[found[1].start : found[1].end] == found[1].quote
