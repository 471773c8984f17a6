"""Blocks without furniture: lines that any site has, age banners, stamps, foot, crumbs above the title."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from spiders.page.furniture import BANNER, BANNER_PARTS, FOOT, LINES, TAGGED, points_elsewhere
from spiders.page.labels import field_of
from spiders.page.stamps import read_stamp_line

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from spiders.page.blocks import Block
    from spiders.page.stamps import StampKind

_LONGEST_LINE: Final = 200  # characters; a longer one says more than furniture does
_LONGEST_IN_FOOT: Final = 250
_CREDITS: Final = ("Foto", "Photo", "Illustrasjon", "Ill.")
# A picture's text that ends with whose it is, unless it tells when something is: "… sett fra åsen. Foto: K. Holm"
_CREDITED: Final = re.compile(
    r"^(?!.*\bkl\b).*[.:)]\s\(?(?:Foto|Photo|Illustrasjon|Ill\.)\s?:\s?[^!?\n]{2,60}$", re.DOTALL
)
_REACH: Final = 2  # blocks from the title within which a date alone is a stamp
# "Nyhet | Dato: 13.03.2014" is when it was published.
_DATED_NEWS: Final = re.compile(
    r"(?:Nyhet(?:er)?|Nyhei?t|Pressemelding|Artikkel|Tale/innlegg|Innlegg|Rapport)\s*\|(?:[^|]{1,20}\|)?\s*Dato:\s*(?=\d)"
)
_DEBRIS: Final = re.compile(r"(?:Lenkeblokk Icon|Nyhet(?:er)?\s*\|)\s*")  # at the beginning of a line


def clean(blocks: Sequence[Block], title: str) -> tuple[list[Block], dict[StampKind, date]]:
    """The blocks that say something, and the days that the others stamp the page with."""
    kept: list[Block] = []
    stamps: dict[StampKind, date] = {}
    at = next((i for i, block in enumerate(blocks) if block.kind == "heading" and block.text == title), None)
    for index, block in enumerate(blocks):
        crumbs = at is not None and index < at and block.linked > 0.5
        if crumbs or (block.links and TAGGED.match(block.text)):
            continue
        near = abs(index - (at or 0)) <= _REACH
        block = _without_furniture(block, stamps, near=near)
        if block.kind == "p" and _is_credited(block.text):
            block = block._replace(kind="caption")
        if block.text or block.links:
            kept.append(block)
    return _without_foot(kept), stamps


def _is_credited(text: str) -> bool:
    """Whether a paragraph is the text of a picture."""
    return (
        len(text) <= _LONGEST_LINE and any(map(text.__contains__, _CREDITS)) and bool(_CREDITED.search(text))
    )


def _without_furniture(block: Block, stamps: dict[StampKind, date], *, near: bool) -> Block:
    lines = []
    for line in map(_without_debris, block.marked.split("\n")):
        words = line.replace("\t", " ").strip()
        found = read_stamp_line(words)
        if found and field_of(line.partition("\t")[0].partition(":")[0]) == "when":
            found = {}
        if "bare" in found:
            if near:
                stamps.setdefault("bare", found["bare"])
            lines.append(line)
        elif found:
            for kind, day in found.items():
                stamps.setdefault(kind, day)
        elif not _is_furniture(words):
            lines.append(line)
    return block.saying("\n".join(lines))


def _without_debris(line: str) -> str:
    line = _DATED_NEWS.sub("Publisert ", line, count=1) if "Dato:" in line else line
    debris = _DEBRIS.match(line)
    return line[debris.end() :] if debris else line


def _is_furniture(words: str) -> bool:
    if len(words) > _LONGEST_LINE:
        return False
    small = words.lower()
    if LINES.match(small) or points_elsewhere(words):
        return True
    return any(map(small.__contains__, BANNER_PARTS)) and bool(BANNER.search(small))


def _without_foot(blocks: list[Block]) -> list[Block]:
    """Cut at the first line of an address block in the last third, when no heading or long text follows."""
    first = len(blocks)
    while first > len(blocks) * 2 // 3 and _may_be_foot(blocks[first - 1]):
        first -= 1
    index = next((i for i in range(first, len(blocks)) if FOOT.search(blocks[i].text.lower())), len(blocks))
    return blocks[:index]


def _may_be_foot(block: Block) -> bool:
    return block.kind != "heading" and len(block.text) < _LONGEST_IN_FOOT
