"""Which terms are whose: on a page with several events, what registration and prices say of one of them alone.

A block of an event's own section is of no event around it; a line or sentence that names one event ("Fagkurset:
kr 2490") is that event's, wherever it stands; everything else is common.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from spiders.page.blocks import Block
    from spiders.reading.parts import Part

T = TypeVar("T")

MOST = 20  # events; in longer lists each item stands for itself
_WORD = re.compile(r"[^\W\d_]{6,}")
_STEM = 12  # letters by which a word of a title is known again: "feltkontrollør(kurs)"
_BREAK = re.compile(r"((?<=[.!?;])\s+(?=[A-ZÆØÅ])|\n)")
# Addresses and publishers are named after places, as events are.
_NO_NAMES = re.compile(r"\S+@\S+|(?:https?://|www\.)\S+|\w+ (?:fylkes)?kommune")


def settle(parts: Sequence[Part]) -> list[Part]:
    """The parts of a page with the blocks that each one's terms are read from; a page's only part keeps all."""
    if not 2 <= len(parts) <= MOST:
        return list(parts)
    stems = [{word[:_STEM] for word in _WORD.findall(part.called.lower())} for part in parts]
    names = [own.difference(*_except(stems, number)) for number, own in enumerate(stems)]
    return [
        _settled(part, list(_except(parts, number)), names[number], set().union(*_except(names, number)))
        for number, part in enumerate(parts)
    ]


def _except(items: Sequence[T], number: int) -> Iterator[T]:
    return (item for other, item in enumerate(items) if other != number)


def _settled(part: Part, others: Sequence[Part], own: set[str], theirs: set[str]) -> Part:
    inner = _inner(part, others)

    def not_theirs(text: str) -> bool:
        return _names(text, own) or not _names(text, theirs)

    def ours(text: str) -> bool:
        return _names(text, own) and not _names(text, theirs)

    section = [_cut(block, not_theirs) for block in part.blocks if block.where not in inner]
    common = [_cut(block, not_theirs) for block in part.shared if block.where not in inner]
    elsewhere = [_cut(block, ours) for other in others for block in other.blocks if block.kind != "heading"]
    named = [*(_cut(block, ours) for block in part.shared), *elsewhere]
    places = {block.where for block in part.blocks}
    named = [block for block in dict.fromkeys(named) if block.where not in places]
    return replace(
        part,
        own=tuple(block for block in (*section, *named) if block.text),
        common=tuple(block for block in common if block.text),
        pairs=tuple(pair for pair in part.pairs if pair.where not in inner),
    )


def _inner(part: Part, others: Iterable[Part]) -> set[str]:
    """The places of blocks that make up another event's own section within this part."""
    blocks = set(part.blocks)
    sections = [section for other in others if (section := set(other.blocks)) < blocks]
    return {block.where for section in sections for block in section}


def _cut(block: Block, keeps: Callable[[str], bool]) -> Block:
    """A block with only those lines and sentences that are to be kept, as they stand."""
    text = ""
    pieces = _BREAK.split(block.marked)
    for piece, gap in zip(pieces[::2], [*pieces[1::2], ""], strict=True):
        text += piece + gap if keeps(piece) else "\n"
    return block.saying(text.strip("\n")) if text != block.marked else block


def _names(text: str, stems: set[str]) -> bool:
    folded = text.lower()
    present = [stem for stem in stems if stem in folded]
    return bool(present) and any(stem in _NO_NAMES.sub(" ", folded) for stem in present)
