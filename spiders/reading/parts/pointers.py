"""Lists of links to announcements: what a dated item of such a list names is read from its own page."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from normalize.lazily import compiled
from spiders.page.locating import address_parts
from spiders.reading.times.anchors import can_anchor
from spiders.reading.times.mentions import days_of
from spiders.reading.words.gatherings import find_gathering

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spiders.page.blocks import Block, Link
    from spiders.reading.parts.outline import Outline
    from spiders.reading.parts.sections import Section

_PAGE: Final = compiled(r"(?!#|mailto:|tel:|javascript:)\S")
_FILE: Final = compiled(r"(?:/index)?\.\w+$")
_ITEMS: Final = ("li", "row")
# Titles of pages that list: "Arrangementer", "Kurs og konferanser i Rogaland", "Hva skjer".
_LISTED: Final = (
    r"(?:arrangement(?:er|a|ene)?|aktivitet(?:er|ar)|hendelser|hendingar|kurs|møter?|\w*kalender(?:en)?"
    r"|konferans(?:er|ar|e)|seminar(?:er)?|events)"
)
_LISTING: Final = compiled(
    rf"(?:(?:alle |komande |kommende |våre? )?{_LISTED}(?:(?:,|-? og) {_LISTED})*|(?:hva|kva|det) skjer\w*)"
    r"(?:\s(?:i|for|på|hos)\s.*)?",
    re.IGNORECASE,
)


def without_pointers(outline: Outline) -> Outline:
    """The page without the dates of items that lead to pages of their own, and of headings that tell deadlines."""
    pointers = {*_in_rows(outline), *_below(outline), *_under_days(outline), *_due(outline)}
    if not pointers:
        return outline
    return replace(outline, mentions=[m for m in outline.mentions if m.index not in pointers])


def _in_rows(outline: Outline) -> Iterator[int]:
    """Rows of dated items where each is the name of a page."""
    blocks = outline.document.blocks
    for enumeration in outline.enumerations:
        if all(_names_page(blocks[item.index], item.rest) for item in enumeration.items):
            yield from (item.index for item in enumeration.items)


def _due(outline: Outline) -> Iterator[int]:
    """Headings with a day that the text below calls a deadline: "Tilskudd 15. mars", "Søknadsfristen er 15. mars"."""
    for mention in outline.mentions:
        if mention.role != "deadline" or mention.index < 0:
            continue
        section = outline.section_of(mention.index)
        day = outline.heading_day(section) if section.heading else None
        if day and days_of(day) == days_of(mention) and not find_gathering(section.title):
            yield section.first


def _below(outline: Outline) -> Iterator[int]:
    """Dated items that lead to a page below the list's own address, or of a list called so, be it a single one."""
    blocks = outline.document.blocks
    lists = _LISTING.fullmatch(outline.document.title)
    for mention in outline.mentions:
        block = blocks[mention.index] if mention.index >= 0 else None
        if block is None or block.kind not in _ITEMS or not can_anchor(mention):
            continue
        rest = block.text.replace(mention.dates.quote, "")
        links = [link for link in block.links if _is_name(link, rest)]
        if links and (lists or any(_leads_below(outline.document.url, link) for link in links)):
            yield mention.index


def _under_days(outline: Outline) -> Iterator[int]:
    """Headings that are days, where there is nothing but names of pages below each."""
    days = [section for section in outline.sections if section.is_day and _holds_names(outline, section)]
    if len(days) > 1:
        for section in days:
            yield from range(section.first, section.last)


def _holds_names(outline: Outline, section: Section) -> bool:
    below = outline.document.blocks[section.first + 1 : section.last]
    return bool(below) and all(block.kind in _ITEMS and _names_page(block, block.text) for block in below)


def _names_page(block: Block, name: str) -> bool:
    return any(_is_name(link, name) for link in block.links)


def _is_name(link: Link, name: str) -> bool:
    """Whether a link to a page has most of a name as its text."""
    return bool(_PAGE.match(link.href)) and len(link.text) * 2 >= len(name) and link.text[:12] in name


def _leads_below(url: str, link: Link) -> bool:
    own, other = address_parts(url), address_parts(link.href, url)
    path = _FILE.sub("", own.path).rstrip("/")
    return bool(path) and own.hostname == other.hostname and other.path.startswith(f"{path}/")
