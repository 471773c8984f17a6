"""Places that sentences tell."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from normalize.lazily import compiled
from normalize.lexicon.calendar import ANY_WEEKDAY
from normalize.lexicon.given_names import GIVEN_NAMES
from spiders.page.wording import wording
from spiders.reading.places.frames import PROPER, frames_in
from spiders.reading.places.lines import VenuePhrase
from spiders.reading.times.mentions import Tier
from spiders.reading.words.gatherings import find_gathering
from spiders.reading.words.places import CHANNEL, HALL

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spiders.page.blocks import Block
    from spiders.reading.places.frames import Frame
    from spiders.reading.times.mentions import Mention
    from spiders.reading.words.places import PlaceWords

_STOP_WORDS: Final = (
    rf"kl\.?|klokka|klokken|fra|frå|den|{ANY_WEEKDAY}|tors"
    r"|der|hvor|som|med|for|om|slik|og vi|og har|til|\d{1,2}\.\s?\w|\d{1,2}[/.]\d|i forbindelse"
    r"|under|ved siden|når|men"
)
_STOP: Final = compiled(rf"\s*(?:[.;!?\n]|(?<!lokalene)(?<!lokala),?\s(?:{_STOP_WORDS})\b|\s\(|$)")
_NEXT_TO: Final = compiled(r"\b(?:like|rett|tett|nær)\s(?:ved|på|inntil|bak)\s$")
# "Bli med på Granvolldyrskuet", "meld deg på Fjellåret": what one takes part in.
_TAKING_PART: Final = compiled(
    r"\b(?:(?:bli|blir|vert|ver|være|vere|er|få|ta)\s(?:du\s|dere\s|de\s)?med|meld\w*\s(?:deg|dere|dykk|seg)|delta[rk]?|deltek)\spå\s$",
    re.IGNORECASE,
)
_CLAUSE_ENDS: Final = compiled(r"[,;–:.!?]\s")
_LODGED: Final = compiled(r"\b(?:[Oo]vernatt|[Ii]nnkvarter|[Hh]otellrom)")
_AFTERWARDS: Final = compiled(
    r"\s(?:etterpå|i etterkant|etter\s(?:turen|møtet|dugnaden|ryddinga|ryddingen))\b"
)
# "Vindkraft på Storøya", "planane på Nesset": what is spoken of, wherever one meets.
_SUBJECT_OF: Final = compiled(
    r"(?:(?:plan|prosjekt|anlegg|kraftverk|tiltak|oppdrett)\w{0,4}|kraft|vind|utbygging(?:a|en)?|bygging|vern(?:et)?"
    r"|arbeid(?:et)?|forskning(?:a|en)?|forsking(?:a)?|myr(?:a|en|ane|ene)?|skog(?:en)?|natur(?:en)?|rein|laks|ulv|situasjon(?:en)?|utvikling(?:a|en)?"
    r"|fr[ae]mtid(?:a|en)?|møte(?:t|r)?\som\s[^.,:;–]{3,60}|orientering\som\s[^.,:;–]{3,60})\s(?:i|på|ved)\s$"
)
_AFTER_DATE: Final = compiled(rf"^\s+(?:i|på)\s(?P<place>{PROPER}(?:\s{PROPER}){{0,2}})\s*(?:[.!]|$)")
# "5. mai 2027 i Fjordspeilet i Granvoll", ", på Nordstjerna, Storøy"
_HOUSE_IN_TOWN: Final = compiled(
    rf"^,?\s(?:i|på|ved)\s(?P<house>{PROPER}(?:\s{PROPER}){{0,2}})(?:,|\s(?:i|på))\s(?P<town>{PROPER})(?![^\s.,;:!?)])"
)
# What one does beside a gathering, or did before, tells not where it is held.
_ASIDE: Final = wording("""
    middag*, festmiddag*, ekskursjon*, omvisning*, omvising*, utflukt*, overnatt*, innkvarter*, hotellrom*,
    bor, bu, buss*, flybuss*, parkering, parkere, avreise, retur, tidligere, tidlegare, i fjor, sist,
    forrige gang, førre gong""")
_HOUSE: Final = compiled(rf"{HALL}\b")
_STEM: Final = 6  # letters
_PLAIN: Final = ("named", "held", "is", "holds")  # frames that tell the place and not where one meets first
_FEWEST: Final = 4  # blanks in a sentence that tells a place
_WHOSE: Final = compiled(
    r"\b(?:fors(?:k(?:er|ere|ar|arar)|kning(?:a|en)?|king(?:a)?)|professor|student|studenter|studentar|ansatte?|tilsette?|elever?|elevar"
    r"|lærere?|lærarar?|leder|leiar|direktør|rådgiver|rådgivere|rådgjevar|kontor|avdeling|avdelinga"
    r"|avdelingen|jobber|jobbar|arbeider|arbeidar)\s(?:i|på|ved|hos)\s$",
    re.IGNORECASE,
)
# Behind a place that is part of the arranger's name: "FAU ved Granvoll skole inviterer …".
_SUBJECT: Final = compiled(
    r"(?:\s(?:og|samt)\s[^.,;:!?]{2,60}?)?\s(?:inviterer|arrangerer|ber|byr|kaller|kallar)\b(?!\s(?:vi|me|du)\b)"
)
_HOSTING: Final = wording(
    "vi, me, det|dette skjer, programmet, arrangementet, det hele, det heile, dagen, turen, alt"
)
_OWNED: Final = compiled(r"\s[a-zæøå]{4,}")
NO_PLACE: Final = wording("""
    kommer*, kjem, lenke*, lenkje*, sendes*, annonseres*, avklares*, bestemmes*, uavklart, tba, tbd,
    vi, du, det, den, de, norsk, norge, noreg, norden, europa, vestlandet, østlandet, sørlandet, nordvestlandet,
    nord-norge, nord-noreg, midt-norge, midt-noreg, trøndelag, eu, fn, hele|heile landet,
    over hele|heile landet, program*, påmelding*, her, alle,
    covid*, korona*, kontakt*, e-post, tlf, se|sjå|jf invitasjon*|program*|vedlegg*|under|nedenfor|nedanfor|kart,
    se|sjå eige|eiget|eget|egen|vedlagt program|invitasjon|kart, ikke, ikkje, nærmere, nærare, etter avtale,
    ikke|ikkje bestemt|avklart|avklara|fastsatt|fastsett|klart, ikke|ikkje bestemt|avklart ennå|enno|enda,
    nærmere|nærare|mer|meir informasjon|info|beskjed|opplysninger|opplysningar,
    nærmere|nærare|mer|meir informasjon|info|beskjed|opplysninger|opplysningar kommer|kjem""")
# A country or a part of the world, whatever goes on behind it: "Norge i 2017", "Afrika, i Kina".
_WORLD: Final = compiled(
    r"(?:Norge|Noreg|Norden|Sverige|Danmark|Finland|Island|Europa|Afrika|Asia|Amerika|USA|Kina|Tyskland|Storbritannia"
    r"|England|Skottland|Frankrike|Spania|Italia|Polen|Nederland|Belgia|Ukraina|Russland|India|Japan|Brasil|Østlandet"
    r"|Vestlandet|Sørlandet|Nord-Norge|Midt-Norge)(?:$|,\s|\s(?:i|og|på|er|har|som|mot|fra|frå)\b)"
)
# A name is looked for word by word: the "Hele" of "Hele landet".
_NATIONWIDE: Final = compiled(r"(?:over\s)?he(?:le|ile)\slandet\b", re.IGNORECASE)


def in_labelled_sentence(value: str) -> str | None:
    """The place that a sentence behind a label tells: "Stad: Konferansen finn stad på Fjordhotellet i Granvoll"."""
    if value.count(" ") < _FEWEST or not find_gathering(value):
        return None
    frames = (frame for frame in frames_in(value, dated=False) if frame.name in ("held", "is"))
    found = next((match for frame in frames for match in frame.places(value)), None)
    return _phrase(found[found.lastgroup or 0], None) if found else None


def houses_in_towns(mentions: Sequence[Mention], words: PlaceWords) -> Iterator[VenuePhrase]:
    """The house that a sentence names with its town right behind the date; its name may be any."""
    for mention in mentions:
        before, _, after = mention.sentence.rpartition(mention.dates.quote)
        found = _HOUSE_IN_TOWN.match(after)
        if found is None or mention.tier is Tier.PROGRAMME or find_gathering(found["house"]):
            continue
        if _speaks_of_lodging(before):
            continue
        house, town = found["house"], found["town"].rstrip(".")
        town_too = words.is_town(house) and not house.endswith(("en", "et", "ene"))
        if words.is_place(town) and not (town_too or NO_PLACE.fullmatch(house)):
            text = found.string[found.start("house") : found.end("town")].rstrip(".")
            yield VenuePhrase(text, mention.where, "place.after-date")


def towns_after_dates(mentions: Sequence[Mention], words: PlaceWords) -> Iterator[VenuePhrase]:
    """The town that ends the announcing sentence right behind its date, when nothing closer is told."""
    for mention in mentions:
        found = _AFTER_DATE.match(mention.sentence.rpartition(mention.dates.quote)[2])
        if found and words.is_village(place := found["place"].rstrip(".")):
            yield VenuePhrase(place, mention.where, "place.after-date")


def in_dated_sentences(mentions: Sequence[Mention], title: str) -> Iterator[VenuePhrase]:
    """The place in the sentences that give the time, a name before "tunet"."""
    nameless: list[VenuePhrase] = []
    for mention, frame in _tellings(mentions):
        for match in frame.places(mention.sentence):
            head, _, before = mention.sentence[: _start(match)].rpartition(mention.dates.quote)
            if _speaks_of_lodging(head):
                continue
            before = " ".join([*head.split()[:1], before])  # "Middagen lørdag 4. mai er på …"
            if phrase := _told(frame, match, before, title, mention):
                told = VenuePhrase(phrase, mention.where, "place.sentence")
                if phrase.islower():
                    nameless.append(told)
                else:
                    yield told
    yield from nameless


def in_prose(blocks: Sequence[Block], title: str, nameless: list[VenuePhrase]) -> Iterator[VenuePhrase]:
    """The place in the sentences that tell it alone; "kirka" and the like are put with the ``nameless``."""
    for block in blocks:
        if block.kind in ("p", "li"):
            for frame in frames_in(block.text, dated=False):
                for match in frame.places(block.text):
                    before = re.split(r"(?<!\d)[.!?]\s", block.text[: _start(match)])[-1]
                    if frame.weak and not _tells_of_gathering(before):
                        continue
                    if phrase := _told(frame, match, before, title, None):
                        told = VenuePhrase(phrase, block.where, "place.prose")
                        if phrase.islower() and " " not in phrase:
                            nameless.append(told)
                        else:
                            yield told


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
    if place.split()[0].lower() in GIVEN_NAMES and _is_person(place, match.string[: _start(match)]):
        return None
    if _NEXT_TO.search(match.string, 0, _start(match)):
        return None
    if frame.name in ("at", "is") and is_subject(match.string, _start(match)) and not _HOUSE.search(place):
        return None
    if _is_quoted(match.string, _start(match)):
        return None
    if _TAKING_PART.search(match.string, 0, _start(match)) and not _HOUSE.search(place):
        return None
    if _is_beside(before, title, meets=frame.meets) or (frame.house and place.lower() in title):
        return None
    phrase = _phrase(place, mention)
    if phrase and (_WORLD.match(phrase) or _NATIONWIDE.match(match.string, _start(match))):
        return None
    if phrase and _AFTERWARDS.match(match.string, _start(match) + len(phrase)):
        return None
    if phrase and frame.leads is None and find_gathering(phrase.split()[0]):
        return None  # "under Forskningsdagene i Granvoll"
    if phrase and _owns(phrase, match.string[_start(match) + len(phrase) :]):
        return None
    if phrase and frame.leads is None and _SUBJECT.match(match.string, _start(match) + len(phrase)):
        return None
    return phrase


def _speaks_of_lodging(before: str) -> bool:
    """Whether the clause that leads to a day is of where one sleeps: "Vi dekker overnatting 4. mai på …"."""
    return _LODGED.search(_CLAUSE_ENDS.split(before)[-1]) is not None


def _is_person(place: str, before: str) -> bool:
    """Whether what begins with a given name is somebody: "møtet ved Kari Holm", "hos Kari og Ola"."""
    return before.endswith("ved ") or (before.endswith(("hos ", "hjå ")) and not _HOUSE.search(place))


def is_subject(text: str, at: int) -> bool:
    """Whether a place in a text is that of what is spoken of: "vindkraft på Storøya"."""
    return _SUBJECT_OF.search(text, 0, at) is not None


def _is_quoted(text: str, at: int) -> bool:
    """Whether what stands at a place in a text is within quotation marks, as the name of a talk is."""
    before = text[:at]
    opened = max(map(before.rfind, "«“„"))
    return opened > max(map(before.rfind, "»”")) or (before.count("”") % 2 == 1 and opened < 0)


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


def _phrase(place: str, mention: Mention | None) -> str | None:
    """A matched phrase up to the first word that no place's name has."""
    if mention:
        place = place.partition(mention.dates.quote)[0] if mention.dates.quote in place else place
    stop = _STOP.search(place)
    place = place[: stop.start()] if stop and stop.start() else place
    place = re.sub(r"\s+(?:i|på|ved|og|av|20\d\d)$", "", place.strip(" ,"))
    return None if CHANNEL.search(place) or len(place) < 3 else place
