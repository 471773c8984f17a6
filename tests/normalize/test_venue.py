"""A place label's value into venue, address and postal code."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.venue import is_online, split_venue

VALUES = {
    "venue alone": ("Granvoll rådhus", ("Granvoll rådhus", None, None)),
    "venue and town": ("Scandic, Voss", ("Scandic, Voss", None, None)),
    "full address": ("Gran rådhus, Rådhusvegen 39, 2770 Jaren", ("Gran rådhus", "Rådhusvegen 39", "2770")),
    "town after the street": ("Hamar rådhus, Vangsvegen 51, Hamar", ("Hamar rådhus", "Vangsvegen 51", None)),
    "street of several words": ("Bylab, Professor Brochs gate 2", ("Bylab", "Professor Brochs gate 2", None)),
    "abbreviated street": ("Storsalen, Kongens gt. 4 B", ("Storsalen", "Kongens gt. 4 B", None)),
    "street without a street word": ("Statens hus, Grønland 32", ("Statens hus", "Grønland 32", None)),
    "room before the street": ("Rom 204, Storgata 1", ("Rom 204", "Storgata 1", None)),
    "room, no street": ("Rådhuset, Rom 204", ("Rådhuset, Rom 204", None, None)),
    "street in brackets": ("UiO, Blindern (Sem Sælands vei 1)", ("UiO, Blindern", "Sem Sælands vei 1", None)),
    "address only": ("Parkveien 45", ("Parkveien 45", "Parkveien 45", None)),
    "street named after somebody": (
        "Storøy museum, Kari Holms vei 13, Granvoll",
        ("Storøy museum", "Kari Holms vei 13", None),
    ),
    "named street without a space": (
        "Storøy museum, Anders Holmsvei 13",
        ("Storøy museum", "Anders Holmsvei 13", None),
    ),
    "preposition before the street": ("Anlegget i Parkveien 45, Oslo", ("Anlegget", "Parkveien 45", None)),
    "brackets": ("Granvoll (ved stasjonen)", ("Granvoll (ved stasjonen)", None, None)),
    "postal code alone": ("Kulturhuset, 3045 Drammen", ("Kulturhuset", None, "3045")),
    "lines": ("Kulturhuset\nStorgata 1\n3045 Drammen", ("Kulturhuset", "Storgata 1", "3045")),
    "a year is no postal code": ("Salen, mars 2021", ("Salen, mars 2021", None, None)),
    "a clock time is no house number": ("Torggata 10.30", ("Torggata 10.30", None, None)),
    "country": ("Kulturhuset, 3045 Drammen, Norge", ("Kulturhuset", None, "3045")),
    "postal code and its place": ("2836 Biri, Noreg", ("Biri", None, "2836")),
    "street that bends": ("Naturhuset, Solsvingen 7", ("Naturhuset", "Solsvingen 7", None)),
    "nothing": (" , ", (None, None, None)),
}


@pytest.mark.parametrize(("text", "expected"), VALUES.values(), ids=VALUES)
def test_value_is_taken_apart(text: str, expected: tuple[str | None, str | None, str | None]) -> None:
    assert split_venue(text) == expected


@pytest.mark.parametrize(
    "text", ["Teams", "Digitalt", "På nett", "Webinar på Zoom", "Microsoft Teams-møte", "Facebook live"]
)
def test_channel_is_no_place(text: str) -> None:
    assert is_online(text)


@pytest.mark.parametrize("text", ["Rådhuset og Teams", "Klimahuset", "", "2021", "Kulturhuset / digitalt"])
def test_place_is_no_channel(text: str) -> None:
    assert not is_online(text)


@given(st.text(alphabet="Aaåg gatevei 0123,;().–\n", max_size=80))
def test_every_part_stands_in_the_text(text: str) -> None:
    venue, address, postal_code = split_venue(text)
    assert address is None or address in text
    assert postal_code is None or postal_code in text
    assert all(part in text for part in (venue or "").split(", "))
