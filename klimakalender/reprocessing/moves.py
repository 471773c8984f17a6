"""Redirects in archives: which addresses had by then become another page's, as the crawl took it."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from spiders.addresses import canonical_address, request_address

if TYPE_CHECKING:
    from datetime import datetime

    from klimakalender.warc import Record

PERMANENT = frozenset((HTTPStatus.MOVED_PERMANENTLY, HTTPStatus.PERMANENT_REDIRECT))


class Move(NamedTuple):
    """When an address led to another one for good."""

    date: datetime
    target: str


def read_move(record: Record) -> Move | None:
    """The permanent redirect that a record is, if it is one."""
    if record.status not in PERMANENT:
        return None
    location = record.header("location")
    target = request_address(location, record.url) if location else None
    return Move(record.date, target) if target else None


def is_new_place(url: str, target: str) -> bool:
    """Whether a page is elsewhere: spellings of one address are no moves, nor is being sent to the front page."""
    return canonical_address(url) != canonical_address(target) and urlsplit(target).path not in ("", "/")
