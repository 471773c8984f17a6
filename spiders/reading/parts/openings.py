"""Paragraphs of a page without headings that each open with a day, or with the name of a gathering and its day."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from normalize.lazily import compiled
from spiders.page.labels import read_labels
from spiders.reading.parts.headings import is_news
from spiders.reading.parts.naming import name_in, proper_name
from spiders.reading.parts.sections import is_heading
from spiders.reading.times.anchors import can_anchor
from spiders.reading.times.mentions import Tier, days_of
from spiders.reading.times.roles import CLEARLY, is_announced, names_occasion
from spiders.reading.times.timing import read_timing
from spiders.reading.words.gatherings import find_gathering, is_plain

if TYPE_CHECKING:
    from spiders.page.blocks import Block
    from spiders.reading.parts.outline import Outline
    from spiders.reading.parts.part import Part
    from spiders.reading.times.mentions import Mention

_WITHOUT_WHOM: Final = compiled(r"\s+(?:v/|ved\s(?=[A-ZÆØÅ])).*")
_CALENDAR: Final = 3  # paragraphs that begin with a day
_OPENING: Final = 20  # characters
_EARLY: Final = 25  # characters before the word for a gathering in a name
# "- Myrtur på Nes – ", "Fellestur til Storøy" and a new line, "Fagdag i vika. "
_NAME: Final = compiled(
    r"(?P<dash>[•·–*-]\s+)?(?P<name>[A-ZÆØÅ][^.:;!?\n–—]{4,80}?)\s*(?P<end>[.:\n–—]|\s-\s|$)"
)
_BETWEEN: Final = " \n:,–—-."


def opened_by_days(outline: Outline) -> list[Part]:
    """Paragraphs that each begin with a day and tell of a gathering, on a page about none: a calendar in prose."""
    if names_occasion(outline.document.title):
        return []
    parts: list[Part] = []
    for mention in outline.mentions:
        if not _opens_paragraph(outline, mention):
            continue
        name = proper_name(mention.sentence) or name_in(mention.sentence, mention.dates.quote)
        if name:
            parts.append(
                outline.item(mention.index, _WITHOUT_WHOM.sub("", name[:1].upper() + name[1:]), mention)
            )
    return parts if len(parts) >= _CALENDAR else []


def _opens_paragraph(outline: Outline, mention: Mention) -> bool:
    """Whether a paragraph begins with a mention of a day."""
    if mention.index < 0 or mention.dates.start or not (mention.dates.has_day and can_anchor(mention)):
        return False
    block = outline.document.blocks[mention.index]
    return block.kind in ("p", "li") and block.text.lstrip().startswith(mention.sentence.lstrip()[:_OPENING])


def opens_with(outline: Outline, mention: Mention, *, with_hour: bool = False) -> bool:
    """Whether a paragraph begins with a day and announces a gathering: "Torsdag 18. januar inviterer vi til kurs".

    ``with_hour``: a day with its hour is enough.
    """
    if not _opens_paragraph(outline, mention):
        return False
    return is_announced(mention.sentence) == CLEARLY or (with_hour and mention.dates.has_clock)


def opened_by_names(outline: Outline) -> list[Part]:
    """Paragraphs that each open with the name of a gathering and its day, on a page about none: an event each.

    Beside two of these, one that only begins with such a name and has its day further on is an event too.
    """
    blocks = outline.document.blocks
    if names_occasion(outline.document.title):
        return []
    found: dict[int, tuple[str, Mention]] = {}
    sure: set[frozenset[object]] = set()
    for index, block in enumerate(blocks):
        if block.kind != "p":
            continue
        first = next(
            (m for m in outline.within(range(index, index + 1)) if m.dates.has_day and can_anchor(m)), None
        )
        if first is None or (opening := _opening(block, first)) is None:
            continue
        found[index] = opening[0], first
        if opening[1]:
            sure.add(frozenset(days_of(first)))
    if len(sure) < 2 or any(map(is_heading, blocks[min(found) : max(found)])):
        return []
    starts = [*found, max(found) + 1]
    told = range(starts[0], starts[-1])
    shared = tuple(block for index, block in enumerate(blocks) if index not in told)
    parts = []
    for (index, (name, mention)), end in zip(found.items(), starts[1:], strict=True):
        own = blocks[index:end]
        inside = outline.within(range(index, end))
        timing = read_timing([replace(m, tier=Tier.HEADER) if m is mention else m for m in inside])
        part = replace(
            outline.item(index, name, mention), timing=timing, mentions=tuple(inside), shared=shared
        )
        parts.append(replace(part, blocks=own, pairs=read_labels(own).pairs))
    return parts


def _opening(block: Block, mention: Mention) -> tuple[str, bool] | None:
    """The name that a paragraph opens with, and whether nothing stands between it and the day."""
    before, quote, _ = block.text.lstrip().partition(mention.dates.quote)
    said = _NAME.match(before) if quote else None
    named = find_gathering(said["name"]) if said else None
    if said is None or named is None or named.start() > _EARLY or is_news(said["name"]):
        return None
    if is_plain(named[0]) and named[0].lower().endswith(("et", "en", "a")):  # "Møtet 3. mai": named before
        return None
    return said["name"], not before[said.end() :].strip(_BETWEEN)
