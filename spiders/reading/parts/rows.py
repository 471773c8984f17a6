"""The sessions that a row of dated items gives one event: "Granvoll skole: 2. mars kl. 18", "Storøy skole: 4. mars"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from normalize import apply_clock
from normalize.status import strip_status
from spiders.reading.parts.naming import trim
from spiders.reading.times.clocking import add_clocks
from spiders.reading.times.timing import order

if TYPE_CHECKING:
    from collections.abc import Sequence

    from normalize import Session
    from spiders.reading.parts.enumerations import Enumeration, Item
    from spiders.reading.times.mentions import Mention
    from spiders.reading.times.timing import Timing


def with_sessions(enumeration: Enumeration, timing: Timing, mentions: Sequence[Mention]) -> Timing:
    """The sessions of a row, each with the place it names."""
    anchors = [item.mention for item in enumeration.items]
    sessions = [
        replace(session, venue=item.venue or (trim(strip_status(item.rest)) if item.is_place else "") or None)
        for item in enumeration.items
        for session in _at_its_hour(item, mentions)
    ]
    sessions, clocks = add_clocks(sessions, anchors, mentions)
    return replace(
        timing,
        sessions=tuple(sorted(dict.fromkeys(sessions), key=order)),
        used=tuple(dict.fromkeys([*anchors, *clocks])),
    )


def _at_its_hour(item: Item, mentions: Sequence[Mention]) -> Sequence[Session]:
    """The sessions of an item, at the hour that its own line has apart: "Onsdag 3. mars: Granvoll skole kl. 18"."""
    dates = item.mention.dates
    apart = (
        m
        for m in mentions
        if m.index == item.index and m.sentence == item.mention.sentence and m.role == "event"
        if m.dates.has_clock and not m.dates.has_day and m.dates.start > dates.start
    )
    clock = None if dates.has_clock else next(apart, None)
    return apply_clock(dates.sessions, clock.dates) if clock else dates.sessions
