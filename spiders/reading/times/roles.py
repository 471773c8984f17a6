"""What a date is there for, from the words around it.

The event's own day is what remains when a date is none of the others: a deadline, the day registration
opens, a stamp, an earlier edition or the day it was moved from, something that happened, something
else's day (a hearing, a payment, a law in force), an event that has its own page. Only the clause of the
date decides: the words of its sentence between the date before it and itself, and the few words after
it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from normalize import signals
from normalize.vocabulary import VOCABULARY
from spiders.page.wording import Wording, wording

Role = Literal["event", "deadline", "opening", "stamp", "previous", "past", "other", "elsewhere"]


@dataclass(frozen=True, slots=True)
class _Cue:
    """Words that give a role: at most ``reach`` characters before the date, or ``behind`` characters
    after it; ``both``: words on either side of it."""

    role: Role
    before: Wording | None = None
    reach: int = 45
    after: Wording | None = None
    behind: int = 30
    both: bool = False
    unless: Wording | None = None  # between the words before and the date

    def fits(self, before: str, after: str) -> bool:
        leads = self.before is not None and any(
            self._is_told(before[found.end() :]) for found in self.before.finditer(before)
        )
        if leads and not self.both:
            return True
        found = self.after.search(after) if self.after and (leads or not self.both) else None
        return found is not None and _is_near(after[: found.start()], self.behind)

    def _is_told(self, between: str) -> bool:
        return _is_near(between, self.reach) and not (self.unless and self.unless.search(between))


def _is_near(between: str, reach: int) -> bool:
    return len(between) <= reach and not any(mark in between for mark in ".;!?")


# In order: the first that fits decides.
_CUES: Final = (
    _Cue(
        "stamp",
        wording(
            """
            publisert, oppdatert, endret, endra, lagt ut, skrevet, utgave, utgitt, postliste*, postjournal*,
            protokoll"""
        ),
        6,
    ),
    _Cue("stamp", wording("per, pr"), 2),  # further away a given name
    _Cue(
        "opening",
        wording(
            """
            påmelding*|billett*|registrering*|salget|skjema* … åpner|åpnes|opnar|opnast|starter|slippes,
            åpner|opnar for påmelding"""
        ),
        20,
        wording("åpner|opnar|opnes påmelding*"),
        12,
    ),
    _Cue(
        "other",
        wording(
            """
            søknad*|*register*|*ordning*|*portal*|*tilskudd*|*tilskot* … åpner|åpnes|opnar|opnast,
            telledato*, teljedato*, skjæringsdato*, registreringsdato*, rapporteringsdato*"""
        ),
        40,
        wording("er|var telledato*|teljedato*|skjæringsdato*|registreringsdato*|rapporteringsdato*"),
        2,
    ),
    # How long it lasts: "møtet varer frem til kl. 15.30".
    _Cue("event", wording("varer|varar|går|holder|held fram|frem|på til, varer|varar til"), 12),
    # "Det vil være mulig å søke fra 2. januar"
    _Cue("other", wording("mulig|mogleg|adgang|høve|anledning å|til søke|søkje|søka|klage|uttale"), 90),
    # "Fylkeskommunen dekker overnatting for én fra hver kommune 21.–22. november"
    _Cue(
        "other",
        wording("dekker|dekkjer|dekke|dekkes|dekkast overnatting*|opphold*|opphald*, behov for overnatting*"),
        70,
    ),
    _Cue("event", wording("avlyse|avlyser|avlysar|avlysast"), 60),
    _Cue(
        "event",
        wording(
            """
            *slutt|slutter|sluttar|avsluttes|avsluttast|avslutter|avsluttar|avslutning|avslutting|ferdig|over|tilbake
            senest|seinest|seinast"""
        ),
        6,
    ),
    _Cue(
        "deadline",
        wording(
            """
            innen, innan, senest, seinast, frist, *fristen, *frist, *frister, før, fram|frem til, fram
            t.o.m, utgangen av, before, until, deadline, no later than,
            påmelding*|registrering*|registration stenger|stengjer|lukker|lukkes|avsluttes|closes"""
        ),
        45,
        wording("er|var|går|gikk|gjekk … frist*, er|var … *frist"),
        30,
    ),
    # "Minner om frist for oppdatering av endringer i beitelagskart 21. mars"
    _Cue(
        "deadline",
        wording("frist|fristen|*frist|*fristen for|til"),
        90,
        unless=wording(
            """
            *seminar*, *møte*, *konferanse*, *kurs*, *webinar*, *samling*, *festival*, *dagen, *tur, *turen,
            arrangement*, blir, vert, inviterer, inviterar"""
        ),
    ),
    # What a list tells of its days: "1. april: Frist for innspill".
    _Cue("deadline", after=wording("frist|*frist for|til|på"), behind=3),
    _Cue("deadline", wording("by"), 5),  # further away a Norwegian town
    _Cue(
        "previous",
        wording(
            """
            skulle, var planlagt, opprinnelig, opphavleg, utsatt fra, flytta*|flyttet* fra|frå, i stedet for,
            istedenfor, og ikke, ikkje"""
        ),
    ),
    # "Vi gjentar suksessen fra i fjor og arrangerer byttedag 27. april"
    _Cue(
        "previous",
        wording("i fjor, i fjorårets"),
        unless=wording(
            "arrangerer, arrangerar, inviterer, holder, held, gjentar, gjentek, blir, vert, kommer, kjem"
        ),
    ),
    # "Senteret hadde invitert mange av dem som ferdes i heia, til et seminar om rein og ferdsel i Storøyheia 3. mai"
    _Cue("past", wording("hadde … invitert|innkalt|samlet|samla|arrangert"), 130),
    _Cue(
        "past",
        wording(
            """
            ble|blei|vart|var|har|er … arrangert|holdt|halde|avholdt|gjennomført|samlet|samla,
            ble|blei|vart en|ein|et|eit … realitet|suksess|opplevelse|oppleving|minne,
            ble|blei|vart|har … vedtatt|vedteke|lansert|åpnet|avviklet|avvikla|tildelt|født, ble enige, holdt,
            fant|fann sted|stad, med gjennomført|velgjennomført,
            først|fyrst ut var,
            arrangerte, gjennomførte, møttes, møttest, samlet, samla, deltok, hadde, inviterte, feiret,
            takk|takker|takkar for et|eit|en|ein|ei,
            besøkte, gikk, gjekk, fant veien, fann vegen, tok turen, møtte fram|frem|opp, sa|sagt … ja,
            ble|blei|vart|er|har … behandlet|behandla|handsama|godkjent|signert|valgt|vald|kåret|kåra,
            vedtok, behandlet, godkjente, signerte, besluttet, avgjorde, fattet, fatta, la fram|frem, offentliggjorde"""
        ),
        60,
        wording(
            """
            ble|blei|vart … arrangert|holdt|halde|avholdt|gjennomført|samlet, gikk, gjekk, holdt,
            deltok, møttes, hadde, ble enige"""
        ),
        12,
    ),
    _Cue(
        "other",
        wording(
            "tiltredelse, *stengt, *stengd, stengt og åpner, åpent til|frå|fra, og åpner|opnar igjen, og åpner"
        ),
        25,
        wording("er|holder|held det|vi åpent|ope|stengt til|fra|frå"),
        12,
    ),
    # What hosts open on their day: "2. mai åpner vi dørene".
    _Cue("event", after=wording("åpner|opnar vi|me, åpner|opnar … dørene|dørane|portene|portane"), behind=1),
    _Cue(
        "other",
        wording("etter, after"),
        1,
        wording("blir|vert|er ikke|ikkje … arrangert|holdt|halde|gjennomført, åpner|opnar"),
        3,
    ),
    # "Det ble en vellykket konferanse på Granvoll 5. mars"
    _Cue("past", wording("det ble|blei|vart en|ein|et|eit|ei, ble|blei|vart det en|ein|et|eit|ei"), 70),
    # "Tradisjonen tru vart det 5. mars arrangert samling"
    _Cue(
        "past",
        wording("ble, blei, vart, var"),
        25,
        wording("arrangert, holdt, halde, avholdt, gjennomført, avviklet, avvikla, skipa"),
        3,
        both=True,
    ),
    # "Verktøyet ble presentert på et webinar 3. mai", "Slik så det ut i Granvoll 3. mai"
    _Cue(
        "past",
        wording(
            "ble|blei|vart lagt|lagde|presentert fram|frem, ble|blei|vart presentert, slik var|så|såg det|ho|han"
        ),
        45,
        unless=wording("og, men, som, inviterer, inviterar"),
    ),
    # "Styret var i Granvoll 3. mai", "Kommunen mottok prisen på konferansen 3. mai"
    _Cue(
        "past",
        wording(
            """
            var i|hos, var på besøk|vitjing|ekskursjon|synfaring|befaring, mottok, vitja, vant, vann,
            ble|blei|vart … mottatt|motteke|overrakt|delt, stilte på|opp"""
        ),
        90,
        unless=wording(
            """
            og, men, som, er, inviterer, inviterar, arrangerer, arrangerar, holder, held, kommer, kjem, feirer, feirar,
            markerer, markerar, møtes, møtest, samles, samlast, gjentar, gjentek, kan, får"""
        ),
    ),
    _Cue(
        "past",
        after=wording(
            """
            *erte, var, ble, blei, vart,
            møtte, møttes, deltok, reiste, fikk, fekk, samlet, samla, inviterte, arrangerte,
            holdt, heldt, hadde, feiret, feira, diskuterte, åpnet, opna, besøkte, dro, drog, tok, startet,
            begynte, byrja, mottok"""
        ),
        behind=2,
    ),
    _Cue(
        "other",
        wording(
            """
            trer|trådte i kraft, gjelder, gjeld, gjelder fra, betal*, faktura*, refu*, avbestill*,
            avmeld*, avbook*, meld* deg|seg av, rommene, hotellrom*, rate, early bird, early*bird, søknad*, søk,
            søke, søker, søkjer, søkje, høring, høringen, høyring, høyringa, uttal*, merknad*,
            rapporter*, vedtak*, budsjett*, sendes|sendast|legges|leggast|lagt|sendt ut, legges|leggast|lagt fram|frem,
            behandler|handsamar, behandles|handsamast, vedtas, behandlet|handsama, tilgjengelig*,
            liggende, overlever*, periode, perioden, åpningstid*, født, fyller|fylte … år, charged, payment, abstract*,
            paper*, sammendrag*, samandrag*, innsending*, innlevering*, publiseres, publiserast, offentliggjøres,
            offentleggjerast, fee*, i møte, i møtet, nominas*, nominer*, i kraft,
            prosjekt*|project*|ordning* starter|startar|starts, begynner i, utlyst*, lyst ut"""
        ),
        40,
        wording("belastes, faktureres, refunderes, trer i kraft, heter, heiter, skifter navn"),
        30,
    ),
    # "Neste oppdatering kommer 1. november"
    _Cue(
        "other", wording("*oppdatering|*oppdateringen|tallene|tala|*statistikken|rapporten kommer|kjem"), 20
    ),
    # "Den nye direktøren begynner 1. mai"
    _Cue(
        "other",
        wording(
            """
            *direktør|*direktøren|*sjef|*sjefen|*leder|*lederen|*leiar|*leiaren|rektor|rektoren|han|hun|ho|hen
            begynner|byrjar|tiltrer|overtar|overtek"""
        ),
        25,
    ),
    # "med påfølgende omvisning 3. mai", "Planen er klar 1. mars"
    _Cue("other", wording("påfølgende, påfølgjande, påfylgjande"), 60),
    _Cue("other", wording("klar, klart, ferdig"), 1),
    _Cue(
        "other",
        wording("kåres, kårast, trekkes|trekkast … vinner*|vinnar*, vinner*|vinnar* trekkes|trekkast"),
        12,
    ),
    _Cue(
        "elsewhere",
        wording(
            """
            se|sjå også|òg|og, to|en|ein|én av dagene|dagane|kveldene|kveldane,
            andre møter|møta|arrangement*|kurs|webinarer|webinar|samlinger|samlingar, to|tre|fire|fem|seks andre"""
        ),
        120,
    ),
)
# With the signals of the texts before and after a date that may fit.
_SIGNALLED: Final = [
    (cue, cue.before.signal if cue.before else 0, cue.after.signal if cue.after else 0) for cue in _CUES
]
_TO_COME: Final = wording("blir, vert, vil, skal, kommer til å, kjem til å")
_TAKES_PLACE: Final = wording(
    """
    arrangeres, arrangerer, arrangerast, arrangerar, arrangert, avholdes, avhaldast, holdes, haldast,
    held, holder, gjennomføres, gjennomførast, finner|finn|finne sted|stad, går|gå av stabelen, inviterer,
    inviteres, invitert, inviterte, velkommen, velkomen, velkomne, foregår, føregår, møtes, møtest,
    samles, samlast, blir|er|vert det, finner|finn … sted|stad, lagt til, legges til, sett|set|satt av,
    hold av, starter, begynner, byrjar, startar, skal være|vere, presents, takes place, will be held,
    join us, blir, vert, samler|samlar vi, vi samler|samlar, fylles, fyllest, fyller|fyller vi"""
)
# Words by one of which an occasion is told: looked up one by one, as a pattern of so many takes long to try.
_OCCASION: Final = VOCABULARY.add([("kick", "off")]) | signals.having("""
    *seminar* *møte* *konferanse* *kurs* *webinar* *samling* *verksted* workshop* *festival* *dag *dagen *kveld*
    *foredrag* *debatt* *forelesning* *frokost* *omvisning* *markering* *tur *turen *vandring* symposium* *forum*
    *sending* *forestilling* *konsert* meeting* conference* lecture* course* *lansering* *uke *week""")


def role_of(before: str, after: str) -> Role:
    """The role of a date between ``before`` and ``after``, the words of its clause.

    >>> role_of("Meld deg på innen ", ""), role_of("Konferansen holdes ", " på Storøy")
    ('deadline', 'event')
    """
    said, follows = signals.of(before), signals.of(after)
    for cue, leads, ends in _SIGNALLED:
        if (said & leads or follows & ends) and cue.fits(before, after):
            return "event" if cue.role == "past" and _TO_COME.search(before + after[:15]) else cue.role
    return "event"


CLEARLY: Final = 2


def is_announced(sentence: str) -> int:
    """How clearly a sentence announces something: ``CLEARLY`` verb and occasion, 1 one of them, 0 neither."""
    return bool(_TAKES_PLACE.search(sentence)) + names_occasion(sentence)


def names_occasion(text: str) -> bool:
    """Whether a text has a word for an occasion: "Klimakveld på biblioteket"."""
    return bool(signals.of(text) & _OCCASION)
