"""Who arranges an event: the labelled arranger, else who is said to invite or arrange, else the publisher.

Co-organisers that the arranging words name ("i samarbeid med") are kept, as the pages name them in one breath.
The publisher counts where the page speaks of itself as arranging. Persons are never organisers.
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
# What makes a few capitalised words an organisation and not a person.
_BODY = re.compile(
    r"kommun|fylk|stat|direktorat|departement|universitet|høgsk|skole|skule|foren|lag\b|laget|råd|senter|institutt"
    r"|stift|utval|nemnd|verk|bank|bibliotek|muse|nettverk|forum|kontor|etat|forbund|samarbeid|allianse|klubb"
    r"|klima|miljø|natur|energi|avdeling|region|fond|hus\b|prosjekt|park|vern|norsk|norges|nordisk|tidende|avis"
    r"|utredning|gård|akademi|frukt|løft|partner|foreining|folk|rådgiv|tilsyn|vitalanalyse|krise|foregang"
    r"|føregang|urban|grønn|grøn|bondelag|universitas|university|centre|center|council|\b[A-ZÆØÅ]{2,}\b|\bA[SF]\b",
    re.IGNORECASE,
)
_INVITES = (
    r"(?:inviterer|inviterte|arrangerer|arrangerar|arrangerte|held|holder|holdt|byr inn|byd inn|presenterer"
    r"|presents|går sammen om|ønsker(?: \w+)? velkommen|ønskjer(?: \w+)? velkomen|står bak|står for|star bak"
    r"|legger opp til|avlyser|er vert(?:skap)?|er arrangør|er medarrangør|planlegger|planlegg|setter opp|byr på"
    r"|ber inn|gjentar|samlar)(?!\s(?:\w+\s)?(?:innlegg|foredrag|føredrag|presentasjon))"
)
_JOINTLY = r"(?:[Ii] samarbeid med|[Ii] samarbeid mellom|[Ii] lag med|[Ss]aman med|[Ss]ammen med)"
_ADVERB = r"(?:(?:nå|no|også|òg|igjen|derfor|difor|hvert år|kvart år|i år|sammen|saman) )?"
# The subject of the sentence: "Granvoll kommune og KS inviterer".
_SUBJECT = re.compile(rf"^(?!{_JOINTLY})(?P<names>[A-ZÆØÅ«\"].{{1,260}}?)\s+{_ADVERB}{_INVITES}\b")
# Capitalised words before the verb in the middle of one: "stedene der Storøy lag arrangerer".
_WORD = r"[A-ZÆØÅ][\w.&’'/-]*"
_MORE = rf"(?: {_WORD}| (?:i|for|og|på) {_WORD}| \w+(?:lag|forening|råd|kommune)\b)*"
_NEAR = re.compile(rf"(?P<names>{_WORD}{_MORE})\s+{_ADVERB}{_INVITES}\b")
# Verb first: "Derfor inviterer Storøy kommune til".
_LEADING = rf"(?:\b[a-zæøå]+|\d|^{_JOINTLY} .{{2,80}}?)"
_OFFICE = r"(?:[A-ZÆØÅ]|fylkesmannen|statsforvalt|fylkeskommunen)"
_OBJECT = (
    r"(?:til|inn|eit|ein|et|en|ei|kurs|webinar|energi\w+|seminar\w*|konferanse\w*|nå|no|igjen|møte\w*|også|alle|for"
    r"|digital\w*|dei|de|som|både|hele|heile|folk)"
)
_INVERTED = re.compile(
    rf"{_LEADING}\s+{_INVITES}\s+(?P<names>{_OFFICE}.{{1,160}}?)(?=\s{_OBJECT}\b|[.;:!]|$)"
)
_ARRANGED = r"(?:arrangert|arrangeres|arrangerast|organisert|organised|organized|initiert|gjennomføres|holdes|avholdes)"
_BY = rf"(?:av|by|i regi av|{_JOINTLY})"
_IS = r"(?:[Aa]rrangør(?:en|ene|ar|ane)?(?: for \S+)? er|[Vv]ertskap(?:et)? er|[Mm]edarrangør(?:er)? er)"
_PASSIVE = re.compile(
    rf"\b(?:{_ARRANGED}\b[^.;]{{0,40}}?\b{_BY}|i regi av|[Aa]rr\.|[Ii] samarbeid mellom|{_IS})"
    r"\s+(?P<names>[^.;!?]{2,260})"
)
_HOSTED = re.compile(r"\bmed\s+(?P<names>[A-ZÆØÅ][^.;!?,]{2,80}?)\s+som\s+(?:vert|arrangør|vertskap)")
_TOGETHER = re.compile(
    rf"\b{_JOINTLY}\s+(?P<names>{_OFFICE}[^.;!?]{{1,160}}?)(?=\s+(?:{_INVITES})\b|[.;!?]|\sfor\s|\still\s|$)"
)
# With nobody else named, those "in cooperation" behind the date are the arrangers that the text knows.
_DATED = re.compile(rf"\d\s+{_JOINTLY}\s+(?P<names>{_OFFICE}[^.;!?]{{1,160}}?)(?=[.;!?]|\sfor\s|\stil\s|$)")
# "Det er Granvoll lag sammen med KS som står for den."
_CLEFT = re.compile(rf"\bdet er (?P<names>{_WORD}[^.;!?]{{1,120}}?) som {_INVITES}\b")
_PLANNED = re.compile(rf"\bhar (?P<names>{_WORD}[^.;!?]{{2,160}}?) (?:planlagt|invitert|arrangert)\b")
_CO_ARRANGER = re.compile(r"\b[Mm]edarrangør")
_OWN_NAME = 8  # letters: shorter first words ("Norsk") are no names
_SPLIT = re.compile(rf"\s*(?:,\s*(?:og\s+|samt\s+)?|;|\n|\s[–-]\s|\b(?:{_JOINTLY}|samt)\b|\s/\s)\s*")
_AND = re.compile(r"\s+(?:og|and|&)\s+(?=[A-ZÆØÅ«\"])")
_END = re.compile(
    r"\.\s+(?=[A-ZÆØÅ])|\bKontakt\b|\btlf\b|https?:|\s+(?:den|om|som|er|har|under|til|på|hos)\s|\s+\d"
)
_EDGE = re.compile(
    r"^(?:og|av|med|ved|v/|både|det er)\s+|\s+(?:og|and|i samarbeid|sammen|saman|andre.*|fleire|flere)$"
)
_SELF = wording("""
    vi inviterer|arrangerer|arrangerar, inviterer|arrangerer|arrangerar vi, velkommen|velkomen til vårt|vår|våre""")
_MENTIONED = wording("""
    vi, oss, vår, vårt, kommunen, kommuna, fylkeskommunen, rådmannen, rådmannens, ordføreren, ordføraren, formannskapet,
    kommunestyret, byrådet, fylkestinget""")
_NOT_NAMES = wording("""
    vi, du, dere, de, det, den, dette, denne, her, nå, no, da, der, derfor, difor, kurset, møtet, seminaret,
    konferansen, samlinga, samlingen, webinaret, programmet, alle, kommunen, fylkeskommunen, begge, dagen,
    i, på, med, for, til, som, og, velkommen, påmelding, tid, sted, hun, han, eg, jeg, årets, første, neste,
    hver, kvar, festivalen, konferanse, arrangementet, arrangørene, arrangørane, komiteen, partene, hvem,
    lederne, deltakerne, deltakarane, statsråden, statsministeren, ministeren, regjeringen, regjeringa""")
_ROLE = re.compile(
    r"(?:minister|leder|leiar|direktør|ordfører|ordførar|rådgiv\w+|professor|forsker|forskar|prest|elev|bonde|part"
    r"|deltak\w+|lærer|lærar|foredragshold\w+)(?:en|ene|ane|ar|er|a|ia)?$|^(?:Dei|De|Fleire|Flere|Forsk\w+|Mange|Ordfør\w+|Statsråd\w*|Statsminist\w+|Frivillighet\w*)\b",
    re.IGNORECASE,
)
_CLAUSE = wording("er, har, skal, kan, vil, blir, var, som, når, hvis, om, at, det, du, dere, han, hun, vi")


@dataclass(frozen=True, slots=True)
class Organizer:
    """A name with the words it was read from: ``quote`` in the text of block ``where``."""

    name: str
    quote: str
    where: str
    rule: str


def read_organizers(
    labelled: Sequence[tuple[str, str]],
    paragraphs: Sequence[tuple[str, str]],
    publisher: str | None,
    *,
    official: bool = False,
) -> list[Organizer]:
    """The organisers in the order of the page; ``labelled`` and ``paragraphs`` are (where, text).

    ``publisher`` is taken where the page names it or says "vi inviterer"; for an ``official`` one (municipality,
    county council) any word about itself is enough.
    """
    for where, value in labelled:
        names = list(split_names(value))
        if names:
            return [Organizer(name, name, where, "organizer.label") for name in names]
    found = [
        Organizer(name, _verbatim(name, text), where, rule)
        for where, text in paragraphs
        for name, rule in _in_text(text)
    ]
    if found and not all(each.rule == "organizer.co-arranger" for each in found):
        return _distinct(found)
    for pattern in (_named(publisher), _SELF, *((_MENTIONED,) if official or found else ())):
        for where, text in paragraphs:
            if publisher and (match := pattern.search(text)):
                return _distinct([Organizer(publisher, match[0], where, "organizer.publisher"), *found])
    return _distinct(found)


def _in_text(text: str) -> Iterator[tuple[str, str]]:
    """The arrangers that a paragraph names, with the rule that found them."""
    bare = re.sub(r"\s*\([^)]*\)", "", text)
    for sentence in re.split(r"(?<=[a-zæøå)»\"”])(?<!\b[Aa]rr)[.!?]\s+|\n", bare):
        rule = "organizer.co-arranger" if _CO_ARRANGER.search(sentence) else "organizer.arranges"
        for name in _in_sentence(sentence):
            yield name, rule


def _verbatim(name: str, text: str) -> str:
    """As much of a name's beginning as stands in the text word for word."""
    words = name.split()
    return next((part for n in range(len(words), 0, -1) if (part := " ".join(words[:n])) in text), words[0])


def _named(publisher: str | None) -> re.Pattern[str]:
    """The publisher's name in the text of the page, or the first word of it where that is a name of its own."""
    name = re.escape(publisher or "")
    first = (publisher or "").split(" ")[0]
    if len(first) >= _OWN_NAME and " for " in (publisher or ""):
        name = rf"(?:{name}|{re.escape(first)})"
    loud = re.IGNORECASE if len(publisher or "") >= _OWN_NAME else re.NOFLAG
    return re.compile(rf"\b{name}(?:s|et|en)?\b", loud)


def split_names(value: str) -> Iterator[str]:
    """The names in a labelled value or an enumeration.

    >>> list(split_names("Granvoll kommune i samarbeid med Klima- og miljøforum, KS og Troms og Finnmark lag"))
    ['Granvoll kommune', 'Klima- og miljøforum', 'KS', 'Troms og Finnmark lag']
    """
    value = re.sub(r"\s*\([^)]*\)", "", _END.split(value)[0] if len(value) > 60 else value)
    value = re.split(r"\bKontakt\b|https?:|\btlf\b|:\s", value)[0]
    for double in _DOUBLE:
        value = value.replace(double, double.replace(" og ", "\x00"))
    for part in _SPLIT.split(value):
        for name in _AND.split(part):
            name = name.strip(" .,;:–-\"”“«»'")
            while (shorter := _EDGE.sub("", name)) != name:
                name = shorter.strip(" ,")
            name = name.replace("\x00", " og ")
            if 1 < len(name) <= 90 and "@" not in name and not _NOT_NAMES.fullmatch(name.split()[0]):
                yield name


def _in_sentence(sentence: str) -> Iterator[str]:
    """The arrangers that a sentence names."""
    sentence = sentence.strip(" –-•·")
    shapes = (_INVERTED, _PASSIVE, _HOSTED, _CLEFT, _PLANNED)
    matches = [shape.search(sentence) for shape in shapes]
    subject = _SUBJECT.match(sentence)
    if subject and not _CLAUSE.search(subject["names"]):
        matches.insert(0, subject)
    else:
        matches.insert(0, _NEAR.search(sentence))
    matches.append(_TOGETHER.search(sentence) if any(matches) else _DATED.search(sentence))
    for match in filter(None, matches):
        for name in split_names(match["names"]):
            if _is_organisation(name):
                yield name


def _is_organisation(name: str) -> bool:
    """Whether a name from running text is that of a body: two or three capitalised words alone are a person."""
    if not re.match(r"[A-ZÆØÅ]|fylkesmannen|statsforvalt|fylkeskommunen|politiet", name) or re.search(
        r"\d", name
    ):
        return False
    words = name.split()
    if len(words) > 8 or name.endswith("-") or _ROLE.search(name):
        return False
    return bool(_BODY.search(name)) or len(words) == 1 or any(word[0].islower() for word in words[1:])


def _distinct(found: Sequence[Organizer]) -> list[Organizer]:
    """Each organiser once: a name that is part of another is the other."""
    kept: list[Organizer] = []
    for organizer in found:
        folded = organizer.name.lower()
        twin = next((k for k in kept if folded in k.name.lower() or k.name.lower() in folded), None)
        if twin is None:
            kept.append(organizer)
        elif len(folded) > len(twin.name):
            kept[kept.index(twin)] = organizer
    return kept[:8]
