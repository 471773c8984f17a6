"""Transcripts of slides: recognised by their numbers; years of the same slide date what it names."""

from __future__ import annotations

from datetime import date

import pytest

from klimakalender.reference import load_tables
from spiders.page.document import read_document
from spiders.page.slides import is_transcript, slide_years
from spiders.reading.fields import read_page

DECK = """Nettverk for grønn omstilling i Fjellvik

1 Nettverk for grønn omstilling i Fjellvik

2 Årsmelding 2009 Formål: mindre utslipp og bedre energibruk i kommunene

3 Årsmelding 2009 Tolv kommuner er med i nettverket

4 Årsmelding 2009 Nettverket legges ned i 2013! Granvollnettverkets avslutningssamling 3. og 4. desember i Sandnessjøen

5 Årsmelding 2009 Klimakonferanse – 14. november 2012 i samarbeid med fylkesmannen og KS

6 Årsmelding 2009 Veien videre
"""


def test_numbered_blocks_are_a_transcript() -> None:
    document = read_document(DECK, url="https://www.example.no/deck")
    assert is_transcript(document)
    assert sorted(year for years in slide_years(document).values() for year in years) == [2012, 2013]


@pytest.mark.parametrize("text", ["Klimakveld\n\n3. mai kl. 18", "1 ting\n\n2 ting\n\nNoe annet"])
def test_other_texts_are_none(text: str) -> None:
    assert not is_transcript(read_document(text, url="https://www.example.no/"))


def test_events_named_on_slides() -> None:
    reading = read_page(
        DECK,
        url="https://www.example.no/deck",
        reference=date(2019, 5, 1),
        publisher=None,
        tables=load_tables(),
    )
    found = {event.title: (str(event.sessions[0].start), event.climate) for event in reading.events}
    assert found == {
        "Granvollnettverkets avslutningssamling": ("2013-12-03", "related"),
        "Klimakonferanse": ("2012-11-14", "core"),
    }
    assert reading.events[0].place.municipality == "Alstahaug"
