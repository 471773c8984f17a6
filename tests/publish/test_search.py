"""What a person types becomes a valid question to the index, whatever it is."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klimakalender.publish.search import match_expression
from klimakalender.store.folding import fold


@pytest.fixture(scope="module")
def index() -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(":memory:")
    connection.execute(
        "create virtual table found using fts5(text, tokenize='unicode61 remove_diacritics 0')"
    )
    connection.execute(
        "insert into found values (?)", [fold("Overvannshåndtering på Ørsta, bærekraft i byer")]
    )
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
        pytest.param("vann", False, id="middle of a word"),
        pytest.param("", False, id="nothing"),
        pytest.param('" - ( ) * ^ :"', False, id="operators only"),
        pytest.param("overvann OR AND NOT NEAR", False, id="operators are words"),
    ],
)
def test_finds(index: sqlite3.Connection, query: str, expected: bool) -> None:
    rows = index.execute("select 1 from found where found match ?", [match_expression(query)]).fetchall()
    assert bool(rows) is expected


@given(st.text(max_size=40))
def test_is_always_valid(index: sqlite3.Connection, query: str) -> None:
    index.execute("select 1 from found where found match ?", [match_expression(query)]).fetchall()
