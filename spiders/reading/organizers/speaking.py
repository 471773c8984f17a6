"""Where a page speaks of its publisher: by name or initials, as those who invite, and of an official one in any words.

A page that only announces ("det blir holdt kurs") does not speak of its publisher.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from normalize.lazily import compiled
from spiders.page.wording import wording
from spiders.reading.words.bodies import has_body_word
from spiders.reading.words.gatherings import GATHERING
from spiders.reading.words.own import find_own, own_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_OWN_NAME: Final = 8  # letters: shorter first words ("Norsk") are no names
# "Granvoll mannskor" does not name Granvoll, and an address names nobody: "skriver granvollposten.no".
_LONGER_NAME: Final = (
    r"(?!\s(?-i:[A-ZÆØÅ])|\s(?:vid[ae]reg\w+\s)?\w*(?:kor|lag|klubb|forening|kommune|skole|skule|kirke|kyrkje|museum)\b"
    r"|\.(?:no|com|org|net)\b)"
)
_SHORT_ENDING: Final = compiled(rf"(?:s|et|en)?\b{_LONGER_NAME}")
_ENDING: Final = compiled(rf"(?:s|et|en)?\b{_LONGER_NAME}", re.IGNORECASE)
_EDGE: Final = compiled(r"\b")
_MUNICIPAL: Final = (" kommune", " herad")
# What a name may have between its words
SMALL_WORDS: Final = ("i", "på", "for", "og", "av", "ved", "til", "fra", "frå", "med")
_SELF: Final = wording("""
    vi inviterer|arrangerer|arrangerar, inviterer|arrangerer|arrangerar vi, velkommen|velkomen til vårt|vår|våre,
    setter|set vi deg|dykk|dere på venteliste, vi er klar|klare for, vi håper|vonar|vonast … kjem|kommer|ser|delta,
    vi|me vil|ønsker|ønskjer|ynskjer … invitere|invitera, vi|me har gleden|gleda|glede av å,
    vi|me flytter|flyttar|utsetter|utset|avlyser|avlyse,
    vi har fått med|ja, vi gleder|gler oss til å, lokallaget|fylkeslaget|laget|foreningen|foreninga|klubben
    vårt|vår … inviterer|arrangerer|arrangerar, bli med oss, bli med når vi, vi|me har bedt|bede|invitert,
    vi|me har også|òg bedt|bede|invitert,
    vi|me melder|kommer|kjem|sender|set|setter … ny|nytt|nye dato|datoer|datoar|tidspunkt,
    hilsen|helsing styret|oss, lokallaget|fylkeslaget inviterer|arrangerer|arrangerar,
    står|demonstrerer|markerer vi, vi|me byr på|inn|opp, vi|me legger|legg opp til, vi|me får låne,
    vi|me starter|startar opp, vi|me gjentar|gjentek|spanderer|serverer|stiller|viser|åpner|opnar|avslutter,
    samler|samlar|viser|presenterer|holder|held|planlegger|planlegg|feirer|feirar|markerer vi|me,
    vi|me holder|held|planlegger|planlegg|feirer|feirar|markerer|presenterer, vi|me har fått … til å,
    vi|me … og inviterer|inviterar, vi|me får|får … besøk, vi|me … fått tak i,
    diakonen|presten|rektor|biblioteksjefen|bibliotekaren|lederen|leiaren|styrelederen|styreleiaren
    inviterer|inviterar|ønsker|ønskjer|arrangerer|arrangerar, vil|skal vi|me feire|markere,
    vi|me tar|tek … med|imot, vi|me ses|sees|treffes, byr|spanderer|serverer|åpner|opnar vi|me""")
_AT: Final = compiled(r"\b[Pp]å\s$")
_IN: Final = compiled(r"\b(?:[Pp]å|[Ii]|[Tt]il|[Vv]ed)\s$")
# What is a place as well as a body.
_HOUSE: Final = compiled(r"(?:kultur|konsert|samfunns|grende|folkets |bygde)h(?:us|all)(?:et)?$")
# "julemøtet vårt", "vår årlige konferanse"
_OUR: Final = compiled(rf"\b(?:{GATHERING} (?:vårt?|våre)|[Vv](?:årt?|åre) (?:\w+ )?{GATHERING})\b")
_US: Final = ("vi", "oss", "vår", "vårt")
_OF_ALL: Final = ("vi", "me", "oss", "vår", "vårt")
_ASKS: Final = compiled(r"[^.!?\n]*\?")
_MENTIONED: Final = wording("""
    vi, oss, vår, vårt, kommunen, kommunens, kommuna,
    fylkeskommunen, rådmannen, rådmannens, ordføreren, ordføraren, formannskapet,
    kommunestyret, bystyret, heradsstyret, byrådet, fylkestinget, administrasjonen, kommunedirektøren,
    rådmann|ordfører|ordførar|varaordfører|varaordførar|kommunedirektør, kommuneplanen*, kommuneplana""")
# A meeting of inhabitants is the municipality's, unless an authority is named whose it may be as well.
_MEETING: Final = wording("""
    det inviteres|inviterast til … *møte, inviteres|inviterast det til … *møte,
    avholdes|avhaldast … *møte, *møte|*møtet avholdes|avhaldast,
    folkemøte*, innbyggermøte*, innbyggjarmøte*, borgermøte*, borgarmøte*, grendemøte*""")
_AUTHORITY: Final = compiled(
    r"\b(?:NVE|Statnett|Statens vegvesen|Nye Veier|Bane N(?:OR|or)|(?:Kyst|Luftfarts)verket|\w+direktoratet"
    r"|(?:[Ss]tatsforvalt|[Ff]ylkesm[ae]nn)\w+)\b"
)
# Where a speaker works arranges nothing by that: "Forskere ved … holder innlegg", "Leder i … er blant innlederne".
_WORKS_AT: Final = compiled(
    r"(?:[Ll]e(?:der|iar)|[Dd]irektør|[Rr]åd(?:giver|givar|gjevar)|[Ff]orsk(?:er|ar)|[Pp]rofessor|[Ss]tipendiat)"
    r"(?:e|ar|en|ne|ene|ane)? (?:i|ved|fra|frå|hos) (?:[A-ZÆØÅ][\w-]* og )?$"
)
_SPEAKS: Final = compiled(r"[^!?\n]{0,160}?\b(?:inn(?:le[di]|legg)|f[oø]redrag)")
# "Granvoll museum deltar i dagene", "Granvoll lag har blitt Storøy lag" tell nothing of arranging.
_TAKES_PART: Final = compiled(
    r"\s(?:(?:deltar|deltek|(?:er|var) med) (?:i|på)|(?:har|er) (?:blitt|vorte|vorten) [A-ZÆØÅ]\w*"
    r"|heter nå|heiter no)\b"
)


def speaks_of(
    publisher: str,
    paragraphs: Sequence[tuple[str, str]],
    title: tuple[str, str],
    *,
    official: bool,
    short: str = "",
) -> Iterator[tuple[str, str, tuple[int, int]]]:
    """Where a page speaks of its publisher: by name, as those who invite, and of an official one in any words."""
    names = [*_names_of(publisher), short] if short else _names_of(publisher)
    may_be_place = " " not in publisher and not has_body_word(publisher)
    house = _HOUSE.search(publisher) is not None
    no_county = "fylke" not in publisher.lower()
    for where, text in paragraphs:
        span = _find_name(names, text)
        if span and not (
            _TAKES_PART.match(text, span[1])
            or (_WORKS_AT.search(text, 0, span[0]) and _SPEAKS.match(text, span[1]))
            or (may_be_place and _AT.search(text, 0, span[0]))
            or (house and (where.startswith("li[") or _IN.search(text, 0, span[0])))
        ):
            yield where, text, span
    for said in (_SELF, _OUR, _MENTIONED, _MEETING) if official else (_SELF, _OUR):
        if said is _MEETING and any(_AUTHORITY.search(text) for _, text in paragraphs):
            break
        for where, text in paragraphs:
            for match in said.finditer(text) if said is not _OUR or "vår" in text else ():
                of_all = (match[0] in _US and where == title[0]) or (
                    match[0].endswith(_OF_ALL) and _is_of_all(text, match)
                )
                if not of_all and not (no_county and match[0].startswith("fylke")):
                    yield where, text, match.span()
                    break
    if not publisher.endswith(_MUNICIPAL):
        words = own_words(publisher)
        for where, text in paragraphs if words else ():
            yield from ((where, text, (start, end)) for start, end, _ in find_own(words, text))


def _is_of_all(text: str, we: re.Match[str]) -> bool:
    """Whether "we" are all of us, or those who are quoted: "Hvordan skal vi bo?", «Skogen er der vi lever»."""
    quoted = text.rfind("«", 0, we.start()) > text.rfind("»", 0, we.start())
    return quoted or _ASKS.match(text, we.end()) is not None


def _names_of(publisher: str) -> list[str]:
    """What a page calls its publisher, in full or by the first word where that is a name of its own."""
    names = [publisher]
    if publisher.endswith(_MUNICIPAL):  # some call themselves so
        names += [publisher.rpartition(" ")[0] + kind for kind in _MUNICIPAL]
    first, *others = publisher.split(" ")
    if len(others) > 1 and all(word[0].isupper() or word in SMALL_WORDS for word in others):
        names.append("".join(word[0] for word in (first, *others)))  # initials
    return [*names, first] if len(first) >= _OWN_NAME and " for " in publisher else names


def _find_name(names: Sequence[str], text: str) -> tuple[int, int] | None:
    """The first of some names in a text, with its ending; case matters in a short one."""
    loud = len(names[0]) >= _OWN_NAME
    ending = _ENDING if loud else _SHORT_ENDING
    spans = [span for name in names for span in find_spans(name, text, loud=loud and not name.isupper())]
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if _EDGE.match(text, start) and (ends := ending.match(text, end)):
            return start, ends.end()
    return None


def find_spans(name: str, text: str, *, loud: bool = True) -> Iterator[tuple[int, int]]:
    """Where a text has a name, ``loud``: in any case."""
    if loud:
        name, text = name.lower(), text.lower()
    start = text.find(name)
    while start >= 0:
        yield start, start + len(name)
        start = text.find(name, start + 1)
