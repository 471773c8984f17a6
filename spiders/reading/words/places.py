"""Whether a phrase names a place: by the gazetteer, and by words for halls, houses and channels."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from normalize import has_street
from normalize.gazetteer import split_words
from normalize.lazily import compiled
from normalize.lexicon.places import NAMED_ROOMS

if TYPE_CHECKING:
    from normalize import Gazetteer

LONGEST: Final = 160  # characters of a place as a page words it
# What a place begins with behind a preposition: a name, or a word in its definite form ("på Nes", "i kulturhuset").
PLACE_BEGINS: Final = r"(?:[A-ZÆØÅ]|\w+(?:en|et|a)\b)"
# "Granvoll skole, kl. 9–15", "Rådhuset fra klokken 18": what stands behind a place is none of it.
HOUR_BEHIND: Final = r",?\s(?:(?:fra|frå)\s)?(?:kl\b\.?|klokk[ae]n?)\s?\d.*"
_TOWN_WEIGHT: Final = 3.0  # municipalities, former ones and towns; a village may be the venue
_LANDMARK_WEIGHT: Final = 2.9
_HOUSE_NAMES: Final = ("huset", "hallen", "senteret")  # a gazetteer has some among its towns
_COUNTY_WEIGHT: Final = 20.0
# What a house, hall or meeting point is called, alone or as the end of a compound: kulturhus, fjellstue,
# ungdomsskule; most with their definite form.
_COMPOUNDING: Final = (
    r"auditori(?:um|et)|aula(?:en)?|barnehage(?:n)?|bibliotek(?:et)?|brygg[ea]|bygg(?:et)?|campus(?:en)?|fabrikk(?:en)?|foaje(?:en)?|frivillig(?:hets)?sentral(?:en)?"
    r"|(?<!skjer)gard(?:en)?|(?<!skjær)gård(?:en)?|hall(?:en)?|hotell?(?:et)?|hus(?:et)?|hytt[ea]|kaf[eé]\w*|kantin[ae]n?|kapell(?:et)?"
    r"|kirk(?:e|en|a)|kjeller(?:en)?|kyrkj[ea]|leir(?:en|sted)|loft(?:et)|løe|løa|låve(?:n)?|muse(?:um|et)|mølle|mølla"
    r"|naust(?:et)?|park(?:en)?|parkeringsplass(?:en)?|(?<!tids)(?<!mellom)(?<!handlings)rommet|sal(?:en)?|salong(?:en)?|scene(?:n)?|senter(?:et)?"
    r"|sk[ou]l(?:en?|a)|slott(?:et)?|stadion|stasjon(?:en)?|stov[eaå]|stu[ea]|teat(?:er|eret|ret)|torg(?:et)?|torvet"
    r"|tun(?:et)|universitet(?:et)?|veksthus(?:et)?|verft(?:et)?|vestibyle(?:n)?"
)
# Those that other words end in as well ("haikai"), or that have endings of many kinds.
_WHOLE: Final = (
    r"\w{3,}hjem(?:met)?|(?:frilufts|tur|bade)(?:område(?:t)?|plass(?:en)?)|(?:idretts|ski|skyte|nærmiljø|rense|avfalls|forbrennings|sorterings|vannbehandlings|fjernvarme|biogass|gjenvinnings)anlegg(?:et)?"
    r"|\w{4,}tun|arena\w*|auditori\w+|café|festning\w*|fyr(?:et)?|kai(?:en|a)|kino(?:en)?|lokaler?|lokalene|lokala"
    r"|naturreservat|(?:parsell|skole|skule|besøks)hagen?|næringshagen?|pub(?:en)?|resort|(?:møte|gruppe|klasse|seminar)rom|rom(?=\s\d)"
)
# Where people meet outside, in the definite form: "brua", "sykkelparkeringen", "gapahuken".
SPOT: Final = (
    r"(?i:(?:idretts|fotball|kunstgress|kunstgras|grus|skøyte|ball)ban(?:en|a)|\w*(?:parkeringa|parkeringen|plassen|trappa|trappen|trappene|inngangen|brua|broa|broen|bommen|porten|portalen"
    r"|gapahuken|stranda|stranden|fjæra|kaia|kaien|brygga|bryggen|holdeplassen|haldeplassen|stoppet|krysset|rundkjøringa"
    r"|rundkjøringen|flaggstanga|flaggstangen|statuen|fontenen|toppen|varden|varda|hytta|koia|lavvoen|teltet|åkeren"
    r"|jordet|elva|elven|bekken|vannet|vatnet|stien|løypa|hagen"
    r"|paviljongen|moloen|tårnet|bautaen|butikken|kiosken|terminalen|ferjeleiet|fergeleiet))"
)
_HALL: Final = rf"\w*(?:{_COMPOUNDING})|{_WHOLE}"
HALL: Final = rf"(?i:{_HALL})"
# In lower case: a pattern that does not mind the case takes many times as long.
_ANY_HALL: Final = compiled(rf"\b(?:{_HALL}|vgs|vidaregåande|videregående|scandic|clarion|radisson|hotel)\b")
CHANNEL: Final = compiled(
    r"\b(?:Teams|Zoom|Facebook|Youtube|YouTube|Skype|Webex|Internett|LinkedIn|Instagram|Vimeo)\b"
)


class PlaceWords:
    """Whether a phrase names a place, by the gazetteer and by words for halls and houses."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer

    def is_village(self, text: str) -> bool:
        """The name of a place inside a municipality, not of a municipality."""
        return self.is_place(text) and not self._gazetteer.is_municipality(text)

    def is_town(self, text: str) -> bool:
        """Nothing but the name of a town, a municipality or a county, or several of them."""
        return self._is_town(text) or (" og " in text and all(map(self._is_town, text.split(" og "))))

    def _is_town(self, text: str) -> bool:
        if text.lower().endswith(_HOUSE_NAMES):
            return False
        tokens = split_words(text)
        # A landmark is a place to go to where it is a house, else as good as a town: Ibsenhuset, Flesland.
        least = _TOWN_WEIGHT if _ANY_HALL.search(text.lower()) else _LANDMARK_WEIGHT
        towns = len(tokens) == 1 or self._gazetteer.is_municipality(text)
        senses = (
            sense
            for match in self._gazetteer.find(tokens)
            if match.first == 0 and match.last == len(tokens) - 1
            for sense in match.senses
        )
        return any(
            towns and each.weight >= least if each.number else each.weight >= _COUNTY_WEIGHT
            for each in senses
        )

    def is_county(self, text: str) -> bool:
        """Nothing but the name of a county, present or former, or of two of them."""
        counties = self._gazetteer.counties  # "Vestfold og Telemark" is one of them
        return text.lower() in counties or all(name in counties for name in text.lower().split(" og "))

    def is_region(self, text: str) -> bool:
        """Nothing but the name of a municipality or a county, or of two counties."""
        return self.is_county(text) or self._gazetteer.is_municipality(text)

    def is_place(self, text: str) -> bool:
        """A phrase that begins with a place's name, has a hall, a house or a street in it, or names a channel."""
        if len(text) > LONGEST:
            return False
        if has_street(text):
            return True
        first = re.split(r"[,(–]", text)[0]
        hall = _ANY_HALL.search(text.lower())
        if hall and not re.search(r"\b(?:i|på|om|for|av|til|med|ved|hos|fra|frå)\b", text[: hall.start()]):
            return True
        if CHANNEL.search(first):
            return True
        tokens = split_words(first)
        return len(tokens) <= 4 and any(match.first == 0 for match in self._gazetteer.find(tokens))

    def venue_first(self, text: str) -> str:
        """A place whose town comes first, turned round: "Molde, Scandic Seilet" → "Scandic Seilet, Molde"."""
        town, comma, venue = text.partition(", ")
        venue = re.sub(r"^(?:i|på|ved)\s", "", venue)
        house = _ANY_HALL.search(town)
        is_room = venue.split(" ")[0].lower() in NAMED_ROOMS
        if not comma or ", " in venue or is_room or house or not self.is_name(town) or self.is_name(venue):
            return text
        return f"{venue}, {town}"

    def is_name(self, text: str) -> bool:
        """Nothing but a name that the gazetteer knows."""
        tokens = split_words(text)
        found = self._gazetteer.find(tokens)
        return len(found) == 1 and found[0].first == 0 and found[0].last == len(tokens) - 1
