"""The words that lead to a place in a sentence: "holdes på …", "vi møtes ved …", "adressen er …".

Each way of telling is a :class:`Frame`: a table of leading words, what may stand between them and the place, and
how the place looks. :data:`FRAMES` has them in the order in which they are believed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from normalize import signals
from normalize.lazily import compiled
from spiders.page.wording import Wording, wording
from spiders.reading.words.gatherings import GATHERING
from spiders.reading.words.places import HALL, SPOT

if TYPE_CHECKING:
    from collections.abc import Iterator

PROPER: Final = r"[A-ZÆØÅ][\w.&’'/-]*"
_NUMBER: Final = r"\d{1,4}[A-Za-z]?(?!\d)(?!\s?[–-])(?!\.(?!$|\s[A-ZÆØÅ]))"  # and no day of a month
_JOINING: Final = (
    r"(?:i|på|ved|og|&|av|gamle|nasjonale|regionale|videregående|vidaregåande|\w+- og"
    rf"|[a-zæøå-]+(?:departementet|direktoratet|vitenskapelige|vitskaplege)|{_NUMBER})"
)
_OLD: Final = r"(?:gamle |nye |det gamle |den gamle )?"
_OF: Final = rf"(?:\s(?:til|hos)\s{PROPER})?"  # "kantina til Fagskolen"
# "Kari Lies plass", "Olav Holms gate"
_SQUARE: Final = r"(?<=s\s)(?:plass|gate|gata|veg|vei)\b"
_ON: Final = rf"(?:,?\s+(?:{PROPER}|{HALL}\b{_OF}|{_SQUARE}|{_JOINING}))*"
# "gården Nordre Nes", "hotellet Fram"
_NOUN: Final = r"(?!kveld|morgen|strek|rut[ea]|dag|\w*middag|natt|helg|uk|vek)[a-zæøå]{3,}(?:en|et|a)"
# A name, or a house or room with or without one.
_PLACE: Final = rf"(?:{_NOUN}\s(?={PROPER}))?{_OLD}(?:{PROPER}|(?:\w+\s)?{HALL}\b{_OF}){_ON}"
_HOUSE: Final = rf"{_OLD}(?:{PROPER}\s){{0,3}}(?:\w+\s)?{HALL}\b{_OF}{_ON}"
# A spot outside, by itself or of a place: "brua i Svartdalen", "trappa til rådhuset".
_SPOT: Final = rf"{SPOT}\b(?:\s(?:i|på|ved|til|foran|framfor|bak)\s(?:{PROPER}|{HALL}\b){_ON})?"
_STREET: Final = (
    rf"(?:{PROPER}\s){{0,2}}{PROPER}(?:(?:gat[ae]n?|veg(?:en)?|vei(?:en)?|plass(?:en)?|torg(?:et)?|brygg[ae]|svingen|faret|sletta|kroken|stredet)"
    r"|\s(?:gate|gata|gt\.?|vei|veg|plass))\s\d{1,3}(?:[–-]\d{1,3}\b)?(?:(?!\si\s[A-ZÆØÅ])\s?[A-Za-z]\b)?"
)
# "Fagforbundet i Storgata 4, Hamar"
_STREET_OF: Final = rf"(?:{PROPER}(?:\s{PROPER}){{0,3}},?\s(?:(?:i|på)\s)?)?{_STREET}(?:,\s{PROPER})?"
_AT: Final = r"(?:[Ii]|[Pp]å|[Vv]ed|[Hh]os)"
_OUTSIDE: Final = (
    r"(?:utenfor|utanfor|foran|framfor|bak|nedenfor|nedanfor|under)(?:\sinngangen(?:\s(?:til|på))?)?"
)
_STILL: Final = r"(?:\s(?:framleis|fortsatt|fremdeles|nå|no|også|òg|som før|i år))?"
# Up to as many characters of the same sentence; the dot of a day or a clock time ends none.
_GAP: Final = r"(?:[^.;:!?\n]|(?<=\d)[.:]|(?<=\bkl)\.){0,60}?"
_FEW_WORDS: Final = r"(?:\s[a-zæøå]+){0,3}?"
_SOME_WORDS: Final = r"(?:\s[a-zæøå]+){0,5}?"
# "holdes Granvolldagene 2027 på …"
_NAMED: Final = rf"(?:\s[a-zæøå]+){{0,2}}?\s{GATHERING}(?:\s20\d\d)?"
_CLOCK: Final = (
    r"(?:\s(?:vi|me|er|blir|kl\.?|klokk[ae]n?|fra|frå|ca\.?|presis|[a-zæøå]+dag|\d[\d.:–-]*"
    r"|januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember))*?"
)
# Behind "i" a name alone may be anything; a house or a spot is a place.
_THERE: Final = rf"(?:(?<=\b[Ii]\s){_HOUSE}|(?<!\b[Ii]\s){_PLACE}|{_SPOT})"

# Of a text with words that stand before a place.
_LEADING: Final = signals.having(
    "i på ved hos at bord ombord @ utenfor utanfor foran framfor bak nedenfor nedanfor under"
)


@dataclass(frozen=True, slots=True)
class Frame:
    """A way to tell a place: ``behind`` its leading words, or anywhere without any, stands the group ``place``.

    ``signal``: that of the texts in which it may be. ``everywhere``: also in a sentence without the date. ``weak``:
    there it needs a gathering as its subject. ``meets``: who meets may be named by where they work. ``house``: nothing
    that the title names.
    """

    name: str
    leads: Wording | None
    behind: re.Pattern[str]
    signal: int
    everywhere: bool = True
    weak: bool = False
    meets: bool = False
    house: bool = False

    def places(self, text: str) -> Iterator[re.Match[str]]:
        """What may be places in a text, in order."""
        if self.leads is None:
            yield from self.behind.finditer(text)
            return
        for lead in self.leads.finditer(text):
            if found := self.behind.match(text, lead.end()):
                yield found


def _frame(
    name: str, leads: str, behind: str, *, everywhere: bool = True, weak: bool = False, meets: bool = False,
    house: bool = False, signal: int = _LEADING,
) -> Frame:  # fmt: skip
    table = wording(leads) if leads else None
    return Frame(
        name, table, compiled(behind), table.signal if table else signal, everywhere, weak, meets, house
    )


FRAMES: Final = (
    _frame(
        "named",
        "*stedet, *staden, sted, stad, *lokalet, lokale, møtehotellet, adressen, adressa, samlingspunktet, møtepunktet,"
        " treffpunktet, oppmøtet, møteplassen",
        rf"(?<![Vv]erkstedet)(?<![Vv]erkstaden)(?:\sklart)?(?:\sfor\s{GATHERING}|\sfor\s(?:arrangementet|dagen))?(?:\s(?:er|blir|vert|ligge?r?){_STILL}(?:\s{_AT})?|:)\s+(?P<place>{_PLACE}|{_SPOT})",
    ),
    _frame(
        "held",
        "holdes, haldast, arrangeres, arrangerast, avholdes, avhaldast, avvikles, avviklast, foregår, føregår,"
        " foregå, føregå,"
        " går|gå for|føre seg, finner|finn|finne … sted|stad, går|gå av stabelen, gjennomføres, gjennomførast, møtes,"
        " møtest, samles, sendes|sendast direkte, direktesendes, strømmes, strøymast, bli|blir|vert"
        " holdt|halde|avholdt|arrangert|gjennomført|avviklet|avvikla|skipa",
        rf"(?:(?:{_SOME_WORDS}|{_NAMED})\s(?:{_AT}|fra|frå)\s(?P<place>{_PLACE}|{_SPOT})|{_GAP}\s{_AT}\s(?P<house>{_HOUSE}))",
    ),
    _frame(
        "is",
        "blir, vert, er, skulle|skal være|vere|vært|vore, skjer, starter, startar, går, held|holder til",
        rf"(?:{_FEW_WORDS}|\sdet{_FEW_WORDS}\s{GATHERING}|{_CLOCK})\s{_AT}\s(?P<place>{_PLACE})",
        weak=True,
    ),
    _frame(
        "holds",
        "held, holder, arrangerer, arrangerar, holde, arrangere, gjennomføre, avholde,"
        " har vi|me, tar|tek debatten|samtalen|praten|ordskiftet",
        rf"(?:{_FEW_WORDS}|{_NAMED})\s{_AT}\s(?P<place>{_THERE})",
        weak=True,
    ),
    _frame(
        "meets",
        "samles, samlast, møtes, møtest, treffes, treffast, møter|treffer hverandre|kvarandre, vi|me ses|sees,"
        " ses|sees vi|me, se|sjå deg|dere|dykk, vel møtt|møtte, vi|me står, står vi|me",
        rf"{_GAP}\s(?:{_AT}|{_OUTSIDE})\s(?P<place>{_THERE})",
        meets=True,
    ),
    _frame(
        "filled",
        "fylles, fyllest, fyller vi|me, vi|me fyller, inntar vi, inntek me|vi, vi|me har leid|leigd|lånt|booket,"
        " vi|me får låne|låne, fått låne|låna, vi|me låner|låner",
        rf"\s(?P<place>{_PLACE})",
    ),
    _frame(
        "sets out",
        "går, drar, dreg, starter, startar, begynner, byrjar, vi går|drar|dreg|starter|startar, rusler, ruslar",
        rf"{_CLOCK}\s(?:fra|frå|ved)\s(?P<place>{_PLACE}|{_SPOT})",
    ),
    _frame(
        "turn up",
        "oppmøte, frammøte, fremmøte, møt opp, møt fram",
        rf"{_CLOCK}\s(?:{_AT}|{_OUTSIDE})\s(?P<named>{PROPER}\s[a-zæøå]{{4,}}(?=\s?[.!,\n]|$|\skl\b))"
        rf"|{_CLOCK}\s(?:{_AT}|{_OUTSIDE})\s(?P<place>{_PLACE}|{_SPOT}|[a-zæøå]{{3,}}(?:a|en|et|ene|ane)\b)"
        rf"|\s(?P<bare>(?!\w+dag\b){PROPER}(?:\s{PROPER})*)(?=\skl\b)",
    ),
    _frame(
        "invites to a gathering",
        "inviterer, inviterte, velkommen, velkomen",
        rf"[^.;:]{{0,60}}?\stil\s[^.;:]{{0,40}}?{GATHERING}(?:\s(?:om|for)\s[^.;:]{{2,80}}?)?\s{_AT}\s"
        rf"(?P<place>{_THERE})",
    ),
    _frame(
        "invites to a house",
        "inviterer, velkommen, velkomen, bli med, kom, komme, kome, kommer, kjem, turen, reiser, drar, dreg",
        rf"(?:\s\w+){{0,7}}?\s(?:til|innom)\s(?!\w*(?:[Kk]af[eé]|[Åå]pe?n))"
        rf"(?P<place>(?:{PROPER},\s(?={HALL}\b))?{_HOUSE})",
        everywhere=False,
        house=True,
    ),
    _frame(
        "welcomes to a house",
        "velkommen|velkomen til, kom til, ta turen til|innom",
        rf"\s(?P<place>{_HOUSE})(?=\s?[.!]|$)",
        house=True,
    ),
    _frame(
        "moved",
        "legges, leggast, lagt, lagd, legger, legg, flyttet, flytta, flyttes, flyttast, flytter, flyttar",
        rf"(?:\s(?!opp\b|fram\b|ut\b|inn\b)\w+){{0,2}}?(?:\s(?:fra|frå)(?:\s[\w-]+){{1,4}}?)?\stil\s(?P<place>{_PLACE})",
    ),
    _frame(
        "more exactly",
        "nærmere|nærare bestemt",
        rf"(?:\s{_AT})?\s(?P<place>{_PLACE})",
    ),
    _frame(
        "street", "",
        rf"\b{_AT}\s(?P<place>{_STREET_OF})",
        signal=signals.NUMBER,
    ),
    _frame(
        "our rooms",
        "hos oss, våre lokaler, våre lokale, lokalene våre, lokala våre, kontoret vårt, kontora våre",
        rf"\s(?:i|på|ved)\s(?P<place>{_PLACE})",
    ),
    _frame(
        "way there",
        "kollektivforbindelser, kollektivforbindelse, kollektivtransport, veibeskrivelse, vegbeskriving,"
        " vegskildring, finner|finn fram|frem, kommer|kjem du deg|dykk, adkomst, tilkomst",
        rf"\stil\s(?P<place>{_PLACE})",
    ),
    _frame(
        "comes to a street",
        "kom, komme, kome, møt|møte opp, velkommen, velkomen",
        rf"(?:\s\w+){{0,3}}?\stil\s(?P<place>{_STREET_OF})",
    ),
    _frame(
        "serves as", "",
        rf"(?P<place>{_PLACE})\s(?:er|blir|vert){_STILL}\s(?:arena|(?:tilholds|møte|samlings|arrangements|festival)sted"
        r"|(?:tilhalds|møte|samlings|arrangements|festival)stad|åsted|åstad)\b",
        signal=signals.having("arena *sted *stad"),
    ),
    _frame(
        "has room", "",
        rf"(?P<place>(?!\w+\s(?:har|rommer|rommar|tar|tek)\b){_HOUSE})\s(?:har\splass\stil|rommer|rommar|tar|tek)\s\d",
        signal=signals.having("plass rommer rommar tar tek"),
    ),
    _frame(
        "opens its doors", "",
        rf"(?P<place>{_HOUSE})\s(?:åpner|opnar)\s(?:dørene|dørane|døra|døren|portene|portane)\b",
        everywhere=False,
        signal=signals.having("åpner opnar"),
    ),
    _frame(
        "from a house", "",
        rf"(?<=\d\s)(?:[Ff]ra|[Ff]rå)\s(?!parkering)(?P<place>{_HOUSE})",
        everywhere=False,
        signal=signals.having("fra frå"),
    ),
    _frame("house", "", rf"\b{_AT}\s(?P<place>{_HOUSE})", everywhere=False),
    # One meets by the water and speaks of what is in it.
    _frame(
        "spot", "",
        rf"\b(?:{_AT}|{_OUTSIDE})\s(?!(?<=\b[Ii]\s)\w*(?:elva|elven|bekken|vannet|vatnet)\b)(?P<place>{_SPOT})",
        everywhere=False,
    ),
    _frame(
        "outside", "",
        rf"\b(?:ved\s(?:inngangen\s(?:til|på)\s)?|{_OUTSIDE}\s)(?P<place>{_PLACE})",
        everywhere=False,
    ),
    _frame(
        "at", "",
        rf"(?:\b(?:på|ved|hos|at\sthe|om\s?bord\s(?:i|på)|(?<=\d\s)at|(?<=m\s)at)|@)\s(?P<place>{_PLACE})",
        everywhere=False,
    ),
)  # fmt: skip
_EVERYWHERE: Final = tuple(frame for frame in FRAMES if frame.everywhere)


def frames_in(text: str, *, dated: bool) -> list[Frame]:
    """The frames that a text may have, in order; ``dated``: it is the sentence that gives the date."""
    said = signals.of(text)
    return [frame for frame in (FRAMES if dated else _EVERYWHERE) if frame.signal & said]
