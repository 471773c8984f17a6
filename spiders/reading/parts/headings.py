"""What a heading is: the name of something, a sentence of news, or one that any page has; and the names in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from normalize.lazily import compiled
from spiders.page.wording import wording
from spiders.reading.parts.naming import trim
from spiders.reading.words.gatherings import GATHERING, find_gathering

# Headings of a page of a site about one event, or of a form or list, that name nothing.
_ANY_PAGE: Final = wording("""
    arrangement, arrangementer, arrangementet, arrangementa, arrangementsdetaljer, hendelse,
    hendelser, hending, hendingar, aktivitet, aktiviteter,
    medvirkning, medverknad, kunngjøring, kunngjøringer, kunngjering, kunngjeringar,
    kalender, kalenderen, aktivitetskalender, hva skjer, kva skjer, det skjer,
    programoversikt, programoversikten, programoversikta, arrangementsoversikt, hjem, heim, forside,
    forsiden, velkommen, velkomen, nyheter, nyhende, aktuelt, kurs og arrangementer, kurs og konferanser,
    kurs, konferanse, seminar, møte, webinar, invitasjon, informasjon, detaljer, påmelding,
    påmeldingsskjema, registrering, påmelding*|registrering* er stengt|stengd|åpen|open,
    påmelding* er nå|no stengt|stengd|åpen|open, registration, register, registration is closed|open,
    registration is now closed|open, home, welcome, event, events, calendar, program, programmet, programme,
    om konferansen|kurset|seminaret|arrangementet|festivalen|samlingen|samlinga|møtet|webinaret, praktisk,
    praktisk info, praktisk informasjon, praktiske opplysninger|opplysningar|detaljer|detaljar, practical information,
    priser, prisar, priser|prisar og registrering|påmelding|betingelser|vilkår, pris og påmelding,
    inviterer|inviterar|invitasjon til konferanse|seminar|møte|kurs|samling|webinar|fagdag""")
_FILE: Final = compiled(r"\.(?:pdf|docx?|html?|aspx)$", re.IGNORECASE)
_QUOTED: Final = compiled(r"^[«“\"].*[»”\"]$")
_VERB: Final = wording("""
    er, blir, vert, har, får, skal, vil, må, kan, arrangerer, arrangerar, avlyser, avlyses, ber, bed,
    bidrar, bruker, brukar, diskuterer, diskuterar, drøfter, drøftar,
    bygger, byggjer, deltar, deltek, feirer, feirar, flyttes, flytter, flyttar,
    flyttet, flytta, fortsetter, frykter, fullbooka, fullbooket, fyller, følger, følgjer, gir, gjev, gjør,
    gjer, går, haster, hastar, hjelper, holder, held, håper, håpar, inviterer, jobber, jobbar, klar|klare med|for,
    kommer, kjem, krever, krev, kutter, kuttar, lager, lagar, lanserer, lanserar, legger, legg, legges, leggast,
    lagt, leter,
    leitar, lærer, lærar, mangler, manglar, markerer, markerar, mener, meiner, møter, planlegger, planlegg,
    presenterer, presenterar, samler, samlar, satser, satsar, ser, setter, set, sier, seier, skaper, skapar,
    spør, starter, startar, stopper, stoppar, støtter, støttar, står, svarer, svarar, søker, søkjer, tar,
    tek, tilbyr, trenger, treng, utset, utsett, utsatt, utsetter, utsettes, varsler, varslar, venter,
    ventar, viser, vinner, vinn, vokser, veks, vurderer, vurderar, ønsker, ønskjer, ynsker, ynskjer, øker, aukar, åpner,
    opnar, skjer, inntar, inntek, interesse for""")
_RELATIVE: Final = compiled(r"\b(?:som|der|når)\s+[^,]*")
# Headings of a plan or a case on which one may have one's say; "Åpen høring om vindkraft" is a gathering.
_PLANS: Final = wording("""
    på|til høring|høyring, høring|høyring av, høringsutkast*, høyringsutkast*, høringsforslag*, høyringsforslag*,
    offentlig|offentleg ettersyn, varsel|varsling om oppstart, varsel om planoppstart,
    oppstart av planarbeid*|plan|arbeidet|arbeid|regulering*|detaljregulering*|områderegulering*,
    kunngjøring|kunngjering av oppstart, melding om vedtak""")
_INVITING: Final = wording("velkommen, velkomen, bli med, meld deg|dykk|dere på, påmelding")
# "Bygda skal ryddes – bli med!"
_INVITING_TAIL: Final = compiled(r"(?:\s[-–]|[.,:])\s(?:bli|ver|vær) med[.!]*$", re.IGNORECASE)
# "God jul!", "Riktig god sommer til alle"
_GREETING: Final = compiled(
    r"\W*(?:(?:riktig|rikt|ei|en)\s)*(?:god|gledelig|gledeleg)\s(?:jul|påske|sommer|sommar)\b"
    r"(?=\W*$|\s(?:og|til|alle|ønskes|ynskjast))",
    re.IGNORECASE,
)
_SAID: Final = compiled(r"^\s?[-–—]\s?[A-ZÆØÅ]")
_WHO: Final = r"^(?:[\w. ]{2,25}[:–—-]\s+){0,2}(?!Slik|Hvordan|Korleis|Hvem|Kven|Her )[^:]{2,60}?"
_INVITES_TO: Final = compiled(
    rf"(?:{_WHO}\s|^)(?:(?i:inviter[ea]r|inviterte)(?:\s\w+){{0,3}}?\stil|(?:deltar|deltek)\s(?:på"
    rf"|i))\s(?P<what>[A-ZÆØÅ«“\"].*|.{{0,50}}?{GATHERING}\b.*?)(?:\W+[–-]\s[A-ZÆØÅ].*)?$"
)
# "Derfor arrangerer KS et seminar": who arranges stands behind the verb.
_SUBJECT: Final = r"[A-ZÆØÅ][\w.&-]*(?: [\w.&-]+){0,3}? (?:et|en|ei|ein|eit|to|tre)\s"
_ARRANGES: Final = compiled(
    rf"(?:{_WHO}\s|^)(?:[Aa]rrangerer|[Aa]rrangerar|held|holder|[Aa]vlyser|[Uu]tsetter|[Uu]tset|[Kk]lar[et]?\s(?:med|for"
    rf"|til)|åpner|opnar|lanserer|lanserar)\s(?P<what>(?!{_SUBJECT}|seg|på|fast"
    rf"|for)(?:[\w«-]+\s){{0,3}}?(?:{GATHERING}|\w{{4,}}da(?:ger|gar))\b.*)$"
)
_INTRODUCED: Final = compiled(
    r"^(?:(?:her er (?:info|informasjon) om|(?:info|informasjon) om|(?:presse)?invitasjon til|innkalling til"
    r"|påmelding til|program for|(?:vi )?minner om)\s(?P<what>.{8,})"
    r"|(?:program|påmelding)(?:met|en|a)?\s(?:for|til)\s(?P<ready>.{5,}?)"
    r"\s(?:er|har)\s(?:nå |no )?(?:klart?|åp(?:en|net)|op(?:en|na))"
    # "Programmet klart for Energidagene", "Påmeldinga er open til Vannuka", "Her er programmet for Vannuka"
    r"|(?:program|påmelding|billettsalg|billettsal)(?:met|en|a|et)?\s(?:(?:er|har)\s)?(?:nå |no )?"
    r"(?:klart?|åp(?:en|net)|op(?:en|na)|i gang)\s(?:for|til)\s(?P<next>.{5,})"
    r"|(?:(?:her|nå|no) er|klart|nytt) program(?:met)?\s(?:for|til)\s(?P<shown>.{5,})"
    # "Dette skjer på klimafestivalen", "Ingen landbruksdag i år"
    rf"|(?:dette|slik|hva|kva)\s(?:skjer|blir|vert)(?:\sdet)?(?:\s(?:på|under))?\s(?P<at>{GATHERING})"
    rf"|ingen\s(?P<none>{GATHERING})(?:\s.*)?"
    # "300 til Energikonferansen", "Over 200 påmeldte til Vannuka i Granvoll"
    r"|(?:(?:over|nær|nesten|rundt|om lag|nærmere|mer enn|meir enn)\s)?\d{2,4}\s(?:(?:er\s)?påmeldte?\s)?(?:til|på)\s"
    r"(?P<many>(?-i:[A-ZÆØÅ])\w*(?:konferansen|seminaret|samlingen|samlinga|dagene|dagane|møtet|uka|veka|festivalen)\b.*)"
    r"|(?:(?:praktisk|mer|meir)\s)?om\s(?P<word>\w{9,}))$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Name:
    """What an event is called: ``quote`` are the words for it at ``where``."""

    text: str
    quote: str
    where: str
    rule: str


def make_name(text: str, where: str, rule: str, source: str = "") -> Name:
    """A name with a capital; the words of it are those of the ``source``."""
    text = trim(text) or text
    lower = text[:1].lower() + text[1:]
    quote = lower if lower in source and text not in source else text
    return Name(text[:1].upper() + text[1:], quote, where, rule)


def is_any_pages(heading: str) -> bool:
    """A heading that any page may have, or the name of a file: it names no event."""
    heading = heading.strip(" .!?:–-")
    return bool(_ANY_PAGE.fullmatch(heading) or _FILE.search(heading))


def is_news(heading: str) -> bool:
    """A headline that tells of an event in a sentence: not a name, a question or a quotation.

    >>> is_news("Regionale vannplaner er utsatt"), is_news("Hvordan er klimaet?"), is_news("Møte for de som har hytte")
    (True, False, False)
    """
    heading = _INVITING_TAIL.sub("", heading)
    if _GREETING.match(heading):
        return True
    if heading.endswith("?") or _QUOTED.match(heading) or _INVITING.search(heading):
        return False
    return bool(_SAID.match(heading) or _VERB.search(_RELATIVE.sub("", heading)))


def is_of_plans(heading: str) -> bool:
    """A heading of a plan or hearing, which is no gathering's unless it begins as one.

    >>> is_of_plans("Klimaplanen er på høring"), is_of_plans("Folkemøte om klimaplan på høring")
    (True, False)
    """
    found = _PLANS.search(heading)
    gathering = find_gathering(heading) if found else None
    return found is not None and (gathering is None or gathering.start() > found.start())


def name_in_heading(heading: str, where: str) -> Name | None:
    """What a heading says is arranged or what it introduces: "X inviterer til Y", "Informasjon om Y"."""
    if found := _INTRODUCED.match(heading):
        return make_name(next(filter(None, found.groups())), where, "title.introduced")
    found = _INVITES_TO.match(heading) or _ARRANGES.match(heading)
    return make_name(found["what"], where, "title.headline") if found else None
