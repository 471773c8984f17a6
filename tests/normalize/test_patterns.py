"""Word patterns: filed by their letters, found as if each were tried."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.patterns import WordPatterns

WORDS = st.text("abå", max_size=8)
STEMS = st.text("abå", min_size=3, max_size=6)
PATTERNS = st.one_of(
    st.text("abå", min_size=1, max_size=6),
    STEMS.map("{}*".format),
    STEMS.map("*{}".format),
    STEMS.map("*{}*".format),
)


def _fits(pattern: str, word: str) -> bool:
    stem = pattern.strip("*")
    if pattern.startswith("*"):
        return stem in word if pattern.endswith("*") else word.endswith(stem)
    return word.startswith(stem) if pattern.endswith("*") else word == stem


@given(st.lists(PATTERNS, max_size=12), WORDS)
def test_every_pattern_that_fits_is_found_and_no_other(tables: list[str], word: str) -> None:
    patterns: WordPatterns[str] = WordPatterns()
    for pattern in tables:
        patterns.add(pattern, pattern)
    assert set(patterns.fitting(word)) == {pattern for pattern in tables if _fits(pattern, word)}


@pytest.mark.parametrize("pattern", ["ab*", "*ab", "*b*", "abc|a*"])
def test_a_stem_that_fits_half_the_language_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match="fewer than 3 letters"):
        WordPatterns[int]().add(pattern, 1)
