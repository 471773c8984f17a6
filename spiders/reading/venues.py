"""Where an event is held, in the page's own words: label, the line beside the date, or the announcing
sentence.

What is found here is a phrase ("kantina på Rådhuset"); :mod:`normalize.place` takes it apart and finds
the municipality. A town alone is no venue.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import chain, pairwise, takewhile
from typing import TYPE_CHECKING

from normalize import has_street, is_online
from normalize.lazily import compiled
from spiders.page.wording import wording
from spiders.reading.bodies import has_body_word
from spiders.reading.gatherings import GATHERING, find_gathering
from spiders.reading.mentions import Tier
from spiders.reading.place_frames import PROPER, frames_in
from spiders.reading.place_words import CHANNEL, HALL, LONGEST, SPOT
from spiders.reading.sections import is_only_date

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spiders.page.blocks import Block
    from spiders.page.labels import Pair
    from spiders.reading.mentions import Mention
    from spiders.reading.place_frames import Frame
    from spiders.reading.place_words import PlaceWords

_STOP_WORDS = (
    r"kl\.?|klokka|klokken|fra|frå|den|mandag|måndag|tirsdag|tysdag|onsdag|torsdag|tors|fredag|lørdag|laurdag"
    r"|søndag|sundag|der|hvor|som|med|for|om|slik|og vi|og har|til|\d{1,2}\.\s?\w|\d{1,2}[/.]\d|i forbindelse"
    r"|under|ved siden|når|men"
)
_STOP = compiled(rf"\s*(?:[.;!?\n]|(?<!lokalene)(?<!lokala),?\s(?:{_STOP_WORDS})\b|\s\(|$)")
# Behind the hour: ", Rådhuset, Granvoll" or " @ Rådhuset" or " (Storgata 3, inngang B)" or ", biblioteksalen".
_AFTER_TIME = compiled(
    rf"^\s*(?:[,–|·•@(-]|/(?=\s))\s*(?P<place>(?:[A-ZÆØÅ]|{HALL}\b(?=[\s,.)]|$))[^,.;:\n()]{{0,50}}"
    r"(?:,\s\w[^,.;:\n()]{1,30})?)\)?\.?$"
)
_JOINT = r"(?:i|på|ved|om|for|og|til|med|av)"
_NEXT_TO = re.compile(r"\b(?:like|rett|tett|nær)\s(?:ved|på|inntil|bak)\s$")
_BARE = 5  # letters of a noun by which a house is known
_AFTER_DATE = compiled(rf"^\s+(?:i|på)\s(?P<place>{PROPER}(?:\s{PROPER}){{0,2}})\s*(?:[.!]|$)")
# "5. mai 2027 i Fjordspeilet i Granvoll", ", på Nordstjerna, Storøy"
_HOUSE_IN_TOWN = compiled(
    rf"^,?\s(?:i|på|ved)\s(?P<house>{PROPER}(?:\s{PROPER}){{0,2}})(?:,|\s(?:i|på))\s(?P<town>{PROPER})(?![^\s.,;:!?)])"
)
# "Vel møtt på Granvoll Forum" greets.
_TITLE = compiled(
    rf"(?<!møtt\s)\b(?:på|ved|i|foran|framfor|utenfor|utanfor|(?i:\w*tur|ekskursjon|utflukt|befaring)(?:en|a)?\stil)\s(?P<place>{PROPER}(?:\s(?:og\s)?{PROPER})*(?:\s{HALL}\b)?)|\b(?:i"
    rf"|på)\s(?P<house>{HALL})\b|\bhos\s(?P<host>{PROPER}(?:\s{PROPER})*)"
)
# "kl. 19 i Lokstallen, Granvoll" at the end of a sentence
_IN_TOWN = compiled(
    rf"^\s(?:i|på|ved)\s(?P<place>{PROPER}(?:\s{PROPER}){{0,3}},\s(?P<town>{PROPER}(?:\s{PROPER})?))\s?[.!]?$"
)
_AT = compiled(r"^(?:På|I|Ved|Hos)\s(?P<place>.{4,80}?)\.?$")
_ABBREVIATED = compiled(r"[A-ZÆØÅ]{2,}s")  # "på FNs møte"
_LEADING_CLOCK = compiled(r"^kl\.?\s?\d{1,2}(?:[.:]\d\d)?(?:\s?[-–]\s?\d{1,2}(?:[.:]\d\d)?)?\s*[,|·–-]\s+")
_BEHIND = compiled(r"^\.\s(?P<place>[A-ZÆØÅ][^.;:\n]{2,60})\.?$")
_CLAUSE = wording(
    "er, har, blir, vert, holdes, haldast, kan, skal, vil, vi, me, du, dere, de, dei, det, jeg, eg, som, oppmøte,"
    " frammøte"
)
_FREE = compiled(r"(?:gratis|fri entr[eé]|fri inngang|(?:kr\.?\s?)?\d+(?:,-|\skr(?:oner)?)?)", re.IGNORECASE)
_SHORT = 110  # characters of a block that is little but its date and place
# What one does beside a gathering, or did before, tells not where it is held.
_ASIDE = wording("""
    middag*, festmiddag*, ekskursjon*, omvisning*, omvising*, utflukt*, overnatt*, innkvarter*, hotellrom*,
    bor, bu, buss*, flybuss*, parkering, parkere, avreise, retur, tidligere, tidlegare, i fjor, sist,
    forrige gang, førre gong""")
_TOP, _LINE = 3, 60  # blocks below the heading, characters of a line there
_STEM = 6  # letters
_HOUSE = compiled(rf"(?:{PROPER}\s){{0,2}}(?:\w+\s)?{HALL}(?:\s(?:i|på)\s{PROPER})?$")
_SHORT_NAME = 4  # words
_IS_HALL = compiled(rf"{HALL},?")
_PLAIN = ("named", "held", "is", "holds")  # frames that tell the place and not where one meets first
_FEWEST = 4  # blanks in a sentence that tells a place
_FEW_PARTS = 2  # "hall, house"
_HEAD = 8  # blocks above the text
_POSTAL = compiled(r",\s\d{4}\s[A-ZÆØÅ][\w-]+(?:\s[A-ZÆØÅ][\w-]+)?$")
_WHOSE = compiled(
    r"\b(?:forsk(?:er|ere|ar|arar)|professor|student|studenter|studentar|ansatte?|tilsette?|elever?|elevar"
    r"|lærere?|lærarar?|leder|leiar|direktør|rådgiver|rådgivere|rådgjevar|kontor|avdeling|avdelinga"
    r"|avdelingen|jobber|jobbar|arbeider|arbeidar)\s(?:i|på|ved|hos)\s$",
    re.IGNORECASE,
)
# Behind a place that is part of the arranger's name: "FAU ved Granvoll skole inviterer …".
_SUBJECT = compiled(
    r"(?:\s(?:og|samt)\s[^.,;:!?]{2,60}?)?\s(?:inviterer|arrangerer|ber|byr|kaller|kallar)\b(?!\s(?:vi|me|du)\b)"
)
_HOSTING = wording("vi, det|dette skjer, arrangementet, det hele, det heile, dagen, turen, alt")
_OWNED = compiled(r"\s[a-zæøå]{4,}")
_LODGING = compiled(r"hotell(?:et|a|ene)?(?:\s(?:i|på|ved)\s\S+)?", re.IGNORECASE)
_ADDRESS = compiled(r",?\s*(?:https?://|www\.)\S+|,\s(?:[Ll]enk|[Ll]ink)\w*\s.*")
_LEADS_TO = compiled(
    r"^(?:Hos\s|(?:På|I|Ved)\s(?=[a-zæøå]+(?:en|et|a)\b)"
    r"|(?:Oppmøte|Frammøte|Møt opp)(?:\ser)?(?:\s(?:i|på|ved|hos|utenfor|utanfor)\s|:\s)"
    r"|(?:[Hh]os oss|[Vv]åre? (?:egne |nye )?(?:lokaler?|kontorer?)|"
    r"|\w*(?:[Ll]okal(?:ene|a)|[Kk]ontor(?:et|a)) (?:våre?|vårt)) (?:i|på|ved)\s)"
)
# What stands where a place could, and tells of the event: "Utsatt til høsten", "Lenke sendes ut"; and a gathering by
# its name: "på Granvollkonferansen 2027", "på KS-seminaret i Oslo".
_NEWS = compiled(
    r"(?:utsatt|utsett|avlyst|flyttet|flytta|full(?:t|tegn\w+|teikn\w+|booket|booka)|ny dato|nytt tidspunkt"
    r"|(?:lenke|lenkje|link)\w*\s(?:\w+\s){0,2}(?:sendes|sendast|kommer|kjem|til|blir|vert))\b",
    re.IGNORECASE,
)
_OCCASION = compiled(
    rf"(?:{PROPER}\s)*{GATHERING}(?:\s20\d\d|(?<=en|et|.a|ne))(?=$|,|\s(?:i|på|ved|hos|som)\b)"
)
# "To-dagers kurs på Granvoll"; a gathering with a capital within a name is a house's: "Granvoll Varemesse i Storøy".
_HELD_AT = compiled(
    rf"^(?:[Vv]elkomm?en\stil\s|(?:[\w-]+\s(?![A-ZÆØÅ])){{0,3}}?)(?!{HALL}\b|{SPOT}\b){GATHERING}\s(?:på|i|ved|hos)\s(?=[A-ZÆØÅ])"
)
_JOINED = re.compile(r"\s(?:på|i|ved|hos)\s[A-ZÆØÅ]")
_IS_SPOT = compiled(rf"{HALL}\b|{SPOT}\b")
_COUNTRY = compiled(r",\s*(?:Norge|Noreg|Norway)$")
_NO_PLACE = wording("""
    kommer*, kjem, lenke*, lenkje*, sendes*, annonseres*, avklares*, bestemmes*, uavklart, tba, tbd,
    vi, du, det, den, de, norsk, norge, noreg, norden, europa, vestlandet, østlandet, sørlandet, nordvestlandet,
    nord-norge, nord-noreg, midt-norge, midt-noreg, trøndelag, eu, fn, program*, påmelding*, her, alle,
    covid*, korona*, kontakt*, e-post, tlf""")


@dataclass(frozen=True, slots=True)
class VenuePhrase:
    """A place as the page words it, in the block at ``where``."""

    text: str
    where: str
    rule: str


def find_venue(
    pairs: Sequence[Pair],
    blocks: Sequence[Block],
    mentions: Sequence[Mention],
    title: tuple[str, str],
    words: PlaceWords,
    *,
    called: str = "",
) -> VenuePhrase | None:
    """The venue of an event, which is not what it is ``called``.

    ``mentions`` name its days, ``title`` is (where, text), ``words`` know places.
    """
    for phrase in chain(
        _labelled(pairs, mentions, words),
        _beside_date(blocks, mentions, title, words),
        _in_prose(blocks, mentions, title[1].lower()),
        _house_in_town(mentions, words),
        _below_title(blocks, mentions, title[0], words),
        _address_line(blocks),
        _in_title(*title, words),
    ):
        text = _LEADS_TO.sub("", _ADDRESS.sub("", phrase.text))
        text = (_HELD_AT.sub("", text) if _JOINED.search(text) else text).strip(" \t\n,;:–-.")
        if named := _named_in_title(text, title[1]):
            return VenuePhrase(named, title[0], "place.title")
        if _is_venue(text) and text != called and not words.is_town(_COUNTRY.sub("", text)):
            return VenuePhrase(words.venue_first(text), phrase.where, phrase.rule)
    return next(_town_after_date(mentions, words), None)


def _named_in_title(text: str, title: str) -> str | None:
    """What the title calls the house that a bare noun means: "skolen", "… på Granvoll folkehøgskole"."""
    stem = text[: _BARE - 1]
    if " " in text or not text.islower() or len(text) < _BARE or stem not in title.lower():
        return None
    found = re.search(
        rf"{PROPER}\s(?:(?!{_JOINT}\s)[a-zæøå]+\s)?[a-zæøå]*{re.escape(stem)}[a-zæøå]*\b", title
    )
    return found[0] if found and not found[0].endswith(text) else None


def _is_venue(text: str) -> bool:
    if _ABBREVIATED.fullmatch(text):
        return False
    if not 2 < len(text) <= LONGEST or _NO_PLACE.fullmatch(text) or _LODGING.fullmatch(text):
        return False
    if _NEWS.match(text) or (_OCCASION.match(text) and not _IS_SPOT.match(text)):
        return False
    # A common noun that is not definite ("i bygg", "på bibliotekene") is no place to go to.
    return any(char.isupper() or char.isdigit() for char in text) or text.endswith(("en", "et", "a"))


def _labelled(pairs: Sequence[Pair], mentions: Sequence[Mention], words: PlaceWords) -> Iterator[VenuePhrase]:
    for pair in pairs:
        if pair.field == "where":
            value = _first_part(pair.value)
            if found := _in_labelled_sentence(value):
                yield VenuePhrase(found, pair.where, "place.label")
            yield VenuePhrase(value, pair.where, "place.label")
    for pair in pairs:
        if pair.field in ("when", "when_where"):
            dates = list({m.dates for m in mentions if m.tier is Tier.LABEL and m.where == pair.where})
            rest = pair.value[max((each.end for each in dates), default=0) :]
            if pair.field == "when" and (place := _behind(rest, words)):
                yield VenuePhrase(place, pair.where, "place.behind-date")
            elif (
                pair.field == "when_where"
                and len(dates) < 2
                and _CLAUSE.search(pair.value) is None
                and (rest := rest.strip(" ,.:;–-"))
            ):
                yield VenuePhrase(rest.split("\n")[0], pair.where, "place.label.shared")


def _in_labelled_sentence(value: str) -> str | None:
    """The place that a sentence behind a label tells: "Stad: Konferansen finn stad på Fjordhotellet i Granvoll"."""
    if value.count(" ") < _FEWEST or not find_gathering(value):
        return None
    frames = (frame for frame in frames_in(value, dated=False) if frame.name in ("held", "is"))
    found = next((match for frame in frames for match in frame.places(value)), None)
    return _phrase(found[found.lastgroup or 0], None) if found else None


def _behind(rest: str, words: PlaceWords) -> str | None:
    """The place that a line goes on with behind its date: "28. august kl. 10–12. Rådhuset i Granvoll"."""
    found = _BEHIND.match(rest)
    if found is None or _CLAUSE.search(found["place"]):
        return None
    return found["place"] if words.is_place(found["place"]) or has_body_word(found["place"]) else None


def _first_part(value: str) -> str:
    """A label's value up to its first full sentence end, its lines joined by commas."""
    first, *below = value.split("\n")
    value = "\n".join([first, *takewhile(_is_place_line, below)]) if len(value) <= 80 else first
    value = re.split(r"(?<=[a-zæøå)])[.!]\s+(?=[A-ZÆØÅ])", value)[0]
    return re.sub(r"\s*\n\s*", ", ", value)


def _beside_date(
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
            if known and not dated and _is_place_line(line):
                yield VenuePhrase(line, where, "place.beside-date")


def _below_date(block: Block, mention: Mention, words: PlaceWords) -> Iterator[VenuePhrase]:
    """The place right below a line that is but the date or ends with it, in the same block."""
    lines = block.text.split("\n")
    for line, below in pairwise(lines):
        ends = is_only_date(line) or line.rstrip(" .").endswith(mention.dates.quote)
        place = below.rstrip(" .")
        if mention.dates.quote not in line or not ends or not _is_place_line(place):
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
    if found and (block.kind == "heading" or block.bold or words.is_place(found["place"])):
        yield VenuePhrase(re.split(r"\s[|·•]\s", found["place"])[0], block.where, "place.after-time")
    told = _IN_TOWN.match(mention.sentence.rpartition(mention.dates.quote)[2])
    if told and mention.dates.has_clock and words.is_place(told["town"]):
        yield VenuePhrase(told["place"], block.where, "place.after-time")
    rest = block.text.partition(mention.dates.quote)[2]
    if len(block.text) <= _SHORT and (place := _behind(rest, words)):
        yield VenuePhrase(place, block.where, "place.behind-date")


def _before_date(block: Block, mention: Mention) -> Iterator[VenuePhrase]:
    """The house that a short line begins with: "Biblioteket i Granvoll lørdag 24. oktober kl. 11–15"."""
    line = next((line for line in block.text.split("\n") if mention.dates.quote in line), "")
    before, _, after = line.partition(mention.dates.quote)
    place = before.strip(" ,:–-")
    if len(line) <= _SHORT and not after.strip(" .") and _HOUSE.match(place) and _is_place_line(place):
        yield VenuePhrase(place, block.where, "place.before-date")


def _among_commas(
    block: Block, mentions: Sequence[Mention], mention: Mention, title: str, words: PlaceWords
) -> Iterator[VenuePhrase]:
    """What a line has beside its date and hours: "Granvoll samfunnshus, lørdag 4. mai, kl. 11–14"."""
    line = next((line for line in block.text.split("\n") if mention.dates.quote in line), "")
    if not line or len(line) > _SHORT or "," not in line or _CLAUSE.search(line):
        return
    rest = line
    for quote in (mention.dates.quote, *(m.dates.quote for m in mentions if m.where == mention.where)):
        rest = rest.replace(quote, ",")
    parts = [part for piece in rest.split(",") if len(part := piece.strip(" .–-|·(:")) > 1]
    named = [part for part in parts if not (is_only_date(part) or _FREE.fullmatch(part))]
    named = named[1:] if len(named) > 1 and title.startswith(named[0]) else named
    if not 1 <= len(named) <= _FEW_PARTS:
        return
    town = re.split(r" (?:i|på) ", named[0])[-1]
    known = words.is_place(named[0]) or (town != named[0] and words.is_place(town))
    place = ", ".join(named)
    if known and place in line and _is_place_line(place):
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
            yield _LEADING_CLOCK.sub("", blocks[near].text).replace("\n", ", "), blocks[near].where


def _house_in_town(mentions: Sequence[Mention], words: PlaceWords) -> Iterator[VenuePhrase]:
    """The house that a sentence names with its town right behind the date; its name may be any."""
    for mention in mentions:
        found = _HOUSE_IN_TOWN.match(mention.sentence.rpartition(mention.dates.quote)[2])
        if found is None or mention.tier is Tier.PROGRAMME or find_gathering(found["house"]):
            continue
        house, town = found["house"], found["town"].rstrip(".")
        town_too = words.is_town(house) and not house.endswith(("en", "et", "ene"))
        if words.is_place(town) and not (town_too or _NO_PLACE.fullmatch(house)):
            text = found.string[found.start("house") : found.end("town")].rstrip(".")
            yield VenuePhrase(text, mention.where, "place.after-date")


def _below_title(
    blocks: Sequence[Block], mentions: Sequence[Mention], where: str, words: PlaceWords
) -> Iterator[VenuePhrase]:
    """A short line that is but a place among those between the heading and the text, as calendars have it."""
    at = next((at for at, block in enumerate(blocks) if block.where == where), None)
    if at is None:
        return
    for block in takewhile(
        lambda block: block.kind == "p" and len(block.text) <= _LINE, blocks[at + 1 :][:_TOP]
    ):
        dated = any(m.dates.has_day and m.dates.quote in block.text for m in mentions)
        if not dated and words.is_place(block.text) and _is_place_line(block.text):
            yield VenuePhrase(block.text, block.where, "place.below-title")


def _address_line(blocks: Sequence[Block]) -> Iterator[VenuePhrase]:
    """A line above the text that is but a house with its street and postal code."""
    head = takewhile(lambda block: len(block.text) <= LONGEST, blocks[:_HEAD])
    for block in head:
        if block.kind in ("p", "li") and _POSTAL.search(block.text) and has_street(block.text):
            line = block.text.replace("\n", ", ")
            if _is_place_line(line):
                yield VenuePhrase(line, block.where, "place.address-line")


def _town_after_date(mentions: Sequence[Mention], words: PlaceWords) -> Iterator[VenuePhrase]:
    """The town that ends the announcing sentence right behind its date, when nothing closer is told."""
    for mention in mentions:
        found = _AFTER_DATE.match(mention.sentence.rpartition(mention.dates.quote)[2])
        if found and words.is_village(place := found["place"].rstrip(".")):
            yield VenuePhrase(place, mention.where, "place.after-date")


def _is_place_line(line: str) -> bool:
    words = line.split()
    if not 1 <= len(words) <= 12 or line[-1:] in ".!?:" or not line[:1].isupper() or is_only_date(line):
        return False
    capitals = sum(word[:1].isupper() or word[:1].isdigit() for word in words)
    if len(words) <= _SHORT_NAME and not words[0].endswith(","):  # "Granvoll kulturhus, storsalen"
        capitals += sum(word.islower() and _IS_HALL.fullmatch(word) is not None for word in words)
    return capitals >= len(words) / 2 and not {"|", ":", "!"} & set(line)


def _in_prose(blocks: Sequence[Block], mentions: Sequence[Mention], title: str) -> Iterator[VenuePhrase]:
    """The place in the sentences that give the time, a name before "tunet"; then in those that tell it alone."""
    nameless: list[VenuePhrase] = []
    for mention, frame in _tellings(mentions):
        for match in frame.places(mention.sentence):
            before = mention.sentence[: _start(match)].rpartition(mention.dates.quote)[2]
            if phrase := _told(frame, match, before, title, mention):
                told = VenuePhrase(phrase, mention.where, "place.sentence")
                if phrase.islower():
                    nameless.append(told)
                else:
                    yield told
    yield from nameless
    for block in blocks:
        if block.kind in ("p", "li"):
            for frame in frames_in(block.text, dated=False):
                for match in frame.places(block.text):
                    before = re.split(r"[.!?]\s", block.text[: _start(match)])[-1]
                    if frame.weak and not _tells_of_gathering(before):
                        continue
                    if phrase := _told(frame, match, before, title, None):
                        yield VenuePhrase(phrase, block.where, "place.prose")


def _tellings(mentions: Sequence[Mention]) -> Iterator[tuple[Mention, Frame]]:
    """The ways in which the sentences of some mentions can tell a place, the plain ones first."""
    told = [mention for mention in mentions if mention.tier not in (Tier.PROGRAMME, Tier.TITLE)]
    for plain in (True, False):
        for mention in told:
            frames = frames_in(mention.sentence, dated=True)
            yield from ((mention, frame) for frame in frames if (frame.name in _PLAIN) is plain)


def _told(frame: Frame, match: re.Match[str], before: str, title: str, mention: Mention | None) -> str | None:
    """The place that a frame leads to, unless it is of something else."""
    place = match[match.lastgroup or 0]
    if _NEXT_TO.search(match.string, 0, _start(match)):
        return None
    if _is_beside(before, title, meets=frame.meets) or (frame.house and place.lower() in title):
        return None
    phrase = _phrase(place, mention)
    if phrase and frame.leads is None and find_gathering(phrase.split()[0]):
        return None  # "under Forskningsdagene i Granvoll"
    if phrase and _owns(phrase, match.string[_start(match) + len(phrase) :]):
        return None
    if phrase and frame.leads is None and _SUBJECT.match(match.string, _start(match) + len(phrase)):
        return None
    return phrase


def _owns(phrase: str, after: str) -> bool:
    """Whether a name is but the owner in a longer one: "på Verdens jorddag"."""
    owns = phrase.endswith("s") and " " not in phrase and _OWNED.match(after) is not None
    return owns and not _STOP.match(after)


def _start(match: re.Match[str]) -> int:
    return match.start(match.lastgroup or 0)


def _is_beside(before: str, title: str, *, meets: bool) -> bool:
    """Whether the clause before a place is of something beside the gathering, or of who works there.

    What the title names is the gathering itself: "Omvisning i solparken".
    """
    aside = _ASIDE.search(re.split(r"[,;–]\s", before)[-1])
    works_there = not meets and _WHOSE.search(before)  # "samles forskere og rådgivere på …": they meet there
    return bool(aside and aside[0][:_STEM].lower() not in title) or bool(works_there)


def _tells_of_gathering(before: str) -> bool:
    return bool(find_gathering(before) or _HOSTING.search(before))


def _in_title(where: str, title: str, words: PlaceWords) -> Iterator[VenuePhrase]:
    """A village or a house that the title names."""
    for match in _TITLE.finditer(title):
        name = match["place"] or match["house"] or match["host"]
        if not match["place"] or words.is_place(name):
            yield VenuePhrase(name, where, "place.title")


def _phrase(place: str, mention: Mention | None) -> str | None:
    """A matched phrase up to the first word that no place's name has."""
    if mention:
        place = place.partition(mention.dates.quote)[0] if mention.dates.quote in place else place
    stop = _STOP.search(place)
    place = place[: stop.start()] if stop and stop.start() else place
    place = re.sub(r"\s+(?:i|på|ved|og|av)$", "", place.strip(" ,"))
    return None if CHANNEL.search(place) or len(place) < 3 else place
