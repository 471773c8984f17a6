"""Who arranges an event: the labelled arranger, else who is said to invite or arrange, else the
publisher.

Co-organisers that the arranging words name ("i samarbeid med") are kept: the pages make no difference
between them. Persons are never organisers.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from spiders.wording import wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# Names with an "og" of their own.
_DOUBLE = (
    "Møre og Romsdal", "Sogn og Fjordane", "Troms og Finnmark", "Vestfold og Telemark", "Oslo og Viken",
    "Oslo og Akershus", "Aust- og Vest-Agder", "Nord- og Sør-Trøndelag", "Natur og Ungdom",
    "Bonde- og Småbrukarlag",
)  # fmt: skip
# Heads of names in small letters: "Storøy bondelag", "Norsk klimastiftelse".
_HEAD = (
    r"[\wæøå-]*(?:kommune|fylke|direktorat|departement|universitet|høgskole|høgskule|forening|lag|råd|senter"
    r"|institutt|stiftelse|stifting|utval|utvalg|nemnd|verk|bank|bibliotek|museum|museene|museet|nettverk|forum"
    r"|kontor|etat|forbund|skole|skule|samarbeid|allianse|klubb|krets|klima|parti|vern|energi|avdeling|region"
    r"|fond|hus|prosjekt|stad|park)(?:en|et|a|ene|ane|ets|ens|as|enes)?"
)
_WORD = r"[A-ZÆØÅ0-9«\"“#][\w.&’'/+»\"”-]*"
_OFFICE = r"fylkesmannen|statsforvalteren|statsforvaltaren|fylkeskommunen|regjeringen|regjeringa|politiet"
_LINK = r"(?:i|for|og|av|på|til|the|of|and|&)"
_NAME = rf"(?:{_WORD}|(?:{_OFFICE}))(?:\s+(?:{_WORD}|{_HEAD}|{_LINK}(?=\s+(?:{_WORD}|{_HEAD}))))*"
_WITH = r"i samarbeid med|i lag med|saman med|sammen med"
_NAMES = rf"(?P<names>{_NAME}(?:\s*(?:,\s*og|,|\bog\b|\bsamt\b|\band\b|&|{_WITH})\s*{_NAME})*)"
_INVITES = (
    r"(?:inviterer|inviterte|arrangerer|arrangerar|arrangerte|held|holder|byr inn|byd inn|presenterer|presents"
    r"|går sammen om|ønsker (?:\w+ )?velkommen|ønskjer (?:\w+ )?velkomen|står bak|står for|star bak|lager"
    r"|byr på|ber inn|samler|avlyser|har planlagt|planlagt|driver|legger opp til)"
)
_ARRANGED = r"(?:arrangert|arrangeres|arrangerast|organisert|organised|organized|initiert|gjennomføres|holdes|avholdes)"
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_NAMES}\s+(?:\w+\s+)?{_INVITES}\b",
        rf"\b{_INVITES}\s+{_NAMES}(?=\s|[,.;:])",
        rf"\b{_ARRANGED}\b[^.;\n]{{0,30}}?\b(?:av|by|i regi av)\s+{_NAMES}",
        rf"\b(?:i regi av|[Aa]rr\.|[Ii] samarbeid mellom|[Aa]rrangør(?:en|ene|ar|ane)? (?:for \S+ )?er)\s+{_NAMES}",
        rf"\b(?:[Vv]ertskap(?:et)? er|[Mm]edarrangør(?:er)? er|[Ii] samarbeid med|i lag med)\s+{_NAMES}",
        rf"\bmed\s+{_NAMES}\s+som\s+(?:vert|arrangør|vertskap)",
        rf"{_NAMES}\s+er\s+(?:vert|vertskap|arrangør|medarrangør|hovedarrangør)\b",
    )
)
_SPLIT = re.compile(
    rf"\s*(?:,\s*(?:og\s+|samt\s+)?|;|\n|\s[–-]\s+(?=i samarbeid)|\b(?:{_WITH}|i samarbeid mellom|samt)\b|\s/\s)\s*"
)
_AND = re.compile(r"\s+(?:og|and|&)\s+(?=[A-ZÆØÅ«\"])")
_SELF = wording("""
    vi, kommunen, kommuna, fylkeskommunen, fylkesmannen, statsforvalteren, statsforvaltaren,
    departementet, direktoratet, rådmannen, ordføreren""")
_NOT_NAMES = re.compile(
    wording("""
    vi, du, dere, de, det, den, dette, denne, her, nå, no, da, der, derfor, difor, kurset, møtet,
    seminaret, konferansen, samlinga, samlingen, webinaret, programmet, alle, kommunen, fylkeskommunen,
    begge, dagen, i, på, med, for, til, som, og, velkommen, påmelding, tid, sted, hun, han, eg, jeg,
    årets, første, neste, hver, kvar, festivalen, konferanse, arrangementet, arrangørene, arrangørane,
    komiteen, partene""").pattern,
    re.IGNORECASE,
)
_TAIL = re.compile(r"\s*(?:[.:;,(–-]|\bKontakt\b.*|\bhttps?:.*|\btlf\b.*|\be-?post\b.*)\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Organizer:
    """A name with the words it was read from: ``quote`` in the text of block ``where``."""

    name: str
    quote: str
    where: str
    rule: str


def read_organizers(
    labelled: Sequence[tuple[str, str]], paragraphs: Sequence[tuple[str, str]], publisher: str | None
) -> list[Organizer]:
    """The organisers in the order of the page; ``labelled`` and ``paragraphs`` are (where, text).

    ``publisher`` is taken where the page speaks of itself ("vi inviterer", "kommunen holder") and nobody
    else.
    """
    for where, value in labelled:
        names = list(split_names(value))
        if names:
            return [Organizer(name, name, where, "organizer.label") for name in names]
    found: list[Organizer] = []
    for where, text in paragraphs:
        found += [Organizer(name, name, where, "organizer.arranges") for name in _in_prose(text)]
        if len(found) >= 8:
            break
    if found:
        return _distinct(found)
    if publisher:
        for where, text in paragraphs:
            if match := _SELF.search(text):
                return [Organizer(publisher, match[0], where, "organizer.publisher")]
    return []


def split_names(value: str) -> Iterator[str]:
    """The names in a labelled value or an enumeration.

    >>> list(split_names("Granvoll kommune i samarbeid med Klima- og miljøforum, KS og Troms og Finnmark lag"))
    ['Granvoll kommune', 'Klima- og miljøforum', 'KS', 'Troms og Finnmark lag']
    """
    value = re.split(r"\.\s+(?=[A-ZÆØÅ])|\bKontakt\b|\btlf\b|https?:", value)[0]
    for double in _DOUBLE:
        value = value.replace(double, double.replace(" og ", "\x00"))
    for part in _SPLIT.split(value):
        for name in _AND.split(part):
            name = re.sub(r"^(?:og|av|med|ved|v/)\s+", "", _TAIL.sub("", name.strip(" .,;:–-"))).strip()
            name = name.replace("\x00", " og ").replace("\n", " ")
            if 1 < len(name) <= 90 and "@" not in name and not _NOT_NAMES.fullmatch(name):
                yield name


def _in_prose(text: str) -> Iterator[str]:
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            for name in split_names(match["names"]):
                if re.match(r"[A-ZÆØÅ]|fylkesmannen|statsforvalt|fylkeskommunen", name) and len(name) > 1:
                    yield name


def _distinct(found: Sequence[Organizer]) -> list[Organizer]:
    """Each organiser once: a name that is part of another is the other."""
    kept: list[Organizer] = []
    for organizer in found:
        folded = organizer.name.lower()
        twin = next((k for k in kept if folded in k.name.lower() or k.name.lower() in folded), None)
        if twin is None:
            kept.append(organizer)
        elif len(folded) > len(twin.name) and not re.search(r"[,]| og ", organizer.name):
            kept[kept.index(twin)] = organizer
    return kept[:8]
