"""The small words that hold date expressions together, and those that say what a date is to the event."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from normalize.lexicon.word import Word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from normalize.lexicon.word import Kind

# Kind → words; a bar separates, so that a name may have several words ("til og med", also "t.o.m.").
PLAIN: Final[dict[Kind, str]] = {
    "range": "til|t o m|tom|til og med|fram til|frem til|through|thru|until|till|og til|rádjai|til dato|tilogmed|till og med|fram te|frå til|opp til|siste gang|siste gong",
    "and": "og|and|samt|eller|or|å|ja|resp|respektive|pluss|både|såvel som",
    "from": "fra|frå|f o m|fom|fra og med|frå og med|from|rájes|fra dato|frå dato|fraogmed|med start|med oppstart|første gang|første gong|fyrste gong|fyrste gang",
    "through": "ut|ut hele|ut heile",
    "between": "mellom|between|imellom",
    "in": "i|in|uti|innenfor|i perioden|i tidsrommet|i løpet av|i laupet av|during|under|gjennom|utpå|utover|i tida|i tiden|i tidsperioden|i dagene|i dagane|i tidsrom",
    "of": "av|of",
    "on": "på|on",
    "the": "den|det|the|de|dei|dette|d",
    "hence": "om",
    "suffix": "th|st|nd|rd|ste|dje|dre|te|nde|b|beaivvi|beaivi",
    "about": "ca|cirka|circa|sirka|omtrent|rundt|omkring|om lag|omlag|kring|around|about|approx|tentativt|sånn ca|så omtrent|ikring|rundt om|tentativ",
    "clock": "kl|klokka|klokken|klokkan|klokke|kll|klk|dii|diibmu|diimmu|tii|klokkeslett|klokkeslettet|klokkeslettene|klo|klokkene|klokkå|klokko",
    # Hours of opening have no start; what comes after lunch is not limited by it.
    "noise": "åpent til|ope til|opent til|open til|etter lunsj|etter lunsjen|etter frokost|etter frokosten|etter frukost|etter frukosten|etter middag|etter middagen|etter pausen|dag tidligere|dag tidlegare|dager tidligere|dagar tidlegare|uke tidligere|veke tidlegare|uker tidligere|veker tidlegare",
    "hour-about": "tida|tiden|tia",
    "half": "halv|halvt",
    "other": "halvannen|halvannan|halvanna|½",
    "quarter": "kvart|kvarter|et kvarter|eit kvarter",
    "past": "over|past",
    "midnight": "midnatt|midnight|midnatta",
    "noon": "noon|midday|klokka tolv middag",
    "point-zero": "null null",
    "every": "hver|kvar|hvert|every",
    "every-other": "annenhver|annankvar|annakvar|annahver|annanhver|annenhvert|hver annen|kvar annan|kvar anna|hver andre|annen hver|every other",
    "next": "neste|next|nest",
    "coming": "førstkommende|førstkomande|fyrstkomande|fyrstkommande|først kommende|kommende|komande|kommande|coming|nå på|no på|nå kommende|no komande|nå førstkommende|no førstkomande|nå til|no til|nu på|fk|f k|nå i|no i|førstkomende|fyrstkomne|nestkommende|nestkomande|nå førstkomande",
    "this": "denne|this|inneværende|inneverande|i nåværende|denna|indeværende",
    "now": "nå|no|nu",
    "past-tense": "ble|blei|vart|var|holdt|heldt|avholdt|hadde|samlet|samla|møttes|møttest|inviterte|deltok|arrangerte|gjennomførte|gikk ut|gjekk ut|gikk av stabelen|fant sted|fann stad|utløp|åpnet|sa|fortalte|fortalde|besøkte|besøkt|was|were",
    "series": "webinar|økt|økta|økten|sesjon|samling|samlinga|samlingen|workshop|forelesning|førelesing|pulje|kurskveld|kursdag|dag nr|møte|kurs|seminar|frokostmøte",
    "but": "men|but|derimot",
    "last": "forrige|førre|sist|forige|forrige uke",
    "each": "begge|begge dager|begge dagar|begge dagene|begge dagane|alle dager|alle dagar|alle dagene|alle dagane|alle tre dager|både dager|hver av dagene|kvar av dagane|both days|each day|hver kveld|kvar kveld|alle kvelder|begge kvelder|begge kveldane|begge kveldene|daglig fra|daglig mellom|pr dag|per dag|hver gang|kvar gong|alle ganger|begge ganger|alle gonger|alle fire dager|alle fire dagar|alle tre dagar|alle tre dagene|alle tre dagane|samtlige dager|alle kveldar|alle kveldene|alle kveldane|alle gangar|hver av kveldene|kvar av kveldane|hver av dagane",
    "across": "første dag|fyrste dag|første dagen|fyrste dagen|siste dag|siste dagen|andre dag|andre dagen|tredje dag|tredje dagen|dag en|dag ein|dag to|dag tre",
    "day-unit": "dag|dagen|dager|dagar|dagers|dagars|døgn|day|days|dags",
    "week": "uke|uka|uken|uker|ukene|veke|veka|veken|veker|vekene|week|weeks|uges|uge|ukenr|vekenr|vahkku|vahku|ukes|ukas|vekes|vekas|u|v",
    "month-unit": "måned|måneden|måneder|månad|månaden|månader|mnd|month|months|månedene|månadene|mån|måneds|månads|månaders|mnder",
    "year-unit": "år|året|årets|year|årene|åra",
    "hour-unit": "time|timer|timar|timers|timars|timen|hour|hours|h|t|tim|klokketimer|klokketimar",
    "minute-unit": "minutt|minutter|minuttar|minuttars|minutters|min|minute|minutes",
    "weekend": "helg|helga|helgen|helgene|helgane|weekend|weekenden|helja|helgi|helgas|helgens",
    "halfyear": "halvår|halvåret|halvårs",
    "thirdyear": "tertial",
    "quarteryear": "kvartal|kvartalet|quarter|q",
    "turn": "månedsskiftet|månadsskiftet|månedskiftet|månadskiftet|overgangen|månedsskifte|månadsskifte|månedskifte|skiftet",
    "monthly": "månedlig|månadleg|månadlig|monthly|månedleg",
    "weekly": "ukentlig|vekentleg|vekeleg|ukentleg|weekly|vekentlig",
    "daily": "daglig|dagleg|daily",
    "times": "ganger|gonger|gongar|kvelder|kveldar|samlinger|samlingar|uker på rad|veker på rad|gangar|kurskvelder|kurskveldar|kursdager|kursdagar|kveldane|kveldene|treff",
    "workdays": "hverdager|kvardagar|hverdagene|ukedager|vekedagar|virkedager|yrkedagar|hverdag|kvardag|weekdays|arbeidsdager|arbeidsdagar|vekedagane|ukedagene|kvardagane|yrkedager|virkedagar|arbeidsdagene",
    "lasts": "varighet|varigheit|varer|varar|varar i|varer i|holder på|held på|holder på i|held på i|lengde|lengd|duration|lasts|vare|vare i|vara i|tar|tek|varigheten|varigheita|vara|varande|varende",
    "start": "start|starter|startar|starttid|starttidspunkt|begynner|byrjar|byrjer|oppstart|kursstart|møtestart|starts|begins|begin|starte|begynne|byrje|åpner|opnar|åpning|opning|konsertstart|forestillingsstart|avgang|startdato|oppstartsdato|startar opp|starter opp|kursoppstart|seminarstart|programstart|arrangementsstart|opens|open|opne|åpent|ope|opent",
    "end": "slutt senest|slutt seinast|slutt seinest|avslutning senest|avslutning seinast|avslutning seinest|avslutting senest|avslutting seinast|avslutting seinest|avsluttar seinest|avslutter seinest|avslutter seinast|ferdig seinest|slutter senest|sluttar seinast|sluttar seinest|avsluttes senest|avsluttes seinest|avsluttes seinast|avsluttast seinast|avslutter senest|avsluttar seinast|ferdig senest|ferdig seinast|slutt|slutter|sluttar|sluttid|sluttidspunkt|avslutning|avsluttes|avsluttast|avsluttar|avslutter|ferdig|ends|end|slut|møteslutt|kursslutt|avslutte|avslutta|vi er ferdige|ferdige|sluttdato|slutttid|avslutt|avsluttende|avsluttande|vi avslutter|vi avsluttar|vi slutter|vi sluttar|endar|ender|ikke senere enn|ikkje seinare enn|ikke lenger enn til|ikkje lenger enn til|lenger enn til|lengre enn til|runder av|rundar av|runder vi av|rundar vi av|er tilbake|er attende",
    "label": "dato|datoer|datoar|datoen|datoane|tid|tidspunkt|tider|når|tidsrom|periode|perioden|date|dates|when|tidspunktet|tid og sted|tid og stad|dato og tid|dato og klokkeslett|dag og tid|dag og klokkeslett|dato tid|møtetid|møtedato|kursdato|kursdatoer|kurstid|tidsramme|tidsrommet|arrangementsdato|startdato|dagar og tider|áigi|beaivi|tidspunkter|dag og tidspunkt|dato og tidspunkt|dato og klokke|tid og plass|kurstidspunkt|møtetidspunkt|møtedag|gjennomføring|tid for møtet|tid for kurset|starttidspunkt|oppmøtetid|oppmøtetidspunkt|programtid|kalender",
    "glue": "på datoene|på datoane|på disse datoene|på desse datoane|på følgende datoer|på følgjande datoar|følgende datoer|følgjande datoar|fra i fjor|frå i fjor|som i fjor|enn i fjor|alle|på rad|presis|prs|sharp|norsk|cet|cest|at|er|blir|vert|holdes|haldast|dagtid|kveldstid|dagskurs|hele dagen|heile dagen|heldags|heildags|hele|heile|whole|åpnes|opnast|opne|åpne|opna|blir opna|blir åpnet|serveres|serverast|vi serverer|fredagen etter|natt til|natta til|natten til|naboens|stk dager|dvs|ellers|norsk tid|lokal tid|local time|både|uansett|cirka tid|begge inkludert|klokkeslettet er|mellan|begge|senere|seinare|seinere|altså|dess|nemlig|nemleg|gjennomføres|gjennomførast|avholdes|avhaldast|finner sted|finn stad|går av stabelen|arrangeres|arrangerast|skjer|foregår|føregår",
    "doors": "dør|døra|dører|dørene|dørane|dørar|innslipp|innslepp|registrering|registering|innregistrering|kaffe|kaffi|kaffen|kaffien|frokost|frukost|frokosten|lunsj|lunch|lunsjen|mingling|mingle|oppmøte|mat|matservering|bevertning|servering|enkel servering|pausemat|innsjekk|innsjekking|innsjekkinga|check in|registration|doors|door|breakfast|coffee|lokalet|lokala|salen|rigging|velkomstdrikke|aperitiff|baren|kafeen|kiosken|utdeling|møterommet åpner|digitalt rom|kaffeservering|kaffiservering|lunsjservering|frokostservering|velkomstkaffe|velkomstkaffi|morgenkaffe|morgonkaffi|morgonkaffe|fremmøte|frammøte|enkel lunsj|lett lunsj|enkel frokost|lett servering|suppe|middag|festmiddag|kveldsmat|rundstykker|rundstykke|dørene åpnes|dørane blir opna|velkomstmingling",
    "not": "ikke|ikkje|not|unntatt|unnateke|unnatatt|bortsett fra|bortsett frå|utenom|utanom|istedenfor|i stedet for|i staden for|istadenfor|untatt|med unntak av|med unnatak av|med unntak for|foruten|bortsett i fra|except|istaden for",
    "previous": "tidligere|tidlegare|opprinnelig|opprinneleg|opphavleg|opphavelig|opprinnelige|opphavlege|skulle vært|skulle vore|skulle egentlig vært|skulle eigentleg vore|var planlagt|var satt til|var sett til|erstatter|erstattar|gammel dato|gamal dato|previously|originally|før sagt|planlagt til|sto det|stod det|skulle ha vært|skulle ha vore|skulle holdes|skulle haldast|i fjor|var opprinnelig|ble feilaktig|gammel tid|gammelt tidspunkt|gamalt tidspunkt|gamle datoen|først satt til|først sett til|først annonsert|opprinnelig dato|var planlagd|først planlagt|fyrst planlagt|var egentlig|var eigentleg|i utgangspunktet planlagt|i utgangspunktet satt|var annonsert|ble annonsert",
    "moved": "flyttet|flytta|flyttes|flyttast|flytter|flyttar|flytt|utsatt|utsett|utsettes|utsettast|utsettt|utsattt|forskjøvet|forskyves|endret|endra|endres|endrast|moved|postponed|rescheduled|omberammet|omberamma|framskyndet|byttet|bytta|byttes|skjøvet|skuva|forskjøve|forskuva|forskyvd|fremskyndet|framskynda|fremskynda|omlagt|lagt om|endrer",
    "new": "ny dato|nye datoer|nye datoar|nytt tidspunkt|ny tid|nytt klokkeslett|new date|ny dag|nytt møte|nå er det|nå blir det|rett dato|rett dato er|riktig dato|korrekt dato|ny møtedato|nytt forsøk|i stedet|i staden|isteden|istaden|ny startdato|ny møtedag|oppdatert dato|oppdatert tidspunkt|endelig dato|endeleg dato|ny oppstart|nye tidspunkt|nye tider|nytt starttidspunkt|nytt møtetidspunkt|nå satt til|no sett til",
    "cancelled": "avlyst|avlyses|avlysast|avlysest|innstilt|innstilles|innstillast|cancelled|canceled|avlyste|avslyst|kansellert|kansellerast|kanselleres|utgår|går ut",
    "bound": "innen|innan|senest|seinest|seinast|før|frist|fristen|påmeldingsfrist|påmeldingsfristen|søknadsfrist|søknadsfristen|deadline|siden|sidan|etter|svarfrist|høringsfrist|høyringsfrist|høringsfristen|høyringsfristen|søknadsfristar|meldefrist|frister|since|before|gjelder til|gyldig til|gjeld til",
}  # fmt: skip

# Kind → word → value.
VALUED: Final[dict[Kind, dict[str, int]]] = {
    "minute-unit": {"halvtime": 30, "halvtimer": 30, "halvtimar": 30},
    "meridiem": {"am": 0, "a m": 0, "pm": 12, "p m": 12},
    "part": {
        **dict.fromkeys(
            ("begynnelsen", "byrjinga", "byrjingen", "starten", "start på", "tidlig", "tidleg", "primo", "early", "beginning", "første del", "fyrste del", "først i", "fyrst i", "først på", "fyrst på"), 1),
        **dict.fromkeys(("midten", "midt", "medio", "mid", "midtveis"), 2),
        **dict.fromkeys(("slutten", "sent", "seint", "sein", "ultimo", "utgangen av", "late", "tampen", "siste del", "sist i", "sist på"), 3),
        **dict.fromkeys(("første halvdel", "fyrste halvdel", "første halvdelen", "fyrste halvdelen"), 4),
        **dict.fromkeys(("andre halvdel", "siste halvdel", "andre halvdelen", "siste halvdelen"), 5),
    },
    "parity": {
        **dict.fromkeys(("partallsuker", "partalsveker", "partallsuke", "partalsveke", "like uker", "jamne veker"), 0),
        **dict.fromkeys(("oddetallsuker", "oddetalsveker", "oddetallsuke", "oddetalsveke", "ulike uker"), 1),
    },
}  # fmt: skip

# Days counted from the reference day → words; a part of the day may go with it.
RELATIVE: Final = {
    (0, ""): "i dag|idag|today|otne|odne",
    (0, "evening"): "i kveld|ikveld|i aften|tonight|i kveldinga",
    (0, "afternoon"): "i ettermiddag|i dag ettermiddag|i ettermiddagen",
    (0, "forenoon"): "i formiddag|i føremiddag",
    (0, "tonight"): "i natt",
    (
        1,
        "",
    ): "i morgen|i morra|imorra|i mårra|i morgon|imorgen|imorgon|tomorrow|ihttin|i morgon tidleg|i morgen tidlig",
    (1, "evening"): "i morgen kveld|i morgon kveld|i morgen aften",
    (1, "afternoon"): "i morgen ettermiddag|i morgon ettermiddag",
    (1, "forenoon"): "i morgen formiddag|i morgon formiddag",
    (2, ""): "i overmorgen|i overmorgon|overmorgen|overmorgon|iovermorgen",
    (-1, ""): "i går|igår|yesterday|i går kveld",
    (0, "morning"): "i morges|i dag tidlig|i dag tidleg|i morgons",
}


def entries() -> Iterator[tuple[str, Word]]:
    """Every word or phrase with its sense."""
    for kind, words in PLAIN.items():
        for word in words.split("|"):
            yield word, Word(kind)
    for kind, table in VALUED.items():
        for word, value in table.items():
            yield word, Word(kind, value)
    for (days, part), words in RELATIVE.items():
        for word in words.split("|"):
            yield word, Word("relday", days, name=part)
