"""Names in a text, longest first, with every sense they have."""

from __future__ import annotations

import pytest

from normalize.gazetteer import Gazetteer, Sense, index_names, split_words

GAZETTEER = Gazetteer(
    municipalities={},
    postal_codes={},
    counties={},
    common=frozenset(["nes"]),
    names=index_names(
        [
            ("Oslo", Sense("0301", 4)),
            ("Oslo og Viken", Sense(None, 3)),
            ("Mo", Sense("4629", 1)),
            ("Mo i Rana", Sense("1833", 3)),
            ("Rana", Sense("1833", 4)),
            ("Sør-Odal", Sense("3415", 4)),
            ("Nes", Sense("3228", 4)),
            ("Nes", Sense("3322", 3)),
            ("Arendal", Sense("4203", 4)),
        ]
    ),
)

TEXTS = {
    "plain": ("Møte i Oslo i dag", [("Oslo", "exact")]),
    "longest name": ("Møte i Mo i Rana", [("Mo i Rana", "exact")]),
    "hidden by a longer name": ("Statsforvalteren i Oslo og Viken", [("Oslo og Viken", "exact")]),
    "hyphen": ("Sør-Odal bibliotek", [("Sør-Odal", "exact")]),
    "capitals": ("MO I RANA", [("MO I RANA", "exact")]),
    "genitive": ("Oslos klimamål", [("Oslos", "genitive")]),
    "compound": (
        "Arendalsuka og Oslo-konferansen",
        [("Arendalsuka", "compound"), ("Oslo-konferansen", "compound")],
    ),
    "no compound of a common word": ("Neshallen", []),
    "lower case": ("oslo", []),
    "cut off": ("Mo i", [("Mo", "exact")]),
    "inside another word": ("Osloenser", []),
}


@pytest.mark.parametrize(("text", "expected"), TEXTS.values(), ids=TEXTS)
def test_names_are_found(text: str, expected: list[tuple[str, str]]) -> None:
    tokens = split_words(text)
    found = GAZETTEER.find(tokens)
    assert [(text[tokens[m.first].start() : tokens[m.last].end()], m.form) for m in found] == expected


def test_every_sense_of_a_name_is_given() -> None:
    (match,) = GAZETTEER.find(split_words("Møte på Nes"))
    assert [sense.number for sense in match.senses] == ["3228", "3322"]
    assert match.common
