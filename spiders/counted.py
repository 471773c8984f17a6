"""Gatherings that a page counts ("det er to ulike møter") and then tells of one by one, a paragraph for each."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from spiders.gatherings import GATHERING
from spiders.mentions import Tier
from spiders.naming import name_in
from spiders.outline import days_of
from spiders.timing import can_anchor

if TYPE_CHECKING:
    from spiders.mentions import Mention
    from spiders.outline import Outline
    from spiders.parts import Part

_NUMBERS = {"to": 2, "tre": 3, "fire": 4, "fem": 5, "seks": 6}
_COUNTED = re.compile(
    rf"\b({'|'.join(_NUMBERS)})\s+(?:ulike|forskjellige|separate|frittstående)\s+(?:[\w-]+\s+)?{GATHERING}",
    re.IGNORECASE,
)
_BEGINNING = 12  # characters: "Onsdag den "


def counted_apart(outline: Outline) -> list[Part]:
    """As many events as the page says that there are, each told in a paragraph that begins with its day."""
    blocks = outline.document.blocks
    counted = next((found for block in blocks if (found := _COUNTED.search(block.text))), None)
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
    if not len(told) == len(days) == _NUMBERS[counted[1].lower()]:
        return []
    common = tuple(block for index, block in enumerate(blocks) if index not in told)
    parts = [outline.item(index, name, mention) for index, (mention, name) in told.items()]
    return [replace(part, shared=common) for part in parts]
