"""Patterns of single words, and which of them fit a word without trying each.

``stem*`` is any word that begins so, ``*tail`` ends so, ``*mid*`` holds it, ``#`` is any number; ``|``
separates alternatives.
"""

from __future__ import annotations

import re
from typing import Final, Generic, TypeVar

from normalize.lazily import compiled
from normalize.remembered import LONGEST, Remembered

Value = TypeVar("Value")
_EDGE: Final = 3  # letters at the open end of a stem by which it is filed; the tables have no shorter stem


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
        # The lengths of the stems that begin, or end, with these letters.
        self._head_lengths: dict[str, list[int]] = {}
        self._tail_lengths: dict[str, list[int]] = {}
        self._any_part = compiled("(?!)")

    def add(self, pattern: str, value: Value) -> None:
        """File a value under every alternative of a pattern; a stem has three letters or more."""
        for option in pattern.split("|"):
            stem = option.strip("*")
            head, tail = option.endswith("*"), option.startswith("*")
            if (head or tail) and len(stem) < _EDGE:
                raise ValueError(f"a stem of fewer than {_EDGE} letters: {option}")
            if head and tail:
                self._parts.setdefault(stem, []).append(value)
                self._any_part = compiled("|".join(map(re.escape, self._parts)))
            elif head:
                self._heads.setdefault(stem, []).append(value)
                _note(self._head_lengths.setdefault(stem[:_EDGE], []), len(stem))
            elif tail:
                self._tails.setdefault(stem, []).append(value)
                _note(self._tail_lengths.setdefault(stem[-_EDGE:], []), len(stem))
            else:
                self._exact.setdefault(stem, []).append(value)

    def fitting(self, word: str) -> list[Value]:
        """The values of the patterns that fit a folded word; one may come twice."""
        if len(word) > LONGEST:
            return []
        found = list(self._exact.get("#" if word.isdecimal() else word, ()))
        for length in self._head_lengths.get(word[:_EDGE], ()):
            found += self._heads.get(word[:length], ())
        for length in self._tail_lengths.get(word[-_EDGE:], ()):
            found += self._tails.get(word[-length:], ())
        if self._any_part.search(word):
            found += [value for part, values in self._parts.items() if part in word for value in values]
        return found


def _note(lengths: list[int], length: int) -> None:
    if length not in lengths:
        lengths.append(length)
        lengths.sort()


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


PATTERNS: Final = SharedPatterns()  # of all tables of phrases and signals
