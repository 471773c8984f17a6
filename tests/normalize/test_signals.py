"""Signals: no line is passed over that a reader has something to say about."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize import signals
from normalize.lexicon import limits, notices
from normalize.lexicon.free import FREE
from normalize.notices import Saying
from normalize.phrases import Phrases, split_phrases
from normalize.remembered import LONGEST
from normalize.vocabulary import Vocabulary
from normalize.words import split_words

NOTICES = (
    notices.STATUS,
    notices.REGISTRATION,
    notices.BOOKED,
    notices.CLOSED,
    notices.CAPACITY,
    notices.ONLINE,
    notices.MOVED_ONLINE,
    notices.STREAMED,
    notices.ONSITE,
)
FLAGS = {
    **{Saying(table).signal: table for table in NOTICES},
    signals.PRICE: FREE,
    signals.SIGNUP: limits.REGISTERING | limits.ROLLING,
    signals.BOUND: {tag: limits.LIMITS[tag] for tag in ("until", "before")},
}


def instances(table: Mapping[str, str]) -> list[str]:
    """Texts with a phrase each: of every word its first and its last alternative."""
    found = []
    for phrases in table.values():
        for phrase in split_phrases(phrases):
            for pick in (0, -1):
                words = (pattern.split("|")[pick] for pattern in phrase.split())
                found.append(" ".join(re.sub(r"^\*|\*$", "x", word).replace("#", "12") for word in words))
    return found


@pytest.mark.parametrize(("flag", "table"), FLAGS.items())
def test_a_phrase_is_signalled(flag, table):
    reader = Phrases(table)
    texts = [text for text in instances(table) if reader.find(split_words(text))]
    assert texts
    assert [text for text in texts if not signals.of(f"I dag:\n{text}.") & flag] == []


@pytest.mark.parametrize(
    ("text", "dates", "charges", "limits"),
    [
        ("Planen skal kutte utslippene med 55 prosent.", False, False, False),
        ("Kommunestyret vedtok planen.", False, False, False),
        ("Møtet er 5. mai.", True, False, False),
        ("Vi ses onsdag kl. atten.", True, False, False),
        ("Velkommen ođđajagemánus!", True, False, False),
        ("Meld deg på til oss.", False, False, True),
        ("Gi beskjed innen fredag.", True, False, True),
        ("Voksne 150, barn 50", False, True, False),
        ("300,-", True, True, False),
        ("to hundrelapper", False, True, False),
        ("6–12 år 150, 13–18 år 200", True, True, False),
        ("Prosjektet går i gang i 2030", False, False, False),
    ],
)
def test_what_a_line_may_hold(text, dates, charges, limits):
    found = signals.may_date(text), signals.may_charge(text), signals.may_limit(text)
    assert found == (dates, charges, limits)


@given(st.lists(st.sampled_from(["pris", "Prisen", "40", "x" * (LONGEST + 1), "velkommen,", ""])))
def test_flags_add_up_over_the_pieces(pieces):
    vocabulary = Vocabulary()
    price, number = vocabulary.add([("pris*",)]), vocabulary.add([("#",)])
    flags = vocabulary.flags(" ".join(pieces))
    assert bool(flags & price) == any(piece[:4].lower() == "pris" or len(piece) > LONGEST for piece in pieces)
    assert bool(flags & number) == any(piece == "40" or len(piece) > LONGEST for piece in pieces)


@pytest.mark.parametrize(
    ("text", "near"), [("200 i avgift", True), ("avgift a b c 200", False), ("går a b c 200 ut", True)]
)
def test_near_is_what_stands_few_pieces_apart(text, near):
    vocabulary = Vocabulary()
    number, fee = vocabulary.add([("#",)]), vocabulary.add([("avgift",), ("går", "ut")])
    assert vocabulary.flags(text) & fee
    assert vocabulary.are_near(text, number, fee, 2) is near
