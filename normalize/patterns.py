"""Patterns of single words, and which of them fit a word without trying each.

``stem*`` is any word that begins so, ``*tail`` ends so, ``*mid*`` holds it, ``#`` is any number; ``|``
separates alternatives.
"""

from __future__ import annotations

from bisect import insort
from typing import Generic, TypeVar

from normalize.remembered import LONGEST, Remembered

Value = TypeVar("Value")
_EDGE = 3  # letters by which stems are filed; a shorter one by itself


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
        self._parts: dict[str, list[Value]] = {}
        self._heads = _Filed[Value]()
        self._tails = _Filed[Value]()

    def add(self, pattern: str, value: Value) -> None:
        """File a value under every alternative of a pattern."""
        for option in pattern.split("|"):
            stem = option.strip("*")
            head, tail = option.endswith("*"), option.startswith("*")
            if head and not tail:
                self._heads.add(stem[:_EDGE], stem, value)
            elif tail and not head:
                self._tails.add(stem[-_EDGE:], stem, value)
            else:
                (self._parts if head else self._exact).setdefault(stem, []).append(value)

    def fitting(self, word: str) -> list[Value]:
        """The values of the patterns that fit a folded word; one may come twice."""
        if len(word) > LONGEST:
            return []
        found = list(self._exact.get("#" if word.isdecimal() else word, ()))
        for edge in (word[:1], word[:2], word[:3])[: len(word)]:
            for stem, values in self._heads.get(edge, ()):
                if word.startswith(stem):
                    found += values
        for edge in (word[-1:], word[-2:], word[-3:])[: len(word)]:
            for stem, values in self._tails.get(edge, ()):
                if word.endswith(stem):
                    found += values
        for part, values in self._parts.items():
            if part in word:
                found += values
        return found


class _Filed(dict[str, list[tuple[str, list[Value]]]], Generic[Value]):
    """Stems with their values, shortest first, by the edge of the word that they have in common."""

    def add(self, edge: str, stem: str, value: Value) -> None:
        stems = self.setdefault(edge, [])
        values = next((values for known, values in stems if known == stem), None)
        if values is None:
            values = []
            insort(stems, (stem, values), key=lambda filed: len(filed[0]))
        values.append(value)


class SharedPatterns:
    """The word patterns of several tables, each with its number; a word is looked at once for all of them.

    >>> shared = SharedPatterns()
    >>> signup, number = shared.number("påmeld*"), shared.number("#")
    >>> shared.number("påmeld*") == signup, shared.fitting["påmeldingen"] == (signup,), shared.fitting["svar"]
    (True, True, ())
    """

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._patterns: WordPatterns[int] = WordPatterns()
        self.fitting: Remembered[tuple[int, ...]] = Remembered(self._find)  # of a folded word

    def number(self, pattern: str) -> int:
        """The number of a word pattern."""
        if pattern not in self._numbers:
            self._numbers[pattern] = len(self._numbers)
            self._patterns.add(pattern, self._numbers[pattern])
            self.fitting.clear()
        return self._numbers[pattern]

    def _find(self, word: str) -> tuple[int, ...]:
        return tuple(dict.fromkeys(self._patterns.fitting(word)))


PATTERNS = SharedPatterns()  # of all tables of phrases and signals
