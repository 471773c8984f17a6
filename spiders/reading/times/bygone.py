"""Days that are none of the event's: told of as past, or the page's own stamp."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final

from normalize.lazily import compiled
from spiders.reading.times.mentions import Mention, Tier, days_of, last_days_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from normalize import YearHints
    from spiders.page.document import Document

_SOON, _AGO = timedelta(days=200), timedelta(days=550)
# Before the page was written: a day of something else where others are to come
_LONG: Final = timedelta(days=21)
# "Av redaksjonen | 1.2.2027 kl. 8.15"
_AUTHOR: Final = compiled(r"(?:skrevet |skriven )?(?:av|by)\b", re.IGNORECASE)
_EVEN: Final = 5  # minutes: gatherings begin at a multiple of them
_NEWS_ITEMS: Final = 3  # as many dated lines make a list of news


def without_past(mentions: list[Mention]) -> list[Mention]:
    """A day that is told of in the past tense is past wherever else the page writes it, but in a label.

    Where it stands without a year it was taken for one to come.
    """
    past = {
        day for m in mentions if m.role == "past" and m.dates.has_day for day in days_of(m) | last_days_of(m)
    }
    if not past:
        return mentions
    yearless = {(day.month, day.day) for day in past}
    return [
        replace(m, role="past")
        if m.role == "event"
        and m.tier is not Tier.LABEL
        and (
            last_days_of(m) & past
            or (not m.dates.has_year and {(d.month, d.day) for d in last_days_of(m)} & yearless)
        )
        else m
        for m in mentions
    ]


def without_stamps(mentions: list[Mention], document: Document, hints: YearHints) -> list[Mention]:
    """Dates that stand before the items of a list of news, and a labelled date that is the page's own stamp."""
    heads = {id(m) for m in mentions if _heads_time(m, mentions)}
    leading = {id(m) for m in mentions if m.dates.start == 0 and m.dates.has_year and _all_before(m, hints)}
    is_news = len(leading) >= _NEWS_ITEMS
    places = any(pair.field in ("where", "when_where") for pair in document.labelled.pairs)
    comes = any(
        m.role == "event" and m.tier >= Tier.BODY and m.dates.rule != "days.weekday" and _is_to_come(m, hints)
        for m in mentions
    )
    return [
        replace(m, role="other")
        if comes and _is_long_past(m, hints)
        else replace(m, role="stamp")
        if (is_news and id(m) in leading)
        or id(m) in heads
        or (comes and _heads_text(m, hints))
        or _signs_text(m, document)
        or (m.label == "when" and not places and _is_stamp(m, document))
        else m
        for m in mentions
    ]


def _heads_time(mention: Mention, mentions: Sequence[Mention]) -> bool:
    """A labelled day alone, not after the reference, above a labelled time on other days: the article's own date."""
    if (
        mention.label != "when"
        or mention.dates.has_clock
        or not mention.dates.has_year
        or not days_of(mention)
    ):
        return False
    others = (
        m
        for m in mentions
        if m.label == "when" and m.pair > mention.pair and m.dates.has_clock and m.dates.has_day
    )
    return any(max(days_of(mention)) < min(days_of(other)) for other in others)


def _heads_text(mention: Mention, hints: YearHints) -> bool:
    """A past day with its year in a line of its own near the title, or right at the beginning of the lead."""
    dates = mention.dates
    first = mention.tier is Tier.HEADER or (mention.tier is Tier.LEAD and dates.start <= 1)
    stamped = not dates.has_clock or _AUTHOR.match(mention.sentence) is not None
    past = first and dates.has_year and stamped and _all_before(mention, hints)
    return past and mention.role == "event"


def _signs_text(mention: Mention, document: Document) -> bool:
    """The day of publication behind the author's name, or in brackets before the text: "[2.5.2027] Mange kom …"."""
    dates = mention.dates
    signs = mention.tier <= Tier.HEADER and dates.has_year and days_of(mention) == {document.published}
    return signs and (
        _AUTHOR.match(mention.sentence) is not None
        or (dates.start <= 1 and mention.sentence.lstrip()[:1] in ("[", "("))
    )


def _is_long_past(mention: Mention, hints: YearHints) -> bool:
    """A day in the text that its year puts weeks before the page was written."""
    told = mention.role == "event" and mention.tier in (Tier.LEAD, Tier.BODY) and mention.dates.has_year
    days = last_days_of(mention) if told else set()
    return bool(days) and hints.reference - _AGO < max(days) < hints.reference - _LONG


def _is_to_come(mention: Mention, hints: YearHints) -> bool:
    """Whether a day is to come; one without its year only if that is soon: else it may be one of a year gone by."""
    last = date.max if mention.dates.has_year else hints.reference + _SOON
    return mention.dates.has_day and any(hints.reference < day <= last for day in days_of(mention))


def _all_before(mention: Mention, hints: YearHints) -> bool:
    return bool(mention.dates.sessions) and all(day <= hints.reference for day in days_of(mention))


def _is_stamp(mention: Mention, document: Document) -> bool:
    """Whether a labelled day is that of the page: the one on which it was published, or saved at some odd minute."""
    if not mention.dates.has_day:
        return False
    starts = [each.start for each in mention.dates.sessions if each.end is None]
    saved = any(isinstance(start, datetime) and start.minute % _EVEN for start in starts)
    return saved or days_of(mention) == {document.published}
