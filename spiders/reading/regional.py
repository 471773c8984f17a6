"""The same gathering in many places, an event in each: "Høstkonferanser", and below it a row of counties with days."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from spiders.reading.headings import Name

if TYPE_CHECKING:
    from spiders.reading.outline import Outline
    from spiders.reading.parts import Part

# A page of the same gathering in many counties: "Høstkonferanser", "Regionale fagsamlinger 2027", "Vårmøtene".
_PLURAL = re.compile(
    r"(?:(?:årets|[a-zæøå]+e)\s)?(?P<one>\w{3,}(?:konferanse|samling|webinar|seminar|møte|verksted|verkstad|debatt|forum))"
    r"(?:ne|r|er|ar|ene|ane)(?:\s20[0-4]\d)?",
    re.IGNORECASE,
)
# With those of earlier years; what is held in several towns are sessions of one gathering.
_COUNTY = re.compile(
    r"Agder|Akershus|Buskerud|Finnmark|Hedmark|Hordaland|Innlandet|Møre og Romsdal|Nordland|Nord-Trøndelag|Oppland"
    r"|Oslo(?: og Viken)?|Rogaland|Sogn og Fjordane|Sør-Trøndelag|Telemark|Troms(?: og Finnmark)?|Trøndelag|Aust-Agder"
    r"|Vest-Agder|Vestfold(?: og Telemark)?|Vestland|Viken|Østfold"
)
_PLACES = 3


def in_counties(outline: Outline) -> list[Part]:
    """A row of counties, each with its day, on a page called by a plural ("Høstkonferanser"): an event each."""
    plural = _PLURAL.fullmatch(outline.document.title)
    if plural is None:
        return []
    rows = [
        (item.index, item.mention, item.rest)
        for each in outline.enumerations
        if each.of_places
        for item in each.items
    ]
    counties = {place for _, _, place in rows if _COUNTY.fullmatch(place)}
    if len(counties) < max(_PLACES, len(rows)):
        return []
    one = plural["one"][:1].upper() + plural["one"][1:]
    parts = []
    for index, mention, place in rows:
        part = outline.item(index, place, mention)
        name = Name(f"{one} {place}", place, part.title_where, "title.place")
        parts.append(replace(part, name=name))
    return parts
