"""An archived response as the readers of pages and feeds want it: the same for every job over archives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from normalize import OSLO
from spiders.feeds import is_calendar
from spiders.finding.contents import Fetched
from spiders.page.charset import decode
from spiders.page.gate import may_be_page_in
from spiders.page.locating import address_parts

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from klimakalender.warc import Record


def is_page(record: Record) -> bool:
    """Whether a record is a web page that was there, with its body: told without reading it."""
    declared = _content_type(record)
    return _was_there(record) and ("html" in declared or (not declared and record.body.lstrip()[:1] == b"<"))


def is_feed(record: Record) -> bool:
    """Whether a record is of a kind that brings events along without pages of their own."""
    declared = _content_type(record)
    return _was_there(record) and ("json" in declared or is_calendar(declared))


def is_within(url: str, domains: Collection[str]) -> bool:
    """Whether the host of an address is one of the domains or ends so: "kommune.no", "no". Without any, it is.

    >>> is_within("https://www.granvoll.no/", ["no"]), is_within("https://www.granvoll.no/", ["voll.no"])
    (True, False)
    """
    host = address_parts(url).hostname or ""
    return not domains or any(f".{host}".endswith(f".{domain}") for domain in domains)


def may_be_in(record: Record, languages: Collection[str]) -> bool:
    """Whether a page may prove to be in one of the languages, told before it is parsed. Without any, it may."""
    return not languages or may_be_page_in(decode(record.body, record.header("content-type")), languages)


def as_fetched(record: Record) -> Fetched:
    """The page of a record, as the crawl got it on the day of the record."""
    return Fetched(
        record.body, record.url, day_of(record), record.header("content-type"), record.header("x-robots-tag")
    )


def day_of(record: Record) -> date:
    """The day in Norway on which the response was given."""
    return record.date.astimezone(OSLO).date()


def _was_there(record: Record) -> bool:
    return not record.revisit and 200 <= record.status < 300 and bool(record.body)


def _content_type(record: Record) -> str:
    return (record.header("content-type") or "").lower()
