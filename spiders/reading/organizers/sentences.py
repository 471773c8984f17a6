"""Who a sentence says arranges: subjects of arranging verbs, and names behind "arrangeres av" and its like.

Those who are named in one breath with the arranger ("i samarbeid med") are arrangers too. Speakers hold talks
("holder innlegg"); that makes nobody an arranger.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from normalize import signals
from normalize.lexicon.given_names import GIVEN_NAMES
from spiders.reading.organizers import shapes
from spiders.reading.words.bodies import are_speakers, has_body_word, is_body, split_names

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator


def arrangers(text: str) -> Iterator[str]:
    """The arrangers that a text names, in order.

    >>> list(arrangers("Velkommen! KS og Granvoll kommune inviterer til webinar. Kari Holm holder innlegg."))
    ['KS', 'Granvoll kommune']
    """
    return (name for name, _ in name_arrangers(text))


def name_arrangers(text: str) -> Iterator[tuple[str, bool]]:
    """The arrangers that a text names, and whether they only join whoever speaks.

    >>> list(name_arrangers("Vi inviterer til kurs sammen med Granvoll hagelag."))
    [('Granvoll hagelag', True)]
    """
    if not signals.of(text) & shapes.TELLING:
        return
    if "\n" in text:
        text = shapes.GOES_ON.sub(" ", text)
    for line in shapes.SENTENCE.split(shapes.PARENTHESES.sub("", text) if "(" in text else text):
        if (said := signals.of(line)) & shapes.TELLING:
            sentence = line.strip(" –-•·")
            if "minister" in sentence:
                sentence = shapes.MINISTER.sub(_ministry, sentence)
            names = list(_in_sentence(sentence, said))
            if names and not (
                shapes.SPEAKERS.match(sentence)
                or shapes.OTHER_THING.match(sentence)
                or shapes.ELSEWHEN.search(sentence)
            ):
                yield from names


def _and_those(match: re.Match[str]) -> str:
    """Those with whom somebody does it beside these; "kommuner" at the head of several are none."""
    joint = " og " if match["others"][0].isupper() else ", "
    return f"{joint}{match['others']}, som "


def _ministry(match: re.Match[str]) -> str:
    return f"{match['first'].upper()}{match['field']}departementet"


def _in_sentence(sentence: str, said: int) -> Iterator[tuple[str, bool]]:
    if said & shapes.JOINT:
        sentence = shapes.SPLIT_VERB.sub(r"\2 \1 ", shapes.ASIDE.sub(r", \2, \1 ", sentence))
        sentence = shapes.WHO_WITH.sub(_and_those, sentence)
    matches = _by_verb(sentence, said) if said & shapes.VERBAL else []
    matches += filter(None, [shape.search(sentence) for words, shape in shapes.OTHERWISE if said & words])
    told = list(_named(matches))
    joined = _named(_joining(sentence, said, known=bool(matches))) if said & shapes.JOINT else ()
    of_bodies = (shape for words, shape in shapes.OF_BODIES if said & words)
    signed = _named(filter(None, (shape.search(sentence) for shape in of_bodies)))
    yield from ((name, False) for name in (*told, *filter(has_body_word, signed)))
    yield from ((name, not told) for name in joined)


def _by_verb(sentence: str, said: int) -> list[re.Match[str]]:
    """Where the subjects of a sentence's arranging verbs stand."""
    verb = shapes.ARRANGING.search(sentence)
    if verb is None:
        return [match for words, shape in shapes.AWAY if said & words and (match := shape.search(sentence))]
    others = (shape.search(sentence) for words, shape in shapes.BY_VERB if said & words)
    return list(filter(None, (_subject(sentence, verb), *others)))


def _subject(sentence: str, verb: re.Match[str]) -> re.Match[str] | None:
    """The subject of the sentence, or the name right before an arranging verb within it."""
    lead = max((match.end() for match in shapes.LEAD.finditer(sentence, 0, verb.start())), default=0)
    found = shapes.SUBJECT.match(sentence, lead)
    both = shapes.AND_INVITES.match(sentence, lead)
    if both and any(map(has_body_word, split_names(both["names"]))):
        return both
    names = (
        found is not None
        and not shapes.CLAUSE.search(found["names"].removeprefix("Det "))
        and any(map(is_body, split_names(found["names"])))
    )
    if names:
        return found
    near = None if shapes.COMMISSIONED.match(sentence, lead) else shapes.NEAR.search(sentence)
    if near and not has_body_word(near["names"]) and shapes.BEHIND_PLACE.search(sentence, 0, near.start()):
        return None  # "… på Storsalen i Granvoll arrangerer"
    return None if near and shapes.OFFICER.search(sentence, 0, near.start()) else near


def _joining(sentence: str, said: int, *, known: bool) -> Iterator[re.Match[str]]:
    """Where those stand with whom the arranger, who is ``known`` or whoever tells it, does it together."""
    known = known or bool(
        said & shapes.VERBAL and shapes.SELF.search(sentence) and shapes.OURS.search(sentence)
    )
    joining = (
        shapes.TOGETHER if known else shapes.DATED,
        shapes.SHARED,
        shapes.HELD_WITH,
        shapes.ARRANGED_WITH,
        shapes.PARTNERS,
        shapes.WITH_US,
        shapes.WITH,
        shapes.GOES_WITH,
    )
    return filter(None, (shape.search(sentence) for shape in joining))


def _named(matches: Iterable[re.Match[str]]) -> Iterator[str]:
    """The bodies among the names that shapes of sentences lead to."""
    for match in matches:
        told = list(split_names(match["names"]))
        names = [] if "modal" in match.re.groupindex and are_speakers(told) else list(filter(is_body, told))
        verb = match.start("verb") if "verb" in match.re.groupindex else None
        if verb is None or shapes.SURE.match(match.string, verb) or any(map(has_body_word, names)):
            yield from (name for name in names if not (verb is not None and _bids_welcome(match, name)))


def _bids_welcome(match: re.Match[str], name: str) -> bool:
    """Whether nobody but a person, by the given name, wishes to welcome: "Sigrun ønsker velkommen til konferansen"."""
    return name.lower() in GIVEN_NAMES and match["verb"].startswith("ønsk")
