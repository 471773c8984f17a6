"""Parts of one gathering that have numbers for headings: "Samling 1" and "Samling 2", "Kurs 2 og 3", "Første kveld"."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from normalize import Session, day_of
from normalize.lazily import compiled
from normalize.lexicon.calendar import ANY_WEEKDAY
from spiders.reading.parts.naming import without_date
from spiders.reading.parts.towns import sections_in_towns
from spiders.reading.times.anchors import can_anchor
from spiders.reading.times.mentions import Mention, Tier, days_of
from spiders.reading.times.timing import Timing, order, read_timing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spiders.reading.parts.outline import Outline
    from spiders.reading.parts.sections import Section

_PART: Final = (
    r"dag|samling|modul|del|økt|helg|(?:kurs|tema|treff)(?:samling|kveld|dag|helg)|kveld|leksjon|bolk"
)
_WHOLE: Final = (
    r"kurs|seminar|webinar|møte|verksted|verkstad|workshop|treff|pulje|runde|gruppe|alternativ|parti"
)
_ORDINAL: Final = r"(?:\d{1,2}\.|første|fyrste|andre|tredje|fjerde|femte|sjette|siste)"
_NUMBER: Final = r"(?:nr\.?\s?)?(?P<numbers>(?:\d{1,2}|[A-H]\b)(?:(?:,\s?|\s(?:og|&)\s)(?:\d{1,2}|[A-H]\b))*)"
# What is but a part may say what it is about; a course or a webinar with a name of its own is an event.
_NUMBERED: Final = compiled(
    rf"(?:(?:{_PART}|{_WHOLE})\s{_NUMBER}|{_ORDINAL}\s(?:{_PART}|{_WHOLE})(?:en|a|et)?)\W*$"
    rf"|(?:(?:{_PART})\s\d{{1,2}}|{_ORDINAL}\s(?:{_PART})(?:en|a|et)?)\s?[:–—-]\s?\S",
    re.IGNORECASE,
)
_BEGINS: Final = compiled(rf"(?:{_PART}|{_WHOLE})\s|{_ORDINAL}\s", re.IGNORECASE)
_PARTS: Final = compiled(rf"(?:(?:{_PART})|{_ORDINAL}\s(?:{_PART}))", re.IGNORECASE)
# "…, Granvoll skole." and "… på Granvoll skole"
_PLACE_BEHIND: Final = compiled(
    r"(?:[,:]\s|\s(?:i|på|ved|hos)\s|,\s(?:i|på|ved|hos)\s)(?P<place>[^\d\W][^.,;:!?]{2,50})(?=[.,;!]|$)"
)
# "2. Fredag 10. februar kl. 10", not "2. februar"
_NUMBER_FIRST: Final = compiled(rf"\d{{1,2}}\.\s(?={ANY_WEEKDAY}|\d{{1,2}}\.)", re.IGNORECASE)
_IN_TEXT: Final = compiled(
    rf"\b(?:{_PART}|{_WHOLE})\s(?:nr\.?\s)?(?P<number>\d{{1,2}})\b(?=[^\d.;]{{0,70}}$)", re.IGNORECASE
)


def in_numbers(outline: Outline) -> Timing | None:
    """The sessions that numbered sections, or those of towns, give the page's event, where each has days of its own."""
    sections = [(s, found) for s in outline.sections if s.heading and (found := _numbers(outline, s))]
    sections = sections or [(section, 1) for section in sections_in_towns(outline)]
    if len(sections) < 2:
        return None
    timings = [_timing(outline, section, count) for section, count in sections]
    days = [{day_of(session.start) for session in timing.sessions} for timing in timings]
    if not all(days) or len(set().union(*days)) < sum(map(len, days)):
        return None
    used = tuple(dict.fromkeys(mention for timing in timings for mention in timing.used))
    if (whole := _over_days(timings)) and _PARTS.match(sections[0][0].title):
        return Timing(sessions=(whole,), used=used)
    places = [_place(outline, section) or _place_in_heading(outline, section) for section, _ in sections]
    apart = all(places) and len(set(places)) > 1
    sessions = [
        replace(session, venue=place if apart else None)
        for timing, place in zip(timings, places, strict=True)
        for session in timing.sessions
    ]
    return Timing(sessions=tuple(sorted(sessions, key=order)), used=used)


def _over_days(timings: Sequence[Timing]) -> Session | None:
    """One gathering over all its days, where each part is on the day after the one before."""
    sessions = [session for timing in timings for session in timing.sessions]
    days = [day_of(session.start) for session in sessions]
    if any((later - day).days != 1 for day, later in pairwise(days)):
        return None
    return Session(sessions[0].start, sessions[-1].end or days[-1])


def numbered_in_text(mentions: Sequence[Mention]) -> list[Mention]:
    """The days of numbered parts in running text: "Kurs 1 holdes 12. april på hotellet. Kurs 2 holdes 19. april"."""
    found: dict[str, Mention] = {}
    for mention in mentions:
        if mention.tier in (Tier.BODY, Tier.LEAD) and can_anchor(mention):
            before = mention.sentence.partition(mention.dates.quote)[0]
            if said := _IN_TEXT.search(before):
                found.setdefault(said["number"], mention)
    days = {day for mention in found.values() for day in days_of(mention)}
    return list(found.values()) if len(days) == len(found) > 1 else []


def _place(outline: Outline, section: Section) -> str | None:
    """The place that a section tells, behind a label or its day."""
    labelled = (p for p in outline.document.labelled.pairs if section.first <= p.index < section.last)
    if where := next((pair.value.strip(" .") for pair in labelled if pair.field == "where"), None):
        return where
    for mention in filter(can_anchor, outline.own(section)):
        after = mention.sentence.partition(mention.dates.quote)[2]
        found = _PLACE_BEHIND.match(after)
        if found and outline.places.is_place(found["place"]):
            return found["place"]
    return None


def _place_in_heading(outline: Outline, section: Section) -> str | None:
    """The place that a heading of a number and a day names: "2. Fredag 10. februar kl. 10. Storøy hotell"."""
    day = outline.heading_day(section) if _NUMBER_FIRST.match(section.title) else None
    rest = section.title.partition(day.dates.quote)[2].strip(" .,:;–-") if day else ""
    return (
        rest if outline.places.is_place(rest) or outline.places.is_place(rest.rpartition(", ")[2]) else None
    )


def _is_numbered_day(outline: Outline, section: Section) -> bool:
    """Whether a heading is a number with a day, and a place at most."""
    day = outline.heading_day(section) if _NUMBER_FIRST.match(section.title) else None
    if day is None or not section.title.partition(".")[2].lstrip(" )").startswith(day.dates.quote):
        return False
    return section.title.endswith(day.dates.quote) or _place_in_heading(outline, section) is not None


def _numbers(outline: Outline, section: Section) -> int:
    """How many parts a heading numbers, its own day left out."""
    if _is_numbered_day(outline, section):
        return 1
    if not _BEGINS.match(section.title):
        return 0
    day = outline.heading_day(section)
    found = _NUMBERED.match(without_date(section.title, day.dates.quote) if day else section.title)
    return len(re.findall(r"\d+|\b[A-H]\b", found["numbers"] or "1", re.IGNORECASE)) if found else 0


def _timing(outline: Outline, section: Section, count: int) -> Timing:
    """The days of a section: the first that is told, or as many as it numbers."""
    heading = outline.heading_day(section)
    own = [replace(m, tier=Tier.HEADER) if m is heading else m for m in outline.own(section)]
    if count == 1:
        return read_timing(own)
    apart: dict[frozenset[object], Mention] = {}
    for mention in filter(can_anchor, own):
        apart.setdefault(frozenset(days_of(mention)), mention)
    if len(apart) != count:
        return Timing()
    timings = [read_timing([each]) for each in apart.values()]
    return Timing(
        sessions=tuple(session for timing in timings for session in timing.sessions),
        used=tuple(apart.values()),
    )
