"""Words of status, registration and attendance, bokmål, nynorsk and English; syntax in normalize.phrases."""

from typing import Final

from normalize.lexicon.numerals import COUNTS

STATUS: Final = {
    "cancelled": (
        "avlyst, avlyses, avlysast, avlyser, avlysar, må|måtte|måttet|måtta avlyse, må|måtte|måttet|måtta dessverre|diverre avlyse, "
        "arrangementet|møtet|kurset|seminaret|konferansen|webinaret|foredraget utgår, blir|vert dessverre|diverre ikke|ikkje arrangert|gjennomført|avholdt|holdt|halde, "
        "kurset|turen|seminaret|møtet går ikke|ikkje som, kurset|turen|seminaret|møtet går ikke|ikkje på grunn, "
        "kurset|turen|seminaret|møtet går ikke|ikkje i dag|kveld|år|morgen|morgon, velger|vel å avlyse, velger|vel vi|me å avlyse, valgt|vedtatt|besluttet|bestemt å avlyse, avslyst, avlysning av, innstilt, "
        "innstilles, innstillast, blir|vert ikke|ikkje noe|noko av, blir|vert det ikke|ikkje noe|noko av,"
        " blir|vert det dessverre|diverre ikke|ikkje noe|noko av, blir|vert ikke|ikkje "
        "arrangert|gjennomført, kansellert, kanselleres, cancelled, canceled"
    ),
    "postponed": (
        "utsatt, utsattt, utsetter, utsetjer, vi|me utset, ny|nye dato|datoer|datoar|tidspunkt kommer|kjem|annonseres|kunngjøres|kunngjerast|varsles, utsettes, utsett, utsettast, utset, utsettjast, postponed, inntil videre|vidare"
    ),
    "moved": "flyttet|flytta|flyttes|flyttast, utsatt|utsettes|utsett|utsettast til, rescheduled",
    "new date": "ny dato, ny dag, nytt tidspunkt, nytt starttidspunkt, ny starttid, nytt klokkeslett, nye datoer, nye datoar, new date",
    "ignore": (
        "utsatt|utsett for, innstilt på å|at|det, spesielt|særlig|særleg|mest|mer|meir|svært|veldig|ekstra|lite|like "
        "utsatt|utsett"
    ),
}

# When a gathering is moved to, where no day is told.
LATER: Final = {
    "later": (
        "til over|nyåret|høsten|hausten|våren|vinteren|sommeren|sommaren|påske*|jul, til neste år|høst|haust|vår|vinter|sommer|sommar, "
        "til et|eit|ein|en senere|seinare tidspunkt|dato|høve|anledning, til senere|seinare, på ubestemt tid, på ubestemd tid, "
        "til etter sommeren|sommaren|påske|jul|nyttår|ferien"
    ),
}

# A sentence with one of these says what may happen, or what the terms are, not what has happened.
CONDITIONAL: Final = {
    "if": (
        "hvis, dersom, viss, kan bli, kan verte, kan bli|avlyse|avlysast|avlyses, ved for få, ved færre, "
        "ved få, ved sterk|kraftig|dårlig|dårleg|mye|mykje vind|vær|ver|regn, ved uvær|uver|storm|regn, forbehold*, rett|retten til å, eventuelt|eventuell, risikerer, om det|turen|kurset|møtet|arrangementet|seminaret|dagen blir|vert, skulle "
        "det bli, blir|vert det fullt, ved fulltegning|overtegning|avlysning|avlysing|avbud, når det er "
        "fullt, i tilfelle, if"
    ),
}

# A sentence that begins with its verb is a condition: "Blir seminaret fullt, …".
INVERTED: Final = frozenset(("blir", "vert", "skulle", "bli"))

# What a sentence may be about instead of the gathering.
OTHERS: Final = {
    "other": (
        "frist|fristen|*frist|*fristen|påmeldingsfrist*|søknadsfrist*, forrige|førre, fjorårets|fjorårs*, i fjor, tidligere i år, hotell*, "
        "middag*, buss*, kontor*, erstatter|erstattar, ferje*|ferge*, parkering*"
    ),
}

GATHERINGS: Final = {
    "gathering": (
        "møte*, *møtet, *møte, seminar*, *seminaret, *seminar, kurs*, *kurset, konferanse*, *konferanse, *konferansen, "
        "arrangement*, *arrangementet, webinar*, *webinaret, samling*, *samlingen, *samlinga, festival*, "
        "*festivalen, verksted*, *verkstedet, foredrag*, *foredraget, debatt*, *debatten, *kvelden, *dagen, "
        "*frokosten, *turen, turen, *uka, *uken, *veka, event*, fagdag*, treff*, omvisning*, befaring*, "
        "workshop*, temadag*, konsert*"
    ),
}

BOOKED: Final = {
    "full": (
        "kapasiteten|taket er nådd|nådde, nådd|fått maks|maksimalt antall|antal|tal, nådd|fått inn maks|maksimalt antall|antal|tal, "
        "ingen|inga flere|fleire plasser|plassar, ikke|ikkje flere|fleire plasser|plassar, ikke|ikkje plass til flere|fleire, "
        "fulltegn*, fullteikn*, fullteken, fullbook*, fullbooka, fullboka, utsolgt, utseld, venteliste*, "
        "ventelista, sold out, fully booked, ingen|inga ledige plasser|plassar, ikke|ikkje flere|fleire "
        "ledige plasser|plassar, alle plasser|plassar er|ble|blei tatt|tekne, er nå|no|dessverre "
        "fullt|full, er fullt|fulle"
    ),
    "ignore": (
        "fulltegnede, ikke|ikkje fulltegnet|fullteikna|fullt, fortsatt ledig*, er fullt mulig, er fullt|fulle|full av|ut|dag|dager|dagar"
    ),
}

FULL_TITLE: Final = {"full": "fullt"}  # of a title, where nobody writes "fullt mulig"

CLOSED: Final = {
    "closed": (
        "påmelding* er|ble|blei nå|no stengt|stengd|lukket|lukka|avsluttet|avslutta, påmelding* er "
        "stengt|stengd|lukket|lukka, påmelding* stengt|lukket|stengd|lukka, påmelding* er "
        "avsluttet|avslutta|over, frist* er|har ute|utløpt|utgått, påmeldingsfrist* er ute|utløpt|utgått, "
        "påmeldingsfrist* har|er gått|gått ut, frist* har|er gått ut, påmeldingsfrist* utløpt, "
        "frist* gikk|gjekk ut, frist* er|var passert, påmeldingsfrist* er|var passert, "
        "frist|fristen for påmelding|påmeldinga|påmeldingen er|har|gikk|gjekk ute|utløpt|gått|ut, "
        "stengt|stengd for påmelding, ikke|ikkje lenger|lengre|lenger mulig|mogleg å melde, "
        "registration is|has closed, registration closed"
    ),
}

REGISTRATION: Final = {
    "without": (
        "ingen|inga|uten|utan påmelding, ingen|inga forhåndspåmelding|førehandspåmelding, påmelding "
        "er|ikke|ikkje ikke|ikkje|nødvendig nødvendig|påkrevd|naudsynt|naudsynleg, påmelding er unødvendig, påmelding er ikke|ikkje er nødvendig|naudsynt|påkrevd, "
        "ikke|ikkje nødvendig|naudsynt|påkrevd med påmelding, krever|krev ikke|ikkje|ingen|inga påmelding, "
        "ikke|ikkje nødvendig|naudsynt å melde seg|deg på, trenger|treng ikke|ikkje|ikkje å melde "
        "seg|deg|dykk på, trenger|treng ikke|ikkje melde seg|deg|dykk på, ikke|ikkje påmelding, bare|berre "
        "å|møt møte|opp opp, bare|berre møt opp, bare|berre å møte|dukke|komme|kome opp, no registration, "
        "uten|utan å melde seg|deg på, drop in, dropp innom, bare|berre å stikke|komme|kome|dukke|ta innom, bare|berre å komme|kome, "
        "stikk innom, kom innom når du|dykk|dere, bare|berre å ta turen, trenger|treng ikke|ikkje avtale, uten|utan avtale, behøver|behøv ikke|ikkje å melde seg|deg|dykk på, "
        "påmelding trengs|trengst|trengjest|behøves ikke|ikkje, ikke|ikkje behov for påmelding, "
        "påmelding|forhåndspåmelding|førehandspåmelding ikke|ikkje nødvendig|naudsynt|påkrevd, "
        "forhåndspåmelding|førehandspåmelding er ikke|ikkje nødvendig|naudsynt|påkrevd, "
        "forhåndspåmelding|førehandspåmelding trengs|trengst|kreves|krevst ikke|ikkje, "
        "kan bare|berre møte|komme|kome|dukke opp, "
        "ikke|ikkje mulig|mogleg|mogeleg å reservere|reservera|bestille plass|plassar|plasser, "
        "kan ikke|ikkje reservere|reservera|bestille|reserveres|reserverast plass|plassar|plasser, "
        "plass|plasser|plassar kan ikke|ikkje reserveres|reserverast|bestilles|bestillast"
    ),
    "with": (
        "meld|melde|melder deg|dykk|dere|seg|meg på, meld|melde|melder deg|dykk|dere|seg gjerne|derfor|difor|snarest|snarast|straks på, "
        "meld|melde|melder deg|dykk|dere og, meld på, kan|må|skal|bes melde på inntil|opptil|alle|flere|fleire|en|ein|to|tre|#, "
        "påmelding*, *påmelding, påmeldt, påmeldte, påmelde, "
        "registration fee|fees|form|deadline|is|closed, free registration, "
        "registrer deg|dykk|dere, registrerer|registrere seg|deg|dykk|dere på|via|her, registrering på|via|her, krever|krev registrering, please register, "
        "register by|here|at|now, registration required, sign up, søk|søke om plass, rsvp, tilmelding, "
        "plass|plassen|plasser|plassar må|skal reserveres|reserverast|bestilles|bestillast, må reservere|bestille plass, søke|søk om å "
        "delta|få, bindende|bindande påmelding, bestill|reserver|sikre plass|plassen, bestille|reservere|sikre seg|deg|dykk|dere plass, sikre|sikra seg|deg|dykk|dere plass, meldt deg|dykk|dere på, meld din interesse, skriv deg på, "
        "gi|gje|gjev|send beskjed|melding|bod på|til|via, har meldt seg på, "
        "meld|si|sei|gi|gje|gjev frå|fra|ifrå|ifra om|dersom|hvis|når|viss|til, meld|si|sei|gi|gje|gjev frå|fra|ifrå|ifra innen|innan|senest|seinast, "
        "må si|seie|melde|gi|gje frå|fra|ifrå|ifra, gi|gje|gjev|send oss|styret beskjed|melding|bod om|dersom|hvis|innen|innan|senest|seinast, "
        "gi|gje|gjev|send beskjed|melding|bod om|dersom|hvis|innen|innan|senest|seinast, sett deg|dykk på liste*"
    ),
    # Signing up where the sentence says whom to reach: "Ønsker du å delta, ta kontakt med …".
    "wish": (
        "interessert|interesserte|interesse i|av|for å delta|delteke, "
        "interessert|interesserte|interesse i|av|for å bli|være|vere|vera med på, "
        "ønsker|ønskjer|ynskjer|ynsker du|dere|de|dykk|dokker|noen|nokon å delta|delteke|komme|kome, "
        "ønsker|ønskjer|ynskjer|ynsker du|dere|de|dykk|dokker å bli|være|vere|vera med på, "
        "vil|skal du|dere|de|dykk|dokker delta|delteke|komme|kome, "
        "vil|skal du|dere|de|dykk|dokker bli|være|vere|vera med på, vil du|dere|de|dykk|dokker bli|være|vere|vera med, "
        "lyst til|på å delta|delteke|komme|kome, lyst til|på å bli|være|vere|vera med på, "
        "som|de|du|dere vil|skal delta|delteke, som|de|du|dere vil|skal bli|være|vere|vera med på, "
        "som|de|du|dere ønsker|ønskjer|ynskjer|ynsker å delta|delteke, "
        "som|de|du|dere ønsker|ønskjer|ynskjer|ynsker å bli|være|vere|vera med på"
    ),
    # Without a word about signing up, who is told to come need not.
    "come": "møt opp|fram|frem, bare|berre kom, berre|bare å møte, kom som du er",
    # How many have come forward says nothing of who must.
    "ignore": (
        "påmeldingsavgift*, # deltakere|deltakarar|personer|stykker er|var påmeldt|påmeldte|påmelde, "
        "påmelding for media|pressen|pressa|presse, meld|melde deg|dykk|dere på nyhetsbrev*|nyheitsbrev*|nyhendebrev*, "
        "meld|melde deg|dykk|dere på vårt nyhetsbrev*|nyheitsbrev*|nyhendebrev*, stikk innom vår|vårt|butikken|museumsbutikken|kafeen|standen"
    ),
}

# What one can sign up for beside the event.
BESIDE: Final = {
    "beside": (
        "ønsker|ønskjer|ynskjer|ynsker frokost|frukost|lunsj|middag|mat|overnatting|buss|skyss, "
        "vil|skal ha frokost|frukost|lunsj|middag|mat|overnatting|buss|skyss, "
        "påmelding til|for frokost|frukost|frokosten|frukosten|lunsj|lunsjen|middag|middagen|festmiddag*|bankett*|utdeling*|bussen|overnatting"
    ),
}
REACHING: Final = {
    "contact": "ta|tar|ta gjerne kontakt, ta gjerne kontakt, vennligst|venlegst|gjerne kontakt, kontakt, ring|ringe|ringja, send e|epost|mail|melding|sms, send en|ein|oss e|epost|mail|melding|sms, sender du|dere|de en|ein e|epost|mail|melding|sms, sender du|dere|de e|epost|mail|melding|sms"
}

_PERSONS: Final = "deltaker*|deltakar*|deltagar*|deltager*|pers|person*|plasser|plassar|plass|stykk*|stk|hoder|participants|people"
_N = "|".join(("#", *COUNTS))
CAPACITY: Final = {
    "capacity": (
        f"inntil|opptil|maks|maksimalt|maksimum|max|høyst|høgst {_N} {_PERSONS}, maks antall|antal # {_PERSONS},"
        f" inntil|opptil # ( evt|eventuelt max|maks # ) {_PERSONS}, satt|sett til {_N} {_PERSONS}, maks antall|antal : #,"
        f" plass til {_N} {_PERSONS}, plass til inntil|maks|opptil|rundt|bare|berre|kun {_N}, tak på {_N} {_PERSONS},"
        f" avgrensing|begrensning|avgrensning på {_N} {_PERSONS}, begrenset|avgrensa|begrensa til {_N} {_PERSONS},"
        f" limited to {_N} {_PERSONS}, seats|places|participants is|are limited to #,"
        f" # deltakere|deltakarar maks*, plass til {_N}, maks {_N}, # plasser|plassar,"
        f" bare|berre|kun {_N} plasser|plassar|stoler|stolar|seter|sete, har {_N} plasser|plassar|stoler|stolar|seter|sete,"
        f" er|finnes|finst {_N} plasser|plassar|seter|sete,"
        f" antall|antal plasser|plassar ( #, grense|grensen|grensa|taket ved|på|er {_N} {_PERSONS}, tar|tek|ta imot|med {_N} {_PERSONS},"
        f" ikke|ikkje flere|fleire enn {_N} {_PERSONS}, ikke|ikkje flere|fleire enn {_N},"
        f" antall|antal|tal|talet|antallet på|{_PERSONS} {_PERSONS}|er begrenset|begrensa|avgrensa til {_N},"
        f" talet|antallet på {_PERSONS} er begrenset|begrensa|avgrensa til {_N},"
        f" deltakerantallet|deltakertallet|deltakartalet er begrenset|begrensa|avgrensa til {_N},"
        f" maks|maksimalt|maksimum antall|antal|tal {_PERSONS} er|: {_N}, begrenset|begrensa|avgrensa plass ( {_N},"
        f" tar|tek|ta imot {_N} påmeldinger|påmeldingar|påmeldte,"
        f" plasser|plassar|plassene|plassane er begrenset|begrensa|avgrensa til {_N},"
        " antall|tal plasser|plassar #, antall|tal plasser|plassar : #, plasser|plassar : #"
    ),
    "ignore": (
        "# plasser|plassar igjen|att|ledige, # ledige plasser|plassar,"
        f" er|finnes|finst|har {_N} plasser|plassar igjen|att|ledige|til,"
        f" inntil|opptil|maks|maksimalt {_N} {_PERSONS} fra|frå|per|pr|i|på hver|kvar|hvert|kvart,"
        f" inntil|opptil|maks|maksimalt {_N} {_PERSONS} per|pr,"
        f" maks {_N} min|minutt*|time|timer|timar|kroner|kr|sider|ord|tegn|teikn|meter|km|kilo|kg|prosent|år,"
        f" ikke|ikkje flere|fleire enn {_N} min|minutt*|timer|timar|dager|dagar,"
        # How many each may send.
        f" inntil|opptil|maks|maksimalt|maksimum|max|høyst|høgst {_N} {_PERSONS} fra|frå|for|per|pr hver|kvar|hvert|kvart,"
        f" inntil|opptil|maks|maksimalt|maksimum|max|høyst|høgst {_N} {_PERSONS} per|pr,"
        f" inntil|opptil|maks|maksimalt|maksimum|max|høyst|høgst {_N} fra|frå|for|per|pr hver|kvar|hvert|kvart,"
        f" plass til {_N} {_PERSONS} fra|frå|for hver|kvar|hvert|kvart"
    ),
}

ONLINE_PLACE: Final = {
    "online": (
        "teams, microsoft teams, ms teams, zoom, webex, skype, google meet, youtube, facebook, digitalt, "
        "digital, digitalt møte, på nett|nettet, nett, nettet, nettmøte*, nettbasert*, webinar*, online, "
        "heldigital*, heildigital*, via nett, strømm*, strøym*, streaming, livestream, direktesendt, "
        "internett, virtuelt, møtelenke*, lenke*, lenkje*, link*"
    ),
    "filler": (
        "møte, på, i, via, og, er, blir, sendes, sendast, ut, til, live, digitale, microsoft, ms, kun, "
        "bare, berre, får, du, dere, dykk, de, deg, ved, vi, når, event, platform*, plattform*, klasserom, møterom, rom, påmeldte, deltakere, deltakarar, din, egen, pc, eller, "
        "med, the, on, at, mail, epost, e, post, møtet, sendt, kommer, etter, påmelding, dei, de, som, har, "
        "meldt, seg, mest, sannsynlig, sannsynligvis, sannsynlegvis, trolig, truleg, antakelig, antagelig, evt, "
        "eventuelt, arrangement, arrangementet, sending, sendinga, sendingen, fagdag, samling, seminar, kurs, konferanse, "
        "verksted, verkstad, foredrag, føredrag, forum, frokostmøte, frukostmøte, informasjonsmøte, overføring, deltakelse, deltaking, gjennomføring"
    ),
}

ONLINE: Final = {
    "online": (
        "webinar*, *webinar*, nettmøte*, nettseminar*, nettkurs*, nettforedrag*, nettdebatt*, videomøte*, videokonferanse*, videolenke*, videolenkje*, digitalt|digitale|digital *møte|*møtet|*møter|*seminar|*kurs|*kurset|*samling|*samlinga|*samlingen|*konferanse|*konferansen|*verksted|*verkstad|*foredrag|*forum|*frokost|*frukost|*fagdag|*kveld|*dag|*time|*lunsj|*debatt|*webinar|møteplass|lansering|kick, digitalt|digitale|digital "
        "møte|møter|seminar|kurs|samling|samlinga|frokostmøte|frokostseminar|fagdag|konferanse|verksted|arrangement|informasjonsmøte|folkemøte|sesjon*|foredrag|lunsj*|dialogmøte|nettverksmøte|workshop|opplæring|temamøte|fagmøte|nettverkssamling|event|innspillsmøte|spørretime*|kick, "
        "teamslenke*|teamslenkje*|teamslenkja|teamslenka|teamslink*|zoomlenke*, teams|zoom lenke*|lenkje*|lenkja|lenka|link*, "
        "lenka|lenken|lenkja|linken til|for møtet|webinaret|seminaret|sendingen|sendinga, går digitalt, på|via|i|over teams|zoom, på|via|i microsoft teams, på|via|over|i webex|skype|youtube, teams "
        "møte*, zoom møte*, teamsmøte*, zoommøte*, "
        "holdes|foregår|gjennomføres|arrangeres|skjer|føregår|går|gjennomførast|haldast|blir|vert|bli "
        "digitalt|online|heldigitalt, "
        "holdes|foregår|gjennomføres|arrangeres|skjer|føregår|går|gjennomførast|haldast|blir|vert på "
        "nett|nettet|teams|zoom, heldigital*, heildigital*, gjennomførte som digitale, sending* foregår|føregår på teams|zoom|youtube, "
        "gjennomført|arrangert|avholdt|holdt|halde|halden|haldne|avvikla|avviklet digitalt|heldigitalt|heildigitalt|nettbasert|online, "
        "gjennomført|arrangert|avholdt|holdt|halde|halden|haldne|avvikla|avviklet på|via|over nett|nettet|teams|zoom, "
        "konferansen|møtet|seminaret|samlingen|samlinga|kurset|arrangementet|foredraget er|blir|vert digital|digitalt|heildigital|nettbasert, "
        "*konferanse|*konferansen|*møte|*møtet|*seminar|*seminaret|*samling|*samlingen|*samlinga|*kurs|*kurset|*kvelden|*forum|*forumet er|blir|vert digital|digitalt, møtene|møta|kursene|kursa|seminarene|seminara|samlingene|samlingane er|blir|vert digitale, blir|vert digital, er|blir|vert heilt|helt digital|digitalt, konferansen|møtet|seminaret|samlingen|samlinga|kurset er|blir|vert på nett|nettet|teams|zoom, er|blir|vert konferansen|møtet|seminaret|samlingen|samlinga|kurset|arrangementet|foredraget digital|digitalt|heldigital|heldigitalt|heildigital|heildigitalt|nettbasert, "
        "møtes|møtest|treffes|treffast|ses|sees digitalt|online, møtes|møtest|treffes|treffast|ses|sees på nett|teams|zoom|skjerm, "
        "*møte|*seminar|*kurs|*foredrag|*kveld|*samling|*debatt på nett|nettet, *møte|*seminar|*kurs|*foredrag|*kveld|*samling|*debatt ( digitalt|digital|online, "
        "live på facebook|youtube, på facebook|youtube live, får|få|blir|vert tilsendt|tilsend lenke|lenkje|lenka|lenken|lenkja|link, "
        ""
        "er|blir|vert nettbasert|heldigitalt, teams|zoom lenke, lenke|lenkje|lenka|lenken|lenkja|link|linken til|for teams|zoom|møtet|sendinga|sendingen|webinaret, "
        "lenke|lenkje|lenka|lenken|lenkja|linken sendes|sendast, lenke|lenkje|lenka|lenken|lenkja|link|linken blir|vert|er sendt|send|tilsendt|delt, lenke|lenkje når du|dere, fra|frå egen|eigen pc|skjerm, "
        "nettbasert kurs|møte|seminar, online event|seminar|webinar|course"
    ),
    # What becomes digital by its name: "slik blir digital saksbehandling …".
    "ignore": "blir|vert digital|digitale *ing|*inga|*ingen|*ingar|*inger|*tet|*skap|verktøy*|tjenest*|tenest*|hverdag*|kvardag*|kommune*|søknad*",
}

# The place that stands beside these no longer holds.
MOVED_ONLINE: Final = {
    "moved": (
        "flyttes|flyttet|flytta|flyttast|flytter|flyttar til teams|zoom|nett|nettet|internett, "
        "flyttes|flyttet|flytta|flyttast over på|til nett|nettet|teams, flyttes|flyttet|flytta|flyttast på nett|nettet, "
        "blir|vert|gjennomføres|gjennomførast|arrangeres|arrangerast|holdes|haldast derfor|difor|dermed|likevel|nå|no digital*, "
        "blir|vert nå|no heldigital*|heildigital*|digital*, blir|vert heldigital*|heildigital*, "
        "blir|vert gjort om til webinar|nettmøte*, gjøres|gjerast om til webinar|nettmøte*, "
        "blir|vert digital*|webinar i stedet|staden, på nett|teams|zoom i stedet|staden, digitalt i stedet|staden, "
        "moved online, will be held online instead"
    ),
}

STREAMED: Final = {
    "streamed": (
        "vi strømmer|strøymer|strøymar|streamer|streamar, strømmer|strøymer|strøymar|streamer|streamar "
        "møtet|seminaret|konferansen|arrangementet|debatten|foredraget|hele|heile, sendes|sendast|sendt|send direkte, strøymt, strøymd, "
        "overføres|overførast direkte, direktesendes, hybrid*, både fysisk og|eller digitalt|digital, fysisk og|eller digitalt|digital, fysisk og på "
        "teams|zoom|nett, strømmes, strømmet, strømming, strøymast, strøyma, strøyming, streames, streamet, "
        "streama, streaming, livestream*, direktestrøm*, direktesend*, direktesendt, direkteoverføring, "
        "eller følg|følge|følgje sendingen|sendinga|direktesendingen|direktesendinga, "
        "og digitalt på|via|over nett|nettet|teams|zoom, delta|deltar|deltek|følge|følg|følgje|følgjast digitalt, delta|følge|følgje digitalt|på på|nett "
        "nett|teams, delta|deltar|deltek på|via|over teams|zoom|nett|nettet, følge|følg|følgje|følgjast|sjå|se møtet|seminaret|konferansen|arrangementet|debatten|foredraget|sendingen|sendinga|samlingen|samlinga|kurset|dagen|dagene|dagane|det|den|dem|dei|de på "
        "nett|nettet|teams, følge|følg|følgje|følgjast|overvære|oververe|overvara|oververa "
        "møtet|seminaret|konferansen|samlingen|samlinga|arrangementet|kurset|dagen|det|den|dem|dei|de digitalt, "
        "digitalt eller|og fysisk, digitalt eller|og i|på salen|lokalet, i|på salen eller|og digitalt, "
        "sendes|sendast møtet|seminaret|konferansen|arrangementet|debatten|foredraget|det|kurset|dagen|kvelden også|òg|og på kommunen*|nett*|facebook|youtube|teams|zoom, "
        "sendes|sendast|sendt også|òg|og på kommunen*|nett*|facebook|youtube|teams|zoom, også|òg|og sendt|sendes|sendast på kommunen*|nett*|facebook|youtube|teams|zoom, "
        "kan følges|følgjast|følgast på|via|digitalt, kan også|òg|og|alternativt følges|følgjast|følgast på|via|digitalt, "
        "kan sees|ses|sjåast på|via nett|nettet|nettsida|nettsiden|nettsidene|facebook|youtube|teams|zoom|kommunens, kan også|òg|og|alternativt sees|ses|sjåast på|via nett|nettet|nettsida|nettsiden|nettsidene|facebook|youtube|teams|zoom|kommunens, "
        ""
        "kan følges|følgjast|følgast|sees|ses|sjåast direkte, kan også|òg|og|alternativt følges|følgjast|følgast|sees|ses|sjåast direkte, "
        "sendes|sendast|vises|visast på facebook|youtube|nett|nettet, "
        "se|sjå sendingen|sendinga direkte, direkte på nettsiden|nettsida|nettsidene|nettsidene, "
        "nett tv, på skjerm eller i, i|på salen eller på skjerm|nett|nettet|teams|zoom, koble|kople|kopler|kobler seg|deg på via|på|over, "
        "se|sjå sendinga|sendingen på|via facebook|youtube, digital deltakelse|deltagelse|deltaking, bli|er med digitalt, bli|er med på|via|over nett|nettet|teams|zoom, "
        "tilsendt|tilsend lenke|lenkje|lenka|lenken|lenkja|link|linken til teams|zoom|møtet|sendinga|sendingen, "
        "mulig|mogleg å delta|følge|følgje digitalt, både i|på salen og digitalt, teams for de|dei som, "
        "overføres|overførast på|via, kommune tv, web tv, følg oss|med på|via teams|zoom, eller på|via teams|zoom, fysisk eller|og på|via teams|zoom|nett|nettet, eller følg|følge|følgje på|via nett|nettet|teams|zoom|facebook|youtube, "
        "i tillegg til digitale|digital *møter|*møte|*samling|*samlinger|*samlingar"
    ),
    # Letters and programmes: "blir sendt direkte til deltakerne".
    "ignore": "sendes|sendast|sendt|send direkte til",
}

ONSITE: Final = {
    "onsite": (
        "fysisk, fysiske, fysisk oppmøte, oppmøte, oppmøtested, oppmøtestad, serveres, serverast, serverer, "
        "møte|møter opp, open|åpen kafe|kafeteria|kiosk|kro, kafeen|kiosken er åpen|open, søndagsmiddag*|festmiddag*|konferansemiddag*|fellesmiddag*, "
        "enkel servering, lett servering, lunsj, middag, i salen, møtelokale*, lokalet, parkering*, "
        "overnatting, overnatte, dørene åpner|opnar, inngang*, in person, mat og drikke, matpakke, studietur*, "
        "komme|kome|kom på besøk, ekskursjon*, omvisning*, omvising*, befaring*, synfaring*, vandring*, dugnad*, "
        "*byttedag*, *bytedag*, bytteloppis*, *festival*, loppemarked*, loppemarknad*, *strandrydd*, *søppelrydd*, "
        "samles, samlast, billett*, *messe, *messa, ta med egen|eigen|eget|niste|nistemat, "
        "dørene|dørane åpnes|opnes|opnast|opnar, gode sko, tursko, turklær, turklede, regntøy, klær|klede etter været|vêret|vær|vêr|ver, "
        "byr på kaffe|kaffi|kake|kaker|mat|frokost|frukost|lunsj|lapper, kaffe|kaffi og|med kake|kaker|vaffel|vafler|vaflar|frukt|rundstykke*"
    ),
}

RECORDED: Final = {
    "recording": "opptak*, recording*, i etterkant, i ettertid, podkast*, podcast*",
}
