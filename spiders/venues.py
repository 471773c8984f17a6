"""Where an event is held, in the page's own words: label, the line beside the date, or the announcing
sentence.

What is found here is a phrase ("kantina på Rådhuset"); :mod:`normalize.place` takes it apart and finds
the municipality. A town alone is no venue.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import chain, takewhile
from typing import TYPE_CHECKING

from normalize import is_online
from normalize.gazetteer import split_words
from spiders.mentions import Tier
from spiders.wording import wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from normalize import Gazetteer
    from spiders.blocks import Block
    from spiders.labels import Pair
    from spiders.mentions import Mention

_LONGEST = 160
_TOWN_WEIGHT = 3.0  # municipalities, former ones and towns; a village may be the venue
_STOP_WORDS = (
    r"kl\.?|klokka|klokken|fra|frå|den|mandag|måndag|tirsdag|tysdag|onsdag|torsdag|tors|fredag|lørdag|laurdag|søndag"
    r"|sundag|der|hvor|som|med|for|om|slik|og vi|og har|til|\d{1,2}\.\s?\w|\d{1,2}[/.]\d|i forbindelse|under"
    r"|ved siden|når|men"
)
_STOP = re.compile(rf"\s*(?:[.;!?\n]|,?\s(?:{_STOP_WORDS})\b|\s\(|$)")
_HALL = (
    r"(?i:hotell?(?:et)?|\w*bibliotek(?:et)?|skole|skule|skolen|skulen|\w*senter|\w*senteret|museum|museet|\w*sal(?:en)?"
    r"|kantin\w+|auditori\w+|aula(?:en)?|bygget|\w+bygg|\w*bygget|lokaler?|lokalene|hus|\w+hus|\w+huset|leirsted"
    r"|gård|gard|kirke\w*|resort|arena\w*|hall(?:en)?|\w+hallen|scene\w*|festning\w*|folkehøgskule|folkehøgskole"
    r"|\w*park|\w*parken|\w*torg|\w*torget|teater|teateret|kino|næringshage|kafe\w*|café|naturreservat"
    r"|rådhus|\w*rommet)"
)
_ANY_HALL = re.compile(rf"\b(?:{_HALL}|vgs|vidaregåande|videregående)\b", re.IGNORECASE)
_PROPER = r"[A-ZÆØÅ][\w.&’'/-]*"
_NUMBER = r"\d{1,4}[A-Za-z]?(?!\d)(?!\s?[.–-])"
_JOINING = rf"(?:i|på|ved|og|av|nasjonale|regionale|videregående|vidaregåande|kurs- og|{_NUMBER})"
_OLD = r"(?:gamle |nye |det gamle |den gamle )?"
_PLACE = rf"(?P<place>{_OLD}(?:{_PROPER}|(?:\w+\s)?{_HALL}\b)(?:,?\s+(?:{_PROPER}|{_HALL}\b|{_JOINING}))*)"
_HOUSE = rf"(?P<place>{_OLD}(?:{_PROPER}\s){{0,3}}(?:\w+\s)?{_HALL}\b(?:,?\s+(?:{_PROPER}|{_JOINING}))*)"
_HELD = (
    r"(?:holdes|haldast|arrangeres|arrangerast|avholdes|avhaldast|blir|vert|er|skjer|foregår|føregår|finner sted"
    r"|går av stabelen|finn stad|gjennomføres|gjennomførast|møtes|møtest|samles|starter|sendes direkte"
    r"|direktesendes|går|held|holder til|bli holdt)"
)
_PROSE = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b(?:[Ss]tedet|[Ll]okalet|[Mm]øtestedet|[Kk]ursstedet|[Mm]øtehotellet)(?:\sklart)?(?:\ser|:)\s+{_PLACE}",
        rf"\b{_HELD}\b(?:\s[a-zæøå]+){{0,3}}?\s(?:i|på|ved|hos|fra)\s{_PLACE}",
        rf"\b(?:legges|lagt|flyttet|flytta)\s(?:\w+\s)?til\s{_PLACE}",
        rf"\b(?:på|i|ved|hos)\s{_HOUSE}",
        rf"\b(?:på|ved|hos)\s{_PLACE}",
    )
)
_TELLING = _PROSE[:3]  # these tell where it is held also in a sentence without the date
_AFTER_TIME = re.compile(r"^\s*[,–-]\s*(?P<place>[A-ZÆØÅ][^,.;:\n]{2,50})$")
_AFTER_DATE = re.compile(rf"^\s+(?:i|på)\s(?P<place>{_PROPER}(?:\s{_PROPER}){{0,2}})\s*(?:[.!]|$)")
_TITLE = re.compile(rf"\b(?:på|ved|i)\s(?P<place>{_PROPER}(?:\s{_PROPER})*)|\b(?:i|på)\s(?P<house>{_HALL})\b")
_CHANNEL = re.compile(
    r"\b(?:Teams|Zoom|Facebook|Youtube|YouTube|Skype|Webex|Internett|LinkedIn|Instagram|Vimeo)\b"
)
_ADDRESS = re.compile(r",?\s*(?:https?://|www\.)\S+")
_NO_PLACE = wording("""
    vi, du, det, den, de, norsk, norge, noreg, norden, europa, eu, fn, program*, påmelding*, her, alle, covid*,
    kontakt*,
    e-post, tlf""")


@dataclass(frozen=True, slots=True)
class VenuePhrase:
    """A place as the page words it, in the block at ``where``."""

    text: str
    where: str
    rule: str


class PlaceWords:
    """Whether a phrase names a place, by the gazetteer and by words for halls and houses."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer

    def is_village(self, text: str) -> bool:
        """The name of a place inside a municipality, not of a municipality."""
        return self.is_place(text) and not self._gazetteer.is_municipality(text)

    def is_town(self, text: str) -> bool:
        """Nothing but the name of a town or municipality."""
        tokens = split_words(text)
        if len(tokens) > 1 and not self._gazetteer.is_municipality(text):
            return False
        return any(
            match.first == 0
            and match.last == len(tokens) - 1
            and any(sense.number and sense.weight >= _TOWN_WEIGHT for sense in match.senses)
            for match in self._gazetteer.find(tokens)
        )

    def is_place(self, text: str) -> bool:
        """A phrase that begins with a place's name, or has a hall or house in it, or names a channel."""
        if len(text) > _LONGEST:
            return False
        first = re.split(r"[,(–]", text)[0]
        hall = _ANY_HALL.search(text)
        if hall and not re.search(r"\b(?:i|på|om|for|av|til|med)\b", text[: hall.start()]):
            return True
        if _CHANNEL.search(first):
            return True
        tokens = split_words(first)
        return len(tokens) <= 4 and any(match.first == 0 for match in self._gazetteer.find(tokens))


def find_venue(
    pairs: Sequence[Pair],
    blocks: Sequence[Block],
    mentions: Sequence[Mention],
    title: tuple[str, str],
    words: PlaceWords,
) -> VenuePhrase | None:
    """The venue of an event; ``mentions`` name its days, ``title`` is (where, text), ``words`` know places."""
    for phrase in chain(
        _labelled(pairs, mentions),
        _beside_date(blocks, mentions, words),
        _in_prose(blocks, mentions),
        _in_title(*title, words),
    ):
        text = _ADDRESS.sub("", phrase.text).strip(" \t\n,;:–-.")
        if _is_venue(text) and not words.is_town(text):
            return VenuePhrase(text, phrase.where, phrase.rule)
    return next(_town_after_date(mentions, words), None)


def _is_venue(text: str) -> bool:
    if not 2 < len(text) <= _LONGEST or _NO_PLACE.fullmatch(text):
        return False
    # A common noun in the plural ("på bibliotekene") is no place to go to.
    return any(char.isupper() for char in text) or not text.endswith(("ene", "ane", "er", "ar"))


def _labelled(pairs: Sequence[Pair], mentions: Sequence[Mention]) -> Iterator[VenuePhrase]:
    for pair in pairs:
        if pair.field == "where":
            yield VenuePhrase(_first_part(pair.value), pair.where, "place.label")
    for pair in pairs:
        if pair.field == "when_where":
            dates = [m.dates for m in mentions if m.tier is Tier.LABEL and m.where == pair.where]
            rest = pair.value[max((each.end for each in dates), default=0) :].strip(" ,.:;–-")
            if rest:
                yield VenuePhrase(rest.split("\n")[0], pair.where, "place.label.shared")


def _first_part(value: str) -> str:
    """A label's value up to its first full sentence end, its lines joined by commas."""
    first, *below = value.split("\n")
    value = "\n".join([first, *takewhile(_is_place_line, below)]) if len(value) <= 80 else first
    value = re.split(r"(?<=[a-zæøå)])[.!]\s+(?=[A-ZÆØÅ])", value)[0]
    return re.sub(r"\s*\n\s*", ", ", value)


def _beside_date(
    blocks: Sequence[Block], mentions: Sequence[Mention], words: PlaceWords
) -> Iterator[VenuePhrase]:
    """A short line without a sentence next to the page's date line, or the end of a line with the time."""
    positions = {block.where: position for position, block in enumerate(blocks)}
    for mention in mentions:
        at = positions.get(mention.where)
        if at is None or mention.tier is Tier.LABEL:
            continue
        block = blocks[at]
        found = _AFTER_TIME.match(mention.sentence.rpartition(mention.dates.quote)[2])
        if found and (block.kind == "heading" or block.bold or words.is_place(found["place"])):
            yield VenuePhrase(found["place"], block.where, "place.after-time")
        if mention.tier is not Tier.HEADER or block.kind == "heading":
            continue
        lines = [(line, block.where) for line in block.text.split("\n") if mention.dates.quote not in line]
        beside = [blocks[near] for near in (at - 1, at + 1) if 0 <= near < len(blocks)]
        lines += [(b.text.replace("\n", ", "), b.where) for b in beside if b.kind in ("p", "li")]
        for line, where in lines:
            known = words.is_place(line) or is_online(line) or any(char.isdigit() for char in line)
            if known and _is_place_line(line):
                yield VenuePhrase(line, where, "place.beside-date")


def _town_after_date(mentions: Sequence[Mention], words: PlaceWords) -> Iterator[VenuePhrase]:
    """The town that ends the announcing sentence right behind its date, when nothing closer is told."""
    for mention in mentions:
        found = _AFTER_DATE.match(mention.sentence.rpartition(mention.dates.quote)[2])
        if found and words.is_village(found["place"]):
            yield VenuePhrase(found["place"], mention.where, "place.after-date")


def _is_place_line(line: str) -> bool:
    words = line.split()
    if not 1 <= len(words) <= 12 or line[-1:] in ".!?:" or not line[:1].isupper():
        return False
    capitals = sum(word[:1].isupper() or word[:1].isdigit() for word in words)
    return capitals >= len(words) / 2 and "|" not in line


def _in_prose(blocks: Sequence[Block], mentions: Sequence[Mention]) -> Iterator[VenuePhrase]:
    """The place in the sentences that give the time, then in those that tell where it is held."""
    for mention in mentions:
        if mention.tier in (Tier.PROGRAMME, Tier.TITLE):
            continue
        for pattern in _PROSE:
            for match in pattern.finditer(mention.sentence):
                if phrase := _phrase(match["place"], mention):
                    yield VenuePhrase(phrase, mention.where, "place.sentence")
    for block in blocks:
        if block.kind in ("p", "li"):
            for pattern in _TELLING:
                for match in pattern.finditer(block.text):
                    if phrase := _phrase(match["place"], None):
                        yield VenuePhrase(phrase, block.where, "place.prose")


def _in_title(where: str, title: str, words: PlaceWords) -> Iterator[VenuePhrase]:
    """A village or a house that the title names."""
    for match in _TITLE.finditer(title):
        name = match["place"] or match["house"]
        if match["house"] or words.is_place(name):
            yield VenuePhrase(name, where, "place.title")


def _phrase(place: str, mention: Mention | None) -> str | None:
    """A matched phrase up to the first word that no place's name has."""
    if mention:
        place = place.partition(mention.dates.quote)[0] if mention.dates.quote in place else place
    stop = _STOP.search(place)
    place = place[: stop.start()] if stop and stop.start() else place
    place = re.sub(r"\s+(?:i|på|ved|og|av)$", "", place.strip(" ,"))
    return None if _CHANNEL.search(place) or len(place) < 3 else place
