"""How strongly a place name in running text says that something takes place there.

One number between 0 and 1 per mention, from the words around it: "i Hamar" is a place, "Hamar kommune" may
be only a speaker's employer, "Kari Lund" is nobody's venue. Names that are also words or surnames (Time, Nes,
Lund) count only in a place's context.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from normalize.lexicon.places import (
    BETWEEN,
    DATE_WORDS,
    HOTELS,
    INSTITUTIONS,
    LABELS,
    MUNICIPAL,
    NAMED_ROOMS,
    PREPOSITIONS,
    STREETS,
    TOWN_HALLS,
    VENUE_ENDINGS,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from normalize.gazetteer import Match, Token

COORDINATIONS: Final = (",", "og", "eller", "and", "/", "&")
ENDS: Final = ("", ",", ";", ".", ")", "(", "–", "-", "/", "|", "\n")
_BEGINS: Final = (*ENDS, ":")
CERTAIN: Final = 1.0
HOTEL, OPENING, COMPOUND, LISTED, ACTOR = 0.9, 0.8, 0.6, 0.6, 0.5
COMMON_LISTED: Final = 0.4
EMPLOYER: Final = 0.15  # "Kari Lie fra Granvoll kommune"
BARE, GENITIVE, INSTITUTION, NAME_PART = 0.35, 0.2, 0.15, 0.1


def weigh(match: Match, tokens: Sequence[Token], text: str) -> float:
    """The strength of a mention, from 0 (certainly not a place to go to) to 1."""
    if match.form == "compound":
        return COMPOUND
    before = _adjacent(match.first - 1, match.first, tokens, text)
    after = _adjacent(match.last + 1, match.last, tokens, text).lower()
    if after in BETWEEN:
        after = _word(tokens, match.last + 2).lower()
    preposition = PREPOSITIONS.get(before.lower())
    if match.form == "genitive" and after in STREETS:
        return 0.0
    if after in MUNICIPAL:
        if before in ("fra", "frå") and _word(tokens, match.first - 2)[:1].isupper():
            return EMPLOYER
        return CERTAIN if before.lower() == "i" else ACTOR
    if after.endswith(VENUE_ENDINGS) or after in TOWN_HALLS:
        return CERTAIN
    if match.form == "genitive":
        return 0.0 if match.common else GENITIVE
    if preposition is not None:
        return INSTITUTION if _word(tokens, match.first - 2).lower() in INSTITUTIONS else preposition
    return _weigh_bare(match, tokens, text)


def names_municipality(match: Match, tokens: Sequence[Token], text: str) -> bool:
    """Whether the name must be a municipality's: "Nes rådhus", "Våler kommune"."""
    after = _adjacent(match.last + 1, match.last, tokens, text).lower()
    return after in MUNICIPAL or after in TOWN_HALLS


def names_room(match: Match, tokens: Sequence[Token], text: str) -> bool:
    """Whether the name is that of a room: "møterom Granvoll"."""
    return _adjacent(match.first - 1, match.first, tokens, text).lower() in NAMED_ROOMS


def is_segment(match: Match, tokens: Sequence[Token], text: str) -> bool:
    """Whether the name stands alone between commas, brackets or the ends of the text, and is no label."""
    if match.name in LABELS and not match.first:
        return False
    start, end = tokens[match.first].start(), tokens[match.last].end()
    return text[:start].rstrip()[-1:] in _BEGINS and text[end:].lstrip()[:1] in ENDS


def is_last(match: Match, tokens: Sequence[Token], text: str) -> bool:
    """Whether the name ends the text behind a comma or in brackets, as the town of an address does."""
    before = text[: tokens[match.first].start()].rstrip()
    return before.endswith((",", "(")) and not text[tokens[match.last].end() :].strip(" .)")


def is_coordinated(text: str, earlier_end: int, start: int) -> bool:
    """Whether only a comma or "og" stands between two names, so that what is said of one is said of both."""
    return text[earlier_end:start].strip() in COORDINATIONS


def _weigh_bare(match: Match, tokens: Sequence[Token], text: str) -> float:
    """A name with neither preposition before nor venue noun after it."""
    before = _word(tokens, match.first - 1)
    if before.lower() in HOTELS:
        return HOTEL
    start, end = tokens[match.first].start(), tokens[match.last].end()
    gap = text[tokens[match.first - 1].end() : start] if match.first else ""
    if before.isdecimal() and "," in gap:
        return CERTAIN  # after a house number or postal code
    if match.common:
        return COMMON_LISTED if is_segment(match, tokens, text) else 0.0
    if not match.first:
        dated = _word(tokens, match.last + 1).lower()
        mark = text[end:].lstrip(" ")[:1]
        return OPENING if mark in (":", ",") or dated in DATE_WORDS or dated[:1].isdecimal() else BARE
    if any(mark in gap for mark in ",(–"):
        return LISTED
    return NAME_PART if gap == " " and before[:1].isupper() else BARE


def _adjacent(position: int, beside: int, tokens: Sequence[Token], text: str) -> str:
    """The word at a position if nothing but space parts it from the one beside it, else nothing."""
    if not 0 <= position < len(tokens):
        return ""
    left, right = sorted((position, beside))
    return tokens[position][0] if text[tokens[left].end() : tokens[right].start()].isspace() else ""


def _word(tokens: Sequence[Token], position: int) -> str:
    return tokens[position][0] if 0 <= position < len(tokens) else ""
