"""One range of an archive to captures with what they give, rules and moves: pure, so it may run anywhere."""

from __future__ import annotations

import json
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from klimakalender.captured import is_feed, is_page, is_within, may_be_in
from klimakalender.reprocessing.derive import Derived, derive
from klimakalender.reprocessing.moves import Move, read_move
from klimakalender.warc import read_range
from spiders.addresses import origin, request_address

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from klimakalender.bulk.forms import Columns
    from klimakalender.warc import Range

SHOWN = 80  # characters of what is no address
LONGEST_RULES = 500_000  # bytes of a robots.txt that count (RFC 9309 asks for as many)
# Of a line of a capture, in its order.
COLUMNS: Columns = {
    "date": "moment",
    "url": "text",
    "archive": "text",
    "file": "text",
    "offset": "json",
    "derived": "json",
}


class Capture(NamedTuple):
    """One archived page or feed: its date and address, where it stands in which archive, and what it gives.

    ``derived`` is an array of JSON, so that nobody on the way has to make objects of it.
    """

    date: datetime
    url: str
    archive: str
    file: str
    offset: int
    derived: str

    def to_line(self) -> str:
        """As a line of JSON, from which :meth:`from_line` makes the same."""
        head: dict[str, Any] = {"date": self.date.isoformat(), "url": self.url, "archive": self.archive}
        head |= {"file": self.file, "offset": self.offset}
        return f'{json.dumps(head, ensure_ascii=False)[:-1]}, "derived": {self.derived}}}'

    @classmethod
    def from_line(cls, line: str) -> Capture:
        """What :meth:`to_line` told."""
        told = json.loads(line)
        derived = json.dumps(told.pop("derived"), ensure_ascii=False)
        return cls(datetime.fromisoformat(told.pop("date")), **told, derived=derived)


class Rules(NamedTuple):
    """A robots.txt as it was at a time."""

    date: datetime
    status: int
    text: str


class Found(NamedTuple):
    """Captures in order; of each site's rules and each move the newest. ``damage``: what was unreadable."""

    captures: list[Capture]
    rules: dict[str, Rules]
    moves: dict[str, Move]
    damage: list[str]

    def to_notes(self) -> dict[str, Any]:
        """What is no capture, as JSON has it; nothing where there is none."""
        notes = {
            "damage": self.damage,
            "rules": {site: [one.date.isoformat(), *one[1:]] for site, one in self.rules.items()},
            "moves": {url: [one.date.isoformat(), *one[1:]] for url, one in self.moves.items()},
        }
        return {name: told for name, told in notes.items() if told}

    @classmethod
    def from_part(cls, lines: Iterable[str], notes: dict[str, Any]) -> Found:
        """What the lines of captures and :meth:`to_notes` told."""
        return cls(
            [*map(Capture.from_line, lines)],
            {site: Rules(*one) for site, one in _dated(notes.get("rules", {}))},
            {url: Move(*one) for url, one in _dated(notes.get("moves", {}))},
            notes.get("damage", []),
        )


def read_captures(part: Range, domains: tuple[str, ...] = (), languages: tuple[str, ...] = ()) -> Found:
    """Go through a range; of ``domains`` and pages in ``languages`` only, where there are some."""
    found = Found([], {}, {}, [])
    for record in read_range(part, found.damage):
        if not is_within(record.url, domains):
            continue
        if request_address(record.url) is None:
            found.damage.append(f"{part.address}: byte {record.offset}: not an address: {record.url[:SHOWN]}")
            continue
        site = origin(record.url)
        if record.url == f"{site}/robots.txt":
            text = record.body[:LONGEST_RULES].decode("utf-8-sig", "replace")
            rules = Rules(record.date, record.status, text)
            found.rules[site] = max(rules, found.rules.get(site, rules))
        elif move := read_move(record):
            found.moves[record.url] = max(move, found.moves.get(record.url, move))
        elif is_feed(record) or (is_page(record) and may_be_in(record, languages)):
            derived = [one.to_json() for one in derive(record) if _is_wanted(one, languages)]
            if derived:
                told = json.dumps(derived, ensure_ascii=False)
                found.captures.append(
                    Capture(record.date, record.url, part.address, record.file, record.offset, told)
                )
    return found


def _is_wanted(derived: Derived, languages: tuple[str, ...]) -> bool:
    return not (languages and derived.facts) or derived.facts.language in languages


def _dated(notes: dict[str, list[Any]]) -> Iterator[tuple[str, tuple[Any, ...]]]:
    for name, (date, *rest) in notes.items():
        yield name, (datetime.fromisoformat(date), *rest)
