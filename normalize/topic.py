"""Whether an event is about climate: core, related or not, and which topics; with the terms for and against.

A term (:mod:`normalize.terms`) counts once, by the most prominent place it stands in: title before lead
before body. The sums of core and related terms decide; a false friend in the title counts against them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from normalize.terms import Found, Term, TermClass, TopicTerms

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Term", "TermClass", "Topic", "TopicTerms", "classify"]

Climate = Literal["core", "related", "no"]

TITLE, LEAD, BODY = 3.0, 1.5, 0.6
BODY_REPEATED = 0.5  # more for a term that the body comes back to
REPEATS = 3
LONGEST_BODY = 30_000  # characters read
ENOUGH = 4.0  # for related; a strong related word in the title is 9, a weak one 3
CORE_ENOUGH = 6.5  # a core word in the title is 6 to 9; four different ones in the body 7
MOST_TOPICS, FAIR_SHARE, MOST_REASONS = 3, 0.35, 8


@dataclass(frozen=True, slots=True)
class Topic:
    """``for_`` and ``against``: the words found, strongest first; topics by weight."""

    climate: Climate
    topics: tuple[str, ...] = ()
    for_: tuple[str, ...] = ()
    against: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """A term found, and how much it counts where it stands."""

    term: Term
    quote: str
    score: float


def classify(title: str, lead: str, body: str, *, terms: TopicTerms) -> Topic:
    """The class of an event from its own words; menu and publisher must not be among them."""
    hits: dict[str, Hit] = {}
    for text, trust in ((title, TITLE), (lead, LEAD), (body[:LONGEST_BODY], BODY)):
        for found in terms.find(text):
            hit = Hit(found.term, found.quote, _score(found, trust))
            if hit.term.text not in hits or hits[hit.term.text].score < hit.score:
                hits[hit.term.text] = hit
    ranked = sorted(hits.values(), key=lambda hit: -hit.score)
    core, related, against = (
        [hit for hit in ranked if hit.term.kind == kind] for kind in ("core", "related", "against")
    )
    climate = _decide(*(sum(hit.score for hit in group) for group in (core, related, against)))
    return Topic(
        climate=climate,
        topics=() if climate == "no" else _topics([*core, *related]),
        for_=_quotes([*core, *related]),
        against=_quotes(against),
    )


def _score(found: Found, trust: float) -> float:
    if found.term.kind == "against" and trust != TITLE:
        return 0.0  # somebody's working environment, in passing: a reason to show, no more
    repeated = BODY_REPEATED if trust == BODY and found.count >= REPEATS else 0.0
    return found.term.weight * (trust + repeated)


def _decide(core: float, related: float, against: float) -> Climate:
    if core + related - against < ENOUGH:
        return "no"
    return "core" if core - against >= CORE_ENOUGH else "related"


def _topics(hits: Sequence[Hit]) -> tuple[str, ...]:
    """Topics by the sum of their terms, those that carry a fair share."""
    weights: dict[str, float] = {}
    for hit in hits:
        if hit.term.topic:
            weights[hit.term.topic] = weights.get(hit.term.topic, 0.0) + hit.score
    ranked = sorted(weights, key=lambda topic: -weights[topic])
    return tuple(topic for topic in ranked[:MOST_TOPICS] if weights[topic] >= FAIR_SHARE * weights[ranked[0]])


def _quotes(hits: Sequence[Hit]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(hit.quote for hit in sorted(hits, key=lambda hit: -hit.score)))[:MOST_REASONS]
