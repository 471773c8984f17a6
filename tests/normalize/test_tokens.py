"""Tokens: numbers by shape, words by sense, expressions of several words as one."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.lexicon import PHRASES, WORDS
from normalize.tokens import PADDING, tokenize


def kinds(text: str) -> list[str]:
    return [token.kind for token in tokenize(text)[:-PADDING]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("onsdag 5. mai", ["weekday", "num", "dot", "month"]),
        ("kl. 9–13", ["clock", "dot", "num", "dash", "num"]),
        ("torsdag12.mai", ["weekday", "num", "dot", "month"]),
        ("t.o.m. 5. mai", ["range", "num", "dot", "month"]),
        ("fra og med 5. mai", ["from", "num", "dot", "month"]),
        ("st. hans", ["feast"]),
        ("new year’s eve", ["feast"]),
        ("valentine's day", ["feast"]),
        ("verdas bokmesse", ["gap"]),
        ("til og fra", ["range", "and", "from"]),
        ("kr. himmelfartsdag", ["feast"]),
        ("i morgen kveld", ["relday"]),
        ("helt ukjente ord", ["gap"]),
        ("2022-05-04t10:00", ["iso"]),
        ("for-2016-12-20-1726", ["gap", "dash", "num", "dash", "num", "dash", "num", "dash", "num"]),
        ("10.12.20.21", ["num"]),
        ("123456789012345678901", ["sign"]),
        ("– – –", ["dash"]),
        ("to\nlinjer", ["number", "break", "gap"]),
    ],
)
def test_kinds(text: str, expected: list[str]) -> None:
    assert kinds(text) == expected


@pytest.mark.parametrize(
    ("text", "shape", "parts"),
    [
        ("12", "", (12,)),
        ("١٢", "", (12,)),
        ("09.30", ".", (9, 30)),
        ("5/3", "/", (5, 3)),
        ("22.9.2021", "..", (22, 9, 2021)),
        ("18.oo", ".", (18, 0)),
        ("18:00:00", "::", (18, 0, 0)),
        ("11/6.2021", "/.", (11, 6, 2021)),
    ],
)
def test_numbers(text: str, shape: str, parts: tuple[int, ...]) -> None:
    token = tokenize(text)[0]
    assert (token.shape, token.parts) == (shape, parts)


def test_a_long_row_of_numbers_is_one_sign() -> None:
    assert kinds("1, 2. 3 4-5/" * 20 + "og 5. mai") == ["sign", "and", "num", "dot", "month"]


@given(st.text())
def test_tokens_stand_in_order_within_the_text(text: str) -> None:
    tokens = tokenize(text.lower())[:-PADDING]
    assert all(token.start < token.end for token in tokens)
    assert all(first.end <= second.start for first, second in pairwise(tokens))


def test_every_word_of_the_lexicon_is_lower_case() -> None:
    assert [word for word in (*WORDS, *PHRASES) if word != word.lower()] == []


@pytest.mark.parametrize(
    ("words", "kind", "value"),
    [
        ("mars mar march njukčamánnu njukčamánu", "month", 3),
        ("oktober okt october golggotmánu", "month", 10),
        ("desember des december juovlamánnu", "month", 12),
        ("tirsdag tysdag tirs tuesday maŋŋebárga", "weekday", 1),
        ("torsdag tors thursday duorasdat", "weekday", 3),
        ("lørdag laurdag saturday lávvardat", "weekday", 5),
        ("søndag sundag sunday sotnabeaivi", "weekday", 6),
        ("lørdager laurdagar lørdagene laurdagane", "weekdays", 5),
        ("første fyrste first", "ordinal", 1),
        ("sju syv seven", "number", 7),
    ],
)
def test_words_in_four_languages(words: str, kind: str, value: int) -> None:
    assert {(WORDS[word].kind, WORDS[word].value) for word in words.split()} == {(kind, value)}


@pytest.mark.parametrize(("word", "weekday"), [("to", 3), ("ti", 1), ("man", 0), ("on", 2), ("lau", 5)])
def test_short_weekdays_keep_their_other_sense(word: str, weekday: int) -> None:
    assert WORDS[word].kind != "weekday"
    assert WORDS[word].weekday == weekday
