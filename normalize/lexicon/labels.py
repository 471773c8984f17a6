"""Who or what an amount is for. The keys are the labels that items of a price carry.

Phrases are written as :mod:`normalize.phrases` reads them.
"""

from __future__ import annotations

from typing import Final

GROUPS: Final = {
    "medlem": "medl, medlem*, member|members",
    "ikke-medlem": """
        ikke|ikkje|non medlem*|member*, ikke|ikkje medl, ikkemedlem*|ikkjemedlem*|nonmember*, uten|utan medlemskap*,
        ikke|ikkje er|være|vere|har medlem*""",
    # Everybody else: "ikke-medlem" where members are named, otherwise nobody in particular.
    "others": """
        andre|øvrige|øvrege|resten|others|ellers|elles, alle|de|dei|for andre|øvrige,
        andre|øvrige deltak*|deltag*""",
    "student": """
        student|studenten|students, *student|*studenter|*studentar|*studentane|*studentene, studentpris*,
        studentbillett*|studentavgift*, stipendiat*|doktorgrad*|phd, ph d student*|stipendiat*|kandidat*""",
    "elev": "elev|elever|elevar|skoleelev*|skuleelev*|pupil*",
    "honnør": """
        honnør*|pensjonist*|*pensjonist|*pensjonister|*pensjonistar|senior|seniorar|seniorer|trygda,
        trygdet*|trygdede|uføre|uføretrygd*|eldre|retired, over # år, eldre enn # år,
        honnør|senior|seniorer|seniorar|pensjonist|pensjonister|pensjonistar # +,
        honnør|senior|seniorer|seniorar|pensjonist|pensjonister|pensjonistar ( # + )""",
    "barn": """
        barn|barna|barnet|born|borna|unger|ungar|småbarn|barnebillett*|barnepris*|bornebillett*|child,
        children|kids, under|inntil # år, barn|barna|born|borna|unger|ungar under|inntil|til #, # # år,
        # til # år, # år og yngre, # år og under,
        barn|barna|born|borna|unger|ungar under|inntil|til|opptil # år,
        barn|barna|born|borna|unger|ungar under|inntil|opptil #, barn|barna|born|borna|ungdom u / #,
        barn|barna|born|borna|unger|ungar # # år, barn|barna|born|borna|unger|ungar # til # år,
        barn|barna|born|borna til og med # år, barn|barna|born|borna t o m # år,
        barn|barna|born|borna ( # # år ), barn|barna|born|borna ( under # år ), children|kids under #""",
    "ungdom": """
        ungdom*|ungpass*|youth|unge, ungdom|ungdommer|ungdommar|unge under|inntil|opptil #,
        ungdom|ungdommer|unge under # år, ungdom|ungdommer|unge # # år,
        ungdom|ungdommer ( # # år )""",
    "voksen": """
        voksen|voksne|vaksen|vaksne|voksenbillett*|vaksenbillett*|voksenpris*|vaksenpris*|adult|adults,
        voksne|vaksne over # år""",
    "familie": """
        familie|familien|familiar|familier|familiepris*|familiebillett*|family, per|pr familie, / familie""",
    "ledsager": "ledsager*|ledsagar*|ledsagere|følge|følgje|partner|partnar|partnere|partnerbillett*|spouse|spouses",
    "ansatt": "ansatt|ansatte|tilsett|tilsette|employee|employees",
    "offentlig": """
        offentlig|offentlige|offentleg|offentlege|kommuner, kommunar|kommunene|kommunane|fylkeskommuner,
        fylkeskommunar, offentlig|offentleg|kommunal|statlig|statleg sektor,
        offentlig|offentlige|offentleg|offentlege virksomhet*|verksemd*|aktører|aktørar|etater|etatar,
        kommunalt ansatte|tilsette""",
    "privat": """
        private|privat|næringsliv|næringslivet|bedrifter|bedriftar|verksemder|virksomheter|selskaper,
        privat sektor, privat|private virksomhet*|verksemd*|aktører|aktørar|bedrift*|selskap*""",
    "frivillig": "frivillige|ideelle, frivillige|ideelle organisasjoner|organisasjonar|lag",
}

MODES: Final = {
    "digital": """
        digital|digitalt|digitale|nettbasert|online|virtual|strømming|strøyming|streaming|teams|zoom|virtuelt,
        virtuell|nett, digital|digitalt|online|virtuell|nettbasert deltak*|deltag*|oppmøte|attendance,
        på|over|via nett|nettet|teams|zoom""",
    "fysisk": """
        fysisk|fysiske|physical|oppmøte|frammøte|fremmøte|onsite,
        fysisk|personlig|personleg oppmøte|frammøte|fremmøte|deltak*|deltag*, in person, on site,
        i|på salen|sal|lokalet, på stedet|staden""",
}

UNITS: Final = {
    "per day": """
        dagspris*|dagpris*|dagsbillett*|dagbillett*|dagspass*|dagpass*|dagskort*|dagkort*,
        enkeltdag*, per|pr dag|dagen|day|kursdag|konferansedag, for en|ein dag, per|pr|for hver|kvar dag, om dagen,
        hver|kvar dag, en|ein|one dag|day, / dag|day""",
    "per hour": "timepris*|timespris*, per|pr time|timen|hour, i timen, an hour, / time|t|hour",
    "per organisation": """
        per|pr|/ kommune|kommunen|medlemskommune|fylkeskommune|organisasjon|bedrift,
        per|pr påmeldt|deltakende|deltakande virksomhet|verksemd|kommune|bedrift|organisasjon|firma,
        per|pr|/ verksemd|virksomhet|firma|selskap|forening|foreining,
        per|pr|/ institusjon|etat|avdeling|foretak|føretak|lag|lokallag|klubb|barnehage|skole|skule,
        per|pr|/ organisation|organization|company,
        for hver|kvar kommune|organisasjon|bedrift|verksemd|virksomhet|firma|lag|forening""",
    "per group": "per|pr|/ gruppe|gruppa|klasse|team|bord|par|bil|båt|group, for hver|kvar gruppe|klasse",
    "per session": """
        for hver|kvar gang|gong|kveld|samling|økt, per|pr|/ gang|gong|kveld|samling|møte|økt|modul|kurskveld,
        per|pr|/ session|webinar|foredrag|føredrag|seminar|kurs""",
    # One person is the ordinary case and has no label.
    "each": """
        per|pr|/ person|personar|pers|deltaker|deltakar|deltager|deltakere|deltakarar,
        per|pr|/ stk|hode|hovud|snute|kuvert|participant|head|p, per|pr møtende|møtande|påmeldt, hver|kvar""",
}

EXTRAS: Final = {
    "no-show": """
        no show|shows|showgebyr|showavgift, noshow*, utebl*, fravær|fråvær,
        ikke|ikkje møt*|oppmøte|frammøte|fremmøte|kommer|kjem|dukker|dukkar|stiller|stilte|deltar|deltek,
        manglende|manglande|uteblitt|utebliven|uteblivende oppmøte|frammøte|fremmøte,
        manglende|manglande|uteblitt|utebliven|uteblivende avmelding|avbud|avbod|deltak*,
        møter|møt|kommer|kjem|stiller du|de|man|dere|en|ein|deltakeren|deltakaren ikke|ikkje,
        dukker|dukkar|deltar|deltek|avmelder du|de|man|dere|en|ein|deltakeren|deltakaren ikke|ikkje,
        møter|møt|kommer|kjem|stiller|dukker|dukkar|deltar|deltek|avmelder|avbestiller ikke|ikkje,
        melder du deg ikke|ikkje av, blir|bli borte|vekke|vekk,
        uten|utan avmelding|avbud|avbod|avbestilling|oppmøte|frammøte|fremmøte,
        uten|utan å melde|møte|møta|gi|gje, ikke|ikkje melder|meldt|melde avbud|avbod|av|fra|frå,
        ikke|ikkje avmeldt|avbestilt, fail|fails|failing to attend|show,
        not attend|attending|attended|show|cancelled, did not attend|show""",
    "cancellation": """
        avbestill*|avmeld*|kanseller*|cancel*|avbud|avbod|forfall, melder|melde|meldar deg|seg av,
        trekker|trekkjer deg|seg""",
    "middag": """
        *middag|*middagen|*middager|*middagar|middagsbillett*|bankett*|dinner|festmåltid*|kveldsmat,
        kveldsbuffet, *bankett""",
    "lunsj": "lunsj|lunsjen|*lunsj|*lunsjen|lunsjpakke*|lunsjbillett*|lunsjbuffet*|lunch|nistepakke*|niste",
    "frokost": "frokost|frokosten|frukost|frukosten|breakfast",
    "mat": """
        mat|maten|matpakk*|matservering*|servering, serveringa|serveringen|bevertning|bevertninga,
        kaffe|kaffi|kaffen, kaffien|te|måltid*|drikke|snacks|suppe|suppa|kake|kaker,
        vaffel|vafler|vaflar|pizza|smaksprøver, tapas|frukt|grillmat|pølser|pølse|food""",
    "overnatting": """
        overnatt*|*overnatting|hotell|hotellet|hotellrom*, hotellovernatting*|enkeltrom*|dobbeltrom*|losji,
        opphold|oppholdet|opphald|opphaldet, internat*|fullpensjon*|helpensjon*|heilpensjon*, accommodation,
        full|hel|heil|halv pensjon, hotel|romtillegg*|rompris*|seng|sengeplass*|natt|netter,
        enkelt|dobbelt|single|double rom|room, per|pr|/ natt|døgn|night|rom, per|pr person og natt,
        kost og losji""",
    "materiell": """
        materiell|materiellet|*materiell|*materiellet, materialkostnad*|materialavgift*|materiellavgift*,
        materialutgift*|materialpeng*|materialar, materialer|materiale|kursmateriale*|utstyr,
        utstyret|*utstyr|kompendi*, bok|boka|boken|bøker|lærebok*|kursbok*|kurshefte*, råvarer|råvarar,
        kursbevis*|jord|potter|frø""",
    "stand": """
        stand|stands|standen|standplass*|standleie*|standleige*|utstiller*|utstillar*|salgsplass*,
        salsplass*|salgsbord*|salsbord*|bod""",
    "transport": """
        buss|bussen|bussbillett*|busstur*|busstransport*|transport|transporten|båtskyss*|skyss|reise|reisa,
        reisen|ferje|ferge|reiseutjamn*|reiseutjevn*|reisefordeling*""",
    "depositum": "depositum*",
    "eksamen": "eksamen|eksamensavgift*|eksamensgebyr*",
}

TIMES: Final = {
    "early-bird": """
        early bird|birds, earlybird*|tidligpris*|tidlegpris*|tidligbillett*, tidlegbillett*|tidlig|tidleg,
        tidlig|tidleg påmelding*|bestilling|pris, early registration,
        forhåndssal*|førehandssal*|forhåndspris*|førehandspris*, forhåndskjøp*|førehandskjøp*,
        forhåndspåmeld*|forsal*|forkjøp*|førekjøp*|førehandskjøpt, forhåndskjøpt, rabattert|redusert pris,
        på|i forhånd|førehand""",
    "ordinær": """
        ordinær|ordinære|ordinært|vanlig|vanleg|ordinary, regular|standard|standardpris*|normalpris*|normal,
        fullpris*, fullbetalende|fullbetalande, full|vanlig|vanleg|normal pris|prisen|billett|billettar|avgift,
        full|vanlig|vanleg|normal deltakeravgift|deltakaravgift|price|fee|kursavgift""",
    # These two mean something beside each other only: "500 kr innen 1. mai, 700 etter".
    "early": "innen|innan|før|until|before|by, til og med, t o m, tom, fram|frem til, påmeldt innen|innan",
    "later": """
        etter|deretter|senere|seinere|seinare|after, thereafter|siden|sidan|så,
        sen|sein|late påmelding|registration, fra|frå og med, f o m, fom, drop in, dropin""",
    "door": "dør|døra, i|ved|på døra|døren|dør|inngangen|inngongen, at the door",
}

PENALTIES: Final = frozenset({"no-show", "cancellation"})
