"""Whether an event is about climate: core, related or not, and which topics; with the terms for and against.

Terms are stems with weights, passed in. A word has one sense, that of the longest stem it matches, so that
"arbeidsklima" is no climate and "klimaanlegg" no climate work. A term counts once, by the most prominent
place it stands in: title before lead before body. Names of bodies ("Miljødirektoratet") are taken out first:
who announces something says nothing about what it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

TermClass = Literal["core", "related", "against", "name"]

WORD = re.compile(r"[^\W\d_]\w*(?:-\w+)*")
SHORTEST_STEM = 2
TITLE, LEAD, BODY = 3.0, 1.5, 0.6
BODY_REPEATED = 0.5  # more for a term that the body comes back to
REPEATS = 3
LONGEST_BODY = 30_000  # characters read
ENOUGH = 4.0  # for related; a strong related word in the title is 9, a weak one 3
CORE_ENOUGH = 6.5  # a core word in the title is 6 to 9; four different ones in the body 7
MOST_TOPICS, FAIR_SHARE, MOST_REASONS = 3, 0.35, 8


@dataclass(frozen=True, slots=True)
class Term:
    """A stem or phrase: ``text`` with ``*`` at an open end, its class, weight (0–3) and topic."""

    text: str
    kind: TermClass
    weight: float
    topic: str = ""


@dataclass(frozen=True, eq=False)
class TopicTerms:
    """Terms by how they match. ``infix`` stems may stand anywhere in a word."""

    exact: Mapping[str, Term]
    prefix: Mapping[str, Term]
    suffix: Mapping[str, Term]
    infix: Mapping[str, Term]
    phrases: Mapping[str, Term]
    names: re.Pattern[str] | None = field(repr=False)

    @classmethod
    def build(cls, terms: Iterable[Term]) -> TopicTerms:
        """Sort terms by form: ``word``, ``stem*``, ``*ending``, ``*within*``, and phrases (with a space)."""
        exact: dict[str, Term] = {}
        prefix: dict[str, Term] = {}
        suffix: dict[str, Term] = {}
        infix: dict[str, Term] = {}
        phrases: dict[str, Term] = {}
        names: list[str] = []
        for term in terms:
            stem = term.text.strip("*").lower()
            if term.kind == "name":
                names.append(re.escape(stem))
            elif " " in stem:
                phrases[stem] = term
            else:
                opened = (term.text.startswith("*"), term.text.endswith("*"))
                forms = {
                    (False, False): exact,
                    (False, True): prefix,
                    (True, False): suffix,
                    (True, True): infix,
                }
                forms[opened][stem] = term
        pattern = (
            re.compile(r"\b(?:" + "|".join(sorted(names, key=len, reverse=True)) + r")\w*") if names else None
        )
        return cls(exact, prefix, suffix, infix, phrases, pattern)


@dataclass(frozen=True, slots=True)
class Topic:
    """``for_`` and ``against``: the words found, strongest first; topics by weight."""

    climate: Literal["core", "related", "no"]
    topics: tuple[str, ...] = ()
    for_: tuple[str, ...] = ()
    against: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """A term that was found: in which word or phrase, and how much it counts there."""

    term: Term
    quote: str
    score: float


def classify(title: str, lead: str, body: str, *, terms: TopicTerms) -> Topic:
    """The class of an event from its own words; menu and publisher must not be among them."""
    hits: dict[str, Hit] = {}
    for text, trust, repeated in (
        (title, TITLE, 0.0),
        (lead, LEAD, 0.0),
        (body[:LONGEST_BODY], BODY, BODY_REPEATED),
    ):
        for term, (quote, count) in _find(text, terms).items():
            score = term.weight * (trust + (repeated if count >= REPEATS else 0.0))
            if term.kind == "against" and trust != TITLE:
                score = 0.0  # somebody's working environment, in passing: a reason to show, no more
            if term.text not in hits or hits[term.text].score < score:
                hits[term.text] = Hit(term, quote, score)
    core, related, against = (
        sorted((hit for hit in hits.values() if hit.term.kind == kind), key=lambda hit: -hit.score)
        for kind in ("core", "related", "against")
    )
    climate = _decide(*(sum(hit.score for hit in group) for group in (core, related, against)))
    return Topic(
        climate=climate,
        topics=() if climate == "no" else _topics([*core, *related]),
        for_=_quotes([*core, *related]),
        against=_quotes(against),
    )


def _decide(core: float, related: float, against: float) -> Literal["core", "related", "no"]:
    if core + related - against < ENOUGH:
        return "no"
    return "core" if core - against >= CORE_ENOUGH else "related"


def _find(text: str, terms: TopicTerms) -> dict[Term, tuple[str, int]]:
    """Terms of a text with the first words they were found in and how often."""
    folded = text.lower()
    if terms.names:
        folded = terms.names.sub(" ", folded)
    found: dict[Term, tuple[str, int]] = {}

    def add(term: Term, quote: str) -> None:
        first, count = found.get(term, (quote, 0))
        found[term] = (first, count + 1)

    for phrase, term in terms.phrases.items():
        at = folded.find(phrase)
        if at >= 0 and not folded[at - 1 : at].isalpha():
            add(term, phrase)
    for match in WORD.finditer(folded):
        sense = _sense(match.group(), terms)
        if sense:
            add(sense, match.group())
    return found


@lru_cache(maxsize=50_000)
def _sense(word: str, terms: TopicTerms) -> Term | None:
    """The term with the longest stem that the word matches; of a hyphenated word else its last part."""
    best: tuple[int, Term] | None = None
    for length, term in _matches(word, terms):
        if best is None or length > best[0]:
            best = (length, term)
    if best:
        return best[1]
    head, hyphen, tail = word.rpartition("-")
    return _sense(tail, terms) if hyphen and head else None


def _matches(word: str, terms: TopicTerms) -> Iterator[tuple[int, Term]]:
    size = len(word)
    if word in terms.exact:
        yield size, terms.exact[word]
    for length in range(SHORTEST_STEM, size + 1):
        if word[:length] in terms.prefix:
            yield length, terms.prefix[word[:length]]
        if word[-length:] in terms.suffix:
            yield length, terms.suffix[word[-length:]]
        for start in range(size - length + 1):
            if word[start : start + length] in terms.infix:
                yield length, terms.infix[word[start : start + length]]


def _topics(hits: list[Hit]) -> tuple[str, ...]:
    """Topics by the sum of their terms, those that carry a fair share."""
    weights: dict[str, float] = {}
    for hit in hits:
        if hit.term.topic:
            weights[hit.term.topic] = weights.get(hit.term.topic, 0.0) + hit.score
    ranked = sorted(weights, key=lambda topic: -weights[topic])
    return tuple(topic for topic in ranked[:MOST_TOPICS] if weights[topic] >= FAIR_SHARE * weights[ranked[0]])


def _quotes(hits: list[Hit]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(hit.quote for hit in sorted(hits, key=lambda hit: -hit.score)))[:MOST_REASONS]
