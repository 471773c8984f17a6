"""Sitemaps, RSS and Atom, and plain lists of addresses."""

from __future__ import annotations

import zlib
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from lxml import etree
from scrapy.utils.gz import gunzip

from spiders.addresses import request_address
from spiders.feeds.values import Entry, Feed

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_SITEMAP = 50_000_000  # bytes uncompressed, the limit of the sitemap protocol
UNREADABLE = (EOFError, OSError, zlib.error, ValueError)  # ValueError: it would grow beyond the limit
CHANGED = ("lastmod", "updated", "published", "pubDate")


def read(body: bytes) -> Feed:
    """Entries of a sitemap, sitemap index, RSS or Atom feed (plain or gzipped) or of a list of addresses.

    Broken XML gives what stands before the fault; anything else gives nothing.
    """
    if body[:2] == b"\x1f\x8b":
        try:
            body = gunzip(body, max_size=MAX_SITEMAP)
        except UNREADABLE:
            return Feed()
    if body.lstrip()[:1] != b"<":
        lines = body.decode("utf-8", "replace").split()
        return Feed(tuple(Entry(line) for line in lines if line.startswith(("http://", "https://"))))
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, huge_tree=False)
    root = etree.fromstring(body, parser)
    if root is None:
        return Feed()
    return Feed(tuple(_entries(root)), index=_local(root) == "sitemapindex")


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
            changed = next((fields[name].text for name in CHANGED if name in fields), None)
            yield Entry(address, _moment(changed or ""))


def _moment(text: str) -> datetime | None:
    """W3C dates of sitemaps and Atom, RFC 822 dates of RSS."""
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        try:
            moment = parsedate_to_datetime(text)
        except ValueError:
            return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _local(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""
