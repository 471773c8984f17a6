"""Words that say that nobody pays, and the nouns they may be said of.

Phrases are written as :mod:`normalize.phrases` reads them.
"""

from __future__ import annotations

from typing import Final

from normalize.words import word_set

# Public bodies and others who pay for what they invite to.
_PAYING: Final = (
    "arrangøren|arrangørane|arrangørene|prosjektet|fylkesmannen|statsforvalteren|statsforvaltaren|kommunen|*kommunen"
    "|*direktoratet|*departementet|oss"
)

FREE: Final = {
    # Adjectives: what they are said of decides ("gratis kaffe").
    "free": "gratis, kostnadsfri*|kostnadfri*|vederlagsfri*|avgiftsfri*|omkostningsfri*|utgiftsfri*",
    # "free" by itself is English, and seldom about money.
    "english free": "free",
    # What is free by its name.
    "free event": """
        gratisarrangement*|gratiskonsert*|gratiskurs*|gratisseminar*|gratisbillett*|gratiswebinar*""",
    # Whole statements about taking part.
    "no fee": f"""
        fri|fritt|frie entre|entreen|adgang|inngang|inngong|deltaking|deltakelse|deltagelse|tilgang,
        inngang|inngong|adgang|entre er fri|fritt,
        uten|utan|u kostnad*|vederlag|avgift|*avgift|egenandel|eigendel|omkostning*|betaling,
        uten|utan noen|nokon|noko form for|slags kostnad*|avgift,
        ingen|inga|inkje|null avgift|*avgift|*avgifta|*avgifter|egenandel*|eigendel*|eigenandel*,
        ingen|inga påmelding|forhåndspåmelding|førehandspåmelding eller|og|/ *avgift|betaling|egenandel*|kostnad*,
        ingen|inga|inkje|null kostnad*|*kostnad|*kostnader|*kostnadar|omkostning*|inngangspeng*|inngongspeng*,
        ingen|inga|inkje|null påmeldingsgebyr*|deltakergebyr*|kursgebyr*|gebyr|gebyrer,
        fritt|fri inn, ingen|inga|inkje|null *betaling|entre|billettpris|inngangsbillett*,
        koster|kostar|koste|kostnad|pris|avgift ingenting|inkje|null,
        koster|kostar|kostnad|pris|*avgift|egenandel : ingenting|ingen|inga|inkje|null,
        koster|kostar|koste ikke|ikkje noe|noko|penger|pengar, koster|kostar ikke|ikkje ei|en|ein krone|øre,
        koster|kostar|koste deg|dere|dykk|deltakerne|deltakarane|det ingenting|inkje|null,
        koster|kostar deg|dere|dykk|det|kurset|seminaret ikke|ikkje noe|noko|ingenting,
        koster|kostar ingen|inga ting, betaler|betalar ikke|ikkje noe|noko, betaler|betalar ingenting,
        trenger|treng|behøver|må ikke|ikkje betale, trenger|treng|behøver ikke|ikkje å betale,
        ikke|ikkje noe|noko avgift|kostnad|gebyr,
        ikke|ikkje *avgift|inngangspeng*|inngongspeng*|egenandel*|eigenandel*|eigendel*,
        tas|tek|tatt|teke|tatt|krev|krever|krevd|krevet ikke|ikkje *avgift|betaling|betalt|inngangspeng*|inngongspeng*,
        ikke|ikkje tatt|teke|krevd|krevet *avgift|betaling|betalt|inngangspeng*|inngongspeng*|entre,
        ta|tar|tek vi ikke|ikkje *avgift|betalt|betaling, tar|tek ikke|ikkje *avgift|betalt|betaling,
        dekker|dekkjer|dekkes|dekkast kursavgift*|deltakeravgift*|deltakaravgift*|konferanseavgift*,
        kursavgift*|deltakeravgift*|deltakaravgift* dekkes|dekkast|blir|vert dekket|dekt|av,
        konferansen|seminaret|kurset|samlinga|samlingen|fagdagen|møtet dekkes|dekkast|dekkjast av {_PAYING},
        deltakelsen|deltakinga dekkes|dekkast|dekkjast av {_PAYING},
        no|without registration|participation|conference|course|entrance|admission|entry fee|fees|charge,
        no|without fee|fees|charge|charges|cost|costs, at no cost|charge, free of charge, for free,
        free admission|entrance|entry|registration|tickets|participation|event|attendance""",
    "not free": """
        redusert|moderat|rimelig|rimeleg|liten|lita|lav|låg *avgift|*pris|*avgifta|*avgiften|egenandel|eigendel|eigenandel,
        *avgift|*avgifta|*avgiften må|skal betales|betalast|innbetales|innbetalast,
        *avgift|*avgifta|*avgiften|egenandel* dekkes|dekkast|dekkjast av arbeidsgiver|arbeidsgjevar|deltaker*|deltakar*,
        *avgift|*avgifta|*avgiften|egenandel* dekkes|dekkast|dekkjast av den|dei|hver|kvar,
        inkludert|inkl|inngår i kursavgift*|deltakeravgift*|deltakaravgift*,
        inkludert|inkl|inngår i konferanseavgift*|seminarpris*|kurspris*|konferansepris*,
        prisen|*avgifta|*avgiften er|blir|vert lavere|lågare|billigere|billegare|rimeligere|rimelegare hvis|dersom|viss|for|ved|fram,
        lavere|lågare kurspris*|kursavgift*|deltak*|deltag*|konferansepris*|påmeldingsavgift*|seminaravgift*|pris for|til|ved,
        andre|øvrige|resten må betale|betala selv|sjølv, andre|øvrige|resten betaler|betalar selv|sjølv,
        andre|øvrige deltakere|deltagere|deltakarar må betale|betala selv|sjølv,
        andre|øvrige deltakere|deltagere|deltakarar betaler|betalar selv|sjølv,
        koster|kostar et|ett|eit|ei medlem*, koster|kostar et|ett|eit års medlem*,
        ikke|ikkje|verken|not gratis|free|kostnadsfri*, ikke|ikkje helt|heilt|lenger|lengre|lengjer gratis|free,
        ikke|ikkje noe|noko gratis, ikke|ikkje fri|fritt entre|adgang|inngang|inngong""",
}

# Words after "gratis" that show it to stand by itself: "gratis for alle", "gratis, men …".
STANDING: Final = word_set(
    "for å og men i på til ved med så at når hvis dersom om via samt fordi kun bare berre her helt heilt"
    " inntil fra frå også likevel uansett eller både digitalt digital fysisk and but to krever krev ingen inga"
    " ikke ikkje the of er var blir vert den det dette som kr adgang alle hele heile uten utan deltakeravgift"
    " takket takka inn under begge mens etter før"
    " også over hos denne disse desse dette hver kvar mandag måndag tirsdag tysdag onsdag torsdag fredag lørdag laurdag"
    " søndag sundag"
)

# What a price is said to be when there is none: "Inngangspenger: nei".
NOTHING: Final = word_set("ingen inga inkje ingenting nei fri fritt none nothing no")

EVENTS: Final = {
    "event": """
        seminar*|*seminar|*seminaret|kurs|kurset|kursa, kursene|*kurs|*kurset|webinar*|*webinar|*webinaret,
        arrangement*|*arrangement|*arrangementet, konferanse*|*konferanse|*konferansen, deltak*|deltag*,
        påmelding*|inngang*|inngong*|adgang*|entre*, foredrag*|føredrag*|*foredrag|*foredraget, *føredrag,
        konsert*|*konsert|*konserten|billett*|*billett, *billetter|*billettar, *møte|*møtet|møte|møtet|møter,
        møta|workshop*|*workshop|*verksted|*verkstedet, *verkstad|*verkstaden|verksted*|verkstad*|samling,
        samlinger|samlingar|samlingen|samlinga|*samling, *samlingen|*samlinga, forestilling*|førestilling*,
        *forestilling|*forestillingen|omvisning*|omvising*, tur|turen|turar|turer|*tur|*turen|festival*,
        *festival|*festivalen|marked|markedet|*marked, *markedet|marknad|marknaden|*marknad, aktivitet*,
        opplegg|opplegget|program|programmet|utstilling*, *utstilling|*visning|*visningen|*vising|debatt*,
        *debatt|*debatten|event|events|alt|fagtreff|*treff, *treffet|forum|forumet|*forum|*forumet|symposium*,
        *symposium, akademi*|*akademi|leir|leiren|*leir|*leiren, guiding*|*prat|*praten|*stund|*stunda|*stunden,
        masterclass*, mesterklasse*|meisterklasse*|utdanning*|*utdanning,
        *utdanninga|*utdanningen|presentasjon*|*tilbud, *tilbudet|*tilbod|*tilbodet|utflukt*|*bytte,
        *byttet|rebusløp*|*skole|*skolen|*skoler|*skule, *skulen, samtale|samtalen,
        lansering*|teater*|*kveld|*kvelden|*dag|*dagen, *dagene|*dagane|quiz*|lecture*|meeting*, conference*,
        course|courses|tilbudet|tilbodet|tilstelning*|tilskiping*, kultur|opplæring*|*opplæring|kino*|film,
        filmen|dugnad*|*dugnad|*dugnaden|*kafe|*kafeen, *vandring|*vandringen|*vandringa|fest|festen|*fest,
        *festen|happening|registrering*|underholdning|barnelørdag, rundtur*|fagprogram*|nettverk*,
        studietur*|ekskursjon*|exhibition, klimafrokost*, *frokosten""",
    "ignore": """
        prøvetur*|prøvekjøring*|prøvekøyring*|prøvesykling*, formiddag*|føremiddag*|ettermiddag*|*middag,
        *middagen|mandag*|måndag*|tirsdag*|tysdag*|onsdag*, torsdag*|fredag*|lørdag*|laurdag*|søndag*|sundag*,
        dag|dagen|dagens, retur*|natur*|kultur*hus, struktur""",
}
