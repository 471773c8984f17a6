"""Days in digits alone at the ends of a list's items: "Granvoll 24/2", "Fjellvik 3/3", "Storøy 4/3".

By itself such a number is as often a fraction or a version; three or more that go on in time are days.
"""

from __future__ import annotations

from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Final

from normalize import DateMention, day_of, read_dates
from normalize.lazily import compiled
from spiders.reading.times.mentions import Mention, Tier

if TYPE_CHECKING:
    from normalize import YearHints
    from spiders.page.blocks import Block
    from spiders.page.document import Document

_LEAST: Final = 3  # items
_LONGEST: Final = 60  # characters of an item
_ITEM: Final = compiled(r"[^\W\d_][^\d:;!?]{2,}?[,:]?\s(?P<day>\d{1,2}[./]\d{1,2})\.?$")


def listed_days(document: Document, hints: YearHints) -> dict[int, list[Mention]]:
    """The days that all items of a list end with, by block, where each is later than the one before."""
    found: dict[int, list[Mention]] = {}
    items = ((index, block) for index, block in enumerate(document.blocks) if block.kind == "li")
    for _, group in groupby(items, key=lambda each: each[1].group):
        rows = list(group)
        if len(rows) < _LEAST or not all(_may_end(block.text) for _, block in rows):
            continue
        told = [_read(index, block, hints) for index, block in rows if not document.dates(block.text, hints)]
        days = [mention for mention in told if mention]
        starts = [day_of(each.dates.sessions[0].start) for each in days]
        if len(days) == len(rows) and all(one < other for one, other in pairwise(starts)):
            found.update((each.index, [each]) for each in days)
    return found


def _may_end(text: str) -> bool:
    return len(text) <= _LONGEST and text.rstrip(".")[-1:].isdecimal()


def _read(index: int, block: Block, hints: YearHints) -> Mention | None:
    """The day of an item."""
    told = _ITEM.match(block.text)
    sessions = read_dates(told["day"], hints).sessions if told else ()
    if not told or not sessions:
        return None
    dates = DateMention(
        told.start("day"), told.end("day"), told["day"], sessions, None, None, has_year=False, has_clock=False,
        has_day=True, role="event", rule="days.numeric", confidence=0.6, issues=(),
    )  # fmt: skip
    return Mention(dates, Tier.BODY, "event", index, block.where, block.text)
