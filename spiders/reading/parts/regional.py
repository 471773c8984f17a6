"""The same gathering in many counties, an event in each: "Høstkonferanser" above counties with their days or hours."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from normalize import Session, apply_clock
from normalize.lazily import compiled
from spiders.reading.parts.headings import Name
from spiders.reading.parts.naming import without_date
from spiders.reading.times.mentions import days_of
from spiders.reading.times.timing import Timing

if TYPE_CHECKING:
    from spiders.reading.parts.outline import Outline
    from spiders.reading.parts.part import Part
    from spiders.reading.times.mentions import Mention

# A page of the same gathering in many counties: "Høstkonferanser", "Regionale fagsamlinger 2027", "Vårmøtene".
_PLURAL: Final = compiled(
    r"(?:(?:årets|[a-zæøå]+e)\s)?(?P<one>\w{3,}(?:konferanse|samling|webinar|seminar|møte|verksted|verkstad|debatt|forum))"
    r"(?:ne|r|er|ar|ene|ane)(?:\s20[0-4]\d)?",
    re.IGNORECASE,
)
_COUNTIES: Final = 3  # fewer are hardly all that take part


def in_counties(outline: Outline) -> list[Part]:
    """A row of counties, each with its day or hours, on a page called by a plural ("Høstkonferanser"): an event each.

    What is held in several towns are sessions of one gathering.
    """
    plural = _PLURAL.fullmatch(outline.document.title)
    if plural is None:
        return []
    rows = _with_days(outline) or _with_hours(outline)
    counties = {county for _, _, county in rows if outline.places.is_county(county)}
    if len(counties) < max(_COUNTIES, len(rows)):
        return []
    one = plural["one"][:1].upper() + plural["one"][1:]
    parts = []
    for index, mention, county in rows:
        part = outline.item(index, county, mention)
        day = None if mention.dates.has_day else outline.heading_day(outline.section_of(index))
        if day:
            timing = Timing(apply_clock([Session(min(days_of(day)))], mention.dates), used=(mention,))
            part = replace(part, timing=timing)
        parts.append(replace(part, name=Name(f"{one} {county}", county, part.title_where, "title.place")))
    return parts


def _with_days(outline: Outline) -> list[tuple[int, Mention, str]]:
    """The rows of places with their days, each with the number of its block."""
    placed = (each for each in outline.enumerations if each.of_places)
    return [(item.index, item.mention, item.rest) for each in placed for item in each.items]


def _with_hours(outline: Outline) -> list[tuple[int, Mention, str]]:
    """The items that are a place with its hours, below a heading with the day."""
    rows = []
    for mention in outline.mentions:
        block = outline.document.blocks[mention.index] if mention.index >= 0 else None
        if block is None or block.kind != "li" or not mention.dates.has_clock or mention.dates.has_day:
            continue
        if outline.heading_day(outline.section_of(mention.index)):
            rows.append((mention.index, mention, without_date(block.text, mention.dates.quote)))
    return rows
