"""Calendar leaves that a page sets as blocks one above the other: weekday, day, month, each on its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from normalize.lexicon import WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from normalize.lexicon import Kind
    from spiders.page.blocks import Block

_LONGEST: Final = 3  # characters of a day: "07."


def join_leaves(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, those of one leaf put together ("Torsdag", "07.", "november") at the place of the first."""
    days = [at for at, block in enumerate(blocks) if _is_day(block.marked)]
    if not days:
        return list(blocks)
    joined = list(blocks)
    for at in reversed(days):
        first = at - 1 if at and _names(joined[at - 1], "weekday") else at
        last = at + 1
        if last >= len(joined) or not _names(joined[last], "month"):
            continue
        if last + 1 < len(joined) and _is_year(joined[last + 1].marked):
            last += 1
        leaf = joined[first : last + 1]
        if len({block.kind for block in leaf}) == 1:
            text = " ".join(block.marked for block in leaf)
            days_told = tuple(day for block in leaf for day in block.days)
            joined[first : last + 1] = [leaf[0]._replace(marked=text, days=days_told)]
    return joined


def _is_day(text: str) -> bool:
    return len(text) <= _LONGEST and text.rstrip(".").isdecimal()


def _is_year(text: str) -> bool:
    return len(text) == len("2024") and text.isdecimal() and text.startswith("20")


def _names(block: Block, kind: Kind) -> bool:
    word = WORDS.get(block.marked.rstrip(".,").lower())
    return word is not None and word.kind == kind
