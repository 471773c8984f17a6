"""Two gatherings that a headline names in one breath: "Landsmøte med fagseminar", "Fagmøte om sau, og brennekurs"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final, NamedTuple

from normalize import day_of
from normalize.lazily import compiled
from spiders.page.wording import wording
from spiders.reading.parts.clauses import Clause
from spiders.reading.parts.headings import make_name
from spiders.reading.parts.known import SAME
from spiders.reading.parts.naming import name_before, proper_name, trim, without_date
from spiders.reading.times.anchors import can_anchor
from spiders.reading.times.mentions import Mention, Tier, days_of, last_day
from spiders.reading.times.roles import CLEARLY, is_announced
from spiders.reading.times.timing import read_timing
from spiders.reading.words.gatherings import find_gathering, is_plain

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from spiders.reading.parts.outline import Outline
    from spiders.reading.parts.part import Part
    from spiders.reading.parts.sections import Section

_JOINT: Final = compiled(r",?\s(?:og|samt|med|&|\+)\s")
_EARLY: Final = 25  # characters before the second word for a gathering: "stort felles fagseminar"
# What a sentence adds to what the page is about.
_ADDED: Final = wording("""
    i samband|tilknytning|tilknyting|forbindelse|tillegg med|til,
    også|òg arrangert|arrangeres|arrangerast|holdes|haldast,
    arrangerer|arrangerar|holder|held vi|me også|òg, vi|me arrangerer|arrangerar|holder|held også|òg""")
_SIGNUP: Final = compiled(
    r"\W*(?:påmelding\w*|meld (?:deg|dykk|dere) på)\s(?P<what>[^.:,]{3,40})", re.IGNORECASE
)
_ABOUT: Final = 3  # blocks that tell what is added
_PROSE: Final = (Tier.BODY, Tier.LEAD, Tier.HEADER)
_APART: Final = 2  # days: the next day is one of the same gathering


class Pair(NamedTuple):
    """The two halves of a headline, and the words in small letters by which the text knows each."""

    first: str
    second: str
    kinds: tuple[str, str]


def split_pair(heading: str) -> Pair | None:
    """The two gatherings of different kinds that a heading names.

    >>> split_pair("Landsmøte med fagseminar")
    Pair(first='Landsmøte', second='fagseminar', kinds=('landsmøt', 'fagsemin'))
    >>> split_pair("Informasjons- og innspillsmøte om møtesteder")
    """
    for joint in _JOINT.finditer(heading):
        first, second = trim(heading[: joint.start()]), trim(heading[joint.end() :])
        one, other = find_gathering(first), find_gathering(second)
        if one and other and other.start() <= _EARLY:
            kinds = _kind(one[0]), _kind(other[0])
            return Pair(first, second, kinds) if _differ(*kinds) else None
    return None


def _kind(word: str) -> str:
    return word[: min(SAME, max(4, len(word) - 1))].lower()


def _differ(one: str, other: str) -> bool:
    return not (one.startswith(other) or other.startswith(one))


def is_other_kind(section: Section, heading: str) -> bool:
    """Whether a section is called by another word for a gathering than the page, and says what about."""
    own, pages = find_gathering(section.title), find_gathering(heading)
    if not own or not pages or own.start() > _EARLY or own.end() == len(section.title):
        return False
    return _differ(_kind(own[0]), _kind(pages[0]))


def first_of_pair(main: Part, others: Sequence[Part]) -> Part:
    """The page's own event, called by what the headline names first where another part is what it names next."""
    pair = split_pair(main.called)
    if pair is None or not any(pair.kinds[1] in part.called.lower() for part in others):
        return main
    for mention in main.timing.used:
        text = main.blocks[mention.index].text.replace("\n", " ") if mention.index >= 0 else ""
        said = name_before(text, mention.dates.quote)
        if said and said.lower().startswith(pair.kinds[0]) and " " in said:
            return replace(main, name=make_name(said, mention.where, "title.name", text))
    return replace(main, name=make_name(pair.first, main.title_where, "title.first", main.title))


def named_together(outline: Outline) -> list[Part]:
    """Both gatherings of a headline as events, where the text has days for each and keeps them apart.

    Apart are those that one signs up for one by one, or that have more than a night between them.
    """
    pair = None if outline.labelled else _pair_of(outline)
    if pair is None:
        return []
    prose = [m for m in outline.mentions if m.tier in _PROSE and m.index >= 0]
    about = [(_speaks_of(outline, m, pair.kinds), m) for m in prose if can_anchor(m)]
    told = [[mention for kind, mention in about if kind == each] for each in pair.kinds]
    if not all(told):
        return []
    days = [{day for mention in mentions for day in days_of(mention)} for mentions in told]
    if not days[0].isdisjoint(days[1]) or not (_gap(*days) >= _APART or _has_two_signups(outline, pair)):
        return []
    parts = []
    for half, kind, mentions in zip(pair[:2], pair.kinds, told, strict=True):
        name = next(filter(None, (_name(mention, kind) for mention in mentions)), half[:1].upper() + half[1:])
        part = outline.item(mentions[0].index, name, mentions[0])
        parts.append(replace(part, timing=read_timing(mentions)))
    return parts


def told_beside(outline: Outline, main: Part) -> list[Part]:
    """A gathering of another kind that a sentence adds on a day of its own: "I samband med årsmøtet vert det også
    arrangert vasskonferanse fredag 3. juni"."""
    pages = find_gathering(main.called)
    if pages is None:
        return []
    first = min(day_of(session.start) for session in main.timing.sessions)
    last = max(last_day(session) for session in main.timing.sessions)
    for mention in outline.mentions:
        told = mention.tier in _PROSE and mention.index >= 0 and can_anchor(mention)
        if not told or any(first <= day <= last for day in days_of(mention)):
            continue
        said = mention.sentence
        if _kind(pages[0]) not in said.lower() or not _ADDED.search(said) or is_announced(said) < CLEARLY:
            continue
        name = name_before(said, mention.dates.quote)
        own = find_gathering(name) if name else None
        if name and own and not is_plain(own[0]) and _differ(_kind(own[0]), _kind(pages[0])):
            part = outline.item(mention.index, name[:1].upper() + name[1:], mention)
            about = outline.document.blocks[mention.index : mention.index + _ABOUT]
            return [replace(part, subject="\n".join(block.text for block in about))]
    return []


def _pair_of(outline: Outline) -> Pair | None:
    heading = outline.document.title
    for mention in outline.mentions:
        if mention.tier is Tier.TITLE:
            heading = without_date(heading, mention.dates.quote)
    return split_pair(heading)


def _speaks_of(outline: Outline, mention: Mention, kinds: tuple[str, str]) -> str | None:
    """The one of two gatherings that a day is told of: before it, else behind it, else in its block."""
    clause = Clause.of(mention, outline.mentions)
    before, _, after = clause.text.lower().partition(clause.quote.lower())
    for text in (before, after, outline.document.blocks[mention.index].text.lower()):
        if named := [kind for kind in kinds if kind in text]:
            return named[0] if len(named) == 1 else None
    return None


def _name(mention: Mention, kind: str) -> str | None:
    """A name of its own that a sentence gives the gathering."""
    name = proper_name(mention.sentence)
    return name if name and name.lower().startswith(kind) else None


def _gap(one: set[date], other: set[date]) -> int:
    return min(abs((a - b).days) for a in one for b in other)


def _has_two_signups(outline: Outline, pair: Pair) -> bool:
    """Whether lines tell how to sign up for the one and for the other."""
    lines = (line for block in outline.document.blocks for line in block.text.split("\n"))
    whats = [found["what"].lower() for line in lines if (found := _SIGNUP.match(line))]
    return all(
        any(kind in what and other not in what for what in whats)
        for kind, other in (pair.kinds, pair.kinds[::-1])
    )
