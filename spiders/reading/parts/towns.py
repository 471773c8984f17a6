"""A gathering in several towns: lines with an hour ("Granvoll: Vi møtes på torget kl. 11"), or sections with a day."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from normalize import Session, apply_clock, day_of
from normalize.lazily import compiled
from spiders.page.wording import wording
from spiders.reading.parts.known import SAME
from spiders.reading.parts.naming import without_date
from spiders.reading.times.mentions import Mention, Tier, last_day
from spiders.reading.times.timing import Timing, order
from spiders.reading.words.gatherings import GATHERING, find_gathering, is_plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spiders.reading.parts.outline import Outline
    from spiders.reading.parts.sections import Section

_LONGEST: Final = 30  # characters of a town
_FIRST: Final = compiled(r"(?P<town>[A-ZÆØÅ][^:–—\d]{1,28}?)(?::|\s[–—-])\s")
_THERE: Final = compiled(
    rf"(?P<kind>{GATHERING})\s(?:i|på|ved)\s(?P<place>[A-ZÆØÅ][\w-]+(?:\s[A-ZÆØÅ][\w-]+)?)"
)
# Where a bus stops on its way is no gathering.
_TRAVEL: Final = wording("""
    buss, bussen, avgang, avreise, ankomst, henting, hentes, oppsamling, stopp, opningstid*, åpningstid*, åpent, ope""")


def in_towns(outline: Outline, timing: Timing, mentions: Sequence[Mention]) -> Timing | None:
    """A session in each of two or more towns that have an hour behind them, on the one day of the gathering."""
    day = _only_day(timing)
    if day is None:
        return None
    told: dict[str, Mention] = {}
    for mention in mentions:
        if _is_hour(mention) and (town := _town(outline, mention)):
            told.setdefault(town, mention)
    if len(told) < 2:
        return None
    sessions = [
        replace(session, venue=town)
        for town, mention in told.items()
        for session in apply_clock([day], mention.dates)
    ]
    used = tuple(dict.fromkeys([*(m for m in timing.used if m.dates.has_day), *told.values()]))
    return replace(timing, sessions=tuple(sorted(sessions, key=order)), used=used)


def _only_day(timing: Timing) -> Session | None:
    """The one day of a gathering whose hour no day is told with."""
    if len(timing.sessions) != 1 or any(m.dates.has_day and m.dates.has_clock for m in timing.used):
        return None
    session = timing.sessions[0]
    day = day_of(session.start)
    return Session(day) if last_day(session) == day else None


def _is_hour(mention: Mention) -> bool:
    dates = mention.dates
    told = mention.tier is not Tier.CAPTION and mention.index >= 0 and mention.role == "event"
    return told and dates.has_clock and not dates.has_day and not _TRAVEL.search(mention.sentence)


def _town(outline: Outline, mention: Mention) -> str | None:
    """The town that begins the line of an hour, or is the first cell of its row."""
    block = outline.document.blocks[mention.index]
    if block.kind == "row":
        town = block.cells[0] if len(block.cells) > 1 else ""
    else:
        line = next((line for line in block.text.split("\n") if mention.dates.quote in line), "")
        found = _FIRST.match(line)
        town = found["town"] if found else ""
    return town if town and len(town) <= _LONGEST and outline.places.is_town(town) else None


def sections_in_towns(outline: Outline) -> list[Section]:
    """Sections of the page's gathering in towns, no counties: "Folkemøter om vind" above "Folkemøte i Granvoll"."""
    pages = find_gathering(outline.document.title)
    if pages is None:
        return []
    kind, found = pages[0][:SAME].lower(), []
    for section in outline.sections:
        if not section.heading:
            continue
        day = outline.heading_day(section)
        title = without_date(section.title, day.dates.quote) if day else section.title
        there = _THERE.fullmatch(title)
        if there and (is_plain(there["kind"]) or there["kind"].lower().startswith(kind)):
            town = there["place"]
        else:
            town = title if day and outline.places.is_town(title) else ""
        if town and not outline.places.is_county(town):
            found.append(section)
    return found
