"""Which of several sets of words a text has a word of, from one look at each piece of it."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from normalize.patterns import WordPatterns
from normalize.words import LONGEST, split_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

MOST_PIECES = 1 << 15  # remembered; most running text of a language is made of fewer


class Vocabulary:
    """Sets of word patterns, each with a flag (a power of two) for the texts that have a word of it.

    ``shapes`` are patterns to be found in a piece of text between white space.

    >>> vocabulary = Vocabulary({1: ("pris*", "gratis"), 2: ("#",)})
    >>> vocabulary.flags("Prisen er 200 kr."), vocabulary.flags("Velkommen!")
    (3, 0)
    """

    def __init__(self, words: Mapping[int, Iterable[str]], shapes: Mapping[int, str] | None = None) -> None:
        self._pieces = _Pieces(words, shapes or {})

    def flags(self, text: str) -> int:
        """The flags of a text, added up."""
        found = 0
        for flags in set(map(self._pieces.__getitem__, text.split())):
            found |= flags
        return found

    def are_near(self, text: str, one: int, other: int, reach: int) -> bool:
        """Whether a piece with one flag stands at most ``reach`` pieces from a piece with another."""
        flags = [*map(self._pieces.__getitem__, text.split())]
        places = [place for place, found in enumerate(flags) if found & one]
        return any(
            found & other for place in places for found in flags[max(0, place - reach) : place + reach + 1]
        )

    def count(self, text: str) -> Counter[int]:
        """How many pieces of a text have which flags."""
        return Counter(map(self._pieces.__getitem__, text.split()))


class _Pieces(dict[str, int]):
    """The flags of pieces of text, worked out when first asked for."""

    def __init__(self, words: Mapping[int, Iterable[str]], shapes: Mapping[int, str]) -> None:
        self._patterns: WordPatterns[int] = WordPatterns()
        for flag, patterns in words.items():
            for pattern in dict.fromkeys(patterns):
                self._patterns.add(pattern, flag)
        self._shapes = [(flag, re.compile(shape)) for flag, shape in shapes.items()]
        self._all = sum({*words, *shapes})

    def __missing__(self, piece: str) -> int:
        if len(piece) > LONGEST:
            return self._all  # an address, or text without white space: not worth remembering
        if len(self) >= MOST_PIECES:
            self.clear()
        flags = 0
        for flag, shape in self._shapes:
            flags |= flag if shape.search(piece) else 0
        for word in split_words(piece):
            for flag in self._patterns.fitting(word.text):
                flags |= flag
        self[piece] = flags
        return flags
