"""Weighted word stems, and finding them in Norwegian text, where most of the meaning is in compounds.

A word has one sense, that of the longest stem it matches, so that "arbeidsklima" is no climate and
"klimaanlegg" no climate work. Names of bodies ("Miljødirektoratet") are taken out first: who announces
something says nothing about what it is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from mypy_extensions import mypyc_attr

from normalize.bodies import without_bodies
from normalize.once import once
from normalize.patterns import PATTERNS
from normalize.remembered import Remembered

if TYPE_CHECKING:
    from collections.abc import Iterable

TermClass = Literal["core", "related", "against", "name"]

WORD: Final = re.compile(r"[^\W\d_]\w*(?:-\w+)*")


@dataclass(frozen=True, slots=True)
class Term:
    """A stem or phrase: ``text`` with ``*`` at an open end, its class, weight (0–3) and topic."""

    text: str
    kind: TermClass
    weight: float
    topic: str = ""


class Found(NamedTuple):
    """A term in a text: the first word or phrase it was found as, and how often it occurs."""

    term: Term
    quote: str
    times: int


@dataclass(frozen=True, slots=True)
class Phrase:
    """A term of several words; the last may go on ("kutte utsl" is also "kutte utslippene")."""

    term: Term
    stem: str

    def cut(self, text: str) -> tuple[str, int]:
        """A text with a space for each time that it has the phrase, and how often that is."""
        at = last = count = 0
        kept = ""
        while (at := text.find(self.stem, at)) >= 0:
            end = at + len(self.stem)
            if at and (text[at - 1].isalnum() or text[at - 1] == "_"):  # the end of a longer word
                at += 1
                continue
            while text[end : end + 1].isalnum() or text[end : end + 1] == "_":
                end += 1
            kept += text[last:at] + " "
            at, last, count = end, end, count + 1
        return kept + text[last:], count


@mypyc_attr(native_class=False)
@dataclass(frozen=True, eq=False)
class TopicTerms:
    """Terms of one word, by the number of their pattern, and of several.

    Phrases and names of several words are filed under their first word, which must be a whole one.
    """

    stems: Mapping[int, Sequence[Term]]
    phrases: Mapping[str, Sequence[Phrase]]

    @classmethod
    def build(cls, terms: Iterable[Term]) -> TopicTerms:
        """Sort terms by form: ``word``, ``stem*``, ``*ending``, ``*within*``, and phrases (with a space)."""
        stems: dict[int, list[Term]] = {}
        phrases: dict[str, list[Phrase]] = {}
        for term in terms:
            pattern = term.text.lower()
            stem = pattern.strip("*")
            if " " in stem:
                phrases.setdefault(WORD.findall(stem)[0], []).append(Phrase(term, stem))
            else:
                stems.setdefault(PATTERNS.number(pattern), []).append(term)
        return cls(stems, phrases)

    def find(self, text: str) -> Sequence[Found]:
        """Every term of the text, once; names are left out, and nothing is found in them."""
        return _find(text, self)

    def _find(self, text: str) -> tuple[Found, ...]:
        folded = without_bodies(text, self._is_name).lower()
        found: dict[str, Found] = {}
        words = self._telling(folded)
        present = [
            phrase
            for first in words.keys() & self.phrases.keys()
            for phrase in self.phrases[first]
            if phrase.stem in folded
        ]
        for phrase in sorted(present, key=lambda phrase: (-len(phrase.stem), phrase.stem)):
            folded, count = phrase.cut(folded)  # the words of a phrase mean nothing else
            if count and phrase.term.kind != "name":
                found[phrase.term.text] = Found(phrase.term, phrase.stem, count)
        if present:
            words = self._telling(folded)
        for word, count in words.items():
            sense = self._senses[word]
            if sense and sense.kind != "name":
                earlier = found.get(sense.text)
                first, already = (earlier.quote, earlier.times) if earlier else (word, 0)
                found[sense.text] = Found(sense, first, already + count)
        return tuple(found.values())

    def find_work(self, name: str) -> Found | None:
        """What the body of a name or title works for, if for one thing only: a ``name`` that has a topic.

        A host is left out: "konsert hos Klimapartnere".
        """
        folded = without_bodies(name, lambda _: False).lower()
        words = self._telling(folded)
        for first in words.keys() & self.phrases.keys():
            for phrase in self.phrases[first]:
                if _is_cause(phrase.term) and phrase.cut(folded)[1]:
                    return Found(phrase.term, phrase.stem, 1)
        senses = ((word, self._senses[word]) for word in words)
        return next((Found(sense, word, 1) for word, sense in senses if sense and _is_cause(sense)), None)

    def _telling(self, folded: str) -> dict[str, int]:
        """How often a text has which of the words that have a sense or may begin a phrase."""
        counts: dict[str, int] = {}
        for words in filter(None, map(self._telling_words.__getitem__, folded.split())):
            for word in words:
                counts[word] = counts.get(word, 0) + 1
        return counts

    @once
    def _telling_words(self) -> Remembered[tuple[str, ...]]:
        """Those words of a piece of text between white space."""
        return Remembered(self._find_telling)

    def _find_telling(self, piece: str) -> tuple[str, ...]:
        return tuple([word for word in WORD.findall(piece) if word in self.phrases or self._senses[word]])

    def _is_name(self, word: str) -> bool:
        sense = self._senses[word]
        return sense is not None and sense.kind == "name"

    @once
    def _senses(self) -> Remembered[Term | None]:
        """The term with the longest stem that a word matches, a name before all; of a hyphenated word without one
        that of its last part that has one.
        """
        return Remembered(self._find_sense)

    def _find_sense(self, word: str) -> Term | None:
        fitting = [term for number in PATTERNS.fitting[word] for term in self.stems.get(number, ())]
        if fitting:
            return max(fitting, key=_precedence)
        parts = word.split("-")
        return next(filter(None, map(self._senses.__getitem__, reversed(parts))), None) if parts[1:] else None


@lru_cache(maxsize=256)  # the lead is read once more in the body, what events share for each of them
def _find(text: str, terms: TopicTerms) -> tuple[Found, ...]:
    return terms._find(text)


def _is_cause(term: Term) -> bool:
    return term.kind == "name" and bool(term.topic)


def _precedence(term: Term) -> tuple[bool, int]:
    """Who a compound names is told by its last part, however short: "klimasjef"."""
    return term.kind == "name", len(term.text.strip("*"))
