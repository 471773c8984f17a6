"""Personal data never gets through; offices' addresses do."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.contact import MASK, is_role, redact, role_addresses

ROLE = ["post@example.no", "postmottak@example.no", "klima.energi@example.no", "kurs@example.no"]
PERSONAL = ["fornavn.etternavn@example.no", "fornavn@example.no", "f.etternavn@example.no"]


@pytest.mark.parametrize("address", ROLE)
def test_role_addresses_are_kept(address: str) -> None:
    assert is_role(address)
    assert redact(f"Skriv til {address}.") == f"Skriv til {address}."
    assert role_addresses(f"Skriv til {address}.") == (address,)


@pytest.mark.parametrize("address", PERSONAL)
def test_personal_addresses_are_masked(address: str) -> None:
    assert redact(f"Skriv til {address}.") == f"Skriv til {MASK}."
    assert role_addresses(address) == ()


PHONES = ["22 00 00 00", "220 00 000", "900 00 000", "+47 22 00 00 00", "22000000", "0047 22000000"]


@pytest.mark.parametrize("number", [phone for phone in PHONES if phone != "220 00 000"])
def test_telephone_numbers_are_masked(number: str) -> None:
    assert redact(f"Ring {number} for spørsmål") == f"Ring {MASK} for spørsmål"


OTHERWISE_WRITTEN = ["Tlf.: 22-00-00-00", "Mob 22.00.00.00", "Telefon: 220 00 000", "Ring +46 70 000 00 00"]


@pytest.mark.parametrize("text", OTHERWISE_WRITTEN)
def test_a_number_that_is_said_to_be_a_telephones_is_masked(text: str) -> None:
    assert not any(char.isdigit() for char in redact(text))


KEPT = [
    "12. mai 2027 kl. 10.00–12.00",
    "kr 20000000",
    "25 000 000 kroner",
    "Org.nr. 000 000 000",
    "2026-11-24",
]


@pytest.mark.parametrize("text", KEPT)
def test_other_numbers_are_kept(text: str) -> None:
    assert redact(text) == text


def test_guarded_address_is_masked() -> None:
    assert "fornavn" not in redact("Kontakt: fornavn.etternavn(a)example.no")


@given(st.text(max_size=300))
def test_redacting_twice_changes_nothing(text: str) -> None:
    assert redact(redact(text)) == redact(text)
