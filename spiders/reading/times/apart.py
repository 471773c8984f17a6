"""Two gatherings of one day that are told with an hour each: "synfaring kl. 13 og folkemøte kl. 19"."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from normalize.lazily import compiled
from normalize.lexicon.numerals import NUMERALS
from spiders.page.wording import wording
from spiders.reading.times.clocks import CLOSING
from spiders.reading.times.mentions import Mention, Tier, days_of, last_days_of
from spiders.reading.words.gatherings import GATHERING

if TYPE_CHECKING:
    from collections.abc import Sequence

_GATHERING: Final = compiled(rf"\b{GATHERING}\b")
_MEALS: Final = wording("*frokost, *frukost, *lunsj, *lunsjen, *middag, *middagen, *kaffe, *kaffi")
_COUNTED: Final = compiled(
    r"\b(?P<number>to|tre|fire)\s(?:\w+e\s)?\w*(?:møter?|møte|kurs|seminar(?:er)?|webinar(?:er)?|omvisning(?:er|ar)|omvising(?:er|ar)"
    r"|tur(?:er|ar)|forestilling(?:er|ar)|framsyning(?:er|ar)|visning(?:er|ar)|økt(?:er|ar)|foredrag)\b",
    re.IGNORECASE,
)
_DASHED: Final = compiled(r"\W*[–•-]\s")
_APART: Final = 3  # hours between them: less is but the next thing of one gathering


def hours_apart(day: date, mentions: Sequence[Mention]) -> list[tuple[time, Mention]]:
    """The hours of gatherings of a day in one sentence or list, each with its mention; none where it is but one."""
    blocks = {m.index for m in mentions if m.dates.has_day and days_of(m) == {day} == last_days_of(m)}
    by_block: dict[int, list[tuple[time, Mention]]] = {}
    for mention in mentions:
        if mention.index in blocks and (begin := _start(mention)):
            by_block.setdefault(mention.index, []).append((begin, mention))
    return next((found for found in by_block.values() if _are_apart(found)), [])


def _start(mention: Mention) -> time | None:
    """The hour of a mention in the text that tells one beginning and no end."""
    told = mention.tier in (Tier.LEAD, Tier.BODY, Tier.HEADER) and mention.role == "event"
    if not (told and mention.dates.has_clock and len(mention.dates.sessions) == 1):
        return None
    [session] = mention.dates.sessions
    if isinstance(session.start, datetime) and session.end is None:
        return session.start.timetz().replace(tzinfo=None)
    return None


def _are_counted(told: Sequence[Mention]) -> bool:
    """Whether the sentence of some hours says how many gatherings they are of: "to møter: kl. 14 og kl. 18"."""
    sentence = told[0].sentence
    said = _COUNTED.search(sentence) if all(m.sentence == sentence for m in told) else None
    return said is not None and NUMERALS[said["number"].lower()] == len(told) and not CLOSING.search(sentence)


def _are_apart(found: Sequence[tuple[time, Mention]]) -> bool:
    if len(found) > 1 and _are_counted([mention for _, mention in found]):
        return True
    if len(found) < 2 or any(later.hour - begin.hour < _APART for (begin, _), (later, _) in pairwise(found)):
        return False
    sentences = [mention.sentence for _, mention in found]
    if not (len(set(sentences)) == 1 or all(map(_DASHED.match, sentences))):
        return False
    kinds: list[str] = []
    for number, (_, mention) in enumerate(found):
        before = mention.sentence.partition(mention.dates.quote)[0]
        if number and sentences[number] == sentences[number - 1]:
            before = before.rpartition(found[number - 1][1].dates.quote)[2]
            if " og " not in before and "," not in before:
                return False
        named = [match[0].lower() for match in _GATHERING.finditer(before)]
        if not named or CLOSING.search(before) or _MEALS.search(before):
            return False
        kinds.append(named[-1])
    return len(set(kinds)) == len(kinds)
