"""Which parts of a page announce an event each.

A page has one event unless its structure says otherwise. Facts before the first named section belong to the
page's own event; a section with a name and a day of its own announces another; where the page itself has no day
(a newsletter, a programme, a calendar) every section or item with a name and a day is an event. Places with days
and numbered parts are sessions of one event.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from normalize import apply_clock, day_of
from normalize.lazily import compiled
from spiders.page.slides import is_transcript
from spiders.page.wording import wording
from spiders.reading.parts.calendars import planned
from spiders.reading.parts.counted import counted_apart
from spiders.reading.parts.listings import (
    contents,
    named_apart,
    named_sections,
    phrases,
    quoted_apart,
    sections_of_kinds,
    themes,
    timed_rows,
    timed_sections,
    told_apart,
)
from spiders.reading.parts.naming import name_in, without_date
from spiders.reading.parts.numbered import in_numbers, numbered_in_text
from spiders.reading.parts.openings import opened_by_days, opened_by_names, opens_with
from spiders.reading.parts.outline import Outline, announces
from spiders.reading.parts.paired import first_of_pair, is_other_kind, named_together, told_beside
from spiders.reading.parts.part import Part
from spiders.reading.parts.pointers import without_pointers
from spiders.reading.parts.regional import in_counties
from spiders.reading.parts.rows import with_sessions
from spiders.reading.parts.titles import find_name
from spiders.reading.parts.towns import in_towns
from spiders.reading.times.anchors import WIDE, can_anchor, is_wide
from spiders.reading.times.mentions import Mention, Tier, days_of, last_day
from spiders.reading.times.roles import names_occasion
from spiders.reading.times.timing import Timing, order, read_timing
from spiders.reading.words.letters import is_newsletter

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from normalize import Session
    from spiders.page.document import Document
    from spiders.reading.parts.enumerations import Enumeration
    from spiders.reading.parts.sections import Section
    from spiders.reading.words.places import PlaceWords

_UMBRELLA: Final = wording("""
    *festival*, *uka, *veka, *uken, *program, *programmet, *debattserie*, arrangement, arrangementer,
    kalender, calendar""")
# Whoever signs up takes part in all of it: its days are sessions of one event, whatever each is about.
_ONE_SIGNUP: Final = wording("""
    én|en|ein|ei|felles påmelding … alle|hele|heile, påmelding* gjelder|gjeld … alle|hele|heile,
    påmelding til alle|hele|heile, meld deg på alle|hele|heile, samme|same lenke|lenkje|møtelenke,
    over to|tre|fire|fem|seks kvelder|kveldar|samlinger|samlingar|kurskvelder|kurskveldar""")
_SEVERAL: Final = 3  # sections
_STANDS: Final = compiled(r"\b(?:\w*utstilling\w*|står|vises|varer|festival\w*)\b", re.IGNORECASE)


def find_parts(document: Document, mentions: Sequence[Mention], places: PlaceWords) -> list[Part]:
    """The parts of a page, in order; none when neither a day nor a span of days is announced."""
    outline = without_pointers(Outline(document, mentions, places))
    if is_transcript(document):
        return [replace(part, subject=_text_of(document)) for part in phrases(outline)]
    if is_newsletter(document.title):
        named = named_sections(outline)
        return [*named, *contents(outline, named)] or phrases(outline)
    if plan := planned(outline):
        return plan
    if numbered := in_numbers(outline):
        return [_whole(outline, numbered)]
    main = _main(outline)
    if main is None:
        return (
            opened_by_days(outline)
            or named_sections(outline)
            or themes(outline, lambda _: True)
            or phrases(outline)
            or _window(outline)
        )
    if instead := _instead(outline, main):
        return instead
    if beside := _beside(outline, main):
        return [first_of_pair(main, beside), *beside]
    return named_together(outline) or [main]


def _beside(outline: Outline, main: Part) -> list[Part]:
    """Events that the page tells beside its own."""
    found = [*_under(outline, main), *_further(outline, main)]
    return found or quoted_apart(outline, main) or told_beside(outline, main)


def _instead(outline: Outline, main: Part) -> list[Part]:
    """Events that the page lists, where it has no event of its own beside them."""
    named_day = any(m.tier is Tier.TITLE for m in main.timing.used) and len(main.timing.sessions) == 1
    umbrella = bool(_UMBRELLA.search(outline.document.title)) and not named_day
    labelled = any(m.tier is Tier.LABEL for m in main.timing.used)
    return (
        counted_apart(outline)
        or in_counties(outline)
        or ([] if labelled else named_apart(outline) or opened_by_names(outline))
        or (timed_sections(outline, main, under_days=umbrella) if umbrella or not labelled else [])
        or (timed_rows(outline) if _is_heading_only(main) else [])
        or sections_of_kinds(outline, main)
        or themes(outline, lambda each: _belongs(each, main.timing) and not _is_one(each, outline))
        or _beside_each_other(outline, main)
    )


def _is_one(enumeration: Enumeration, outline: Outline) -> bool:
    """Whether a row of days is of one gathering: one signs up once, or a sentence tells its days together."""
    days = {day for item in enumeration.items for day in days_of(item.mention)}
    rows = {item.index for item in enumeration.items}
    others = [m for m in outline.mentions if m.index not in rows and len(days) > 1]
    together = any(days <= set(days_of(m)) for m in others)
    return together or _are_stretch(days, others, outline) or _has_one_signup(outline)


def _are_stretch(days: set[date], others: Sequence[Mention], outline: Outline) -> bool:
    """Whether days are all those of a stretch told elsewhere, each once: "Studietur 12.–14. mars" above its days."""
    if max(days) - min(days) != timedelta(len(days) - 1) or _UMBRELLA.search(outline.document.title):
        return False
    extents = (s for m in others if m.role == "event" and not is_wide(m) for s in m.dates.sessions if s.end)
    return any(day_of(s.start) == min(days) and last_day(s) == max(days) for s in extents)


def _is_heading_only(main: Part) -> bool:
    """Whether nothing but headings within the page gives its day."""
    return all(m.tier <= Tier.HEADING and m.index >= 0 for m in main.timing.used)


def _main(outline: Outline) -> Part | None:
    """The page's own event, read from everything but the sections that stand for themselves."""
    alone = _equals(outline) or [each for each in outline.named() if _stands_alone(each, outline)]
    own = [m for m in outline.mentions if not any(s.first <= m.index < s.last for s in alone)]
    timing = read_timing(own)
    if alone and not any(map(can_anchor, own)) and any(map(can_anchor, outline.mentions)):
        timing = Timing()  # a weekday counted from the publication is none beside days of sections
    one = _has_one_signup(outline)
    rows = (each for each in outline.enumerations if each.of_places or each.of_parts or one)
    if sessions := next((each for each in rows if _belongs(each, timing)), None):
        timing = with_sessions(sessions, timing, own)
    elif not outline.labelled and (numbered := numbered_in_text(own)):
        apart = [session for each in numbered for session in each.dates.sessions]
        timing = replace(timing, sessions=tuple(sorted(apart, key=order)), used=tuple(numbered))
    else:
        timing = in_towns(outline, timing, own) or timing
    if not timing.sessions:
        return None
    return _whole(outline, timing)


def _has_one_signup(outline: Outline) -> bool:
    return any(map(_ONE_SIGNUP.search, outline.document.texts))


def _window(outline: Outline) -> list[Part]:
    """An event of which the page knows only the week, month or season."""
    timing = read_timing([m for m in outline.mentions if announces(m)])
    if timing.approximate is None:
        return []
    return [_whole(outline, timing)]


def _text_of(document: Document) -> str:
    return "\n".join(block.text for block in document.blocks)


def _whole(outline: Outline, timing: Timing) -> Part:
    """The page as one event."""
    document, mentions = outline.document, tuple(outline.mentions)
    pairs, name = document.labelled.pairs, find_name(document, timing, mentions)
    return Part(document.title, document.title_where, timing, document.blocks, pairs, mentions, name=name)


def _belongs(enumeration: Enumeration, timing: Timing) -> bool:
    """Whether a row of days gives the event's sessions."""
    if not timing.sessions:
        return True
    if any(mention.tier is Tier.LABEL and can_anchor(mention) for mention in timing.used):
        labelled = {mention.index for mention in timing.used}
        return any(item.index in labelled for item in enumeration.items) or _fills(enumeration, timing)
    if all(mention.dates.rule.startswith("recurrence") for mention in timing.used):
        return True  # "Lørdager kl. 13" above a list of days
    days = {day for item in enumeration.items for day in days_of(item.mention)}
    if _is_stretch_of(days, timing):
        return False
    return any(day_of(session.start) in days for session in timing.sessions)


def _is_stretch_of(days: set[date], timing: Timing) -> bool:
    """Whether a row has the first and the last day of one gathering with an hour at each end: its programme."""
    session = timing.sessions[0]
    ends = isinstance(session.start, datetime) and isinstance(session.end, datetime)
    return (
        len(timing.sessions) == 1
        and ends
        and days == {day_of(session.start), last_day(session)} != {day_of(session.start)}
    )


def _fills(enumeration: Enumeration, timing: Timing) -> bool:
    """Whether numbered parts begin and end with the one stretch that a label tells: "Tid: 19. april – 24. juni"."""
    if not enumeration.of_parts or len(timing.sessions) != 1:
        return False
    days = [day for item in enumeration.items for day in days_of(item.mention)]
    ends = [s.end for item in enumeration.items for s in item.mention.dates.sessions if s.end]
    first, last = _span(timing)
    return first < last and min(days) == first and max([*days, *map(day_of, ends)]) == last


def _equals(outline: Outline) -> list[Section]:
    """Two or more named sections, no places, that hold all the labelled time of a page: none is the page's own."""
    labelled = outline.labelled
    if len(labelled) < 2:
        return []
    timed = [each for each in outline.named() if any(each.first <= index < each.last for index in labelled)]
    timed = [each for each in timed if not outline.places.is_place(each.title)]
    covered = all(any(each.first <= index < each.last for each in timed) for index in labelled)
    return timed if len(timed) >= 2 and covered else []


def _stands_alone(section: Section, outline: Outline) -> bool:
    """Whether a named section has labelled time, and labelled time came before it: an event beside the page's.

    One with the name of the page tells of the same event in more words.
    """
    if _letters(section.title) in _letters(outline.document.title):
        return False
    inside = any(section.first <= index < section.last for index in outline.labelled)
    return inside and any(0 <= index < section.first for index in outline.labelled)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.lower()))


def _under(outline: Outline, main: Part) -> list[Part]:
    """A timed event within the days of an exhibition or festival, told in the same breath."""
    first, last = _span(main.timing)
    if (last - first).days < WIDE or not any(_STANDS.search(m.sentence) for m in main.timing.used):
        return []
    parts = []
    for mention in outline.mentions:
        inside = can_anchor(mention) and all(first <= day <= last for day in days_of(mention))
        named = (
            name_in(mention.sentence, mention.dates.quote) if mention.tier in (Tier.BODY, Tier.LEAD) else None
        )
        if inside and mention.dates.has_clock and mention not in main.timing.used and named:
            parts.append(
                replace(outline.item(mention.index, named, mention), subject=_text_of(outline.document))
            )
    return parts[:1]


def _further(outline: Outline, main: Part) -> list[Part]:
    """Events beside the page's own: named sections with labelled time, or with another day in the heading."""
    first, last = _span(main.timing)
    wide = (last - first).days >= WIDE
    parts = []
    for section in outline.named():
        own = outline.own(section)
        heading = outline.heading_day(section)
        outside = heading is not None and not any(first <= day <= last for day in days_of(heading))
        timed = wide and any(m.dates.has_clock and can_anchor(m) and announces(m) for m in own)
        apart = is_other_kind(section, outline.document.title)
        opening = next((m for m in own if opens_with(outline, m, with_hour=apart)), None)
        opened = opening is not None and not any(first <= day <= last for day in days_of(opening))
        if not (outside or timed or opened or _stands_alone(section, outline)):
            continue
        first_told = heading or (opening if opened else None)
        timing = read_timing([replace(m, tier=Tier.HEADER) if m is first_told else m for m in own])
        if set(timing.sessions) - set(main.timing.sessions):
            title = without_date(section.title, heading.dates.quote) if heading else section.title
            if opening and opened and not names_occasion(title):
                title = name_in(opening.sentence, opening.dates.quote) or title
            parts.append(outline.part(section, title, timing))
    return parts


def _span(timing: Timing) -> tuple[date, date]:
    starts = [day_of(session.start) for session in timing.sessions]
    ends = [day_of(session.end) for session in timing.sessions if session.end]
    return min(starts), max([*starts, *ends])


def _is_between(timing: Timing, first: date, last: date) -> bool:
    start, end = _span(timing)
    return first <= start and end <= last


def _stations(timing: Timing, parts: Sequence[Part]) -> Timing:
    """The sessions of one gathering that goes from place to place: "Søndag 2. juni – Granvoll" as headings."""
    sessions = {
        replace(session, venue=session.venue or part.title)
        for part in parts
        for session in _at_only_hour(part)
    }
    used = dict.fromkeys(mention for part in parts for mention in part.timing.used)
    return replace(timing, sessions=tuple(sorted(sessions, key=order)), used=tuple(used))


def _at_only_hour(part: Part) -> Sequence[Session]:
    """The sessions of a station, at the hour of the one thing that its programme has."""
    hours = [m for m in part.mentions if m.tier is Tier.PROGRAMME and m.dates.has_clock]
    return apply_clock(part.timing.sessions, hours[0].dates) if len(hours) == 1 else part.timing.sessions


def _heads_one(outline: Outline, main: Part) -> bool:
    """Whether the page's day is but that of the heading of one of three or more named sections with a day each."""
    if any(m.tier not in (Tier.HEADER, Tier.HEADING) for m in main.timing.used):
        return False
    heads = {each.first for each in outline.named() if outline.heading_day(each)}
    return len(heads) >= _SEVERAL and all(m.index in heads for m in main.timing.used)


def _beside_each_other(outline: Outline, main: Part) -> list[Part]:
    """Named sections, or sentences, that each announce another day, on a page that has none of its own."""
    if any(m.tier > Tier.LEAD or m.index < 0 for m in main.timing.used) and not _heads_one(outline, main):
        return []
    if calendar := opened_by_days(outline):
        return calendar
    parts = [] if any(m.tier is Tier.LEAD for m in main.timing.used) else named_sections(outline, strict=True)
    if len(parts) > 1 and sum(outline.places.is_place(part.title) for part in parts) * 2 > len(parts):
        return [replace(main, timing=_stations(main.timing, parts))]
    first, last = _span(main.timing)
    if first < last and parts and all(_is_between(part.timing, first, last) for part in parts):
        return []  # the days of a gathering that the text announces over all of them
    days = {frozenset(day_of(session.start) for session in part.timing.sessions) for part in parts}
    return parts if len(days) >= 2 else told_apart(outline)
