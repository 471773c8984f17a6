"""Texts that nobody meant: any characters, the readers' own words in any order, and real expressions gone wrong."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from normalize.lexicon import PHRASES, WORDS
from normalize.lexicon.free import FREE
from normalize.lexicon.labels import EXTRAS, GROUPS, MODES, UNITS
from normalize.lexicon.limits import LIMITS, REGISTERING
from normalize.phrases import split_phrases

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Draw = Callable[[st.SearchStrategy[Any]], Any]

TABLES = Path(__file__).resolve().parents[1] / "normalize"
PIECE = re.compile(r"\w+|\s+|[^\w\s]")


def wordings(*tables: Mapping[str, str]) -> list[str]:
    """The phrases of some tables, each with the first of its alternatives."""
    phrases = (phrase for table in tables for text in table.values() for phrase in split_phrases(text))
    chosen = (" ".join(word.split("|")[0] for word in phrase.split()) for phrase in phrases)
    return sorted({text.replace("*", "").replace("#", "12") for text in chosen})


NUMBERS = [
    "12.5.", "5/3", "09.30", "10:15", "22.9.2021", "2021-06-11", "31.", "1.1.1.1", "18.oo", "½", "٣", "1 950", "500,-",
    "29. februar", "31. april", "kl. 24", "kl. 25.61", "uke 53", "99999999999999999999", "0",
]  # fmt: skip
MARKS = [
    ".", ",", "-", "–", "(", ")", ":", "/", "\n", "\n\n", "'", "%", "&", "€", "kr", "år",
    "\u00ad", "\u200b", "\u00a0", "\u0301",
]  # fmt: skip
VOCABULARY = [*sorted({*WORDS, *PHRASES}), *wordings(FREE, GROUPS, MODES, UNITS, EXTRAS, LIMITS, REGISTERING)]
PIECES = st.one_of(
    st.sampled_from(VOCABULARY),
    st.integers(0, 2100).map(str),
    st.sampled_from(NUMBERS),
    st.sampled_from(MARKS),
    st.text(max_size=3),
)
SOUP = st.lists(PIECES, max_size=30).map(" ".join)
GLUED = st.lists(PIECES, max_size=12).map("".join)


@cache
def expressions() -> tuple[str, ...]:
    """What the tables of the tests have read: dates, prices, deadlines, and what is none of them."""
    lines = (
        line
        for path in sorted(TABLES.glob("*.txt"))
        for line in path.read_text(encoding="utf-8").splitlines()
    )
    return tuple(line.rpartition(" => ")[0] or line for line in lines if line and line[0] not in "#[")


@st.composite
def mutated(draw: Draw) -> str:
    """One or two real expressions, some pieces of which were lost, doubled, swapped, replaced or respelled."""
    texts = draw(st.lists(st.sampled_from(expressions()), min_size=1, max_size=2))
    pieces = PIECE.findall(draw(st.sampled_from([" ", "\n", ", ", ""])).join(texts))
    for _ in range(draw(st.integers(1, 6))):
        if pieces:
            at = draw(st.integers(0, len(pieces) - 1))
            draw(st.sampled_from(EDITS))(draw, pieces, at)
    return "".join(pieces)


def _lose(_: Draw, pieces: list[str], at: int) -> None:
    del pieces[at]


def _double(draw: Draw, pieces: list[str], at: int) -> None:
    pieces[at:at] = pieces[at : at + draw(st.integers(1, 8))] * draw(st.integers(1, 3))


def _swap(draw: Draw, pieces: list[str], at: int) -> None:
    other = draw(st.integers(0, len(pieces) - 1))
    pieces[at], pieces[other] = pieces[other], pieces[at]


def _replace(draw: Draw, pieces: list[str], at: int) -> None:
    pieces[at] = draw(PIECES)


def _insert(draw: Draw, pieces: list[str], at: int) -> None:
    pieces.insert(at, draw(PIECES))


def _renumber(draw: Draw, pieces: list[str], at: int) -> None:
    if pieces[at].isdecimal():
        pieces[at] = str(draw(st.integers(0, 10 ** draw(st.integers(1, 5)))))


def _respell(draw: Draw, pieces: list[str], at: int) -> None:
    change = draw(
        st.sampled_from(
            [str.upper, str.title, lambda s: s[1:], lambda s: s + s[-1:], lambda s: "\u00ad".join(s)]
        )
    )
    pieces[at] = change(pieces[at])


EDITS = [_lose, _double, _swap, _replace, _insert, _renumber, _respell]
ANY_TEXT = st.one_of(st.text(), SOUP, GLUED, mutated())
