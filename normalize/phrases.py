"""Tables of phrases found in words: what the lexicons are written for.

A phrase is words with spaces between: ``uten|utan kostnad*``. ``|`` separates alternatives, ``stem*`` is any
word that begins so, ``*tail`` ends so, ``*mid*`` holds it, ``#`` is any number. Full stops and dashes
standing close to the word before them are passed over within a phrase, so that ``no show`` also is "no-show",
``t o m`` is "t.o.m." and ``# # år`` is "5–12 år".
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from normalize.words import LONGEST

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from normalize.words import Word

_PASSED_OVER = frozenset(".-\u2010\u2011\u2013")
IGNORE = "ignore"  # the tag of phrases that look like others and mean nothing


class Mark(NamedTuple):
    """A phrase found: its tag, the words ``first`` to ``last`` (exclusive) and their characters."""

    tag: str
    first: int
    last: int
    start: int
    end: int


class Phrases:
    """A table ``tag → phrases`` compiled for finding; the longest phrase at a word wins, ties give a mark
    each.

    The phrases of a tag are written one after the other with commas or line ends between.

    >>> table = Phrases({"free": "gratis, fri entre|inngang", "ignore": "gratisavis*"})
    >>> from normalize.words import split_words
    >>> [(m.tag, m.first, m.last) for m in table.find(split_words("Fri entré, ikke gratisavisen"))]
    [('free', 0, 2)]
    """

    def __init__(self, table: Mapping[str, str]) -> None:
        self._exact: dict[str, list[int]] = {}
        self._heads: dict[str, list[int]] = {}
        self._tails: dict[str, list[int]] = {}
        self._parts: dict[str, list[int]] = {}
        self._starting: dict[int, list[tuple[tuple[int, ...], str]]] = {}
        self._numbers: dict[str, int] = {}
        for tag, phrases in table.items():
            for phrase in filter(str.strip, re.split(r"[,\n]", phrases)):
                first, *rest = (self._number(pattern) for pattern in phrase.split())
                self._starting.setdefault(first, []).append((tuple(rest), tag))
        self._head_lengths = sorted({len(stem) for stem in self._heads})
        self._tail_lengths = sorted({len(stem) for stem in self._tails})
        self._matches = lru_cache(maxsize=1 << 14)(self._match_word)

    def find(self, words: Sequence[Word]) -> list[Mark]:
        """Marks in order, not overlapping (apart from ties)."""
        marks: list[Mark] = []
        i, end = 0, len(words)
        while i < end:
            numbers = self._matches(words[i].text)
            if not numbers:
                i += 1
                continue
            found = [(self._extent(words, i, rest, end), tag) for rest, tag in self._candidates(numbers)]
            longest = max((stop for stop, _ in found), default=0)
            if longest:
                tags = dict.fromkeys(tag for stop, tag in found if stop == longest)
                if IGNORE not in tags:
                    marks += [Mark(tag, i, longest, words[i].start, words[longest - 1].end) for tag in tags]
            i = max(longest, i + 1)
        return marks

    def tags(self, word: str) -> tuple[str, ...]:
        """The tags of one folded word standing alone."""
        found = tuple(tag for rest, tag in self._candidates(self._matches(word)) if not rest)
        return () if IGNORE in found else found

    def _number(self, pattern: str) -> int:
        """A number for a word pattern, registering each of its alternatives."""
        if pattern in self._numbers:
            return self._numbers[pattern]
        number = self._numbers[pattern] = len(self._numbers)
        for option in pattern.split("|"):
            stem = option.strip("*")
            head, tail = option.endswith("*"), option.startswith("*")
            table = (self._parts if tail else self._heads) if head else (self._tails if tail else self._exact)
            table.setdefault(stem, []).append(number)
        return number

    def _match_word(self, word: str) -> tuple[int, ...]:
        if len(word) > LONGEST:
            return ()
        found = list(self._exact.get("#" if word.isdecimal() else word, ()))
        for length in self._head_lengths:
            found += self._heads.get(word[:length], ()) if length <= len(word) else ()
        for length in self._tail_lengths:
            found += self._tails.get(word[-length:], ()) if length <= len(word) else ()
        for part, numbers in self._parts.items():
            if part in word:
                found += numbers
        return tuple(dict.fromkeys(found))

    def _candidates(self, numbers: tuple[int, ...]) -> Iterator[tuple[tuple[int, ...], str]]:
        for number in numbers:
            yield from self._starting.get(number, ())

    def _extent(self, words: Sequence[Word], i: int, rest: tuple[int, ...], end: int) -> int:
        """The word after the phrase when its words ``rest`` follow word ``i``, else 0."""
        at = i + 1
        for number in rest:
            while at < end and words[at].text in _PASSED_OVER and words[at].start == words[at - 1].end:
                at += 1
            if at >= end or number not in self._matches(words[at].text):
                return 0
            at += 1
        return at
