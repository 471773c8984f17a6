"""Which addresses are worth asking for: a grade for every link. Pure."""

from __future__ import annotations

import re
from enum import IntEnum
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, unquote, urlsplit

from spiders.finding.link_words import (
    CLIMATE_STEMS,
    EVENT_LISTS,
    EVENT_STEMS,
    NEWS_LISTS,
    NEXT_PAGE,
    PAGE_PARAMETERS,
)
from spiders.links import fold

if TYPE_CHECKING:
    from spiders.links import Link

LONGEST_LIST_NAME = 5  # words of a link text that names a list rather than an item
ORDINAL = re.compile(r"[-.]?\d+$")
PART = re.compile(r"/(page|side)/\d+", re.IGNORECASE)
LAST_PART = re.compile(PART.pattern + "$", re.IGNORECASE)
EXTENSION = re.compile(r"(\.\d+(-\d+)?)?\.(aspx?|html?|php|jsp|no|nn|nb|ece)$")


class Grade(IntEnum):
    """What a link probably leads to; the higher, the earlier it is asked for."""

    OTHER = 0
    SECTION = 1  # a subject page that may list what happens
    NEWS_PAGE = 2
    NEWS_LIST = 3
    EVENT_PAGE = 4
    EVENT_LIST = 5
    KNOWN = 6  # a page that announced something still to come
    ENTRY = 7  # where the registry says that a site begins


LISTS = (Grade.EVENT_LIST, Grade.NEWS_LIST, Grade.SECTION)


def grade(url: str, text: str = "") -> Grade:
    """Judge an address and the words of the link to it.

    >>> grade("https://granvoll.example/hva-skjer/")
    <Grade.EVENT_LIST: 5>
    >>> grade("https://granvoll.example/hva-skjer/klimakveld.4711.aspx")
    <Grade.EVENT_PAGE: 4>
    >>> grade("https://granvoll.example/om-kommunen/", "Kontakt oss")
    <Grade.OTHER: 0>
    """
    segments = [_name(segment) for segment in unquote(urlsplit(url).path).split("/") if segment]
    if not segments:
        return Grade.OTHER
    named = fold(text) if len(text.split()) <= LONGEST_LIST_NAME else ""
    *parents, slug = segments
    if slug in EVENT_LISTS or named in EVENT_LISTS:
        return Grade.EVENT_LIST
    if slug in NEWS_LISTS or named in NEWS_LISTS:
        return Grade.NEWS_LIST
    if EVENT_LISTS.intersection(parents) or _has(EVENT_STEMS, slug, fold(text)):
        return Grade.EVENT_PAGE
    if NEWS_LISTS.intersection(parents):
        return Grade.NEWS_PAGE
    if _has(CLIMATE_STEMS, slug, fold(text)):
        return Grade.SECTION
    return Grade.OTHER


def about_climate(url: str, text: str = "") -> bool:
    """Whether the address or the words of the link name the project's subject."""
    return _has(CLIMATE_STEMS, fold(unquote(urlsplit(url).path)), fold(text))


def leads_on(link: Link, page: str) -> bool:
    """Whether a link on the listing ``page`` leads to the next part of the same list.

    >>> from spiders.links import Link
    >>> leads_on(Link("https://granvoll.example/nytt?side=2", "2"), "https://granvoll.example/nytt")
    True
    """
    if link.next_page:
        return True
    here, first = _list_of(page)
    there = link.url.partition("?")[0].rstrip("/")
    if here == there:
        names = {name.lower() for name, _ in parse_qsl(urlsplit(link.url).query, keep_blank_values=True)}
        return bool(names & PAGE_PARAMETERS) or fold(link.text) in NEXT_PAGE
    return there.startswith(first) and PART.fullmatch(there, len(first)) is not None


@lru_cache  # asked for every link of a page
def _list_of(page: str) -> tuple[str, str]:
    """The address of a part of a list without parameters, and that of the first part."""
    here = page.partition("?")[0].rstrip("/")
    return here, LAST_PART.sub("", here)


def _name(segment: str) -> str:
    """A path segment as a name: without number, extension and the digit that editors add to a used name."""
    return ORDINAL.sub("", fold(EXTENSION.sub("", segment.lower())))


def _has(stems: frozenset[str], *texts: str) -> bool:
    return any(any(map(text.__contains__, stems)) for text in texts)
