"""A page laid out for segmentation: sections, rows of dated items and dates, and parts cut from them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from normalize import day_of
from spiders.enumerations import Enumeration, find_enumerations
from spiders.headings import name_in_heading
from spiders.labels import read_labels
from spiders.mentions import Mention, Tier
from spiders.naming import trim
from spiders.parts import Part
from spiders.roles import is_announced
from spiders.sections import Section, split_sections
from spiders.timing import Timing, can_anchor, read_timing
from spiders.wording import wording

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from spiders.blocks import Block
    from spiders.document import Document

_NEWSLETTER = wording("""
    infoskriv*, infobrev*, informasjonsskriv*, informasjonsbrev*, nyhetsbrev*, nyhetbrev*, nyheitsbrev*, newsletter*,
    aktivitetskalender*, møtekalender*, kalender, kalenderen, calendar""")


def is_newsletter(title: str) -> bool:
    """A title that names a letter or calendar: its date is no event's, its sections are on their own."""
    return bool(_NEWSLETTER.search(title))


def days_of(mention: Mention) -> set[date]:
    """The days on which a mention's sessions begin."""
    return {day_of(session.start) for session in mention.dates.sessions}


def announces(mention: Mention) -> bool:
    """Whether a mention is labelled or in words that announce."""
    return mention.tier is Tier.LABEL or is_announced(mention.sentence) > 0


@dataclass(frozen=True)
class Outline:
    """What :mod:`spiders.segments` decides on."""

    document: Document
    mentions: Sequence[Mention]
    is_place: Callable[[str], bool]

    @cached_property
    def sections(self) -> list[Section]:
        """The sections of the page, the one before the first heading included."""
        return split_sections(self.document.blocks, self.document.title)

    @cached_property
    def enumerations(self) -> list[Enumeration]:
        """Rows of at least two dated items."""
        return find_enumerations(self.document.blocks, self.mentions, self.is_place)

    def section_of(self, index: int) -> Section:
        """The section that a block is in."""
        return next(section for section in self.sections if section.first <= index < section.last)

    def own(self, section: Section) -> list[Mention]:
        """The mentions in a section, its heading's included."""
        return [m for m in self.mentions if section.first <= m.index < section.last]

    def heading_day(self, section: Section) -> Mention | None:
        """The day in a section's heading."""
        return next((m for m in self.own(section) if m.index == section.first and can_anchor(m)), None)

    def named(self) -> Iterator[Section]:
        """Sections that could be an event of their own: with a name that not every invitation has."""
        return (s for s in self.sections if s.heading is not None and not s.is_day and not s.is_generic)

    def part(self, section: Section, title: str, timing: Timing, *, venue: str | None = None) -> Part:
        """A part for the blocks of a section; of a newsletter's parts nothing is shared."""
        document = self.document
        inside = range(section.first, section.last)
        title, where = trim(title), section.heading.where if section.heading else document.title_where
        return Part(
            title=title,
            title_where=where,
            timing=timing,
            blocks=document.blocks[section.first : section.last],
            pairs=tuple(pair for pair in document.labelled.pairs if pair.index in inside),
            mentions=tuple(m for m in self.mentions if m.index in inside),
            shared=() if is_newsletter(document.title) else tuple(self._shared(inside)),
            venue=venue,
            name=name_in_heading(title, where),
        )

    def item(self, index: int, title: str, mention: Mention, *, venue: str | None = None) -> Part:
        """A part for one block, or for its lines from a mention to the next dated item, dated by the mention."""
        block = self.document.blocks[index]
        section = Section(block, index, index + 1, 0)
        near = [m for m in self.mentions if m.index == index and m.sentence == mention.sentence]
        timing = read_timing([replace(m, tier=Tier.HEADER) if m is mention else m for m in near])
        part = self.part(section, title, timing, venue=venue)
        own = replace(block, marked=self._lines(block, index, mention))
        if own.marked == block.marked:
            return part
        return replace(part, blocks=(own,), pairs=read_labels([own]).pairs)

    def _lines(self, block: Block, index: int, mention: Mention) -> str:
        """The lines of a block that belong to one of several dated items in it."""
        others = [item.mention for each in self.enumerations for item in each.items if item.index == index]
        if block.kind == "row" or len(others) < 2:
            return block.marked
        lines = block.marked.split("\n")
        starts = [n for n, line in enumerate(lines) if any(each.dates.quote in line for each in others)]
        first = next((n for n in starts if mention.dates.quote in lines[n]), 0)
        last = next((n for n in starts if n > first), len(lines))
        return "\n".join(lines[first:last])

    def _shared(self, inside: range) -> Iterator[Block]:
        """What speaks of all parts: blocks outside named sections and rows of items."""
        items = {item.index for enumeration in self.enumerations for item in enumeration.items}
        for section in self.sections:
            named = section.heading is not None and not section.is_generic
            of_page = not named or (inside.start in items and len(inside) == 1)
            if of_page and not section.is_day:
                for index in range(section.first, section.last):
                    if index not in inside and index not in items:
                        yield self.document.blocks[index]
