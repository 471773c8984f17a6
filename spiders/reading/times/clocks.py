"""The clock times that a page tells apart from their day, by how closely they belong to it.

A label is closest, then the sentence of the day, its block, lines that name the same day, announcing sentences,
and last the programme.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Final, Literal

from normalize import Session, day_of
from normalize.lazily import compiled
from normalize.lexicon.calendar import ANY_WEEKDAY, NUMBERED_WEEKDAYS
from spiders.page.wording import wording
from spiders.reading.times.bare_hours import is_item
from spiders.reading.times.mentions import Mention, Tier, heads_day, last_day
from spiders.reading.times.roles import is_announced

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

CLOSING: Final = wording("""
    slutt*, *slutt, avslut*, avrund*, runder|rundar av, runder|rundar vi|me av, senere|seinare|lenger|lengre enn,
    ferdig*, vel hjem|heim, heimreise, hjemreise, takk for, end, ends, closing, tilbake, attende,
    reiser hjem|heim, gir|gjev|gjer vi|me oss, gir|gjev|gjer oss, holder|held på|det til, er|blir over,
    stenger|stengjer dørene|dørane""")
# "Klokka 21 er vi ferdige": right behind the hour.
_CLOSES: Final = wording("""
    er|blir vi|me|det ferdig*|slutt|tilbake, slutter|sluttar vi|me, avslutter|avsluttar vi|me, takker|takkar vi|me for,
    gir|gjev|gjer vi|me oss, oppsummerer|oppsummerar vi|me, rundes|rundast det|vi|me av, runder|rundar vi|me av,
    takk for, avslutning, avslutting, vel hjem|heim, heimreise, hjemreise""")
# Whose end it is: "Vi regner med å avslutte kl. 14", "Varer til kl. 14", not "Kafeen stenger kl. 14".
_WHO_ENDS: Final = compiled(
    r"\W*(?:vi|me|det hele|alt|dagen|kvelden|programmet|varer|varar)\b", re.IGNORECASE
)
_EACH: Final = wording("hver, hvert, kvar, kvart, alle, begge")
_TAKES_TO: Final = ("tek til", "tar til")  # "Møtet tek til klokka 18": it begins
_CLOSES_REACH: Final = 4  # characters between the hour and these words
_DOORS: Final = wording("""
    registrering, innregistrering, kaffe, kaffi, frokost, frukost, dører, dørene, dørane, innslipp, oppmøte, frammøte,
    mingling, matservering, servering, innlevering, innleveringa, tar|tek imot, lever|levere inn,
    rigg*, settes|setjast|sette|setje opp""")
_SHUTS: Final = wording(
    "stenger|stengjer|lukker|lukkar dørene|dørane, dørene|dørane stenger|stengjer|lukkes|lukkast"
)
# From when until when there is food is no more than that: "Frokost serveres kl. 8–10".
_MEAL: Final = wording(
    "frokost|frukost|mat … serveres|serverast|servert, serveres|serverast … frokost|frukost|mat"
)
# Open from one hour to another: neither is when the gathering begins or ends.
_DESK: Final = wording(
    "registrering, registreringa, registreringen, innregistrering, innsjekk, innsjekking, resepsjonen,"
    " åpen|open|ope|åpent kafé|kafe|cafe|kafeteria|kiosk|butikk|utstilling,"
    " kafeen|kaféen|kiosken|butikken|utstillingen|utstillinga|biblioteket|museet … åpen|open|ope|åpent"
)
_BREAKS: Final = wording(
    "ankomst, gratis mat, middag, middagen, lunsj, lunsjen, lunsjpause, pause, felles avgang, avreise, retur, buss,"
    " busstur*, heimreise, hjemreise, grilling"
)
# "12.00 Avslutning og lunsj": the end, whatever is served then.
_FAREWELL: Final = wording("avslutning*, avslutting*, slutt, takk for, vel hjem|heim")
_AFTER_BREAK: Final = compiled(r"\better\s(?:middag|lunsj|pause)\w*", re.IGNORECASE)
# "Vi starter med lunsj kl. 12": the meal is the beginning.
_WITH_MEAL: Final = compiled(
    r"\b(?:start|begynn|byrj|avslutt|slutt)\w*\s+(?:\w+\s+)?med\s(?:\w+\s)?(?:lunsj|middag)\w*", re.IGNORECASE
)
_OPENING: Final = wording(
    "start*, begynn*, byrj*, oppstart, kursstart, velkommen, velkomen, fra, frå, from, klokka, klokken, kl"
)
_OWN_HOUR: Final = compiled(r"\s(?:\w+\s){0,2}?(?:fra|frå|kl|klokk\w*|\d\d?[.:]\d\d)\b", re.IGNORECASE)
_WEEKDAY: Final = compiled(rf"\b({ANY_WEEKDAY})(?:s|en|er|ar)?\b", re.IGNORECASE)
_TWO_CLOCKS: Final = compiled(r"\d\d[.:]\d\d\s+\d\d[.:]\d\d")
# Where the clause of a time begins and ends.
_CUTS_BEFORE: Final = compiled(r"[,;:(–]|\.\s(?=[A-ZÆØÅ])|(?<=\d\d)\.\s$")
_ASIDES: Final = compiled(r"\([^()]*\)")  # "Åpen kafé (gratis inngang) kl. 12–16"
_CUTS_AFTER: Final = compiled(r"[,;:().]|\bog\b")
_BRIEF: Final = 25  # characters of a line that is hardly more than an hour
_LINE: Final = 40  # characters of a line that names a day for those below it
_BELOW: Final = 2  # blocks
_BESIDE: Final = 2  # no time, or that of meals and travel
IN_PROGRAMME, LAST, _FAR = 6, 7, 8  # the last groups: programme items, times before the start, those left out


@dataclass(frozen=True, slots=True)
class Clock:
    """A clock time or range as said: on ``day`` (``None``: on any), ``begin`` unknown for an end alone."""

    begin: time | None
    until: time | None
    day: date | None
    mention: Mention


@dataclass(slots=True)
class _Above:
    """The last day named above a mention. ``heading``: the block of the line that it is, where it heads others;
    ``is_other``: it is none of the event's."""

    day: date | None = None
    is_other: bool = False
    heading: int | None = None
    line: int = -_BELOW

    def take(self, mention: Mention, days: Sequence[date]) -> None:
        """Notes a mention that names one day in few words."""
        if mention.label in ("start", "end") or not _is_of_one_day(mention):
            return
        over_item = "\n" in mention.dates.quote and mention.sentence.startswith(mention.dates.quote)
        if mention.tier is not Tier.HEADING and len(mention.sentence) >= _LINE and not over_item:
            return
        named, is_line = _named_day(mention, days), (heads_day(mention) or over_item) and mention.index >= 0
        other = _other_day(mention) if named is None and is_line else None
        self.day, self.is_other, self.heading = named or other or self.day, other is not None, None
        if is_line:
            in_list = 0 <= mention.index - self.line <= 1  # days one below the other head nothing
            self.heading, self.line = None if in_list else mention.index, mention.index

    def heads(self, mention: Mention) -> bool:
        """Whether an hour without a day stands right below the heading."""
        if self.heading is None or mention.label is not None or mention.dates.has_day:
            return False
        return 0 <= mention.index - self.heading <= _BELOW and not _EACH.search(mention.sentence)


def rank_clocks(
    anchors: Sequence[Mention], mentions: Sequence[Mention], days: Sequence[date]
) -> list[list[Clock]]:
    """Clocks by closeness to the anchors, closest first; the programme's and those before the start last."""
    blocks = {anchor.index for anchor in anchors}
    sentences = {anchor.sentence for anchor in anchors}
    around = blocks | {m.index for m in mentions if _tells_hour(m, days)}
    groups: list[list[Clock]] = [[] for _ in range(_FAR + 1)]
    above = _Above()
    label: int | None = None
    for mention in mentions:
        above.take(mention, days)
        aside = _aside(mention)
        if aside == _BESIDE:
            continue
        below = above.heads(mention)
        if below and above.is_other:
            continue
        for clock in _clocks(mention, mentions, days, above.day, below=below):
            if aside and clock.until and _MEAL.search(mention.sentence):
                continue
            if mention.tier is Tier.LABEL:
                label = mention.pair if label is None else label
                rank = (
                    LAST if aside else 0 if mention.pair == label or mention.label == "end" else IN_PROGRAMME
                )
            else:
                rank = LAST if aside else _closeness(clock, blocks, around, sentences)
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
        return IN_PROGRAMME
    if mention.sentence in sentences:
        return 1
    if mention.index in blocks:
        return 2
    if clock.day is not None and (not _opens_line(mention) or len(mention.sentence) < _BRIEF):
        return 3
    if is_announced(mention.sentence) or _OPENING.search(mention.sentence):
        return 4 if mention.tier >= Tier.BODY else IN_PROGRAMME
    if clock.begin is None and mention.tier >= Tier.BODY and _WHO_ENDS.match(mention.sentence):
        return 5
    near = min(abs(mention.index - index) for index in around) <= 2
    return 5 if near and len(mention.sentence) <= 60 else _FAR


def _other_day(mention: Mention) -> date | None:
    """The day that a heading gives for something else, to which the hours below it belong."""
    told = mention.role in ("event", "past") and mention.dates.rule != "days.weekday"
    return day_of(mention.dates.sessions[0].start) if told else None


def _is_of_one_day(mention: Mention) -> bool:
    """Whether a mention names one day, under which the lines that follow stand."""
    sessions = mention.dates.sessions
    return (
        mention.dates.has_day
        and mention.tier is not Tier.PROGRAMME
        and len(sessions) == 1
        and last_day(sessions[0]) == day_of(sessions[0].start)
    )


def _tells_clock(mention: Mention) -> bool:
    """Whether a mention has a clock time that is the event's, or was: "skulle vært 4. mai kl. 8"."""
    dates = mention.dates
    return dates.has_clock and (mention.role == "event" or (mention.role == "previous" and dates.has_day))


def _clocks(
    mention: Mention,
    mentions: Sequence[Mention],
    days: Sequence[date],
    context: date | None,
    *,
    below: bool,
) -> Iterator[Clock]:
    """The clocks of a mention that can be the event's: one for each of its sessions.

    ``context`` is the last day named; ``below``: the mention stands right below a heading that is this day.
    """
    dates = mention.dates
    before, _, after = mention.sentence.partition(dates.quote)
    before = before[-45:]
    behind = _CLOSES.search(after)
    closes = bool(CLOSING.search(before)) or before.rstrip().endswith(
        (" til", "til ca.", "til ca", "til rundt")
    )
    closes = closes and not before.rstrip().endswith(_TAKES_TO)
    closes = closes or mention.label == "end" or _is_second_of_two(mention, mentions)
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
            until = begin
            begin = None
        if any_day:
            under = (
                below
                or mention.tier is Tier.PROGRAMME
                or len(mention.sentence) < _BRIEF
                or _opens_line(mention)
            )
            near = context if under else None
            yield Clock(begin, until, said or near, mention)
        elif (day := _match(day_of(session.start), dates.rule, days)) is not None:
            last = _match(last_day(session), dates.rule, days) or day
            if until and last != day:
                yield Clock(begin, None, day, mention)
                yield Clock(None, until, last, mention)
            else:
                yield Clock(begin, until, day, mention)


def _is_second_of_two(mention: Mention, mentions: Sequence[Mention]) -> bool:
    """Whether a time is a line by itself right below another one: "18:00", "20:00"."""
    if not _is_line(mention):
        return False
    others = [m for m in mentions if m is not mention and abs(mention.index - m.index) <= 1 and _is_line(m)]
    return len(others) == 1 and others[0].dates.sessions[0].start < mention.dates.sessions[0].start


def _opens_line(mention: Mention) -> bool:
    """Whether an hour begins its line, as in a programme: "Kl. 10.30: Verksted"."""
    opens = mention.tier is not Tier.LABEL and not mention.dates.has_day
    return opens and mention.sentence.startswith(mention.dates.quote)


def _is_line(mention: Mention) -> bool:
    dates = mention.dates
    return dates.has_clock and not dates.has_day and mention.sentence.strip() == dates.quote


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
        after = _without_doors(after.lstrip(" :–-"))
        before = _ASIDES.sub("", before)
        clause = f"{_CUTS_BEFORE.split(before)[-1][-40:]} {_CUTS_AFTER.split(after, 1)[0][:25]}"
    elif is_item(stripped := _ASIDES.sub("", clause)):
        clause = stripped  # "9.30 Omvisning på garden (oppmøte ved porten)"
    if mention.tier is Tier.PROGRAMME and _FAREWELL.search(clause):
        return 0
    if _BREAKS.search(_WITH_MEAL.sub("", _AFTER_BREAK.sub("", clause))):
        return _BESIDE
    if mention.tier is not Tier.PROGRAMME and _DESK.search(clause) and mention.dates.sessions[0].end:
        return _BESIDE
    if _SHUTS.search(clause):
        return 0
    return 1 if mention.dates.role == "doors" or _DOORS.search(clause) else 0


def _without_doors(after: str) -> str:
    """What follows an hour, up to doors and the like that have an hour of their own: ", med frokost fra kl. 8"."""
    doors = _DOORS.search(after)
    return after[: doors.start()] if doors and _OWN_HOUR.match(after, doors.end()) else after


def _day_said(
    mention: Mention, mentions: Sequence[Mention], days: Sequence[date]
) -> date | Literal[False] | None:
    """The day that a bare clock's sentence names for it: ``False`` when that is none of the event's."""
    at = mention.sentence.find(mention.dates.quote)
    around = mention.sentence[max(0, at - 25) : at + len(mention.dates.quote) + 20]
    if weekday := _WEEKDAY.search(around):
        number = NUMBERED_WEEKDAYS[weekday[1].lower()]
        return next((day for day in _all_days(days) if day.weekday() == number), False)
    others = [
        m
        for m in mentions
        if m is not mention and m.sentence == mention.sentence and m.dates.has_day and m.dates.sessions
    ]
    if not others or mention.tier is Tier.PROGRAMME:
        return None
    named = [_named_day(m, days) for m in others]
    if all(day is None for day in named):
        return False
    one = (
        len(named) == 1 and len(days) > 1 and _is_of_one_day(others[0]) and not _EACH.search(mention.sentence)
    )
    return named[0] if one else None


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
    return _match(day_of(session.start), dates.rule, days) or _match(last_day(session), dates.rule, days)
