"""Where an event is held, in the page's own words: label, the line beside the date, or the announcing
sentence.

What is found here is a phrase ("kantina på Rådhuset"); :mod:`normalize.place` takes it apart and finds
the municipality. A town alone is no venue.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from normalize.gazetteer import split_words
from spiders.mentions import Tier
from spiders.wording import wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from normalize.gazetteer import Gazetteer
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
    r"hotell?\w*|kulturhus\w*|rådhus\w*|bibliotek\w*|\w*bibliotek\w*|skole\w*|skule\w*|\w*senter\w*|museum|museet"
    r"|\w*sal(?:en)?|kantin\w+|auditori\w+|aula\w*|bygg\w*|\w*bygget|lokaler?|lokalene|\w+hus|\w+huset|leirsted"
    r"|gård|gard|kirke\w*|resort|arena\w*|kurs- og konferansesenter|hall\w*|scene\w*|festning\w*|folkehøgskule"
    r"|folkehøgskole|\w*park\w*|\w*torg\w*|teater\w*|kino\w*|næringshage|kafe\w*|café|naturreservat"
)
_ANY_HALL = re.compile(rf"\b(?:{_HALL}|vgs|vidaregåande|videregående)\b", re.IGNORECASE)
_PROPER = r"[A-ZÆØÅ][\w.&’'/-]*"
_JOINING = r"i|på|ved|og|av|nasjonale|regionale|\d{1,4}[A-Za-z]?(?!\d)(?!\.\s?\w)"
_PLACE = (
    rf"(?P<place>(?:(?:gamle|nye|det gamle|den gamle)\s+)?(?:{_PROPER}|(?:\w+\s)?(?:{_HALL})\b)"
    rf"(?:,?\s+(?:{_PROPER}|{_HALL}|{_JOINING}))*)"
)
_HELD = (
    r"(?:holdes|haldast|arrangeres|arrangerast|avholdes|avhaldast|blir|vert|er|skjer|foregår|føregår|finner sted"
    r"|går av stabelen|finn stad|gjennomføres|gjennomførast|møtes|møtest|samles|legges til|lagt til|lagt|starter"
    r"|sendes direkte|direktesendes|går|held|holder til|vil bli holdt)"
)
_PROSE = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b[Ss]tedet(?:\sklart)?(?:\ser|:)\s+{_PLACE}",
        rf"\b{_HELD}\b(?:\s(?:fysisk|igjen|i år|denne gangen|til|seminaret))*\s(?:i|på|ved|hos|til|fra)\s{_PLACE}",
        rf"\b(?:på|i|ved|hos)\s(?P<place>(?:{_PROPER}\s|\w+\s)?(?:{_HALL})\b(?:,?\s+(?:{_PROPER}|{_JOINING}))*)",
        rf"\b(?:på|ved|hos)\s{_PLACE}",
        rf"\bi\s(?P<place>(?:{_PROPER}\s)+(?:{_HALL})\b)",
    )
)
_CHANNEL = re.compile(
    r"\b(?:Teams|Zoom|Facebook|Youtube|YouTube|Skype|Webex|Internett|LinkedIn|Instagram|Vimeo)\b"
)
_NO_PLACE = wording("""
    vi, du, det, den, de, norsk, norge, noreg, norden, europa, eu, fn, program*, påmelding*, her, alle,
    covid*, kontakt*, e-post, tlf""")


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

    def is_town(self, text: str) -> bool:
        """Nothing but the name of a town or municipality."""
        tokens = split_words(text)
        return any(
            match.first == 0
            and match.last == len(tokens) - 1
            and any(sense.weight >= _TOWN_WEIGHT for sense in match.senses)
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
    pairs: Sequence[Pair], blocks: Sequence[Block], mentions: Sequence[Mention], words: PlaceWords
) -> VenuePhrase | None:
    """The venue of an event; ``mentions`` are those that gave its time, ``words`` knows which names are
    no venue alone."""
    for phrase in (
        *_labelled(pairs, mentions),
        *_beside_date(blocks, mentions),
        *_in_prose(blocks, mentions),
    ):
        text = phrase.text.strip(" \t\n,;:–-.")
        if text and not words.is_town(text) and not _NO_PLACE.fullmatch(text) and len(text) <= _LONGEST:
            return VenuePhrase(text, phrase.where, phrase.rule)
    return None


def _labelled(pairs: Sequence[Pair], mentions: Sequence[Mention]) -> Iterator[VenuePhrase]:
    for pair in pairs:
        if pair.field == "where":
            yield VenuePhrase(_first_part(pair.value), pair.where, "place.label")
    for pair in pairs:
        if pair.field == "when_where":
            dates = [m.dates for m in mentions if m.tier is Tier.LABEL and m.where == pair.where]
            end = max((each.end for each in dates), default=0)
            if rest := pair.value[end:].strip(" ,.:;–-"):
                yield VenuePhrase(rest.split("\n")[0], pair.where, "place.label.shared")


def _first_part(value: str) -> str:
    """A label's value up to its first full sentence end."""
    value = re.split(
        r"(?<=[a-zæøå)])[.!]\s+(?=[A-ZÆØÅ])", value.split("\n")[0] if len(value) > 80 else value
    )[0]
    return re.sub(r"\s*\n\s*", ", ", value)


def _beside_date(blocks: Sequence[Block], mentions: Sequence[Mention]) -> Iterator[VenuePhrase]:
    """A short line without a sentence next to the page's date line."""
    for mention in mentions:
        if mention.tier is not Tier.HEADER or not 0 <= mention.index < len(blocks):
            continue
        block = blocks[mention.index]
        for line in block.text.split("\n"):
            if mention.dates.quote not in line and _is_place_line(line):
                yield VenuePhrase(line, block.where, "place.beside-date")
        for index in (mention.index - 1, mention.index + 1):
            if (
                0 <= index < len(blocks)
                and _is_place_line(blocks[index].text)
                and blocks[index].kind in ("p", "li")
            ):
                yield VenuePhrase(
                    blocks[index].text.replace("\n", ", "), blocks[index].where, "place.beside-date"
                )


def _is_place_line(line: str) -> bool:
    words = line.split()
    if not 1 <= len(words) <= 12 or line[-1:] in ".!?:" or not line[:1].isupper():
        return False
    capitals = sum(word[:1].isupper() or word[:1].isdigit() for word in words)
    return capitals >= len(words) / 2 and "|" not in line


def _in_prose(blocks: Sequence[Block], mentions: Sequence[Mention]) -> Iterator[VenuePhrase]:
    """The place in the sentences that give the time, then in those that tell where it is held."""
    for mention in mentions:
        where = mention.where
        for pattern in _PROSE:
            for match in pattern.finditer(mention.sentence):
                if phrase := _phrase(match["place"], mention):
                    yield VenuePhrase(phrase, where, "place.sentence")
    for block in blocks:
        if block.kind in ("p", "li"):
            for pattern in _PROSE[:2]:
                for match in pattern.finditer(block.text):
                    if phrase := _phrase(match["place"], None):
                        yield VenuePhrase(phrase, block.where, "place.prose")


def _phrase(place: str, mention: Mention | None) -> str | None:
    if mention:
        place = place.partition(mention.dates.quote)[0] if mention.dates.quote in place else place
    stop = _STOP.search(place)
    place = place[: stop.start()] if stop and stop.start() else place
    place = re.sub(r"\s+(?:i|på|ved|og|av)$", "", place.strip(" ,"))
    return None if _CHANNEL.search(place) or len(place) < 3 else place
