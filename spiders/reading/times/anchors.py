"""Which of the mentions of a page gives the day of its event.

The order of trust is that of :class:`spiders.reading.times.mentions.Tier`.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from normalize import day_of
from normalize.lazily import compiled
from spiders.reading.times.mentions import Mention, Tier, last_day
from spiders.reading.times.roles import CLEARLY, is_announced
from spiders.reading.words.gatherings import GATHERING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

_NEXT: Final = compiled(
    r"\b(?:på|førstkommande|førstkommende|kommende|komande|denne|nå|no)\s*$", re.IGNORECASE
)
_NEXT_WEEK: Final = compiled(r"\b(?:neste|komande|kommende)\s(?:uke|uka|uken|veke|veka)\b", re.IGNORECASE)
# "Neste gang er 7. september", "Det første blir på Storøy 7. september"
_NEXT_TIME: Final = compiled(
    r"\W*(?:(?:neste|første|fyrste)\s(?:gang|dato|treff|kveld|samling|tur)|de[tn]\s(?:første|fyrste))\s"
    r"(?:er|blir|vert)\s",
    re.IGNORECASE,
)
_STANDS: Final = compiled(r"\b(?:\w*utstilling\w*|står|vises)\b", re.IGNORECASE)
_WORKDAYS: Final = "MO,TU,WE,TH,FR"  # what is every one of them without an end has hours of opening
WIDE: Final = 5  # days: a longer range is an umbrella under which single events may stand
_NEAR_LABEL: Final = 2  # blocks: the label and its value may be two
_BY_FEAST: Final = 0.3  # less for a day that only the name of a feast gives
_LONG: Final = 1.5  # less for many days on end that are not clearly those of a gathering
_ENDLESS: Final = 1.5  # less for "hver onsdag" without bounds, beside a day
_SUPPORT: Final = 0.1  # for each further mention of the same days, up to three
_YEAR_ENDS: Final = compiled(r"(?<=\s20\d\d)\.\s(?=[A-ZÆØÅ])")
_JOINED: Final = compiled(
    r"^\)?(?:\s(?:på|i|ved)\s[^.;:]{2,40}?)?[\s,(]*(?:og|and|samt|eller|&|,|/|til|-|–)?[\s,)]*"
    # "… og gjentas 11. mars", "…, og andre samling er 20. april"
    # "…, på Storøy skole 10. mars", "…, og for region sør på Storøy skole 10. mars"
    r"(?:(?:for\s[^.,;:\d]{2,30}?\s)?(?:på|i|ved|hos)\s[A-ZÆØÅ][^.,;:\d]{2,40}\s\(?)?"
    # "første del er 4. mai, andre del 11. mai", "fagkveld 4. mai og feltdag 5. mai"
    r"(?:(?:gjentas|gjentek|repeteres|repeterast)\s|(?:(?:den )?(?:andre|neste)|den siste)\s\w+\s"
    rf"(?:(?:er|blir|vert|holdes)\s)?|(?<=og\s)(?:(?:en|ein|ei|et|eit)\s)?{GATHERING}\s(?:(?:for|i|på|ved)\s[^.,;:\d]{{2,40}}\s)?)?$"
)


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
    return enumerated(able, best)


def enumerated(able: Sequence[Mention], best: Mention) -> list[Mention]:
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
    announced = CLEARLY if _NEXT_TIME.match(mention.sentence) else is_announced(up_to_year(mention))
    tier = float(mention.tier)
    if mention.tier in (Tier.BODY, Tier.LEAD) and not announced and not _opens_with_hours(mention):
        tier = Tier.HEADING - 0.5
    if is_wide(mention) and _STANDS.search(mention.sentence):
        tier = float(mention.tier) + 0.5
    elif is_wide(mention) and mention.tier in (Tier.BODY, Tier.LEAD) and announced < CLEARLY:
        tier -= _LONG
    # "markering av Vanndagen 20. mars": the day itself is said.
    tier -= _BY_FEAST * (mention.dates.rule == "feasts")
    tier -= _ENDLESS * (mention.dates.recurrence is not None and len(mention.dates.sessions) == 1)
    detail = 0.15 * mention.dates.has_clock + 0.2 * mention.dates.has_year + 0.1 * announced
    return tier + detail - 0.03 * min(30, max(0, mention.index)) - 0.0001 * mention.dates.start


def _opens_with_hours(mention: Mention) -> bool:
    """Whether a text begins with a day and its hours: "22. november kl. 10–16, Granvoll hotell"."""
    dates = mention.dates
    return dates.start == 0 and dates.has_clock and len(dates.sessions) == 1 and bool(dates.sessions[0].end)


def up_to_year(mention: Mention) -> str:
    """A sentence without the one behind the year that it ends with: "… fra 1. april 2027. Det er vedtatt at …"."""
    if len(said := _YEAR_ENDS.split(mention.sentence)) == 1:
        return mention.sentence
    return next((each for each in said if mention.dates.quote in each), mention.sentence)


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
    if mention.index != best.index:
        return False
    first, second = sorted((mention, best), key=lambda each: each.dates.start)
    # The second may go on beyond its sentence: "… og 7. juni. Begge dager kl. 18".
    if not second.sentence.startswith(first.sentence):
        return False
    offset = first.sentence.find(first.dates.quote)
    between = second.sentence[offset + len(first.dates.quote) :].partition(second.dates.quote)[0]
    return bool(_JOINED.match(between))
