"""The shapes of sentences that say who arranges, each with the words that one of them must have."""

from __future__ import annotations

import re
from functools import reduce
from operator import or_
from typing import Final

from normalize import signals
from normalize.lazily import compiled
from spiders.page.wording import wording
from spiders.reading.words.bodies import JOINTLY
from spiders.reading.words.gatherings import GATHERING

_SAYS: Final = (
    r"(?:inviter[ea]r|inviterte|har invitert|arrangerer|arrangerar|arrangerte|har arrangert|organiserer|avholder"
    r"|(?:byr|byd|ber) (?:\w+ )?inn|(?:står|star) (?:bak|som (?:med)?arrangør\w*)|skip[ae]r til"
    r"|går s(?:amm|am)[ea]n(?: med .{2,80}?)? om"
    r"|(?:ønsker|[øy]nskjer|(?:har )?gled[ea]n? av å ønske)(?: \w+){0,4} velkomm?(?:en|ne)"
    r"|kall[ae]r (?:\w+ )?inn|innkall[ae]r"
    r"|har (?:gått|slått seg) s(?:amm|am)[ea]n om"
    r"|har (?:bedt|bede)(?=(?: (?!om\b)[\w-]+){1,4}? til\b)"
    r"|(?:(?:skal|skulle|vil)(?: [a-zæøå]+){0,3}?|kommer til å|(?:har )?gled[ea]n? av å"
    r"|har lyst til å) (?:arranger[ea]|organiser[ea]|inviter[ea])"
    r"|er (?:ansvarlig |ansvarleg |med)?(?:arrangør|vert|vertskap)(?:er|ar)?"
    r"|invites?|organi[sz]es?|hosts?)"
)
_HOLDS: Final = (
    r"(?:holder|held|holdt|heldt|lager|lagar|presenterer|presents|setter opp|set opp|planlegger|planlegg"
    r"|byr på|gjennomfører|samler|samlar|legger opp til|legg opp til|gjentar|står for"
    r"|avlyser|utsetter|utset|flytter|flyttar|beklager at vi må (?:avlyse|utsette|flytte)"
    r"|har (?:besluttet|beslutta|bestemt|bestemt seg for|vedtatt|vedteke|valgt|valt) å (?:avlyse|utsette|flytte)"
    r"|har fått (?:tak i|med seg)|(?:tar|tek) initiativ til(?!\så\b)|(?:er )?klare? med"
    r"|(?:skal|skulle|vil) (?:holde|halde|avholde|gjennomføre)"
    r"|(?:slår opp|åpner|opnar) dør[ea]ne|(?:tar|tek) imot"
    r"(?!\s(?:påmeld|bestill|tingin|innspill|innspel|søknad|spørsmål|tips)))"
)
# These are of many things; only with a gathering as their object do they arrange.
_GIVES: Final = (
    r"(?:har åpe[nt]+|har open?|skal ha|tilbyr|tilbyd|kjører|køyrer|starter|startar|feirer|feirar|markerer|lanserer"
    r"|har satt av|er tilbake med|har (?:det \w+ )?(?:hoved|hovud)?ansvar(?:e?t)? for(?: innkalling(?:a|en)? til)?"
    r"|er (?:hoved|hovud|med)?ansvarl[ei]ge? for)"
)
_GIVES_IT: Final = rf"{_GIVES}(?=(?:\s[\w«-]+){{0,3}}?\s\W?(?:{GATHERING}|opplegget|arrangementet)\b)"
_OWN: Final = rf"(?:{_SAYS}|{_HOLDS}(?=(?:\s[\w«-]+){{0,4}}?\s\W?{GATHERING}\b)|{_GIVES_IT})"
_TALK: Final = (
    r"(?!\s(?:\w+\s){0,2}?(?:innlegg|innlegga|innleiing|innledning|foredrag|føredrag|presentasjon|tale"
    r"|\w*rapport(?:en)?|\w*resultat\w*|\w*funn(?:ene|a)?)\b)"
)
_NOT: Final = r"(?!\s(?:ikke|ikkje|av|seg)\b)"
_TO_OWN: Final = r"(?!\stil\s(?:egne|eigne|innlegg|presentasjon)\b)"
# What one may be taken to is a talk, too; whose name has no word for a body is no body by that.
_TAKES: Final = (
    r"(?:tar|tek) (?:deg|dere|dykk|oss) med (?:på|til|ut|inn)|(?:lærer|lærar) (?:deg|dere|dykk|bort)"
)
_VERB: Final = (
    rf"(?:(?:{_SAYS}{_TO_OWN}|(?:{_HOLDS}|{_GIVES_IT}){_NOT}{_TALK})|byr på|{_TAKES})(?!\s(?:vi|me)\b)"
)
# Before its subject the verb stands farther from the gathering: "I mai tilbyr Granvoll fagskole og KS et kort kurs".
_AHEAD: Final = (
    rf"(?:{_VERB}|(?:tilbyr|tilbyd|holder|held|presenterer|lanserer|gjennomfører){_TALK}"
    rf"(?=\s[A-ZÆØÅ][\w.&’'/-]*(?:,?\s[\w«.–&-]+){{1,11}}?\s\W?{GATHERING}\b))"
)
# All verbs begin so; that alone is asked at most places of a sentence.
ARRANGING: Final = compiled(rf"\b(?=[abefghiklmopstuvyåø]){_VERB}\b")
# Whoever merely bids welcome may be the leader who opens the meeting, and who stands behind a film is no arranger.
SURE: Final = compiled(
    rf"(?![øy]nske?[rj]\w*(?: \w+){{0,4}} velkomm?(?:en|ne)(?! til)\b)"
    rf"(?!st[åa]r bak (?!(?:\S+ ){{0,3}}?\S*(?:{GATHERING}|arrangementet|opplegget|kampanjen|prosjektet)\b)){_OWN}"
)
_ADVERB: Final = (
    r"(?:(?:nå|no|også|òg|igjen|derfor|difor|hvert år|kvart år|i år|sammen|saman|i fellesskap|til \w+"
    r"|(?:den )?\d\d?\. \w+) )?"
)
_WORD: Final = r"[A-ZÆØÅ][\w.&’'/-]*"
_NAME: Final = (
    rf"{_WORD}(?: {_WORD}| (?:i|for|og|på|of|and|the) {_WORD}"
    r"| \w+(?:lag|forening|råd|kommune|aksjon|nettverk)\b"
    r"|(?<=[Dd]irektoratet) for \w+)*"
)
_OFFICE: Final = (
    r"(?:[«“\"]?[A-ZÆØÅ]|fylkesmannen|statsforvalt|fylkeskommunen|kommunene|kommunane|the |\w{3,}(?:rådet|laget"
    r"|utvalget|utvalet|nemnda|foreningen|foreninga|klubben|nettverket|avdelinga|avdelingen"
    r"|skulen|skolen|forvaltninga|forvaltningen|[a-zæøå]lag(?:a|ene)|forening(?:ane|ene))\b|bibliotek(?:a|ene)\b)"
)
_ARRANGED: Final = (
    r"(?:[Aa]rrangert|[Aa]rrangeres|[Aa]rrangerast|[Oo]rganisert|drives|drivast|[Ii]nviteres|[Ii]nviterast|[Oo]rganiseres|(?:blir|vert"
    r"|er) (?:halde|holdt|avholdt)|organised|organized|initiert|gjennomføres|gjennomførast|holdes|haldast"
    r"|avholdes|(?:blir|vert|er) skipa(?: til)?|[Ss]kipa til|[Hh]osted|hostes|[Aa]rrangement)"
)
_IS: Final = (
    r"(?:(?:[Aa]rrangør|(?:[Hh]oved|[Hh]ovud|[Mm]ed|[Mm]øte|[Kk]urs)arrangør|[Vv]ert(?:skap)?|[Ii]nitiativtak[ae]r|[Kk]urshold[ae]r"
    r"|[Kk]urshald[ae]r)(?:en|er|ar|ene|ane|e|et)?(?: (?:for|til|av|bak|denne|dette|i|på) \S+)? er"
    r"|[Aa]nsvarl[ei]g for \S+(?: \S+)? er|[Aa]rrangør(?:ene|ane)(?: (?:av|bak|for) [^,.]{2,50})?,"
    r"|[Aa]rrangøren,?(?= [A-ZÆØÅ])"
    r"|[Oo]rgani[sz]ers? of the \w+ (?:are|is))"
)
# "holdes for gjennomgang av planen", "som en del av"
_NOT_OF: Final = r"(?<!sjon\s)(?<!ing\s)(?<!gang\s)(?<!\bdel\s)"
_REST: Final = r"(?P<names>[^;!?]{2,260})(?!\w)"
# Those for whom, or with whose word or money, another arranges: "På oppdrag fra NVE arrangerer Granvoll lag …"
_FOR: Final = r"(?:På (?:oppdrag|vegn[ea]r?) (?:fr[aå]|av|for)|I samråd med|(?:Etter|Med) \w+ (?:fr[aå]|av))"
COMMISSIONED: Final = compiled(_FOR)
SUBJECT: Final = compiled(
    rf"(?!{JOINTLY}|{_FOR})(?P<names>{_OFFICE}.{{1,260}}?),?\s+{_ADVERB}(?P<verb>{_VERB})\b"
)
# "Granvoll kommune, som arrangerer": also whoever the sentence is not about.
NEAR: Final = compiled(rf"\b(?P<names>{_NAME})(?:,? som)?\s+{_ADVERB}(?P<verb>{_VERB})\b")
# Verb first: "Derfor inviterer Storøy kommune til".
_INVERTED: Final = compiled(
    rf"(?:\b(?!(?:vi|me|som|og|de|dei|\w*(?:kommune|herad|lag|forening|nettverk|råd)),?\s)[a-zæøå]+|\d|^(?:\w+dag|Nå|No|Da|Derfor|Difor)"
    rf"|^(?:{JOINTLY}|{_FOR}) .{{2,80}}?|^[^;:!?,]{{2,40}}, (?:med|etter) [^;:!?,]{{2,80}}(?=,)"
    rf"|^(?:\w+dag|[Dd]en \d|\d)[^;:!?]{{2,80}}? (?:i|på|ved) {_WORD}),?\s+(?P<verb>{_AHEAD})"
    rf"\s+(?P<names>{_OFFICE}.{{0,160}}?)"
    rf"(?=\s(?:til|inn|eit|ein"
    rf"|et|en|ei|to|tre|fire|fem|seks|the|nå|no|igjen|også|alle|for|digital\w*|gratis|åpent?|ope|korte?|nytt?|nye"
    rf"|dei|de|som|både|hele|heile|folk|deg|dykk|dere|press[ae]n?|derfor|difor|likevel|dermed"
    rf"|(?!\w+forum\b){GATHERING})\b|[.;:!]|$)"
)
# "Storøy kommune har fått midler, og inviterer til kurs"
_FOLLOW: Final = compiled(
    r"\b(?:[Bb]li|[Vv]er|[Vv]ær) med (?P<names>[A-ZÆØÅ](?:(?! fr[aå] )[^.;:!?,]){2,60}?)"
    r"(?= (?:på|til|ut|når|opp|inn)\b)"
)
# "Velkommen til Granvoll hagelag sitt årsmøte", "… til Granvoll hagelags årsmøte"
_THEIR: Final = compiled(rf"\b(?P<names>{_NAME}) (?:sitt|sin|si|sine) (?:\w+ ){{0,2}}?{GATHERING}\b")
_THEIRS: Final = compiled(
    rf"\btil (?P<names>[A-ZÆØÅ][\w-]*(?: [\w-]+){{0,3}}?)s (?:\w+ ){{0,2}}?{GATHERING}\b"
)
AND_INVITES: Final = compiled(
    rf"(?P<names>{_OFFICE}.{{1,80}}?) (?:har|er|vil|skal|ønsker|ønskjer"
    r"|trenger|treng|får|fikk|fekk|jobber|jobbar|arbeider|arbeidar"
    r"|leder|leiar|lager|lagar|driver|driv|utarbeider|utarbeidar|planlegger|planlegg|deltar|deltek|bidrar|følger"
    r"|følgjer|satser|satsar|samler|samlar)\b[^.;:!?]{2,160}?,? og (?P<verb>inviterer(?! vi)|arrangerer(?! vi)"
    rf"|arrangerar(?! vi)|(?:står|star) (?:bak|for)(?=(?:\s[\w«-]+){{0,5}}?\s\W?(?:{GATHERING}|arrangementet)\b))\b"
)
# "… Storøy kommune, som har ansvaret for arrangementet"
_WHO: Final = compiled(
    rf"\b(?P<names>{_NAME}(?: kommune| for [a-zæøå]+)?),? som (?:(?:også|òg) )?(?P<verb>står bak|star bak|arrangerer"
    rf"|arrangerar|har ansvare?t for (?:arrangementet|{GATHERING})|er arrangør)\b"
)
_BEHIND: Final = compiled(rf"\b[Bb]ak\b.{{0,45}}?\b(?:står|star)\s{_REST}")
_PASSIVE: Final = compiled(
    rf"\b(?:{_ARRANGED}\b{_TALK}[^.;]{{0,40}}?\b(?:{_NOT_OF}av|by|i regi av)|i regi(?: av|(?= [A-ZÆØÅ]))"
    rf"|[Aa]rr(?:\.:?|:)|[Ss]amarbeid(?:sprosjekt)?:|{_IS}"
    rf"|(?:et|eit|er|i) (?:\w+ )?(?:samarbeid(?:sprosjekt)?|spleiselag|felles\w+) mellom"
    rf"|(?:et|eit) (?:felles )?initiativ (?:fra|frå))\s+{_REST}"
)
_HOSTED: Final = compiled(
    r"\bmed\s+(?P<names>[A-ZÆØÅ][^.;!?,]{2,80}?)\s+som\s+(?:teknisk |praktisk |lokal )?"
    r"(?:vert|arrangør|vertskap|samarbeidspartn[ae]r|medarrangør)"
)
# "Kurset er utarbeidet i samarbeid med …" tells nobody who holds it.
_NOT_MADE: Final = r"(?<!utarbeidd )(?<!utarbeidet )(?<!utarbeida )(?<!utviklet )(?<!utvikla )"
TOGETHER: Final = compiled(
    rf"{_NOT_MADE}\b{JOINTLY}\s+(?P<names>{_OFFICE}[^.;!?]{{1,160}}?)(?=\s+(?:{_SAYS}|{_HOLDS}|{GATHERING})\b|[.;!?]"
    rf"|\s(?:for|til|en|et|ein|eit|ei)\s|\s[a-zæøå]+[ea]r (?:vi|me)\b|$)"
)
# "Turen er et samarbeid med Granvoll turlag": with whoever tells it.
SHARED: Final = compiled(
    rf"\b(?:(?:er|blir|vert|som|^(?:Et|Eit)) (?:\w+ )?(?:samarbeid(?:sprosjekt)?|spleiselag) med|[Ss]amarrangement med"
    rf"|[Ss]amarbeidspartn(?:er|ar)(?:en|e|ar|ane|ene)? (?:i år |denne gang[ea]n )?er)\s+"
    rf"(?P<names>{_OFFICE}[^.;!?]{{1,160}}?)(?=[.;!?]|\sfor\s|\stil\s|$)"
)
# "I samarbeid med Granvoll lag holdes kurset …": with whoever tells it.
HELD_WITH: Final = compiled(
    rf"\b{JOINTLY}\s+(?P<names>{_OFFICE}[^.;:!?]{{1,120}}?)\s(?:holdes|haldast|arrangeres|arrangerast|avholdes|gjennomføres"
    r"|gjennomførast)\b"
)
# "Kurset arrangeres i samarbeid med Granvoll lag": with whoever tells it.
ARRANGED_WITH: Final = compiled(rf"\b{_ARRANGED}\b{_TALK}[^.;]{{0,40}}?\b{JOINTLY}\s+{_REST}")
# "I samarbeid med Granvoll kino viser vi filmen …"
WITH_US: Final = compiled(rf"^{JOINTLY}\s+(?P<names>{_OFFICE}[^.;!?]{{1,80}}?)\s[a-zæøå]+[ea]r (?:vi|me)\b")
# "Granvoll lag er samarbeidspartner i konferansen": with whoever tells it.
PARTNERS: Final = compiled(
    rf"\b(?P<names>{_NAME}(?: kommune)?(?:(?:, | og | samt ){_NAME}(?: kommune)?)*) er"
    r" (?:ei?n av samarbeidspartn(?:er|ar)(?:ne|ane)|(?:\w+ )?samarbeidspartn(?:er|ar)(?:e|ar)?"
    rf" (?:i|for|på|om|under|til) (?:\w+ ){{0,2}}?(?:{GATHERING}|arrangementet))\b"
)
# All that a sentence says: "I samarbeid med Granvoll hagelag".
WITH: Final = compiled(rf"^{JOINTLY}\s+(?P<names>{_NAME}(?:(?:, | og | samt ){_NAME})*)[.!]?$")
# "Tur i fjæra, i samarbeid med Granvoll hagelag": with whoever tells it, and no verb.
GOES_WITH: Final = compiled(
    rf"^(?:\w+ ){{0,2}}?{GATHERING}\b(?:(?!\b(?:er|ble|blei|vart|har)\b)[^.;!?]){{0,120}}?{_NOT_MADE}\b{JOINTLY}\s"
    r"(?P<names>[A-ZÆØÅ][^.;!?(]{1,160}?)(?=[.;!?(]|$)"
)
SELF: Final = compiled(r"\b(?:[Vv]i|[Mm]e)\b")
OURS: Final = compiled(
    rf"\b(?:(?:[Vv]i|[Mm]e)\s+{_ADVERB}{_OWN}"
    rf"|(?:{_SAYS}|{_HOLDS}(?= (?:vi|me) (?:\w+ ){{0,3}}?{GATHERING}\b)) (?:vi|me))\b"
)
# "Granvoll hagelags bytekveld er tilbake"
_WHOSE: Final = compiled(
    rf"^(?P<names>[A-ZÆØÅ][^.,;:!?]{{2,60}}?)s (?:\w+ ){{0,2}}?{GATHERING} "
    r"(?:er|blir|vert|starter|startar|går|arrangeres|holdes|haldast)\b"
)
_SIGNED: Final = compiled(
    r"(?:\b(?:[Hh]ilsen|[Hh]elsing|[Hh]ilsing|[Mm]vh\.?)"
    r"(?: fra| frå| (?:oss|alle)(?: oss)? (?:i|på|ved|hos)| [Ss]tyret i)*,?|^Styret i)\s"
    r"(?P<names>[A-ZÆØÅ][^.;:!?,]{2,80})$"
)
# "A skal saman med B ha fagdag": the verb back together.
SPLIT_VERB: Final = compiled(
    rf"\b(har|skal|vil) ({JOINTLY} .{{2,120}}?) (?=(?:ha|halde|holde|arrangere|arrangera|arrangert|invitere|invitera"
    r"|invitert|gjennomføre|by|gled[ae]n?)\b)"
)
# "A tilbyr, saman med B, eit kurs": the verb before what it is of.
ASIDE: Final = compiled(
    rf"\b(tilbyr|tilbyd|inviterer|inviterar|arrangerer|arrangerar|holder|held|skipar|planlegger|planlegg|avholder)"
    rf", ({JOINTLY} [^;!?]{{2,160}}?), (?=(?:til|eit|et|ein|en|ei|inn|den|det|dei|de)\b)"
)
# Who invites for a ministry: "Klima- og miljøministeren", "hav- og kystminister Kari Holm".
MINISTER: Final = compiled(
    r"\b(?P<first>[A-Za-zÆØÅæøå])(?P<field>\w+- og \w+)minister(?:en)?(?:(?: [A-ZÆØÅ][\w.-]*){2,3})?"
    r"(?:(?:, | og )[a-zæøå]+minister(?:en)?\b)*(?=[ ,])"
)
# "A, som sammen med B står bak …", "Det er A som i samarbeid med B, C og D inviterer til …": all stand behind it.
WHO_WITH: Final = compiled(
    rf",? som {JOINTLY} (?P<others>[^.;]{{2,160}}?),? (?=står|star|arranger|inviter|organiser|har ansvar)"
)
ELSEWHEN: Final = compiled(
    r"\b(?:i fjor|fjorårets|forrige år|tidligere har|tidlegare har|har v(?:ært|ore|ori) arrangert)\b"
)
# With nobody else named, those "in cooperation" behind the date are the arrangers that the text knows.
DATED: Final = compiled(
    rf"\d\s+{JOINTLY}\s+(?P<names>{_OFFICE}[^.;!?]{{1,160}}?)(?=[.;!?]|\sfor\s|\stil\s|$)"
)
# "Vi i Granvoll sanitetslag inviterer …"
_WE: Final = compiled(
    rf"\b[Vv]i (?:i|på|ved|fra|frå) (?P<names>{_WORD}[^.;:!?,]{{0,80}}?)\s+{_ADVERB}(?P<verb>{_VERB})\b"
)
# "… inviterer vi i Granvoll sanitetslag til basar"
_WE_IN: Final = compiled(
    rf"\b(?P<verb>{_SAYS}|{_HOLDS}) (?:vi|me) (?:i|på|ved|fra|frå) (?P<names>{_WORD}[^.;:!?,]{{0,80}}?)"
    rf"(?=\s(?:til|inn|ein|en|eit|et|ei|alle|deg|{GATHERING})\b)"
)
# "… forteller arrangørene i Granvoll hagelag"
_OF_THEM: Final = compiled(
    rf"\barrangør(?:ene|ane|en) (?:i|fra|frå|hos) (?P<names>{_NAME}(?: [a-zæøå]*(?:lag|forum|forening|kommune))?)"
)
# "Denne gangen er Granvoll kommune vertskap for møtet."
_HOST: Final = compiled(
    rf"\b(?:er|blir|vert) (?P<names>{_NAME}(?: (?:fylkes)?kommune)?) (?:også |og )?"
    r"(?:vert|vertskap|vertskommune|vertsby|medarrangør|arrangør)\b"
)
# "Det er Granvoll lag sammen med KS som står for den."
_CLEFT: Final = compiled(
    rf"\b(?:[Dd]et er|er det) (?P<names>{_WORD}[^.;!?]{{0,200}}?),? som (?P<verb>{_VERB})\b"
)
# "I høst skal Granvoll kommune arrangere …": the verb in two.
_MODAL: Final = compiled(
    rf"\b(?P<modal>skal|vil)\s(?P<names>{_OFFICE}[^.;:!?]{{1,160}}?),?\s(?:(?:arranger|organiser|inviter)[ea]|by inn"
    r"|(?:holde|halde|avholde|avhalde|gjennomføre|gjennomføra|samle|samla|ha)"
    rf"(?=(?:\s[\w«-]+){{0,5}}?\s\W?{GATHERING}\b))\b{_TALK}"
)
# "Nå ønsker Granvoll bibliotek velkommen til bokkveld.", "… ønsker Granvoll hagelag å ha med mange på dugnad"
_WELCOMES: Final = compiled(
    rf"\b(?:ønsker|ønskjer|ynskjer)\s(?P<names>{_OFFICE}[^.;:!?]{{1,160}}?)\s(?:(?:alle|deg|dere|dykk)\s)?"
    rf"(?:velkomm?en til|å (?:inviter[ea]|by inn|arranger[ea]|(?:få|ha) (?:deg|dere|dykk|så mange"
    rf"|mange|alle|folk)?\s?med)"
    rf"(?=.{{0,60}}?\b{GATHERING}))\b"
)
_PLANNED: Final = compiled(rf"\bhar (?P<names>{_OFFICE}[^.;!?]{{0,160}}?) (?:planlagt|invitert|arrangert)\b")
# "Forskere fra A og B presenterer …": who they work for arranges nothing by that.
SPEAKERS: Final = compiled(
    r"(?:\w+ ){0,2}?\w*(?:forskere?|forskarar?|fagfolk|eksperte?r?|ekspertar|professore?r?|rådgivere?"
    r"|rådgjevarar?|varsler|instruktøre?r?|instruktørar|innledere?|foredragsholdere?|representante?r?|representantar)\s(?:fra|frå|ved|hos|i)\s.{2,160}?"
    rf"\s(?:{_HOLDS}|forteller|fortel|viser|deler|snakker)\b",
    re.IGNORECASE,
)
# "Prosjektet er et samarbeid mellom A og B", "Stedet drives av A"
OTHER_THING: Final = compiled(
    r"\w*(?:prosjekt|studi|sent|rapport|utstilling|forskning)\w*(?:et|en|a)\b.{0,60}?\ser (?:et|eit) "
    r"|(?:sted|lokal|hus|hotell|anlegg)et\b.{0,60}?\sdriv(?:es|ast) "
    r"|(?:stad|kaf[eé]|går|gar|gård|gard)en\b.{0,60}?\sdriv(?:es|ast) ",
    re.IGNORECASE,
)
CLAUSE: Final = wording("""
    er, har, skal, kan, vil, blir, var, ønsker, ønskjer, håper, håpar, som, når, hvis, om, at, det, du, dere, han,
    hun, vi, we, you, they""")
BEHIND_PLACE: Final = compiled(r"\b(?:i|på|ved)\s$")
OFFICER: Final = compiled(r"(?:minister|statsråd|direktør|ordfører|ordførar|leder|leiar)(?:en)?\s$")
# "Presseinvitasjon: …", "Meld deg på – …"; and clauses within: "… i Granvoll, der laget inviterer til fest".
LEAD: Final = compiled(
    rf":\s|\s[–-]\s|,\s(?:der|hvor|kor|når)\s(?=[A-ZÆØÅ])|\b[Nn]år\s(?={_OFFICE})|\sat\s(?=[A-ZÆØÅ])"
)
SENTENCE: Final = compiled(
    r"[.!?](?<=[a-zæøå)»\"”\dA-ZÆØÅ].)(?<!\b[Aa]rr.)(?<!\b[A-ZÆØÅ]\.)(?<!\bChr\.)(?:(?<!\b\d.)(?<!\b\d\d.)|(?<=\d[.:]\d\d.))\s+(?=[^a-zæøå])|\n"
)
PARENTHESES: Final = compiled(r"\s*\([^)]*\)")
# A line goes on where the next begins with a verb, or names what the last word asks for: "arrangeres av:".
GOES_ON: Final = compiled(
    r"(?<=[^\W_])\n(?=(?:inviter|arranger|ønsk|skip|held |holder |byr )[a-zæøå]*)|(?<=\bav):?\s*\n"
)
# Words of which each way to tell has one: most sentences have none of them, and no shape is tried on those.
VERBAL: Final = signals.having("""
    inviterer inviterar inviterte invitert arrangerer arrangerar arrangerte arrangert organiserer
    avholder byr byd ber står star
    skiper skipar samen saman samman sammen velkommen velkomen velkommne velkomne kaller kallar innkaller innkallar
    arrangere arrangera
    organisere organisera invitere invitera arrangør* medarrangør* vert verter vertar vertskap* medvert*
    invite invites organise organises organize organizes host hosts holder held holdt heldt lager lagar presenterer
    presents setter set planlegger planlegg gjennomfører samler samlar legger legg gjentar avlyser utsetter tar tek
    bedt bede lærer lærar klar klare holde halde avholde gjennomføre dørene dørane åpe* ope open ha tilbyr tilbyd kjører
    køyrer starter startar fått feirer feirar markerer lanserer satt tilbake ansvar ansvaret ansvart ønske
    flytter flyttar utset avlyse utsette flytte ansvarlig ansvarleg
    ansvarlige ansvarlege hovedansvar* hovudansvar* medansvar*""")
# With the verb far from the gathering, or another subject beside it.
AWAY: Final = (
    (signals.having("tilbyr tilbyd holder held presenterer lanserer gjennomfører"), _INVERTED),
    (signals.having("vi me"), _WE_IN),
)
BY_VERB: Final = (
    (signals.having("vi"), _WE),
    (VERBAL, _INVERTED),
    (signals.having("det"), _CLEFT),
    (signals.having("som"), _WHO),
)
OTHERWISE: Final = (
    (signals.having("står star"), _BEHIND),
    (
        signals.having("""
            arrangert arrangeres arrangerast arrangement organisert organiseres organised organized skipa drives drivast
            inviteres inviterast initiert halde holdt avholdt gjennomføres gjennomførast holdes haldast avholdes hosted
            regi arr arrangør* hovedarrangør* hovudarrangør* medarrangør* møtearrangør* kursarrangør*
            vert* initiativtak* kurshold* kurshald*
            ansvarlig ansvarleg initiativ hostes organizers organisers samarbeid samarbeidsprosjekt
            spleiselag felles*"""),
        _PASSIVE,
    ),
    (signals.having("vert vertskap arrangør samarbeidspart* medarrangør"), _HOSTED),
    (signals.having("vert vertskap vertskommune vertsby medarrangør arrangør"), _HOST),
    (signals.having("planlagt invitert arrangert"), _PLANNED),
    (signals.having("skal vil"), _MODAL),
    (signals.having("ønsker ønskjer ynskjer"), _WELCOMES),
)
JOINT: Final = signals.having("""
    samarbeid samarbeide samspill samspel samarbeidsprosjekt samarbeidspartn* samarrangement spleiselag fellesskap
    kompaniskap lag saman sammen cooperation collaboration partnership together""")
# Words for those who arrange beside somebody else, without "sammen med" and its like.
BESIDE: Final = signals.having("""
    *arrangør *arrangører *arrangørar *arrangørene *arrangørane samarbeidsprosjekt samarbeidspartn* samarrangement
    spleiselag""")
# "sammen med" a name, not "sammen med skolene"
WITH_NAME: Final = compiled(rf"{JOINTLY}\b[^.!?]{{0,120}}?[A-ZÆØÅ]")
_SIGNING: Final = signals.having("""
    hilsen helsing hilsing mvh styret *lags *lagets *forenings *foreningens *foreningas *råds *rådets *klubbs *klubbens
    *nettverks *nettverkets *kommunes *forbunds *forbundets *biblioteks *bibliotekets""")
# What only a body's name makes one that arranges.
OF_BODIES: Final = (
    (_SIGNING, _WHOSE),
    (_SIGNING, _SIGNED),
    (_SIGNING, _THEIRS),
    (signals.having("bli ver vær"), _FOLLOW),
    (signals.having("sitt sin si sine"), _THEIR),
    (signals.having("arrangørene arrangørane arrangøren"), _OF_THEM),
)
TELLING: Final = reduce(or_, (words for words, _ in (*OTHERWISE, *OF_BODIES)), VERBAL | JOINT)
