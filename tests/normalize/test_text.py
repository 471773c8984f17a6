"""Cleaning keeps the way back to the text as it was passed in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.text import clean


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("Onsdag 5. MAI", "onsdag 5. mai"),
        ("12.\u200b mai", "12. mai"),
        ("sep\u00adtember", "september"),
        ("ma\u030andag", "måndag"),
        ("\ufeffkl. 9", "kl. 9"),
        ("\u200e5. mai\u200f", "5. mai"),
        ("İ 5", "İ 5"),
        ("", ""),
    ],
)
def test_clean(text: str, cleaned: str) -> None:
    assert clean(text).text == cleaned


def test_origin_skips_what_was_left_out() -> None:
    cleaned = clean("a\u00adb\u200bc")
    assert [cleaned.origin(position) for position in range(4)] == [0, 2, 4, 5]


@given(st.text())
def test_every_position_has_an_origin(text: str) -> None:
    cleaned = clean(text)
    origins = [cleaned.origin(position) for position in range(len(cleaned.text) + 1)]
    assert origins == sorted(origins)
    assert origins[-1] == len(text)
