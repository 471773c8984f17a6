"""Sessions with a place each: "Dag 1: 4. mai, Sted: …", "Møtet på Nes er 4. mai på …, møtet på Li 5. mai i …"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from normalize import day_of
from spiders.reading.places.tidying import tidy_place
from spiders.reading.places.venues import find_venue, labelled_place
from spiders.reading.times.further import told_apart
from spiders.reading.words.places import PlaceWords

if TYPE_CHECKING:
    from datetime import date

    from klimakalender.reference import Tables
    from spiders.page.labels import Pair
    from spiders.reading.parts.part import Part

_NEAR: Final = 3  # blocks from a day to the place below it


def with_places(part: Part, tables: Tables) -> Part:
    """The part, its sessions with the places that are labelled, or told in a sentence, for the day of each.

    They must differ. A place that a session has already is tidied.
    """
    sessions = part.timing.sessions
    if any(session.venue for session in sessions):
        tidied = (replace(each, venue=(each.venue and tidy_place(each.venue)) or None) for each in sessions)
        return replace(part, timing=replace(part.timing, sessions=tuple(tidied)))
    days = {day_of(session.start) for session in sessions}
    if len(days) < 2:
        return part
    labelled = [pair for pair in part.pairs if pair.field == "where"]
    if labelled:
        places = {
            day: tidy_place(labelled_place(pair.value))
            for pair in labelled
            if (day := _day_of(pair, part, days))
        }
    else:
        places = _told(part, days, PlaceWords(tables.gazetteer))
    if not len(labelled or days) == len(places) == len(set(places.values())) == len(days):
        return part
    sessions = tuple(replace(session, venue=places[day_of(session.start)]) for session in sessions)
    return replace(part, timing=replace(part.timing, sessions=sessions))


def _told(part: Part, days: set[date], words: PlaceWords) -> dict[date, str]:
    """The places that the sentences of each day alone tell."""
    places: dict[date, str] = {}
    for day in days:
        own = [
            told_apart(mention, part.mentions)
            for mention in part.mentions
            if mention.role == "event" and mention.index >= 0
            if [day_of(session.start) for session in mention.dates.sessions] == [day]
        ]
        if found := find_venue((), (), own, ("", ""), words):
            places[day] = found.text
    return places


def _day_of(pair: Pair, part: Part, days: set[date]) -> date | None:
    """The last day told in the block of a label, or close above it."""
    near = [
        (mention.index, mention.dates.start, day_of(mention.dates.sessions[0].start))
        for mention in part.mentions
        if pair.index - _NEAR <= mention.index <= pair.index
        if mention.dates.has_day and len(mention.dates.sessions) == 1
    ]
    told = [each for each in sorted(near) if each[2] in days]
    return told[-1][2] if told else None
