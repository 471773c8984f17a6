"""Where on its page each block stands, in the order of trust of :class:`spiders.reading.times.mentions.Tier`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from spiders.reading.times.bare_hours import is_item
from spiders.reading.times.mentions import Tier

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spiders.page.blocks import Block
    from spiders.page.document import Document

# Blocks from the title within which a line that is little but a date is the page's date line
_HEADER_REACH: Final = 3
_HEADER_WORDS: Final = 45  # characters that such a line may have beside the date


def tiers_of(document: Document) -> list[Tier | None]:
    """The tier of every block; ``None`` for the block that is the title."""
    blocks = document.blocks
    title = next((i for i, b in enumerate(blocks) if b.kind == "heading" and b.text == document.title), None)
    headings = [i for i, block in enumerate(blocks) if block.kind == "heading" and i > (title or 0)]
    first = headings[0] if headings else len(blocks)
    below = range(title or 0, first)
    lead = next((i for i in below if blocks[i].kind == "p" and len(blocks[i].text) >= 40), -1)
    tiers: list[Tier | None] = []
    for index, block in enumerate(blocks):
        near = abs(index - (title or 0)) <= _HEADER_REACH and index < first
        if index == title:
            tiers.append(None)
        elif block.kind == "heading":
            tiers.append(Tier.HEADING)
        elif block.kind == "caption":
            tiers.append(Tier.CAPTION)
        elif (
            near
            and len(block.text) <= 110
            and _is_date_line(block.text)
            and not _opens_programme(blocks, index)
        ):
            tiers.append(Tier.HEADER)
        else:
            tiers.append(Tier.LEAD if index == lead else Tier.BODY)
    return tiers


def _opens_programme(blocks: Sequence[Block], index: int) -> bool:
    """Whether a line and the one below it are items of a programme, or two lines of the same block are."""
    below = index + 1 < len(blocks) and all(is_item(block.text) for block in blocks[index : index + 2])
    return below or sum(map(is_item, blocks[index].text.split("\n"))) > 1


def _is_date_line(text: str) -> bool:
    """Whether a line is little but digits: "Seminar | 03.06.2024 – 04.06.2024"; others may stand around it."""
    return (
        not text.endswith(".")
        and any(map(str.isdigit, text))
        and sum(map(str.isalpha, "".join(filter(_has_digit, text.split("\n"))))) <= _HEADER_WORDS
    )


def _has_digit(line: str) -> bool:
    return any(map(str.isdigit, line))
