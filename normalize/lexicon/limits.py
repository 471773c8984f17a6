"""What a limit in time is for: registering to take part, or something else.

Phrases are written as :mod:`normalize.phrases` reads them.
"""

from __future__ import annotations

from typing import Final

# What asks people to say that they will come.
REGISTERING: Final = {
    "signup deadline": """
        påmeldingsfris*|påmeldingfrist*|påmeldinsfrist*|påmedlingsfrist*|registreringsfrist*|svarfrist*|tilmeldingsfrist*,
        påmeldings frist|fristen,
        frist|fristen|frister for påmelding|påmeldinga|påmeldingen|registrering|tilmelding,
        frist|fristen til påmelding, frist|fristen for å melde|melda|registrere seg|deg|dykk|dere|oss|på,
        frist|fristen for å bli med, frist|fristen til å melde|melda|registrere seg|deg|dykk|dere|oss|på,
        frist|fristen for deltakelse|deltaking|deltagelse,
        siste|sista frist|fristen|dag|dagen for|til påmelding|registrering|tilmelding,
        siste|sista sjanse|sjansen|mulighet|moglegheit|høve for|til påmelding|registrering|tilmelding,
        siste|sista frist|fristen|dag|dagen for|til å melde|registrere,
        siste|sista sjanse|sjansen|mulighet|moglegheit|høve for|til å melde|registrere,
        siste|sista påmelding|påmeldingsdag|påmeldingsfrist,
        ny|nye påmeldingsfrist|påmeldingsfristen|svarfrist,
        deadline for|of registration|registering|signing, deadline to register|apply|attend,
        last day|date|chance to register, last day|date|chance for|of registration,
        registration|signup|sign deadline, sign up deadline,
        kurset|studiet|samlinga|samlingen|*kurset har søknadsfrist, søknadsfrist|søknadsfristen kursplass|kurs|kurset,
        søknadsfrist|søknadsfristen for|på|til|om deltakelse|deltaking|deltagelse|deltakere|deltakarar|plass,
        søknadsfrist|søknadsfristen for|på|til|om kursplass|studieplass|deltakarplass,
        søknadsfrist|søknadsfristen for|på|til|om *kurs|*kurset|*samling|*samlinga|*samlingen|*seminar|*seminaret,
        søknadsfrist|søknadsfristen for|på|til|om *studie|*studiet|*skole|*skolen|*skule|*skulen,
        søknadsfrist|søknadsfristen for å delta|få|søke|søkje, søknadsfrist|søknadsfristen deltakelse|deltaking,
        søknadsfrist|søknadsfristen for|til opptak, bestillingsfrist for|på billetter|billettar|plass,
        frist|fristen for å søke|søkje|søka plass|kursplass|deltakelse|deltaking,
        frist|fristen for å søke|søkje|søka om|på plass|kursplass|deltakelse|deltaking|kurset""",
    "register": """
        påmelding*, forhåndspåmelding*|førehandspåmelding*, tilmelding, registrering|registreringa|registreringen,
        bindende|bindande påmelding, meld|melde|melder på, meld|melde gjerne på,
        meld|melde|melder|melda|meldar deg|dykk|dere|seg|oss,
        meld|melde|melder|melda|meldar deg|dykk|dere|seg|oss på, skriv|sett|set deg|dykk på|opp,
        være|vere|er|blir|vert påmeldt|påmeldte|påmelde|registrert|registrerte, takk|takke|si|sei ja,
        meldt deg|dykk|dere|seg på,
        bestilling|reservering|kjøp av plass|plassar|plasser|billett|billetter|billettar,
        bekreftelse|stadfesting på|av deltakelse|deltaking|oppmøte, har|ha meldt|meld deg|dere|dykk|seg på, innmelding|påmelding av deltakere|deltakarar|lag, let us know,
        registrer|registrere|registrerer deg|dere|dykk|seg|deltakelse|deltaking|deltakere|deltakarar|plass,
        fyll|fylle|fyller ut|inn skjema|skjemaet, skjema|skjemaet,

        interessert|interesserte kan|bes|må kontakte|melde|ta, melding om deltaking|deltakelse|deltagelse,
        tinging|kjøp|bestilling av billett|billettar|billetter|plass,
        meld|melde|melder interesse, meld|melde|melder di|din|deres|dykkar interesse,
        deltakelse|deltaking|deltagelse meldes|meldast|bekreftes|stadfestast, bekreft|stadfest at,
        bekreft|stadfest deltakelse|deltaking|oppmøte|deltagelsen|deltakelsen,
        navn|namn på deltakere|deltakarar|deltakerne|deltakarane|deltaker|deltakar, oppgi|oppgje navn|namn,

        s u, su, svar|svare|svarer|svarar, svar utbes|ønskes|ynskjes, ber om svar|tilbakemelding|beskjed,
        gi|gje|gir|gjev|send beskjed|tilbakemelding|svar|melding, gi|gje gjerne beskjed,
        gi|gje oss|meg|kommunen beskjed|svar|melding, gi|gje|gir oss gjerne beskjed|melding,
        gi|gje|gir oss ei|en|eit|et melding|svar, meld|melde|sei|seie|si|gi fra|frå|ifra|ifrå,
        meld|melde|melder|meldar dette|det i|på|per|via|til,
        må|treng|trenger|ønsker|ønskjer ha|få beskjed|tilbakemelding|svar|melding,
        vite|vita|veta hvor|kor mange, send|sende e post|epost, send|sende mail|epost|navn|namn|sms|melding|ord,
        send|sende oss e post, send|sende oss en|ein e post, send|sende oss|en|ein mail|epost|melding|sms|ord,
        send|sende en|ein e post, svar|svare oss, tilbakemelding,

        bestill|kjøp|reserver|sikre|sikra billett|billetter|billettar|plass,
        reserver|sikre|sikra plassen|plassane|plassene, sikre|sikra|kjøp deg|dykk|dere plass|billett,
        billett|billetten|billetter|billettar bestilles|bestillast|kjøpes|kjøpast|tingast,
        billett|billetten|billetter|billettar må|skal|bør bestilles|bestillast|kjøpes|kjøpast|tingast,
        plass|plassen|plasser|plassar|plassene|plassane bestilles|bestillast|sikres|sikrast|reserveres|reserverast,
        plass|plassen|plasser|plassar|plassene|plassane må|skal|bør bestilles|bestillast|kjøpes|kjøpast,
        plass|plassen|plasser|plassar|plassene|plassane må|skal|bør sikres|sikrast|reserveres|reserverast|tingast,
        plass|plassen|plasser|plassar|plassene|plassane må|skal|bør bekreftes|stadfestast,
        billettsalg*|billettsal*, salget|salet, ledige|ledig plasser|plassar,

        søk|søke|søkje|søker|søkjer plass|kursplass|deltakelse|deltaking|opptak,
        søk|søke|søkje|søker|søkjer om|på plass|kursplass|deltakelse|deltaking|opptak|kurset|å,
        søknad|søknaden om plass|kursplass|deltakelse|deltaking|opptak|å,

        register|registration|rsvp, sign up, please respond|reply, confirm your attendance|participation,
        book|reserve your seat|place|spot|ticket|tickets, apply to attend|participate|join,
        apply for a|your place|seat|spot""",
}

# Deadlines of something else.
OTHER: Final = {
    "grant": """
        søknadsfrist*|søknad|søknader|søknadar|søknaden, søknadane|*søknad|*søknader|*søknadar|utlysning*,
        utlysing*|støtte|støtta, *støtte|stønad*|midler|midlar|*midler|*midlar,
        tilskudd*|*tilskudd|tilskot*|*tilskot|klimasats*, enova*|miljøsats*|natursats*|stipend*|*ordning,
        *ordninga|*ordningen|søk|søke|søkje|søker|søkjer, reisestønad|grant|grants|funding""",
    "hearing": """
        høring*|høyring*|merknad*|uttalelse*|uttale*|uttaler|fråsegn*|innspill|innspillet|innspel|innspela,
        innspelet|innspillsfrist*|innspelsfrist*|klage|klager|klagefrist*, innsigelse*|motsegn*|ettersyn*,
        høringssvar*|høyringssvar*|synspunkt*|kommentar*""",
    "hotel": """
        hotell*|bestillingsfrist*|rom|rommet|rommene|romma, rombestilling*|enkeltrom*|dobbeltrom*|overnatt*,
        *overnatting|losji, romreservasjon*|accommodation|hotel|hotels|room|rooms""",
    "cancellation": """
        avmeld*|avbestill*|kanseller*|avbud|avbod|refusjon*|refunder*|gebyrfri*|avlys*|forfall,
        melde|meld|melder|melda deg|dykk|dere|seg av, cancel*, trekke|trekkje|trekker deg|dykk|dere|seg,
        ikke|ikkje komme|kome|kjem|kommer|møte|delta likevel, forhindret|forhindra|hindra,
        frist|fristen for å melde|melda seg|deg|dykk|dere av""",
    "change": """
        endring|endringer|endringar|endre|endra av|i|på påmelding*, endring|endringer|endringar|endre,
        navneendring*|namneendring*, bytte|byte|endre|endra|rette navn|namn|deltaker|deltakar""",
    "catering": """
        allergi*|*allergi|*allergiar|kosthold*|matønske*, diett*|tolk*|tegnspråk*|teiknspråk*|behov|behova|hensyn|omsyn|tilrettelegging*,
        middag*|*middag|lunsj, lunsjen|lunsjbestilling*|frokost|frukost|matbestilling*, *allergi*|matbehov*""",
    "transport": """
        skyss|skyssen|bussplass|busstransport|fellestransport|bussen|ferja|ferga|fergen|båten, felles transport|buss""",
    "contribution": """
        holde|halde|holder|held foredrag|føredrag|appell|tale, få|ha ordet, taleliste*|talelista,
        noe|noko å fortelle|fortelje|dele|vise,
        søk|søke|søkje|søker|søkjer om å presentere|presentera|bidra|holde|halde,
        søk|søke|søkje|søker|søkjer om å få presentere|presentera|bidra|holde|halde,
        abstract*|abstrakt|innsending*|*innsending, sammendrag*|samandrag*|foredragsforslag*|innlegg,
        innlegget|presentasjon*|saker, saka|saken|sak|bidrag|bidraget|bidraga|paper|papers,
        plakat*|poster|manus*|forslag|forslaget, forslaga,
        meld|melde|melder|meldes|meldast inn|på foredrag*|føredrag*|tema|temaer|temaar,
        eksamen*|oppgave|oppgaver|oppgåve|oppgåver, spørsmål|spørsmåla|spørsmålene|dokument*, innlever*,
        video|videoar|bilder|bilete|foto|submission*|submit|papirer, send|sende inn, lever, levere|levera""",
    "nomination": """
        nominer*|nominasjon*|*nominasjon|*nominasjoner, *nominasjonar|kandidat|kandidater|kandidatar,
        foreslå|føreslå|stem|stemme|røyst|røyste""",
    "early price": """
        early bird*, earlybird*|tidligpris*|tidlegpris*|rabatt*|rabattert|forhåndssal*|førehandssal*,
        forhåndspris*|redusert|lavere|lågare, pris|prisen|prisar|priser|avgift|*avgift ved|for påmelding|bestilling,
        pris|prisen|prisar|priser|avgift|*avgift innen|innan|før, tidlig|tidleg påmelding*|bestilling""",
    "payment": """
        betalingsfrist*|innbetaling*|forfallsdato*|betale|betaling|betalinga|faktura*|deltakeravgift*,
        deltakaravgift*|kursavgift*|avgift|avgifta|avgiften, betal""",
    "reporting": """
        rapporter*|rapport*|rapporteringsfrist*|behandlingsfrist*|leveringsfrist*|sluttrapport*,
        saksbehandl*|vedtak|vedtaket""",
    "exhibitors": """
        utstill*|stand|stands|standplass*|sponsor*, frivillige|foredragsholder*|foredragshaldar*,
        være|vere|bli frivillig|medhjelper|medhjelpar, bod|boder|salgsbod*, salsbod*|salgsplass*|salsplass*|markedsplass*|marknadsplass*""",
    "survey": "undersøkelse*|undersøking*|spørreskjema*|questback*|evaluering*|quiz*|konkurranse*|tevling*",
    "offer": "tilbud|tilbod|anbud|anbod|tilbudsfrist*|tilbodsfrist*|avtalefrist*|*prekvalifisering",
    "answer": """
        svar på påmeldinga|påmeldingen|søknaden|søknad, får|fått svar|beskjed|melding,
        får|fått svar på påmeldinga|påmeldingen|søknaden,
        får|fått du|de svar|beskjed|melding""",
    "accreditation": "akkrediter*",
    "job": "stilling|stillinga|stillingen|jobb|jobben",
}
# These only count where nothing asks people to register.
MINOR: Final = {
    "program": """
        program|programmet|endelig|endeleg|sakliste*|saksliste*|dagsorden|invitasjon|invitasjonen,
        invitasjonar|innkalling*|informasjon|teamslenke*|lenke|lenka|lenken, lenkje|lenkja|opptak|opptaket,
        svar på søknad|søknaden, informasjon|info|opplysninger|opplysningar om påmelding*""",
    "press": "presse|pressa|pressen|media|medier|journalister|journalistar|pressefolk",
    "event": """
        begynner|begynnar|arrangeres|arrangerast|avholdes|halde|holdes|*seminar|*seminaret|*konferanse,
        *konferansen|kurset|møtet|webinar|webinaret|samling|samlinga|samlingen, blir|vert holdt|halde,
        finner|finn sted|stad, åpent|åpne|ope|opne|opent møte|*møte|møter|møta|hus|dag|kveld|kontor""",
}

# How a moment limits, or what else happens at it.
LIMITS: Final = {
    "deadline": """
        ny|nye frist|fristen|deadline, frist|fristen|frister|fristar|fristane|fristene|deadline|sluttdato,
        svardato|*frist|*fristen, siste|sista dag|dagen|mulighet|moglegheit|høve|sjanse""",
    "until": """
        innen|innan|innafor|innanfor|senest|seinest|seinast|senast, aller|allers senest|seinast|seinest|siste,
        snarest og senest|seinast|seinest, til og med, t o m, tom|fram|frem, fram|frem|framtil til,
        inntil|framtil, helt|heilt til|fram|frem, helt|heilt fram|frem til, i løpet av, ila,
        innen|innan|ved utgangen|slutten av, utgangen|slutten av, ut|by|until|within, no|not later than,
        ikke|ikkje senere|seinare|seinere enn, helst innen|innan, som|so seinast, minst|minimum""",
    "before": "før|before",
    "after": "etter|after|fra|frå|from, i perioden|perioda|tidsrommet, fra|frå og med, f o m",
    "till": "til|to",
    "closes": """
        salget|billettsalget|påmeldingen|påmeldinga|salet|billettsalet slutter|sluttar,
        stenger|stengjer|stenges|stengast|stengt|stengd|stengte|lukkes|lukkar|lukkast|lukket|lukka|lukker,
        avsluttes|avsluttast|avslutta|avsluttet|utløper|utløp|utløpt|utgår, går|gikk|gjekk|gått|gjeng ut,
        er|var ute, må|skal være|vere|vera|vær inne|framme|sendt, closes|close|closed|expires|ends, utløpsdato*""",
    "opens": """
        åpner|åpnes|åpne|opnar|opnast|opna|opne|åpna|åpnet|åpning*|opning*|tilgjengelig|tilgjengeleg,
        slippes|slepp|sleppes|starter|startar|kommer|kjem|sendes|sendast|publiseres|publiserast|opens,
        opening, åpen|open|ope fra|frå, legges|leggjast|legge|lagt ut, blir|vert lagt ut,
        sendes|sendast|sendt|deles|publiseres|gis ut""",
    "open": "åpen|åpent|open|ope|opent|varer|varar, ligger|ligg|er ute|tilgjengelig|tilgjengeleg",
    "extended": """
        utsatt|utsett|utsatte|utvidet|utvida|utvider|utvidar|forlenget|forlenga|forlenger|forlengjer,
        forlengd|flyttet|flytta|endret|endra|extended|ny|nye|nytt,
        ny|nye frist|fristen|påmeldingsfrist|påmeldingsfristen|svarfrist|deadline""",
    "previous": """
        tidligere|tidlegare|opprinnelig|opphavleg|opphaveleg|opprinneleg|opprinnelige|først|previously,
        i stedet|staden for, ikke|ikkje""",
    "last": "siste|sista",
    # Who does this before a limit wants to take part: "ta kontakt innen 5. mai om du vil delta".
    "contact": "ta|take kontakt, kontakt|kontakte|ring oss, ring|skriv|skrive til, skriv|ring",
    "coming": "delta|deltar|deltek|deltake, være|vere|vera|bli med",
    # Says nothing of when: "snarest, senest 5. mai".
    "soon": "snarest|snarast|helst|gjerne, så snart|fort|raskt som mulig|mogleg|råd, så snart|fort|raskt du kan",
    "very last": "allersiste|allersista, aller|allers siste|sista",
}

# Registering without a limit, or none at all.
ROLLING: Final = {
    "rolling": """
        løpende|laupande|fortløpende|fortløpande|kontinuerlig|kontinuerleg|førstemann,
        først til mølla|mølle, første|fyrste mann til,
        så lenge|langt det er|finnes|finst plass|plasser|ledig, så lenge plassene|plassane rekker|rekk""",
    "not needed": """
        ingen|inga|utan|uten|ikke|ikkje påmelding*|registrering*,
        påmelding*|registrering* er|trengs|trengst|treng|kreves|krevst ikke|ikkje,
        trenger|treng ikke|ikkje melde|å melde|påmelding|registrering, ikke|ikkje nødvendig|naudsynt""",
    "closed": """
        fulltegnet|fullteikna|fullbooket|fullbooka""",
}

REASONS: Final = {
    "grant": "a deadline of applications for money",
    "hearing": "a deadline of a hearing",
    "hotel": "a deadline of hotel rooms",
    "cancellation": "a deadline of cancelling",
    "change": "a deadline of changing a registration",
    "catering": "a deadline of food and allergies",
    "transport": "a deadline of going there together",
    "contribution": "a deadline of contributions",
    "nomination": "a deadline of nominations",
    "early price": "the limit of an early price",
    "payment": "a deadline of payment",
    "reporting": "a deadline of authorities or reports",
    "exhibitors": "a deadline of exhibitors",
    "survey": "a deadline of a survey or competition",
    "offer": "a deadline of tenders",
    "answer": "when those registered get an answer",
    "accreditation": "a deadline of the press",
    "job": "a deadline of a vacancy",
    "program": "when the programme or a link comes",
    "press": "a deadline of the press",
    "event": "the date of the event",
}
