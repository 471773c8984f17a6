"""Which parts of a page announce an event each.

A page has one event unless its structure says otherwise. Facts before the first named section belong to
the page's own event; a section with a name and a day of its own announces another; where the page itself
has no day (a newsletter, a programme, a calendar) every section or item with a name and a day is an
event. Places with days are sessions of one event.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from normalize.values import day_of
from spiders.clocks import add_clocks
from spiders.enumerations import Enumeration, find_enumerations
from spiders.mentions import Mention, Tier
from spiders.naming import name_before, trim, without_date
from spiders.parts import Part
from spiders.roles import is_announced
from spiders.sections import Section, split_sections
from spiders.slides import is_transcript
from spiders.timing import Timing, can_anchor, order, read_timing
from spiders.wording import wording

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from spiders.blocks import Block
    from spiders.document import Document

_NEWSLETTER = wording("""
    infoskriv*, infobrev*, informasjonsskriv*, informasjonsbrev*, nyhetsbrev*, nyhetbrev*, nyheitsbrev*,
    newsletter*, aktivitetskalender*, møtekalender*, kalender, kalenderen, calendar""")
_UMBRELLA = wording("""
    *festival*, *uka, *veka, *uken, *program, *programmet, *debattserie*, *dagane, *dagene, arrangement,
    arrangementer, kalender, calendar""")
_NUMBERED = re.compile(
    r"^(?:webinar|seminar|møte|kurs|samling|foredrag|verksted)\w*(?:\s*\d+)?\s*[:–-]\s*(?P<name>\S.{6,})$",
    re.IGNORECASE,
)
_WIDE = 5  # days: a longer range is an umbrella under which single events may stand


@dataclass(frozen=True, slots=True)
class _Page:
    document: Document
    mentions: Sequence[Mention]
    sections: list[Section]
    enumerations: list[Enumeration]


def find_parts(
    document: Document, mentions: Sequence[Mention], is_place: Callable[[str], bool]
) -> list[Part]:
    """The parts of a page, in order; none when no event day is found."""
    sections = split_sections(document.blocks, document.title)
    page = _Page(document, mentions, sections, find_enumerations(document.blocks, mentions, is_place))
    if is_transcript(document):
        subject = "\n".join(block.text for block in document.blocks)
        return [replace(part, subject=subject) for part in _phrases(page)]
    if _NEWSLETTER.search(document.title):
        named = _named(page, every=True)
        return [*named, *_contents(page, named)] or _phrases(page)
    main = _main(page)
    if main is None:
        return _named(page, every=True) or _themes(page) or _phrases(page)
    if _UMBRELLA.search(document.title) and len(timed := _timed_items(page)) >= 2:
        return timed
    if parts := _numbered(page, main) or _themes(page, main) or _beside_each_other(page, main):
        return parts
    return [main, *_further(page, main)]


def _main(page: _Page) -> Part | None:
    """The page's own event, read from everything but the sections that stand for themselves."""
    document = page.document
    own = [m for m in page.mentions if m.index < 0 or not _stands_alone(_section_of(page, m.index), page)]
    timing = read_timing(own)
    places = next((e for e in page.enumerations if e.of_places and _belongs(e, timing)), None)
    if places:
        timing = _with_places(places, timing, own)
    if not timing.sessions:
        return None
    return Part(
        document.title,
        document.title_where,
        timing,
        document.blocks,
        document.labelled.pairs,
        tuple(page.mentions),
    )


def _belongs(enumeration: Enumeration, timing: Timing) -> bool:
    """Whether a row of places with days gives the event's sessions."""
    if not timing.sessions:
        return True
    if any(mention.tier is Tier.LABEL and can_anchor(mention) for mention in timing.used):
        labelled = {mention.index for mention in timing.used}
        return any(item.index in labelled for item in enumeration.items)
    days = {day for item in enumeration.items for day in _days(item.mention)}
    return any(day_of(session.start) in days for session in timing.sessions)


def _with_places(enumeration: Enumeration, timing: Timing, mentions: Sequence[Mention]) -> Timing:
    anchors = [item.mention for item in enumeration.items]
    sessions = [
        replace(session, venue=trim(item.rest) or None)
        for item in enumeration.items
        for session in item.mention.dates.sessions
    ]
    sessions, clocks = add_clocks(sessions, anchors, mentions)
    return replace(
        timing,
        sessions=tuple(sorted(dict.fromkeys(sessions), key=order)),
        used=tuple(dict.fromkeys([*anchors, *clocks])),
    )


def _section_of(page: _Page, index: int) -> Section:
    return next(section for section in page.sections if section.first <= index < section.last)


def _own_mentions(page: _Page, section: Section) -> list[Mention]:
    return [m for m in page.mentions if section.first <= m.index < section.last]


def _days(mention: Mention) -> set[date]:
    return {day_of(session.start) for session in mention.dates.sessions}


def _heading_day(page: _Page, section: Section) -> Mention | None:
    """The day in a section's heading."""
    return next((m for m in _own_mentions(page, section) if m.index == section.first and can_anchor(m)), None)


def _stands_alone(section: Section, page: _Page) -> bool:
    """A section with a name of its own and labelled time: an event beside the page's."""
    if section.heading is None or section.is_day or section.is_generic:
        return False
    labelled = any(m.tier is Tier.LABEL and can_anchor(m) for m in _own_mentions(page, section))
    before = any(
        m.tier is Tier.LABEL and can_anchor(m) for m in page.mentions if 0 <= m.index < section.first
    )
    return labelled and before


def _part(page: _Page, section: Section, title: str, timing: Timing) -> Part:
    """A part for the blocks of a section; of a newsletter's parts nothing is shared."""
    document = page.document
    inside = range(section.first, section.last)
    pairs = tuple(pair for pair in document.labelled.pairs if pair.index in inside)
    own = tuple(m for m in page.mentions if m.index in inside)
    where = section.heading.where if section.heading else document.title_where
    shared = () if _NEWSLETTER.search(document.title) else tuple(_shared(page, inside))
    blocks = document.blocks[section.first : section.last]
    return Part(trim(title), where, timing, blocks, pairs, own, shared, whole=False)


def _shared(page: _Page, inside: range) -> Iterator[Block]:
    """What speaks of all parts: blocks outside named sections and enumerations, and the page's title."""
    items = {item.index for enumeration in page.enumerations for item in enumeration.items}
    for section in page.sections:
        named = section.heading is not None and not section.is_generic
        of_page = not named or (inside.start in items and len(inside) == 1)
        if not of_page or section.is_day:
            continue
        for index in range(section.first, section.last):
            if index not in inside and index not in items:
                yield page.document.blocks[index]


def _named(page: _Page, *, every: bool) -> list[Part]:
    """Sections with a name and a day: in the heading, under a heading that is a day, or announced in the
    text."""
    parts: list[Part] = []
    context: Mention | None = None
    for section in page.sections:
        if section.is_day:
            context = _heading_day(page, section)
            continue
        if section.heading is None or section.is_generic:
            continue
        heading = _heading_day(page, section)
        own = _own_mentions(page, section)
        anchored = heading or any(_announces(m) for m in own if can_anchor(m))
        if heading and not any(m.tier is Tier.LABEL for m in own):
            own = [heading, *own]
        if not anchored and context is not None:
            own = [context, *own]
        elif not anchored:
            continue
        timing = read_timing([replace(m, tier=Tier.HEADER) if m is heading else m for m in own])
        title = without_date(section.title, heading.dates.quote) if heading else section.title
        if timing.sessions and (every or anchored) and title:
            parts.append(_part(page, section, title, timing))
    return parts


def _announces(mention: Mention) -> bool:
    return mention.tier is Tier.LABEL or is_announced(mention.sentence) > 0


def _further(page: _Page, main: Part) -> list[Part]:
    """Events beside the page's own: named sections with labelled time, or with another day in the heading."""
    first, last = _span(main.timing)
    wide = (last - first).days >= _WIDE
    parts = []
    for section in page.sections:
        if section.heading is None or section.is_day or section.is_generic:
            continue
        own = _own_mentions(page, section)
        heading = _heading_day(page, section)
        outside = heading is not None and not any(first <= day <= last for day in _days(heading))
        timed = wide and any(m.dates.has_clock and can_anchor(m) and _announces(m) for m in own)
        if not (outside or timed or _stands_alone(section, page)):
            continue
        timing = read_timing([replace(m, tier=Tier.HEADER) if m is heading else m for m in own])
        if timing.sessions and timing.sessions != main.timing.sessions:
            title = without_date(section.title, heading.dates.quote) if heading else section.title
            parts.append(_part(page, section, title, timing))
    return parts


def _span(timing: Timing) -> tuple[date, date]:
    starts = [day_of(session.start) for session in timing.sessions]
    ends = [day_of(session.end) for session in timing.sessions if session.end]
    return min(starts), max([*starts, *ends])


def _numbered(page: _Page, main: Part) -> list[Part]:
    """ "Webinar 1: …", "Webinar 2: …": sections that are events at the page's common time."""
    named = [(s, match) for s in page.sections if s.heading and (match := _NUMBERED.match(s.title))]
    if len(named) < 2:
        return []
    return [_part(page, section, match["name"], main.timing) for section, match in named]


def _themes(page: _Page, main: Part | None = None) -> list[Part]:
    """Items of a row that name themes: an event each."""
    parts: list[Part] = []
    for enumeration in page.enumerations:
        if enumeration.of_places or any(not item.rest for item in enumeration.items):
            continue
        if main and not _belongs(enumeration, main.timing):
            continue
        parts += [_item_part(page, item.index, item.rest, item.mention) for item in enumeration.items]
    return parts


def _item_part(page: _Page, index: int, title: str, mention: Mention) -> Part:
    block = page.document.blocks[index]
    section = Section(block, index, index + 1, 0)
    near = [m for m in page.mentions if m.index == index and m.sentence == mention.sentence]
    timing = read_timing([replace(m, tier=Tier.HEADER) if m is mention else m for m in near])
    return _part(page, section, title, timing)


def _timed_items(page: _Page) -> list[Part]:
    """Named items with a clock time under headings that are days: a festival's programme."""
    parts: list[Part] = []
    context: Mention | None = None
    for section in page.sections:
        if section.is_day:
            context = _heading_day(page, section)
        elif context and section.heading and not section.is_generic:
            own = _own_mentions(page, section)
            clock = next((m for m in own if m.index == section.first and m.dates.has_clock), None)
            if clock:
                clock = replace(clock, tier=Tier.LABEL, label="clock", pair=section.first)
                timing = read_timing([replace(context, tier=Tier.HEADER), clock])
                parts.append(_part(page, section, without_date(section.title, clock.dates.quote), timing))
    return parts


def _contents(page: _Page, named: Sequence[Part]) -> list[Part]:
    """Lines of a newsletter's table of contents that name an event without a section of its own."""
    taken = {day_of(session.start) for part in named for session in part.timing.sessions}
    parts = []
    for enumeration in page.enumerations:
        for item in enumeration.items:
            if is_announced(item.rest) and not _days(item.mention) & taken:
                parts += [_item_part(page, item.index, item.rest, item.mention)]
    return parts


def _beside_each_other(page: _Page, main: Part) -> list[Part]:
    """Named sections that each announce another day, on a page that has none of its own."""
    if any(mention.tier > Tier.BODY or mention.index < 0 for mention in main.timing.used):
        return []
    if all(_section_of(page, mention.index).is_generic for mention in main.timing.used):
        return []
    parts = _named(page, every=False)
    days = [frozenset(day_of(session.start) for session in part.timing.sessions) for part in parts]
    return parts if len(set(days)) >= 2 else []


def _phrases(page: _Page) -> list[Part]:
    """Events named in running text, by the words before their dates."""
    parts: list[Part] = []
    seen: set[tuple[str, frozenset[date]]] = set()
    for mention in page.mentions:
        if not can_anchor(mention) or mention.index < 0 or mention.tier <= Tier.PROGRAMME:
            continue
        title = name_before(mention.sentence, mention.dates.quote)
        key = ((title or "").lower(), frozenset(_days(mention)))
        if not title or key in seen:
            continue
        seen.add(key)
        parts.append(_item_part(page, mention.index, title, mention))
    return parts
