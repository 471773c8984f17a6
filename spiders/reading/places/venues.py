"""Where an event is held, in the page's own words: label, the line beside the date, or the announcing
sentence.

What is found here is a phrase ("kantina på Rådhuset"); :mod:`normalize.place` takes it apart and finds
the municipality. A town alone is no venue.
"""

from __future__ import annotations

import re
from itertools import chain, takewhile, tee
from typing import TYPE_CHECKING, Final

from normalize.lazily import compiled
from normalize.lexicon.calendar import ANY_WEEKDAY
from normalize.venue import COUNTRY
from spiders.page.labels import read_labels
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
    in_dated_sentences,
    in_labelled_sentence,
    in_prose,
    is_subject,
    towns_after_dates,
)
from spiders.reading.places.tidying import begins_with_street, tidy_place
from spiders.reading.times.mentions import Tier
from spiders.reading.words.gatherings import GATHERING, find_gathering
from spiders.reading.words.places import CHANNEL, HALL, HOUR_BEHIND, LONGEST, SPOT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spiders.page.blocks import Block
    from spiders.page.labels import Pair
    from spiders.reading.times.mentions import Mention
    from spiders.reading.words.places import PlaceWords

_MARKS: Final = " \n,.:;–-"
_JOINT: Final = r"(?:i|på|ved|om|for|og|til|med|av)"
_BARE: Final = 5  # letters of a noun by which a house is known
# "Vel møtt på Granvoll Forum" greets, "bli med på Granvolldyrskuet" invites to what takes place.
_TITLE: Final = compiled(
    rf"(?<!møtt\s)(?<!\bmed\s)\b(?:på|ved|i|foran|framfor|utenfor|utanfor|(?i:\w*tur|ekskursjon|utflukt|befaring)(?:en|a)?\stil)\s(?P<place>{PROPER}(?:\s(?:og\s)?{PROPER})*(?:\s{HALL}\b)?)|\b(?:i"
    rf"|på)\s(?P<house>{HALL})\b|\bhos\s(?P<host>{PROPER}(?:\s{PROPER})*)"
)
# "Energikonferanse på Skogheim i Granvoll"
_TITLE_IN_TOWN: Final = compiled(
    rf"(?<!\bmed\s)\b(?:på|ved|i)\s(?P<house>{PROPER}(?:\s{PROPER}){{0,2}})(?:,|\si)\s(?P<town>{PROPER})(?=$|[\s,.:!?])"
)
# "Klimafest på SALT": whatever one meets at; that one meets is said.
_MEETING_AT: Final = compiled(
    rf"\b{GATHERING}(?<!en)(?<!et)(?<!ne)(?<!a)\spå\s(?P<house>{PROPER}(?:\s{PROPER}){{0,2}})(?=$|[\s,.:!?–])"
)
# A day or the next label behind a labelled place: "Granvoll kulturhus 1. september".
_DAY: Final = compiled(
    rf"(?:,?\s(?:på\s)?(?:{ANY_WEEKDAY}))?{HOUR_BEHIND}"
    r"|,?\s(?:nærmere|nærare|mer|meir)\s(?:info|beskjed|opplysning|detalj)\w*\b.*"
    r"|,?\s(?:(?:den\s)?[a-zæøå]+dag\s)?(?:den\s)?\d{1,2}\.\s?(?:januar|februar|mars|april|mai|juni|juli|august|september"
    r"|oktober|november|desember)\b.*|\s(?:NÅR|TID|DATO|PRIS)(?::.*|$)"
)
_SENTENCE_END: Final = compiled(
    r"(?:(?<=[a-zæøå)])(?<!\baud)(?<!\bavd)(?<!\binst)|(?<=\d\d))[.!]\s+(?=[A-ZÆØÅ])"
)
_ABBREVIATED: Final = compiled(r"[A-ZÆØÅ]{2,}s")  # "på FNs møte"
_LODGING: Final = compiled(r"hotell(?:et|a|ene)?(?:\s(?:i|på|ved)\s\S+)?", re.IGNORECASE)
# What stands where a place could, and tells of the event: "Utsatt til høsten", "Lenke sendes ut"; and a gathering by
# its name: "på Granvollkonferansen 2027", "på KS-seminaret i Oslo".
_NEWS: Final = compiled(
    r"(?:utsatt|utsett|avlyst|flyttet|flytta|full(?:t|tegn\w+|teikn\w+|booket|booka)|ny dato|nytt tidspunkt"
    r"|(?:lenke|lenkje|link)\w*\s(?:\w+\s){0,2}(?:sendes|sendast|kommer|kjem|til|blir|vert))\b",
    re.IGNORECASE,
)
# Told later, or of several places: "Fastsettes senere", "Ikkje avklara enno", "Ulike stader".
_UNSETTLED: Final = compiled(
    r"(?:(?:(?:ikke|ikkje|ennå|enno|enda|foreløpig|førebels|endelig|endeleg|sted|stad|er|blir|vert|vil|bli)\s)*"
    r"(?:fastset\w*|fastsatt|u?avklar\w*|avtal(?:es|ast|t)|bestem(?:t|mes|mast)|annonser\w*|kunngj[øeo]r\w*|opplys(?:es|ast|t)|oppgis?|oppgi(?:tt|ve)"
    r"|meldt?|meldes|meldast|informer\w*|ukjent|kommer|kjem|klart?|tba|tbc|tbd)\b"
    r"|(?:to|tre|fire|fem|flere|fleire|ulike|forskjellige|diverse)\s(?:ulike\s)?(?:steder|stader|lokasjoner|lokasjonar)\b"
    r"(?!\s(?:i|på)\s)|(?:flere|fleire|ulike|forskjellige|blir|vert)$)",
    re.IGNORECASE,
)
_OCCASION: Final = compiled(
    rf"(?:{PROPER}\s)*{GATHERING}(?:\s20\d\d|(?<=en|et|.a|ne))(?=$|,|\s(?:i|på|ved|hos|som)\b)"
)
_ROW: Final = compiled(r",\s|\sog\s")
_TOLD: Final = ("place.sentence", "place.prose")
_IS_SPOT: Final = compiled(rf"{HALL}\b|{SPOT}\b")
_AROUND_TOWN: Final = compiled(rf"^\d{{4}}\s(?=[A-ZÆØÅ])|,\s*{COUNTRY.pattern}$")


def find_venue(
    pairs: Sequence[Pair],
    blocks: Sequence[Block],
    mentions: Sequence[Mention],
    title: tuple[str, str],
    words: PlaceWords,
    *,
    called: str = "",
    shared: Sequence[Block] = (),
) -> VenuePhrase | None:
    """The venue of an event, which is not what it is ``called``.

    ``mentions`` name its days, ``title`` is (where, text), ``words`` know places; the ``shared`` blocks
    speak of all events of the page.
    """
    village: VenuePhrase | None = None
    nameless: list[VenuePhrase] = []  # grows as the prose is read
    titled, titled_again = tee(_in_title(*title, words))  # looked for once
    for phrase in chain(
        _labelled(pairs, mentions, words),
        beside_date(blocks, mentions, title, words),
        in_dated_sentences(mentions, title[1].lower()),
        _labelled_for_all(shared, words),
        in_prose(blocks, title[1].lower(), nameless),
        houses_in_towns(mentions, words),
        below_title(blocks, mentions, title[0], words),
        address_lines(blocks),
        (phrase for phrase in titled if not phrase.text.islower()),
        nameless,
        titled_again,
    ):
        text = tidy_place(phrase.text)
        if named := _named_in_title(text, title[1]):
            return VenuePhrase(named, title[0], "place.title")
        region = words.is_town(name_of_town(text)) or (
            (phrase.rule != "place.label" or len(_ROW.findall(text)) > 1) and _is_region(text, words)
        )
        if _is_venue(text) and text != called and not region:
            found = VenuePhrase(words.venue_first(text), phrase.where, phrase.rule)
            if village is None and phrase.rule in _TOLD and words.is_name(text):
                village = found  # unless a house in it is told
            elif village is None or phrase.rule == "place.label" or _is_house(phrase, text):
                return found
    if village:
        return village
    return next(towns_after_dates(mentions, words), None)


def _is_house(phrase: VenuePhrase, text: str) -> bool:
    """Whether a sentence tells more than the village that another one names."""
    return phrase.rule in _TOLD and " " in text and _IS_SPOT.search(text) is not None


def _is_region(text: str, words: PlaceWords) -> bool:
    """Municipalities and counties in a row: "Viken, Vestfold og Telemark", "Nes, Voss og Stord"."""
    rows = (text.split(", "), _ROW.split(text))
    return "," in text and any(all(map(words.is_region, row)) for row in rows)


def name_of_town(text: str) -> str:
    """A labelled town without its postal code and country."""
    return _AROUND_TOWN.sub("", text)


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
    if _NEWS.match(text) or _UNSETTLED.match(text) or (_OCCASION.match(text) and not _IS_SPOT.match(text)):
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


def _labelled_for_all(shared: Sequence[Block], words: PlaceWords) -> Iterator[VenuePhrase]:
    """The one labelled place that stands for all events of a page."""
    labelled = [pair for pair in read_labels(shared).pairs if pair.field == "where"] if shared else []
    if len(labelled) == 1:
        yield from _labelled(labelled, (), words)


def labelled_place(value: str) -> str:
    """A label's value up to its first full sentence end or day, its lines joined by commas."""
    first, *below = value.split("\n")
    value = "\n".join([first, *takewhile(is_place_line, below)]) if len(value) <= 80 else first
    value, *behind = _SENTENCE_END.split(value, maxsplit=1)
    if behind and begins_with_street(behind[0]):  # "Festsalen. Storgata 3, Storøy"
        value = f"{value}, {_SENTENCE_END.split(behind[0], maxsplit=1)[0].rstrip(' .')}"
    return re.sub(r"\s*\n\s*", ", ", _DAY.sub("", value))


def _in_title(where: str, title: str, words: PlaceWords) -> Iterator[VenuePhrase]:
    """A village or a house that the title names."""
    for match in _TITLE_IN_TOWN.finditer(title):
        house = match["house"]
        if words.is_town(match["town"]) and not (words.is_town(house) or find_gathering(house)):
            yield VenuePhrase(house, where, "place.title")
    for match in _TITLE.finditer(title):
        name = match["place"] or match["house"] or match["host"]
        if match["place"] and is_subject(title, match.start("place")):
            continue
        if not match["place"] or words.is_place(name):
            yield VenuePhrase(name, where, "place.title")
    for match in _MEETING_AT.finditer(title) if " på " in title else ():
        if not (find_gathering(match["house"]) or CHANNEL.search(match["house"])):
            yield VenuePhrase(match["house"], where, "place.title")
