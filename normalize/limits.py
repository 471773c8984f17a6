"""The moments in a sentence that can limit something: dates, ends of weeks and months, and lead times."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from normalize import signals
from normalize.lead_time import LeadTime, find_lead_times
from normalize.lexicon.lead_times import CURRENT
from normalize.sessions import DatedText, DateMention, read_dates
from normalize.values import Stamp, day_of
from normalize.words import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from normalize.values import Span
    from normalize.words import Word
    from normalize.years import YearHints

_YEAR: Final = timedelta(days=358)
_TAIL: Final = 70  # characters behind "innen" in which a date can stand
_BOUNDED: Final = ("weeks", "windows.month", "windows.relative", "windows.nth-week")
_ZERO: Final = re.compile(r"\b0?0[.:]00\b")
_NEXT: Final = re.compile(r"[,;]\s+(?=\w{0,30}(?:frist|påmelding|avmelding))", re.IGNORECASE)
_PREDICATE: Final = re.compile(r"\s(?:er|var|blir|vert|is)\s")
_ENDS: Final = word_set("utgangen slutten ultimo ut")


@dataclass(frozen=True, slots=True)
class Limit:
    """A moment at ``text[start:end]``; ``opens`` is the beginning when a range is told.

    ``value`` is ``None`` when the words tell a limit that cannot be computed; ``rule`` then says why.
    """

    start: int
    end: int
    value: Stamp | None
    opens: Stamp | None
    rule: str
    past: bool = False
    span: bool = False
    first: Stamp | None = None  # of a span of days


class Finder:
    """Finds limits in the sentences of one text."""

    def __init__(self, text: str, hints: YearHints, event_start: Stamp | None) -> None:
        self.text = text
        self.hints = hints
        self.event_start = event_start

    def in_sentence(self, words: Sequence[Word]) -> list[Limit]:
        """Limits among the words of a sentence, in order, not overlapping."""
        start, end = words[0].start, words[-1].end
        mentions = self._dated(start, end)
        limits = [self._from_lead(words, lead, mentions) for lead in find_lead_times(words)]
        taken = [(limit.start, limit.end) for limit in limits]
        for mention in mentions:
            if mention.has_day and not any(a < mention.end and mention.start < b for a, b in taken):
                limit = _from_mention(self.text, mention)
                if limit is not None:
                    limits.append(limit)
        return sorted(limits, key=lambda limit: limit.start)

    def behind(self, start: int, end: int) -> Limit | None:
        """The limit that ``text[start:end]``, the words behind "innen" or "frist:", is when read by itself."""
        tail = self.text[start : min(end, start + _TAIL)]
        if not signals.of(tail) & (signals.MOMENT | signals.NUMBER | signals.LENGTH):
            return None
        dates = read_dates(tail, self.hints)
        if dates.sessions and dates.evidence and dates.evidence[0].rule != "clock":
            said = dates.evidence[0]
            first = dates.sessions[0]
            return Limit(
                start + said.start,
                start + said.end,
                _without_zero(first.end or first.start, said.quote),
                first.start if first.end else None,
                "deadline.date",
            )
        if dates.approximate and dates.evidence:
            said = dates.evidence[0]
            return _from_span(self.text, start + said.start, start + said.end, dates.approximate, said.rule)
        return None

    def end_of_current(self, word: Word) -> Limit | None:
        """The last day of the current month, week or year, as "utgangen av måneden" means it."""
        today = self.hints.reference
        if word.text in CURRENT["month"]:
            last = today.replace(day=monthrange(today.year, today.month)[1])
        elif word.text in CURRENT["week"]:
            last = today + timedelta(6 - today.weekday())
        elif word.text in CURRENT["year"]:
            last = date(today.year, 12, 31)
        elif word.text in CURRENT["day"]:
            last = today
        else:
            return None
        return Limit(word.start, word.end, last, None, "deadline.end-of")

    def _dated(self, start: int, end: int) -> list[DateMention]:
        """Date mentions with offsets of the whole text; a day without year is the last one before the event."""
        parts = _dated_parts(self.text, start, end, self.hints)
        mentions = _mentions(parts, self.hints)
        event = day_of(self.event_start) if self.event_start is not None else date.max
        if event - date.min > _YEAR and any(_may_be_earlier(m, event) for m in mentions):
            earlier = replace(self.hints, reference=event - _YEAR)
            near = {m.start: m for m in _mentions(parts, earlier)}
            mentions = [_nearer(m, near.get(m.start), event) for m in mentions]
        return mentions

    def _from_lead(self, words: Sequence[Word], lead: LeadTime, mentions: Sequence[DateMention]) -> Limit:
        start, end = words[lead.first].start, words[lead.last - 1].end
        clock = None
        event = self.event_start
        for mention in mentions:
            close = -3 < mention.start - end <= 8 or -3 < start - mention.end <= 4
            within = (
                mention.start < end and start < mention.end
            )  # "fredag kl. 12 uka før", "fredagen før kl. 12"
            if not mention.sessions:
                continue
            if mention.has_clock and (within or (close and not mention.has_day)):
                clock = _clock(mention)
                start, end = min(start, mention.start), max(end, mention.end)
            elif mention.has_day and 0 <= mention.start - end <= 4:  # "en uke før 20. mai"
                event, end = mention.sessions[0].start, mention.end
        value = lead.before(event, clock) if event is not None else None
        return Limit(
            start, end, value, None, "deadline.relative" if value else "relative to a start that is not known"
        )


def _dated_parts(text: str, start: int, end: int, hints: YearHints) -> list[tuple[int, DatedText]]:
    """A sentence, cut where a date would reach over the name of another limit: "frist 1. mai, svarfrist 5. mai".

    Each part stands beside its position in the text.
    """
    whole = DatedText(text[start:end])
    if not _NEXT.search(text, start, end):
        return [(start, whole)]
    cuts = [start + m.start + cut.end() for m in whole.mentions(hints) if (cut := _NEXT.search(m.quote))]
    bounds = pairwise([start, *cuts, end])
    return [(first, DatedText(text[first:last])) for first, last in bounds] if cuts else [(start, whole)]


def _mentions(parts: list[tuple[int, DatedText]], hints: YearHints) -> list[DateMention]:
    """The date mentions of the parts of a sentence, with offsets of the whole text."""
    return [
        m._replace(start=m.start + offset, end=m.end + offset)
        for offset, part in parts
        for m in part.mentions(hints)
    ]


def _clock(mention: DateMention) -> time | None:
    moment = mention.sessions[0].start
    return moment.time() if isinstance(moment, datetime) else None


def _may_be_earlier(mention: DateMention, event: date) -> bool:
    """Whether a day without a year came out after the event."""
    return not mention.has_year and bool(mention.sessions) and day_of(mention.sessions[0].start) > event


def _nearer(mention: DateMention, near: DateMention | None, event: date) -> DateMention:
    """The reading of a calendar day that stands before the event, if no year is named and it is the closer
    one.
    """
    if near is None or mention.has_year or not mention.sessions or not near.sessions:
        return mention
    here, there = day_of(mention.sessions[0].start), day_of(near.sessions[0].start)
    same = (here.month, here.day) == (there.month, there.day)
    return near if same and there <= event < here and event - there <= here - event else mention


def _without_zero(stamp: Stamp, quote: str) -> Stamp:
    """The day alone of a moment written with 00:00, by which forms say that no clock time was set."""
    return day_of(stamp) if _ZERO.search(quote) else stamp


def _from_mention(text: str, mention: DateMention) -> Limit | None:
    past = mention.role == "previous"
    if mention.sessions:
        # "fristen for møtet 20. mai er 10. mai": the last day is what is told of the first.
        session = mention.sessions[-1 if _PREDICATE.search(mention.quote) else 0]
        value, opens = (session.end, session.start) if session.end else (session.start, None)
        if opens is not None and day_of(opens) == day_of(value):  # "kl. 9–12": a limit has no duration
            value, opens = opens, None
        value = _without_zero(value, mention.quote)
        return Limit(mention.start, mention.end, value, opens, "deadline.date", past)
    if mention.approximate:
        return _from_span(text, mention.start, mention.end, mention.approximate, mention.rule)
    return None


def _from_span(text: str, start: int, end: int, span: Span, rule: str) -> Limit | None:
    """The end of a week or month; of the turn of two months the end of the first. Seasons are no limit."""
    words = text[start:end].lower()
    if rule == "windows.turn":
        last = span.first.replace(day=monthrange(span.first.year, span.first.month)[1])
        return Limit(start, end, last, None, "deadline.end-of")
    ends = any(word in words.split() for word in _ENDS)
    if not (rule.startswith(_BOUNDED) or (rule == "windows.part" and ends)):
        return Limit(start, end, None, None, "only a season or part of a month is told")
    return Limit(start, end, span.last, None, "deadline.end-of", span=True, first=span.first)
