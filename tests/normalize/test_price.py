"""Prices: a table of expressions by phenomenon (prices.txt), paragraphs, labelled values, and properties."""

from __future__ import annotations

from pathlib import Path

import pytest

from normalize.price import Price, read_price

CASES = Path(__file__).with_name("prices.txt").read_text(encoding="utf-8").splitlines()


def expressions():
    section = ""
    for line in CASES:
        if line.startswith("["):
            section = line.strip("[]")
        elif "=>" in line and not line.startswith("#"):
            text, outcome = line.rsplit("=>", 1)
            yield pytest.param(text.removesuffix(" "), outcome.strip(), id=f"{section}: {text.strip()}")


def outcome_of(price: Price) -> str:
    free = {True: "free", False: "paid", None: "?"}[price.is_free]
    items = "; ".join(
        " ".join(
            part
            for part in (
                f"{i.amount:g}",
                "" if i.currency == "NOK" else i.currency,
                i.label or "",
                i.vat or "",
            )
            if part
        )
        for i in price.items
    )
    return f"{free}: {items}" if items else free


@pytest.mark.parametrize(("text", "expected"), list(expressions()))
def test_expression(text, expected):
    assert outcome_of(read_price(text)) == expected
