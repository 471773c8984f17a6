"""Places that a line of its own tells, or the line of a date, without a sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING, Final

from normalize import has_street, is_online
from normalize.lazily import compiled
from spiders.page.wording import wording
from spiders.reading.parts.sections import is_only_date
from spiders.reading.places.frames import PROPER
from spiders.reading.times.mentions import Tier
from spiders.reading.words.bodies import has_body_word
from spiders.reading.words.gatherings import find_gathering
from spiders.reading.words.places import HALL, HOUR_BEHIND, LONGEST

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spiders.page.blocks import Block
    from spiders.reading.times.mentions import Mention
    from spiders.reading.words.places import PlaceWords

# Behind the hour: ", Rådhuset, Granvoll" or " @ Rådhuset" or " (Storgata 3, inngang B)" or ", biblioteksalen".
_AFTER_TIME: Final = compiled(
    rf"^\s*(?:[,–|·•@(-]|/(?=\s))\s*(?P<place>(?:[A-ZÆØÅ]|{HALL}\b(?=[\s,.)]|$))[^,.;:\n()]{{0,50}}"
    r"(?:,\s\w[^,.;:\n()]{1,30})?)\)?\.?$"
)
# "kl. 19 i Lokstallen, Granvoll" at the end of a sentence
_IN_TOWN: Final = compiled(
    rf"^\s(?:i|på|ved)\s(?P<place>{PROPER}(?:\s{PROPER}){{0,3}},\s(?P<town>{PROPER}(?:\s{PROPER})?))\s?[.!]?$"
)
_AT: Final = compiled(r"^(?:På|I|Ved|Hos)\s(?P<place>.{4,80}?)\.?$")
_LEAD_IN: Final = compiled(r"^(?:i|på|ved|hos)\s(?=[A-ZÆØÅ])")
_INITIALS: Final = compiled(r"[A-ZÆØÅ]{2,6}")  # "Folkemøte 4. mai – NVE": who tells it
_LEADING_CLOCK: Final = compiled(
    r"^kl\.?\s?\d{1,2}(?:[.:]\d\d)?(?:\s?[-–]\s?\d{1,2}(?:[.:]\d\d)?)?\s*[,|·–-]\s+"
)
# No word that a place's name or the way to it in a house has not: "Saksdokumentene ligger på rådhuset".
_BEHIND: Final = compiled(
    rf"^\.\s(?P<place>(?=.{{3,61}}$)[A-ZÆØÅ][\w.&’'/-]*(?:,?\s(?:{PROPER}|{HALL}\b|\d{{1,4}}\.?|(?:i|på|ved|og|av|hos|den|det"
    r"|gamle|nye|møterom|rom|etasje|etg|inngang|gate|veg|vei|plass|videregående|vidaregåande)\b))*)\.?$"
)
CLAUSE: Final = wording(
    "er, har, blir, vert, holdes, haldast, avholdes, avhaldast, arrangeres, arrangerast, gjennomføres, gjennomførast,"
    " foregår, føregår, skjer, inviterer, arrangerer, arrangerar, kan, skal, vil, vi, me, du, dere, de, dei,"
    " det, jeg, eg, som, oppmøte, frammøte"
)
_FREE: Final = compiled(
    r"(?:gratis|fri entr[eé]|fri inngang|(?:kr\.?\s?)?\d+(?:,-|\skr(?:oner)?)?)", re.IGNORECASE
)
_SENTENCE_ENDS: Final = compiled(r"(?<=[.!?])\s+(?=[A-ZÆØÅ])|\n")
_HOUR_BEHIND: Final = compiled(rf"{HOUR_BEHIND}$", re.IGNORECASE)
_SHORT: Final = 110  # characters of a block that is little but its date and place
_TOP, _LINE = 5, 60  # blocks below the heading, characters of a line there
_HOUSE: Final = compiled(rf"(?:{PROPER}\s){{0,2}}(?:\w+\s)?{HALL}(?:\s(?:i|på)\s{PROPER})?$")
_HOUSE_NAME: Final = compiled(
    rf"{PROPER}(?:\s(?:{PROPER}|{HALL}|gamle|nye|videregående|vidaregåande)){{0,3}}"
)
_SHORT_NAME: Final = 4  # words
_IS_HALL: Final = compiled(rf"{HALL},?")
_FEW_PARTS: Final = 2  # "hall, house"
_HEAD: Final = 8  # blocks above the text
_POSTAL: Final = compiled(r",\s\d{4}\s[A-ZÆØÅ][\w-]+(?:\s[A-ZÆØÅ][\w-]+)?$")


@dataclass(frozen=True, slots=True)
class VenuePhrase:
    """A place as the page words it, in the block at ``where``."""

    text: str
    where: str
    rule: str


def place_behind(rest: str, words: PlaceWords) -> str | None:
    """The place that a line goes on with behind its date: "28. august kl. 10–12. Rådhuset i Granvoll"."""
    found = _BEHIND.match(rest)
    if found is None or CLAUSE.search(found["place"]):
        return None
    return found["place"] if words.is_place(found["place"]) or has_body_word(found["place"]) else None


def beside_date(
    blocks: Sequence[Block], mentions: Sequence[Mention], title: tuple[str, str], words: PlaceWords
) -> Iterator[VenuePhrase]:
    """A short line without a sentence next to the page's date line, or the end of a line with the time."""
    positions = {block.where: position for position, block in enumerate(blocks)}
    for mention in mentions:
        at = positions.get(mention.where)
        if at is None:
            continue
        if mention.tier is not Tier.LABEL:
            yield from _in_line(blocks[at], mention, words)
            yield from _before_date(blocks[at], mention)
            yield from _house_and_town(blocks[at], mention, words)
            yield from _among_commas(blocks[at], mentions, mention, title[1], words)
        if blocks[at].kind == "heading":
            continue
        if mention.tier < Tier.HEADER:
            yield from _below_date(blocks[at], mention, words)
            yield from _next_item(blocks, at, words)
            continue
        for line, where in _lines_beside(blocks, at, mention, title[0]):
            known = words.is_place(line)
            if mention.tier is Tier.HEADER:
                known = known or words.is_place(line.rpartition(", ")[2])
                known = known or is_online(line) or any(char.isdigit() for char in line)
            dated = any(m.dates.has_day and m.dates.quote in line for m in mentions)
            if known and not dated and is_place_line(line):
                yield VenuePhrase(line, where, "place.beside-date")


def _below_date(block: Block, mention: Mention, words: PlaceWords) -> Iterator[VenuePhrase]:
    """The place right below a line that is but the date or ends with it, or above it, in the same block."""
    lines = block.text.split("\n")
    above = lines[0] if len(lines) > 1 and all(map(is_only_date, lines[1:])) else ""
    if is_place_line(above) and words.is_place(above):
        yield VenuePhrase(above, block.where, "place.beside-date")
    for line, below in pairwise(lines):
        ends = is_only_date(line) or line.rstrip(" .,").endswith(mention.dates.quote)
        place = _LEAD_IN.sub("", below.rstrip(" ."))
        if mention.dates.quote not in line or not ends or not is_place_line(place):
            continue
        if has_street(place) or words.is_place(place):
            yield VenuePhrase(place, block.where, "place.beside-date")


def _next_item(blocks: Sequence[Block], at: int, words: PlaceWords) -> Iterator[VenuePhrase]:
    """The item that says where in a list of when and where: "Torsdag 4. mai kl. 18", "På samfunnshuset"."""
    if blocks[at].kind != "li" or not is_only_date(blocks[at].text):
        return
    for block in blocks[max(0, at - 1) : at + 2]:
        found = _AT.match(block.text) if block.group == blocks[at].group else None
        if found and words.is_place(found["place"]):
            yield VenuePhrase(found["place"], block.where, "place.beside-date")


def _in_line(block: Block, mention: Mention, words: PlaceWords) -> Iterator[VenuePhrase]:
    """The place that the line of a date ends with."""
    found = _AFTER_TIME.match(mention.sentence.rpartition(mention.dates.quote)[2])
    headed = block.kind == "heading" or block.bold
    if found and (
        (headed and not _INITIALS.fullmatch(found["place"])) or _names_place(found["place"], words)
    ):
        place, _, rest = found["place"].partition(" / ")
        place = place if _FREE.fullmatch(rest) else found["place"]
        yield VenuePhrase(re.split(r"\s[|·•]\s", place)[0], block.where, "place.after-time")
    told = _IN_TOWN.match(mention.sentence.rpartition(mention.dates.quote)[2])
    if told and mention.dates.has_clock and words.is_place(told["town"]):
        yield VenuePhrase(told["place"], block.where, "place.after-time")
    rest = block.text.partition(mention.dates.quote)[2]
    if len(block.text) <= _SHORT and (place := place_behind(rest, words)):
        yield VenuePhrase(place, block.where, "place.behind-date")
    yield from _sentences_alone(block)


def _sentences_alone(block: Block) -> Iterator[VenuePhrase]:
    """A house as a sentence of its own: "… 25. mai. Kommunestyresalen. Kl. 18–20", "Rådhuset kl. 18."."""
    for sentence in _SENTENCE_ENDS.split(block.text)[1:]:
        place = _HOUR_BEHIND.sub("", sentence).strip(" .!")
        house = len(place) <= _LINE and _HOUSE.match(place.rpartition(", ")[2])
        if house and is_place_line(place) and not CLAUSE.search(place):
            yield VenuePhrase(place, block.where, "place.sentence-alone")


def _names_place(place: str, words: PlaceWords) -> bool:
    """A known place, or something in a town: "Verkstedet, Voss"."""
    return words.is_place(place) or words.is_town(place.rpartition(", ")[2])


def _before_date(block: Block, mention: Mention) -> Iterator[VenuePhrase]:
    """The house that a short line begins with: "Biblioteket i Granvoll lørdag 24. oktober kl. 11–15"."""
    line = next((line for line in block.text.split("\n") if mention.dates.quote in line), "")
    before, _, after = line.partition(mention.dates.quote)
    place = before.strip(" ,:–-")
    if len(line) <= _SHORT and not after.strip(" .") and _HOUSE.match(place) and is_place_line(place):
        yield VenuePhrase(place, block.where, "place.before-date")


def _house_and_town(block: Block, mention: Mention, words: PlaceWords) -> Iterator[VenuePhrase]:
    """The house and the town that a line begins with: "Fjordtangen, Granvoll, søndag 30. august 2027 …"."""
    line = next((line for line in block.text.split("\n") if mention.dates.quote in line), "")
    place = line.partition(mention.dates.quote)[0].strip(" ,:–-")
    house, _, town = place.partition(", ")
    if house and _HOUSE_NAME.fullmatch(house) and words.is_town(town) and not words.is_town(house):
        yield VenuePhrase(place, block.where, "place.before-date")


def _among_commas(
    block: Block, mentions: Sequence[Mention], mention: Mention, title: str, words: PlaceWords
) -> Iterator[VenuePhrase]:
    """What a line has beside its date and hours: "Granvoll samfunnshus, lørdag 4. mai, kl. 11–14"."""
    line = next((line for line in block.text.split("\n") if mention.dates.quote in line), "")
    if not line or len(line) > _SHORT or "," not in line or CLAUSE.search(line):
        return
    rest = line
    for quote in (mention.dates.quote, *(m.dates.quote for m in mentions if m.where == mention.where)):
        rest = rest.replace(quote, ",")
    parts = [part for piece in rest.split(",") if len(part := piece.strip(" .–-|·(:")) > 1]
    named = [part for part in parts if not (is_only_date(part) or _FREE.fullmatch(part))]
    if len(named) > 1 and (
        title.startswith(named[0]) or (find_gathering(named[0]) and not words.is_place(named[0]))
    ):
        named = named[1:]
    if not 1 <= len(named) <= _FEW_PARTS:
        return
    town = re.split(r" (?:i|på) ", named[0])[-1]
    known = words.is_place(named[0]) or (town != named[0] and words.is_place(town))
    place = ", ".join(named)
    if known and place in line and is_place_line(place):
        yield VenuePhrase(place, block.where, "place.among-commas")


def _lines_beside(
    blocks: Sequence[Block], at: int, mention: Mention, title: str
) -> Iterator[tuple[str, str]]:
    """The other lines of the date's block, the block before and the block behind it, past the title."""
    for line in blocks[at].text.split("\n"):
        if mention.dates.quote not in line:
            yield line, blocks[at].where
    behind = at + 2 if at + 1 < len(blocks) and blocks[at + 1].where == title else at + 1
    for near in (at - 1, behind):
        if 0 <= near < len(blocks) and blocks[near].kind in ("p", "li"):
            whole = _LEADING_CLOCK.sub("", blocks[near].text).replace("\n", ", ")
            open_line = near > at and blocks[at].text.endswith(",")  # "Torsdag 4. mai kl. 18," "Rådhuset."
            yield (whole.rstrip(" .") if open_line else whole), blocks[near].where
            first, *others = blocks[near].text.split("\n")
            if others and not has_street(blocks[near].text):
                yield (others[-1] if near < at else _LEADING_CLOCK.sub("", first)), blocks[near].where


def below_title(
    blocks: Sequence[Block], mentions: Sequence[Mention], where: str, words: PlaceWords
) -> Iterator[VenuePhrase]:
    """A short line that is but a place among those between the heading and the text, as calendars have it."""
    at = next((at for at, block in enumerate(blocks) if block.where == where), None)
    if at is None:
        return
    for block in takewhile(_is_above_text, blocks[at + 1 :][:_TOP]):
        dated = any(m.dates.has_day and m.dates.quote in block.text for m in mentions)
        line = block.kind == "p" and len(block.text) <= _LINE and not dated
        if line and words.is_place(block.text) and is_place_line(block.text):
            yield VenuePhrase(block.text, block.where, "place.below-title")


def _is_above_text(block: Block) -> bool:
    """Whether a block is a line of the head and no sentence, or a quoted motto below the title."""
    motto = block.kind == "heading" and block.text[:1] in "«“”"
    return (block.kind == "p" or motto) and len(block.text) <= LONGEST and block.text[-1:] not in ".!?:"


def address_lines(blocks: Sequence[Block]) -> Iterator[VenuePhrase]:
    """A line above the text that is but a house with its street and postal code."""
    head = takewhile(lambda block: len(block.text) <= LONGEST, blocks[:_HEAD])
    for block in head:
        if block.kind in ("p", "li") and _POSTAL.search(block.text) and has_street(block.text):
            line = block.text.replace("\n", ", ")
            if is_place_line(line):
                yield VenuePhrase(line, block.where, "place.address-line")


def is_place_line(line: str) -> bool:
    words = line.split()
    if not 1 <= len(words) <= 12 or line[-1:] in ".!?:" or not line[:1].isupper() or is_only_date(line):
        return False
    capitals = sum(word[:1].isupper() or word[:1].isdigit() for word in words)
    if len(words) <= _SHORT_NAME and not words[0].endswith(","):  # "Granvoll kulturhus, storsalen"
        capitals += sum(word.islower() and _IS_HALL.fullmatch(word) is not None for word in words)
    return capitals >= len(words) / 2 and not {"|", ":", "!"} & set(line)
