"""Parts of a page that lists events: named sections, rows of themes, timed items, lines of a letter, phrases."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from normalize import Session, apply_clock, day_of
from normalize.lazily import compiled
from spiders.reading.parts.clauses import Clause
from spiders.reading.parts.headings import is_news, make_name, name_in_heading
from spiders.reading.parts.known import is_known
from spiders.reading.parts.naming import name_before, name_in, quoted_theme, without_date
from spiders.reading.parts.outline import announces
from spiders.reading.parts.rows import with_sessions
from spiders.reading.times.anchors import can_anchor, is_put_off, is_wide
from spiders.reading.times.mentions import Mention, Tier, days_of, last_day
from spiders.reading.times.roles import is_announced, names_occasion
from spiders.reading.times.timing import Timing, read_timing
from spiders.reading.words.letters import is_newsletter

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from spiders.page.blocks import Block
    from spiders.page.document import Document
    from spiders.reading.parts.enumerations import Enumeration
    from spiders.reading.parts.outline import Outline
    from spiders.reading.parts.part import Part
    from spiders.reading.parts.sections import Section

_KINDS: Final = compiled(
    r"^(?:webinar|seminar|møte|kurs|samling|foredrag|verksted)\w*\s*[:–-]\s*(?P<name>\S.{6,})$", re.IGNORECASE
)
_SENTENCES: Final = compiled(r"(?<=[a-zæøå)»”\"][.!?])\s+")
_REFERS: Final = compiled(r"\s*(?:Dette|Det|Den|Denne)\s")
_LEAD: Final = 3  # blocks at the top of a page, which tell what it is about


def named_sections(outline: Outline, *, strict: bool = False) -> list[Part]:
    """Sections with a name and a day: in the heading, under a heading that is a day, or announced in the text.

    ``strict``: a day above a section is not enough.
    """
    parts: list[Part] = []
    told: set[frozenset[date]] = set()
    context: Mention | None = None
    for section in outline.sections:
        if section.is_day:
            context = outline.heading_day(section)
        if (
            section.is_day
            or section.heading is None
            or (section.is_generic and not _invites(outline, section))
        ):
            continue
        section = _with_lower(outline, section)
        heading, own = outline.heading_day(section), outline.own(section)
        anchored = heading or any(_opens(m) or announces(m) for m in own if can_anchor(m))
        if not anchored and context is not None and not strict:
            own = [context, *own]
        elif not anchored:
            continue
        part = _section_part(outline, section, own, heading)
        if part is None:
            continue
        days = frozenset(day_of(session.start) for session in part.timing.sessions)
        labelled = any(m.tier is Tier.LABEL for m in part.timing.used)
        # Without a day in its heading or a label, a section only comes back to an event already found.
        if days not in told or heading or labelled:
            parts.append(part)
            told.add(days)
    return parts


def _with_lower(outline: Outline, section: Section) -> Section:
    """A letter's section with those below it of lower headings that tell no day; nothing else would have them."""
    if not is_newsletter(outline.document.title):
        return section
    last = section.last
    for each in outline.sections:
        if each.first == last and each.level > section.level and not any(map(can_anchor, outline.own(each))):
            last = each.last
    return section if last == section.last else replace(section, last=last)


def _invites(outline: Outline, section: Section) -> bool:
    """Whether a letter's heading introduces something by its name: "Invitasjon til fagdag om myr"."""
    return is_newsletter(outline.document.title) and name_in_heading(section.title, "") is not None


def _opens(mention: Mention) -> bool:
    """A text that begins with its date: "3. mars kl. 9–15, Granvoll"."""
    return mention.dates.start == 0 and mention.dates.has_day


def _section_part(
    outline: Outline, section: Section, own: list[Mention], heading: Mention | None
) -> Part | None:
    labelled = any(m.tier is Tier.LABEL for m in own)
    raised = [replace(m, tier=Tier.HEADER) if m is heading and not labelled else m for m in own]
    timing = read_timing(raised)
    inside = range(section.first, section.last)
    rows = (
        row for row in outline.enumerations if row.of_places and all(i.index in inside for i in row.items)
    )
    if not (heading or labelled) and (row := next(rows, None)):
        timing = with_sessions(row, timing, own)
    title = without_date(section.title, heading.dates.quote) if heading else section.title
    if not (timing.sessions and title):
        return None
    part = outline.part(section, title, timing)
    if heading or part.name or names_occasion(title) or not is_news(title):
        return part
    # "Ønsker forslag til ildsjelpris" above "Prisen deles ut på Skogkonferansen 8. mars"
    said = name_before(timing.used[0].sentence, timing.used[0].dates.quote)
    known = said and is_known(said.split()[0])
    return replace(part, name=make_name(said, timing.used[0].where, "title.name")) if said and known else part


def sections_of_kinds(outline: Outline, main: Part) -> list[Part]:
    """ "Webinar: …" twice or more as headings: events at the page's common time."""
    found = [(s, match) for s in outline.sections if s.heading and (match := _KINDS.match(s.title))]
    return [outline.part(s, match["name"], main.timing) for s, match in found] if len(found) >= 2 else []


def themes(outline: Outline, fits: Callable[[Enumeration], bool]) -> list[Part]:
    """Items of a row that name themes: an event each."""
    return [
        outline.item(item.index, item.rest, item.mention, venue=item.venue)
        for enumeration in outline.enumerations
        if enumeration.of_themes and fits(enumeration)
        for item in enumeration.items
    ]


def timed_sections(outline: Outline, main: Part | None, *, under_days: bool) -> list[Part]:
    """Named headings with a time, under a heading that is a day or on the page's one day: a programme of events.

    ``under_days``: any clock time under a day is enough, as in a festival's programme, or one right below the
    heading (with its end where no heading tells the day); otherwise a heading element with a time range is asked for.
    """
    parts: list[Part] = []
    context = _only_day(main)
    is_told = False
    for section in outline.sections:
        if section.is_day:
            day = outline.heading_day(section)
            context, is_told = (min(days_of(day)), True) if day else (context, is_told)
            continue
        below = _clock_below(outline, section, with_end=not is_told) if under_days else None
        clock = _heading_clock(outline, section) or below
        if context is None or clock is None or section.heading is None:
            continue
        ranged = clock.dates.sessions[0].end is not None and section.heading.kind == "heading"
        title = (
            without_date(section.title, clock.dates.quote) if clock.index == section.first else section.title
        )
        if title and (under_days or ranged):
            timing = Timing(apply_clock([Session(context)], clock.dates), used=(clock,))
            parts.append(outline.part(section, title, timing))
    return parts if len(parts) >= 2 else []


def _only_day(main: Part | None) -> date | None:
    """The one day of the page's own event, when it has but one."""
    sessions = main.timing.sessions if main else ()
    if len(sessions) != 1:
        return None
    day = day_of(sessions[0].start)
    return day if sessions[0].end is None or day_of(sessions[0].end) == day else None


def _heading_clock(outline: Outline, section: Section) -> Mention | None:
    """The clock time in a section's heading that stands without a day."""
    if section.heading is None:
        return None
    own = (m for m in outline.own(section) if m.index == section.first)
    return next((m for m in own if m.dates.has_clock and not m.dates.has_day), None)


def _clock_below(outline: Outline, section: Section, *, with_end: bool) -> Mention | None:
    """The hours that the text below a named heading begins with; a question there is a name too."""
    if section.is_generic and not section.title.endswith("?"):
        return None
    first = next(iter(outline.within(range(section.first + 1, section.first + 2))), None)
    opens = first is not None and first.dates.start == 0 and first.dates.has_clock and not first.dates.has_day
    return first if opens and first and (first.dates.sessions[0].end or not with_end) else None


def timed_rows(outline: Outline) -> list[Part]:
    """Rows of a table under a day: a time, and a name with more below it; a mere programme has one line each."""
    parts: list[Part] = []
    context: date | None = None
    full = 0
    for index, block in enumerate(outline.document.blocks):
        day = outline.heading_day(outline.section_of(index))
        context = min(days_of(day)) if day else context
        clock = next((m for m in outline.within(range(index, index + 1)) if m.dates.has_clock), None)
        if block.kind != "row" or len(block.cells) < 2 or context is None or clock is None:
            continue
        lines = block.cells[1].split("\n")
        full += len(lines) > 1
        timing = Timing(apply_clock([Session(context)], clock.dates), used=(clock,))
        parts.append(replace(outline.item(index, lines[0], clock), timing=timing))
    return parts if len(parts) >= 2 and full * 2 >= len(parts) else []


def contents(outline: Outline, named: list[Part]) -> list[Part]:
    """Lines of a letter's table of contents that name an event without a section of its own."""
    taken = {day_of(session.start) for part in named for session in part.timing.sessions}
    return [
        outline.item(item.index, item.rest, item.mention)
        for enumeration in outline.enumerations
        for item in enumeration.items
        if is_announced(item.rest) and not days_of(item.mention) & taken
    ]


def phrases(outline: Outline) -> list[Part]:
    """Events named in running text, by the words before their dates."""
    parts: list[Part] = []
    seen: set[tuple[str, frozenset[date]]] = set()
    for mention in outline.mentions:
        if not can_anchor(mention) or mention.index < 0 or mention.tier <= Tier.PROGRAMME:
            continue
        title = name_before(mention.sentence, mention.dates.quote)
        key = ((title or "").lower(), frozenset(days_of(mention)))
        if title and key not in seen:
            seen.add(key)
            parts.append(outline.item(mention.index, title, mention))
    return parts


def named_apart(outline: Outline) -> list[Part]:
    """Gatherings with names and days of their own in a text whose headline only reports: an event each."""
    if not is_news(outline.document.title):
        return []
    parts: list[Part] = []
    told = _told(outline)
    heads = [first for first, *_ in told.values()]
    for name, (first, *more) in told.items():
        clocks = [m for m in outline.mentions if m.sentence == first.sentence and not m.dates.has_day]
        part = outline.item(first.index, name, first)
        block = _passage(part.blocks[0], first, heads, name)
        part = replace(part, blocks=(block,), timing=read_timing([first, *more, *clocks]))
        if first.dates.has_clock or not any(_is_within(part, before) for before in parts):
            parts.append(part)
    return _share_news(outline.document, parts) if len(parts) >= 2 else []


def _share_news(document: Document, parts: list[Part]) -> list[Part]:
    """Headline and lead are about the gathering that is named first, the passages without a day about all."""
    main, *others = parts
    own = {block.where: block for part in (*others, main) for block in part.blocks}
    shared = tuple(block for block in document.blocks if block.where not in own)
    told = tuple(
        own.get(b.where, b) for b in document.blocks if b in shared or b.where == main.blocks[0].where
    )
    name = make_name(main.title, main.title_where, "title.name", main.blocks[0].text)
    whole = replace(main, title=document.title, title_where=document.title_where, name=name, blocks=told)
    return [whole, *(replace(part, shared=shared) for part in others)]


def _passage(block: Block, first: Mention, heads: Sequence[Mention], name: str) -> Block:
    """The sentences of a block from a mention's, or the name above it, to the next head's: what is said of one of
    several gatherings."""
    starts = sorted({block.marked.find(head.sentence) for head in heads if head.index == first.index})
    start, named = block.marked.find(first.sentence), block.marked.find(name)
    end = next((each for each in starts if each > start), None)
    before = max((each for each in starts if each < start), default=-1)
    begin = named if before < named < start else start
    return block if start < 0 else block.saying(block.marked[begin:end])


def quoted_apart(outline: Outline, main: Part) -> list[Part]:
    """Two or more further gatherings told by a day and a quoted theme: "8. november står «Luftfart» på agendaen."."""
    taken = {day_of(session.start) for session in main.timing.sessions}
    parts: list[Part] = []
    for mention in outline.mentions:
        told = mention.tier in (Tier.BODY, Tier.LEAD) and can_anchor(mention) and mention.index >= 0
        if not told or days_of(mention) & taken or not (said := _led_by(mention, outline)):
            continue
        if name := quoted_theme(said):
            blocks = outline.document.blocks
            dates = mention.dates._replace(start=0, end=len(mention.dates.quote))
            own = replace(mention, sentence=said, dates=dates)
            part = outline.item(mention.index, name, mention)
            part = replace(part, mentions=(own,), shared=(), timing=replace(part.timing, used=(own,)))
            whole = "\n".join(block.text for block in blocks[:_LEAD])
            parts.append(replace(part, blocks=(blocks[mention.index].saying(said),), subject=whole))
    return parts if len(parts) >= 2 else []


def _led_by(mention: Mention, outline: Outline) -> str:
    """What a sentence says from a day that it begins with up to the next such day; "" where it begins otherwise."""
    before, quote, after = mention.sentence.partition(mention.dates.quote)
    if before.strip() and not before.rstrip().endswith((".", "!", "?")):
        return ""
    for other in outline.within(range(mention.index, mention.index + 1)):
        if other.dates.has_day and other is not mention:
            after = after.partition(other.dates.quote)[0]
    return quote + after


def _told(outline: Outline) -> dict[str, list[Mention]]:
    """The named gatherings of a text with their days; a day without a name goes with the one before it."""
    found: dict[str, list[Mention]] = {}
    last: Mention | None = None
    for mention in outline.mentions:
        prose = mention.tier in (Tier.BODY, Tier.LEAD, Tier.HEADER) and mention.index >= 0
        if not prose or not (can_anchor(mention) or is_put_off(mention)) or is_wide(mention):
            continue
        clause = Clause.of(mention, outline.mentions)
        name = clause.name or (
            _quoted_theme_at(outline, mention, clause) if mention.dates.has_clock else None
        )
        if name is None and last is not None and last.sentence == mention.sentence:
            next(reversed(found.values())).append(mention)
        elif name and not any(name.lower() in each.lower() or each.lower() in name.lower() for each in found):
            found[name] = [mention]
            last = mention
    return found


def _quoted_theme_at(outline: Outline, mention: Mention, clause: Clause) -> str | None:
    """What is quoted beside a day with its hour, or in the sentence before one that only says that it takes place."""
    if theme := quoted_theme(clause.text):
        return theme
    before = outline.document.blocks[mention.index].text.partition(mention.sentence.strip())[0]
    return quoted_theme(_SENTENCES.split(before.strip())[-1]) if _REFERS.match(mention.sentence) else None


def _is_within(part: Part, other: Part) -> bool:
    """Whether a part's first day is one of another's: something on its programme."""
    if part.timing.start is None:
        return False
    day = day_of(part.timing.start)
    return any(day_of(each.start) <= day <= last_day(each) for each in other.timing.sessions)


def told_apart(outline: Outline) -> list[Part]:
    """Events told one after the other in running text, each with its own day, hour and occasion."""
    if names_occasion(outline.document.title):
        return []
    found: dict[str, tuple[Mention, str]] = {}
    for mention in outline.mentions:
        prose = mention.tier in (Tier.BODY, Tier.LEAD) and can_anchor(mention) and mention.dates.has_clock
        name = name_in(mention.sentence, mention.dates.quote) if prose else None
        if name:
            found.setdefault(name.split()[0].lower(), (mention, name))
    days = {min(days_of(mention)) for mention, _ in found.values()}
    if len(found) < 2 or len(days) < len(found):
        return []
    return [outline.item(mention.index, name, mention) for mention, name in found.values()]
