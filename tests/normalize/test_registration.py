"""Registration: required, full, closed, capacity."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.registration import read_registration

REQUIRED = {
    "sign-up": ("Meld deg på innen 3. mai.", True),
    "sign-up-nn": ("Meld dykk på her.", True),
    "noun": ("Det er påmelding for å delta.", True),
    "apply": ("Du må søke om plass.", True),
    "english": ("Please register by 10 February.", True),
    "none": ("Ingen påmelding.", False),
    "none-nn": ("Det er inga påmelding.", False),
    "not-needed": ("Påmelding er ikke nødvendig.", False),
    "not-needed-nn": ("Du treng ikkje melde deg på.", False),
    "just-come": ("Det er bare å møte opp.", False),
    "demands-none": ("Møtet er åpent for alle og krever ingen påmelding.", False),
    "not-needed-short": ("Påmelding ikke nødvendig.", False),
    "not-needed-beforehand": ("Forhåndspåmelding er ikke nødvendig.", False),
    "can-just-come": ("Du kan bare møte opp.", False),
    "no-seat-to-book": ("Det er ikke mulig å reservere plass, så kom tidlig.", False),
    "no-seat-to-book-nn": ("Plassar kan ikkje reserverast.", False),
    "beside": ("De som ønsker frokost, kan melde seg på.", None),
    "beside-nn": ("Påmelding til middagen innan fredag.", None),
    "beside-and-all": ("Meld deg på! De som vil ha lunsj, melder seg på hos kokken.", True),
    "speakers": ("De som vil holde foredrag, bes melde seg på innen 1. mars.", None),
    "speakers-nn": ("Møtet er ope, dei som ønskjer å halde innlegg melder seg på i Teams.", None),
    "speakers-on-signing-up": ("Vil du holde innlegg, si fra om det ved påmeldingen.", True),
    "stands-asked-for": ("Vil dere bidra med en bod eller aktivitet? Meld dere på!", None),
    "volunteers-asked-for": ("Kunne du tenke deg å være frivillig? Meld deg på.", None),
    "ride-asked-for-nn": ("Treng du skyss? Meld deg på.", None),
    "dinner-and-bed": ("Påmelding middag og eventuell overnatting: ring oss.", None),
    "schools": ("Skoler som ønsker å delta, melder seg på.", True),
    "wish": ("Er du interessert i å delta på møtet, vennligst ta kontakt med kontoret.", True),
    "wish-nn": ("Dei som vil vere med på turen, kan ringe Kari.", True),
    "wish-for-the-board": ("Vil du bli med i styret, ta kontakt.", None),
    "wish-then-mail": ("Vil du delta? Send en e-post til oss.", True),
    "wish-then-come": ("Vil du delta? Kom til Storøy kl. 12.", None),
    "wish-alone": ("Har du lyst til å bli med på turen?", None),
    "first-come": ("Førstemann til mølla!", None),
    "silent": ("Velkommen til et åpent møte.", None),
    "gladly": ("Meld deg gjerne på, så har vi nok kaffe.", True),
    "with-a-colleague": ("Meld deg og en kollega på kurset i dag.", True),
    "seat-to-book-nn": ("Plassen må bestillast i resepsjonen.", True),
    "rsvp": ("RSVP på lenken under.", True),
    "newsletter": ("Meld deg på nyhetsbrevet vårt.", None),
    "newsletter-our": ("Meld deg på vårt nyhetsbrev.", None),
    "newsletter-our-nn": ("Meld deg på vårt nyhendebrev.", None),
    "press": ("Pressen melder seg på hos kommunen.", None),
    "press-release": ("Les pressemeldinga, og meld deg på.", True),
    "whom-one-may-send": ("Kommunene kan melde på inntil tre fra planavdelingen.", True),
    "whom-one-may-send-nn": ("Kvart lag kan melde på to.", True),
    "what-one-reports-where": ("Feil på lysa kan du melde på telefon.", None),
    "address-of-the-press-office": ("Påmelding til begge møtene: skriv til presse@granvoll.example.", True),
    "with-it-then-mail-nn": ("Vil du vere med, sender du ein e-post til kontoret.", True),
    "with-it-in-something": ("Vil du bli med i styret? Send en e-post til oss.", None),
    "if-one-can-tell": ("Kom med ønsker om tema, eller si fra om du har noe å fortelle.", None),
    "if-one-would-speak": ("Si frå dersom du vil halde føredrag.", None),
    "if-one-comes": ("Si fra om du kommer.", True),
    "shop": ("Stikk innom vår museumsbutikk.", None),
}


@pytest.mark.parametrize(("text", "expected"), REQUIRED.values(), ids=REQUIRED)
def test_required(text: str, expected: bool | None) -> None:
    assert read_registration([text]).required is expected


def test_a_form_says_that_registration_is_required() -> None:
    assert read_registration(["Velkommen."], has_link=True).required is True
    assert read_registration(["Ingen påmelding."], has_link=True).required is False


FULL = {
    "full": ("Kurset er fulltegnet.", True),
    "full-nn": ("Kurset er fullteikna.", True),
    "sold-out": ("Utsolgt!", True),
    "waiting-list": ("Skriv deg på venteliste.", True),
    "conditional": ("Blir kurset fulltegnet, prioriterer vi lokale deltakere.", False),
    "if": ("Dersom det blir fullt, kommer du på venteliste.", False),
    "full-alone": ("Fullt!", True),
    "at-capacity": ("Kapasiteten er nådd.", True),
    "most-come-nn": ("Vi har fått maks antal deltakarar.", True),
    "no-room-for-more": ("Vi har dessverre ikke plass til flere.", True),
    "no-more-seats-nn": ("Det er ikkje fleire plassar.", True),
    "full-on": ("Det er nå fullt på kurset.", True),
    "wholly": ("Mye av det som kastes, er fullt brukbart.", False),
    "hotel": ("Hotellet er fullbooket.", False),
    "hotel-english": ("Granvoll Harbour Hotel. NB! FULLY BOOKED", False),
    "not-full": ("Det er fortsatt ledige plasser.", False),
    "last-year": ("Fjorårets seminar ble raskt fulltegnet.", False),
    "years-ago": ("Seminaret ble utsolgt for to år siden.", False),
    "past-courses": ("Vi har holdt to fulltegnede kurs.", False),
}


@pytest.mark.parametrize(("text", "expected"), FULL.values(), ids=FULL)
def test_fully_booked(text: str, expected: bool) -> None:
    assert read_registration([text]).fully_booked is expected


CLOSED = {
    "closed": ("Påmeldingen er stengt.", True),
    "closed-nn": ("Påmeldinga er stengd.", True),
    "expired": ("Påmeldingsfristen er utløpt.", True),
    "expired-for-all": ("Fristen for påmelding har gått ut.", True),
    "expired-nn": ("Fristen gjekk ut 3. mai.", True),
    "passed": ("Påmeldingsfristen er passert.", True),
    "no-longer": ("Det er ikke lenger mulig å melde seg på.", True),
    "open": ("Påmeldingen er åpen.", False),
}


@pytest.mark.parametrize(("text", "expected"), CLOSED.values(), ids=CLOSED)
def test_closed(text: str, expected: bool) -> None:
    assert read_registration([text]).closed is expected


CAPACITY = {
    "at-most": ("Vi tar imot inntil 40 deltakere.", 40),
    "short-for-persons": ("Maks 60 pers.", 60),
    "of-each-nb": ("Vi dekker inntil fire personer fra hver kommune.", None),
    "room-for": ("Det er plass til 25 personer.", 25),
    "limited-number": ("Antall deltakere er begrenset til 20.", 20),
    "limited-number-nn": ("Talet på deltakarar er avgrensa til 20.", 20),
    "most-number": ("Maksimalt antall deltakere: 24.", 24),
    "left-over": ("Det er 10 plasser igjen.", None),
    "children": ("Maks 15 elevar.", 15),
    "at-most-alone": ("Maks 12 på hvert verksted.", None),
    "at-most-in-all": ("Maks 12 i salen.", 12),
    "things": ("Ta med maks 7 plagg hver dag.", None),
    "room-for-things": ("Gården har plass til 20 biler.", None),
    "seats": ("Kurset har 15 plassar.", 15),
    "limit-nn": ("Det er ei avgrensing på 50 deltakarar.", 50),
    "max": ("Maks 20 deltakere.", 20),
    "limit-of-the-room": ("Salen rommer 300, men vi har satt grensen ved 120 deltakere.", 120),
    "places-limited": ("Antall plasser er begrenset til 35.", 35),
    "places-in-parentheses": ("Begrenset antall plasser (30).", 30),
    "not-more": ("Vi tek ikkje fleire enn 18 personar.", 18),
    "of-each": ("Vi dekkjer opphald for inntil fire personar frå kvar kommune.", None),
    "left": ("Det er 5 ledige plasser igjen.", None),
    "of each body": ("Vi dekker opphold for inntil fire personer fra hver kommune.", None),
    "of each body, nynorsk": ("Det er plass til seks deltakarar frå kvart lag.", None),
    "group-size": ("Vi arbeider i grupper på 5–6 personer.", None),
    "came": ("Om lag 40 møtte i fjor.", None),
    "age": ("For barn 8–12 år.", None),
}


@pytest.mark.parametrize(("text", "expected"), CAPACITY.values(), ids=CAPACITY)
def test_capacity(text: str, expected: int | None) -> None:
    assert read_registration([text]).capacity == expected


@given(st.lists(st.text(max_size=200), max_size=4))
def test_any_text_is_answered(paragraphs: list[str]) -> None:
    text = "\n".join(part for part in paragraphs if part.strip())
    for evidence in read_registration(paragraphs).evidence.values():
        assert text[evidence.start : evidence.end] == evidence.quote
