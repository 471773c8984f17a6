"""What an event is called in running text: the noun phrase round a word for a gathering, or a name of its own.

A name of its own ("konferansen Varme fra grunnen", "Energidagene 2027", "kurset heter «Bytt»") is told from a mere
phrase ("et kurs om bytte"); a phrase is good enough for an event that nothing else names.
"""

from __future__ import annotations

import re
from typing import Final

from normalize.lazily import compiled
from normalize.lexicon.calendar import ANY_WEEKDAY
from spiders.page.wording import wording
from spiders.reading.words.gatherings import GATHERING, find_gathering

_TRIM: Final = compiled(r"^[\W_]+|[\s,:;–—|(\[-]+$")
_TRAILING: Final = compiled(
    r"\s+(?:den|på|i|fra|frå|til|og|av|for|om|er|blir|holdes|haldast|arrangeres|kl\.?"
    rf"|{ANY_WEEKDAY}|på nyåret"
    r"|(?:i|til) (?:høst|haust|vår|vinter|sommer|sommar)(?:en)?|for alle interesserte)$",
    re.IGNORECASE,
)
# "Fagdag 19. oktober i Granvoll - påmeldingsfrist 11. oktober"
_DEADLINE: Final = compiled(r"\s*[-–—,(]\s*(?:påmeldings)?frist\b.*$", re.IGNORECASE)
_NUMBER_ALONE: Final = compiled(r"^\d{1,2}[.)]$")  # "2. Fredag 8. mars"
_CAPITAL: Final = r"[A-ZÆØÅ]"
# Verbs and small words behind which no name goes on.
_VERB: Final = (
    r"(?:som|der|når|mens|er|blir|vert|ble|blei|vart|har|skal|vil|kan|går|gjekk|arrangeres|arrangerast|arrangert"
    r"|holdes|haldast|avholdes|finner|finn|foregår|føregår|starter|startar|begynner|flyttes|flyttet|flytta|utsettes"
    r"|utsatt|utsett|avlyses|avlyst|holder|held|arrangerer|arrangerar|inviterer|gir|gjev|tar|tek|samler|samlar)"
)
_WHEN: Final = (
    rf"(?:den|kl\.?|klokka|klokken|fra|frå|{ANY_WEEKDAY}"
    r"|neste|denne|\d{1,2}[./])"
)
_END: Final = rf"(?=\s(?:{_VERB}|{_WHEN})(?:\s|$)|\s?[–(]|\s-\s|[,.;:!?](?:\s|$)|$)"
_PLACE_END: Final = rf"(?=\s(?:{_VERB}|{_WHEN}|på|ved|hos|i)(?:\s|$)|\s?[–(]|\s-\s|[,.;:!?](?:\s|$)|$)"
_ADJECTIVE: Final = (
    r"(?:(?:nasjonal|regional|internasjonal|lokal|digital|nordisk|åpen|open|gratis|årlig|årleg|stor|felles|ny|faglig|fagleg"
    r"|ekstra|kort|grøn+|siste|første|fyrste|andre|tredje)[et]?|åpent|ope)"
)
_STARTER: Final = (
    r"(?:The|Den|Det|Dette|Denne|Disse|Årets|Vårt|Vår|Til|På|I|Om|Ved|For|Fra|Frå|Neste|Når|Her|Nå|No|Vi)\b"
)
_BEFORE: Final = rf"(?:(?:{_ADJECTIVE}|(?!{_STARTER}){_CAPITAL}[\w&’'-]*)\s){{0,3}}"
_QUOTED: Final = r"(?:«[^»]{3,90}»|[“”][^”]{3,90}”|\"[^\"]{3,90}\")"
_ABOUT: Final = (
    r"(?!\som\s(?:hvordan|korleis|hvorfor|kvifor|hva|kva|hvem|kven)\b)"
    rf"(?:\s(?:om|for|med)\s(?:\w+\s)?{_QUOTED}"
    rf"|\s(?:om|for|med|mot|i {_CAPITAL}|til {_CAPITAL})\s?[^.,;:!?]{{2,80}}?{_PLACE_END})?"
)
# "Her kan du møte oss" tells of no meeting.
_NO_VERB: Final = r"(?!(?:(?<=\bå )|(?<=\bkan )|(?<=\bogså )|(?<=\bdu )|(?<=\bvil )|(?<=\bskal ))møte\b)"
_PHRASE: Final = compiled(
    rf"\b{_NO_VERB}(?P<name>{_BEFORE}{GATHERING}\b(?:\s{_CAPITAL}[\w-]+){{0,3}}(?:\s20\d\d\b)?{_ABOUT})"
)
# "konferansen Tekna arrangerer" names no conference.
_ARRANGES: Final = r"(?:holder|held|arrangerer|arrangerar|inviterer|samler|samlar|gir|gjev|tar|tek)"
_ANY_QUOTED: Final = compiled(_QUOTED)
_PROPER: Final = rf"{_CAPITAL}[\w-]*(?:\s(?!{_VERB}\s|{_WHEN}\s)[\w&/-]+){{0,7}}?"
# "Skogkonferansen «Mer skog»"
_OPENING_QUOTE: Final = compiled(r'\s[«“”"]')
_WITH_QUOTED: Final = compiled(rf"\b(?P<name>{GATHERING}\s{_QUOTED})")
_KNOWN: Final = compiled(r"\w+(?:en|et|a|ene|ane)\s")
_CALLED: Final = wording("heter, heiter, kalt, kalla, navnet, namnet, tittelen, tittel, temaet, tema")
# Each with a sign that a sentence must have: most have none, and looking for gatherings takes time.
_NAMES: Final = (
    (_OPENING_QUOTE, _WITH_QUOTED),
    # No room: "møterommet heter «Fjorden»". "kurset heter Varme", "med tittelen «Varme»", "temaet er «Varme»": _CALLED
    (
        None,
        compiled(
            r"\b(?<!rommet )(?<!salen )(?i:heter|heiter|kalt|kalla"
            r"|(?:navnet|namnet|tittelen|tittel|temaet|tema)(?: på)?(?: \w+)?? (?:er|blir|lyder)"
            rf"|(?:navnet|namnet|tittelen)|er (?:temaet|tema))\s(?P<name>{_QUOTED}|{_PROPER}{_END})"
        ),
    ),
    # "konferansen Varme fra grunnen", only behind a definite noun
    (
        compiled(rf"(?:en|et|a|ne)\s{_CAPITAL}"),
        compiled(rf"\b{GATHERING}(?<=en|et|.a|ne)\s(?P<name>{_PROPER}){_END}(?!\s{_ARRANGES}\b)"),
    ),
    # "Energidagene 2027"
    (
        compiled(r"\s20[0-4]\d"),
        compiled(rf"\b(?P<name>(?:{_CAPITAL}[\w-]*\s){{0,2}}{GATHERING}\s20[0-4]\d)\b"),
    ),
)
_AND_IS: Final = compiled(r"\s(?:og|samt)\s(?=(?:er|blir|vert|har|skal|går)\b)")
# "Myrtur 3. mai. Turen går …": what is meant has been named.
_POINTING: Final = compiled(
    r"(?:Kurset|Møtet|Seminaret|Turen|Foredraget|Konferansen|Samling(?:en|a)|Webinaret|Kvelden|Dagen)",
    re.IGNORECASE,
)
QUOTE_MARKS: Final = '«»“”"'


def without_date(text: str, quote: str) -> str:
    """A heading or line without its date and what hangs on it.

    >>> without_date("8. mars: Kartlegging av karbonrike areal", "8. mars")
    'Kartlegging av karbonrike areal'
    >>> without_date("2. 8. mars: Karbonrike areal", "8. mars")
    'Karbonrike areal'
    >>> without_date("Skogdag 3. mai i Granvoll", "3. mai")
    'Skogdag i Granvoll'
    >>> without_date("Skogdag 3. mai i Granvoll - påmeldingsfrist 1. mai", "3. mai")
    'Skogdag i Granvoll'
    """
    before, _, after = text.partition(quote)
    after = _DEADLINE.sub("", after)
    before = _NUMBER_ALONE.sub("", trim(before))
    after = trim(after)
    if not before or not after:
        return before or after
    if re.match(r"\w", after) and len(before) > 12:
        return f"{before} {after}"
    somewhere = re.match(r"(?:i|på|ved|hos)\s", after) and find_gathering(before)
    return f"{before} {after}" if somewhere else f"{before} – {after}"


def trim(text: str) -> str:
    """A phrase without punctuation and function words at its ends."""
    text = _TRIM.sub("", text.strip())
    while (shorter := _TRAILING.sub("", text)) != text:
        text = _TRIM.sub("", shorter)
    return text


def proper_name(sentence: str) -> str | None:
    """A name of its own that a sentence gives a gathering.

    >>> proper_name("Konferansen heter GrønnPraksis 22 og er i mai"), proper_name("Kurset arrangeres i mai")
    ('GrønnPraksis 22', None)
    """
    for sign, pattern in _NAMES:
        if not (sign.search(sentence) if sign else _CALLED.may_have(sentence)):
            continue
        for found in pattern.finditer(sentence):
            name = _AND_IS.split(found["name"])[0]
            name = name.strip(QUOTE_MARKS) if name[0] in QUOTE_MARKS else trim(name)
            if name:
                return name
    return None


def quoted_name(text: str) -> str | None:
    """A gathering, as one that is known, with its name in quotation marks.

    >>> quoted_name("Mer om fagdagen «Regn i byen» kommer."), quoted_name("Vi holder kurs «etter behov»")
    ('fagdagen «Regn i byen»', None)
    """
    found = _WITH_QUOTED.search(text) if _OPENING_QUOTE.search(text) else None
    return found["name"] if found and _KNOWN.match(found["name"]) else None


def quoted_theme(sentence: str) -> str | None:
    """The one thing that a sentence quotes.

    >>> quoted_theme("8. november står «Luftfart og avgifter» på agendaen")
    'Luftfart og avgifter'
    """
    found = _ANY_QUOTED.findall(sentence)
    return found[0].strip(QUOTE_MARKS) if len(found) == 1 else None


def name_before(sentence: str, quote: str) -> str | None:
    """The noun phrase with a word for a gathering that stands last before a date.

    >>> name_before("Programmet er klart. Storøynettverkets avslutningssamling 1. juni på Storøy", "1. juni")
    'Storøynettverkets avslutningssamling'
    """
    before = sentence.partition(quote)[0]
    before = re.split(r"(?<=[a-zæøå)])[.:!?]\s+|[(]", before)[-1] if len(before) > 20 else before
    found = list(_PHRASE.finditer(before))
    return trim(found[-1]["name"]) or None if found else None


def name_in(sentence: str, quote: str) -> str | None:
    """The gathering that a sentence with a date is about: named behind the date, else before it.

    >>> name_in("Uka etter, 12. mars, holder vi foredrag om klima og hav på biblioteket", "12. mars")
    'Foredrag om klima og hav'
    """
    found = _PHRASE.search(sentence.partition(quote)[2])
    name = trim(found["name"]) if found else None
    if name is None or _POINTING.fullmatch(name):
        name = name_before(sentence, quote) or name
    return name and name[:1].upper() + name[1:]
