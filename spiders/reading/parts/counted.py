"""Gatherings that a page counts ("det er to ulike møter") and then tells of one by one, a paragraph for each."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from normalize import signals
from normalize.lazily import compiled
from normalize.lexicon.numerals import NUMERALS
from spiders.reading.parts.naming import name_in
from spiders.reading.times.anchors import can_anchor
from spiders.reading.times.mentions import Tier, days_of
from spiders.reading.words.gatherings import GATHERING

if TYPE_CHECKING:
    from datetime import date

    from spiders.page.blocks import Block
    from spiders.reading.parts.outline import Outline
    from spiders.reading.parts.part import Part
    from spiders.reading.times.mentions import Mention

_APART: Final = ("ulike", "forskjellige", "separate", "frittstående")
_COUNTED: Final = compiled(
    rf"\b(to|tre|fire|fem|seks)\s+(?:{'|'.join(_APART)})\s+(?:[\w-]+\s+)?{GATHERING}",
    re.IGNORECASE,
)
_SIGNAL: Final = signals.having(" ".join(_APART))
_SENTENCE_END: Final = compiled(r"(?<=[.!?])\s+(?=[A-ZÆØÅ])")
_BEGINNING: Final = 12  # characters: "Onsdag den "


def counted_apart(outline: Outline) -> list[Part]:
    """As many events as the page says that there are, each told in a paragraph that begins with its day."""
    blocks = outline.document.blocks
    counted = next(filter(None, (_count(block.text) for block in blocks)), None)
    if counted is None:
        return []
    told: dict[int, tuple[Mention, str]] = {}
    for mention in outline.mentions:
        if mention.tier not in (Tier.BODY, Tier.LEAD) or not can_anchor(mention) or mention.index in told:
            continue
        begins = 0 <= blocks[mention.index].text.find(mention.dates.quote) <= _BEGINNING
        name = name_in(mention.sentence, mention.dates.quote) if begins else None
        if name and len(days_of(mention)) == 1:
            told[mention.index] = mention, name
    days = {min(days_of(mention)) for mention, _ in told.values()}
    if not len(told) == len(days) == NUMERALS[counted[1].lower()]:
        return []
    others = [(index, block) for index, block in enumerate(blocks) if index not in told]
    parts = []
    for index, (mention, name) in told.items():
        own, common = [], []
        for other, block in others:
            mine, everyones = _allot(block, _quotes(outline, other, days), min(days_of(mention)))
            own.append(mine)
            common.append(everyones)
        part = outline.item(index, name, mention)
        kept = tuple(block for block in own if block.text)
        parts.append(replace(part, blocks=(*part.blocks, *kept), shared=tuple(common)))
    return parts


def _count(text: str) -> re.Match[str] | None:
    """The first count of gatherings in a text; most texts have no word for it."""
    return _COUNTED.search(text) if signals.of(text) & _SIGNAL else None


def _quotes(outline: Outline, index: int, days: set[date]) -> list[tuple[str, set[date]]]:
    """The days of gatherings that a block names, with the words."""
    named = [(m.dates.quote, days_of(m) & days) for m in outline.mentions if m.index == index]
    return [(quote, found) for quote, found in named if len(found) == 1]


def _allot(block: Block, quotes: list[tuple[str, set[date]]], day: date) -> tuple[Block, Block]:
    """What a block says of the gathering on ``day``, and what it says of all.

    A sentence that names a day is said of that one, and so is what follows it in the same line until another day is
    named.
    """
    mine, everyones = "", ""
    for line in block.marked.split("\n"):
        of: set[date] = set()
        for sentence in _SENTENCE_END.split(line):
            of = next((found for quote, found in quotes if quote in sentence), of)
            mine += f"{sentence} " if day in of else ""
            everyones += "" if of else f"{sentence} "
        mine, everyones = mine.rstrip(" ") + "\n", everyones.rstrip(" ") + "\n"
    return block.saying(mine.strip("\n")), block.saying(everyones.strip("\n"))
