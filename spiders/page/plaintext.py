"""Plain text to blocks: what blank lines, bullets and short lines tell about its structure."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from spiders.page.blocks import HEADINGS, Block, Link
from spiders.page.bounds import MOST_BLOCKS, MOST_LINES, MOST_TEXT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spiders.page.blocks import BlockKind

_BULLET: Final = re.compile(r"^\s*(?:[·•*‣▪–-]|\d{1,2}[.)])\s+(?=\S)")
_URL: Final = re.compile(r"https?://[^\s<>\"]+[^\s<>\".,;:)]")
_LONGEST_HEADING: Final = 90


def read_lines(text: str) -> list[Block]:
    """The blocks of a plain text; its first line is the title.

    A short line that stands alone and does not end like a sentence is a heading; lines that follow each other
    without a blank line are one paragraph, its line breaks kept.
    """
    counts: Counter[str] = Counter()
    blocks: list[Block] = []
    text = text[:MOST_TEXT].replace("\r\n", "\n").replace("\r", "\n")
    for paragraph in re.split(r"\n[^\S\n]*\n", text):
        for tag, words in _split("\n".join(paragraph.split("\n")[:MOST_LINES]), first=not blocks):
            counts[tag] += 1
            kind: BlockKind = "heading" if tag in HEADINGS else "li" if tag == "li" else "p"
            links = tuple(Link(url, url) for url in _URL.findall(words))
            group = 1 if kind == "li" else 0
            where = f"{tag}[{counts[tag]}]"
            blocks.append(Block(kind, words, where, HEADINGS.get(tag, 0), group=group, links=links))
    return blocks[:MOST_BLOCKS]


def _split(paragraph: str, *, first: bool) -> Iterator[tuple[str, str]]:
    """The pieces of a paragraph with the tag each would have: bullets, headings, paragraphs."""
    lines = [" ".join(line.split()) for line in paragraph.split("\n")]
    lines = [line for line in lines if line]
    if not lines:
        return
    if first:
        yield "h1", lines.pop(0)
    elif len(lines) == 1 and _is_heading(lines[0]):
        yield "h2", lines.pop()
    plain: list[str] = []
    for line in lines:
        if not _BULLET.match(line):
            plain.append(line)
            continue
        if plain:
            yield "p", "\n".join(plain)
            plain = []
        yield "li", _BULLET.sub("", line)
    if plain:
        yield "p", "\n".join(plain)


def _is_heading(line: str) -> bool:
    return (
        len(line) <= _LONGEST_HEADING
        and line[-1] not in ".,;!:"
        and not _BULLET.match(line)
        and "@" not in line
    )
