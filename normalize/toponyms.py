"""How strongly a place name in running text says that something takes place there.

One number between 0 and 1 per mention, from the words around it: "i Hamar" is a place, "Hamar kommune" may
be only a speaker's employer, "Kari Lund" is nobody's venue. Names that are also words or surnames (Time, Nes,
Lund) count only in a place's context.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from normalize.lexicon.places import (
    DATE_WORDS,
    HOTELS,
    INSTITUTIONS,
    MUNICIPAL,
    PREPOSITIONS,
    STREETS,
    TOWN_HALLS,
    VENUES,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from normalize.gazetteer import Match, Token

CERTAIN = 1.0
HOTEL, OPENING, COMPOUND, LISTED, ACTOR = 0.9, 0.8, 0.6, 0.6, 0.5
COMMON_LISTED = 0.4
BARE, GENITIVE, INSTITUTION, NAME_PART = 0.35, 0.2, 0.15, 0.1


def weigh(match: Match, tokens: Sequence[Token], text: str) -> float:
    """The strength of a mention, from 0 (certainly not a place to go to) to 1."""
    if match.form == "compound":
        return COMPOUND
    before = _word(tokens, match.first - 1)
    after = _word(tokens, match.last + 1).lower()
    preposition = PREPOSITIONS.get(before.lower())
    if match.form == "genitive" and after in STREETS:
        return 0.0
    if after in MUNICIPAL:
        return CERTAIN if before.lower() == "i" else ACTOR
    if after in VENUES or after in TOWN_HALLS:
        return CERTAIN
    if match.form == "genitive":
        return 0.0 if match.common else GENITIVE
    if preposition is not None:
        return INSTITUTION if _word(tokens, match.first - 2).lower() in INSTITUTIONS else preposition
    return _weigh_bare(match, tokens, text, before)


def names_municipality(match: Match, tokens: Sequence[Token]) -> bool:
    """Whether the name must be a municipality's: "Nes rådhus", "Våler kommune"."""
    after = _word(tokens, match.last + 1).lower()
    return after in MUNICIPAL or after in TOWN_HALLS


def _weigh_bare(match: Match, tokens: Sequence[Token], text: str, before: str) -> float:
    """A name with neither preposition before nor venue noun after it."""
    start, end = tokens[match.first].start, tokens[match.last].end
    gap = text[tokens[match.first - 1].end : start] if match.first else ""
    tail = text[end : end + 3].lstrip(" ")
    if before.lower() in HOTELS:
        return HOTEL
    if before.isdecimal() and "," in gap:
        return CERTAIN  # after a house number or postal code
    listed = any(mark in gap for mark in ",(–")
    if match.common:
        return COMMON_LISTED if listed and tail[:1] in ("", ".", ",", ")", "\n") else 0.0
    if not match.first:
        dated = _word(tokens, match.last + 1).lower()
        return OPENING if tail[:1] in (":", ",") or dated in DATE_WORDS or dated[:1].isdecimal() else BARE
    if listed:
        return LISTED
    return NAME_PART if gap == " " and before[:1].isupper() else BARE


def _word(tokens: Sequence[Token], position: int) -> str:
    return tokens[position].word if 0 <= position < len(tokens) else ""
