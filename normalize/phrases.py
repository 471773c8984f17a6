"""Tables of phrases found in words: what the lexicons are written for.

A phrase is words with spaces between: ``uten|utan kostnad*``. ``|`` separates alternatives, ``stem*`` is any
word that begins so, ``*tail`` ends so, ``*mid*`` holds it, ``#`` is any number. Full stops and dashes
standing close to the word before them are passed over within a phrase, so that ``no show`` also is "no-show",
``t o m`` is "t.o.m." and ``# # år`` is "5–12 år".
"""

from __future__ import annotations

import re
from operator import attrgetter
from typing import TYPE_CHECKING, Final, NamedTuple

from normalize.patterns import PATTERNS
from normalize.remembered import Remembered
from normalize.words import word_set

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from normalize.words import Word

_PASSED_OVER: Final = frozenset(".-\u2010\u2011\u2013")
_EVERYDAY: Final = word_set(
    "# alle alt andre av bare berre bli blir da de deg den dere det du dykk eg ein en enn er et etter fleire flere for"
    " fra frå få får gi gjekk gikk gje går gått ha han har hos i ikke ikkje ja jeg kan kjem komme kommer kome langt man"
    " mange med meg meir men mens mer møte må no noe noen nok nokon nå når og også om opp oss over på seg sei si siste"
    " sjå skal so som så til under ut uten utan var ved vere vert vi vil være å"
)
# Any announcement has some of these, whatever it tells.
_ANNOUNCING: Final = word_set(
    "*møte møte møtet *seminar seminaret *kurs kurset *kveld *samling samlinga samlingen *foredrag foredraget *debatt"
    " turen arrangementet konferansen webinaret kommune dag"
)
_COMMON: Final = _EVERYDAY | _ANNOUNCING
_text_of = attrgetter("text")
IGNORE: Final = "ignore"  # the tag of phrases that look like others and mean nothing


class Mark(NamedTuple):
    """A phrase found: its tag, the words ``first`` to ``last`` (exclusive) and their characters."""

    tag: str
    first: int
    last: int
    start: int
    end: int


def split_phrases(phrases: str) -> Iterator[str]:
    """The phrases of one tag of a table."""
    return filter(str.strip, re.split(r"[,\n]", phrases))


def key_words(*tables: Mapping[str, str]) -> Iterator[tuple[str, ...]]:
    """Of each phrase the pattern of its rarest word, or those of all where any text has them.

    A text that has not all patterns of any phrase has none of the phrases.

    >>> list(key_words({"full": "er fullt|fulle, påmelding* er stengt, går ut"}))
    [('fullt|fulle',), ('påmelding*',), ('går', 'ut')]
    """
    for table in tables:
        for phrases in table.values():
            for phrase in split_phrases(phrases):
                yield keys_of(phrase.split())


def keys_of(patterns: Sequence[str]) -> tuple[str, ...]:
    """The rarest of some word patterns, or all of them where each may be a word that any announcement has."""
    rare = [pattern for pattern in patterns if _COMMON.isdisjoint(pattern.split("|"))]
    return (max(rare, key=_shortest),) if rare else tuple(patterns)


def _shortest(pattern: str) -> int:
    return min(len(option.strip("*")) for option in pattern.split("|"))


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
        # By the number of its first word pattern, the numbers of the others and the tag of each phrase.
        self._starting: dict[int, list[tuple[tuple[int, ...], str]]] = {}
        for tag, phrases in table.items():
            for phrase in split_phrases(phrases):
                first, *rest = map(PATTERNS.number, phrase.split())
                self._starting.setdefault(first, []).append((tuple(rest), tag))
        self._candidates = Remembered(self._find_candidates)

    def find(self, words: Sequence[Word]) -> list[Mark]:
        """Marks in order, not overlapping (apart from ties)."""
        marks: list[Mark] = []
        if not any(map(self._candidates.__getitem__, map(_text_of, words))):
            return marks
        end, behind = len(words), 0
        for i, candidates in enumerate([self._candidates[word.text] for word in words]):
            if not candidates or i < behind:
                continue
            longest, tags = 0, list[str]()
            for rest, tag in candidates:
                stop = self._extent(words, i, rest, end) if rest else i + 1
                if stop > longest:
                    longest, tags = stop, [tag]
                elif stop == longest and tag not in tags:
                    tags.append(tag)
            if longest:
                behind = longest
                if IGNORE not in tags:
                    marks += [Mark(tag, i, longest, words[i].start, words[longest - 1].end) for tag in tags]
        return marks

    def tags(self, word: str) -> tuple[str, ...]:
        """The tags of one folded word standing alone."""
        found = tuple(tag for rest, tag in self._candidates[word] if not rest)
        return () if IGNORE in found else found

    def _find_candidates(self, word: str) -> tuple[tuple[tuple[int, ...], str], ...]:
        """The rest, and the tag, of each phrase that the word begins."""
        return tuple(
            [phrase for number in PATTERNS.fitting[word] for phrase in self._starting.get(number, ())]
        )

    def _extent(self, words: Sequence[Word], i: int, rest: tuple[int, ...], end: int) -> int:
        """The word after the phrase when its words ``rest`` follow word ``i``, else 0."""
        at = i + 1
        for number in rest:
            while at < end and words[at].text in _PASSED_OVER and words[at].start == words[at - 1].end:
                at += 1
            if at >= end or number not in PATTERNS.fitting[words[at].text]:
                return 0
            at += 1
        return at
