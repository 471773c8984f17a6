"""Which addresses are worth asking for: a grade for every link, the entries of sitemaps and feeds. Pure."""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import IntEnum
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, unquote, urlsplit

from lxml import etree
from scrapy.utils.gz import gunzip

from spiders.addresses import request_address
from spiders.link_words import (
    CLIMATE_STEMS,
    EVENT_LISTS,
    EVENT_STEMS,
    NEWS_LISTS,
    NEXT_PAGE,
    PAGE_PARAMETERS,
)
from spiders.links import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spiders.links import Link

MAX_SITEMAP = 50_000_000  # bytes uncompressed, the limit of the sitemap protocol
UNREADABLE = (EOFError, OSError, zlib.error, ValueError)  # ValueError: it would grow beyond the limit
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


@dataclass(frozen=True, slots=True)
class Entry:
    """An address in a sitemap or feed, with the day of its last change where given."""

    url: str
    modified: datetime | None = None


@dataclass(frozen=True, slots=True)
class Sitemap:
    """``index``: the entries are sitemaps themselves."""

    entries: tuple[Entry, ...]
    index: bool = False


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
    here, there = page.partition("?")[0].rstrip("/"), link.url.partition("?")[0].rstrip("/")
    if here == there:
        names = {name.lower() for name, _ in parse_qsl(urlsplit(link.url).query, keep_blank_values=True)}
        return bool(names & PAGE_PARAMETERS) or fold(link.text) in NEXT_PAGE
    here = LAST_PART.sub("", here)
    return there.startswith(here) and PART.fullmatch(there, len(here)) is not None


def read_sitemap(body: bytes) -> Sitemap:
    """Entries of a sitemap, sitemap index, RSS or Atom feed (plain or gzipped) or of a list of addresses.

    Broken XML gives what stands before the fault; anything else gives nothing.
    """
    if body[:2] == b"\x1f\x8b":
        try:
            body = gunzip(body, max_size=MAX_SITEMAP)
        except UNREADABLE:
            return Sitemap(())
    if body.lstrip()[:1] != b"<":
        lines = body.decode("utf-8", "replace").split()
        return Sitemap(tuple(Entry(line) for line in lines if line.startswith(("http://", "https://"))))
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, huge_tree=False)
    root = etree.fromstring(body, parser)
    if root is None:
        return Sitemap(())
    index = _local(root) == "sitemapindex"
    return Sitemap(tuple(_entries(root)), index)


def _entries(root: etree._Element) -> Iterator[Entry]:
    for element in root.iter():
        if _local(element) not in ("url", "sitemap", "item", "entry"):
            continue
        fields = {_local(child): child for child in element}
        loc = fields.get("loc")
        link = fields.get("link")
        href = (loc.text if loc is not None else None) or (
            (link.text or link.get("href")) if link is not None else None
        )
        address = request_address(href) if href else None
        if address:
            changed = next(
                (
                    fields[name].text
                    for name in ("lastmod", "updated", "published", "pubDate")
                    if name in fields
                ),
                None,
            )
            yield Entry(address, _moment(changed or ""))


def _moment(text: str) -> datetime | None:
    """W3C dates of sitemaps and Atom; RSS dates tell nothing that is needed."""
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _local(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _name(segment: str) -> str:
    """A path segment as a name: without number, extension and the digit that editors add to a used name."""
    return ORDINAL.sub("", fold(EXTENSION.sub("", segment.lower())))


def _has(stems: frozenset[str], *texts: str) -> bool:
    return any(stem in text for text in texts for stem in stems)
