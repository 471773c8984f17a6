"""Dated items in a row: list items, table rows, short paragraphs or lines, each with a day of its own.

What is left of an item without its date tells what the row is: places make one event with a session
each, themes make an event each.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from spiders.labels import field_of
from spiders.naming import without_date
from spiders.roles import is_announced
from spiders.sections import is_heading, is_only_date
from spiders.timing import can_anchor

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from spiders.blocks import Block
    from spiders.mentions import Mention

_LONGEST_LINE = 170


@dataclass(frozen=True, slots=True)
class Item:
    """One dated item of block ``index``; ``rest`` is its first line without the date."""

    index: int
    mention: Mention
    rest: str
    is_place: bool


@dataclass(frozen=True, slots=True)
class Enumeration:
    """At least two dated items one after the other."""

    items: tuple[Item, ...]

    @property
    def of_places(self) -> bool:
        """Whether the items name places, or nothing but their date; a name of a place may be unknown."""
        others = [item for item in self.items if item.rest and not item.is_place]
        return not others or (
            len(others) * 4 <= len(self.items) and all(len(item.rest.split()) <= 6 for item in others)
        )


def find_enumerations(
    blocks: Sequence[Block], mentions: Sequence[Mention], is_place: Callable[[str], bool]
) -> list[Enumeration]:
    """The enumerations of a page, in order."""
    items: list[Item] = []
    found: list[Enumeration] = []
    for item in _items(blocks, mentions, is_place):
        if items and not _continues(blocks, items[-1], item):
            found.append(Enumeration(tuple(items)))
            items = []
        items.append(item)
    found.append(Enumeration(tuple(items)))
    return [each for each in found if len(each.items) >= 2]


def _items(
    blocks: Sequence[Block], mentions: Sequence[Mention], is_place: Callable[[str], bool]
) -> list[Item]:
    items = []
    for index, block in enumerate(blocks):
        if block.kind in ("heading", "caption", "dt") or is_heading(block):
            continue
        own = [m for m in mentions if m.index == index and m.label not in ("start", "end") and can_anchor(m)]
        lines = block.text.split("\n") if block.kind != "row" else [block.text]
        for mention in own:
            line = next((line for line in lines if mention.dates.quote in line), mention.sentence)
            alone = sum(other.dates.quote in line for other in own) == 1 or block.kind == "row"
            first = mention is next((m for m in own if m.dates.quote in line), None)
            if len(line) <= _LONGEST_LINE and (alone or first) and not _is_sentence(line):
                rest = _rest(block, line, mention)
                items.append(Item(index, mention, rest, bool(rest) and (is_place(rest) or _is_proper(rest))))
    return items


def _is_sentence(line: str) -> bool:
    return line.rstrip().endswith((".", "!", "?")) and (
        line.count(" ") > 7 or bool(re.search(r"[a-zæøå][.!?]\s", line))
    )


def _is_proper(rest: str) -> bool:
    """One or two capitalised words, as the names of places are that no gazetteer knows."""
    words = rest.split()
    return len(words) <= 2 and all(word[:1].isupper() for word in words) and not is_announced(rest)


def _rest(block: Block, line: str, mention: Mention) -> str:
    """What an item says beside its date: of a table row, the first other cell that is no label or time."""
    if block.kind == "row":
        cells = [cell for cell in block.cells if mention.dates.quote not in cell]
        cells = [cell.split("\n")[0].strip() for cell in cells if cell.strip() and not is_only_date(cell)]
        return next((cell for cell in cells if field_of(cell) is None), "")
    if (
        is_only_date(line)
        and line in (lines := block.text.split("\n"))
        and lines.index(line) + 1 < len(lines)
    ):
        return lines[lines.index(line) + 1]
    rest = without_date(line, mention.dates.quote)
    return re.sub(r"^(?:tid|dato|når|den)\b[\s:]*", "", rest, flags=re.IGNORECASE)


def _continues(blocks: Sequence[Block], before: Item, item: Item) -> bool:
    """Whether an item follows the one before: in the same list or table, or right below it."""
    first, second = blocks[before.index], blocks[item.index]
    if first.kind != second.kind:
        return False
    if first.kind in ("li", "row"):
        return first.group == second.group
    return item.index - before.index <= 1
