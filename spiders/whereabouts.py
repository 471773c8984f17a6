"""Where an event is held and how one takes part: venue, municipality, on site or online."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from normalize import day_of, locate, read_attendance
from spiders.items import Place
from spiders.labels import read_labels
from spiders.place_words import PlaceWords
from spiders.venues import find_venue

# "Rådhuset, og direktesendt på nett"
_ON_THE_NET_TOO = re.compile(
    r",?\s(?:og|samt|eller|også)\s(?:\w+\s){0,2}?(?:direktes\w+|digital\w*|på nett\w*|via|strøm\w*|video\w*"
    r"|Teams|Zoom)\b.*",
    re.IGNORECASE | re.DOTALL,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from klimakalender.reference import Tables
    from klimakalender.sources import Source
    from normalize import Session
    from spiders.blocks import Block
    from spiders.items import Attendance
    from spiders.mentions import Mention
    from spiders.parts import Part
    from spiders.passages import Notes, Passages
    from spiders.venues import VenuePhrase


def read_whereabouts(
    part: Part,
    blocks: Sequence[Block],
    passages: Passages,
    source: Source | None,
    tables: Tables,
    notes: Notes,
) -> tuple[Place, Attendance | None]:
    """Place and way of taking part; sessions with venues of their own leave the event's venue open."""
    sessions = part.timing.sessions
    apart = any(session.venue for session in sessions)
    venue = part.venue
    if venue:
        notes.tell("place.venue", venue, venue, part.title_where, "place.column")
    elif not apart:
        mentions = [*part.timing.used, *(m for m in part.mentions if _is_of(m, sessions))]
        title = (part.title_where, part.title)
        words = PlaceWords(tables.gazetteer)
        phrase = find_venue(part.pairs, blocks, mentions, title, words) or _common_venue(part, words)
        if phrase:
            venue = phrase.text
            notes.tell("place.venue", venue, venue, phrase.where, phrase.rule)
    said = read_attendance(venue, passages.texts[1:], part.title)
    notes.add("attendance", said.value, said.evidence, passages)
    venue = venue if venue is None else _ON_THE_NET_TOO.sub("", venue) or venue
    place = _locate(venue, passages, source, tables, online=said.value == "online")
    attendance = said.value or ("onsite" if venue or apart or place.municipality else None)
    return place, attendance


def _common_venue(part: Part, words: PlaceWords) -> VenuePhrase | None:
    """The one labelled place that stands for all events of a page."""
    labelled = [pair for pair in read_labels(part.shared).pairs if pair.field == "where"]
    return find_venue(labelled, (), (), ("", ""), words) if len(labelled) == 1 else None


def _is_of(mention: Mention, sessions: Sequence[Session]) -> bool:
    """Whether a mention names one of an event's days."""
    days = {day_of(session.start) for session in sessions}
    return mention.role == "event" and any(
        day_of(session.start) in days for session in mention.dates.sessions
    )


def _locate(
    venue: str | None, passages: Passages, source: Source | None, tables: Tables, *, online: bool
) -> Place:
    home = source.municipality_number if source and source.family == "kommune" else None
    counties = source.county_numbers if source else None
    found = locate(venue, passages.texts, tables.gazetteer, county=counties, home=home, online=online)
    return Place(
        found.venue,
        found.address,
        found.postal_code,
        found.municipality,
        found.municipality_number,
        found.county,
        found.latitude,
        found.longitude,
    )
