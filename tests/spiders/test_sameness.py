"""By which key addresses of one page are told to be the same."""

from __future__ import annotations

import pytest

from spiders.finding.sameness import page_key
from spiders.links import outgoing

SITE = "https://granvoll.example"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("/arrangement/48211/frokost", "/arrangement/48211/bekken"),
        ("/arrangement/48211/frokost", "/arrangement/48211"),
        ("/arrangement/48211-frokost", "/arrangement/48211-bekken"),
        ("/hva-skjer/frokost.67890.aspx", "/hva-skjer/bekken.67890.aspx"),
        ("/frokost.6543210-77.html", "/bekken.6543210-77.html"),
        ("/nn/arrangement/48211/frukost", "/nb/arrangement/48211/frokost"),
    ],
    ids=str,
)
def test_a_number_is_one_page_whatever_the_words_around_it(one: str, other: str) -> None:
    assert page_key(SITE + one) == page_key(SITE + other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("/kalender/2027/frokost", "/kalender/2027/bekken"),
        ("/kalender/20270503/frokost", "/kalender/20270503/bekken"),
        ("/kalender/2027-klimauke", "/kalender/2027-sykkeluke"),
        ("/kommune/3301/frokost", "/kommune/3301/bekken"),
        ("/arrangement/48211/frokost", "/arrangement/48212/frokost"),
        ("/arrangement/48211/frokost", "/nyhet/48211/frokost"),
        ("/kalender/frokost-2", "/kalender/frokost-3"),
    ],
    ids=str,
)
def test_what_is_no_number_of_a_page(one: str, other: str) -> None:
    assert page_key(SITE + one) != page_key(SITE + other)


@pytest.mark.parametrize(
    ("declared", "believed"),
    [
        (f"{SITE}/kalender/frokost", True),
        ("https://www.granvoll.example/kalender/frokost/", True),
        (f"{SITE}/", False),
        (f"{SITE}/arrangementer", False),
        ("https://fylket.example/kalender/frokost", False),
    ],
)
def test_what_a_page_declares_is_believed_where_it_can_be_true(declared: str, *, believed: bool) -> None:
    key = page_key(f"{SITE}/vaar?k=7", declared=declared)
    assert key == ("granvoll.example/kalender/frokost" if believed else "granvoll.example/vaar?k=7")


@pytest.mark.parametrize(
    ("head", "declared"),
    [
        ("<link rel='canonical' href='/a'>", f"{SITE}/a"),
        ("<meta property='og:url' content='https://granvoll.example/b'>", f"{SITE}/b"),
        ("<meta property='og:url' content='/b'><link rel='Canonical' href='/a'>", f"{SITE}/a"),
        ("<link rel='canonical' href=''><meta property='og:url' content=''>", f"{SITE}/x"),
        ("<link rel='alternate' href='/a'>", None),
        ("<link rel='canonical' href='mailto:x'>", None),
    ],
)
def test_where_a_page_declares_its_address(head: str, declared: str | None) -> None:
    found = outgoing(f"<html><head>{head}</head><body>Klimakveld</body></html>", f"{SITE}/x")
    assert found.canonical == declared
