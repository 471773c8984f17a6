"""How much of a page is read: far more than any announcement has, and so little that no page takes long.

What is left out is told as an issue of the page.
"""

from __future__ import annotations

import re
import zlib
from typing import TYPE_CHECKING, Final

from normalize import Issue

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spiders.page.blocks import Block

MOST_BYTES: Final = 3_000_000
MOST_BLOCKS: Final = 2_000
MOST_LINES: Final = 6_000
MOST_TEXT: Final = 250_000  # characters of content
MOST_EVENTS: Final = 300
MOST_ALTERNATIVES: Final = 200  # texts of images

_GZIP: Final = b"\x1f\x8b"
_SAMPLE: Final = 4_000  # characters that tell whether it is text
_NO_TEXT: Final = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffd]")
_MOST_NOISE: Final = 0.05
# A start tag of this length holds no text, but parsers compare each of its attributes with all others.
_LARGE: Final = 500_000
_GIANT_TAG: Final = re.compile(r"<[^<>]{100000,}>")


def inflate(body: bytes) -> bytes:
    """A body as it was before a server compressed it without saying so, and no more of it than is read."""
    if body.startswith(_GZIP):
        try:
            return zlib.decompressobj(wbits=31).decompress(body, MOST_BYTES + 1)
        except zlib.error:
            pass  # no gzip after all: read as it is
    return body[: MOST_BYTES + 1]


def is_text(text: str) -> bool:
    """Whether a decoded body is text at all, and not a picture or a document of another kind."""
    sample = text[:_SAMPLE]
    return len(_NO_TEXT.findall(sample)) <= _MOST_NOISE * len(sample)


def without_giant_tags(text: str) -> str:
    """Markup without start tags that are larger than other pages."""
    return _GIANT_TAG.sub("", text) if len(text) > _LARGE else text


def issues_of(
    blocks: Sequence[Block], *, readable: bool = True, whole: bool = True, deep: bool = False
) -> Iterator[Issue]:
    """What was not read of a page, in words."""
    if not readable:
        yield Issue("not-text", "page", "the body is neither HTML nor text")
    elif not blocks:
        yield Issue("no-text", "page", "the page shows no text of its own")
    if not whole:
        yield Issue("page-cut", "page", f"longer than {MOST_BYTES} bytes: the rest was not read")
    if deep:
        yield Issue(
            "nested-too-deep", "page", "elements stand too deep in each other: read without their order"
        )
    if _is_full(blocks):
        message = f"more than {MOST_BLOCKS} blocks, {MOST_LINES} lines or {MOST_TEXT} characters of content"
        yield Issue("page-cut", "page", f"{message}: the rest was not read")


def _is_full(blocks: Sequence[Block]) -> bool:
    lines = sum(block.marked.count("\n") + 1 for block in blocks)
    characters = sum(len(block.marked) for block in blocks)
    return len(blocks) >= MOST_BLOCKS or lines >= MOST_LINES or characters >= MOST_TEXT
