"""How to sign up: whether one must, until when, where, and for how many there is room."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from normalize import iso, read_deadline, read_registration
from spiders.items import Registration
from spiders.labels import read_labels
from spiders.passages import Passages
from spiders.wording import wording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from normalize import Deadline, Stamp, YearHints
    from spiders.blocks import Block, Link
    from spiders.labels import Pair
    from spiders.parts import Part
    from spiders.passages import Notes

_LINK = wording(
    "*påmeld*, meld deg|dykk|meg|dere på, registrer deg|dykk, sign up, registration, register, billett*"
)
_LABELS = ("registration", "deadline")
# Labels whose own line is something else, and below it the paragraph goes on: "Sted: Rådhuset", next line
# "Påmelding innen 1. mai".
_FACTS = ("when", "start", "end", "clock", "when_where", "where", "contact")
_TRIED = ("deadline", "other_deadline")


def read_signup(part: Part, hints: YearHints, start: Stamp | None, notes: Notes) -> Registration:
    """The registration of a part; ``start`` is that of its first session, for deadlines counted from it."""
    texts = [(b.where, b.text) for b in part.conditions if b.kind != "caption" and b.text != part.title]
    passages = Passages([(part.title_where, part.title), *texts])
    link = _find_link(part)
    labelled = any(pair.field in _LABELS for pair in part.pairs)
    found = read_registration(passages.texts[1:], title=part.title, has_link=link is not None or labelled)
    for name, evidence in found.evidence.items():
        notes.add(f"registration.{name}", getattr(found, name, None), evidence, passages)
    deadline, opens = _read_deadline(part, hints, start, notes)
    implied = deadline is not None or found.closed or found.fully_booked
    required = True if found.required is None and implied else found.required
    capacity = found.capacity or _capacity(part, notes)
    href = link.href if link and re.match(r"https?://|www\.", link.href) else None
    return Registration(required, opens, deadline, href, capacity, found.fully_booked, found.closed)


def _find_link(part: Part) -> Link | None:
    links = [link for block in part.conditions for link in block.links]
    return next((link for link in links if _LINK.search(link.text)), None)


def _capacity(part: Part, notes: Notes) -> int | None:
    """The number in a label such as "Maks antall"; a least number is no capacity."""
    for pair in part.pairs:
        if pair.field != "capacity" or re.search(r"\bmin", pair.value, re.IGNORECASE):
            continue
        if number := re.search(r"(?<![\d.,])\d{1,4}(?![\d.,])", pair.value):
            notes.tell("registration.capacity", int(number[0]), number[0], pair.where, "capacity.label")
            return int(number[0])
    return None


def _below(pair: Pair) -> list[str]:
    """The lines of a value below its label's own."""
    return pair.value.split("\n")[1:]


def _read_deadline(
    part: Part, hints: YearHints, start: Stamp | None, notes: Notes
) -> tuple[Stamp | None, Stamp | None]:
    """The last day to sign up and the first: a labelled deadline before one in the text."""
    for pair in part.pairs:
        if pair.field != "deadline":
            continue
        said = read_deadline(pair.value, hints, event_start=start, labelled=True)
        if said.value is not None:
            for evidence in said.evidence:
                notes.add("registration.deadline", iso(said.value), evidence, pair.where)
            return said.value, said.opens
    said, text = _read_text(part, part.own_conditions, hints, start)
    if said.value is None and part.conditions != part.own_conditions:
        said, text = _read_text(part, part.conditions, hints, start)
    for evidence in said.evidence:
        notes.add("registration.deadline", iso(said.value), evidence, text)
    return said.value, said.opens


def _read_text(
    part: Part, blocks: Sequence[Block], hints: YearHints, start: Stamp | None
) -> tuple[Deadline, Passages]:
    """The deadline that the words of blocks tell, but for the values of other labels."""
    labelled = read_labels(blocks)
    pieces = [(part.title_where, part.title)]
    pieces += [(block.where, text) for block, text in zip(blocks, labelled.plain, strict=True)]
    pieces += [
        (pair.where, f"{pair.label.rstrip(' :')}: {pair.value}")
        for pair in labelled.pairs
        if pair.field not in (*_TRIED, *_FACTS)
    ]
    pieces += [
        (pair.where, below) for pair in labelled.pairs if pair.field in _FACTS for below in _below(pair)
    ]
    text = Passages(pieces)
    return read_deadline(text.text, hints, event_start=start), text
