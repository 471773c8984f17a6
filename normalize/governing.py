"""What the words of a sentence make of each moment in it: a deadline to register, its opening, or something
else.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from normalize.lexicon.limits import LIMITS, MINOR, OTHER, REGISTERING, ROLLING
from normalize.limits import Limit
from normalize.phrases import Mark, Phrases
from normalize.subgroups import CONDITIONS, asked_apart
from normalize.words import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from normalize.words import Word

PHRASES: Final = Phrases(
    REGISTERING
    | OTHER
    | MINOR
    | LIMITS
    | ROLLING
    | {
        "ignore": """påmeldingsavgift*|påmeldingsgebyr*|påmeldingsinfo*, for eksempel, bl a,
            noen|nokre|flere|fleire|mange|gode svar, svar vil|kan|skal|får vi|me|du|dere|dykk, får|få svar,
            frivillige organisasjoner|organisasjonar|lag|foreninger|foreiningar"""
    }
)
CUES: Final = frozenset(LIMITS) - {"open", "last", "soon", "very last", "previous", "contact", "coming"}
SIGNUP: Final = frozenset(REGISTERING)

# Where people are asked to register, only these take a limit away from it again.
_OVERRIDING: Final = frozenset({"answer", "cancellation", "change", "early price"})
# Phrases that ask for an answer of any kind: what it is about decides.
_ASKING: Final = word_set(
    "gi gje send svar svare meld melde sei seie si interesse bekreft stadfest skjema skjemaet må vil treng trenger"
    " vite vita"
)
_FORMS: Final = word_set("skjema skjemaet")
_APPLYING: Final = word_set("søk søke søkje søker søkjer")
_ONESELF: Final = word_set("på deg dykk dere")
_SEPARATORS: Final = word_set(", ; ( ) men – — | •")
_ABOUT: Final = word_set("om på til med eventuelle evt")
_NEAR: Final = 3  # words
_PREDICATES: Final = word_set("er var blir vert : is was settes satt")


@dataclass(slots=True)
class Clause:
    """A limit with the marks that stand before and behind it, up to its neighbours."""

    limit: Limit
    first: int
    last: int
    left: list[Mark]
    right: list[Mark]

    def cue(self) -> str:
        """The nearest word that says how the moment limits: ``until``, ``before``, ``opens`` … or ``""``."""
        for mark in reversed(self.left):
            if mark.tag in CUES:
                return mark.tag
            if mark.tag == "signup deadline":
                return "deadline"
        return next((m.tag for m in self.right if m.tag in ("closes", "opens", "deadline")), "")

    def has(self, *tags: str) -> bool:
        return any(mark.tag in tags for mark in self.left)


def clauses(words: Sequence[Word], marks: Sequence[Mark], limits: Sequence[Limit]) -> list[Clause]:
    """The limits of a sentence with their marks; between two limits the last separator divides, if there is
    one.
    """
    places = [_place(words, limit) for limit in limits]
    found: list[Clause] = []
    left = 0
    for i, (limit, (first, last)) in enumerate(zip(limits, places, strict=True)):
        following = places[i + 1][0] if i + 1 < len(places) else len(words)
        right = _cut(words, marks, last, following) if i + 1 < len(places) else len(words)
        free = [m for m in marks if m.first < first or m.first >= last]
        found.append(
            Clause(
                limit,
                first,
                last,
                [m for m in free if left <= m.first < first],
                [m for m in free if last <= m.first and m.last <= right],
            )
        )
        left = right
    return found


def _place(words: Sequence[Word], limit: Limit) -> tuple[int, int]:
    inside = [i for i, w in enumerate(words) if limit.start <= w.start < limit.end]
    return inside[0], inside[-1] + 1


def _cut(words: Sequence[Word], marks: Sequence[Mark], first: int, last: int) -> int:
    for i in range(last - 1, first - 1, -1):
        if words[i].text in _SEPARATORS:
            return i
    if any(m.tag in CUES and first <= m.first < last and last - m.last <= 2 for m in marks):
        return first  # "20. mai innen 10. mai", "5. mai er utvidet til 12. mai"
    return next((i for i in range(first, last) if words[i].text == "og"), last)


def is_attribute(words: Sequence[Word], clause: Clause, following: Clause) -> bool:
    """Whether a moment only describes what is limited: "fristen for møtet 20. mai er 10. mai"."""
    between = [word.text for word in words[clause.last : following.first]]
    return bool(between) and all(text in _PREDICATES for text in between)


def role(words: Sequence[Word], clause: Clause) -> str:
    """What the moment of a clause is for: ``signup deadline``, ``register``, ``deadline``, a tag of other
    things, or ``""``.
    """
    decided, plain = _nearest_role(words, clause)
    behind = [m for m in clause.right if m.tag in SIGNUP or m.tag in OTHER]
    if decided == "register":
        return _answered(words, clause, behind) or decided
    if decided:
        return decided
    near = next((i for i in range(clause.last, len(words)) if words[i].text in _SEPARATORS), len(words))
    for mark in behind:
        if mark.tag in SIGNUP or mark.first < near:
            return mark.tag
    if plain:
        return "deadline"
    if clause.has("contact") and _told_to_come(clause):
        return "register"
    return next((m.tag for m in (*reversed(clause.left), *clause.right) if m.tag in MINOR), "")


def _answered(words: Sequence[Word], clause: Clause, behind: Sequence[Mark]) -> str:
    """What an answer is asked for, as told behind the limit or by a condition: "gi beskjed innen 10. mai om
    allergier".
    """
    if any(m.tag in SIGNUP and _asks_to_come(words, m) for m in clause.left):
        return ""
    if words[0].text in CONDITIONS:  # "kan du ikke komme likevel, gi beskjed innen 10. mai"
        condition = next((m.tag for m in clause.left if m.tag in OTHER), "")
        if condition:
            return condition
    near = (m for m in behind if m.tag in OTHER and m.first - clause.last <= _NEAR)
    return next((m.tag for m in near if words[m.first - 1].text in _ABOUT), "")


def _nearest_role(words: Sequence[Word], clause: Clause) -> tuple[str, bool]:
    """The role that words before the limit give it, and whether a bare "frist" stands there."""
    early = any(m.tag == "early price" for m in (*clause.left, *clause.right))
    if early and not clause.has("signup deadline"):
        return "early price", True
    plain = clause.has("deadline")
    for marks in (_last_segment(words, clause), clause.left):
        roles = [m for m in marks if m.tag in SIGNUP or m.tag in OTHER]
        if not roles:
            continue
        asked = [m for m in roles if _asks_to_come(words, m)]
        # "Høringssvar skal leveres i skjemaet innen 1. mai": by what it is sent does not say what it is.
        named = [m for m in roles if words[m.first].text not in _FORMS]
        decided = (named or roles)[-1]
        if asked and decided.tag not in _OVERRIDING:
            decided = next((m for m in asked if m.tag == "signup deadline"), asked[-1])
        if words[decided.first].text in _APPLYING and _told_to_come(clause):
            return "register", plain
        apart = asked_apart(words, decided, clause.left) if decided.tag in SIGNUP else ""
        return apart or decided.tag, plain
    return "", plain


def is_applying(words: Sequence[Word], clause: Clause) -> bool:
    """Whether the last thing asked is to apply: "søk innen 1. mai"."""
    asked = [m for m in clause.left if m.tag in SIGNUP or m.tag in OTHER]
    return bool(asked) and words[asked[-1].first].text in _APPLYING


def _told_to_come(clause: Clause) -> bool:
    """Whether taking part is what is wanted: "de som vil delta, må søke innen 1. mai"."""
    return any(m.tag == "coming" for m in (*clause.left, *clause.right))


def _asks_to_come(words: Sequence[Word], mark: Mark) -> bool:
    """Whether a phrase asks people to come, rather than to answer something ("gi beskjed om allergier")."""
    if mark.tag != "register":
        return mark.tag == "signup deadline"
    own = {words[i].text for i in range(mark.first, mark.last)}
    return words[mark.first].text not in _ASKING or not own.isdisjoint(_ONESELF)


def _last_segment(words: Sequence[Word], clause: Clause) -> list[Mark]:
    """The marks between the last separator and the limit, if a word that limits is among them."""
    start = next((i for i in range(clause.first - 1, -1, -1) if words[i].text in _SEPARATORS), 0)
    segment = [m for m in clause.left if m.first >= start]
    return segment if any(m.tag in CUES for m in segment) else clause.left
