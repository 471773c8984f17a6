"""Names of organisations: enumerations of them taken apart, and a body told from a person or an office-holder."""

from __future__ import annotations

import re
from itertools import chain, takewhile
from typing import TYPE_CHECKING, Final

from normalize.lazily import compiled
from normalize.lexicon.calendar import ANY_WEEKDAY
from normalize.lexicon.given_names import GIVEN_NAMES
from spiders.page.wording import wording
from spiders.reading.words.gatherings import find_gathering

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

JOINTLY: Final = (
    r"(?:(?:[Ii] (?:nært |tett )?(?:samarbeide?|samspill|samspel|fellesskap|kompaniskap)|[Ii] lag"
    r"|[Ss]aman|[Ss]ammen) med"
    r"|[Ii] samarbeide? mellom|(?:in )?(?:cooperation|collaboration|partnership) with|together with)"
)
_LONGEST: Final = 90  # characters of a name
_MOST_WORDS: Final = 9

# Names with an "og" of their own.
_DOUBLE: Final = (
    "Møre og Romsdal", "Sogn og Fjordane", "Troms og Finnmark", "Vestfold og Telemark", "Oslo og Viken",
    "Oslo og Akershus", "Natur og Ungdom",
    "Natur og Miljø", "Natur og Friluftsliv", "Sau og Geit", "Skog og Landskap", "Folk og Forsvar",
)  # fmt: skip
_KEPT: Final = "\x00"  # stands for an "og" that joins no names
# Bodies that all know by their initials: "Senter for klimaforskning og KS" are two.
_KNOWN: Final = (
    r"KS|NVE|NHO|LO|DSB|DFØ|WWF|DNT|NINA|NIVA|NIBIO|NMBU|NTNU"
    r"|CICERO|Cicero|UiO|UiB|UiT|Enova|ZERO|Zero|Bellona"
)
_ALL_KNOW: Final = compiled(_KNOWN)
_WITHIN: Final = (
    compiled("|".join((*_DOUBLE, r"\w og [Oo]m(?:land|egn)\b"))),
    # "Direktoratet for forvaltning og IKT", "Senter for miljø og Arktis".
    compiled(
        r"\w*(?:direktorat|departement|senter|institutt|avdeling|forening|utval|råd"
        rf"|nettverk)\w* for (?-i:[a-zæøå]+) og (?!(?-i:{_KNOWN})\b)"
        r"(?!(?-i:[A-ZÆØÅ])[\w-]*\s(?:\w+\s)?\w*(?:institutt|kommune|universitet|forening|forbund|lag|råd|senter)\b)",
        re.IGNORECASE,
    ),
    # "Fylkesmennene i Storøy og Granvoll", but "kommunene i Vestre Storøy og Fylkesmannen"
    compiled(
        r"\b\w+(?:ene|ane) i [A-ZÆØÅ][\w-]+ og (?=[A-ZÆØÅ][a-zæøå])"
        r"(?!\w*(?:mann|forvalt|kommun|direktorat|departement|råd|lag|foren|forein|universitet|høgskul|høgskol))"
    ),
)
_PARENTHESES: Final = compiled(r"\s*\([^)]*\)")
_END: Final = compiled(
    r"(?<=[\wæøå»])[.!?]\s+(?=[A-ZÆØÅ])|\b(?:Kontakt|kontaktperson|tlf|telefon)\b|https?:|www\.|:\s|\n\n"
    # "i regi av Granvoll lag, har fått støtte av KS", "av KS – eit nettverk for Vik og Nes"
    r"|,\s+(?:har|er|skal|vil|blir|vert|ble|vart)\s|,?\s+og\s+(?:arrangeres|arrangerast|avholdes|holdes|haldast)\b"
    r"|\s[–-]\s(?:et|eit|en|ein|ei)\s|,?\s+(?:inkl\.|inkludert|herunder|deriblant)\s"
)
_SPLIT: Final = compiled(
    rf"\s*(?:,(?!\s*(?:ved|v/|avd))\s*(?:(?:og|samt|and)\s+)?|;|\n|\s[–-]\s|\b(?:{JOINTLY}|samt)\b|\s/\s"
    r"|·|•)\s*"
)
# One dash before a name without a word for a body: "Norges hageskole – Vang".
_SECOND_NAME: Final = compiled(r"\s[–-]\s(?=[A-ZÆØÅ][a-zæøå]+(?:$|[,.;]|\s(?:og|samt|et|eit|ein|en)\b))")
_DASHED: Final = "\x01"
# These join names, and stand within one: "Granvoll hagelag/KS", "Nes Plan & Miljø AS".
_TIGHT: Final = compiled(r"(?<=\w{3})/(?=[A-ZÆØÅ])|\s&\s(?=[A-ZÆØÅ])")
_AND: Final = compiled(
    r"(?<!-)\s+(?:og|and)\s+(?=(?:the |også |andre |den |det |dei? )?(?:[A-ZÆØÅ«\"“]|\dH|\w*(?:laget|\wlaga"
    r"|\wlagene|kontoret|kommunen|avdelinga|foreninga|foreningen|gruppa|gruppen|utvalet|utvalget|rådet|nemnda|nettverket|biblioteket|museet"
    r"|klubben|eigarane|eierne|politiet|skulen|skolen|speiderne|speidarane)\b))"
)
_MUNICIPALITIES: Final = compiled(
    r"\b[Kk]ommun(?:ene|ane)\s+(?P<after>[A-ZÆØÅ][^.;:]+)|(?P<before>(?:[A-ZÆØÅ][^.;:]+?\s)?[A-ZÆØÅ][\w-]+)\s+(?P<of>fylkes)?(?:kommuner"
    r"|kommunar)\b"
)
# "Landbrukskontoret for Granvoll, Vik og Storøy kommuner" is one body.
_OF_SEVERAL: Final = compiled(
    r"\b\w*(?:kontor|forvalt(?:n)?ing|avdeling|tenest|tjenest|etat|råd|lag|nettverk|samarbeid|utvalg?|nemnd)(?:et|en|a|e|)"
    r" (?:i|for) (?:[A-ZÆØÅ][\w -]*, )*[A-ZÆØÅ][\w -]* og [A-ZÆØÅ][\w-]+(?: [A-ZÆØÅ][\w-]+)?"
    r" (?:fylkes)?kommun(?:er|ar)\b"
)
_COUNCIL: Final = compiled(
    r"^(?P<of>(?:fylkes)?)kommunen i (?P<place>[A-ZÆØÅ][\w-]+(?: og [A-ZÆØÅ][\w-]+)?)$"
)
# "fylkesmennene og fylkeskommunene i Granvoll og Storøy"
_OFFICES: Final = (
    (r"fylkeskommun(?:ene|ane|en|a)", "{} fylkeskommune"),
    (r"kommun(?:ene|ane)", "{} kommune"),
    (r"fylkesm(?:enn(?:ene|ane)|annen)", "Fylkesmannen i {}"),
    (r"statsforvalter(?:ne|en)", "Statsforvalteren i {}"),
    (r"statsforvaltar(?:ane|en)", "Statsforvaltaren i {}"),
)
_OFFICE: Final = rf"(?:{'|'.join(office for office, _ in _OFFICES)})"
_OFFICES_OF: Final = compiled(
    rf"\b(?P<offices>(?i:{_OFFICE})(?:,? (?:og )?{_OFFICE})*) i "
    r"(?P<places>[A-ZÆØÅ][\w\x00 -]*(?:, [A-ZÆØÅ][\w\x00 -]*)*(?: og [A-ZÆØÅ][\w\x00-]*(?: [A-ZÆØÅ][\w-]*)*)?)"
)
_EDGE: Final = compiled(
    r"^(?:[Vv]i i|(?:nett)?avis[ae]n?|(?:magasin|tidsskrift|blad)et"
    r"|(?:tiltaks|grunn)hav(?:er|ar)(?:en)?|(?:utbygg|forslagsstill)(?:er|jar|ar)(?:en)?"
    r"|(?:nett|kraft|energi|vindkraft)?selskapet|og|av|med|både|såvel"
    r"|(?:den|det|dei?)(?: [a-zæøå]+[ae])?(?=\s[A-ZÆØÅ])"
    r"|det er|[Tt]he|også|blant anna|blant annet|(?:[Ee]i?t )?[Ss]amarbeid(?:sprosjekt)? mellom)\s+|\s+(?:og|and|samt"
    r"|i samarbeid|i fellesskap|andre|andre aktører|m\.?\s?fl|mfl|flere|fleire|begge|both)\.?$"
)
# What follows names without being of them.
_SUPPORT: Final = compiled(
    r",?\s+(?:(?:med|etter|with)\s+(?:\w+ )?(?:støtte|støtta|midler|midlar|hjelp|finansiering|tilskudd"
    r"|tilskot|bidrag|support)|på oppdrag|på veg[n]er?|støttet|støtta|finansiert)\b.*",
    re.DOTALL,
)
_TAIL: Final = compiled(
    r"\s+(?:som|om|når|der|hvor|kor|mens|er|har|skal|vil|kan|blir|vert|den \d|kl|klokka|klokken"
    rf"|{ANY_WEEKDAY}"
    r"|(?<!\bNei )(?<!laget )(?<!gruppa )(?<!gruppen )(?<!klubben )til|til(?! [A-ZÆØÅ])|hos|siden|sidan"
    r"|(?<!\sav )(?<!\sfor )(?<!\som )(?:den|det|dei|de) \w+e\b|årets|under [A-ZÆØÅ]|sin|sitt|sine|si"
    r"|under \w+(?:en|et|a)$|(?:og|samt) (?:andre|fleire|flere|mange|lokale|med)|the \d|on \d|in \d)\b.*|\s+[\d#].*",
    re.DOTALL,
)
_BY: Final = compiled(r",?\s+(?:[vm]/|[vm]\.\s(?!fl)|ved\s)\s*(?P<who>.*)$", re.DOTALL)
# A place behind an abbreviation is where it is held: "KS på Hamar".
_SITE: Final = compiled(r"(?P<head>\S+)\s+(?:i|på)\s+(?!våre\b)[^ ].*$")

# Parts of words that bodies are named by, in lower case (a pattern that does not mind the case takes many times as
# long); what has one is no person, whatever its first word.
_BODY: Final = compiled(
    r"kommun|fylke|statsforvalt|direktorat|departement|universit|høgsk|høysk|skole|skule|foren|forein|lag\b"
    r"|laget\b|lags\b|\bråd|råd(?:et)?\b|senter|sentra|institutt|stift|utval|nemnd|verk(?:et)?\b|vesen|bank"
    r"|bibliotek|muse(?:um|a|et)|nettverk|forum|kontor|etat|forbund|samarbeid|allianse|klubb|klynge|avdeling"
    r"|fond|hus(?:et)?\b|prosjekt|vern\b|norsk|norges|noregs|nordisk|akademi|partner|rådgiv|tilsyn|grupp"
    r"|samfunn|herad\b|menighet|bispedøm|union|selskap|aksjon|college|institute|cent(?:re|er)\b|council|agency|ministry"
    r"|association|network|society|foundation|academy|s venn(?:er|ar|ene|ane)\b|\svel$|styr(?:e|et|a|ene)\b"
)
_ABBREVIATION: Final = compiled(r"\b[A-ZÆØÅ]{2,}\b")
_LOWER: Final = compiled(
    r"(?:(?:vann|vass)områd(?:et?|a)(?= [A-ZÆØÅ])"
    r"|[a-zæøå]*(?:fylkesmannen|statsforvaltaren|statsforvalteren|fylkeskommunen|politiet|kontoret"
    r"|avdelinga|avdelingen|prosjektet|senteret|laget|\wlaga|\wlagene|foreninga|foreningen|foreningane|foreningene|biblioteket|biblioteka|bibliotekene|eigarane|eierne|speiderne|speidarane|gruppa"
    r"|gruppen|etaten|universitetet|høgskulen|høgskolen|høyskolen|museet|rådet|utvalget|utvalet|nemnda|klubben|nettverket|forvaltninga|forvaltningen|fylkeskommun(?:ene|ane)|\w{3}skulen|\w{3}skolen))\b"
)
_NOT_NAMES: Final = wording("""
    to, tre, fire, fem, seks, et, eit, en, ein, ei,
    vi, me, du, dere, de, det, den, dette, denne, disse, her, nå, no, da, der, derfor, difor, kurset, møtet,
    møta, seminaret, konferansen, samlinga, samlingen, webinaret, webinar, programmet, alle, kommunen,
    fylkeskommunen, begge, dagen, i, på, med, for, til, som, og, om, når, velkommen, velkomen, påmelding,
    tid, sted, stad, hun, han, eg, jeg, årets, første, neste, hver, kvar, vår, våre, festivalen, konferanse,
    arrangementet, arrangørene, arrangørane, komiteen, partene, hvem, kven, frivillighet*, mange, flere,
    fleire, dei, stadig, før, under, mellom, etter, gjennom, klokka, klokken,
    fra, frå, mandag, tirsdag, onsdag, torsdag, fredag, lørdag, søndag, måndag, tysdag,
    laurdag, sundag, januar, februar, mars, april, mai, juni, juli, august, september, oktober, november,
    desember, høsten, våren, we, you, the, this, it, they, norge, noreg, norway, on, in, at, from,
    regjeringen, regjeringa, organisasjonen, foto""")
# Who holds an office or a profession speaks, but is no organisation.
_ROLE: Final = compiled(
    r"(?:minister|leder|leiar|direktør|ordfører|ordførar|sjef|mester|meister|rådgiver|rådgivar|rådgjevar"
    r"|professor|forsker|forskar|prest|diakon|kantor|elev|bonde|student|stipendiat|deltak\w+|lærer|lærar|foredragshold\w+|utbygg[ea]r"
    r"|råden|rådinn?a)(?:en|ene|ane|ar|er|a|ia)?$|^(?:ordfører|ordførar|statsråd|statsminister|klimaminister"
    r"|rådmann|professor|forsker|forskar|direktør|biskop)(?:e|en|a|ene|ane|ar|er)?\b",
    re.IGNORECASE,
)
# "fylkeslederne i Granvoll"
_LEADERS: Final = compiled(r"\w*(?:[Ll]eder(?:ne|en)|[Ll]eiar(?:ane|en)) (?:i|for|av) ")
_TITLED: Final = compiled(
    r"\b\w*(?:minister|statsråd|direktør|ordfører|ordførar|rådmann|professor)(?:en)? [A-ZÆØÅ]"
)
_WORD: Final = compiled(r"[\w.-]+")
_DEFINITE: Final = compiled(r"[a-zæøå]{3,}(?:et|en|ene|ane)")
# Of gatherings that no firm is called after, with what may stand ahead
_GATHERINGS: Final = (
    "møte", "kveld", "konsert", "seminar", "webinar", "dag", "foredrag", "debatt", "dugnad",
)  # fmt: skip
_ADJECTIVES: Final = ("Åpen", "Åpent", "Open", "Ope", "Digital", "Digitalt", "Gratis", "Felles")
_NUMBERED: Final = compiled(r"\d[A-ZÆØÅ]")  # "4H"
# "Det norske hageselskap"
_NATIONAL: Final = compiled(r"(?:Den|Det|De) (?:[Nn]orske?|[Kk]ongelige?|[Nn]asjonale) [\w-]+")
# "klima- og miljøminister Kari Holm": a person, whatever the office.
_HOLDER: Final = compiled(
    r"(?:minister|sekretær|direktør|ordfører|ordførar|leder|leiar|sjef|professor|forsker|forskar|representant|råd)"
    r"\s(?P<given>[A-ZÆØÅ][a-zæøå-]+)\s[A-ZÆØÅ][a-zæøå]+"
)
_INITIAL: Final = compiled(r"[A-ZÆØÅ]\.")


def split_names(value: str) -> Iterator[str]:
    """The names in a labelled value or an enumeration, without what hangs on them.

    >>> list(split_names("Granvoll kommune v/ klimarådgiveren i samarbeid med KS og Troms og Finnmark lag"))
    ['Granvoll kommune', 'KS', 'Troms og Finnmark lag']
    >>> list(split_names("kommunene Granvoll og Storøy, med støtte fra Klimafondet"))
    ['Granvoll kommune', 'Storøy kommune']
    """
    value = _SUPPORT.sub("", _END.split(_PARENTHESES.sub("", value))[0])
    if " og " in value:
        doubles, *others = _WITHIN
        value = _OFFICES_OF.sub(_of_places, doubles.sub(_keep, value))
        for pattern in others:
            value = pattern.sub(_keep, value)
        if "kommun" in value and (unit := _OF_SEVERAL.search(value)):
            yield unit[0].replace(_KEPT, " og ")
            value = value[: unit.start()] + value[unit.end() :]
    if several := _MUNICIPALITIES.search(value):
        for name in _parts(several["after"] or several["before"]):
            yield name if has_body_word(name) else f"{name} {several['of'] or ''}kommune"
        value = value[: several.start()] + value[several.end() :]
    yield from _parts(value)


def _keep(match: re.Match[str]) -> str:
    return match[0].replace(" og ", _KEPT)


def _of_places(match: re.Match[str]) -> str:
    """Each office of each place by its name: "fylkesmennene og fylkeskommunene i A og B" are four.

    What follows the last place are other names.
    """
    places = [place for place in re.split(r", | og ", match["places"]) if place]
    offices = re.split(r",? og |, ", match["offices"].lower())
    count = len(list(takewhile(_is_place, places)))
    if not count or len(offices) == 1:
        return match[0]
    names = [next(name for form, name in _OFFICES if re.fullmatch(form, office)) for office in offices]
    told = [name.format(place) for name in names for place in places[:count]]
    return "; ".join((*told, " og ".join(places[count:])))


def _is_place(name: str) -> bool:
    return not has_body_word(name)


def _parts(value: str) -> Iterator[str]:
    if value.count(" – ") + value.count(" - ") == 1:
        value = _SECOND_NAME.sub(_DASHED, value)
    for piece in _SPLIT.split(value):
        for part in chain.from_iterable(map(_apart, _AND.split(piece))):
            name = _COUNCIL.sub(r"\g<place> \g<of>kommune", _bare(part))
            if 1 < len(name) <= _LONGEST and "@" not in name and not _is_no_name(name):
                yield name


def _apart(part: str) -> list[str]:
    """The names at a slash or "&", where each is one by itself; else they are one."""
    if "/" not in part and "&" not in part:
        return [part]
    names = _TIGHT.split(part)
    apart = (has_body_word(name) or ("/" in part and not _WORD.fullmatch(name)) for name in names)
    return names if all(apart) else [part]


def _bare(name: str) -> str:
    """A name without its edges, and without who represents the body."""
    name = name.strip(" .,;:–-\"”“«»'")
    if (by := _BY.search(name)) and (by[0].startswith(",") or not _is_unit(by["who"])):
        name = name[: by.start()]
    name = _TAIL.sub("", name)
    while (shorter := _EDGE.sub("", name)) != name:
        name = shorter.strip(" ,")
    name = _without_object(name)
    site = _SITE.search(name)
    if site and site["head"].isupper():
        name = name[: site.end("head")]
    return name.replace(_KEPT, " og ").replace(_DASHED, " – ")


def _without_object(name: str) -> str:
    """A name without what the body does: "NVE arbeidet med flom" behind "på møtet presenterer"."""
    words = name.split(" ")
    for at in range(1, len(words)):
        called = words[at + 1 : at + 2]
        if words[at - 1][:1].isupper() and _DEFINITE.fullmatch(words[at]):
            head = " ".join(words[:at])
            if (called and called[0].startswith("«")) or (
                has_body_word(head) and not has_body_word(words[at])
            ):
                return head
    return name


def is_body(name: str) -> bool:
    """Whether a name from running text is an organisation's: not a person's, not that of an office.

    >>> is_body("Viken Skog"), is_body("Kari Holm"), is_body("Ordføreren"), is_body("KS")
    (True, False, False, True)
    """
    words = name.split()
    if (
        not (name[:1].isupper() or _NUMBERED.match(name) or _LOWER.match(name))
        or len(words) > _MOST_WORDS
        or name.endswith("-")
    ):
        return False
    if re.search(r"\d{2}", name) or _ROLE.search(name) or _TITLED.search(name) or _is_no_name(name):
        return False
    if len(words) > 1 and words[1][0].isupper() and _ROLE.search(words[0]):
        return False  # "Rådsleder Kari Holm"
    if _LEADERS.match(name):
        return False
    if (holder := _HOLDER.search(name)) and holder["given"].lower().split("-")[0] in GIVEN_NAMES:
        return False
    if _is_gathering(words):
        return False  # "Turen byr på …", "Åpen dag"
    return not is_person(name)


def _is_gathering(words: Sequence[str]) -> bool:
    """Whether a name is that of a gathering alone; a firm may be called "Skogkurs" or "Fjordfestivalen i Vik"."""
    alone = len(words) == 1 or (len(words) == 2 and words[0] in _ADJECTIVES)
    return alone and (
        words[-1].endswith(_GATHERINGS)
        or (words[-1].endswith(("en", "et", "a", "ene", "ane")) and find_gathering(words[-1]) is not None)
    )


def is_known(initials: str) -> bool:
    """Whether all know a body by its initials."""
    return _ALL_KNOW.fullmatch(initials) is not None


def is_person(name: str) -> bool:
    """Whether a name is a person's: a given name and more, or initials, without a word for a body.

    >>> is_person("Kari Holm"), is_person("Kari Holms stiftelse"), is_person("Granvoll hagelag")
    (True, False, False)
    """
    return not has_body_word(name) and _is_person(name.split())


def are_speakers(names: list[str]) -> bool:
    """Whether some names are of persons: the first is one's, or a profession stands behind it.

    >>> are_speakers(["Wilma Storvik", "professor i geologi"]), are_speakers(["Granvoll kommune", "KS"])
    (True, False)
    """
    return any(_is_person(name.split()) for name in names[:1]) or any(
        name[:1].islower() and _ROLE.search(name.split()[0]) for name in names
    )


def _is_no_name(name: str) -> bool:
    """Whether a word that no name begins with is the first, but of "Den norske …" and its like."""
    return bool(_NOT_NAMES.fullmatch(name.split()[0])) and not _NATIONAL.match(name)


def _is_unit(who: str) -> bool:
    """Whether what stands behind "ved" is a body ("Institutt for geofag ved UiO") and not its spokesman."""
    return who[:1].isupper() and has_body_word(who) and is_body(who)


def has_body_word(name: str) -> bool:
    """Whether a name has a word that bodies are named by, or an abbreviation."""
    return bool(_BODY.search(name.lower()) or _ABBREVIATION.search(name))


def _is_person(words: list[str]) -> bool:
    """A given name and more capitalised words, or initials."""
    if len(words) < 2 or not all(word[:1].isupper() for word in words):
        return False
    return words[0].lower().split("-")[0] in GIVEN_NAMES or any(map(_INITIAL.fullmatch, words))
