"""Which of several sets of words a text has a word of, from one look at each piece of it."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from normalize.patterns import WordPatterns
from normalize.words import LONGEST, split_words

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST_PIECES = 1 << 15  # remembered; most running text of a language is made of fewer


class Vocabulary:
    """Sets of word patterns, each with a flag (a power of two) for the texts that have a word of it.

    >>> vocabulary = Vocabulary()
    >>> vocabulary.add(("pris*", "gratis")), vocabulary.add(("#",))
    (1, 2)
    >>> vocabulary.flags("Prisen er 200 kr."), vocabulary.flags("Velkommen!")
    (3, 0)
    """

    def __init__(self) -> None:
        self._pieces = _Pieces()

    def add(self, patterns: Iterable[str], shape: str = "") -> int:
        """The flag of a new set: word patterns, and a ``shape`` to be found in text between white space."""
        return self._pieces.add(patterns, shape)

    def flags(self, text: str) -> int:
        """The flags of a text, added up. A piece too long to be a word has all of them."""
        found = 0
        for flags in set(map(self._pieces.__getitem__, text.split())):
            found |= flags
        return found

    def count(self, text: str) -> Counter[int]:
        """How many pieces of a text have which flags."""
        return Counter(map(self._pieces.__getitem__, text.split()))

    def are_near(self, text: str, one: int, other: int, reach: int) -> bool:
        """Whether a piece with one flag stands at most ``reach`` pieces from a piece with another."""
        flags = [*map(self._pieces.__getitem__, text.split())]
        places = [place for place, found in enumerate(flags) if found & one]
        return any(
            found & other for place in places for found in flags[max(0, place - reach) : place + reach + 1]
        )


class _Pieces(dict[str, int]):
    """The flags of pieces of text, worked out when first asked for."""

    def __init__(self) -> None:
        self._patterns: WordPatterns[int] = WordPatterns()
        self._shapes: list[tuple[int, re.Pattern[str]]] = []
        self._next = 1

    def add(self, patterns: Iterable[str], shape: str) -> int:
        flag, self._next = self._next, self._next << 1
        for pattern in dict.fromkeys(patterns):
            self._patterns.add(pattern, flag)
        if shape:
            self._shapes.append((flag, re.compile(shape)))
        self.clear()
        return flag

    def __missing__(self, piece: str) -> int:
        if len(piece) > LONGEST:
            return self._next - 1  # an address, or text without white space: not worth remembering
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
