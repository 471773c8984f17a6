"""How plainly a clause names the deadline to register."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from normalize.governing import SIGNUP
from normalize.words import is_letters

if TYPE_CHECKING:
    from collections.abc import Sequence

    from normalize.governing import Clause
    from normalize.words import Word

BRIEF: Final = 200  # characters of a text that can be nothing but a deadline
_TERSE: Final = 0  # other words beside "senest 5. mai" in a text where that alone is a deadline
_LIMITING: Final = frozenset({"until", "before", "closes", "deadline", "till"})
# "Ved dårlig vær blir turen utsatt til søndag"
_SHOULD: Final = (
    "ved",
    "hvis",
    "dersom",
    "viss",
    "om",
    "skulle",
)
# What "til" can end
_REACHING: Final = (
    "open",
    "extended",
    "after",
    "deadline",
    "signup deadline",
    "closes",
)


@dataclass(slots=True)
class Situation:
    """What is known before a clause is judged.

    ``labelled``: the text is the value of a deadline label. ``alone``: it is one short sentence. ``carried``:
    the sentence before asks people to register and tells no date. ``heading``: the kind of deadline that the
    line before names ("Påmeldingsfrist:"). ``some``: the group that the question before is put to ("Vil du ha
    stand?"). ``accepted``: an earlier moment of the sentence is the deadline or the opening; ``before``: one of
    the sentence before is. ``invited``: the question before is whether one wants to take part. ``applied_for``: to
    apply is to apply for a place.
    """

    labelled: bool
    alone: bool
    carried: bool = False
    heading: str = ""
    some: str = ""
    accepted: bool = False
    before: bool = False
    invited: bool = False
    applied_for: bool = False


def cue_of(words: Sequence[Word], clause: Clause) -> str:
    """The word that says how the moment limits; "til" counts only where something can last until then."""
    cue = clause.cue()
    if cue != "till" or clause.has(*_REACHING):
        return cue
    return cue if _words_between(words, clause) == 1 else ""


def rank(words: Sequence[Word], clause: Clause, named: str, cue: str, situation: Situation) -> float | None:
    """How plainly a clause names the deadline; ``None``: it names none. ``named`` is the role of the clause.

    5 for an extended deadline, 4.8 "allersiste frist", 4 "påmeldingsfrist", 3 "påmelding innen", 2 "frist", 1 a
    day alone. "Siste frist" ranks above others of its kind.
    """
    last = 0.6 if clause.has("last") else 0.0
    about = named in SIGNUP or named == "deadline"
    if clause.has("very last") and about:
        return 4.8
    if clause.has("extended") and (
        about
        or situation.labelled
        or (words[0].text not in _SHOULD and (situation.accepted or (situation.before and not named)))
    ):
        return 5
    relative = "relative" in clause.limit.rule
    limited = cue in _LIMITING or relative
    if named == "signup deadline":
        return 4 + last
    if named == "register" and (limited or last or _spans(words, clause)):
        return 3 + last + (0.4 if cue == "deadline" else 0.0)
    if named == "deadline":
        return 2 + last
    told = cue in _LIMITING or cue == "extended"  # "papirene kom to uker før" limits nothing
    if not named and ((told and situation.carried) or ((told or relative) and situation.accepted)):
        return 1.5
    return 1 if situation.labelled or (situation.alone and _stands_alone(words, clause, named, cue)) else None


def _spans(words: Sequence[Word], clause: Clause) -> bool:
    """Whether a range of days is the time of registration: "påmelding: 1. mars – 20. april"."""
    near = _words_between(words, clause) <= 1 or clause.has("open", "opens", "after")
    return clause.limit.opens is not None and near


def _stands_alone(words: Sequence[Word], clause: Clause, named: str, cue: str) -> bool:
    """Whether a text says hardly anything but this limit: "Senest 5. mai", "Påmelding: 5. mai"."""
    if named == "register":
        alone = _words_between(words, clause) == 0
    else:
        alone = not named and cue in _LIMITING and not clause.has("opens")
    told = {i for m in (*clause.left, *clause.right) for i in range(m.first, m.last)}
    told.update(range(clause.first, clause.last))
    return alone and sum(is_letters(w) and i not in told for i, w in enumerate(words)) <= _TERSE


def _words_between(words: Sequence[Word], clause: Clause) -> int:
    """How many words stand between the last one that asks people to register and the limit."""
    asking = [m.last for m in clause.left if m.tag in SIGNUP]
    return sum(is_letters(word) for word in words[asking[-1] : clause.first]) if asking else len(words)
