"""Redirects in archives: which addresses had by then become another page's, as the crawl took it."""

from __future__ import annotations

from dataclasses import replace
from http import HTTPStatus
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from spiders.addresses import canonical_address, request_address

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from klimakalender.reprocessing.captures import Capture
    from klimakalender.warc import Record

PERMANENT = frozenset((HTTPStatus.MOVED_PERMANENTLY, HTTPStatus.PERMANENT_REDIRECT))
LONGEST_CHAIN = 10


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


def attach(moves: Mapping[str, Move], pages: Iterable[Capture]) -> list[Capture]:
    """Give each page that others lead to its former addresses, at its first capture from then on.

    Spellings of one address are no moves, nor is being sent to the front page; a page that is archived later than
    it moved is back.
    """
    pages = list(pages)
    latest = {page.url: page.date for page in pages}
    led: dict[str, list[tuple[datetime, str]]] = {}
    for url, move in sorted(moves.items()):
        target = _end(url, moves)
        moved = canonical_address(url) != canonical_address(target) and urlsplit(target).path not in ("", "/")
        if moved and target in latest and latest.get(url, move.date) <= move.date:
            led.setdefault(target, []).append((min(move.date, latest[target]), url))
    found = []
    for page in pages:
        waiting = led.get(page.url, [])
        former = tuple(url for date, url in waiting if date <= page.date)
        led[page.url] = [one for one in waiting if one[0] > page.date]
        found.append(replace(page, former=former) if former else page)
    return found


def _end(url: str, moves: Mapping[str, Move]) -> str:
    for _ in range(LONGEST_CHAIN):
        if url not in moves:
            break
        url = moves[url].target
    return url
