"""A programme that has each item in two blocks: the hours, and below them what happens then."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING, Final

from normalize.lazily import compiled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spiders.page.blocks import Block

_HOURS: Final = compiled(r"\W*(?:kl\.?\s?)?\d{1,2}[.:]?\d\d(?:\s*[-–—]\s*\d{1,2}[.:]?\d\d)?\W*")
_LEAST: Final = 3  # such pairs in a row


def pair_hours(blocks: Sequence[Block]) -> dict[int, str]:
    """For each block that is but hours, in a row of such with a text between: what happens then."""
    alone = [
        index for index, block in enumerate(blocks) if block.kind == "p" and _HOURS.fullmatch(block.text)
    ]
    told: dict[int, str] = {}
    while alone:
        first = alone[0]
        row = [index for step, index in enumerate(alone) if index == first + 2 * step]
        row = list(takewhile(lambda index: index + 1 < len(blocks) and blocks[index + 1].kind == "p", row))
        if len(row) >= _LEAST:
            told |= {index: blocks[index + 1].text for index in row}
        alone = alone[max(1, len(row)) :]
    return told
