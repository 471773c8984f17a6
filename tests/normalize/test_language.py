"""Language by function words."""

from __future__ import annotations

import pytest

from normalize.language import detect_language

TEXTS = {
    "nb": "Hva kan vi gjøre hvis havet stiger? Møtet er ikke bare for dere som bor ved sjøen.",
    "nn": "Kva kan vi gjere viss havet stig? Møtet er ikkje berre for dykk som bur ved sjøen.",
    "en": "The seminar is for anyone who works with climate adaptation and planning.",
    "se": "Mii leat bovdejuvvon dán čoahkkimii, muhto dat lea maŋŋel.",
}


SHORT = {
    "nb": "Møtet er onsdag 20. mai kl. 18 på Fjellvik skole, uten påmelding.",
    "nn": "Møtet er onsdag 20. mai kl. 18 på Fjellvik skule, utan påmelding.",
}


@pytest.mark.parametrize(("language", "text"), SHORT.items(), ids=SHORT)
def test_short_announcement(language: str, text: str) -> None:
    assert detect_language(text) == language


@pytest.mark.parametrize(("language", "text"), TEXTS.items(), ids=TEXTS)
def test_language(language: str, text: str) -> None:
    assert detect_language(text) == language


SHORT = {
    "nn": "Møtet er ope for alle, utan påmelding.",
    "nb": "Møtet er åpent for alle, uten påmelding.",
}


@pytest.mark.parametrize(("language", "text"), SHORT.items(), ids=SHORT)
def test_language_of_one_sentence(language: str, text: str) -> None:
    assert detect_language(text) == language


@pytest.mark.parametrize("text", ["", "Klimakveld", "12. mai kl. 10"])
def test_too_little_text_says_nothing(text: str) -> None:
    assert detect_language(text) is None


OTHERS = {
    "German": "Die Gemeinde lädt zu einem Abend über das Klima in der Stadt ein. Der Eintritt ist frei.",
    "Dutch": "De gemeente nodigt iedereen uit voor een avond over het klimaat. Het is niet nodig om je aan te melden.",
    "Swedish": "Kommunen bjuder in till en kväll om klimatet. Det är gratis och alla är välkomna från kl 18.",
    "Danish": "Kommunen inviterer til en aften om klimaet på torvet. Hvad kan vi gøre uden hjælp af andre, hvor "
    "meget mere skal der til? Mødet er ikke kun for beboere.",
    "French": "La commune vous invite en octobre à une soirée. En arrivant, vous serez accueillis par nous.",
    "Spanish": "En octubre, el ayuntamiento invita a una charla en la biblioteca, con entrada gratis para todos.",
    "Icelandic": "Fundurinn er fyrir alla sem vilja taka þátt og það er ekki nauðsynlegt að skrá sig.",
    "Finnish": "Kunta kutsuu kaikki illan tilaisuuteen, joka on ilmainen, mutta paikkoja on vähän.",
}


@pytest.mark.parametrize("text", OTHERS.values(), ids=OTHERS)
def test_other_languages_are_none_of_the_four(text: str) -> None:
    assert detect_language(text) is None


def test_a_foreign_title_in_a_text_changes_nothing() -> None:
    text = "Vi viser «Das Leben und der Wald». Det er ikke nødvendig å melde seg på, og dere kan gå uten billett."
    assert detect_language(text) == "nb"
