"""More days of a gathering, where the best-trusted mention names only its first."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from normalize import Session, day_of
from spiders.reading.times.anchors import can_anchor, enumerated, is_wide, trust
from spiders.reading.times.further import last_day_apart, meetings_again
from spiders.reading.times.mentions import Mention, Tier, heads_day, last_day
from spiders.reading.times.roles import CLEARLY, is_announced

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date


def widen(
    days: list[Session], anchors: Sequence[Mention], mentions: Sequence[Mention]
) -> tuple[list[Session], list[Mention]]:
    """More days of the same gathering, where the anchor names only its first."""
    # "Startdato" alone: the title may tell the last day.
    first_only = [anchor.label for anchor in anchors] == ["start"]
    if len(days) == 1 and anchors[0].tier is Tier.LABEL and not first_only:
        return _told_together(days[0], mentions) or _told_to_last(days[0], mentions) or (days, [])
    found = None
    if len(days) == 1 and not days[0].end:
        found = _over_days(days[0], anchors, mentions, first_only=first_only)
    if found is None and (again := meetings_again(days, anchors, mentions)):
        return [*days, *(session for mention in again for session in mention.dates.sessions)], again
    return found or (days, [])


def _over_days(
    session: Session, anchors: Sequence[Mention], mentions: Sequence[Mention], *, first_only: bool
) -> tuple[list[Session], list[Mention]] | None:
    """The days of which the first is that of a session without an end."""
    start = session.start
    day = day_of(start)
    if headings := _days_in_headings(anchors[0], mentions):
        return [Session(start, day_of(headings[-1].dates.sessions[0].start))], headings
    alone = [
        m for m in mentions if can_anchor(m) and m.tier >= Tier.BODY and m.dates.sessions == (Session(day),)
    ]
    others = [
        m
        for m in mentions
        if (can_anchor(m) or _are_weekdays(m))
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
    if last := last_day_apart(session, anchors, mentions):
        until = last.dates.sessions[0]
        return [Session(start, until.end or until.start)], [last]
    return None


def _are_weekdays(mention: Mention) -> bool:
    """Whether a gathering is announced by the weekdays that follow: "Tirsdag og onsdag i neste uke blir det kurs"."""
    told = mention.role == "event" and mention.dates.rule == "days.weekday" and bool(mention.dates.sessions)
    return told and not mention.dates.has_clock and is_announced(mention.sentence) == CLEARLY


def _days_in_headings(anchor: Mention, mentions: Sequence[Mention]) -> list[Mention]:
    """The headings with the days that follow the first one's, each with its programme: one gathering over all."""
    if not heads_day(anchor) or anchor.dates.has_clock:
        return []
    day, last = day_of(anchor.dates.sessions[0].start), anchor.index
    found: list[Mention] = []
    for mention in mentions:
        if not heads_day(mention) or mention.index <= last or not can_anchor(mention):
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


def _told_together(
    labelled: Session, mentions: Sequence[Mention]
) -> tuple[list[Session], list[Mention]] | None:
    """The labelled day and the others that one sentence announces with it: "samlinger 4. mai og 11. mai"."""
    extent = _days_over(labelled)
    able = [m for m in mentions if m.tier in (Tier.TITLE, Tier.LEAD, Tier.BODY) and can_anchor(m)]
    for mention in able:
        if extent not in map(_days_over, mention.dates.sessions) or not is_announced(mention.sentence):
            continue
        told = enumerated(able, mention)
        sessions = [session for each in told for session in each.dates.sessions]
        if len(set(map(_days_over, sessions))) > 1:
            own = {
                _days_over(each): each
                for m in mentions
                if m.tier is Tier.LABEL and can_anchor(m)
                for each in m.dates.sessions
            }
            return [own.get(_days_over(each), each) for each in sessions], told
    return None


def _told_to_last(
    labelled: Session, mentions: Sequence[Mention]
) -> tuple[list[Session], list[Mention]] | None:
    """The labelled day with the others of a stretch that is announced: "Konferansen går 4. og 5. mai"."""
    if labelled.end:
        return None
    day = day_of(labelled.start)
    for mention in mentions:
        if mention.tier not in (Tier.TITLE, Tier.LEAD, Tier.BODY) or not can_anchor(mention):
            continue
        first, last = _days_over(mention.dates.sessions[0])
        alone = len(mention.dates.sessions) == 1 and not is_wide(mention)
        if alone and first == day < last and (mention.tier is Tier.TITLE or is_announced(mention.sentence)):
            return [Session(labelled.start, mention.dates.sessions[0].end)], [mention]
    return None


def _days_over(session: Session) -> tuple[date, date]:
    return day_of(session.start), last_day(session)
