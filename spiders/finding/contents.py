"""What one web page holds for the crawl: where it leads, and what it announces."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from spiders.feeds import questions_on
from spiders.links import Outgoing, outgoing
from spiders.page.charset import decode
from spiders.page.document import parse_page
from spiders.reading.fields import read_page

if TYPE_CHECKING:
    from datetime import date

    from klimakalender.reference import Tables
    from klimakalender.sources import Source
    from spiders.feeds import Question
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
    """``reading`` is ``None`` for a page that asks not to be kept, and for a known one.

    ``questions`` are what else to ask the site.
    """

    outgoing: Outgoing
    reading: PageReading | None = None
    questions: tuple[Question, ...] = ()


def read_contents(page: Fetched, publisher: Source | None, tables: Tables) -> Contents:
    """Links and announcements of a page: the same for the same page, publisher and tables."""
    text = decode(page.body, page.content_type)
    parsed = parse_page(text)
    leads = outgoing(parsed.tree, page.url, page.robots or "")
    questions = tuple(questions_on(text, page.url, leads.links, page.day)) if leads.follow else ()
    if page.known or not leads.index:
        return Contents(leads, questions=questions)
    reading = read_page(
        text, url=page.url, reference=page.day, publisher=publisher, tables=tables, parsed=parsed
    )
    return Contents(leads, reading, questions)
