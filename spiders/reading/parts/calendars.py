"""What a body plans for a year or season: a page called "Årsplan 2027" or "Høstprogram" with days as headings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from normalize.lazily import compiled
from spiders.page.wording import wording
from spiders.reading.parts.naming import trim
from spiders.reading.times.timing import read_timing

if TYPE_CHECKING:
    from spiders.reading.parts.outline import Outline
    from spiders.reading.parts.part import Part

_PLANS: Final = wording("""
    årsplan*, halvårsplan*, møteplan*, møtekalender*, terminliste*, aktivitetsplan*, årsprogram*, vårprogram*,
    sommerprogram*, sommarprogram*, høstprogram*, haustprogram*, vinterprogram*, semesterprogram*, turprogram*,
    program|programmet|aktiviteter|aktivitetar|møter|møte|turer|turar|arrangement|arrangementer
    våren|vår|høsten|høst|hausten|haust|vinteren|vinter|sommeren|sommaren""")
_FEWEST: Final = 3  # days
_LONGEST: Final = 90  # characters of a name
# The name ends with its sentence, or where it is told for whom.
_NAME: Final = compiled(
    r"\s*(?P<name>[A-ZÆØÅ«“\"].{3,}?)(?:[.!]|(?<=\?)|,\s(?:spesielt|kl|på|i|ved|med|for)\b|\skl\.?\s?\d|\n|$)"
)


def planned(outline: Outline) -> list[Part]:
    """An event for each day of a plan that is a heading, by the words that the text below begins with."""
    if not _PLANS.search(outline.document.title):
        return []
    parts = []
    for section in outline.sections:
        day = outline.heading_day(section) if section.is_day else None
        if day is None or section.last - section.first < 2:
            continue
        block = outline.document.blocks[section.first + 1]
        found = _NAME.match(block.text)
        timing = read_timing(outline.own(section))
        if found is None or len(found["name"]) > _LONGEST or not timing.sessions:
            return []
        parts.append(outline.part(section, trim(found["name"]), timing))
    return parts if len(parts) >= _FEWEST else []
