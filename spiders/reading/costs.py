"""What taking part costs: labelled prices first, then what the text says of the event, then of all events."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from normalize import Price as Found
from normalize import read_price
from normalize.remembered import Remembered
from spiders.items import Price
from spiders.page.passages import Passages
from spiders.page.wording import wording
from spiders.reading.parts.sections import split_sections

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from normalize import PriceItem
    from spiders.page.blocks import Block
    from spiders.page.passages import Notes
    from spiders.reading.parts.part import Part

# Sections about what participants buy elsewhere.
_ELSEWHERE: Final = wording(
    "overnatting*, hotell*, hotel, accommodation, reise*, transport*, korleis komme|kome seg, slik kommer du"
)


_PRICE: Final = wording(
    "pris*, kostnad*, kursavgift*, deltakeravgift*, deltakaravgift*, billett*, avgift*, hva koster, price*, fee*"
)
# Most labels of a price say one of a few things, "Gratis" before all.
_LABELLED: Final = Remembered(partial(read_price, labelled=True))


def read_costs(part: Part, notes: Notes) -> Price:
    """The price of a part: a label decides whether it is free, the text may add items."""
    free: bool | None = None
    items: list[PriceItem] = []
    for pair in part.pairs:
        if pair.field == "price":
            found = _LABELLED[pair.value]
            free = found.is_free if free is None else free
            items += [item for item in found.items if item not in items]
            _note(found, notes, pair.where)
    found, passages = _read_text(part)
    amounts = {item.amount for item in items}
    items += [item for item in found.items if item.amount not in amounts]
    if free in (None, found.is_free):
        free = found.is_free
        _note(found, notes, passages)
    else:
        _note(replace(found, evidence=found.evidence[: len(found.items)]), notes, passages)
    for table in _tables(part):
        found, amounts = read_price(table.text, labelled=True), {item.amount for item in items}
        if not amounts.issuperset(item.amount for item in found.items):
            free = found.is_free if free is None else free
            added = {item.amount: item for item in reversed(found.items) if item.amount not in amounts}
            items += reversed(added.values())
            _note(found, notes, table)
    return Price(free, tuple(items))


def _tables(part: Part) -> Iterator[Passages]:
    """The tables under a heading such as "Priser", where amounts stand without a currency."""
    for section in split_sections(part.own_conditions, part.title):
        if section.heading is not None and _PRICE.match(section.title):
            inside = part.own_conditions[section.first : section.last]
            if rows := [(block.where, block.text) for block in inside if block.kind == "row"]:
                yield Passages(rows)


def _note(found: Found, notes: Notes, source: Passages | str) -> None:
    """The words of each amount, then those that say whether it is free."""
    for number, evidence in enumerate(found.evidence):
        if number < len(found.items):
            notes.add("price.items", found.items[number].amount, evidence, source)
        else:
            notes.add("price.is_free", found.is_free, evidence, source)


def _read_text(part: Part) -> tuple[Found, Passages]:
    """What the text says of the event alone, else of all events of the page."""
    found, passages = _read_blocks(part.own_conditions, part.title)
    if found == Found() and part.conditions != part.own_conditions:
        return _read_blocks(part.conditions, part.title)
    return found, passages


def _read_blocks(blocks: Sequence[Block], title: str) -> tuple[Found, Passages]:
    """What a text says as a whole; where it says nothing, what stands under a heading such as "Pris"."""
    sections = list(_sections(blocks, title))
    passages = Passages([piece for _, pieces in sections for piece in pieces])
    found = read_price(passages.text)
    for heading, pieces in sections:
        if found == Found() and _PRICE.match(heading):
            passages = Passages(pieces)
            found = read_price(passages.text, labelled=True)
    return found, passages


def _sections(blocks: Sequence[Block], title: str) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """The sections of a text with their headings; those about lodging and travel are left out."""
    blocks = [block for block in blocks if block.kind != "caption"]
    for section in split_sections(blocks, title):
        if section.heading is None or not _ELSEWHERE.match(section.title):
            inside = blocks[section.first : section.last]
            yield section.title, [(block.where, block.text) for block in inside if block.text != title]
