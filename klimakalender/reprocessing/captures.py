"""Which pages archives hold, oldest first, whatever the order of files and of records in them."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from protego import Protego

from klimakalender.captured import is_feed, is_page
from klimakalender.reprocessing.moves import Move, attach, read_move
from klimakalender.settings import ROBOTSTXT_USER_AGENT
from klimakalender.warc import ArchiveFile
from spiders.addresses import origin

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from pathlib import Path

    from klimakalender.warc import Record


@dataclass(frozen=True, slots=True, order=True)
class Capture:
    """One archived page or feed: its date and address, and where it stands (``path`` of the archive).

    ``former``: addresses that by then led to it for good.
    """

    date: datetime
    url: str
    path: str
    file: str
    offset: int
    former: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Captures:
    """Pages that robots.txt, as archived, lets us read; ``damage`` tells what was unreadable of the files."""

    pages: list[Capture]
    damage: list[str]


def find_captures(paths: Sequence[Path | str]) -> Captures:
    """Go through archives once. Raises :class:`klimakalender.errors.ArchiveError` for one that is none."""
    pages: list[Capture] = []
    damage: list[str] = []
    robots: dict[str, Record] = {}
    moves: dict[str, Move] = {}
    for path in paths:
        with closing(ArchiveFile(path)) as archive:
            for record in archive:
                site = origin(record.url)
                if record.url == f"{site}/robots.txt":
                    robots[site] = max(record, robots.get(site, record), key=lambda one: one.date)
                elif move := read_move(record):
                    moves[record.url] = max(move, moves.get(record.url, move))
                elif is_page(record) or is_feed(record):
                    pages.append(Capture(record.date, record.url, str(path), record.file, record.offset))
            damage += archive.damage
    rules = {
        site: Protego.parse(record.body.decode("utf-8-sig", "replace"))
        for site, record in robots.items()
        if record.status < 300
    }
    allowed = (page for page in pages if _allowed(rules.get(origin(page.url)), page.url))
    return Captures(attach(moves, sorted(allowed)), damage)


def _allowed(rules: Protego | None, url: str) -> bool:
    return rules is None or bool(rules.can_fetch(url, ROBOTSTXT_USER_AGENT))
