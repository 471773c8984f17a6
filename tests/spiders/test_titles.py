"""Names of events: in headings, in sentences, and which headings give way to them."""

from __future__ import annotations

import pytest

from spiders.reading.parts.headings import is_any_pages, is_news, is_of_plans, name_in_heading
from spiders.reading.parts.naming import name_before, name_in, proper_name
from spiders.reading.parts.paired import split_pair
from spiders.reading.words.gatherings import find_gathering


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Folkemøte om vindkraft", "Folkemøte"),
        ("Informasjons- og innspelsmøte i Granvoll", "Informasjons- og innspelsmøte"),
        ("Velkomen til klimaveka", "klimaveka"),
        ("EU Green Week", "Week"),
        ("Haustmarknad i Granvoll", "Haustmarknad"),
        ("Kraftmarkedet endrer seg", None),
        ("Bli med på sykkeltur", "sykkeltur"),
        ("Kulturlandskapsdagen", "Kulturlandskapsdagen"),
        ("Onsdag i uke 36", None),
        ("Kultur og natur i dag", None),
        ("Hverdagen i fylket", None),
        ("Her møter du Kari Holm", None),
        ("Rådet møtes på kaia", None),
        ("Me møtest ved kyrkja", None),
        ("Møter for alle som dyrker mat", "Møter"),
        ("Orkidétur på Storøy", "Orkidétur"),
    ],
)
def test_words_for_gatherings(text: str, word: str | None) -> None:
    found = find_gathering(text)
    assert (found and found[0]) == word


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Praktisk informasjon", True),
        ("Registration is now closed!", True),
        ("Påmeldingen er nå stengt", True),
        ("Om konferansen", True),
        ("Program", True),
        ("Praktisk informasjon om beredskap", False),
        ("Kurs i beredskap", False),
        ("Velkommen til Klimauka", False),
    ],
)
def test_headings_that_any_page_has(heading: str, expected: bool) -> None:
    assert is_any_pages(heading) is expected


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Vannplanene er forsinket", True),
        ("Storøynett klar med vårens frokoster", True),
        ("- Best å vente", True),
        ("Kommunen ber om innspill", True),
        ("Hvordan blir klimaet?", False),
        ("«Det haster»", False),
        ("Møte for dem som har hytte", False),
        ("Velkommen til folkemøte", False),
        ("Skogbruk uten hast", False),
    ],
)
def test_sentences_of_news(heading: str, expected: bool) -> None:
    assert is_news(heading) is expected


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Klimaplan for Granvoll på høring", True),
        ("Forlenga høyring av områdeplan og invitasjon til folkemøte", True),
        ("Planprogram til offentlig ettersyn", True),
        ("Varsel om oppstart av planarbeid på Fjellvik", True),
        ("Folkemøte om klimaplan på høring", False),
        ("Åpen høring om vindkraft", False),
        ("Høringsmøte om klimaplan", False),
        ("Klimaplan for Granvoll", False),
    ],
)
def test_headings_of_plans(heading: str, expected: bool) -> None:
    assert is_of_plans(heading) is expected


@pytest.mark.parametrize(
    ("heading", "halves"),
    [
        ("Landsmøte med fagseminar", ("Landsmøte", "fagseminar")),
        ("Fagmøte om sau, og kurs i lyngbrenning", ("Fagmøte om sau", "kurs i lyngbrenning")),
        ("Byttemarked og klimakveld i Granvoll", ("Byttemarked", "klimakveld i Granvoll")),
        ("Informasjons- og innspillsmøte om havvind", None),
        ("Møte om vind og møteplasser", None),
        ("Digitalt møte og møte på Storøy", None),
    ],
)
def test_two_gatherings_in_a_heading(heading: str, halves: tuple[str, str] | None) -> None:
    pair = split_pair(heading)
    assert (pair and pair[:2]) == halves


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("Kommunen inviterer til folkemøte om vindkraft", "Folkemøte om vindkraft"),
        ("Fylket inviterer kommunene til Klimasafari på Storøy", "Klimasafari på Storøy"),
        ("Pressemelding: Klimaministeren deltar på lanseringen av Fjordplanen", "Lanseringen av Fjordplanen"),
        ("KS avlyser webinar om klimabudsjett", "Webinar om klimabudsjett"),
        ("Utsetter skogdagen i Granvoll", "Skogdagen i Granvoll"),
        ("Presseinvitasjon til åpning av solpark", "Åpning av solpark"),
        ("Informasjon om kurs i grønne innkjøp", "Kurs i grønne innkjøp"),
        ("Inviterer alle naboer til informasjonsmøte på nyåret", "Informasjonsmøte"),
        ("Inviterer hyttefolk til folkemøte: – Vil høre mer", "Folkemøte"),
        ("Klare for ny miljøuke", "Ny miljøuke"),
        ("Klart for digital nyttårskonferanse", "Digital nyttårskonferanse"),
        ("Arrangerer klimadager", "Klimadager"),
        ("Minner om folkemøte onsdag", "Folkemøte"),
        ("Om klimafestivalen", "Klimafestivalen"),
        ("Praktisk om sommerleir", "Sommerleir"),
        ("Programmet klart for Rotfeste 2027", "Rotfeste 2027"),
        ("Påmeldinga open til Vannuka", "Vannuka"),
        ("Her er programmet for Havdagene", "Havdagene"),
        ("Dette skjer på klimafestivalen", "Klimafestivalen"),
        ("Dette skjer med klimaplanen", None),
        ("Ingen landbruksdag i 2027", "Landbruksdag"),
        ("Ingen grunn til å vente", None),
        ("Slik arrangerer du en grønn festival", None),
        ("Kommunen holder seg til planen etter møtet", None),
        ("Regjeringen åpner for havvind", None),
        ("Regjeringen åpner Nordsjøen for havvind", None),
        ("Kommunen inviterer til innspill", None),
        ("Derfor arrangerer Storøy kommune et seminar om ombruk", None),
        ("Folkemøte om vindkraft", None),
    ],
)
def test_names_in_headings(heading: str, name: str | None) -> None:
    found = name_in_heading(heading, "h1[1]")
    assert (found and found.text) == name
    assert found is None or found.quote in heading


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Skogkonferansen «Mer skog» arrangeres 3. mars.", "Skogkonferansen «Mer skog»"),
        ("Konferansen heter GrønnPraksis 22 og er på Storøy hotell.", "GrønnPraksis 22"),
        ("Temaet er “Vann på avveie”.", "Vann på avveie"),
        ("Tittelen på konferansen er ”Fra ord til vann”.", "Fra ord til vann"),
        ("Først ut er kurset Karbonregnskap for alle, som holdes i mars.", "Karbonregnskap for alle"),
        ("Dette må du vite før landsmøtet 2024.", "landsmøtet 2024"),
        ("Nordisk havkonferanse 2027 finner sted i Bergen.", "Nordisk havkonferanse 2027"),
        ("Her er konferansen Tekna arrangerer for tredje gang.", None),
        ("Møterommet heter «Solsida».", None),
        ("Kurset arrangeres 3. mars.", None),
        ("Et kurs i ombruk holdes i mars.", None),
        ("Vi møtes på seminaret 3. mars.", None),
    ],
)
def test_names_of_their_own(sentence: str, name: str | None) -> None:
    assert proper_name(sentence) == name


@pytest.mark.parametrize(
    ("sentence", "quote", "name"),
    [
        (
            "Granvoll kommune holder jordvernkonferanse på Storøy hotell 12. mai",
            "12. mai",
            "jordvernkonferanse",
        ),
        ("Nordisk vannkonferanse flyttet til 3.–4. mars", "3.–4. mars", "Nordisk vannkonferanse"),
        (
            "Alle er velkomne til Miljøukas åpningsfest mandag 30. mai",
            "mandag 30. mai",
            "Miljøukas åpningsfest",
        ),
        ("EU Green Week er flyttet til 20. oktober", "20. oktober", "EU Green Week"),
        ("Årets klimasamling for kommunene 3. mars", "3. mars", "klimasamling for kommunene"),
        ("Laget inviterer til ope møte for alle interesserte 3. mars", "3. mars", "ope møte"),
        ("Butikken har åpent 3. mars", "3. mars", None),
    ],
)
def test_phrases_before_a_date(sentence: str, quote: str, name: str | None) -> None:
    assert name_before(sentence, quote) == name


def test_phrases_behind_a_date_come_first() -> None:
    sentence = "Etter seminaret, 3. mars, blir det omvisning i solparken på Storøy"
    assert name_in(sentence, "3. mars") == "Omvisning"


@pytest.mark.parametrize(
    ("sentence", "quote", "name"),
    [
        ("Myrtur på Storøy – 3. mai kl. 18 Turen går sakte.", "3. mai kl. 18", "Myrtur"),
        ("Torsdag 3. mai er det klart for seminaret.", "3. mai", "Seminaret"),
    ],
)
def test_a_word_that_points_back_names_nothing(sentence: str, quote: str, name: str) -> None:
    assert name_in(sentence, quote) == name
