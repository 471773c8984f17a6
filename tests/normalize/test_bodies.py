"""Names of offices, hosts and frames, which are left out before terms are sought."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.bodies import without_bodies

LEFT = {
    "Utvalg for klima, miljø og plan møtes": "møtes",
    "Hovedutvalget for miljø": "",
    "Avdelinga for klima og natur inviterer": "inviterer",
    "Konsert under Klimauka": "Konsert",
    "Kurs i samarbeid med Miljødirektoratet og Enova": "Kurs",
    "Møte hos Klimahuset AS": "Møte",
    "Klima- og miljøetaten inviterer": "inviterer",
    "Klima- og energiplan": "Klima- og energiplan",
    "Samarbeid under vann": "Samarbeid under vann",
    "Kurs for klima": "Kurs for klima",
    "Plan for klima og energi": "Plan for klima og energi",
}


@pytest.mark.parametrize(("text", "left"), LEFT.items(), ids=LEFT)
def test_what_is_left(text: str, left: str) -> None:
    assert " ".join(without_bodies(text, lambda word: word == "miljøetaten").split()) == left


@given(st.text())
def test_any_text_is_answered(text: str) -> None:
    assert len(without_bodies(text, lambda word: not word)) <= len(text)
