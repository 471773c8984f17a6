"""Words, sentences, phrases, numbers and amounts: what the readers of prices and deadlines stand on."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.amounts import find_amounts
from normalize.phrases import Phrases
from normalize.words import LONGEST_TEXT, fold, sentences, sentences_of, split_words


@given(st.text())
def test_words_stand_where_they_say(text):
    words = split_words(text)
    assert all(fold(text[word.start : word.end]) == word.text for word in words)
    assert all(a.end <= b.start for a, b in itertools.pairwise(words))


@given(st.text())
def test_sentences_are_the_words_without_their_ends(text):
    words = split_words(text)
    inside = [word for sentence in sentences(text, words) for word in sentence]
    assert [word for word in words if word in inside] == inside
    assert {word.text for word in words if word not in inside} <= set(".!?\n")


SENTENCES = [
    ("Kurset er gratis. Meld deg på!", 2),
    ("Pris kr. 500 pr. person.", 1),
    ("Frist 12. mai kl. 12.00", 1),
    ("Påmelding innen 24. April", 1),
    ("Påmelding innen tors. 8. des. 2022 kl. 12", 1),
    ("Frist 8. des. Velkommen", 2),
    ("Vi starter kl. 9. Velkommen", 2),
    ("kr 500 inkl. mva. Studenter 200", 2),
    ("Første linje\nAndre linje", 2),
    ("Ta med f.eks. hansker, evt. støvler", 1),
    ("", 0),
]


@pytest.mark.parametrize(("text", "number"), SENTENCES, ids=[text for text, _ in SENTENCES])
def test_sentences(text, number):
    assert len(list(sentences(text, split_words(text)))) == number


PIECES = st.sampled_from(
    "Kurset avlyses. maks. Påmelding! Når? 8. des. ekskl. MVA , 12 kommunen. \n".split(" ")
)


@given(st.lists(PIECES).map(" ".join))
def test_what_surely_ends_a_sentence_ends_one(text):
    def always(_):
        return True

    whole = [[*found] for found in sentences_of(text, always)]
    assert [[*found] for found in sentences_of(text, always, always)] == whole


def test_only_parts_that_matter_are_cut_into_sentences():
    text = "Kurset er avlyst. Maten er gratis! Velkommen.\nGratis"
    found = sentences_of(text, lambda line: line != "Gratis", lambda part: "gratis" in part)
    assert [text[words[0].start : words[-1].end] for words in found] == ["Maten er gratis"]


@pytest.mark.parametrize("invisible", ["\u00ad", "\u200b", "\ufeff"])
def test_an_invisible_character_by_itself_is_no_word(invisible):
    text = f"{invisible} fri {invisible} inngang"
    words = split_words(text)
    assert [word.text for word in words] == ["fri", "inngang"]
    assert len(list(sentences(text, words))) == 1


def test_only_so_much_is_read():
    assert len(split_words("a " * LONGEST_TEXT)) == LONGEST_TEXT // 2


PHRASES = Phrases(
    {
        "a": "fri entre|inngang, gratis*",
        "b": "*avgift, no show",
        "c": "*middag*, under # år, gratisavgift",
        "ignore": "formiddag*",
    }
)
FOUND = [
    ("fri inngang", ["a"]),
    ("Fri ENTRÉ", ["a"]),
    ("fri adgang", []),
    ("kursavgift og festmiddagen", ["b", "c"]),
    ("i formiddag", []),
    ("no-show", ["b"]),
    ("barn under 12 år", ["c"]),
    ("gratisavgift", ["a", "b", "c"]),
    ("påmel\u00addingsavgift", ["b"]),
    ("x" * 100 + "avgift", []),
]


@pytest.mark.parametrize(("text", "tags"), FOUND, ids=[text for text, _ in FOUND])
def test_phrases(text, tags):
    assert sorted(mark.tag for mark in PHRASES.find(split_words(text))) == tags


AMOUNTS = [
    ("kr 1 950,-", [1950]),
    ("1.950,50 kr", [1950.5]),
    ("NOK 1,950.50", [1950.5]),
    ("to tusen fem hundre kroner", [2500]),
    ("halvannet tusen kroner", [1500]),
    ("entré kr 50", [50]),
    ("dag 1 kr 500", [500]),
    ("500/10/5 kr", [500, 10, 5]),
    ("12/5", []),
    ("12.05.2022", []),
    ("kl. 18.30", []),
    ("40 %", []),
    ("2,5 mill. kroner", []),
    ("tlf. 00 00 00 00", []),
    ("CO2", []),
    ("16. og 17. juni", []),
    ("et par hundre kroner", []),
    ("kr 250 000", []),
]


@pytest.mark.parametrize(("text", "values"), AMOUNTS, ids=[text for text, _ in AMOUNTS])
def test_amounts(text, values):
    assert [amount.value for amount in find_amounts(text, split_words(text))] == values
