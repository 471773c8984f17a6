"""Clock times for days that have none: what a page says elsewhere about when it begins and ends.

Sources are asked in an order of closeness (:func:`_ranked`): a label, the sentence of the day, its
block, lines that name the same day, announcing sentences, and last the programme, of which the first and
the last item count.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from normalize.values import Session, Stamp, at_oslo, day_of
from spiders.mentions import Mention, Tier
from spiders.roles import is_announced
from spiders.wording import wording

if TYPE_CHECKING:
    from collections.abc import Sequence

_CLOSING = wording(
    """
    slutt*, avslut*, avrund*, ferdig, vel hjem|heim, heimreise, hjemreise, takk for, end, ends, closing"""
)
_DOORS = wording(
    """
    registrering, innregistrering, kaffe, kaffi, frokost, frukost, dører, dørene, dørane, innslipp,
    oppmøte, mingling, matservering, servering, middag, felles avgang, avreise, buss"""
)
_OPENING = wording(
    "start*, begynn*, byrj*, oppstart, kursstart, velkommen, velkomen, fra, frå, from, klokka, klokken, kl"
)


@dataclass(frozen=True, slots=True)
class Clock:
    """A clock time or range as said: on ``day`` (``None``: on any), ``begin`` unknown for an end alone."""

    begin: time | None
    until: time | None
    day: date | None
    mention: Mention


def add_clocks(
    sessions: Sequence[Session], anchors: Sequence[Mention], mentions: Sequence[Mention]
) -> tuple[list[Session], list[Mention]]:
    """The sessions with clock times where the page gives them, and the mentions that gave them."""
    if all(isinstance(session.start, datetime) for session in sessions):
        return list(sessions), []
    days = sorted({day for session in sessions for day in (day_of(session.start), _last_day(session))})
    ranked = _ranked(anchors, mentions, days)
    used: list[Mention] = []
    for clocks in ranked:
        if len(sessions) > 1 and (paired := _pair(sessions, clocks)):
            return paired, [clock.mention for clock in clocks]
    filled = [_fill(session, ranked, used) for session in sessions]
    return filled, used


def _last_day(session: Session) -> date:
    return day_of(session.end) if session.end else day_of(session.start)


def _ranked(
    anchors: Sequence[Mention], mentions: Sequence[Mention], days: Sequence[date]
) -> list[list[Clock]]:
    """Clocks by closeness to the anchors, closest first."""
    blocks = {anchor.index for anchor in anchors}
    sentences = {anchor.sentence for anchor in anchors}
    groups: list[list[Clock]] = [[] for _ in range(7)]
    heading: date | None = None
    label: int | None = None
    for mention in mentions:
        if mention.tier is Tier.HEADING or (
            mention.tier is not Tier.PROGRAMME and len(mention.sentence) < 40
        ):
            heading = _named_day(mention, days) or heading
        clock = _clock(mention, days, heading)
        if clock is None:
            continue
        if mention.tier is Tier.LABEL:
            label = mention.pair if label is None else label
            rank = 0 if mention.pair == label else 6
        elif mention.tier is Tier.PROGRAMME:
            rank = 6
        elif mention.sentence in sentences:
            rank = 1
        elif mention.index in blocks:
            rank = 2
        elif clock.day is not None:
            rank = 3
        elif is_announced(mention.sentence) or _OPENING.search(mention.sentence):
            rank = 4 if mention.tier >= Tier.BODY else 6
        elif min(abs(mention.index - index) for index in blocks) <= 2 and len(mention.sentence) <= 60:
            rank = 5
        else:
            continue
        groups[rank].append(clock)
    return groups


def _clock(mention: Mention, days: Sequence[date], heading: date | None) -> Clock | None:
    """The clock of a mention, if it can be one of the event's."""
    dates = mention.dates
    if not dates.has_clock or not dates.sessions or mention.role != "event" or dates.role == "doors":
        return None
    session = dates.sessions[0]
    if not isinstance(session.start, datetime):
        return None
    begin: time | None = session.start.timetz().replace(tzinfo=None)
    until = session.end.timetz().replace(tzinfo=None) if isinstance(session.end, datetime) else None
    before = mention.sentence.partition(dates.quote)[0][-40:]
    if until is None and _CLOSING.search(before):
        begin, until = None, begin
    if mention.tier is Tier.PROGRAMME and _DOORS.search(mention.sentence):
        return None
    if not dates.has_day:
        return Clock(begin, until, heading if mention.tier is Tier.PROGRAMME else None, mention)
    day = _named_day(mention, days)
    return Clock(begin, until, day, mention) if day else None


def _named_day(mention: Mention, days: Sequence[date]) -> date | None:
    """Which of the event's days a mention names: by date, or by weekday alone."""
    dates = mention.dates
    if not dates.has_day or not dates.sessions or not days:
        return None
    day = day_of(dates.sessions[0].start)
    if dates.rule == "days.weekday":
        span = [date.fromordinal(n) for n in range(days[0].toordinal(), days[-1].toordinal() + 1)][:14]
        return next((each for each in span if each.weekday() == day.weekday()), None)
    return day if days[0] <= day <= days[-1] else None


def _pair(sessions: Sequence[Session], clocks: Sequence[Clock]) -> list[Session] | None:
    """As many ranges as sessions, said together: paired in order ("4. og 11. februar kl. 10–14 og kl.
    8–12")."""
    ranges = [clock for clock in clocks if clock.begin and clock.until and clock.day is None]
    if len(ranges) != len(sessions) or any(isinstance(session.start, datetime) for session in sessions):
        return None
    return [
        _timed(session, clock.begin, clock.until) for session, clock in zip(sessions, ranges, strict=True)
    ]


def _timed(session: Session, begin: time | None, until: time | None) -> Session:
    """A session with clock times where they are known."""
    first, last = day_of(session.start), _last_day(session)
    start: Stamp = at_oslo(first, begin) if begin else session.start
    end: Stamp | None = session.end
    if until and (begin or last != first):
        end = at_oslo(last, until)
    elif last == first:
        end = session.end if isinstance(session.end, datetime) else None
    if isinstance(start, datetime) and isinstance(end, datetime) and end <= start:
        end = None
    return replace(session, start=start, end=end)


def _fill(session: Session, ranked: Sequence[Sequence[Clock]], used: list[Mention]) -> Session:
    """One session with the closest clocks that fit its days."""
    if isinstance(session.start, datetime):
        return session
    first, last = day_of(session.start), _last_day(session)
    begin: time | None = None
    until: time | None = None
    for rank, clocks in enumerate(ranked):
        programme = rank == len(ranked) - 1
        opening = [clock for clock in clocks if clock.begin and clock.day in (None, first)]
        closing = [clock for clock in clocks if clock.until and clock.day in (None, last)]
        if programme:
            opening, closing = _programme(clocks, first, last)
        if begin is None and opening:
            begin = opening[0].begin
            used.append(opening[0].mention)
            if first == last and not programme:
                closing = (
                    [opening[0]] if opening[0].until else [clock for clock in closing if not clock.begin]
                )
        elif begin is not None and first == last:
            closing = [clock for clock in closing if clock.begin == begin and not programme]
        if until is None and closing and (begin or first != last):
            until = closing[-1].until
            used.append(closing[-1].mention)
        if begin and until:
            break
    return _timed(session, begin, until)


def _programme(clocks: Sequence[Clock], first: date, last: date) -> tuple[list[Clock], list[Clock]]:
    """The first item of the first day, and the last of the last day when it tells an end."""
    own = [clock for clock in clocks if clock.day == first or (clock.day is None and first == last)]
    own = own or [clock for clock in clocks if clock.day is None]
    ends = [clock for clock in clocks if clock.day == last] if first != last else own
    if len(clocks) < 2 or not own:
        return [], []
    closing = ends[-1] if ends else None
    if closing and closing.until is None:
        said = closing.mention.sentence
        closing = replace(closing, until=closing.begin) if _CLOSING.search(said) else None
    return [clock for clock in own if clock.begin][:1], [closing] if closing else []
