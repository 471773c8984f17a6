"""What a page is, with the reasons: an event, a list of them, or something that announces none.

A page announces when it invites; it reports when the same things stand in the past tense. Where labelled
facts or an invitation are present they win over the topic of the page: a hearing or a grant may come
with a meeting.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from normalize import day_of
from normalize.lazily import compiled
from spiders.items import Kind
from spiders.page.locating import address_parts
from spiders.page.wording import wording
from spiders.reading.parts.embedding import own_events
from spiders.reading.parts.headings import name_in_heading
from spiders.reading.times.anchors import can_anchor, find_last_resort, up_to_year
from spiders.reading.times.mentions import Mention, Tier
from spiders.reading.times.roles import CLEARLY, is_announced, names_occasion

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spiders.page.document import Document


@dataclass(frozen=True, slots=True)
class Verdict:
    """The kind of a page, why, and whether its dates may be events."""

    kind: Kind
    reasons: tuple[str, ...]
    announces: bool


_INVITES: Final = wording(
    """
    velkommen, velkomen, velkomne, inviterer, inviteres, invitert, invitasjon, meld deg|dykk|dere|meg
    på, påmelding, påmeldingen, påmeldinga, påmeldings*, bli med, sett|set|satt av, hold av, vel møtt,
    vi ses|sees|møtes, arrangeres, arrangerast, holdes, haldast, avholdes, går av stabelen, finner|finn
    sted|stad, kom og, programmet|program er|er nå|no klart|fastsatt|fastsett,
    åpne|opne dørene|dørane for, holder|held vi, vi holder|held|arrangerer|arrangerar, blir|vert det, programmet
    kommer, join us, register"""
)
_RECORDING: Final = wording(
    """
    se|sjå|i … opptak|opptaket|opptaka, her … opptak|opptaket|opptaka, opptak|opptaket|opptaka
    fra|frå|av|ligg|ligger, recording of, watch the recording"""
)
# A recording there will be: "kan ses i opptak i ettertid".
_AFTERWARDS: Final = wording("i ettertid, i etterkant, etter møtet, etterpå, seinare, senere")
_RECAP_TITLE: Final = wording(
    """
    vellykke*, vellukka, godt besøkt, stort|godt oppmøte|frammøte|fremmøte, stor|god oppslutning|oppslutnad,
    engasjert, fullt hus, takk for|til, slik var|gikk|gjekk,
    referat*, oppsummering*, tilbakeblikk, i opptak, presentasjon* fra|frå"""
)
_RECAP: Final = wording(
    """
    ble|blei|vart … arrangert|holdt|halde|avholdt|gjennomført|avviklet|avvikla|avsluttet|samlet|lansert,
    møttest, møttes, fant|fann sted|stad,
    deltok, samlet seg, stilte opp, var samlet, gikk|gjekk av stabelen, fikk høre|hjelp|kurs, har fått
    kurs, tok imot, opna konferansen, åpnet konferansen|møtet|seminaret, snakket|snakka vi, ble det
    holdt|arrangert, var samla, heldt … *sesjon|innlegg|foredrag|føredrag, bestod av,
    hadde overskrifta, hadde … *møte|*samling|*kurs|*seminar, fortalte, foreleste, fant veien, møtte
    fram|frem|opp, presentasjon|presentasjonar|presentasjonene|presentasjonane …
    fra|frå|ligg|ved|lastes, her finner|finn|er du|de presentasjonene|presentasjonane|foilene|opptaket,
    deltakerne|deltakarane dro|fikk|var, hadde … invitert|innkalt, inviterte … til,
    var det klart|duket|duka|tid for, personer|personar|mennesker|menneske|frammøtte|fremmøtte kom|møtte|møttest,
    presentasjoner|presentasjonar|foiler|foilar fra|frå møtet|seminaret|konferansen|kurset|webinaret|samlingen|samlinga,
    presentasjoner|presentasjonar|foiler|foilar fra|frå fagdagen|dagen|verkstedet|verkstaden"""
)
_HELD: Final = wording(
    "ble|blei|vart|har … gjennomført|arrangert|avholdt|avhalde|holdt|halde|avviklet|avvikla, fant|fann sted|stad,"
    " inviterte … til"
)
_REPORTS: Final = wording(
    "heldt, arrangerte, gjennomførte, deltok, hadde overskrift|overskrifta|overskriften|tittelen"
)
# "Frå årskonferansen 17. april", not "Fra konferansen til handling".
_FROM_THERE: Final = compiled(
    r"\W*(?:fra|frå)\s(?!\w+\stil\s)\w*(?:seminar|konferanse|samling|møte|webinar)(?:et|en|n|a|t)\b",
    re.IGNORECASE,
)
_GRANT: Final = wording(
    """
    søknadsfrist*, søknadene, søknadane, tilskudd*, tilskot*, støtteordning*, søk|søke|søkje|søkja om
    støtte|midler|midlar|tilskudd|tilskot|penger|pengar, søk|søke|søkje|søkja støtte|midler|midlar, klimasats*,
    utlysning*, utlysing*, utlyst, lyst ut, få|får støtte"""
)
_HEARING: Final = wording(
    """
    høringsfrist*, høyringsfrist*, på høring|høyring, høringsforslag*, høyringsforslag*,
    offentlig|offentleg ettersyn, gi uttalelse, uttale til"""
)
_HEARING_TITLE: Final = compiled(r"\W*(?:høring|høyring)\s?(?:av\b|om\b|[-–—:|])", re.IGNORECASE)
_MINUTES: Final = compiled(r"(?:^|[\s–—-])(?:møte)?(?:referat|protokoll)\b(?! og innkalling)", re.IGNORECASE)
_VACANCY: Final = wording(
    """
    ledig stilling, ledige stillinger|stillingar, stillingsprosent, tiltredelse, vi søker en|ein|etter,
    bli vår|vårt nye, bli … kollega,
    vi søker|søkjer *rådgiver|*rådgjevar|*leder|*leiar|*sjef|*ingeniør|*medarbeider|*medarbeidar|*konsulent,
    vi søker|søkjer *planlegger|*planleggjar|*koordinator"""
)
_VACANT: Final = wording(
    """
    vi søker|søkjer en|ein|deg|etter, stillinga|stillingen, ledig stilling, tiltredelse, tiltreding, intervju|intervjuer
    holdes|haldast, fast|vikariat|engasjement … stilling, arbeidsoppgaver, arbeidsoppgåver,
    kvalifikasjoner|kvalifikasjonar"""
)
_TOP: Final = 7  # texts of a page in which it says what it is, its title included
_LEAD: Final = 5  # texts in which the title, the captions above and the lead stand
_FAR: Final = 300  # days
_ASIDE: Final = 40  # characters around a day that make a sentence of it
_ADVERTISED: Final = 2  # phrases of a job advertisement
# Titles of pages whose dates are hours of opening, of what was published, of committees, or of something that does not
# take place.
_NO_OCCASION: Final = compiled(
    r"\W*(?:(?:endra|endrede?|nye)\s)?[åo]pningstid"
    r"|\W*(?:lørdags|laurdags|søndags|kvelds|helge|ekstra)\s?(?:åpent|ope)\s(?:på|i|ved)\s"
    r"|\W*(?:planlag[td] )?(?:strøm|straum|vann|vass|vatn|drifts)(?:stans|avbrudd|avbrot|stengn?ing|brudd|brot)"
    r"|\W*(?:veg|vei|grave|linje)arbeid\b|\W*(?:flom|flaum|fare|snøskred|jordskred|storm|ekstremvær|ekstremvêr)varsel"
    # An authority's inspection, not a course about inspections.
    r"|\W*\w*tilsyn\s(?:av|med|hos|ved|i|på|innan|innen|\w+e)\s"
    r"(?!.*(?:kurs|seminar|webinar|konferanse|samling|møte|opplæring|nettverk|verkst|\?))"
    r"|\W*(?:daily|monthly|yearly)\sarchives?\b|\W*(?:dags|måneds|månads|års)arkiv\b"
    r"|\W*(?:\w+\s){0,2}politiske\smøt(?:e|er|a|ene)\b"
    # Who is asked to have it, not to come.
    r"|\W*(?:bli\s|søke?r?\s|søkje?r?\s)?(?:vertskap|vertskommune|vert)\s(?:for|til)\s"
    r"|\W*(?:ikke|ikkje|ingen|inga)\s(?:noe\s|noko\s)?\w*(?:seminar|møte|konferanse|kurs|samling|festival|webinar)\b",
    re.IGNORECASE,
)
# Terms of taking part hold for all that a body arranges.
_TERMS: Final = compiled(
    r"\W*(?:(?:frister|vilkår|betingelser|generelle|praktisk informasjon) (?:og )?)?"
    r"(?:kurs|påmeldings|deltaker|deltakar|deltaks|avbestillings|avmeldings|arrangements)?"
    r"(?:betingelser|betingelsar|vilkår|regler|reglar|retningslinjer|retningslinjar)(?:\W*$"
    r"|\s(?:og|for)\s(?:(?:betingelser|vilkår|regler|reglar|retningslinjer|retningslinjar|påmelding|avmelding"
    r"|avbestilling|deltak|delta|kurs|arrangement|\w*konferanse|\w*seminar)))",
    re.IGNORECASE,
)
_CATALOGUE: Final = wording(
    """
    dato kommer senere|seinare, kjøres etter|i, på forespørsel, kurskatalog, kursoversikt,
    undervisningsopplegg, tilbud til skoler"""
)


def judge(document: Document, mentions: Sequence[Mention]) -> Verdict:
    """The verdict on a page from its words and the roles of its dates."""
    labelled = any(m.tier is Tier.LABEL and can_anchor(m) for m in mentions)
    anchored = any(can_anchor(m) for m in mentions) or bool(find_last_resort(mentions))
    if _VACANCY.search(document.title) or document.count(_VACANT) >= _ADVERTISED:
        return Verdict("other", ("vacancy",), False)
    embedded = own_events(document)
    if _is_front_page(document) and not (labelled or embedded):
        return Verdict("other", ("front page",), False)
    if _NO_OCCASION.match(document.title):
        return Verdict("other", ("hours of opening, or nothing held",), False)
    if embedded:
        return Verdict("event", ("embedded event",), True)
    if _TERMS.match(document.title) and not labelled:
        return Verdict("other", ("terms of taking part",), False)
    invites = document.count(_INVITES)
    announced = any(can_anchor(m) and _announces(up_to_year(m)) for m in mentions)
    if by_title := _by_title(document.title, mentions, dated=labelled and not (invites or announced)):
        return by_title
    if labelled:
        if _was_held(document, mentions, invites):
            return Verdict("recap", ("the lead tells that it was held",), False)
        return Verdict("event", ("labelled date",), True)
    told = _told(document, mentions, invites, announced=announced)
    if told:
        return told
    if anchored and (invites or any(m.tier >= Tier.TITLE and can_anchor(m) for m in mentions)):
        return Verdict("event", ("invitation",) if invites else ("dated title",), True)
    kind, reason = _topic(document)
    windowed = any(
        m.role == "event" and m.dates.approximate and is_announced(m.sentence) == CLEARLY for m in mentions
    )
    invited = is_announced(document.title) or invites > 0
    if windowed and not anchored and kind in ("news", "other") and invited:
        return Verdict("event", ("announced for a span of days",), True)
    timed = any(m.role == "event" and m.dates.has_clock and is_announced(m.sentence) for m in mentions)
    near = [m for m in mentions if not _is_of_last_year(document, m)]
    passing = all(map(_is_in_passing, near)) and not _is_to_come(document, near)
    dated = kind in ("news", "other") and anchored and (timed or not passing)
    return Verdict(kind, (reason,), announced or dated or _leads_with(document, mentions))


def _by_title(title: str, mentions: Sequence[Mention], *, dated: bool) -> Verdict | None:
    """The verdict on minutes, and on hearings that are ``dated`` by a label and invite to nothing."""
    if dated and _HEARING_TITLE.match(title):
        return Verdict("hearing", ("title of a hearing",), False)
    if _MINUTES.search(title) and not any(is_announced(m.sentence) == CLEARLY for m in mentions):
        return Verdict("recap", ("title of minutes",), False)
    return None


def _was_held(document: Document, mentions: Sequence[Mention], invites: int) -> bool:
    """Whether the lead tells that a gathering was held, and the page more of that than it invites."""
    if document.count(_RECAP) <= max(1, invites):
        return False
    if not any(_HELD.search(text) and names_occasion(text) for text in document.texts[1:_LEAD]):
        return False
    return not any(
        can_anchor(m) and (is_announced(m.sentence) == CLEARLY or _is_coming(document, m)) for m in mentions
    )


def _is_coming(document: Document, mention: Mention) -> bool:
    """Whether a day is after the one on which the page was published, where that is known."""
    days = [day_of(session.start) for session in mention.dates.sessions]
    return document.published is not None and max(days) > document.published


def _leads_with(document: Document, mentions: Sequence[Mention]) -> bool:
    """Whether the lead begins with what the title introduces, and its day: "Klart for Havuka", "Havuka, 3. mai …"."""
    name = name_in_heading(document.title, document.title_where)
    leading = (m for m in mentions if m.tier >= Tier.LEAD and can_anchor(m))
    return name is not None and any(m.sentence.lstrip().startswith(name.text) for m in leading)


def _announces(sentence: str) -> bool:
    """Whether a sentence announces something; one that only names a gathering may report it."""
    said = is_announced(sentence)
    return said == CLEARLY or (said > 0 and not _REPORTS.search(sentence))


def _is_in_passing(mention: Mention) -> bool:
    """Whether a mention gives no event's day, or only one named in a sentence that announces nothing."""
    if not (can_anchor(mention) or mention.role == "previous" or mention.dates.rule == "days.weekday"):
        return True
    prose = (
        mention.tier in (Tier.BODY, Tier.LEAD)
        and not mention.dates.has_clock
        and not is_announced(mention.sentence)
        and not mention.sentence.lstrip().startswith(f"{mention.dates.quote}:")
    )
    return prose and len(mention.sentence) - len(mention.dates.quote) > _ASIDE


def _is_of_last_year(document: Document, mention: Mention) -> bool:
    """Whether a day without year, announced by nothing, is rather the one that was than that of the year to come."""
    days = [day_of(each.start) for each in mention.dates.sessions]
    published, dates = document.published, mention.dates
    far = bool(days) and published is not None and (min(days) - published).days > _FAR
    return (
        far and not dates.has_year and mention.tier <= Tier.LEAD and is_announced(mention.sentence) < CLEARLY
    )


def _is_to_come(document: Document, mentions: Sequence[Mention]) -> bool:
    """Whether the lead of a page named after an occasion tells a day after the one on which it was published."""
    leading = [m for m in mentions if m.tier >= Tier.LEAD and can_anchor(m)]
    days = [day_of(each.start) for m in leading for each in m.dates.sessions]
    published = document.published
    return bool(days) and published is not None and min(days) > published and names_occasion(document.title)


def _is_front_page(document: Document) -> bool:
    """The first page of a site, called as the site is; the site of one conference is called as that."""
    path = address_parts(document.url).path.strip("/")
    return not path and document.title == document.site and not names_occasion(document.title)


def _told(
    document: Document, mentions: Sequence[Mention], invites: int, *, announced: bool
) -> Verdict | None:
    """Whether the page tells of what has been: a recording or a recap."""
    past = sum(m.role == "past" for m in mentions)
    title = document.title
    top = [text for text in document.texts[:_TOP] if not (announced and _AFTERWARDS.search(text))]
    if _RECORDING.search(title) or (invites <= 2 and _RECORDING.search("\n".join(top))):
        return Verdict("recording", ("opptak",), False)
    if _FROM_THERE.match(title) and not any(is_announced(m.sentence) == CLEARLY for m in mentions):
        return Verdict("recap", ("title tells where it is from",), False)
    if _RECAP_TITLE.search(title):
        return Verdict("recap", ("title tells of the past",), announced and _goes_on(document, mentions))
    verbs = document.count(_RECAP)
    if not announced and (past or verbs) and verbs + past > invites:
        return Verdict("recap", (f"{verbs} verbs in the past tense, {invites} invitations",), False)
    days = [day_of(each.start) for m in mentions if can_anchor(m) for each in m.dates.sessions]
    clearly = any(can_anchor(m) and is_announced(m.sentence) == CLEARLY for m in mentions)
    if (verbs or not (invites or clearly)) and days and document.published and max(days) < document.published:
        return Verdict("recap", ("all days were past when it was published",), False)
    return None


def _goes_on(document: Document, mentions: Sequence[Mention]) -> bool:
    """Whether a page that tells of the past announces a day that was to come when it was published."""
    told = (m for m in mentions if can_anchor(m) and is_announced(m.sentence))
    return any(
        document.published is None or day_of(session.start) >= document.published
        for mention in told
        for session in mention.dates.sessions
    )


def _topic(document: Document) -> tuple[Kind, str]:
    if not document.blocks:
        return "other", "no text"
    hearing, grant = document.count(_HEARING), document.count(_GRANT)
    if hearing and hearing >= grant:
        return "hearing", "hearing words"
    if grant >= 2 or _GRANT.search(document.title):
        return "grant", "grant words"
    if document.count(_CATALOGUE):
        return "course_catalogue", "course without dates"
    return "news", "no invitation"
