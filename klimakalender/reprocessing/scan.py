"""What a range of an archive holds: pages and feeds, rules of robots.txt, moves. Pure, so it may run anywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from klimakalender.captured import is_feed, is_page, is_within
from klimakalender.reprocessing.moves import Move, read_move
from klimakalender.warc import read_range
from spiders.addresses import origin, request_address

if TYPE_CHECKING:
    from datetime import datetime

    from klimakalender.warc import Range

SHOWN = 80  # characters of what is no address
LONGEST_RULES = 500_000  # bytes of a robots.txt that count (RFC 9309 asks for as many)


class Capture(NamedTuple):
    """One archived page or feed: its date and address, and where it stands (``path`` of the archive).

    ``former``: addresses that by then led to it for good.
    """

    date: datetime
    url: str
    path: str
    file: str
    offset: int
    former: tuple[str, ...] = ()


class Rules(NamedTuple):
    """A robots.txt as it was at a time."""

    date: datetime
    status: int
    body: bytes


class Scan(NamedTuple):
    """What was found, in order; of each site's rules and each move the newest. ``damage``: what was unreadable."""

    captures: list[Capture]
    rules: dict[str, Rules]
    moves: dict[str, Move]
    damage: list[str]


def scan(part: Range, domains: tuple[str, ...] = ()) -> Scan:
    """Go through a range; of ``domains`` only, where there are some."""
    found = Scan([], {}, {}, [])
    for record in read_range(part, found.damage):
        if not is_within(record.url, domains):
            continue
        if request_address(record.url) is None:
            found.damage.append(f"{part.address}: byte {record.offset}: not an address: {record.url[:SHOWN]}")
            continue
        site = origin(record.url)
        if record.url == f"{site}/robots.txt":
            rules = Rules(record.date, record.status, record.body[:LONGEST_RULES])
            found.rules[site] = max(rules, found.rules.get(site, rules))
        elif move := read_move(record):
            found.moves[record.url] = max(move, found.moves.get(record.url, move))
        elif is_page(record) or is_feed(record):
            found.captures.append(Capture(record.date, record.url, part.address, record.file, record.offset))
    return found
