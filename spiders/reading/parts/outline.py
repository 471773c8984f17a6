"""A page laid out for segmentation: sections, rows of dated items and dates, and parts cut from them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from mypy_extensions import mypyc_attr

from normalize.once import once
from spiders.page.document import Document
from spiders.page.labels import read_labels
from spiders.page.wording import wording
from spiders.reading.parts.enumerations import Enumeration, find_enumerations
from spiders.reading.parts.headings import name_in_heading
from spiders.reading.parts.naming import trim
from spiders.reading.parts.part import Part
from spiders.reading.parts.sections import Section, split_sections
from spiders.reading.times.anchors import can_anchor
from spiders.reading.times.mentions import Mention, Tier
from spiders.reading.times.roles import is_announced
from spiders.reading.times.timing import Timing, read_timing
from spiders.reading.words.letters import is_newsletter
from spiders.reading.words.places import PlaceWords

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spiders.page.blocks import Block


def announces(mention: Mention) -> bool:
    """Whether a mention is labelled or in words that announce."""
    return mention.tier is Tier.LABEL or is_announced(mention.sentence) > 0


_ALL: Final = wording("alle, samtlige, samtlege, begge, hver, hvert, kvar, kvart, *ene, *ane")


@mypyc_attr(native_class=False)
@dataclass(frozen=True)
class Outline:
    """What :mod:`spiders.reading.parts.segmentation` decides on."""

    document: Document
    mentions: Sequence[Mention]
    places: PlaceWords

    @once
    def sections(self) -> list[Section]:
        """The sections of the page, the one before the first heading included."""
        return split_sections(self.document.blocks, self.document.title)

    @once
    def enumerations(self) -> list[Enumeration]:
        """Rows of at least two dated items."""
        return find_enumerations(self.document.blocks, self.mentions, self.places.is_place)

    @once
    def labelled(self) -> list[int]:
        """The blocks of the labelled time: an index for each mention."""
        return [m.index for m in self.mentions if m.tier is Tier.LABEL and can_anchor(m)]

    def section_of(self, index: int) -> Section:
        """The section that a block is in."""
        return self.sections[bisect_right(self.sections, index, key=lambda section: section.first) - 1]

    @once
    def _by_block(self) -> dict[int, list[int]]:
        """Positions of the mentions of each block."""
        by_block: dict[int, list[int]] = {}
        for position, mention in enumerate(self.mentions):
            by_block.setdefault(mention.index, []).append(position)
        return by_block

    def within(self, blocks: range) -> list[Mention]:
        """The mentions in some blocks, in the order in which they were found."""
        positions = (position for index in blocks for position in self._by_block.get(index, ()))
        return [self.mentions[position] for position in sorted(positions)]

    def own(self, section: Section) -> list[Mention]:
        """The mentions in a section, its heading's included."""
        return self.within(range(section.first, section.last))

    def heading_day(self, section: Section) -> Mention | None:
        """The day in a section's heading."""
        return next(filter(can_anchor, self.within(range(section.first, section.first + 1))), None)

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
            mentions=tuple(self.within(inside)),
            shared=() if is_newsletter(document.title) else tuple(self._shared(inside)),
            venue=venue,
            name=name_in_heading(title, where),
        )

    def item(self, index: int, title: str, mention: Mention, *, venue: str | None = None) -> Part:
        """A part for one block, or for its lines from a mention to the next dated item, dated by the mention."""
        block = self.document.blocks[index]
        section = Section(block, index, index + 1, 0)
        inside = self.within(range(index, index + 1))
        alone = block.kind != "row" and not any(m.dates.has_day for m in inside if m is not mention)
        near = [m for m in inside if alone or m.sentence == mention.sentence]
        near = [replace(m, tier=Tier.HEADER) if m is mention else m for m in near]
        if not any(m.dates.has_clock for m in near):
            near += self._hours_below(index) or self._common_clock
        timing = read_timing(near)
        part = self.part(section, title, timing, venue=venue)
        own = block.saying(self._lines(block, index, mention))
        if own is block:
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

    def _hours_below(self, index: int) -> list[Mention]:
        """The hours that the line below an item is, or begins with: "Torgdag – torsdag 23. september", "Kl. 17–19"."""
        if index + 1 in self._items or self.document.blocks[index].kind != "li":
            return []
        below = self.within(range(index + 1, index + 2))
        is_hours = len(below) == 1 and below[0].dates.has_clock and not below[0].dates.has_day
        return below if is_hours and below[0].role == "event" and below[0].dates.start == 0 else []

    @once
    def _items(self) -> set[int]:
        """The blocks that dated items stand in."""
        return {item.index for enumeration in self.enumerations for item in enumeration.items}

    @once
    def _common_clock(self) -> list[Mention]:
        """The one time of day that is told of all items: "Alle går på Teams, torsdager kl. 9–10"."""
        every = set(self._common[1])
        found = [m for m in self.mentions if m.index in every and _is_of_all(m)]
        return found if len(found) == 1 else []

    @once
    def _common(self) -> tuple[list[int], list[int]]:
        """Blocks that are no items: those outside named sections, and all; none under a heading that is a day."""
        unnamed: list[int] = []
        every: list[int] = []
        for section in self.sections:
            if not section.is_day:
                blocks = [i for i in range(section.first, section.last) if i not in self._items]
                every += blocks
                unnamed += blocks if section.heading is None or section.is_generic else []
        return unnamed, every

    def _shared(self, inside: range) -> Iterator[Block]:
        """What speaks of all parts: blocks outside named sections and rows of items; of an item, the sections too."""
        unnamed, every = self._common
        is_item = len(inside) == 1 and inside.start in self._items
        return (self.document.blocks[i] for i in (every if is_item else unnamed) if i not in inside)


def _is_of_all(mention: Mention) -> bool:
    """Whether a mention is a time of day without a date, in a sentence about all gatherings."""
    dates = mention.dates
    dateless = not dates.has_day or dates.rule.startswith("recurrence")
    told = mention.role == "event" and mention.tier in (Tier.LEAD, Tier.BODY)
    recurs = dates.rule.startswith("recurrence")  # "Lørdager kl. 13–15"
    return told and dateless and dates.has_clock and (recurs or _ALL.search(mention.sentence) is not None)
