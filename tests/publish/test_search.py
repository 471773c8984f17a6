"""What a person types becomes a valid question to the index, whatever it is."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klimakalender.publish.search import has, match_expression
from klimakalender.store.stems import stem, with_stems

TEXT = "Overvannshåndtering på Ørsta, bærekraft i byer; klimatilpasning for kommunene"


@pytest.fixture(scope="module")
def index() -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(":memory:")
    connection.execute(
        "create virtual table found using fts5(text, tokenize='unicode61 remove_diacritics 0')"
    )
    connection.execute("insert into found values (?)", [with_stems(TEXT)])
    yield connection
    connection.close()


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        pytest.param("overvann", True, id="beginning of a compound"),
        pytest.param("ØRSTA", True, id="capitals"),
        pytest.param("orsta", True, id="without Norwegian letters"),
        pytest.param("bærekraft overvann", True, id="all words"),
        pytest.param("bærekraft klimabudsjett", False, id="one word missing"),
        pytest.param('"bærekraft i byer"', True, id="phrase"),
        pytest.param('"i bærekraft"', False, id="phrase in another order"),
        pytest.param('"bærekraft i', True, id="unbalanced quotation mark"),
        pytest.param("berekraft", True, id="nynorsk for bokmål"),
        pytest.param("berekraftige", True, id="nynorsk with an ending"),
        pytest.param("klimatilpassing kommunar", True, id="two words of nynorsk"),
        pytest.param("klimatilpassinga", True, id="definite form of nynorsk"),
        pytest.param("klimatilpasn", True, id="while typing"),
        pytest.param("kommune", True, id="another number"),
        pytest.param("vann", False, id="middle of a word"),
        pytest.param("", False, id="nothing"),
        pytest.param('" - ( ) * ^ :"', False, id="operators only"),
        pytest.param("overvann OR AND NOT NEAR", False, id="operators are words"),
    ],
)
def test_finds(index: sqlite3.Connection, query: str, expected: bool) -> None:
    rows = index.execute("select 1 from found where found match ?", [match_expression(query)]).fetchall()
    assert bool(rows) is expected
    assert has(with_stems(TEXT), query) is expected


@given(st.text(max_size=40))
def test_is_always_valid(index: sqlite3.Connection, query: str) -> None:
    index.execute("select 1 from found where found match ?", [match_expression(query)]).fetchall()


@given(st.text(st.sampled_from('bærekaft klimtilpsnigØ "_-ab'), max_size=25))
def test_a_common_word_is_found_as_a_rare_one(index: sqlite3.Connection, query: str) -> None:
    rows = index.execute("select 1 from found where found match ?", [match_expression(query)]).fetchall()
    assert has(with_stems(TEXT), query) is bool(rows)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("baerekraft", "berekraftig"),
        ("klimatilpasning", "klimatilpassinga"),
        ("overvannet", "overvatn"),
        ("kommuner", "kommunane"),
        ("losninger", "loysingar"),
        ("skolene", "skular"),
        ("innbyggere", "innbyggjarane"),
        ("utslippene", "utslepp"),
    ],
)
def test_both_forms_have_one_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)
