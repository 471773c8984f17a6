"""Prices: a table of expressions by phenomenon (prices.txt), paragraphs, labelled values, and properties."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

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
    assert outcome_of(read_price(text, labelled=True)) == expected


SUBJECTS = [
    ("Et solcelleanlegg koster fra 80 000 kroner.", "?"),
    ("Ferja kostar 89 kroner.", "?"),
    ("Kurset koster 500 kroner.", "paid: 500"),
    ("Det koster 500 kroner å være med.", "paid: 500"),
    ("Temadagen i elveparken koster 500 kroner.", "paid: 500"),
    ("For medlemmer koster det 300 kroner.", "paid: 300 medlem"),
]


@pytest.mark.parametrize(("text", "expected"), SUBJECTS, ids=[text for text, _ in SUBJECTS])
def test_what_costs_something_among_paragraphs(text, expected):
    assert outcome_of(read_price(f"Velkommen til elveparken!\n{text}")) == expected


def test_a_bare_number_is_no_price_without_a_label():
    assert read_price("500") == Price()


def test_evidence_stands_beside_each_item_and_the_verdict():
    text = "Velkommen! Medlemmer 200 kr, andre 300 kr."
    price = read_price(text)
    quotes = [evidence.quote for evidence in price.evidence]
    assert [item.text for item in price.items] == quotes[:2] == ["Medlemmer 200 kr", "andre 300 kr"]
    assert price.evidence[2].rule.startswith("price.free")
    assert all(text[e.start : e.end] == e.quote for e in price.evidence)


PARTS = [
    "kr",
    "kr.",
    "NOK",
    " ",
    "500",
    "1 950",
    ",-",
    "/",
    "gratis",
    "for",
    "medlemmer",
    "barn",
    "%",
    "mill",
    "mva",
    ".",
]
PARTS += [
    "(",
    ")",
    "ikke",
    "uten",
    "€",
    "\n",
    "inkl",
    "tusen",
    "hundre",
    "31. mai",
    "kl. 18",
    "støtte",
    "\u00ad",
    "½",
    "٣",
]
hostile = st.text() | st.lists(st.sampled_from(PARTS), max_size=60).map("".join)


@settings(deadline=None)  # the first texts fill caches
@given(hostile, st.booleans())
def test_any_text_is_answered_with_quotes_of_it(text, labelled):
    price = read_price(text, labelled=labelled)
    assert all(text[e.start : e.end] == e.quote for e in price.evidence)
    assert [item.text for item in price.items] == [e.quote for e in price.evidence[: len(price.items)]]
    assert all(item.amount >= 0 for item in price.items)


def thousands(amount: int, mark: str) -> str:
    return f"{amount:,}".replace(",", mark)


FORMS = [
    "kr {}", "kr. {}", "kr {},-", "kr. {},–", "{} kr", "{} kroner", "NOK {}", "{},-",
    "Pris: kr {}", "Pris: {},- per person",
    "Deltakeravgift {} kroner", "kr {} pr. deltaker", "kr:{}", "{}kr",
    "kr{}", "Kurset koster {} kr", "kr {},00", "({} kr)",
]  # fmt: skip


@given(st.integers(10, 99_999), st.sampled_from(FORMS), st.sampled_from(["", " ", ".", "\u00a0", "\u202f"]))
def test_an_amount_written_in_any_way_is_read_back(amount, form, mark):
    text = form.format(thousands(amount, mark))
    price = read_price(text)
    assert [item.amount for item in price.items] == [amount], text
    assert price.is_free is False


GROUPS = {
    "medlem": "medlemmer",
    "student": "studenter",
    "barn": "barn",
    "voksen": "voksne",
    "honnør": "pensjonister",
}


@given(
    st.lists(
        st.tuples(st.sampled_from(sorted(GROUPS)), st.integers(10, 9000)),
        min_size=2,
        max_size=5,
        unique_by=lambda t: t[0],
    ),
    st.sampled_from(
        [
            "kr {amount} for {group}",
            "{group} {amount} kr",
            "{group}: {amount},-",
            "{amount} kroner for {group}",
        ]
    ),
    st.sampled_from([", ", "; ", "\n", " / "]),
)
def test_a_list_of_groups_is_read_back(groups, form, separator):
    text = separator.join(form.format(amount=amount, group=GROUPS[group]) for group, amount in groups)
    assert [(item.label, item.amount) for item in read_price(text).items] == groups, text


@given(
    st.lists(
        st.tuples(st.sampled_from(sorted(GROUPS)), st.integers(10, 9000)),
        min_size=2,
        max_size=4,
        unique_by=lambda t: t[0],
    )
)
def test_paired_lists_are_read_in_order(groups):
    amounts = "/".join(str(amount) for _, amount in groups)
    names = "/".join(GROUPS[group] for group, _ in groups)
    items = read_price(f"kr {amounts} ({names})").items
    assert [(item.label, item.amount) for item in items] == groups


HOSTILE = [
    "kr ",
    "1 ",
    "1.1.1.1",
    "og ",
    "kr 1 ",
    "kr 1,-",
    "500/",
    "gratis ",
    "(",
    "111.",
    "tusen",
    "1 950 ",
    "ikke ",
    "\n",
]


@pytest.mark.parametrize("unit", HOSTILE)
def test_a_megabyte_takes_less_than_a_second(unit):
    text = (unit * (1_000_000 // len(unit) + 1))[:1_000_000]
    before = time.process_time()
    read_price(text)
    read_price(text, labelled=True)
    assert time.process_time() - before < 2.0


DOCS = Path(__file__).parents[2] / "docs" / "reference" / "normalize-prices.md"
ROWS = re.findall(r"^\| ([^|`]+) \| `([^`]+)` \| ([^|]+) \|$", DOCS.read_text(encoding="utf-8"), re.MULTILINE)


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in ROWS], ids=[row[1] for row in ROWS])
def test_the_reference_says_what_is_read(text, expected):
    assert outcome_of(read_price(text)) == expected.strip()


def test_the_reference_names_every_phenomenon():
    assert {row[0].strip() for row in ROWS} == {line.strip("[]") for line in CASES if line.startswith("[")}
