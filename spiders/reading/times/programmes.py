"""Lines of a programme that only the lines around them show to be such."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from normalize import day_of
from spiders.reading.times.bare_hours import is_item
from spiders.reading.times.mentions import Mention, Tier, days_of, last_day, last_days_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

_ITEMS_IN_A_ROW: Final = 3


def as_programme(mentions: list[Mention]) -> list[Mention]:
    """Three hours or more that each begin their line with "Kl.", with no day between them, are items of a programme.

    The days of one gathering do not part them: "Program fredag 5. mars", of a gathering on 4. and 5. mars.
    """
    row: list[Mention] = []
    items: set[int] = set()
    for mention in mentions:
        if mention.dates.has_day and not (row and _is_within(mention, mentions)):
            row = []
        if not _opens_item(mention):
            continue
        row.append(mention)
        if len(row) >= _ITEMS_IN_A_ROW:
            items.update(map(id, row))
    return [replace(m, tier=Tier.PROGRAMME) if id(m) in items else m for m in mentions] if items else mentions


def _is_within(mention: Mention, mentions: Sequence[Mention]) -> bool:
    """Whether the days of a mention are some of those that another one tells in one stretch."""
    days = days_of(mention) | last_days_of(mention)
    return bool(days) and any(
        first <= min(days) and max(days) <= last for first, last in _stretches(mentions)
    )


def _stretches(mentions: Sequence[Mention]) -> list[tuple[date, date]]:
    extents = [
        (day_of(s.start), last_day(s)) for m in mentions if m.role == "event" for s in m.dates.sessions
    ]
    return [(first, last) for first, last in extents if first < last]


def _opens_item(mention: Mention) -> bool:
    """Whether a time without a day opens its line with a capital, and words follow: "Kl. 12.00 Lunsj"."""
    dates, sentence = mention.dates, mention.sentence
    opens = dates.quote[:2] == "Kl" and sentence.startswith(dates.quote) and mention.label is None
    return opens and dates.has_clock and not dates.has_day and is_item(sentence[0].lower() + sentence[1:])
