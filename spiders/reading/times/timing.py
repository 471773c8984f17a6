"""When an event takes place: the dates of a page (or of a part of it) put together by the order of
trust.

The order is that of :class:`spiders.reading.times.mentions.Tier`: labelled value, type-and-date line, title, lead,
announcing body, heading, programme, caption. The best-trusted event day is the anchor; everything else
on the page can only say more about the anchor's days (clock times, the further days of the gathering),
never replace them.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import zip_longest
from typing import TYPE_CHECKING, Final, TypeVar

from normalize import Issue, Session, Span, Stamp, at_oslo, day_of
from spiders.reading.times.clocking import add_clocks
from spiders.reading.times.mentions import Mention, Tier, last_day
from spiders.reading.times.roles import CLEARLY, is_announced

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

_Value = TypeVar("_Value")
_NEXT: Final = re.compile(
    r"\b(?:på|førstkommande|førstkommende|kommende|komande|denne|nå|no)\s*$", re.IGNORECASE
)
_NEXT_WEEK: Final = re.compile(r"\b(?:neste|komande|kommende)\s(?:uke|uka|uken|veke|veka)\b", re.IGNORECASE)
_STANDS: Final = re.compile(r"\b(?:\w*utstilling\w*|står|vises)\b", re.IGNORECASE)
_WORKDAYS: Final = "MO,TU,WE,TH,FR"  # what is every one of them without an end has hours of opening
WIDE: Final = 5  # days: a longer range is an umbrella under which single events may stand
_NEAR_LABEL: Final = 2  # blocks: the label and its value may be two
_BY_FEAST: Final = 0.3  # less for a day that only the name of a feast gives
_ENDLESS: Final = 1.5  # less for "hver onsdag" without bounds, beside a day
_SUPPORT: Final = 0.1  # for each further mention of the same days, up to three
_JOINED: Final = re.compile(
    r"^\)?(?:\s(?:på|i|ved)\s[^.;:]{2,40}?)?[\s,(]*(?:og|and|samt|eller|&|,|/|til|-|–)?[\s,)]*"
    # "… og gjentas 11. mars", "…, og andre samling er 20. april"
    r"(?:(?:på|i|ved|hos)\s[A-ZÆØÅ][^.,;:\d]{2,40}\s\(?)?"  # "…, på Storøy skole 10. mars"
    r"(?:(?:gjentas|gjentek|repeteres|repeterast)\s|(?:(?:den )?(?:andre|neste)|den siste)\s\w+\s"
    r"(?:er|blir|vert|holdes)\s)?$"
)


_EACH_DAY: Final = re.compile(r"\b(?:begge|alle|hver|kvar)\b", re.IGNORECASE)
_PLACE_BEFORE: Final = re.compile(r"\b(?:på|i|ved|hos)\s(?P<place>[A-ZÆØÅ][^.,;:!?\d(]{1,50})\s\(?$")
_PLACE_BEHIND: Final = re.compile(
    r"\s(?:på|i|ved|hos)\s(?P<place>(?:[A-ZÆØÅ]|\w+(?:en|et|a)\b)[^.,;:!?]{1,50}?)"
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
    previous = next(
        (m.dates.sessions[0].start for m in mentions if m.role == "previous" and m.dates.sessions), None
    )
    anchors = find_anchors(mentions) or find_last_resort(mentions)
    if not anchors:
        span = next((m for m in mentions if m.role == "event" and m.dates.approximate), None)
        return Timing(
            approximate=span.dates.approximate if span else None,
            previous=previous,
            used=(span,) if span else (),
        )
    days, wider = _widen(_sessions(anchors), anchors, mentions)
    sessions, clocks = add_clocks(days, [*anchors, *wider], mentions)
    used = _unique([*anchors, *wider, *clocks])
    return Timing(
        sessions=tuple(sorted(_unique(sessions), key=order)) if len(sessions) > 1 else tuple(sessions),
        recurrence=next((m.dates.recurrence for m in anchors if m.dates.recurrence), None),
        previous=None if previous in (sessions[0].start, day_of(sessions[0].start)) else previous,
        used=used,
        issues=_unique([issue for mention in used for issue in mention.dates.issues]),
    )


def _unique(values: list[_Value]) -> tuple[_Value, ...]:
    """Each value once, in order; telling mentions apart takes a look at all they say."""
    return tuple(dict.fromkeys(values) if len(values) > 1 else values)


def order(session: Session) -> tuple[str, str]:
    """A key that sorts days and times together."""
    return session.start.isoformat(), session.venue or ""


def can_anchor(mention: Mention) -> bool:
    """Whether a mention gives a day that can be the event's."""
    dates = mention.dates
    return (
        mention.role == "event"
        and dates.has_day
        and bool(dates.sessions)
        and dates.role != "doors"
        and dates.rule != "days.weekday"
        and not (dates.recurrence and ("BYDAY" not in dates.recurrence or _WORKDAYS in dates.recurrence))
    )


def find_anchors(mentions: Sequence[Mention]) -> list[Mention]:
    """The best-trusted mentions of the event's day: one, or several that belong together."""
    able = [mention for mention in mentions if can_anchor(mention)]
    labelled = [mention for mention in able if mention.tier is Tier.LABEL]
    if labelled:
        first = labelled[0]
        if first.label != "start":
            own = [mention for mention in labelled if mention.pair == first.pair]
            return [*own, *_below_label(own, mentions)]
        return [first, *[mention for mention in labelled if mention.label == "end"][:1]]
    if len(able) < 2:
        return able
    extents = Counter(_extent(mention) for mention in able)
    best = max(able, key=lambda mention: trust(mention) + _SUPPORT * min(3, extents[_extent(mention)] - 1))
    return _enumerated(able, best)


def _enumerated(able: Sequence[Mention], best: Mention) -> list[Mention]:
    """The best mention and those that its enumeration goes on with, one after the other."""
    found = [best]
    beside = [mention for mention in able if mention.index == best.index]
    for each in (*beside, *reversed(beside)):
        if each not in found and any(_belongs(each, one) for one in found):
            found.append(each)
    return [mention for mention in able if mention in found]


def _below_label(labelled: Sequence[Mention], mentions: Sequence[Mention]) -> list[Mention]:
    """Further days with hours, each in a block of its own right below the labelled one: "Dato:", then two lines."""
    found: list[Mention] = []
    last = labelled[-1]
    days = {day_of(session.start) for mention in labelled for session in mention.dates.sessions}
    for mention in mentions:
        session = next(iter(mention.dates.sessions), None)
        near = 0 < mention.index - last.index <= _NEAR_LABEL and mention.tier is not Tier.HEADING
        if not (near and can_anchor(mention) and session and session.end and mention.dates.has_clock):
            continue
        alone = mention.sentence.strip() == mention.dates.quote and last.dates.has_clock
        if alone and day_of(session.start) not in days:
            found.append(mention)
            last = mention
    return found


def find_last_resort(mentions: Sequence[Mention]) -> list[Mention]:
    """The last day announced of an event that was put off, or a weekday counted from the publication."""
    put_off = [m for m in mentions if is_put_off(m)]
    weekdays = [m for m in mentions if m.role == "event" and m.dates.rule == "days.weekday"]
    # "mandag til torsdag" are hours of all weeks
    alone = len({last_day(s) for m in weekdays for s in m.dates.sessions}) == 1
    coming = [
        m
        for m in weekdays
        if (said := is_announced(m.sentence))
        and (
            (alone and (said == CLEARLY or not _before(m).strip()))
            or _NEXT.search(_before(m))
            or _NEXT_WEEK.search(m.dates.quote)
        )
    ]
    return put_off[:1] or coming[:1]


def is_put_off(mention: Mention) -> bool:
    """A day that a gathering was announced for and will not be held on."""
    return mention.role == "previous" and mention.dates.has_day and bool(mention.dates.sessions)


def _before(mention: Mention) -> str:
    return mention.sentence.partition(mention.dates.quote)[0]


def trust(mention: Mention) -> float:
    """How far a mention is to be trusted as the event's day; higher is better."""
    announced = is_announced(mention.sentence)
    tier = float(mention.tier)
    if mention.tier in (Tier.BODY, Tier.LEAD) and not announced:
        tier = Tier.HEADING - 0.5
    if is_wide(mention) and _STANDS.search(mention.sentence):
        tier = float(mention.tier) + 0.5
    # "markering av Vanndagen 20. mars": the day itself is said.
    tier -= _BY_FEAST * (mention.dates.rule == "feasts")
    tier -= _ENDLESS * (mention.dates.recurrence is not None and len(mention.dates.sessions) == 1)
    detail = 0.15 * mention.dates.has_clock + 0.2 * mention.dates.has_year + 0.1 * announced
    return tier + detail - 0.03 * min(30, max(0, mention.index)) - 0.0001 * mention.dates.start


def is_wide(mention: Mention) -> bool:
    """A range of days as long as exhibitions and festivals are."""
    session = next(iter(mention.dates.sessions), None)
    if session is None or session.end is None:
        return False
    return (day_of(session.end) - day_of(session.start)).days >= WIDE


def _extent(mention: Mention) -> tuple[date, date]:
    first, last = mention.dates.sessions[0], mention.dates.sessions[-1]
    return day_of(first.start), last_day(last)


def _belongs(mention: Mention, best: Mention) -> bool:
    """Whether a mention continues the best one's enumeration ("5. mai og 7. juni")."""
    if mention.index != best.index or mention.sentence != best.sentence:
        return False
    first, second = sorted((mention, best), key=lambda each: each.dates.start)
    offset = first.sentence.find(first.dates.quote)
    between = first.sentence[offset + len(first.dates.quote) :].partition(second.dates.quote)[0]
    return bool(_JOINED.match(between))


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


def _days_in_headings(anchor: Mention, mentions: Sequence[Mention]) -> list[Mention]:
    """The headings with the days that follow the first one's, each with its programme: one gathering over all."""
    if not _heads_day(anchor) or anchor.dates.has_clock:
        return []
    day, last = day_of(anchor.dates.sessions[0].start), anchor.index
    found: list[Mention] = []
    for mention in mentions:
        if not _heads_day(mention) or mention.index <= last or not can_anchor(mention):
            continue
        follows = mention.dates.sessions == (Session(day + timedelta(len(found) + 1)),)
        if not follows or not any(_is_hour(m) and last < m.index < mention.index for m in mentions):
            return []
        found.append(mention)
        last = mention.index
    told = any(_is_hour(m) and m.index > last for m in mentions)
    return found if told else []


def _is_hour(mention: Mention) -> bool:
    """Whether a mention is a time of day alone, as under a day of a programme."""
    return mention.tier is Tier.PROGRAMME or (mention.dates.has_clock and not mention.dates.has_day)


def _heads_day(mention: Mention) -> bool:
    """Whether a day stands as a heading, in a heading's markup or as a line by itself."""
    alone = mention.tier in (Tier.BODY, Tier.LEAD, Tier.HEADER) and mention.index >= 0
    return mention.tier is Tier.HEADING or (
        alone and mention.sentence.strip(" :.") == mention.dates.quote.rstrip(".")
    )


def _told_together(
    labelled: Session, mentions: Sequence[Mention]
) -> tuple[list[Session], list[Mention]] | None:
    """The labelled day and the others that one sentence announces with it: "samlinger 4. mai og 11. mai"."""
    extent = _days_over(labelled)
    able = [m for m in mentions if m.tier in (Tier.TITLE, Tier.LEAD, Tier.BODY) and can_anchor(m)]
    for mention in able:
        if extent not in map(_days_over, mention.dates.sessions) or not is_announced(mention.sentence):
            continue
        told = _enumerated(able, mention)
        sessions = [session for each in told for session in each.dates.sessions]
        if len(set(map(_days_over, sessions))) > 1:
            return [labelled if _days_over(each) == extent else each for each in sessions], told
    return None


def _days_over(session: Session) -> tuple[date, date]:
    return day_of(session.start), last_day(session)


def _widen(
    days: list[Session], anchors: Sequence[Mention], mentions: Sequence[Mention]
) -> tuple[list[Session], list[Mention]]:
    """More days of the same gathering, where the anchor names only its first."""
    # "Startdato" alone: the title may tell the last day.
    first_only = [anchor.label for anchor in anchors] == ["start"]
    if len(days) == 1 and anchors[0].tier is Tier.LABEL and not first_only:
        return _told_together(days[0], mentions) or (days, [])
    if len(days) != 1 or days[0].end:
        return days, []
    start = days[0].start
    day = day_of(start)
    if headings := _days_in_headings(anchors[0], mentions):
        return [Session(start, day_of(headings[-1].dates.sessions[0].start))], headings
    alone = [
        m for m in mentions if can_anchor(m) and m.tier >= Tier.BODY and m.dates.sessions == (Session(day),)
    ]
    others = [
        m
        for m in mentions
        if can_anchor(m)
        and m.tier > Tier.PROGRAMME
        and m not in anchors
        and not is_wide(m)
        # A badge and a line may repeat the first day.
        and ((len(alone) <= 1 and not first_only) or m.tier is Tier.TITLE)
    ]
    for mention in sorted(others, key=trust, reverse=True):
        found = mention.dates.sessions
        starts = [day_of(session.start) for session in found]
        ends = [
            day_of(session.end) if session.end else start
            for session, start in zip(found, starts, strict=True)
        ]
        if starts == [day] and ends[0] > day:
            return [Session(start, found[0].end)], [mention]
        if day in starts and len(found) > 1 and not isinstance(start, datetime):
            return list(found), [mention]
    return days, []
