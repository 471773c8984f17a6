"""How much two titles speak for one gathering: what they share, what each has alone. Pure."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz.distance import OSA

from klimakalender.store.folding import words
from klimakalender.store.headline import read_headline, stem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from klimakalender.store.headline import Headline

LETTERS_A_SLIP = 7  # one slip (a letter too many, too few, another or out of place) for so many letters
WITHIN = 4  # letters of a word that is found in a compound
_DEED = re.compile(r"(?<=\w{3})(ing|e)$")  # what is done, and doing it: "ladekurs" is about "lading"
LEAST = 0.3  # a share of a word below this is none
_EDGE = 3  # letters
_LONG = ""  # stands for the ends of a word in both of which there may be a slip
REMEMBERED = 16_384  # titles


@dataclass(frozen=True, slots=True)
class Overlap:
    """``shared``: the weight of common words; ``left`` and ``right``: that of the telling ones of one title alone."""

    shared: float
    left: float
    right: float

    @property
    def opposed(self) -> float:
        """What each title has to itself: a subject of its own."""
        return min(self.left, self.right)


def overlap(one: Headline, other: Headline, known: frozenset[str] = frozenset()) -> Overlap:
    """Compare the words of two titles; ``known`` are stems that name place and organisers and tell nothing more."""
    left = {word.stem: word for word in one.words}
    right = {word.stem: word for word in other.words}
    shared = 0.0
    unmatched = dict.fromkeys(left, 1.0), dict.fromkeys(right, 1.0)  # how much of each word, at most 1
    for likeness, mine, theirs in sorted(_pairs(left, right), reverse=True):
        part = likeness * min(unmatched[0][mine], unmatched[1][theirs])
        shared += part * min(left[mine].weight, right[theirs].weight)
        # A word in a compound is met, but leaves the rest of the compound to tell something.
        unmatched[0][mine] -= part if len(mine) > len(theirs) else unmatched[0][mine] * bool(part)
        unmatched[1][theirs] -= part if len(theirs) > len(mine) else unmatched[1][theirs] * bool(part)
    rest = (
        sum(share * words[key].contrast for key, share in side.items() if key not in known)
        for side, words in zip(unmatched, (left, right), strict=True)
    )
    return Overlap(round(shared, 3), *(round(weight, 3) for weight in rest))


def share_words(one: str, other: str) -> bool:
    """Whether two titles have any word in common: sooner told than how much."""
    mine, theirs = _traces(one), _traces(other)
    return not mine.ends.isdisjoint(theirs.ends) and next(_pairs(mine.stems, theirs.stems), None) is not None


class _Traces(NamedTuple):
    """What is remembered of a title, little enough for all that is on in a season: its stems, and their ends."""

    stems: tuple[str, ...]
    ends: frozenset[str]


@lru_cache(maxsize=REMEMBERED)
def _traces(title: str) -> _Traces:
    stems = tuple(dict.fromkeys(sys.intern(word.stem) for word in read_headline(title).words))
    ends = {sys.intern(end) for one in stems for end in (one[:_EDGE], one[-_EDGE:])}
    return _Traces(stems, frozenset(ends | {_LONG} if any(map(_may_slip_twice, stems)) else ends))


def _may_slip_twice(word: str) -> bool:
    return len(word) >= 2 * LETTERS_A_SLIP


def _pairs(left: Iterable[str], right: Iterable[str]) -> Iterator[tuple[float, str, str]]:
    for mine in left:
        for theirs in right:
            if (likeness := same_word(mine, theirs)) > LEAST:
                yield likeness, mine, theirs


def same_word(one: str, other: str) -> float:
    """1 for one word, inflected, derived or mistyped; the share of the letters for a word within a compound; else 0.

    >>> same_word("flom", "flom"), same_word("styrtregn", "styrtrgen"), same_word("fjord", "fjell")
    (1.0, 1.0, 0.0)
    >>> same_word("sykkel", "sykkelvei")
    0.67
    >>> same_word("lading", "lade")
    1.0
    """
    if one == other:
        return 1.0
    shorter, longer = (one, other) if len(one) <= len(other) else (other, one)
    # All that follows leaves one end as it is: most pairs are told apart here. Only two slips may be in both ends.
    ends_differ = one[:_EDGE] != other[:_EDGE] and one[-_EDGE:] != other[-_EDGE:]
    if ends_differ and not _may_slip_twice(shorter):
        return 0.0
    if _DEED.sub("", one) == _DEED.sub("", other):
        return 1.0
    if OSA.distance(one, other, score_cutoff=2) <= len(shorter) // LETTERS_A_SLIP:
        return 1.0
    if len(shorter) >= WITHIN and (longer.startswith(shorter) or longer.endswith(shorter)):
        return round(len(shorter) / len(longer), 2)
    return 0.0


@lru_cache(maxsize=4_096)
def known_words(*names: str | None) -> frozenset[str]:
    """The stems of names of places and bodies."""
    return frozenset(stem(word) for name in names for word in words(name))
