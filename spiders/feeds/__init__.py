"""What names events without being a page: sitemaps, RSS and Atom, calendar files, and the JSON of platforms.

:func:`questions_on` finds on a page which of them the site has; :func:`read_feed` reads an answer. An entry is the
address of a page to be read, or brings the event along, set as a small page with schema.org data that the same reader
reads. Nothing here fetches; a platform is a module.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from spiders.feeds import acos, calendars, friskus, sitemaps, tkevents, tribe
from spiders.feeds.calendars import is_calendar_file
from spiders.feeds.values import Entry, Feed, Question

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from spiders.links import Link

__all__ = [
    "Entry",
    "Feed",
    "Question",
    "feed_key",
    "hosts_beside",
    "is_calendar",
    "is_calendar_file",
    "questions_on",
    "read_feed",
]


class Platform(Protocol):
    """What a module of this package offers. The first that recognises an address reads its answer."""

    def questions(self, page: str, url: str, today: date, /) -> Iterator[Question]:
        """What to ask, by the signs on a page."""

    def recognises(self, url: str, /) -> bool:
        """Whether an address is one of the platform's answers."""

    def read(self, body: bytes, url: str, today: date, /) -> Feed:
        """The entries of an answer."""


PLATFORMS: tuple[Platform, ...] = (tribe, acos, friskus, tkevents)
CALENDAR_TYPES = ("text/calendar", "application/ics")


def hosts_beside(hosts: Iterable[str]) -> Iterator[str]:
    """Further hosts that the answers about some hosts come from."""
    if any(host.endswith(friskus.DOMAIN) for host in hosts):
        yield friskus.API_HOST


def questions_on(page: str, url: str, links: tuple[Link, ...], today: date) -> Iterator[Question]:
    """What to ask a site, by the signs on one of its pages."""
    for platform in PLATFORMS:
        yield from platform.questions(page, url, today)
    yield from calendars.questions(links)


def is_calendar(content_type: str | None) -> bool:
    """Whether an answer declares itself a calendar file."""
    return (content_type or "").lower().startswith(CALENDAR_TYPES)


def feed_key(url: str) -> str:
    """What the parts of one feed have in common: its address without parameters."""
    return url.partition("?")[0]


def read_feed(body: bytes, url: str, content_type: str | None, today: date) -> Feed:
    """The entries of an answer that is no page; of anything that is not understood, none."""
    for platform in PLATFORMS:
        if platform.recognises(url):
            return platform.read(body, url, today)
    if is_calendar(content_type) or body.lstrip()[:15] == b"BEGIN:VCALENDAR":
        return calendars.read(body, url, today)
    return sitemaps.read(body)
