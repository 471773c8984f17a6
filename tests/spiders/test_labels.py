"""Labels that no table lists, told by what they are composed of."""

from __future__ import annotations

import pytest

from spiders.page.labels import field_of


@pytest.mark.parametrize(
    ("label", "field"),
    [
        ("Kurspåmeldingsfrist", "deadline"),
        ("Registreringsfrist:", "deadline"),
        ("Utvida påmeldingsfrist", "deadline"),
        ("Frist for å sende inn bidrag", "other_deadline"),
        ("Avlysingsfristen", "other_deadline"),
        ("Frist for å melde seg på", "deadline"),
        ("Frist for påmelding er 6. mars", None),
        ("Frokostmøtedato", "when"),
        ("Webinartidspunkt", "when"),
        ("Samlingas dag", None),
        ("Verkstedsted", "where"),
        ("Adresse for kurset", "where"),
        ("Seminaravgift medlemmer", "price"),
        ("Billettpris voksen", "price"),
        ("Deltakerkostnad", "price"),
        ("Kven inviterer", "organizer"),
        ("Hvem står bak turen", "organizer"),
        ("Lokal arrangør", "organizer"),
        ("Arrangørlag", "organizer"),
        ("Møte om sykkelveger", None),
        ("12. mai 2027 kl. 18", None),
        ("Kurs for nybegynnere", None),
        ("Frist for tilbakemelding er 22. november", None),
    ],
)
def test_compounds(label: str, field: str | None) -> None:
    assert field_of(label) == field
