"""Where an event is held, in the page's own words: label, the line beside the date, or the announcing
sentence.

What is found here is a phrase ("kantina på Rådhuset"); :mod:`normalize.place` takes it apart and finds
the municipality. A town alone is no venue.
"""

from __future__ import annotations

import re
from itertools import chain, takewhile
from typing import TYPE_CHECKING, Final

from normalize.lazily import compiled
from spiders.reading.places.frames import PROPER
from spiders.reading.places.lines import (
    CLAUSE,
    VenuePhrase,
    address_lines,
    below_title,
    beside_date,
    is_place_line,
    place_behind,
)
from spiders.reading.places.sentences import (
    NO_PLACE,
    houses_in_towns,
    in_labelled_sentence,
    in_prose,
    towns_after_dates,
)
from spiders.reading.times.mentions import Tier
from spiders.reading.words.gatherings import GATHERING, find_gathering
from spiders.reading.words.places import HALL, LONGEST, SPOT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spiders.page.blocks import Block
    from spiders.page.labels import Pair
    from spiders.reading.times.mentions import Mention
    from spiders.reading.words.places import PlaceWords

_MARKS: Final = " \n,.:;–-"
_JOINT: Final = r"(?:i|på|ved|om|for|og|til|med|av)"
_BARE: Final = 5  # letters of a noun by which a house is known
# "Vel møtt på Granvoll Forum" greets.
_TITLE: Final = compiled(
    rf"(?<!møtt\s)\b(?:på|ved|i|foran|framfor|utenfor|utanfor|(?i:\w*tur|ekskursjon|utflukt|befaring)(?:en|a)?\stil)\s(?P<place>{PROPER}(?:\s(?:og\s)?{PROPER})*(?:\s{HALL}\b)?)|\b(?:i"
    rf"|på)\s(?P<house>{HALL})\b|\bhos\s(?P<host>{PROPER}(?:\s{PROPER})*)"
)
# "Energikonferanse på Skogheim i Granvoll"
_TITLE_IN_TOWN: Final = compiled(
    rf"\b(?:på|ved|i)\s(?P<house>{PROPER}(?:\s{PROPER}){{0,2}})(?:,|\si)\s(?P<town>{PROPER})(?=$|[\s,.:!?])"
)
# A day or the next label behind a labelled place: "Granvoll kulturhus 1. september".
_DAY: Final = compiled(
    r",?\s(?:(?:den\s)?[a-zæøå]+dag\s)?(?:den\s)?\d{1,2}\.\s?(?:januar|februar|mars|april|mai|juni|juli|august|september"
    r"|oktober|november|desember)\b.*|\s(?:NÅR|TID|DATO|PRIS)(?::.*|$)"
)
_ABBREVIATED: Final = compiled(r"[A-ZÆØÅ]{2,}s")  # "på FNs møte"
_LODGING: Final = compiled(r"hotell(?:et|a|ene)?(?:\s(?:i|på|ved)\s\S+)?", re.IGNORECASE)
_ADDRESS: Final = compiled(r",?\s*(?:https?://|www\.)\S+|,\s(?:[Ll]enk|[Ll]ink)\w*\s.*")
_LEADS_TO: Final = compiled(
    r"^(?:Hos\s|(?:På|I|Ved)\s(?=[a-zæøå]+(?:en|et|a)\b)"
    r"|(?:Oppmøte|Frammøte|Møt opp)(?:\ser)?(?:\s(?:i|på|ved|hos|utenfor|utanfor)\s|:\s)"
    r"|(?:[Hh]os oss|[Vv]åre? (?:egne |nye )?(?:lokaler?|kontorer?)|"
    r"|\w*(?:[Ll]okal(?:ene|a)|[Kk]ontor(?:et|a)) (?:våre?|vårt)) (?:i|på|ved)\s)"
)
# What stands where a place could, and tells of the event: "Utsatt til høsten", "Lenke sendes ut"; and a gathering by
# its name: "på Granvollkonferansen 2027", "på KS-seminaret i Oslo".
_NEWS: Final = compiled(
    r"(?:utsatt|utsett|avlyst|flyttet|flytta|full(?:t|tegn\w+|teikn\w+|booket|booka)|ny dato|nytt tidspunkt"
    r"|(?:lenke|lenkje|link)\w*\s(?:\w+\s){0,2}(?:sendes|sendast|kommer|kjem|til|blir|vert))\b",
    re.IGNORECASE,
)
_OCCASION: Final = compiled(
    rf"(?:{PROPER}\s)*{GATHERING}(?:\s20\d\d|(?<=en|et|.a|ne))(?=$|,|\s(?:i|på|ved|hos|som)\b)"
)
# "To-dagers kurs på Granvoll"; a gathering with a capital within a name is a house's: "Granvoll Varemesse i Storøy".
_HELD_AT: Final = compiled(
    rf"^(?:[Vv]elkomm?en\stil\s|(?:[\w-]+\s(?![A-ZÆØÅ])){{0,3}}?)(?!{HALL}\b|{SPOT}\b){GATHERING}\s(?:på|i|ved|hos)\s(?=[A-ZÆØÅ])"
)
_JOINED: Final = re.compile(r"\s(?:på|i|ved|hos)\s[A-ZÆØÅ]")
_IS_SPOT: Final = compiled(rf"{HALL}\b|{SPOT}\b")
_COUNTRY: Final = compiled(r",\s*(?:Norge|Noreg|Norway)$")


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
        beside_date(blocks, mentions, title, words),
        in_prose(blocks, mentions, title[1].lower()),
        houses_in_towns(mentions, words),
        below_title(blocks, mentions, title[0], words),
        address_lines(blocks),
        _in_title(*title, words),
    ):
        text = _LEADS_TO.sub("", _ADDRESS.sub("", phrase.text))
        text = (_HELD_AT.sub("", text) if _JOINED.search(text) else text).strip(" \t\n,;:–-.")
        if named := _named_in_title(text, title[1]):
            return VenuePhrase(named, title[0], "place.title")
        if _is_venue(text) and text != called and not words.is_town(_COUNTRY.sub("", text)):
            return VenuePhrase(words.venue_first(text), phrase.where, phrase.rule)
    return next(towns_after_dates(mentions, words), None)


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
    if not 2 < len(text) <= LONGEST or NO_PLACE.fullmatch(text) or _LODGING.fullmatch(text):
        return False
    if _NEWS.match(text) or (_OCCASION.match(text) and not _IS_SPOT.match(text)):
        return False
    # A common noun that is not definite ("i bygg", "på bibliotekene") is no place to go to.
    return any(char.isupper() or char.isdigit() for char in text) or text.endswith(("en", "et", "a"))


def _labelled(pairs: Sequence[Pair], mentions: Sequence[Mention], words: PlaceWords) -> Iterator[VenuePhrase]:
    for pair in pairs:
        if pair.field == "where":
            value = labelled_place(pair.value)
            if found := in_labelled_sentence(value):
                yield VenuePhrase(found, pair.where, "place.label")
            yield VenuePhrase(value, pair.where, "place.label")
    for pair in pairs:
        if pair.field in ("when", "when_where"):
            dates = list({m.dates for m in mentions if m.tier is Tier.LABEL and m.where == pair.where})
            rest = pair.value[max((each.end for each in dates), default=0) :]
            if pair.field == "when_where" and dates and not rest.strip(_MARKS):
                first = min(each.start for each in dates)
                rest = pair.value[:first].rpartition("\n")[0]  # the lines above the day
            if pair.field == "when" and (place := place_behind(rest, words)):
                yield VenuePhrase(place, pair.where, "place.behind-date")
            elif (
                pair.field == "when_where"
                and len(dates) < 2
                and CLAUSE.search(pair.value) is None
                and (rest := rest.strip(_MARKS))
            ):
                place = re.sub(r"^(?:på|i|ved|hos)\s", "", rest.split("\n")[0])
                yield VenuePhrase(place, pair.where, "place.label.shared")


def labelled_place(value: str) -> str:
    """A label's value up to its first full sentence end or day, its lines joined by commas."""
    first, *below = value.split("\n")
    value = "\n".join([first, *takewhile(is_place_line, below)]) if len(value) <= 80 else first
    value = _DAY.sub("", re.split(r"(?<=[a-zæøå)])[.!]\s+(?=[A-ZÆØÅ])", value)[0])
    return re.sub(r"\s*\n\s*", ", ", value)


def _in_title(where: str, title: str, words: PlaceWords) -> Iterator[VenuePhrase]:
    """A village or a house that the title names."""
    for match in _TITLE_IN_TOWN.finditer(title):
        house = match["house"]
        if words.is_town(match["town"]) and not (words.is_town(house) or find_gathering(house)):
            yield VenuePhrase(house, where, "place.title")
    for match in _TITLE.finditer(title):
        name = match["place"] or match["house"] or match["host"]
        if not match["place"] or words.is_place(name):
            yield VenuePhrase(name, where, "place.title")
