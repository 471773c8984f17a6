"""When an event takes place: the dates of a page (or of a part of it) put together by the order of
trust.

The order is that of :class:`spiders.reading.times.mentions.Tier`: labelled value, type-and-date line, title, lead,
announcing body, heading, programme, caption. The best-trusted event day is the anchor; everything else
on the page can only say more about the anchor's days (clock times, the further days of the gathering),
never replace them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import zip_longest
from typing import TYPE_CHECKING, Final, TypeVar

from normalize import Issue, Session, Span, Stamp, at_oslo, day_of
from normalize.lazily import compiled
from spiders.reading.times.anchors import find_anchors, find_last_resort
from spiders.reading.times.clocking import add_clocks
from spiders.reading.times.mentions import Mention
from spiders.reading.times.widening import widen
from spiders.reading.words.places import PLACE_BEGINS

if TYPE_CHECKING:
    from collections.abc import Sequence

_Value = TypeVar("_Value")
_EACH_DAY: Final = compiled(r"\b(?:begge|alle|hver|kvar)\b", re.IGNORECASE)
_PLACE_BEFORE: Final = compiled(r"\b(?:på|i|ved|hos)\s(?P<place>[A-ZÆØÅ][^.,;:!?\d(]{1,50})\s\(?$")
_PLACE_BEHIND: Final = compiled(
    rf"\s(?:på|i|ved|hos)\s(?P<place>{PLACE_BEGINS}[^.,;:!?]{{0,50}}?)"
    r"(?:,?\s(?:og|samt|eller)\s|[.,;:!?]|$)"
)


@dataclass(frozen=True, slots=True)
class Timing:
    """The sessions in order of time, or a span, and the mentions that gave them."""

    sessions: tuple[Session, ...] = ()
    approximate: Span | None = None
    recurrence: str | None = None
    previous: Stamp | None = None
    used: tuple[Mention, ...] = ()
    issues: tuple[Issue, ...] = ()

    @property
    def start(self) -> Stamp | None:
        """Start of the first session."""
        return self.sessions[0].start if self.sessions else None


def read_timing(mentions: Sequence[Mention]) -> Timing:
    """What the mentions of one event say about its time."""
    previous = next((m.dates.sessions[0].start for m in mentions if _tells_previous(m, mentions)), None)
    anchors = find_anchors(mentions) or find_last_resort(mentions)
    if not anchors:
        span = next((m for m in mentions if m.role == "event" and m.dates.approximate), None)
        return Timing(
            approximate=span.dates.approximate if span else None,
            previous=previous,
            used=(span,) if span else (),
        )
    days, wider = widen(_sessions(anchors), anchors, mentions)
    sessions, clocks = add_clocks(days, [*anchors, *wider], mentions)
    used = _unique([*anchors, *wider, *clocks])
    return Timing(
        sessions=tuple(sorted(_unique(sessions), key=order)) if len(sessions) > 1 else tuple(sessions),
        recurrence=next((m.dates.recurrence for m in anchors if m.dates.recurrence), None),
        previous=None if previous in (sessions[0].start, day_of(sessions[0].start)) else previous,
        used=used,
        issues=_unique([issue for mention in used for issue in mention.dates.issues]),
    )


def _tells_previous(mention: Mention, mentions: Sequence[Mention]) -> bool:
    """Whether a mention is of when it was to be: a day, or an hour beside the one that it is now.

    "Tidligere har møtet startet kl. 11" tells of other years.
    """
    if mention.role != "previous" or not mention.dates.sessions:
        return False
    beside = (m for m in mentions if m.sentence == mention.sentence and m.role == "event")
    return mention.dates.has_day or any(m.dates.has_clock for m in beside)


def _unique(values: list[_Value]) -> tuple[_Value, ...]:
    """Each value once, in order; telling mentions apart takes a look at all they say."""
    return tuple(dict.fromkeys(values) if len(values) > 1 else values)


def order(session: Session) -> tuple[str, str]:
    """A key that sorts days and times together."""
    return session.start.isoformat(), session.venue or ""


def _sessions(anchors: Sequence[Mention]) -> list[Session]:
    """The sessions of the anchors; "Fra" and "Til" are the two ends of one."""
    if [mention.label for mention in anchors] == ["start", "end"]:
        start, end = (mention.dates.sessions[0].start for mention in anchors)
        return [Session(start, end if day_of(end) >= day_of(start) else None)]
    places = _places_apart(anchors)
    found = [
        replace(session, venue=places.get(id(mention)))
        for mention in anchors
        for session in mention.dates.sessions
    ]
    clock = next((m for m in anchors if m.dates.has_clock and _EACH_DAY.search(m.dates.quote)), None)
    if clock and len(anchors) > 1:
        found = [_at_hours_of(session, clock.dates.sessions[0]) for session in found]
    timed = {day_of(session.start) for session in found if isinstance(session.start, datetime)}
    return [s for s in found if isinstance(s.start, datetime) or s.end or day_of(s.start) not in timed]


def _at_hours_of(session: Session, other: Session) -> Session:
    """A day at the hours that are told for each: "… 4. mai og … 5. mai, begge dager kl. 18"."""
    if isinstance(session.start, datetime) or session.end or not isinstance(other.start, datetime):
        return session
    start = at_oslo(session.start, other.start.timetz().replace(tzinfo=None))
    until = other.end.timetz().replace(tzinfo=None) if isinstance(other.end, datetime) else None
    return replace(session, start=start, end=at_oslo(session.start, until) if until else None)


def _places_apart(anchors: Sequence[Mention]) -> dict[int, str]:
    """The place behind or before each day of one sentence, where they differ.

    "Mandag på biblioteket og torsdag på skolen", "på Storøy skole 4. mai og på Granvoll skole 5. mai".
    """
    if len(anchors) == 1 or len({anchor.sentence for anchor in anchors}) > 1:
        return {}
    ordered = sorted(anchors, key=lambda each: each.dates.start)
    rest = anchors[0].sentence
    places: dict[int, str] = {}
    for anchor in ordered:
        before, _, rest = rest.partition(anchor.dates.quote)
        if place := _PLACE_BEFORE.search(before):
            places[id(anchor)] = place["place"]
    if len(set(places.values())) == len(anchors):
        return places
    rest, places = anchors[0].sentence, {}
    for anchor, following in zip_longest(ordered, ordered[1:]):
        rest = rest.partition(anchor.dates.quote)[2]
        behind = rest.partition(following.dates.quote)[0] if following else rest
        if not (place := _PLACE_BEHIND.match(behind)):
            return {}
        places[id(anchor)] = place["place"]
    return places if len(set(places.values())) == len(anchors) else {}
