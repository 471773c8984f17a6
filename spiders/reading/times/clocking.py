"""Days completed by the clock times that a page tells elsewhere about when it begins and ends.

The closest ones count (:func:`spiders.reading.times.clocks.rank_clocks`); of a programme the first and the last item.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from normalize import Session, Stamp, at_oslo, day_of
from normalize.lazily import compiled
from spiders.page.wording import wording
from spiders.reading.times.apart import hours_apart
from spiders.reading.times.clocks import CLOSING, IN_PROGRAMME, LAST, Clock, rank_clocks
from spiders.reading.times.mentions import last_day

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spiders.reading.times.mentions import Mention

# A single time that opens its sentence is the start where these stand with it.
_WELCOMES: Final = wording("velkommen, velkomen, start*, begynn*, byrj*, åpn*, opn*")
_AGAIN: Final = compiled(r",?\s(?:og|eller|samt|deretter)(?:\s(?:så|deretter|igjen|på nytt|en gang til))?\s")
_CLOCK_WORDS: Final = {"kl", "kl.", "kl.:", "klokka", "klokken"}
_PAUSE: Final = 90  # minutes between two parts of one gathering
_MEAL_MINUTES: Final = 60  # that may go by before the first item of a programme
_EVENING, _MORNING = 17, 6  # what begins after the one and ends before the other goes on past midnight


def add_clocks(
    sessions: Sequence[Session], anchors: Sequence[Mention], mentions: Sequence[Mention]
) -> tuple[list[Session], list[Mention]]:
    """The sessions with clock times where the page gives them, and the mentions that gave them."""
    if len(sessions) == 1 and (each := _hours_apart(sessions[0], mentions)):
        alone = Session(day_of(sessions[0].start), venue=sessions[0].venue)
        return [_timed(alone, begin, None) for begin, _ in each], [mention for _, mention in each]
    if all(isinstance(session.start, datetime) for session in sessions):
        return _with_end(sessions, anchors, mentions)
    days = sorted({day for session in sessions for day in (day_of(session.start), last_day(session))})
    ranked = rank_clocks(anchors, mentions, days)
    used: list[Mention] = []
    for clocks in ranked:
        if len(sessions) > 1 and (paired := _pair(sessions, clocks)):
            return paired, [clock.mention for clock in clocks]
    if len(sessions) == 1 and (showings := _showings(sessions[0], ranked[0])):
        return showings, [clock.mention for clock in ranked[0]]
    closest = next((clocks for clocks in ranked[:IN_PROGRAMME] if clocks), [])
    if len(sessions) == 1 and (twice := _twice(sessions[0], closest)):
        return twice, [clock.mention for clock in closest]
    if len(sessions) == 1:
        told = [clock for clocks in ranked[:IN_PROGRAMME] for clock in clocks]
        for row in (sorted(told, key=_place), closest):
            if whole := _in_parts(sessions[0], row):
                return [whole], [clock.mention for clock in row]
    if len(sessions) == 1 and (repeated := _repeat(sessions[0], ranked)):
        return repeated, list(
            dict.fromkeys(clock.mention for group in ranked[:IN_PROGRAMME] for clock in group)
        )
    filled = [_fill(session, ranked, used) for session in sessions]
    return filled, used


def _with_end(
    sessions: Sequence[Session], anchors: Sequence[Mention], mentions: Sequence[Mention]
) -> tuple[list[Session], list[Mention]]:
    """The one session that has a start, with an end told apart: "Tirsdag kl. 18. Vi holder på til kl. 20."."""
    session = sessions[0] if len(sessions) == 1 and sessions[0].end is None else None
    if session is None or not isinstance(session.start, datetime):
        return list(sessions), []
    day, begin = day_of(session.start), session.start.timetz().replace(tzinfo=None)
    ranked = rank_clocks(anchors, mentions, [day])
    told = (clock for group in ranked[:IN_PROGRAMME] for clock in group)
    opening, closing = _programme(ranked[IN_PROGRAMME], day, day)
    ends = [clock for clock in told if clock.begin in (None, begin) and clock.day in (None, day)]
    if opening and opening[0].begin == begin:  # the end of a programme that begins when the gathering does
        ends += closing
    for clock in ends:
        if clock.until:
            ended = _timed(session, begin, clock.until)
            return [ended], [clock.mention] if ended.end else []
    return [session], []


def _pair(sessions: Sequence[Session], clocks: Sequence[Clock]) -> list[Session] | None:
    """As many ranges as sessions, said together: paired in order ("4. og 11. februar kl. 10–14 og kl.
    8–12")."""
    ranges = [clock for clock in clocks if clock.begin and clock.until and clock.day is None]
    if len(ranges) != len(sessions) or any(isinstance(session.start, datetime) for session in sessions):
        return None
    return [
        _timed(session, clock.begin, clock.until) for session, clock in zip(sessions, ranges, strict=True)
    ]


def _showings(session: Session, labelled: Sequence[Clock]) -> list[Session]:
    """Several starts in one labelled time ("kl. 18 og 20"): a showing each."""
    one_day = not isinstance(session.start, datetime) and session.end is None
    starts_only = all(
        clock.begin and not clock.until and clock.day in (None, session.start) for clock in labelled
    )
    together = len(labelled) > 1 and len({id(clock.mention) for clock in labelled}) == 1
    return (
        [_timed(session, clock.begin, None) for clock in labelled]
        if one_day and starts_only and together
        else []
    )


def _twice(session: Session, clocks: Sequence[Clock]) -> list[Session]:
    """Two ranges with "og" between them in one sentence ("først kl. 12–13 og så kl. 18–19"): a session each."""
    if isinstance(session.start, datetime) or session.end or len(clocks) != 2:
        return []
    first, second = clocks
    sentence = first.mention.sentence
    if second.mention.sentence != sentence or first.day != second.day:
        return []
    if not (first.begin and first.until and second.begin and second.until and first.until < second.begin):
        return []
    between = sentence.partition(first.mention.dates.quote)[2].partition(second.mention.dates.quote)[0]
    again = _AGAIN.fullmatch(between)
    return [_timed(session, clock.begin, clock.until) for clock in clocks] if again else []


def _hours_apart(session: Session, mentions: Sequence[Mention]) -> list[tuple[time, Mention]]:
    """The hours of two gatherings of the one day of a session."""
    day = day_of(session.start)
    return hours_apart(day, mentions) if session.end is None or day_of(session.end) == day else []


def _place(clock: Clock) -> tuple[int, int]:
    return clock.mention.index, clock.mention.dates.start


def _in_parts(session: Session, clocks: Sequence[Clock]) -> Session | None:
    """The whole of ranges that follow each other, told near each other: "Teori kl. 10–12. Praksis ute kl. 13–16."."""
    if isinstance(session.start, datetime) or session.end or len(clocks) < 2:
        return None
    for clock, following in pairwise(clocks):
        if not (clock.begin and clock.until and following.begin and following.until):
            return None
        pause = _minutes(following.begin) - _minutes(clock.until)
        near = 0 <= following.mention.index - clock.mention.index <= 1
        if not (near and clock.day == following.day and 0 <= pause <= _PAUSE):
            return None
    return _timed(session, clocks[0].begin, clocks[-1].until)


def _repeat(session: Session, ranked: Sequence[Sequence[Clock]]) -> list[Session] | None:
    """The same said twice with other hours ("Kursstart kl 10 …, slutt kl 14. Kursstart kl 16 …"): two sessions."""
    if isinstance(session.start, datetime) or session.end:
        return None
    for group in ranked[:IN_PROGRAMME]:
        lines: dict[str, list[Clock]] = {}
        for clock in group:
            lines.setdefault(clock.mention.sentence, []).append(clock)
        spans = [(clocks[0].begin, clocks[-1].until) for clocks in lines.values()]
        starts = {line.split()[0].lower() for line in lines if line.split()} - _CLOCK_WORDS
        complete = [(begin, until) for begin, until in spans if begin and until]
        if len(complete) >= 2 and len(complete) == len(spans) and len(starts) == 1:
            return [_timed(session, begin, until) for begin, until in complete]
        if group:
            return None
    return None


def _timed(session: Session, begin: time | None, until: time | None) -> Session:
    """A session with clock times where they are known."""
    first, last = day_of(session.start), last_day(session)
    start: Stamp = at_oslo(first, begin) if begin else session.start
    end: Stamp | None = session.end
    if until and (begin or last != first):
        end = at_oslo(last, until)
    elif last == first:
        end = session.end if isinstance(session.end, datetime) else None
    if isinstance(start, datetime) and isinstance(end, datetime) and end <= start:
        overnight = first == last and start.hour >= _EVENING and end.hour < _MORNING
        end = at_oslo(last + timedelta(days=1), end.timetz().replace(tzinfo=None)) if overnight else None
    return replace(session, start=start, end=end)


def _fill(session: Session, ranked: Sequence[Sequence[Clock]], used: list[Mention]) -> Session:
    """One session with the closest clocks that fit its days."""
    if isinstance(session.start, datetime):
        return session
    first, last = day_of(session.start), last_day(session)
    begin: time | None = None
    until: time | None = None
    for rank, clocks in enumerate(ranked):
        programme = rank == IN_PROGRAMME
        opening = [clock for clock in clocks if clock.begin and clock.day in (None, first)]
        closing = [clock for clock in clocks if clock.until and clock.day in (None, last)]
        closing = (
            closing if rank != LAST or first == last else []
        )  # when registration ends, nothing else does
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
            agrees = not programme or (opening and _begins_with(opening[0], begin))
            closing = [clock for clock in closing if agrees and (programme or clock.begin == begin)]
        if begin is None:  # hours on the last day alone are those of something on that day
            closing = [clock for clock in closing if not clock.begin]
        if until is None and closing and (begin or first != last):
            until = closing[-1].until
            used.append(closing[-1].mention)
        if begin and until:
            break
    if begin and until is None and first == last:  # an end told apart, closer than the start that is left
        told = (clock for clocks in ranked[:IN_PROGRAMME] for clock in clocks)
        ends = [c for c in told if c.begin is None and c.until and c.until > begin and c.day in (None, last)]
        if ends:
            until = ends[0].until
            used.append(ends[0].mention)
    return _timed(session, begin, until)


def _begins_with(item: Clock, begin: time) -> bool:
    """Whether the first item of a programme is at the start of the gathering, or after the meal that it starts with."""
    return item.begin is not None and 0 <= _minutes(item.begin) - _minutes(begin) <= _MEAL_MINUTES


def _minutes(clock: time) -> int:
    return clock.hour * 60 + clock.minute


def _programme(clocks: Sequence[Clock], first: date, last: date) -> tuple[list[Clock], list[Clock]]:
    """The first item of the first day, and the last of the last day when it tells an end."""
    own = [clock for clock in clocks if clock.day == first or (clock.day is None and first == last)]
    own = own or [clock for clock in clocks if clock.day is None]
    ends = [clock for clock in clocks if clock.day == last] if first != last else own
    alone = len(clocks) < 2 and not any(
        (clock.until and clock.day == first) or _WELCOMES.search(clock.mention.sentence) for clock in own
    )
    if alone or not own:
        return [], []
    closing = ends[-1] if ends else None
    if closing and closing.until is None:
        said = closing.mention.sentence
        closing = replace(closing, until=closing.begin) if CLOSING.search(said) else None
    return [clock for clock in own if clock.begin][:1], [closing] if closing else []
