"""The words of titles and what they are worth when two titles are compared. Tables alone; all words are folded.

Words are worth what they tell apart: most are rare enough to name a gathering, some stand in every second title
of this field, and the kind of gathering is called one thing here and another there.
"""

from __future__ import annotations

# Norwegian and English words that carry no meaning of their own, and what titles are introduced with.
EMPTY = frozenset(
    """
    og i pa om for til med av ved fra en ei et ein eit den det de dei der som at er blir bli ble vil kan skal ma
    vi du dere din ditt dine oss var vart vare seg sin sitt sine sa na nar da enn eller men ikke ikkje mot mellom under
    over etter for uten utan mer mest gjennom hva hvordan hvorfor hvem hvor hvilke hvilken slik her dette disse mange
    noen alle flere the of and in on to a an at from with your our how what why is are we
    invitasjon inviterer velkommen apent apen ope open opne fri gratis digital digitalt digitale bli blir regi program
    ny nye nytt stor store nasjonal nasjonale regional regionale arlig lokal lokale felles offentlig offentlige
    pamelding avlyst utsatt utsett flyttet flytta fulltegnet fullbooket fullsatt dato fa plasser igjen
    """.split()
)

# Words of the field: they stand in the titles of many gatherings of one day.
COMMON = frozenset(
    """
    klima miljo energi natur kommune fylke fylkeskommune stat plan arbeid tiltak prosjekt baerekraft baerekraftig gronn
    omstilling fremtid samfunn by bygd lokalsamfunn nettverk norge norsk innbygger praksis
    """.split()
)

# Kinds of places: one page tells where, another what for.
PLACES = frozenset(
    "park torg bibliotek radhus sentrum skole barnehage havn kulturhus hotell hall senter".split()
)

# Kinds of gathering that are called by several names: they tell events apart hardly at all.
KINDS = frozenset(
    """
    seminar webinar kurs nettkurs mote samling konferanse dag kveld foredrag festival verksted forum symposium skole
    treff uke time fest prat kafe opplaering utdanning innforing debatt samtale dialog workshop arrangement
    moteplass inspirasjon fag tema
    """.split()
)

# Kinds of their own, often held around another gathering: one of them in one title alone makes it another event.
APART = frozenset(
    """
    middag lunsjservering tur omvisning befaring ekskursjon studietur arsmote generalforsamling styremote medlemsmote
    eksamen prove informasjon info infomote infowebinar horing mingling sidearrangement utstillingsapning apning
    presse pressebrief pressekonferanse forkurs oppfolging oppstart etterfest konsert banket generalprove
    kunstnersamtale lansering mottakelse prisutdeling
    """.split()
)

# What people come to see or do: beside a title that names a talk or another act it is another event.
ACTS = frozenset(
    """
    teater forestilling revy film dokumentar dokumentarfilm kino ritt lop messe utstilling leir quiz dans konsert kor
    dugnad
    """.split()
)
TALKS = frozenset(
    """
    seminar webinar kurs nettkurs mote samling konferanse foredrag verksted forum symposium treff debatt samtale dialog
    """.split()
)

# Parts of the day: a breakfast is no evening meeting.
DAY_PARTS = {
    "frokost": "morning", "morgen": "morning", "formiddag": "morning", "lunsj": "noon", "middag": "evening",
    "ettermiddag": "afternoon", "kveld": "evening", "aften": "evening",
}  # fmt: skip

# What is counted, when a number, a letter or an ordinal stands beside it.
COUNTED = (
    "del", "part", "modul", "samling", "dag", "gruppe", "webinar", "kurs", "nr", "runde", "pulje", "bolk", "okt",
    "episode", "spor", "parallell", "lag", "kveld", "mote", "sesjon", "leksjon", "trinn", "steg", "klasse", "seminar",
    "verksted", "verkstad", "treff", "uke", "veke", "session", "module", "group", "forelesning", "time", "frokost",
)  # fmt: skip
ORDINALS = {
    "forste": "1", "fyrste": "1", "andre": "2", "tredje": "3", "fjerde": "4", "femte": "5", "sjette": "6",
    "sjuende": "7", "syvende": "7", "sjuande": "7", "attende": "8", "niende": "9", "tiende": "10",
    "first": "1", "second": "2", "third": "3", "fourth": "4",
}  # fmt: skip
CARDINALS = {
    "en": "1", "én": "1", "ein": "1", "éin": "1", "ett": "1", "eitt": "1", "one": "1", "to": "2", "two": "2",
    "tre": "3", "three": "3", "fire": "4", "fem": "5", "seks": "6", "sju": "7", "syv": "7",
}  # fmt: skip
ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5", "vi": "6"}

# The same word in bokmål (right) and in nynorsk, in older spelling, in English, or as a near synonym (left).
SAME_WORD = dict(
    pair.split(":")
    for pair in """
    korleis:hvordan kvifor:hvorfor kva:hva kven:hvem kvar:hvor flaum:flom utslepp:utslipp auka:okt auke:oke
    framtid:fremtid vatn:vann vass:vann veg:vei berekraft:baerekraft heim:hjem byggj:bygg forebu:forbered
    tilpassing:tilpasning forureining:forurensning forsking:forskning mogleg:mulig moglegheit:mulighet mjolk:melk
    skule:skole fleire:flere meir:mer sjolv:selv saman:sammen verksemd:virksomhet tenest:tjenest tryggleik:sikkerhet
    trygghet:sikkerhet ver:vaer endra:endret leiing:ledelse leiar:leder rettleiing:veiledning radgjeving:radgivning
    radgiving:radgivning mangfald:mangfold kjelde:kilde straum:strom roynsle:erfaring born:barn frukost:frokost
    veke:uke hoyring:horing innspel:innspill tilskot:tilskudd stonad:stotte gron:gronn varmare:varmere
    gjenbruk:ombruk verkstad:verksted workshop:verksted kickoff:oppstart lunch:lunsj internettkurs:nettkurs
    nauds:nods samferdsle:samferdsel oppleving:opplevelse rekneskap:regnskap bedrift:virksomhet
    climate:klima adaptation:tilpasning change:endring nordic:nordisk international:internasjonal
    internasjonalt:internasjonal conference:konferanse course:kurs meeting:mote gathering:samling energy:energi
    water:vann waste:avfall resource:ressurs resources:ressurs ocean:hav sea:hav coastal:kyst coast:kyst
    municipality:kommune municipalities:kommune municipal:kommune city:by cities:by green:gronn
    sustainable:baerekraftig sustainability:baerekraft nature:natur biodiversity:naturmangfold forest:skog forests:skog
    agriculture:landbruk food:mat mobility:mobilitet emission:utslipp emissions:utslipp carbon:karbon budget:budsjett
    budgets:budsjett risk:risiko flood:flom flooding:flom wind:vind solar:sol circular:sirkulaer economy:okonomi
    building:bygg buildings:bygg textile:tekstil textiles:tekstil future:fremtid north:nord northern:nord arctic:arktisk
    glacier:isbre infrastructure:infrastruktur policy:politikk finance:finans science:vitenskap research:forskning
    day:dag launch:lansering report:rapport debate:debatt lecture:foredrag youth:ungdom children:barn forskar:forsker
    shipping:skipsfart planning:planlegging plans:plan
    percent:prosent
    """.split()
)

# Nynorsk roots that stand within compounds as well (vassveg, flaumfare).
ROOTS = {
    "vass": "vann", "vatn": "vann", "veg": "vei", "flaum": "flom", "slepp": "slipp", "straum": "strom", "heim": "hjem",
    "skule": "skole", "rekneskap": "regnskap", "framtid": "fremtid", "mangfald": "mangfold", "hoyring": "horing",
    "leiing": "ledelse",
}  # fmt: skip

# Beginnings and ends by which compounds are taken apart; what is between is the telling part.
BEGINNINGS = (
    "klima",
    "miljo",
    "energi",
    "natur",
    "kommune",
    "baerekrafts",
    "fylkes",
    "nettverks",
    "nettverk",
    "fag",
    "tema",
)
ENDINGS = tuple(
    sorted(
        {
            *KINDS,
            "ritt",
            "teater",
            "forestilling",
            "film",
            "messe",
            "utstilling",
            "konsert",
            "dugnad",
            "moter",
            "motet",
            "nettverk",
            "tur",
            "middag",
            "arrangement",
            "forelesning",
            "plan",
            "frokost",
            "lunsj",
        },
        key=len,
        reverse=True,
    )
)
