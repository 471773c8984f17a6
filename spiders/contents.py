"""What one web page holds for the crawl: where it leads, and what it announces."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from spiders.charset import decode
from spiders.fields import read_page
from spiders.links import Outgoing, outgoing

if TYPE_CHECKING:
    from datetime import date

    from klimakalender.reference import Tables
    from klimakalender.sources import Source
    from spiders.items import PageReading


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page as it was sent. ``robots`` is the X-Robots-Tag, ``day`` when it was fetched.

    ``known``: what it announces was read before, from the same bytes, so only its links are wanted.
    """

    body: bytes
    url: str
    day: date
    content_type: str | None = None
    robots: str | None = None
    known: bool = False


@dataclass(frozen=True, slots=True)
class Contents:
    """``reading`` is ``None`` for a page that asks not to be kept, and for a known one."""

    outgoing: Outgoing
    reading: PageReading | None = None


def read_contents(page: Fetched, publisher: Source | None, tables: Tables) -> Contents:
    """Links and announcements of a page: the same for the same page, publisher and tables."""
    text = decode(page.body, page.content_type)
    leads = outgoing(text, page.url, page.robots or "")
    if page.known or not leads.index:
        return Contents(leads)
    return Contents(
        leads, read_page(text, url=page.url, reference=page.day, publisher=publisher, tables=tables)
    )
