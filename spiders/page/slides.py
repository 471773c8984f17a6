"""Transcripts of slides: what a presentation said, slide by slide, read long after it was held.

Nothing in it is about the page, and the day it is read says little about its dates; a year on the same slide does.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spiders.page.document import Document

ENOUGH: Final = 5  # numbered blocks, one after the other, that make a transcript
_NUMBERED: Final = re.compile(r"^(\d{1,3})\s+(?=\S)")
_YEAR: Final = re.compile(r"(?<![\d/.–-])((?:19|20)\d\d)(?![\d/.–-]|\s*[–-]\s*\d)")


def is_transcript(document: Document) -> bool:
    """Whether blocks are numbered 1, 2, 3 … as slides are."""
    following = 1
    for block in document.blocks:
        found = _NUMBERED.match(block.text)
        if found and int(found[1]) == following:
            following += 1
    return following > ENOUGH


def slide_years(document: Document) -> Mapping[int, tuple[int, ...]]:
    """Years by index of the block that names them, without those that most slides repeat."""
    if not is_transcript(document):
        return {}
    named = {
        index: dict.fromkeys(int(year) for year in _YEAR.findall(block.text))
        for index, block in enumerate(document.blocks)
        if _NUMBERED.match(block.text)
    }
    counts = Counter(year for years in named.values() for year in years)
    return {
        index: tuple(year for year in years if counts[year] * 2 < len(named))
        for index, years in named.items()
    }
