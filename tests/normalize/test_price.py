"""Prices: a table of expressions by phenomenon (prices.txt), paragraphs, labelled values."""

from __future__ import annotations

from pathlib import Path

import pytest

from normalize.price import Price, read_price
from tests.normalize.outcomes import of_price

CASES = Path(__file__).with_name("prices.txt").read_text(encoding="utf-8").splitlines()


def expressions():
    section = ""
    for line in CASES:
        if line.startswith("["):
            section = line.strip("[]")
        elif "=>" in line and not line.startswith("#"):
            text, outcome = line.rsplit("=>", 1)
            yield pytest.param(text.removesuffix(" "), outcome.strip(), id=f"{section}: {text.strip()}")


@pytest.mark.parametrize(("text", "expected"), list(expressions()))
def test_expression(text, expected):
    assert of_price(read_price(text)) == expected


LABELLED = [
    ("500", "paid: 500"),
    ("500 / 300", "paid: 500; 300"),
    ("1 500", "paid: 1500"),
    ("0", "free"),
    ("Gratis", "free"),
    ("Gratis kaffe", "?"),
    ("Free", "free"),
    ("350 pr. person", "paid: 350"),
    ("Medlem 200, andre 300", "paid: 200 medlem; 300 ikke-medlem"),
    ("200 (medlem) 300 (ikke-medlem)", "paid: 200 medlem; 300 ikke-medlem"),
    ("Voksne 100\nBarn 50", "paid: 100 voksen; 50 barn"),
    ("Hele kurset, inkludert lunsj, er 600 kroner", "paid: 600"),
    ("2 dager", "?"),
    ("Se program", "?"),
    ("40 plasser", "?"),
    ("", "?"),
    ("-", "?"),
]


@pytest.mark.parametrize(("text", "expected"), LABELLED, ids=[text for text, _ in LABELLED])
def test_labelled_value(text, expected):
    assert of_price(read_price(text, labelled=True)) == expected


SUBJECTS = [
    ("Et solcelleanlegg koster fra 80 000 kroner.", "?"),
    ("Ferja kostar 89 kroner.", "?"),
    ("Kurset koster 500 kroner.", "paid: 500"),
    ("Det koster 500 kroner å være med.", "paid: 500"),
    ("Temadagen i elveparken koster 500 kroner.", "paid: 500"),
    ("For medlemmer koster det 300 kroner.", "paid: 300 medlem"),
    ("Open kafé (fri inngong)\nForedrag: 75 kr", "paid: 75"),
    ("Møtet er gratis, og hver kommune får dekket kr 1000 pr deltaker.", "free"),
    ("Laget gir et bidrag på mellom kr 500 og kr 750 per utsending.", "?"),
    ("Kr 50 for alle. Eller meld deg inn for kr 200.", "paid: 50"),
    ("Kursprisen er kr 2000 med rabatt på kr 500 for medlemmer.", "paid: 2000"),
    ("Reiserefusjon inntil kr 2000.", "?"),
    ("Kurset er gratis for medlemmer, og koster et års medlemskap for andre.", "paid"),
    ("Fylket dekker dagpakke for én fra hvert lag. Øvrige deltakere må betale selv.", "paid"),
    ("Prisen er lavere hvis du melder deg på tidlig.", "paid"),
    ("Når prisen er lavere om natta, sparer vi strøm.", "?"),
    ("Seminaret er gratis. Reise må deltakerne betale selv.", "free"),
]


@pytest.mark.parametrize(("text", "expected"), SUBJECTS, ids=[text for text, _ in SUBJECTS])
def test_what_costs_something_among_paragraphs(text, expected):
    assert of_price(read_price(f"Velkommen til elveparken!\n{text}")) == expected


def test_a_bare_number_is_no_price_without_a_label():
    assert read_price("500") == Price()


def test_evidence_stands_beside_each_item_and_the_verdict():
    text = "Velkommen! Medlemmer 200 kr, andre 300 kr."
    price = read_price(text)
    quotes = [evidence.quote for evidence in price.evidence]
    assert [item.text for item in price.items] == quotes[:2] == ["Medlemmer 200 kr", "andre 300 kr"]
    assert price.evidence[2].rule.startswith("price.free")
    assert all(text[e.start : e.end] == e.quote for e in price.evidence)
