"""Core, related or no: titles of invented events in both forms of Norwegian, and the false friends."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klimakalender.reference import load_tables
from normalize.topic import Term, TopicTerms, classify, with_arrangers

CORE = """
Folkemøte om ny kommunedelplan for klima
Klimaverksted for ungdom
Frokostmøte: Slik kutter vi utslippene
Seminar om karbonfangst
Havnivåstigning og stormflo i Ryfylke
Skybrudd i byen – hva gjør vi?
Klimatilpassing i arealplanlegginga
Korleis førebu kommunen på meir ekstremvêr?
Webinar om klimarekneskap
Veien til nullutslipp i havna
Fossilfrie byggeplasser
Møte om flaumsikring i Granvoll
Restaurering av myr – fagdag
Kva betyr Parisavtala for kommunane?
Kurs i klimabudsjett
Sea level rise and our coast
Folkemøte om flomsonene langs elva
Hvordan møter vi villere og våtere vær?
Breane som forsvinn
Meteorologen: vinteren i 2080
Gårdsklimakalkulatoren – kurs
Slik toler vi tørke
Klimarådgivere i landbruket – samling
Varmere, våtere, villere
Rundebord i klima- og energinettverket
Samling for energi- og klimarådgivarar
"""
RELATED = """
Solceller på taket: informasjonsmøte
Energirådgivning for borettslag
Reparasjonskafé på biblioteket
Byttedag for klær og utstyr
Sykkeldag på torget
Ladeinfrastruktur i sameier
Vindkraft på land – åpent møte
Overvannshåndtering i egen hage
Handtering av overvatn
Strandryddedagen
Bekjempelse av fremmede arter
Humlekurs
Dugnad mot framande artar
Parkslireknedagen på Storøy
Lappekveld på biblioteket
Naturkveld for store og små
Bærekraftsrapportering etter CSRD
Reparer gytebekken
Frivillig vern av skog – møte for skogeiere
Klær uten fast fashion
Nærvarme fra fjorden
Berekraftskonferansen
Matsvinn: kokkekurs med rester
Jordvernseminar
Kurs i økologisk dyrking
Innføring i biodynamisk hagebruk
Kurs i lyngsviing på Ytre Storøy
Økouka i Granvoll
Høring av konsesjonssøknad for Storøykabelen
Skjøtselsplan for lyngheiene på Vik
Vassforvaltning i vassregionen
Sirkulære anskaffelser
Fagdag om enøk i kommunale bygg
Miljøuka 2023
Innspillsmøte om arealstrategi
Ombruksfestival
Skredfare og arealplan
Enøk-kveld for borettslag
Hjemmekompostering for nybegynnere
Kraftlinjer i dalen
Elektriske busser og diesel
Kvikkleire: møte for grunneiere
Bytt og fiks
Kjøp-ingenting-dagen
Humlevennlig hage
Marinbiologen på biblioteket
Folkemøte om ny kraftforbindelse
Infomøte om høyspentlinja
Ny transformatorstasjon i Granvoll
Kleskarusell på skolen
Fjerning av sitkagran
"""
NO = """
Arbeidsklima og ledelse
Kurs i inneklima
Et godt klima for samarbeid
Et varmere klima i debatten
Klimakteriet – foredrag
Sosial bærekraft i boligområder
Bærekraftig bemanning i helsetjenesten
Læringsmiljø og klasseledelse
Miljøterapi i praksis
Kurs for miljøarbeidere
Bomiljøkveld
Kulturmiljø i kommunen
Konsert i Klimahuset
Kommunestyremøte
Julemarked på torget
Foreldremøte om skolemiljøet
Energi og livsglede: yoga
Naturlig fødsel: kurs
Grønn resept – trimtilbud
Økonomikurs for eldre
Møte i Klima- og miljødepartementet
Utdeling av arbeidsmiljøpris
Møte i hovedutvalg for klima, miljø og plan
Sommerkonsert hos Klimapartnere
Skredderkurs
Sykkelritt for mosjonister
Energiboost for idrettsungdom
Klimaks og kåseri
Fugleinfluensa: infomøte
Konferanse om bærekraftig turnus
Trivselsklima på jobb
Karbonfiber i båtbygging
Signaturkurs
Møte med klimasjef og ordfører
Klimaet i gruppa og på laget
Basar på Straume
Allsang på Strømsø
Kystsoneplanen på høring
Folkemøte om kommuneplanens arealdel
"""


def titles() -> list[tuple[str, str]]:
    return [
        (title, climate)
        for climate, text in (("core", CORE), ("related", RELATED), ("no", NO))
        for title in text.strip().splitlines()
    ]


@pytest.mark.parametrize(("title", "climate"), titles())
def test_title_alone(title: str, climate: str) -> None:
    assert classify(title, "", "", terms=load_tables().terms).climate == climate


TEXTS = {
    "a plan of land use with a link to climate": (
        "Folkemøte om kommuneplanens arealdel",
        "Hvor skal vi bygge, og hva betyr det for klima og natur?",
        "related",
    ),
    "two strong words in passing": (
        "Debatt i tenketanken",
        "Krig, flyktninger, klimakrise og tap av biodiversitet: hvem tar regninga til slutt?",
        "core",
    ),
    "lead alone": ("Filmkveld", "Dokumentaren handler om global oppvarming, og etterpå er det samtale.", "core"),
    "false friends in the company of weak words": (
        "Leder du for et godt arbeidsklima?",
        "Dagen handler om psykososialt miljø og om klimaet i gruppa.",
        "no",
    ),
    "a weak word beside a strong one": ("Arbeidsmiljø og klimatiltak på byggeplassen", "", "core"),
    "frame of a concert": ("Bluegrasskonsert", "Konserten er en del av Klimafestivalen.", "no"),
    "host": ("Årsmøte hos Miljødirektoratet", "Valg og regnskap.", "no"),
    "related subject, climate for a reason": ("Vindkraft på Heia", "Vi må nå klimamålene, sier utbyggeren.", "related"),
    "buzzword beside a false friend": ("Deltid", "Er det bærekraftig, og hva gjør det med arbeidsmiljøet?", "no"),
    "metaphor of several words": ("Debatt", "Vi trenger et godt klima for samarbeid.", "no"),
}  # fmt: skip


@pytest.mark.parametrize(("title", "lead", "climate"), TEXTS.values(), ids=TEXTS)
def test_title_and_lead(title: str, lead: str, climate: str) -> None:
    assert classify(title, lead, lead, terms=load_tables().terms).climate == climate


WHOSE = {
    "annual meeting": ("Årsmøte", "Valg og regnskap.", ["Naturvernforbundet i Granvoll"], "related"),
    "named by the title": ("Årsmøte i Natur og Ungdom Granvoll", "Valg og regnskap.", [], "related"),
    "host alone": ("Sommerkonsert hos Klimapartnere", "Koret synger.", [], "no"),
    "no body of a cause": ("Årsmøte", "Valg og regnskap.", ["Granvoll kommune"], "no"),
    "a false friend": ("Kurs i arbeidsklima", "", ["Naturvernforbundet"], "no"),
    "a body for climate on its subject": (
        "Stand på torget",
        "Det grønne skiftet, oljeleting og klimapolitikk: kom og snakk med oss.",
        ["Besteforeldrenes klimaaksjon"],
        "core",
    ),
    "a body for climate on another subject": (
        "Fugletur ved fjorden",
        "Vi ser på sjøfugl.",
        ["Besteforeldrenes klimaaksjon"],
        "related",
    ),
}


@pytest.mark.parametrize(("title", "lead", "names", "climate"), WHOSE.values(), ids=WHOSE)
def test_what_the_arrangers_work_for(title: str, lead: str, names: list[str], climate: str) -> None:
    terms = load_tables().terms
    assert (
        with_arrangers(classify(title, lead, lead, terms=terms), [title, *names], terms=terms).climate
        == climate
    )


def test_climate_in_the_body_makes_no_core_of_a_related_subject() -> None:
    body = "Serien har tidligere handlet om klimatiltak, klimakrav, nullutslipp og karbonrike myrer."
    topic = classify("Gjenbruk av bygg", "Frokostmøte om ombruk.", body, terms=load_tables().terms)
    assert topic.climate == "related"


def test_a_green_practical_paragraph_is_of_any_event() -> None:
    body = "Ta gjerne buss, sykkel eller annen kollektivtransport. Vi serverer kortreist og økologisk mat."
    assert (
        classify("Korpskonsert", "Korpset spiller marsjer.", body, terms=load_tables().terms).climate == "no"
    )


def test_weak_words_alone_make_nothing() -> None:
    topic = classify("Kurs i skogbruk", "Ut i naturen med skogeierne.", "", terms=load_tables().terms)
    assert topic.climate == "no"


def test_reasons_are_kept_on_both_sides() -> None:
    topic = classify(
        "Klimabudsjett i praksis",
        "Et godt arbeidsmiljø er viktig.",
        "Overvann og energi.",
        terms=load_tables().terms,
    )
    assert topic.climate == "core"
    assert topic.for_[0] == "klimabudsjett"
    assert {"overvann", "energi"} < set(topic.for_)
    assert topic.against == ("arbeidsmiljø",)
    assert topic.topics[0] == "klimaplan"


def test_climate_in_passing_makes_an_event_related_at_most() -> None:
    body = "Skogen veks seint. Klimatilpassing blir viktigare når klimaet endrar seg."
    assert (
        classify("Vassdrag og våtmark", "Fagdag om vern.", body, terms=load_tables().terms).climate
        == "related"
    )


def test_body_full_of_climate_is_core() -> None:
    body = "Klimagassutslippene skal ned. Klimabudsjettet viser klimatiltak for nullutslipp i 2030."
    assert classify("Frokostmøte", "", body, terms=load_tables().terms).climate == "core"


def test_publisher_and_menu_words_do_not_count() -> None:
    names = "Miljødirektoratet, Klima- og miljødepartementet og Naturvernforbundet er til stede."
    topic = classify("Kontaktmøte", names, names, terms=load_tables().terms)
    assert (topic.climate, topic.for_, topic.topics) == ("no", (), ())


TERMS = TopicTerms.build(
    [
        Term("klima*", "core", 2),
        Term("klimaanlegg*", "against", 2),
        Term("*utslipp*", "core", 2),
        Term("*energi", "related", 2),
        Term("sol", "related", 1),
        Term("grønt skifte", "related", 3),
        Term("klimaverket*", "name", 0),
        Term("*sjef", "name", 0),
        Term("klima i debatt", "against", 3),
    ]
)


@pytest.mark.parametrize(
    ("title", "for_", "against"),
    [
        ("Klimaplan", ("klimaplan",), ()),
        ("Klimaanlegget", (), ("klimaanlegget",)),
        ("Klimagassutslippene", ("klimagassutslippene",), ()),
        ("Solenergi og sol", ("solenergi", "sol"), ()),
        ("Solskinn", (), ()),
        ("Det grønt skiftet", ("grønt skifte",), ()),
        ("Helgrønt skifte", (), ()),
        ("Klimaverkets møte", (), ()),
        ("Energi- og klimaplan", ("klimaplan", "energi"), ()),
        ("Klimasjef", (), ()),
        ("Klima- og miljøsjef", (), ()),
        ("Klima i debatten", (), ("klima i debatt",)),
        ("Energi-kveld", ("energi-kveld",), ()),
        ("Industri-utslipp", ("industri-utslipp",), ()),
    ],
    ids=str,
)
def test_term_forms(title: str, for_: tuple[str, ...], against: tuple[str, ...]) -> None:
    topic = classify(title, "", "", terms=TERMS)
    assert (topic.for_, topic.against) == (for_, against)


@given(st.text(max_size=200), st.text(max_size=200))
def test_any_text_has_a_class(title: str, body: str) -> None:
    topic = classify(title, "", body, terms=TERMS)
    assert topic.climate in ("core", "related", "no")
    assert topic.for_ or topic.climate == "no"
