"""Clock times for days that have none: what a page says elsewhere about when it begins and ends.

Sources are asked in an order of closeness (:func:`_ranked`): a label, the sentence of the day, its
block, lines that name the same day, announcing sentences, and last the programme, of which the first and
the last item count.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Literal

from normalize import Session, Stamp, at_oslo, day_of
from spiders.page.wording import wording
from spiders.reading.mentions import Mention, Tier
from spiders.reading.roles import is_announced

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_CLOSING = wording("""
    slutt*, avslut*, avrund*, runder|rundar av, runder|rundar vi|me av, senere|seinare|lenger|lengre enn, ferdig*,
    vel hjem|heim, heimreise, hjemreise, takk for, end, ends, closing, vi|me|er tilbake, attende, reiser hjem|heim,
    gir|gjev|gjer vi|me oss, gir|gjev|gjer oss, holder|held på|det til""")
# "Klokka 21 er vi ferdige": right behind the hour.
_CLOSES = wording("""
    er|blir vi|me|det ferdig*|slutt|tilbake, slutter|sluttar vi|me, avslutter|avsluttar vi|me, takker|takkar vi|me for,
    gir|gjev|gjer vi|me oss, oppsummerer|oppsummerar vi|me, rundes|rundast det|vi|me av, runder|rundar vi|me av""")
# A single time that opens its sentence is the start where these stand with it.
_WELCOMES = wording("velkommen, velkomen, start*, begynn*, byrj*, åpn*, opn*")
_TAKES_TO = ("tek til", "tar til")  # "Møtet tek til klokka 18": it begins
_CLOSES_REACH = 4  # characters between the hour and these words
_DOORS = wording("""
    registrering, innregistrering, kaffe, kaffi, frokost, frukost, dører, dørene, dørane, innslipp, oppmøte, frammøte,
    mingling, matservering, servering""")
# From when until when there is food is no more than that: "Frokost serveres kl. 8–10".
_MEAL = wording("frokost|frukost|mat … serveres|serverast|servert, serveres|serverast … frokost|frukost|mat")
# Open from one hour to another: neither is when the gathering begins or ends.
_DESK = wording(
    "registrering, registreringa, registreringen, innregistrering, innsjekk, innsjekking, resepsjonen"
)
_BREAKS = wording(
    "middag, middagen, lunsj, lunsjen, lunsjpause, pause, felles avgang, avreise, retur, buss, busstur*,"
    " heimreise, hjemreise"
)
_AFTER_BREAK = re.compile(r"\better\s(?:middag|lunsj|pause)\w*", re.IGNORECASE)
# "Vi starter med lunsj kl. 12": the meal is the beginning.
_WITH_MEAL = re.compile(
    r"\b(?:start|begynn|byrj|avslutt|slutt)\w*\s(?:\w+\s)?med\s(?:\w+\s)?(?:lunsj|middag)\w*", re.IGNORECASE
)
_OPENING = wording(
    "start*, begynn*, byrj*, oppstart, kursstart, velkommen, velkomen, fra, frå, from, klokka, klokken, kl"
)


_WEEKDAY = re.compile(
    r"\b(man|mån|tirs|tys|ons|tors|fre|lør|laur|søn|sun)dag(?:s|en|er|ar)?\b", re.IGNORECASE
)
_WEEKDAYS = {
    "man": 0, "mån": 0, "tirs": 1, "tys": 1, "ons": 2, "tors": 3, "fre": 4, "lør": 5, "laur": 5, "søn": 6, "sun": 6,
}  # fmt: skip
_AGAIN = re.compile(r",?\s(?:og|eller|samt|deretter)(?:\s(?:så|deretter|igjen|på nytt|en gang til))?\s")
_TWO_CLOCKS = re.compile(r"\d\d[.:]\d\d\s+\d\d[.:]\d\d")
_EVENING, _MORNING = 17, 6  # what begins after the one and ends before the other goes on past midnight
# Where the clause of a time begins and ends.
_CUTS_BEFORE = re.compile(r"[,;:(–]|\.\s(?=[A-ZÆØÅ])|(?<=\d\d)\.\s$")
_CUTS_AFTER = re.compile(r"[,;:().]|\bog\b")
_BESIDE = 2  # no time, or that of meals and travel
_PROGRAMME, _LAST, _FAR = 6, 7, 8  # the last groups: programme items, times before the start, those left out


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
        return _with_end(sessions, anchors, mentions)
    days = sorted({day for session in sessions for day in (day_of(session.start), _last_day(session))})
    ranked = _ranked(anchors, mentions, days)
    used: list[Mention] = []
    for clocks in ranked:
        if len(sessions) > 1 and (paired := _pair(sessions, clocks)):
            return paired, [clock.mention for clock in clocks]
    if len(sessions) == 1 and (showings := _showings(sessions[0], ranked[0])):
        return showings, [clock.mention for clock in ranked[0]]
    closest = next((clocks for clocks in ranked[:_PROGRAMME] if clocks), [])
    if len(sessions) == 1 and (twice := _twice(sessions[0], closest)):
        return twice, [clock.mention for clock in closest]
    if len(sessions) == 1 and (repeated := _repeat(sessions[0], ranked)):
        return repeated, list(
            dict.fromkeys(clock.mention for group in ranked[:_PROGRAMME] for clock in group)
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
    ranked = _ranked(anchors, mentions, [day])
    told = (clock for group in ranked[:_PROGRAMME] for clock in group)
    opening, closing = _programme(ranked[_PROGRAMME], day, day)
    ends = [clock for clock in told if clock.begin in (None, begin) and clock.day in (None, day)]
    if opening and opening[0].begin == begin:  # the end of a programme that begins when the gathering does
        ends += closing
    for clock in ends:
        if clock.until:
            ended = _timed(session, begin, clock.until)
            return [ended], [clock.mention] if ended.end else []
    return [session], []


def _last_day(session: Session) -> date:
    return day_of(session.end) if session.end else day_of(session.start)


def _ranked(
    anchors: Sequence[Mention], mentions: Sequence[Mention], days: Sequence[date]
) -> list[list[Clock]]:
    """Clocks by closeness to the anchors, closest first; the programme's and those before the start last."""
    blocks = {anchor.index for anchor in anchors}
    sentences = {anchor.sentence for anchor in anchors}
    around = blocks | {m.index for m in mentions if _tells_hour(m, days)}
    groups: list[list[Clock]] = [[] for _ in range(_FAR + 1)]
    context: date | None = None
    label: int | None = None
    for mention in mentions:
        if _is_of_one_day(mention) and (mention.tier is Tier.HEADING or len(mention.sentence) < 40):
            context = _named_day(mention, days) or context
        aside = _aside(mention)
        if aside == _BESIDE:
            continue
        for clock in _clocks(mention, mentions, days, context):
            if aside and clock.until and _MEAL.search(mention.sentence):
                continue
            if mention.tier is Tier.LABEL:
                label = mention.pair if label is None else label
                rank = _LAST if aside else 0 if mention.pair == label else _PROGRAMME
            else:
                rank = _LAST if aside else _closeness(clock, blocks, around, sentences)
            groups[rank].append(clock)
    return groups[:_FAR]


def _tells_hour(mention: Mention, days: Sequence[date]) -> bool:
    """Whether a mention gives an hour of one of the event's days, which it names by its date."""
    dates = mention.dates
    told = dates.has_clock and dates.has_day and dates.rule != "days.weekday" and mention.role == "event"
    return told and mention.tier is not Tier.PROGRAMME and _named_day(mention, days) is not None


def _closeness(clock: Clock, blocks: set[int], around: set[int], sentences: set[str]) -> int:
    """The group of a clock that no label tells, by where the anchors stand, and what is ``around`` the hours."""
    mention = clock.mention
    if mention.tier is Tier.PROGRAMME:
        return _PROGRAMME
    if mention.sentence in sentences:
        return 1
    if mention.index in blocks:
        return 2
    if clock.day is not None:
        return 3
    if is_announced(mention.sentence) or _OPENING.search(mention.sentence):
        return 4 if mention.tier >= Tier.BODY else _PROGRAMME
    near = min(abs(mention.index - index) for index in around) <= 2
    return 5 if near and len(mention.sentence) <= 60 else _FAR


def _is_of_one_day(mention: Mention) -> bool:
    """Whether a mention names one day, under which the lines that follow stand."""
    sessions = mention.dates.sessions
    return (
        mention.dates.has_day
        and mention.tier is not Tier.PROGRAMME
        and len(sessions) == 1
        and _last_day(sessions[0]) == day_of(sessions[0].start)
    )


def _tells_clock(mention: Mention) -> bool:
    """Whether a mention has a clock time that is the event's, or was: "skulle vært 4. mai kl. 8"."""
    dates = mention.dates
    return dates.has_clock and (mention.role == "event" or (mention.role == "previous" and dates.has_day))


def _clocks(
    mention: Mention, mentions: Sequence[Mention], days: Sequence[date], context: date | None
) -> Iterator[Clock]:
    """The clocks of a mention that can be the event's: one for each of its sessions."""
    dates = mention.dates
    before, _, after = mention.sentence.partition(dates.quote)
    before = before[-45:]
    behind = _CLOSES.search(after)
    closes = bool(_CLOSING.search(before)) or before.rstrip().endswith((" til", "til ca."))
    closes = closes and not before.rstrip().endswith(_TAKES_TO)
    closes = closes or (behind is not None and behind.start() <= _CLOSES_REACH)
    any_day = not dates.has_day or dates.rule.startswith("recurrence")
    said = _day_said(mention, mentions, days) if any_day else None
    if any_day and said is False:
        return
    for session in _begin_and_end(mention):
        if not isinstance(session.start, datetime):
            continue
        begin: time | None = session.start.timetz().replace(tzinfo=None)
        until = session.end.timetz().replace(tzinfo=None) if isinstance(session.end, datetime) else None
        if until is None and closes:
            begin, until = None, begin
        if any_day:
            near = context if mention.tier is Tier.PROGRAMME or len(mention.sentence) < 25 else None
            yield Clock(begin, until, said or near, mention)
        elif (day := _match(day_of(session.start), dates.rule, days)) is not None:
            last = _match(_last_day(session), dates.rule, days) or day
            if until and last != day:
                yield Clock(begin, None, day, mention)
                yield Clock(None, until, last, mention)
            else:
                yield Clock(begin, until, day, mention)


def _begin_and_end(mention: Mention) -> Sequence[Session]:
    """The sessions of a mention; of a line that is two clock times and nothing else, the second is the end."""
    sessions = mention.dates.sessions
    if len(sessions) != 2 or not _TWO_CLOCKS.fullmatch(mention.sentence.strip()):
        return sessions
    first, second = sessions
    return (replace(first, end=second.start),) if first.start < second.start else sessions


def _aside(mention: Mention) -> int:
    """How far a time is beside the point: 0 for the event's, 1 for doors and the like, ``_BESIDE`` for all else."""
    if not _tells_clock(mention):
        return _BESIDE
    clause = mention.sentence
    if mention.tier is not Tier.PROGRAMME:
        before, _, after = mention.sentence.partition(mention.dates.quote)
        clause = f"{_CUTS_BEFORE.split(before)[-1][-40:]} {_CUTS_AFTER.split(after, 1)[0][:25]}"
    if _BREAKS.search(_WITH_MEAL.sub("", _AFTER_BREAK.sub("", clause))):
        return _BESIDE
    if mention.tier is not Tier.PROGRAMME and _DESK.search(clause) and mention.dates.sessions[0].end:
        return _BESIDE
    return 1 if mention.dates.role == "doors" or _DOORS.search(clause) else 0


def _day_said(
    mention: Mention, mentions: Sequence[Mention], days: Sequence[date]
) -> date | Literal[False] | None:
    """The day that a bare clock's sentence names for it: ``False`` when that is none of the event's."""
    at = mention.sentence.find(mention.dates.quote)
    around = mention.sentence[max(0, at - 25) : at + len(mention.dates.quote) + 20]
    if weekday := _WEEKDAY.search(around):
        number = _WEEKDAYS[weekday[1].lower()]
        return next((day for day in _all_days(days) if day.weekday() == number), False)
    others = [
        m
        for m in mentions
        if m is not mention and m.sentence == mention.sentence and m.dates.has_day and m.dates.sessions
    ]
    if others and mention.tier is not Tier.PROGRAMME and all(_named_day(m, days) is None for m in others):
        return False
    return None


def _match(day: date, rule: str, days: Sequence[date]) -> date | None:
    """The event's day that is meant: itself, or by its weekday alone."""
    if rule == "days.weekday":
        return next((each for each in _all_days(days) if each.weekday() == day.weekday()), None)
    return day if days[0] <= day <= days[-1] else None


def _all_days(days: Sequence[date]) -> list[date]:
    return [date.fromordinal(n) for n in range(days[0].toordinal(), days[-1].toordinal() + 1)][:14]


def _named_day(mention: Mention, days: Sequence[date]) -> date | None:
    """Which of the event's days a mention names: by its date, its end, or its weekday alone."""
    dates = mention.dates
    if not dates.has_day or not dates.sessions:
        return None
    session = dates.sessions[0]
    return _match(day_of(session.start), dates.rule, days) or _match(_last_day(session), dates.rule, days)


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


def _repeat(session: Session, ranked: Sequence[Sequence[Clock]]) -> list[Session] | None:
    """The same said twice with other hours ("Kursstart kl 10 …, slutt kl 14. Kursstart kl 16 …"): two sessions."""
    if isinstance(session.start, datetime) or session.end:
        return None
    for group in ranked[:_PROGRAMME]:
        lines: dict[str, list[Clock]] = {}
        for clock in group:
            lines.setdefault(clock.mention.sentence, []).append(clock)
        spans = [(clocks[0].begin, clocks[-1].until) for clocks in lines.values()]
        starts = {line.split()[0].lower() for line in lines if line.split()}
        complete = [(begin, until) for begin, until in spans if begin and until]
        if len(complete) >= 2 and len(complete) == len(spans) and len(starts) == 1:
            return [_timed(session, begin, until) for begin, until in complete]
        if group:
            return None
    return None


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
        overnight = first == last and start.hour >= _EVENING and end.hour < _MORNING
        end = at_oslo(last + timedelta(days=1), end.timetz().replace(tzinfo=None)) if overnight else None
    return replace(session, start=start, end=end)


def _fill(session: Session, ranked: Sequence[Sequence[Clock]], used: list[Mention]) -> Session:
    """One session with the closest clocks that fit its days."""
    if isinstance(session.start, datetime):
        return session
    first, last = day_of(session.start), _last_day(session)
    begin: time | None = None
    until: time | None = None
    for rank, clocks in enumerate(ranked):
        programme = rank == _PROGRAMME
        opening = [clock for clock in clocks if clock.begin and clock.day in (None, first)]
        closing = [clock for clock in clocks if clock.until and clock.day in (None, last)]
        closing = (
            closing if rank != _LAST or first == last else []
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
            agrees = not programme or (opening and opening[0].begin == begin)
            closing = [clock for clock in closing if agrees and (programme or clock.begin == begin)]
        if begin is None:  # hours on the last day alone are those of something on that day
            closing = [clock for clock in closing if not clock.begin]
        if until is None and closing and (begin or first != last):
            until = closing[-1].until
            used.append(closing[-1].mention)
        if begin and until:
            break
    if begin and until is None and first == last:  # an end told apart, closer than the start that is left
        told = (clock for clocks in ranked[:_PROGRAMME] for clock in clocks)
        ends = [c for c in told if c.begin is None and c.until and c.until > begin and c.day in (None, last)]
        if ends:
            until = ends[0].until
            used.append(ends[0].mention)
    return _timed(session, begin, until)


def _programme(clocks: Sequence[Clock], first: date, last: date) -> tuple[list[Clock], list[Clock]]:
    """The first item of the first day, and the last of the last day when it tells an end."""
    own = [clock for clock in clocks if clock.day == first or (clock.day is None and first == last)]
    own = own or [clock for clock in clocks if clock.day is None]
    ends = [clock for clock in clocks if clock.day == last] if first != last else own
    alone = len(clocks) < 2 and not any(_WELCOMES.search(clock.mention.sentence) for clock in own)
    if alone or not own:
        return [], []
    closing = ends[-1] if ends else None
    if closing and closing.until is None:
        said = closing.mention.sentence
        closing = replace(closing, until=closing.begin) if _CLOSING.search(said) else None
    return [clock for clock in own if clock.begin][:1], [closing] if closing else []
