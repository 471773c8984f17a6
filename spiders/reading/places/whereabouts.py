"""Where an event is held and how one takes part: venue, municipality, on site or online."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Final

from normalize import day_of, is_online, locate, read_attendance
from normalize.lazily import compiled
from normalize.place import SITE
from spiders.items import Place
from spiders.page.locating import address_parts
from spiders.reading.places.frames import PROPER
from spiders.reading.places.lines import VenuePhrase
from spiders.reading.places.venues import find_venue, labelled_place, name_of_town
from spiders.reading.times.mentions import Tier
from spiders.reading.words.places import CHANNEL, PlaceWords

# "Rådhuset, og direktesendt på nett"
_ON_THE_NET_TOO: Final = compiled(
    r",?\s(?:og|samt|eller|også|and|or|/|\+)\s(?:\w+\s){0,2}?(?:direktes\w+|digital\w*|på nett\w*|via|strøm\w*|video\w*"
    r"|online|Teams|Zoom)\b.*",
    re.IGNORECASE | re.DOTALL,
)

_MEETING: Final = compiled(
    r"https?://(?:[\w.-]+\.)?(?:zoom\.us/(?:j|my|s)/|teams\.microsoft\.com/|teams\.live\.com/|meet\.google\.com/|whereby\.com/)"
)
_TOWN_BEFORE: Final = compiled(rf"\b(?:i|på)\s(?P<town>{PROPER}),?\s$")
_NAMES_PLACE: Final = compiled(r"\b(?:i|på)\s[A-ZÆØÅ]")
_PLACE: Final = [field.name for field in fields(Place)]
_BESIDE: Final = 80  # characters behind a day
# Bodies that are named after the town of their office and work in all of a county.
_WIDER: Final = compiled(
    r"fylke|statsforvalt|fylkesmann|region|universitet|høgskule|høyskole|høgskole", re.IGNORECASE
)

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date

    from klimakalender.reference import Tables
    from klimakalender.sources import Source
    from normalize import Place as Located
    from spiders.items import Attendance
    from spiders.page.blocks import Block
    from spiders.page.passages import Notes, Passages
    from spiders.page.structured import StructuredEvent
    from spiders.reading.parts.part import Part
    from spiders.reading.times.mentions import Mention


def read_whereabouts(
    part: Part,
    blocks: Sequence[Block],
    passages: Passages,
    source: Source | None,
    tables: Tables,
    *,
    url: str,
    site: str | None,
    notes: Notes,
) -> tuple[Place, Attendance | None]:
    """Place and way of taking part; sessions with venues of their own leave the event's venue open."""
    apart = next((session.venue for session in part.timing.sessions if session.venue), None)
    phrase = _find_phrase(part, blocks, tables, apart=apart)
    venue: str | None = phrase.text if phrase else None
    town = _labelled_town(part, tables) if phrase is None and not apart else None
    said = read_attendance(venue or (town.text if town else None), passages.texts[1:], part.title)
    notes.add("attendance", said.value, said.evidence, passages)
    if said.value is None and phrase is None and (room := _meeting_room(blocks)):
        said = replace(said, value="online")
        notes.tell("attendance", "online", *room, "attendance.link")
    venue = venue if venue is None else _ON_THE_NET_TOO.sub("", venue) or venue
    online = said.value == "online"
    if venue and online:
        venue = _channel(venue)
    if venue and phrase:
        notes.tell("place.venue", venue, phrase.text, phrase.where, phrase.rule)
    if venue and phrase and (whole := _embedded_place(venue, part.structured)):
        found = replace(_locate(whole.text, passages, source, tables, site=site, online=online), venue=venue)
        phrase = whole
    elif town:
        found = _locate(town.text, passages, source, tables, site=None, online=online)
        found, phrase = replace(found, venue=None, address=None, postal_code=None), town
    else:
        # What is held by a local body is held there, if it is anywhere.
        local = source is None and site and not _WIDER.search(site)
        goes = venue or apart or said.value in ("onsite", "mixed")
        site = site if local and goes else None
        beside = _beside_day(part, passages)
        found = _locate(venue, passages, source, tables, site=site, online=online, beside=beside)
    _note_place(found, phrase, passages, url, notes)
    attendance = said.value or ("onsite" if venue or apart or found.municipality else None)
    if attendance and not any(note.field == "attendance" for note in notes.findings):
        _note_going_there(attendance, apart, notes)
    place = Place(**{name: getattr(found, name) for name in _PLACE})
    return place, attendance


def _channel(venue: str) -> str | None:
    """The channel that the place of an event on the net names: "Nettbasert, via Teams"; a house is none."""
    venue = venue.partition(" (")[0] if CHANNEL.match(venue) else venue
    if is_online(venue):
        return venue
    if read_attendance(venue, ()).value != "online":
        return None
    named = CHANNEL.search(venue)
    if named is None:  # "Digital fagdag"
        return None
    return named[0] if named.start() else venue


def _meeting_room(blocks: Sequence[Block]) -> tuple[str, str] | None:
    """The words of the first link into a meeting on the net, and where they stand."""
    links = ((link, block.where) for block in blocks for link in block.links)
    return next(((link.text, where) for link, where in links if _MEETING.match(link.href)), None)


def _find_phrase(
    part: Part, blocks: Sequence[Block], tables: Tables, *, apart: str | None
) -> VenuePhrase | None:
    if part.venue:
        return VenuePhrase(part.venue, part.title_where, "place.column")
    if apart and len({session.venue for session in part.timing.sessions}) == 1:
        return VenuePhrase(apart, part.timing.used[0].where, "place.column")
    if apart:
        return None
    mentions = _own_mentions(part)
    title = (part.title_where, part.title)
    words = PlaceWords(tables.gazetteer)
    found = find_venue(part.pairs, blocks, mentions, title, words, called=part.called, shared=part.shared)
    return found or _embedded_venue(part.structured)


def _labelled_town(part: Part, tables: Tables) -> VenuePhrase | None:
    """A town that stands alone behind the label of the place: no venue, but where one goes."""
    words = PlaceWords(tables.gazetteer)
    for pair in part.pairs:
        if pair.field == "where" and words.is_town(
            town := name_of_town(labelled_place(pair.value)).strip(" .")
        ):
            return VenuePhrase(town, pair.where, "place.label")
    return None


def _own_mentions(part: Part) -> list[Mention]:
    """The mentions that give a part its days, and all others of the same days."""
    days = {day_of(session.start) for session in part.timing.sessions}
    return [*part.timing.used, *(m for m in part.mentions if _is_of(m, days))]


def _embedded_venue(embedded: StructuredEvent | None) -> VenuePhrase | None:
    """The place that only the embedded data names, unless one takes part on the net."""
    if embedded is None or embedded.attendance == "online" or not (embedded.venue or embedded.address):
        return None
    text = ", ".join(filter(None, (embedded.venue, embedded.address)))
    return VenuePhrase(text, embedded.notation, "place.embedded")


def _embedded_place(venue: str, embedded: StructuredEvent | None) -> VenuePhrase | None:
    """A venue of the visible text with the address that the embedded data gives the same one."""
    if embedded is None or not embedded.venue or not embedded.address:
        return None
    if venue.casefold() != embedded.venue.casefold():
        return None
    return VenuePhrase(f"{venue}, {embedded.address}", embedded.notation, "place.embedded")


def _note_place(
    found: Located, phrase: VenuePhrase | None, passages: Passages, url: str, notes: Notes
) -> None:
    """The words of the address, and those that led to the municipality; a publisher's own is told by its address."""
    if phrase:
        for name in ("address", "postal_code"):
            if value := getattr(found, name):
                notes.tell(f"place.{name}", value, value, phrase.where, f"place.{name}")
    for evidence in found.evidence:
        if found.where is None:
            host = address_parts(url).netloc
            notes.tell(
                "place.municipality", found.municipality, host, "url", evidence.rule, evidence.confidence
            )
        elif found.where == SITE:
            notes.add("place.municipality", found.municipality, evidence, "site")
        elif found.where >= 0:
            notes.add("place.municipality", found.municipality, evidence, passages.pieces[found.where][0])
        elif phrase:
            notes.add("place.municipality", found.municipality, evidence, phrase.where)


def _note_going_there(attendance: Attendance, apart: str | None, notes: Notes) -> None:
    """A place to go to is what shows that one goes there."""
    shown = (note for note in notes.findings if note.field in ("place.venue", "place.municipality"))
    if found := next(shown, None):
        notes.findings.append(replace(found, field="attendance", value=attendance))
    elif apart:
        notes.tell("attendance", attendance, apart, "sessions", "attendance.place")


def _beside_day(part: Part, passages: Passages) -> tuple[int, str] | None:
    """The name before a day of the event, else the words behind it: "på Voss 16. mai", "5. mai på Fram i Granvoll"."""
    days = {day_of(session.start) for session in part.timing.sessions}
    for mention in (*part.timing.used, *(m for m in part.mentions if _is_of(m, days))):
        if mention.index < 0 or mention.tier is Tier.PROGRAMME:
            continue
        before, _, after = mention.sentence.partition(mention.dates.quote)
        town = _TOWN_BEFORE.search(before)
        at = next(
            (number for number, (where, _) in enumerate(passages.pieces) if where == mention.where), None
        )
        if at is not None and (town or _NAMES_PLACE.search(after[:_BESIDE])):
            return at, town["town"] if town else after[:_BESIDE]
    return None


def _is_of(mention: Mention, days: Collection[date]) -> bool:
    """Whether a mention names one of an event's days."""
    return mention.role in ("event", "previous") and any(
        day_of(session.start) in days for session in mention.dates.sessions
    )


def _locate(
    venue: str | None,
    passages: Passages,
    source: Source | None,
    tables: Tables,
    *,
    site: str | None,
    online: bool,
    beside: tuple[int, str] | None = None,
) -> Located:
    home = source.municipality_number if source and source.family == "kommune" else None
    counties = source.county_numbers if source else None
    return locate(
        venue,
        passages.texts,
        tables.gazetteer,
        county=counties,
        home=home,
        site=site,
        online=online,
        beside=beside,
    )
