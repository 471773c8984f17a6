"""The same gathering in many places, an event in each: "Høstkonferanser", and below it a row of counties with days."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from spiders.reading.headings import Name

if TYPE_CHECKING:
    from spiders.reading.outline import Outline
    from spiders.reading.parts import Part

# A page of the same gathering in many places: "Høstkonferanser", "Regionmøter 2027".
_PLURAL = re.compile(
    r"(?P<one>\w{3,}(?:konferanse|samling|webinar|seminar|møte|verksted|verkstad|debatt|forum))(?:r|er|ar)(?:\s20[0-4]\d)?",
    re.IGNORECASE,
)
_PLACES = 3  # fewer places are the two towns of one gathering


def in_places(outline: Outline) -> list[Part]:
    """A row of places, each with its day, on a page called by a plural ("Høstkonferanser"): an event each."""
    plural = _PLURAL.fullmatch(outline.document.title)
    if plural is None:
        return []
    rows = [
        (item.index, item.mention, item.rest)
        for each in outline.enumerations
        if each.of_places
        for item in each.items
    ]
    if len({place for _, _, place in rows}) < max(_PLACES, len(rows)) or not all(
        place for _, _, place in rows
    ):
        return []
    parts = []
    for index, mention, place in rows:
        part = outline.item(index, place, mention)
        name = Name(f"{plural['one']} {place}", place, part.title_where, "title.place")
        parts.append(replace(part, name=name))
    return parts
