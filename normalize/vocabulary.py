"""Which of several sets of words a text has a word of, from one look at each piece of it."""

from __future__ import annotations

import re
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Final

from normalize.patterns import PATTERNS
from normalize.remembered import LONGEST, MOST, Remembered
from normalize.words import folded_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_SPACES: Final = "\n\t\r\u00a0"  # beside the space itself; others are rare enough to stand within a piece
LONGEST_TEXT, MOST_TEXTS = 1_000, 2_000  # of those remembered: several readers ask about one line


class Vocabulary:
    """Sets of word patterns, each with a flag (a power of two) for the texts that have a word of it.

    >>> vocabulary = Vocabulary()
    >>> price, number = vocabulary.add([("pris*",), ("fri", "entré")]), vocabulary.add([("#",)])
    >>> found = vocabulary.flags("Prisen er 200 kr.")
    >>> bool(found & price), bool(found & number), bool(vocabulary.flags("Fri tilgang") & price)
    (True, True, False)
    """

    def __init__(self) -> None:
        self._pieces = _Pieces()
        self._single: dict[str, int] = {}
        # Sets of patterns that count together, by the flag of the first of them.
        self._joint: dict[int, list[tuple[int, int]]] = {}
        self._firsts = 0
        self._texts = Remembered(self._add_up, longest=LONGEST_TEXT, most=MOST_TEXTS)
        # The flags of a text, added up. A piece too long to be a word has all of them.
        self.flags: Callable[[str], int] = self._texts.__getitem__

    def add(self, keys: Iterable[tuple[str, ...]], shape: str = "") -> int:
        """The flag of a new set of keys, which are word patterns that a text has all of.

        ``shape``: a pattern of text between white space that counts like a key; it asks for a digit or a sign.
        """
        self._texts.clear()
        flag = self._pieces.new_flag()
        for key in dict.fromkeys(keys):
            if len(key) == 1:
                self._pieces.add(key[0], flag)
            else:
                flags = [self._flag_of(pattern) for pattern in key]
                self._joint.setdefault(flags[0], []).append((sum(dict.fromkeys(flags)), flag))
                self._firsts |= flags[0]
        if shape:
            self._pieces.shapes.append((flag, re.compile(shape)))
        return flag

    def _flag_of(self, pattern: str) -> int:
        """The flag of a word pattern that only counts together with others."""
        if pattern not in self._single:
            self._single[pattern] = self._pieces.new_flag()
            self._pieces.add(pattern, self._single[pattern])
        return self._single[pattern]

    def _add_up(self, text: str) -> int:
        found = reduce(or_, map(self._pieces.__getitem__, text.split()), 0)
        firsts = found & self._firsts
        while firsts:
            first = firsts & -firsts  # the lowest flag
            firsts -= first
            for needed, flag in self._joint[first]:
                if found & needed == needed:
                    found |= flag
        return found

    def telling(self, text: str, flags: int) -> list[int]:
        """The flags of the pieces of a text that have one of ``flags`` by themselves."""
        return [own for own in map(self._pieces.__getitem__, text.split()) if own & flags]

    def stretches(self, text: str, flags: int, before: int, behind: int) -> Iterator[tuple[int, int, int]]:
        """Start and end of the stretches of a text around pieces that have one of ``flags`` by themselves, and which.

        A stretch takes in the pieces that end at most ``before`` or begin at most ``behind`` characters away; those
        that would meet are one.
        """
        for space in _SPACES:
            text = text.replace(space, " ")
        first = start = found = 0
        last: int | None = None
        pieces = self._pieces
        for piece in text.split(" "):
            end = start + len(piece)
            if own := pieces[piece] & flags:
                if last is None:
                    first = start
                elif start - last > before + behind:
                    yield *_widened(text, first - before, last + behind), found
                    first, found = start, 0
                found |= own
                last = end
            start = end + 1
        if last is not None:
            yield *_widened(text, first - before, last + behind), found

    def are_near(self, text: str, one: int, other: int, reach: int) -> bool:
        """Whether a piece with one flag may stand at most ``reach`` pieces from a piece with another.

        What has its flag from several pieces together may stand anywhere.
        """
        places: dict[int, int] = {}  # by flag, where it was seen last
        for place, found in enumerate(map(self._pieces.__getitem__, text.split())):
            for flag in (one, other):
                if found & flag:
                    places[flag] = place
                    if len(places) == 2 and abs(places[one] - places[other]) <= reach:
                        return True
        return len(places) < 2


def _widened(text: str, start: int, end: int) -> tuple[int, int]:
    """``text[start:end]`` with the pieces that are cut by it."""
    close = text.find(" ", end)
    return text.rfind(" ", 0, max(start, 0)) + 1, close if close >= 0 else len(text)


class _Pieces(dict[str, int]):
    """The flags of pieces of text, worked out when first asked for."""

    def __init__(self) -> None:
        self.shapes: list[tuple[int, re.Pattern[str]]] = []
        self._flags: dict[int, int] = {}  # by the number of a word pattern
        self._next = 1

    def new_flag(self) -> int:
        """A flag that none has yet."""
        self.clear()
        flag, self._next = self._next, self._next << 1
        return flag

    def add(self, pattern: str, flag: int) -> None:
        """Let a word pattern have a flag too."""
        number = PATTERNS.number(pattern)
        self._flags[number] = self._flags.get(number, 0) | flag

    def __missing__(self, piece: str) -> int:
        if len(piece) > LONGEST:
            return self._next - 1  # an address, or text without white space: not worth remembering
        if len(self) >= MOST:
            self.clear()
        flags = 0
        if not piece.isalpha():
            for flag, shape in self.shapes:
                flags |= flag if shape.search(piece) else 0
        for word in folded_words(piece):
            for number in PATTERNS.fitting[word]:
                flags |= self._flags.get(number, 0)
        self[piece] = flags
        return flags


# One for all readers, so that each piece of a page is looked at once.
VOCABULARY: Final = Vocabulary()
