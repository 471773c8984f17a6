"""Status words: what they mean, what only looks like one, and titles without them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.status import read_status, strip_status

STATUS = {
    "title-prefix": ("AVLYST: Klimakveld", [], "cancelled"),
    "title-misspelt": ("Avslyst: Klimakveld", [], "cancelled"),
    "title-nn": ("Utsett – folkemøte om vindkraft", [], "postponed"),
    "title-suffix": ("Klimakveld (AVLYST)", [], "cancelled"),
    "title-puts-off": (
        "Klimakvelden er utsatt",
        ["Møtet 5. mai avlyses, og vi kommer tilbake."],
        "postponed",
    ),
    "title-cancels-and-puts-off": ("Avlyst – klimakvelden er utsatt", [], "cancelled"),
    "title-cancels-text-puts-off": ("AVLYST: Klimakveld", ["Klimakvelden er utsatt."], "cancelled"),
    "cancelled-and-another-put-off": (
        "Klimakvelden",
        ["Møtet 5. mai avlyses. Kurset er utsatt."],
        "cancelled",
    ),
    "body": ("Klimakveld", ["Møtet er dessverre avlyst."], "cancelled"),
    "body-capitals": ("Klimakveld", ["VI HAR MÅTTET AVLYSE"], "cancelled"),
    "body-innstilt": (
        "Tur til breen",
        ["Turen lørdag 5. desember er innstilt på grunn av rasfare."],
        "cancelled",
    ),
    "body-nn": ("Klimakveld", ["Møtet blir ikkje noko av."], "cancelled"),
    "postponed": ("Temamøte", ["Møtet 8. desember er utsatt inntil videre."], "postponed"),
    "postponed-to-a-month": ("Samling", ["Samlingen er utsatt til juni."], "postponed"),
    "moved-to-a-season": (
        "Granvollkonferansen",
        ["Konferansen, som skulle vært holdt 4. mars, flyttes til høsten."],
        "postponed",
    ),
    "moved-to-later-nn": ("Kurs", ["Kurset er flytta til eit seinare tidspunkt."], "postponed"),
    "moved-to-a-house-of-a-season": ("Kurs", ["Kurset er flyttet til Høstens hus."], "scheduled"),
    "moved": ("Kurs", ["Kurset er flyttet fra 3. mars til 10. mars."], "rescheduled"),
    "moved-nn": ("Kurs", ["Kurset er flytta til 10.–11. mars."], "rescheduled"),
    "new-date-in-title": ("4. juni: Ny dato for folkemøtet", [], "rescheduled"),
    "new-date": ("Kurs", ["Ny dato: 14. juni"], "rescheduled"),
    "new-hour": ("NB! Nytt tidspunkt er kl. 19. Ope møte om flaum", [], "rescheduled"),
    "cancelled-then-new-date": ("Kurs", ["Kurset 3. mars er avlyst. Ny dato er 17. mars."], "rescheduled"),
    "cancelled-new-date-to-come": ("Avlyst: Kurs", ["Kurset er avlyst. Ny dato kommer."], "cancelled"),
    "must-sadly": ("Kurs", ["Vi må dessverre avlyse kurset."], "cancelled"),
    "not-held-nn": ("Kurs", ["Kurset blir diverre ikkje arrangert i år."], "cancelled"),
    "does-not-go": ("Tur", ["Turen går ikke i kveld."], "cancelled"),
    "goes-not-deep": ("Kurs", ["Kurset går ikke i dybden."], "scheduled"),
    "falls-out": ("Klimakveld", ["Arrangementet utgår."], "cancelled"),
    "we-put-off": ("Kurs", ["Vi utsetter kurset."], "postponed"),
    "new-date-to-come": ("Kurs", ["Ny dato kjem."], "postponed"),
    "moved-to-a-weekday": ("Møte", ["Møtet flyttes til fredag."], "rescheduled"),
    "if-it-is": ("Tur", ["Om turen blir avlyst, gir vi beskjed her."], "scheduled"),
    "conditional": ("Kurs", ["Kurset kan bli avlyst ved for få påmeldte."], "scheduled"),
    "inverted-condition": ("Kurs", ["Blir kurset avlyst, får du pengene tilbake."], "scheduled"),
    "other-meeting": ("Kurs", ["Møtet erstatter det avlyste møtet i april."], "scheduled"),
    "figure-of-speech": ("Vinteren er avlyst", ["Foredrag om snø i et varmere klima."], "scheduled"),
    "terms": ("Kurs", ["Avlysing etter 1. mars belastes fullt ut."], "scheduled"),
    "moved-office": ("Åpen dag", ["Miljøkontoret har flyttet til Storgata 4. Velkommen!"], "scheduled"),
    "deadline-moved": ("Kurs", ["Påmeldingsfristen er utsatt til 10. mai."], "scheduled"),
    "exposed": ("Kurs", ["Veien er utsatt for flom."], "scheduled"),
    "most-exposed": ("Kurs", ["Kurset viser hvem som er mest utsatt i varmen."], "scheduled"),
    "silent": ("Kurs", ["Velkommen til kurs."], "scheduled"),
}


@pytest.mark.parametrize(("title", "paragraphs", "expected"), STATUS.values(), ids=STATUS)
def test_status(title: str, paragraphs: list[str], expected: str) -> None:
    status = read_status(title, paragraphs)
    assert status.value == expected
    assert (status.evidence is None) == (expected == "scheduled")


def test_moved_to_the_net_is_scheduled() -> None:
    status = read_status("Klimakveld", ["NB! Møtet flyttes til Teams."])
    assert (status.value, status.moved_online) == ("scheduled", True)


TITLES = {
    "AVLYST: Klimakveld": "Klimakveld",
    "24/3-27 – Avlyst! – Klimakveld": "Klimakveld",
    "Avlyst: Vestby: Klimakveld": "Vestby: Klimakveld",
    "UTSATT – Temamøte om skred": "Temamøte om skred",
    "Klimakveld - AVLYST": "Klimakveld",
    "Klimakveld (avlyst)": "Klimakveld",
    "FULLTEGNET: Ombruksdag": "Ombruksdag",
    "Utsatt for flom?": "Utsatt for flom?",
    "Klimakveld": "Klimakveld",
    "AVLYST": "AVLYST",
}


@pytest.mark.parametrize(("title", "expected"), TITLES.items(), ids=TITLES)
def test_strip_status(title: str, expected: str) -> None:
    assert strip_status(title) == expected


#: Texts in which the marks of a status meet each other, which plain random text never writes.
MARKED = st.lists(
    st.sampled_from(
        "avlyst avlyses utsatt utsettes flyttes flyttet fulltegnet ny dato kommer ikke Møtet "
        "Klimakvelden er blir heldigital til 5. 12. mai juni . : – ( ) , og".split()
    ),
    max_size=12,
).map(" ".join)
TEXTS = st.text(max_size=200) | MARKED


@given(TEXTS, st.lists(TEXTS, max_size=4))
def test_any_text_is_answered(title: str, paragraphs: list[str]) -> None:
    status = read_status(title, paragraphs)
    if status.evidence:
        text = "\n".join(part for part in (title, *paragraphs) if part.strip())
        assert text[status.evidence.start : status.evidence.end] == status.evidence.quote
