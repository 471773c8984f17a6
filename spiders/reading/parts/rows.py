"""The sessions that a row of dated items gives one event: "Granvoll skole: 2. mars kl. 18", "Storøy skole: 4. mars"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from normalize import Session, apply_clock, day_of
from normalize.lazily import compiled
from normalize.status import strip_status
from spiders.reading.parts.naming import trim
from spiders.reading.times.clocking import add_clocks
from spiders.reading.times.mentions import last_day
from spiders.reading.times.timing import order
from spiders.reading.words.places import HOUR_BEHIND

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spiders.reading.parts.enumerations import Enumeration, Item
    from spiders.reading.times.mentions import Mention
    from spiders.reading.times.timing import Timing


_FEW: Final = 5  # days that one says "each day" of
_HOUR_BEHIND: Final = compiled(rf"{HOUR_BEHIND}$", re.IGNORECASE)
_EACH_DAY: Final = compiled(
    r"\b(?:begge|alle|hver|kvar)\s(?:dag|dagene|dagane|dager|dagar|kveld|kveldene|kveldane|kvelder|kveldar)\b"
)


def with_sessions(enumeration: Enumeration, timing: Timing, mentions: Sequence[Mention]) -> Timing:
    """The sessions of a row, each with the place it names."""
    anchors = [item.mention for item in enumeration.items]
    sessions = [
        replace(session, venue=item.venue or (_place(item) if item.is_place else "") or None)
        for item in enumeration.items
        for session in _at_its_hour(item, mentions)
    ]
    sessions, clocks = add_clocks(sessions, anchors, mentions)
    return replace(
        timing,
        sessions=tuple(sorted(dict.fromkeys(sessions), key=order)),
        used=tuple(dict.fromkeys([*anchors, *clocks])),
    )


def _place(item: Item) -> str:
    """The place of an item without the hour behind it: "Granvoll skole, kl. 9–15"."""
    return trim(_HOUR_BEHIND.sub("", strip_status(item.rest)))


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
    if clock is None:
        return dates.sessions
    ends = clock.dates.sessions[0].end is not None
    each = ends and len(dates.sessions) == 1 and _EACH_DAY.search(item.mention.sentence)
    return apply_clock(_each_day(dates.sessions[0]) if each else dates.sessions, clock.dates)


def _each_day(session: Session) -> list[Session]:
    """A session on each of a few days."""
    first, last = day_of(session.start), last_day(session)
    days = (last - first).days + 1
    return [Session(first + timedelta(n)) for n in range(days)] if days <= _FEW else [session]
