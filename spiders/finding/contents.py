"""What one web page holds for the crawl: where it leads, and what it announces."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from spiders.feeds import Question, is_calendar_file, questions_on
from spiders.items import PageReading
from spiders.links import Outgoing, outgoing
from spiders.page.charset import decode
from spiders.page.document import parse_page
from spiders.reading.fields import read_page

if TYPE_CHECKING:
    from collections.abc import Collection

    from klimakalender.reference import Tables
    from klimakalender.sources import Registry, Source


MOST_TOLD = 1000  # links of a site that are remembered: far more than menus have


class NoReaderError(Exception):
    """There is nothing left that pages could be read with, so that there is no point in asking for more."""


@dataclass(frozen=True)  # without slots, as all that is sent between processes
class Fetched:
    """A page as it was sent. ``robots`` is the X-Robots-Tag, ``day`` when it was fetched.

    ``known``: what it announces was read before, from the same bytes, so only its links are wanted. ``is_list``: all of
    them are, also those that other pages of its ``site`` had before.
    """

    body: bytes
    url: str
    day: date
    content_type: str | None = None
    robots: str | None = None
    known: bool = False
    site: str | None = None
    is_list: bool = False


@dataclass(frozen=True)
class Contents:
    """``reading`` is ``None`` for a page that asks not to be kept, and for a known one.

    ``questions`` are what else to ask the site.
    """

    outgoing: Outgoing
    reading: PageReading | None = None
    questions: tuple[Question, ...] = ()


def read_contents(
    page: Fetched, publisher: Source | None, tables: Tables, told: Collection[str] = frozenset()
) -> Contents:
    """Links and announcements of a page: the same for the same page, publisher and tables.

    Links in ``told`` are left out, unless the page turns out to be a list.
    """
    text = decode(page.body, page.content_type)
    parsed = parse_page(text)
    leads = outgoing(parsed.tree, page.url, page.robots or "", told)
    questions = tuple(questions_on(text, page.url, leads.links, page.day)) if leads.follow else ()
    if page.known or not leads.index:
        return Contents(leads, questions=questions)
    reading = read_page(
        text, url=page.url, reference=page.day, publisher=publisher, tables=tables, parsed=parsed
    )
    if told and reading.kind == "event_list":
        leads = outgoing(
            parse_page(text).tree, page.url, page.robots or ""
        )  # reading has taken the tree apart
    return Contents(leads, reading, questions)


class ContentsReader:
    """Reads pages, and tells the links that stand on every page of a site once.

    Lists have all of theirs; so has every page as far as they raise questions.
    """

    def __init__(self, registry: Registry, tables: Tables) -> None:
        self._registry, self._tables = registry, tables
        self._told: dict[str, set[str]] = defaultdict(set)

    def __call__(self, page: Fetched) -> Contents:
        """What a page holds; in the order of the crawl."""
        told = self._told[page.site] if page.site else set()
        known = frozenset() if page.is_list else told
        contents = read_contents(page, self._registry.by_url(page.url), self._tables, known)
        if page.site and contents.outgoing.follow and len(told) < MOST_TOLD:
            told.update(link.url for link in contents.outgoing.links if not is_calendar_file(link.url))
        return contents
