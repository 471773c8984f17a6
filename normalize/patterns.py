"""Patterns of single words, and which of them fit a word without trying each.

``stem*`` is any word that begins so, ``*tail`` ends so, ``*mid*`` holds it, ``#`` is any number; ``|``
separates alternatives.
"""

from __future__ import annotations

from bisect import insort
from typing import Generic, TypeVar

from normalize.words import LONGEST

Value = TypeVar("Value")


class WordPatterns(Generic[Value]):
    """Values filed under word patterns.

    >>> patterns = WordPatterns()
    >>> patterns.add("påmeld*|*frist", 1)
    >>> patterns.add("#", 2)
    >>> patterns.fitting("svarfrist"), patterns.fitting("40"), patterns.fitting("svar")
    ([1], [2], [])
    """

    def __init__(self) -> None:
        self._exact: dict[str, list[Value]] = {}
        self._heads: dict[str, list[Value]] = {}
        self._tails: dict[str, list[Value]] = {}
        self._parts: dict[str, list[Value]] = {}
        self._head_lengths: list[int] = []
        self._tail_lengths: list[int] = []

    def add(self, pattern: str, value: Value) -> None:
        """File a value under every alternative of a pattern."""
        for option in pattern.split("|"):
            stem = option.strip("*")
            head, tail = option.endswith("*"), option.startswith("*")
            table = (self._parts if tail else self._heads) if head else (self._tails if tail else self._exact)
            table.setdefault(stem, []).append(value)
            if head != tail:
                lengths = self._head_lengths if head else self._tail_lengths
                if len(stem) not in lengths:
                    insort(lengths, len(stem))

    def fitting(self, word: str) -> list[Value]:
        """The values of the patterns that fit a folded word; one may come twice."""
        if len(word) > LONGEST:
            return []
        found = list(self._exact.get("#" if word.isdecimal() else word, ()))
        for length in self._head_lengths:
            found += self._heads.get(word[:length], ()) if length <= len(word) else ()
        for length in self._tail_lengths:
            found += self._tails.get(word[-length:], ()) if length <= len(word) else ()
        for part, values in self._parts.items():
            if part in word:
                found += values
        return found
