"""The language of a text by words that only it uses: bokmål, nynorsk, English or Northern Sámi."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final, Literal

from normalize.vocabulary import VOCABULARY
from normalize.words import fold

if TYPE_CHECKING:
    from collections.abc import Collection

Language = Literal["nb", "nn", "en", "se"]

# Words that only one of the written forms uses, of those that short announcements have; what two share says nothing.
OWN_WORDS: Final[dict[Language, frozenset[str]]] = {
    "nb": frozenset(
        (
            "en uten åpent åpen åpne åpner skole skolen lørdag mandag tirsdag innen senest holdes foregår "
            "starter slutter velkommen sammen sted stedet frokost hele heter kommunene deltakerne møtene "
            "flom vann varer koster krever bare ble blir blitt deltakelse deltakere dere disse et flere fra "
            "gjøre hun hva hvem hver hvert hvilke hvilken hvilket hvis hvor hvordan hvorfor ikke jeg klokken "
            "kommer mer mye noe noen nå selv uke uken vårt vært"
        ).split()
    ),
    "nn": frozenset(
        (
            "ein utan ope opne opnar skule skulen laurdag sundag måndag tysdag innan seinast haldast startar "
            "sluttar velkomen staden frukost heile heiter deltakarane flaum vatn varar kostar krev berre "
            "blei dei deltakarar deltaking desse dokker dykk eg einkvar eit fleire framleis frå gjere ho "
            "ikkje kjem kommunane korleis kva kvar kvarandre kvart kven kvifor meir mykje noko nokon saman "
            "sidan sjølv vart veka veke vera vere vert viss vore vorte òg"
        ).split()
    ),
    "en": frozenset(("and as from have of on our that the this we will with you your please").split()),
    "se": frozenset(
        ("birra dahje dat dán gii gos lea leahkit leat maid maŋŋel mii muhto ovdal sáhttá vai").split()
    ),
}
# Words of languages that share some with the four ("en" is Spanish, too), which none of the four has.
FOREIGN_WORDS: Final = frozenset(
    (
        "auch auf das eine einen für ist nicht oder sich und von werden wie wird zu zum zur "  # German
        "bij een naar niet ook van voor wordt zijn "  # Dutch
        "från för inte mycket måste när och också till är "  # Swedish
        "af blev bliver efter gør hvad mere måske nu uden uge "  # Danish
        "avec cette est nous par pour que qui sont une vous "  # French
        "como con está las más para pero por sus una "  # Spanish
        "anche che della gli il sono "  # Italian
        "ekki fyrir sem það þetta við "  # Icelandic
        "että joka kanssa mutta myös oli ovat sekä "  # Finnish
    ).split()
)
_FLAGS: Final = {VOCABULARY.add((word,) for word in words): name for name, words in OWN_WORDS.items()}
_FOREIGN: Final = VOCABULARY.add((word,) for word in FOREIGN_WORDS)
_TELLING: Final = sum(_FLAGS) | _FOREIGN
_LETTERS: Final = re.compile(r"[^\W\d_]+")
MANY: Final = 5  # foreign words, more than a title or two has
ENOUGH: Final = 6_000  # characters, some nine hundred words; those after them change nothing


def detect_language(text: str) -> Language | None:
    """The language whose own words are most frequent; ``None`` when none or two lead, or it is another language:
    then there are as many foreign words, or many and half as many.

    >>> detect_language("Møtet er ope for alle, og du treng ikkje melde deg på. Kva meiner dei unge om det?")
    'nn'
    >>> detect_language("Klima 2030") is None
    True
    """
    counts: Counter[Language] = Counter()
    foreign = 0
    for flags in VOCABULARY.telling(text[:ENOUGH], _TELLING):
        for flag, language in _FLAGS.items():
            if flags & flag:
                counts[language] += 1
        if flags & _FOREIGN:
            foreign += 1
    ranked = counts.most_common(2)
    undecided = not ranked or (len(ranked) == 2 and ranked[0][1] == ranked[1][1])
    if undecided or foreign >= ranked[0][1] or (foreign >= MANY and 2 * foreign >= ranked[0][1]):
        return None
    return ranked[0][0]


def may_be_in(text: str, languages: Collection[str]) -> bool:
    """Whether :func:`detect_language` may give one of the languages for a part of a text: it has a word of its own.

    Costs little also where nobody has met the words before.

    >>> may_be_in("Das Klima ist nicht das Wetter", ["nb", "en"]), may_be_in("Wetter, dere", ["nb", "en"])
    (False, True)
    """
    words = set(_LETTERS.findall(fold(text)))
    return any(not words.isdisjoint(own) for language, own in OWN_WORDS.items() if language in languages)
