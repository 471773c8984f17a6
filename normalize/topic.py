"""Whether an event is about climate: core, related or not, and which topics; with the terms for and against.

A term (:mod:`normalize.terms`) counts once, by the most prominent place it stands in: title before lead
before body. The sum of the terms, less the false friends of title and lead, decides whether there is a link to
climate; whether climate is the subject is decided by title and lead, and by the body where they say nothing.
Weak words ("klima", "miljø") take the sense of the false friends they stand with, if nothing strong is there.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from normalize.terms import Found, Term, TermClass, TopicTerms

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["Term", "TermClass", "Topic", "TopicTerms", "classify", "with_arrangers"]

Climate = Literal["core", "related", "no"]

TITLE, LEAD, BODY = 3.0, 1.5, 0.7
BODY_REPEATED: Final = 0.5  # more for a term that the body comes back to
REPEATS: Final = 3
# Terms of a paragraph: one that asks people to cycle, sort waste and eat local food is of any event
AT_ONCE: Final = 2
LONGEST_BODY: Final = 30_000  # characters read
# For related: a strong word in the lead, a middling one in the title, three strong ones in the body
ENOUGH: Final = 4.5
CORE_ENOUGH: Final = 6.5  # whatever else there is: a core word in the title is 6.6 to 9
DECIDING: Final = 2.0  # the weight of a word; lighter ones alone make nothing, however many
STRONG: Final = 2.5  # the weight of a word that has one sense
PAIR: Final = 2  # of these are a link wherever they stand, if one of them is a core word
MOST_TOPICS, FAIR_SHARE, MOST_REASONS = 3, 0.35, 8


@dataclass(frozen=True, slots=True)
class Topic:
    """``for_`` and ``against``: the words found, strongest first; topics by weight.

    ``topic_words``: for each topic its strongest word.
    """

    climate: Climate
    topics: tuple[str, ...] = ()
    topic_words: tuple[str, ...] = ()
    for_: tuple[str, ...] = ()
    against: tuple[str, ...] = ()


class Hit(NamedTuple):
    """A term found, the trust in its most prominent place, and how much it counts there."""

    term: Term
    quote: str
    trust: float
    score: float


def classify(title: str, lead: str, body: str, *, terms: TopicTerms) -> Topic:
    """The class of an event from its own words; menu and publisher must not be among them.

    >>> stems = [Term("klima*", "core", 3, "klimatiltak"), Term("arbeidsklima*", "against", 2)]
    >>> terms = TopicTerms.build(stems)
    >>> topic = classify("Klimakveld", "Bli med og kutt utslipp!", "", terms=terms)
    >>> topic.climate, topic.topics, topic.for_
    ('core', ('klimatiltak',), ('klimakveld',))
    >>> classify("Bedre arbeidsklima", "", "", terms=terms).climate
    'no'
    """
    hits: dict[str, Hit] = {}
    places = (
        (terms.find(title), TITLE),
        (terms.find(lead), LEAD),
        (_find_in_body(body[:LONGEST_BODY], terms), BODY),
    )
    for all_found, trust in places:
        for found in all_found:
            hit = Hit(found.term, found.quote, trust, _score(found, trust))
            if hit.term.text not in hits or hits[hit.term.text].score < hit.score:
                hits[hit.term.text] = hit
    ranked = sorted(hits.values(), key=lambda hit: (-hit.score, hit.term.kind, hit.term.text))
    against = [hit for hit in ranked if hit.term.kind == "against"]
    for_ = [hit for hit in ranked if hit.term.kind != "against"]
    if any(hit.term.weight for hit in against) and not any(hit.term.weight >= STRONG for hit in for_):
        for_ = []
    climate = _decide(for_, _sum(against))
    topics = () if climate == "no" else _topics(for_)
    return Topic(
        climate=climate,
        topics=topics,
        topic_words=tuple(next(hit.quote for hit in for_ if hit.term.topic == topic) for topic in topics),
        for_=_quotes(for_),
        against=_quotes(against),
    )


def with_arrangers(topic: Topic, names: Iterable[str], *, terms: TopicTerms) -> Topic:
    """The class of an event with what its arrangers, or who its title names, work for, where that is one thing only.

    What says nothing itself is related; what has climate among its topics is of the subject of a body for climate.

    >>> terms = TopicTerms.build([Term("naturvernforbund*", "name", 0, "naturmangfold")])
    >>> with_arrangers(Topic("no"), ["Naturvernforbundet i Granvoll"], terms=terms).topics
    ('naturmangfold',)
    """
    if topic.climate == "core" or (topic.climate == "no" and topic.against):
        return topic
    found = next(filter(None, map(terms.find_work, names)), None)
    if found is None:
        return topic
    if topic.climate == "no":
        return Topic("related", (found.term.topic,), (found.quote,), (found.quote,))
    own = _is_of_climate(found.term.topic) and any(map(_is_of_climate, topic.topics))
    return replace(topic, climate="core") if own else topic


def _is_of_climate(topic: str) -> bool:
    return topic.startswith("klima")


def _find_in_body(body: str, terms: TopicTerms) -> list[Found]:
    """The terms of a body, with how often they occur; of each paragraph no more than the weightiest related ones."""
    counts: dict[str, int] = {}
    kept: dict[str, Found] = {}
    for paragraph in body.split("\n"):
        everything = terms.find(paragraph)
        related = [found for found in everything if found.term.kind == "related"]
        light = sorted(related, key=_weight, reverse=True)[AT_ONCE:] if len(related) > AT_ONCE else ()
        for found in everything:
            text = found.term.text
            counts[text] = counts.get(text, 0) + found.times
            if text not in kept and found not in light:
                kept[text] = found
    return [found._replace(times=counts[text]) for text, found in kept.items()]


def _weight(found: Found) -> float:
    return found.term.weight


def _score(found: Found, trust: float) -> float:
    if found.term.kind == "against" and trust == BODY:
        return 0.0  # somebody's working environment, in passing: a reason to show, no more
    repeated = BODY_REPEATED if trust == BODY and found.times >= REPEATS else 0.0
    return found.term.weight * (trust + repeated)


def _decide(hits: Sequence[Hit], against: float) -> Climate:
    if not _is_linked(hits, against):
        return "no"
    prominent = [hit for hit in hits if hit.trust > BODY]
    deciding = prominent if _sum(prominent) >= ENOUGH else hits
    core, related = (_sum(hit for hit in deciding if hit.term.kind == kind) for kind in ("core", "related"))
    return "core" if core - against >= CORE_ENOUGH or core >= max(related, ENOUGH) else "related"


def _is_linked(hits: Sequence[Hit], against: float) -> bool:
    if _sum(hits) - against >= ENOUGH:
        return any(hit.term.weight >= DECIDING for hit in hits)
    strong = [hit for hit in hits if hit.term.weight >= STRONG]
    return not against and len(strong) >= PAIR and any(hit.term.kind == "core" for hit in strong)


def _sum(hits: Iterable[Hit]) -> float:
    return sum([hit.score for hit in hits], 0.0)


def _topics(hits: Sequence[Hit]) -> tuple[str, ...]:
    """Topics by the sum of their terms, those that carry a fair share."""
    weights: dict[str, float] = {}
    for hit in hits:
        if hit.term.topic:
            weights[hit.term.topic] = weights.get(hit.term.topic, 0.0) + hit.score
    ranked = sorted(weights, key=lambda topic: -weights[topic])
    return tuple(topic for topic in ranked[:MOST_TOPICS] if weights[topic] >= FAIR_SHARE * weights[ranked[0]])


def _quotes(hits: Sequence[Hit]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(hit.quote for hit in hits))[:MOST_REASONS]
