"""A part of a page that announces one event: its title, blocks, labels and dates."""

from __future__ import annotations

from dataclasses import dataclass, field

from spiders.page.blocks import Block
from spiders.page.labels import Pair
from spiders.page.structured import StructuredEvent
from spiders.reading.parts.headings import Name
from spiders.reading.times.mentions import Mention
from spiders.reading.times.timing import Timing


@dataclass(frozen=True, slots=True)
class Part:
    """What one event is read from. ``shared`` blocks speak of all events of the page.

    ``title`` is the heading, ``name`` what the event is called where that is something else. ``own`` and ``common``
    are the blocks that tell the terms of taking part, where not ``blocks`` and ``shared``
    (:mod:`spiders.reading.parts.belonging`).
    ``subject`` is the text of a whole with one subject (a presentation) that the event is named in.
    """

    title: str
    title_where: str
    timing: Timing
    blocks: tuple[Block, ...]
    pairs: tuple[Pair, ...]
    mentions: tuple[Mention, ...]
    shared: tuple[Block, ...] = ()
    venue: str | None = None
    series: str | None = None
    structured: StructuredEvent | None = None
    name: Name | None = None
    whole: bool = True
    notes: tuple[str, ...] = field(default=())
    subject: str = ""
    own: tuple[Block, ...] | None = None
    common: tuple[Block, ...] | None = None

    @property
    def called(self) -> str:
        """What the event is called."""
        return self.name.text if self.name else self.title

    @property
    def conditions(self) -> tuple[Block, ...]:
        """What tells how to sign up and what it costs."""
        return (*self.own_conditions, *(self.shared if self.common is None else self.common))

    @property
    def own_conditions(self) -> tuple[Block, ...]:
        """What tells it of this event alone; it goes before what is told of all."""
        return self.blocks if self.own is None else self.own
