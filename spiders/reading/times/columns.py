"""Columns of a table: the field that the first row names for each, and the cell of a row in one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from spiders.page.labels import field_of
from spiders.page.wording import wording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spiders.page.blocks import Block

_THEME: Final = wording(
    "tema, temaer, emne, tittel, hva, kva, arrangement, foredrag, innhold, innhald, aktivitet, theme, title, topic"
)


def name_columns(blocks: Sequence[Block]) -> dict[int, list[str]]:
    """The fields of the columns of each table, by its group; none where the first row names nothing."""
    named: dict[int, list[str]] = {}
    for block in blocks:
        if block.kind == "row" and block.group not in named:
            dated = any(char.isdigit() for char in block.marked)
            named[block.group] = [] if dated else [_field(cell) for cell in block.cells]
    return named


def _field(cell: str) -> str:
    return "theme" if _THEME.fullmatch(cell.strip()) else field_of(cell) or ""


def cell_in(block: Block, number: int | None) -> str | None:
    """What a row has in a column."""
    cells = block.cells
    return cells[number].strip() or None if number is not None and number < len(cells) else None
