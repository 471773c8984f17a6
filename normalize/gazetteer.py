"""Names of Norwegian places and what they can mean. Built from rows passed in; knows no files.

A name may have several senses (two municipalities called Våler; Bø in Nordland and in Midt-Telemark):
:meth:`Gazetteer.find` gives all of them and decides nothing. A sense without a municipality (a county, a
newspaper) is kept because its name hides a shorter one: "Oslo og Viken" is not Oslo.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from mypy_extensions import mypyc_attr

from normalize.lexicon.places import COMPOUND_HEADS
from normalize.once import once
from normalize.remembered import Remembered

if TYPE_CHECKING:
    from collections.abc import Iterable

# A word, hyphens included: Sør-Odal is one.
WORD: Final = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
CAPITALISED: Final = re.compile(r"[A-ZÀ-ÖØ-ÞČĐŊŠŦŽ][^\W_]*(?:[-’'][^\W_]+)*")
Token: TypeAlias = re.Match[str]  # of WORD: many are found, and few are asked where they stand
SHORTEST_IN_COMPOUND: Final = 4
VILLAGE: Final = 1.0  # weight of a name's sense as a village, the least there is


class Point(NamedTuple):
    """WGS 84 degrees."""

    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Municipality:
    """A present municipality; the point is its administrative centre."""

    number: str
    name: str
    county_number: str
    county: str
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class PostalCode:
    """A postal code; ``number`` is ``None`` outside the municipalities (Svalbard)."""

    code: str
    place: str
    number: str | None
    point: Point | None


@dataclass(frozen=True, slots=True)
class Sense:
    """One meaning of a name. ``weight``: how readily the bare name is understood so.

    ``number`` is the present municipality, ``None`` for a name that is no place in one.
    """

    number: str | None
    weight: float
    point: Point | None = None


class Match(NamedTuple):
    """A name in a text: tokens ``first`` to ``last`` (inclusive). ``form``: exact, genitive or compound."""

    name: str
    first: int
    last: int
    senses: tuple[Sense, ...]
    form: str
    common: bool


@mypyc_attr(native_class=False)
@dataclass(frozen=True)
class Gazetteer:
    """Municipalities by number, postal codes by code, counties (present and former) by lower-case name.

    ``common`` holds lower-case names that are also ordinary words or surnames and need a place's context.
    """

    municipalities: Mapping[str, Municipality]
    postal_codes: Mapping[str, PostalCode]
    counties: Mapping[str, tuple[str, ...]]
    common: frozenset[str]
    names: Mapping[str, tuple[tuple[tuple[str, ...], tuple[Sense, ...]], ...]] = field(repr=False)

    @once
    def _municipality_names(self) -> frozenset[str]:
        return frozenset(each.name.lower() for each in self.municipalities.values())

    def is_municipality(self, name: str) -> bool:
        """Whether a present municipality is called so."""
        return name.lower() in self._municipality_names

    def may_name(self, text: str) -> bool:
        """Whether :meth:`find` could find something; many times faster where it could not."""
        return any(map(self._naming.__getitem__, text.split()))

    @once
    def _naming(self) -> Remembered[bool]:
        """Whether a piece of text between white space has a word that a name may begin with."""
        return Remembered(self._may_begin_name)

    def _may_begin_name(self, piece: str) -> bool:
        if piece == piece.lower():
            return False
        words = map(str.lower, CAPITALISED.findall(piece))
        return any(
            word in self.names or word[:-1] in self.names or word.endswith(COMPOUND_HEADS) for word in words
        )

    def find(self, tokens: list[Token]) -> list[Match]:
        """Every name among the tokens, longest first from the left; only words with a capital count."""
        found: list[Match] = []
        last = -1  # token of the name before
        for position, token in enumerate(tokens):
            if token[0][0].isupper() and position > last and (match := self._match_at(tokens, position)):
                found.append(match)
                last = match.last
        return found

    def _match_at(self, tokens: list[Token], at: int) -> Match | None:
        word = tokens[at][0].lower()
        for rest, senses in self.names.get(word, ()):
            if rest == tuple(token[0].lower() for token in tokens[at + 1 : at + 1 + len(rest)]):
                name = " ".join((word, *rest))
                return Match(name, at, at + len(rest), senses, "exact", name in self.common)
        return self._match_part(word, word.removesuffix("s"), "genitive", at) or self._match_compound(
            word, at
        )

    def _match_compound(self, word: str, at: int) -> Match | None:
        if not word.endswith(COMPOUND_HEADS):
            return None
        stems = (word.removesuffix(head).rstrip("-") for head in COMPOUND_HEADS)
        for stem in stems:
            for name in (stem, stem.removesuffix("s")):
                match = self._match_part(word, name, "compound", at)
                if match and not match.common and len(name) >= SHORTEST_IN_COMPOUND:
                    return match
        return None

    def _match_part(self, word: str, name: str, form: str, at: int) -> Match | None:
        """The name as a part of the word; a name of several words cannot be one."""
        for rest, senses in self.names.get(name, ()) if name != word else ():
            if not rest:
                return Match(name, at, at, senses, form, name in self.common)
        return None


def split_words(text: str) -> list[Token]:
    """The words of a text, in order, in linear time."""
    return list(WORD.finditer(text))


def index_names(
    senses: Iterable[tuple[str, Sense]],
) -> dict[str, tuple[tuple[tuple[str, ...], tuple[Sense, ...]], ...]]:
    """Names with their senses, by lower-case first word, longest names first."""
    by_name: dict[tuple[str, ...], list[Sense]] = {}
    for name, sense in senses:
        words = tuple(word.lower() for word in WORD.findall(name))
        by_name.setdefault(words, []).append(sense)
    index: dict[str, list[tuple[tuple[str, ...], tuple[Sense, ...]]]] = {}
    for words, meanings in by_name.items():
        index.setdefault(words[0], []).append((words[1:], tuple(meanings)))
    return {first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in index.items()}
