"""Which words of a price list belong to which amount.

A sentence is cut between its amounts ("kr 1 500 for medlemmer | kr 2 500 for andre", "voksne 150 | barn 50");
each amount then owns the words to its left and right up to the cuts. Amounts joined by nothing but a
separator form a run, which is a range ("450–900") or is paired in order with as many labels ("400/300/200
(ordinær/medlem/student)").
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from itertools import chain, pairwise, takewhile
from typing import TYPE_CHECKING, Final

from normalize.amounts import Amount
from normalize.lexicon.labels import EXTRAS, GROUPS, MODES, PENALTIES, TIMES, UNITS
from normalize.lexicon.numerals import CURRENCIES
from normalize.lexicon.prices import PARTAKING
from normalize.phrases import Mark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from normalize.words import Word

LABELS: Final = frozenset(GROUPS | MODES | UNITS | EXTRAS | TIMES) | {"dagpakke"}

_STRENGTH: Final = {
    ";": 3, "|": 3, "•": 3, "·": 3, "*": 3, ",": 2, "men": 2, "mens": 2, ".": 2, "og": 1, "samt": 1,
    "eller": 1, "/": 1, "-": 1, "–": 1, "—": 1, "and": 1, "+": 1,
}  # fmt: skip
_RANGE_JOINTS: Final = frozenset({"-", "–", "—", "til", "to"})
_LIST_JOINTS: Final = frozenset({"/", ",", "og", "eller", "and", "or", "|", "resp", "hhv"})
_STAYING: Final = frozenset({"excl", "incl", "each", *UNITS})  # marks that stay with the amount before them
# Marks that go with the amount after them
_LEADING: Final = frozenset({"from", "between", "to", "fee", "entry", "costs"})
WIDEST: Final = 40  # times the least price the highest of a range can be; beyond stands an account number
_CLAUSE_ENDS: Final = frozenset(",;:().")
_CLOSE: Final = 4  # words between an amount and those who want what it is for
_NEAR: Final = 10  # words between an amount and a label that can still be its own


@dataclass(slots=True)
class Charge:
    """An amount (or a word for free, then ``amount`` is ``None``) and the marks that belong to it."""

    first: int
    last: int
    start: int
    end: int
    amount: Amount | None
    left: list[Mark] = field(default_factory=list)
    right: list[Mark] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    joint: str = ""  # "range" or "list" when it follows another amount directly
    nested: bool = False  # in parentheses behind another amount
    optional: bool = False  # for something that one may want beside the event

    @property
    def value(self) -> float:
        return self.amount.value if self.amount else 0.0

    def has(self, *tags: str) -> bool:
        return any(mark.tag in tags for mark in (*self.left, *self.right))


def read_list(text: str, words: Sequence[Word], marks: Sequence[Mark], charges: list[Charge]) -> None:
    """Give the charges of the sentence ``words`` their marks and labels."""
    if not charges:
        return
    _join(words, charges)
    cuts = _cuts(text, words, marks, charges)
    starts = [m.first for m in marks]
    for charge, left, right in zip(charges, cuts, cuts[1:], strict=False):
        own = marks[bisect_left(starts, left) : bisect_left(starts, right)]
        charge.left = [m for m in own if m.last <= charge.first]
        charge.right = [m for m in own if charge.last <= m.first and m.last <= right]
        charge.labels = _left_labels(charge) + _right_labels(words, charge, right)
        charge.optional = _is_wish(words, charge)
    for before, charge in pairwise(charges):
        inherit(before, charge)
    for run in _runs(charges):
        _pair(words, marks, run, cuts[charges.index(run[0])], cuts[charges.index(run[-1]) + 1])


def _join(words: Sequence[Word], charges: Sequence[Charge]) -> None:
    for before, charge in pairwise(charges):
        between = [w.text for w in words[before.last : charge.first]]
        if not before.amount or not charge.amount or not between or len(between) > 3:
            continue
        if set(between) <= _RANGE_JOINTS and before.value < charge.value < WIDEST * max(before.value, 1):
            charge.joint = "range"
        elif set(between) <= _LIST_JOINTS:
            charge.joint = "list"


def _cuts(text: str, words: Sequence[Word], marks: Sequence[Mark], charges: Sequence[Charge]) -> list[int]:
    """Word positions: charge ``i`` owns the words from ``cuts[i]`` to ``cuts[i + 1]``."""
    leading = any(m.tag in LABELS and m.first < charges[0].first for m in marks)
    cuts = [0]
    ends = [*(charge.first for charge in charges[2:]), len(words)]
    for before, charge, end in zip(charges, charges[1:], ends, strict=False):
        inside = [m for m in marks if before.last <= m.first and m.last <= charge.first]
        bare = not any(m.tag in LABELS and charge.last <= m.first < end for m in marks)
        leads = leading or words[charge.first - 1].text == ":"
        cut = _cut(words, inside, before, charge, leads=leads, bare=bare)
        if cut == charge.first:
            cut = _capital(text, words, before.last, cut) or cut
        cuts.append(cut)
    return [*cuts, len(words)]


def _cut(
    words: Sequence[Word], inside: Sequence[Mark], before: Charge, charge: Charge, *, leads: bool, bare: bool
) -> int:
    """Where the words between two charges are to be cut; ``leads``: labels stand before their amounts here;
    ``bare``: no label follows the second charge."""
    covered = {i for m in inside for i in range(m.first, m.last)}
    # A full stop right behind an amount is that of "kr.".
    start = before.last + (words[before.last].text == ".")
    found = [
        (i, _STRENGTH[words[i].text])
        for i in range(start, charge.first)
        if i not in covered and words[i].text in _STRENGTH
    ]
    opened = [i for i in range(start, charge.first) if words[i].text == "("]
    if (
        opened
        and words[start].text != ")"
        and not any(words[i].text == ")" for i in range(opened[-1], charge.first))
    ):
        charge.nested = True
        return opened[-1]
    best = max((strength for _, strength in found), default=0)
    places = [i for i, strength in found if strength == best]
    penalty = next((m.first for m in inside if m.tag in PENALTIES), None)
    if best >= 2 and penalty is not None and places[0] < penalty:
        return max(i for i in places if i < penalty)
    start, end = _trim(words, inside, start, charge.first)
    if best == 1:
        places = [i for i in places if i in (start, end - 1)] or (places[-1:] if bare and not leads else [])
    if places:
        return places[0] if leads else places[-1]
    return start if leads else end


def _capital(text: str, words: Sequence[Word], start: int, end: int) -> int | None:
    """The word between two amounts with which something new begins: "Medlem 250,- Andre 400,-"."""
    return next(
        (i for i in range(start, end) if text[words[i].start].isupper() and words[i].text not in CURRENCIES),
        None,
    )


def _trim(words: Sequence[Word], inside: Sequence[Mark], start: int, end: int) -> tuple[int, int]:
    """The stretch between two amounts without what clings to the first (VAT, "per dag") and to the second
    ("fra", "rabatt på").
    """
    for mark in inside:
        if mark.tag in _STAYING and mark.first - start <= 1:
            start = mark.last
    for mark in reversed(inside):
        leads = mark.tag in _LEADING or (mark.tag == "cancel" and words[mark.last].text == "på")
        if leads and end - mark.last <= 1 and mark.first >= start:
            end = mark.first
    return start, end


def _left_labels(charge: Charge) -> list[str]:
    near = [m for m in charge.left if charge.first - m.last <= 2 * _NEAR or m.tag in PENALTIES]
    return _labels(near, included=any(m.tag == "includes" for m in charge.left))


def _right_labels(words: Sequence[Word], charge: Charge, right: int) -> list[str]:
    """Labels behind an amount: those before the first separator, and what happens to people who stay away."""
    end, known = min(right, charge.last + _NEAR), False
    covered = {i for m in charge.right for i in range(m.first, m.last)}
    for i in range(charge.last, end):
        known = known or any(m.first <= i and m.tag in LABELS for m in charge.right)
        strength = 0 if i in covered else _STRENGTH.get(words[i].text, 0)
        if (
            (i > charge.last or words[i].text not in "/–-")
            and words[i].text not in "(."
            and (strength >= 2 or (strength and not known))
        ):
            end = i
            break
    return _labels([m for m in charge.right if m.last <= end or m.tag in PENALTIES])


def _labels(marks: Sequence[Mark], *, included: bool = False) -> list[str]:
    """Label tags, without the things that are included, and with "med"/"uten" before those so qualified."""
    included = included or any(m.tag == "includes" for m in marks)
    labels: list[str] = []
    for before, mark in zip([None, *marks], marks, strict=False):
        if mark.tag not in LABELS:
            continue
        if mark.tag in EXTRAS and mark.tag not in PENALTIES:
            if included:
                continue
            if before and before.tag in ("with", "without") and mark.first - before.last <= 1:
                labels.append(("med " if before.tag == "with" else "uten ") + mark.tag)
                continue
        labels.append(mark.tag)
    return list(dict.fromkeys(labels))


def inherit(before: Charge, charge: Charge) -> None:
    """An amount for a group behind one for a thing is for that thing: "frukost 75,-/person, 50,-/barn"."""
    things = [label for label in before.labels if label in EXTRAS and label not in PENALTIES]
    plain = bool(charge.labels) and all(label in GROUPS for label in charge.labels)
    led = any(m.tag in LABELS or m.tag in _LEADING for m in charge.left)
    if plain and charge.amount and (charge.nested or not led):
        charge.labels = [*things, *charge.labels]
        charge.optional = charge.optional or before.optional


def _is_wish(words: Sequence[Word], charge: Charge) -> bool:
    """Whether an amount is what something costs that one may want; a ticket or a place is the event itself."""
    wish = next((m for m in reversed(charge.left) if m.tag == "optional"), None)
    wish = wish or next(
        (m for m in charge.right if m.tag == "wanting" and m.first - charge.last <= _CLOSE), None
    )
    if wish is None or not charge.amount:
        return False
    before = takewhile(_in_clause, reversed(words[: wish.first]))
    behind = takewhile(_in_clause, words[wish.last :])
    return not any(word.text.startswith(PARTAKING) for word in chain(before, behind))


def _in_clause(word: Word) -> bool:
    return word.text not in _CLAUSE_ENDS


def _runs(charges: Sequence[Charge]) -> list[list[Charge]]:
    """Charges that follow each other directly, two or more."""
    runs: list[list[Charge]] = []
    for charge in charges:
        if charge.joint and runs:
            runs[-1].append(charge)
        else:
            runs.append([charge])
    return [run for run in runs if len(run) > 1]


def _pair(words: Sequence[Word], marks: Sequence[Mark], run: list[Charge], left: int, right: int) -> None:
    """Pair the amounts of a run with as many labels behind or before them."""
    between = any(m.tag == "between" and run[0].first - m.last <= 1 for m in run[0].left)
    if len(run) == 2 and (run[1].joint == "range" or between):
        run[0].labels, run[1].labels = [*run[0].labels, "from"], [*run[1].labels, "to"]
        run[1].left = [*run[0].left, *run[1].left]
        return
    for first, last in ((run[-1].last, right), (left, run[0].first)):
        parts = _parts(words, marks, first, last, len(run))
        if parts:
            for charge, labels in zip(run, parts, strict=True):
                charge.labels = labels
            return


def _parts(
    words: Sequence[Word], marks: Sequence[Mark], first: int, last: int, wanted: int
) -> list[list[str]] | None:
    """The labels of exactly ``wanted`` stretches between slashes, or else between commas and "og"."""
    for separators in ("/", ",;/", ("og", ",", "eller", ";", "/", "and")):
        bounds = [first - 1, *(i for i in range(first, last) if words[i].text in separators), last]
        if len(bounds) != wanted + 1:
            continue
        parts = [_labels([m for m in marks if a < m.first and m.last <= b]) for a, b in pairwise(bounds)]
        if sum(map(bool, parts)) * 2 >= wanted:
            return parts
    return None
