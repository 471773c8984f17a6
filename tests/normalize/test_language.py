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
