"""Words around an amount that make it a price, or make it none.

Phrases are written as :mod:`normalize.phrases` reads them.
"""

from __future__ import annotations

from typing import Final

PRICES: Final = {
    # What is paid is taking part itself …
    "entry": """
        deltakeravgift*|deltageravgift*|deltakaravgift*|deltakelsesavgift*|deltakerpris*|deltakarpris*,
        deltagerpris*|deltakingsavgift*|deltakeravg, startkontingent*|kursavgift*|kurspris*|kursegenandel*|kurskostnad*,
        konferanseavgift*|konferansepris*|seminaravgift*|seminarpris*|påmeldingsavgift*|påmeldingsgebyr*,
        inngang|inngangen|inngangspeng*|inngangspris*|inngong|inngongen|inngongspeng*|entre|entreen,
        entrebillett*|adgang|admission|entrance, billett|billetten|billetter|billettene|billettar,
        billettane|billettpris*|*billetter|*billettar|*billett|ticket|tickets, cc|cover, egenandel*,
        eigendel*|eigenandel*|eigedel*|egenbetaling*|eigenbetaling*, deltakelse|deltakelsen|deltaking,
        deltakinga|deltagelse|deltagelsen|participation, å|to delta|attend|participate,
        å være|vere|bli med, registration fee|fees, *pakke|*pakken|*pakka,
        *pakker|*pakkar""",
    # … or something.
    "fee": """
        pris|prisen|prisane|prisene|priser|prisar|*pris|*prisen|*priser|*prisar|price|prices|avgift|avgifta,
        avgiften|*avgift|*avgifta|*avgiften, kostnad|kostnaden|kostnader|betal|betale|betaler|betalar,
        betales|betalast|betaling, er|blir|vert betalt|innbetalt, faktureres|fakturerast|fakturert|faktureret, belastes|belastast|innkreves,
        avkreves|fee|fees|pay, alle|samtlige prisar|priser|prisane|prisene, all prices|fees,
        full|vanlig|vanleg|normal pris|prisen|billett|billettar|avgift,
        full|vanlig|vanleg|normal deltakeravgift|deltakaravgift|price|fee|kursavgift""",
    # Verbs: of what decides whether it is the event's price.
    "costs": "koster|kostar|koste|cost|costs",
}

RANGES: Final = {
    "from": "fra|frå|from, fra|frå bare|kun|berre|ca, starter|startar på, starting at",
    "between": "mellom|between",
    "to": "opptil|inntil|maks|maksimalt|maksimum|max|høyst, opp|oppad til, up to, ikke|ikkje over",
}

NO_PRICES: Final = {
    "cancel": """
        støtte*|støtta|støttet|*støtte|*støtta|*støtten, stønad*|*stønad|tilskudd*|*tilskudd|*tilskuddet,
        tilskot*|*tilskot|*tilskotet|midler|midlar|*midler|*midlar, bevilg*|løyv*|klimasats*|miljøsats*,
        natursats*|enova*|stipend|stipendet|stipender, *stipend|fond|fondet|*fond|*fondet|budsjett*,
        *budsjett|*budsjettet, tildel*|avsatt|avsett|ramme|ramma|rammen|potten, potta|garanti*|refusjon*|*refusjon|*refusjonen,
        egenkapital*|eigenkapital*, refunderes|refunderast|refundert|refunderer|refunderar|kompensasjon*|søknad, søknader|søknadar|grant,
        grants|funding, fikk|fekk|mottok|mottatt|mottek|samlet inn, innsaml*|donert*|donerer|donasjon*, kollekt,
        gave|gåve, gaver|gåver, til klimatiltak|tiltak|prosjekt|prosjektet|formål,
        søk|søke|søkje|søker|søkjer|søkt om|inntil|opptil, prosjektsum*, prosjektet,
        kaffe|mat|kake|kaker|vafler|vaffel|lunsj|suppe|pølser til salgs|sals, brukte|brukt|bruker|brukar|kostet|kosta|kostat, tapte|solgt|seld|kjøpte, derav|hvorav, herav,
        gir|gjev|gje|gi|få|får et|eit|ett bidrag,
        trekk|trekker|trekkes|trekkjer|trekkjast|trekkast fra|frå|ifra, regning|regninga|regningen,
        rekning|rekninga, mer|meir|more enn|than

        spar|spare|sparer|sparar|sparte|spart|*sparing, *sparinga|*sparingen|innspar*|*besparelse,
        *besparelser|rabatt*|*rabatt|avslag*|*avslag, billigere|billegare|rimeligere, rimelegare|dyrere,
        dyrare|fratrekk|fratrukket|fråtrekt|fråtrekk|tjene, tjener|tjente|fortjeneste|verdi|verdt|verd,
        verdien|discount

        vinn|vinner|vinnar|vinne|vant|vann|vunnet|vunne, vinneren|vinnaren|*premie|*premien|*premier, *premiar,
        gevinst*|gavekort*|gåvekort*|prispeng*|prissum*, loddtrekning*, klimapris*|miljøpris*|hederspris*,
        sjekk|sjekken, kulturpris*|kulturlandskapspris*|naturpris*,
        naturvernpris*|bærekraftspris*|berekraftspris*, innovasjonspris*|ungdomspris*|frivillighetspris*,
        forskningspris*|forskingspris*|arkitekturpris*, designpris*|byggeskikkpris*,
        strømpris*|straumpris*|kraftpris*|energipris*, boligpris*|bustadpris*,
        oljepris*|karbonpris*|kvotepris*|drivstoffpris*, bensinpris*|dieselpris*|matpris*|vannpris*,
        nettleie*|nettleige*, strømregning*|straumrekning*|kvote|kvoter|kvotar

        bot|bota|boten|bøter|bøtene|bøtelagt|forelegg*, mulkt|mulkta|mulkten|tvangsmulkt*, overtredelsesgebyr*,
        lovbrotsgebyr*|erstatning*|erstating*|lån|lånet, lønn|lønna|lønnen|løn|løna|årslønn*|årsløn*,
        timelønn|timeløn|honorar|skatt|skatten|skatter, skattar|toll|husleie|husleige|aksje*|andel|andeler,
        forsikring*|omset*|omsett*|inntekt*|utgift*, *utgift|*utgifter|invester*|*invester*, skader|skadar,
        skadene|depositum

        co|co2|co₂ avgift*|pris|prisen|pris*, co # avgift*|pris*, kommunale|kommunal avgift*|gebyr*

        per|pr|/ tonn|kwh|mwh|liter|km|kilometer|mil|m|m²|kvadratmeter|kvm,
        per|pr|/ dekar|daa|mål|innbygger|innbyggar|innbyggjar|husstand|husstandar|hushald|husholdning|bolig,
        per|pr|/ år|årsverk|måned|månad|mnd|kubikk|kubikkmeter|m³|kilo|kg|søknad|prosjekt|tiltak,
        per|pr|/ søkar|søker|dyr|ku|fat|kvote|enhet|eining|sekk|tre|tomt|eiendom|eigedom,
        i året|måneden|månaden|mnd, hvert|kvart år, årlig|årleg|årlege|årlige|månedlig|månadleg|yearly,
        a year|month, per|a|an ton|tonne|year|month|kilometre, kwh|kilowatt*|tonn|literen|kiloen|tonnet, per|pr|/ kvartal|halvår,
        til beste, til den|det|de|dei beste|heldige|første|fyrste, i bot|straff, millioner|millionar,
        milliarder|milliardar""",
}

# What stands right before money that is handed out: "hver kommune får 5 000 kr".
GIVEN: Final = {
    "given": """
        får|få|gir|gjev|ga|gav|gitt|gjeve, får|få|gir|gjev inntil|opptil, deler|delte|dele|delt|utdeles|delast ut,
        gir|gjev deg|dere|dykk, dekker|dekkjer|dekke|dekkje|dekket|dekka|dekt,
        dekker|dekkjer|dekke|dekkje|dekket|dekka|dekt inntil|opptil|med, dekkes|dekkast med"""
}

# Who pays wants something beside the event: "Vil du ha bøtte, koster den …", "kr 40 for dem som vil låne ski".
OPTIONAL: Final = {
    "optional": """
        vil|skal du|dere|de|man|noen|nokon ha|kjøpe|kjøpa|leie|leige|låne|låna|bestille|tinge,
        kan du|dere|de|man kjøpe|kjøpa|leie|leige|låne|låna|bestille|tinge, du|dere|de|man kan kjøpe|leie|leige|låne,
        ønsker|ønskjer|trenger|treng|mangler|manglar du|dere|de|man,
        hvis|dersom|viss|om du|dere|de|man ønsker|ønskjer|trenger|treng|mangler|manglar,
        hvis|dersom|viss|om du|dere|de|man vil|skal ha|kjøpe|kjøpa|leie|leige|låne|låna|bestille|tinge,
        kan kjøpes|kjøpast|leies|leigast|lånes|lånast|bestilles|tingast, får du kjøpt, valgfri|valgfritt|valfri|valfritt""",
    "wanting": """
        som vil|skal ha|kjøpe|kjøpa|leie|leige|låne|låna|bestille|tinge,
        som ønsker|ønskjer|trenger|treng|mangler|manglar""",
}

# What words begin with that are of the event itself, however they are wished for: "Vil du ha billett, koster den …".
PARTAKING: Final = ("billett", "plass", "delta", "delteke", "komme", "kome", "være", "vere", "kurs", "påmeld")

# Things that cost something apart from taking part, whoever charges it.
ELSEWHERE: Final = {
    "elsewhere": """
        medlemskap*|medlemsskap*|medlemsavgift*, meld|melde|melder|melda deg|dykk|dere|seg inn,
        bli|blir|vert medlem|medlemmer|medlemer, innmelding*, medlemskontingent*|årskontingent*|kontingent,
        kontingenten|lodd|loddsalg*|loddbok*, loddbøker|årsavgift*|årskort*,
        abonnement*|årsgebyr*|festeavgift*|bompenger, bompengar|bomavgift*, bompris*, renovasjon*|vannavgift*,
        vassavgift*|avløpsavgift*|kloakkavgift*|vann|feieavgift*, feiegebyr*|eiendomsskatt*|eigedomsskatt*,
        byggesaksgebyr*|saksbehandlingsgebyr*|avfallsgebyr*, karbonavgift*|klimaavgift*|klimagassavgift*,
        miljøavgift*|elavgift*|veiavgift*|vegavgift*, utslippsavgift*|utsleppsavgift*|flyavgift*,
        flypassasjeravgift*|plastavgift*|pant|panten, naturavgift*, grunnrenteskatt*|dokumentavgift*,
        kjøregodtgj*|køyregodtgj*|kilometergodtgj*, i gebyr, purregebyr*|straffegebyr*|parkeringsgebyr*,
        vanngebyr*|vassgebyr*|avløpsgebyr*|slamgebyr*, tilsynsgebyr*, tilknytningsgebyr*|tilknytingsgebyr*,
        endringsgebyr*|fakturagebyr*|ekspedisjonsgebyr*, forsinkelsesgebyr*,
        reisegodtgj*|diett*|parkering*|*parkering, *parkeringa|*parkeringen|piggdekk*|tomtepris*,
        leiepris*|leigepris*, leie|leige av|for lokale*|lokalet|sal|salen,
        drosje|drosja|drosjen|drosjetur*|taxi|taxien, taxitur*|flytog*|flybuss*|togbillett*|flybillett*,
        ferjebillett*|fergebillett*|rutebuss*""",
}

# Nouns beside the event: "gratis kaffe" and "parkering er gratis" say nothing of taking part.
TREATS: Final = {
    "treat": """
        wifi|internett|vann|vatn|frukt|barnepass*, barnevakt*|utlån*|utleie*|rådgivning*|rådgiving*,
        befaring*|refleks*, poser|posar|goodiebag*|lading|ladning|iskrem, parkering*|parking,
        avmelding*|avbestilling*, kansellering*|bompassering*|hjemkjøring*|prøver,
        avfall*|levering*|henting*|app|appen|veileder*, rettleiar*|rapport*|brosjyre*|opptak*|parkere,
        parkerer|lade|navneendring*|namneendring*""",
}

VAT: Final = {
    "excl": """
        eks|ekskl|ex|exkl|exl|eksl|eksklusive|eksklusiv|excl mva|moms|merverdiavgift|meirverdiavgift|vat,
        excluding|exclusive|uten|utan|u|pluss|plus|tillegg|ikke mva|moms|merverdiavgift|meirverdiavgift|vat,
        eks|ekskl|ex|exkl|exl|eksklusive|eksklusiv|excl|excluding|uten|utan|u|pluss|plus m v a,
        + mva|moms|vat, + m v a, u / mva|moms, + # %|prosent|pst mva|moms|vat,
        eks|ekskl|ex|exkl|eksklusive # %|prosent|pst mva|moms|merverdiavgift|vat,
        eksklusiv|excl|excluding|pluss|plus # %|prosent|pst mva|moms|merverdiavgift|vat,
        tillegg av mva|moms, mva|moms|vat tilkommer|tilkjem, mva|moms|vat kommer|kjem i tillegg,
        mva|moms|vat kommer|kjem, mva|moms ikke|ikkje inkludert|medregnet|medrekna|med,
        mva|moms er|vert|blir ikke|ikkje inkludert|medregnet|medrekna, i tillegg kommer|kjem mva|moms,
        kommer|kjem mva|moms i tillegg, mva|moms legges|leggjast|blir|vert lagt|til, net of vat,
        mva|moms|merverdiavgift|vat ( # % ) is|er not|ikke|ikkje included|inkludert|medrekna|medregnet,
        kommer|kjem|tilkommer|tilkjem mva|moms|merverdiavgift|meirverdiavgift,
        not including|incl vat, vat not included, vat is not included""",
    "incl": """
        inkl|inklusive|inklusiv|inkludert|inkluderer|inkluderar mva|moms|merverdiavgift|meirverdiavgift|vat,
        inclusive of vat,
        incl|including|inclusive|include|includes|med|medrekna|herav|m mva|moms|merverdiavgift|meirverdiavgift|vat,
        m / mva|moms, inkl|inklusive|inklusiv|inkludert # %|prosent|pst mva|moms|merverdiavgift|vat,
        incl|including|med|herav # %|prosent|pst mva|moms|merverdiavgift|vat, inkl|inklusive|inklusiv|med m v a,
        mva|moms|vat inkludert|included|inkl|medrekna|medregnet,
        mva|moms|vat er|is inkludert|included|medrekna|medregnet, mva|moms inngår""",
    "every": "alle|samtlige prisar|priser|prisane|prisene|beløp|satser|satsar|summer|summar, all prices|fees",
}

AROUND: Final = {
    "includes": """
        inkl|inklusive|inklusiv|inkludert|inkluderer|inkluderar|includes|including|included|incl|dekker,
        dekkjer|dekkar|omfatter|omfattar|medregnet|medrekna|inngår|innbefatter,
        i prisen|avgiften|avgifta|deltakeravgiften|kursavgiften, går inn, går|gjeng inn i""",
    "with": "med, m /, with",
    "without": "uten|utan|u|ekskl|eks|eksklusive|without, u /",
}

# What only looks like a word of the tables.
IGNORED: Final = """
    formiddag*|føremiddag*|ettermiddag*|barnehage*|barnevern*|digitaliser*|prisverdig*|prisutdeling*,
    pristildeling*|adgangskontroll*|studentsamskip*, sette|sett|set|setter|sett|satte|setja pris, prisgi*,
    blant|mellom andre|anna|annet|anna, gratis avmelding*|avbestilling*|kansellering*, fra|frå medlem*,
    for eksempel, den andre, andre dag*|veke|uke, å følge|følgje, være|vere|vera|bli|blir med på|til"""
