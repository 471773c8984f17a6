"""Properties of the price reader: round trips from random price lists, and an answer to any text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from normalize import read_price
from tests.writing.contracts import check_price
from tests.writing.prices import PRICED, Item, Priced
from tests.writing.soup import ANY_TEXT


@given(PRICED)
def test_a_price_list_is_read_back(priced: Priced) -> None:
    price = read_price(priced.text)
    items = tuple(Item(item.amount, item.label, item.vat) for item in price.items)
    assert (price.is_free, items) == (priced.is_free, priced.items)


@given(ANY_TEXT, st.booleans())
def test_any_text_can_be_read(text: str, labelled: bool) -> None:
    check_price(text, labelled=labelled)
