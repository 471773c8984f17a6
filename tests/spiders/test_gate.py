"""The gate by language spares work and changes nothing: no page is stopped that is in a language asked for."""

from __future__ import annotations

import html
import re
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klimakalender.bulk import Options, read_part
from klimakalender.reference import load_tables
from klimakalender.warc import split
from normalize import detect_language, may_be_in
from normalize.language import FOREIGN_WORDS, OWN_WORDS
from spiders.page.charset import decode
from spiders.page.gate import may_be_page_in
from spiders.reading.fields import read_page
from tests.spiders.saved import PAGES

if TYPE_CHECKING:
    from tests.spiders.saved import SavedPage

WORDS = sorted(
    {*FOREIGN_WORDS, *(word for own in OWN_WORDS.values() for word in own), "klima", "2030", "https://x.no"}
)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_passes_in_its_own_language(page: SavedPage) -> None:
    language = page.record()["language"]
    assert language is None or may_be_page_in(decode(page.body()), [language])


@pytest.mark.parametrize("languages", [("nb",), ("nn",), ("en",), ("se",), ("nb", "nn", "se")], ids=" ".join)
def test_of_an_archive_the_same_pages_are_taken(
    sample_archive: Path, languages: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    (whole,) = split([str(sample_archive)], 10_000_000)
    gated = read_part(whole, Options(languages=languages))
    monkeypatch.setattr("klimakalender.captured.may_be_page_in", lambda *_: True)
    assert read_part(whole, Options(languages=languages)) == gated


@given(st.lists(st.sampled_from(WORDS)), st.sampled_from([" ", "\n", ", ", ". ", "-"]), st.booleans())
def test_a_text_may_be_in_its_language(words: list[str], between: str, loud: bool) -> None:
    text = between.join(words)
    text = text.upper() if loud else text
    language = detect_language(text)
    assert language is None or may_be_in(text, [language])


HEAD = '<!doctype html><html lang="en"><head><title>En plan</title><script>var en = "ikke hvor"</script></head><body>'
ENGLISH = "<nav><a href='/en/'>Home</a></nav><p>We will tell you about the climate and the water.</p>"


@pytest.mark.parametrize(
    ("markup", "stops"),
    [
        (ENGLISH, True),
        (ENGLISH + "<style>p.en { color: red }</style><!doctype>", True),
        (ENGLISH + "<p>Hvordan blir det?</p>", False),
        (ENGLISH + "<p>P&aring;melding innen fredag</p>", False),
        (ENGLISH + "<script>never ended <p>Hvordan blir det?</p>", False),
        (ENGLISH + "<p title='a > b'>Hvordan blir det?</p>", False),
        (ENGLISH + "<p>Hvordan</p>" + " " * 5_000, False),
        (ENGLISH + "<p>water</p>" * 500 + "<p>Hvordan", False),
    ],
    ids=[
        "English", "style", "bokmål", "entity", "script without end", "sign in an attribute", "short", "at the end",
    ],
)  # fmt: skip
def test_what_stops_a_page(markup: str, stops: bool) -> None:
    head = HEAD.replace("En plan", "Plan")
    assert may_be_page_in(head + markup, ["nb", "nn"]) is not stops


@pytest.mark.parametrize(
    "quoted", [html.escape, lambda text: re.sub("[^ ]", lambda one: f"&#{ord(one[0])};", text)]
)
def test_letters_by_number(quoted: object) -> None:
    assert callable(quoted)
    page = (
        f"<html><body><main><p>{quoted('Hvordan blir været i vår kommune, og hva kan vi gjøre?')}</p></main>"
    )
    read = read_page(page, url="", reference=date(2027, 8, 20), publisher=None, tables=load_tables())
    assert read.language == "nb"
    assert may_be_page_in(page, ["nb"])


@pytest.mark.parametrize(
    "piece",
    ["<script", "<a ", "<", "</script", "<script></script>", "&", "&#", "<p", "en-", "<style><script>"],
)
def test_work_is_linear(piece: str) -> None:
    def seconds(size: int) -> float:
        begun = time.process_time()
        may_be_page_in(piece * (size // len(piece)), ["se"])
        return time.process_time() - begun

    assert seconds(1_000_000) < 20 * max(seconds(100_000), 0.02)
