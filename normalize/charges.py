"""Which amounts of a text are charged for taking part: neither grants, savings and fines nor numbers of
other kinds.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, Final, NamedTuple

from normalize import signals
from normalize.amounts import find_amounts
from normalize.free import find_free
from normalize.lexicon import labels as label_words
from normalize.lexicon import prices as price_words
from normalize.lexicon.free import EVENTS, FREE
from normalize.no_prices import PRICED, is_no_price, is_price_of_something_else, is_room_elsewhere
from normalize.phrases import Mark, Phrases
from normalize.price_list import LABELS, Charge, inherit, read_list
from normalize.words import Word, is_letters, sentences_of, word_set

if TYPE_CHECKING:
    from normalize.amounts import Amount

EXTRAS: Final = frozenset(label_words.EXTRAS)

_PHRASES: Final = Phrases(
    label_words.GROUPS
    | label_words.MODES
    | label_words.UNITS
    | label_words.EXTRAS
    | label_words.TIMES
    | price_words.PRICES
    | price_words.RANGES
    | price_words.NO_PRICES
    | price_words.GIVEN
    | price_words.ELSEWHERE
    | price_words.OPTIONAL
    | price_words.TREATS
    | price_words.VAT
    | price_words.AROUND
    | FREE
    | {"dagpakke": "dagpakk*|dagspakk*", "ignore": price_words.IGNORED}
)
_EVENTS: Final = Phrases(EVENTS)
_THINGS: Final = EXTRAS | {"treat"}
# Labels that also are everyday words: they make no price of an amount in prose.
_TARIFFED: Final = frozenset(label_words.GROUPS | label_words.MODES | label_words.EXTRAS) | {
    "early-bird",
    "ordinær",
    "door",
}
_WEAK: Final = frozenset(
    {
        "others",
        "early",
        "later",
        "per day",
        "each",
        "mat",
        "offentlig",
        "privat",
        "frivillig",
        "ansatt",
        "materiell",
        "transport",
    }
)
_FOLLOWING: Final = word_set(  # what may stand behind a number that is an amount without saying so
    "for til per pr i ved på og eller etter innen innan før hvis dersom om mens pluss men ellers elles alle inkl"
    " med uten utan eks kr så avhengig uavhengig samlet totalt betales betalast faktureres"
)
MOST: Final = 2000  # numbers; no price list is longer
LEAST_PER_UNIT: Final = 50  # "2 per kommune" counts people
OLDEST: Final = 30  # years in an age group that pays less
LEAST: Final = 10  # nor is a bare number below this an amount
TERSE: Final = 3  # words beside those of prices in a text that is nothing but a price


class Charges(NamedTuple):
    """What is charged (``paid``), said to be free (``free``) or not free (``denied``), and VAT told of
    prices at large.
    """

    paid: list[Charge]
    free: list[Charge]
    denied: list[Mark]
    vat: list[Mark]


def find_charges(text: str, *, labelled: bool) -> Charges:
    """Charges in running text, or in the value of a price label (``labelled``: bare numbers are amounts)."""
    found = Charges([], [], [], [])
    sense, seen = labelled, 0

    def may_list(line: str) -> bool:
        return sense or signals.may_list(line)

    def may_charge(part: str) -> bool:
        return sense or signals.may_charge(part)

    for words in sentences_of(text, may_list, may_charge):
        if not may_charge(text[words[0].start : words[-1].end]):  # the price stands elsewhere in the part
            continue
        marks = _PHRASES.find(words)
        frees = find_free(words, marks, _THINGS)
        sentence = _Sentence(text, words, marks, labelled)
        charges = [Charge(a.first, a.last, a.start, a.end, a) for a in sentence.amounts()]
        charges += [Charge(m.first, m.last, m.start, m.end, None) for m in frees if m.tag != "not free"]
        charges.sort(key=lambda charge: charge.first)
        read_list(text, words, marks, charges)
        for charge in charges:
            if charge.first > 1 and words[charge.first - 1].text == ":":
                charge.left += _entries(words, charge)
        if words[0].text == "(" and charges and found.paid:  # goes on with the amount before it
            charges[0].nested = True
            inherit(found.paid[-1], charges[0])
        sense = sentence.keep(charges, found, carried=sense and (labelled or len(words) < 15))
        found.denied.extend(m for m in frees if m.tag == "not free")
        if not charges or any(m.tag == "every" for m in marks):
            found.vat.extend(m for m in marks if m.tag in ("excl", "incl"))
        seen += len(charges)
        if seen > MOST:
            break
    return found


class _Sentence(NamedTuple):
    text: str
    words: Sequence[Word]
    marks: list[Mark]
    labelled: bool

    @property
    def is_prose(self) -> bool:
        """Whether it stands among paragraphs."""
        return not self.labelled and "\n" in self.text

    def amounts(self) -> list[Amount]:
        """Amounts, without numbers that belong to a label ("barn 5-12 år", "familie (2 voksne og 2 barn)")."""
        found = find_amounts(self.text, self.words)
        if not found:
            return found
        taken = {i for m in self.marks if m.tag in LABELS for i in range(m.first, m.last)}
        ages = self._ages(found)
        return [
            a
            for a in found
            if a.sure or not (a.first in taken or a.first in ages or (a.value < LEAST and self._counts(a)))
        ]

    def _counts(self, amount: Amount) -> bool:
        """Whether a small number counts what follows: "2 voksne", "inntil 5 personer", "2 m2"."""
        return amount.value > 0 and amount.last < len(self.words) and is_letters(self.words[amount.last])

    def _ages(self, found: list[Amount]) -> set[int]:
        """The words of two numbers that are ages: "barn 4-12 kr 150"."""
        groups = {m.last for m in self.marks if m.tag in ("barn", "ungdom", "elev")}
        return {
            amount.first
            for low, high, price in zip(found, found[1:], found[2:], strict=False)
            if low.first in groups and low.value < high.value <= OLDEST
            if self.words[low.last].text in "-–—"
            and high.first == low.last + 1
            and price.first - high.last <= 2
            for amount in (low, high)
        }

    def keep(self, charges: list[Charge], found: Charges, *, carried: bool) -> bool:
        """Sort the charges of this sentence into ``found``; whether prices were its subject."""
        priced = any(m.tag in PRICED for m in self.marks)
        if not charges:  # "Medlemmer:", the sum a line below
            return priced or (carried and any(m.tag in LABELS for m in self.marks))
        sense = (
            carried or priced or any(c.amount is None or c.amount.sure for c in charges) or _tariff(charges)
        )
        plain = priced or carried or self.labelled or self._is_terse(charges)
        dropped = kept = False
        before = len(found.paid) + len(found.free)
        for charge, linked in zip(charges, _linked(charges), strict=False):
            if charge.amount is None:
                found.free.append(charge)
                continue
            dropped = (
                is_no_price(self.words, charge)
                or (not self.labelled and is_room_elsewhere(self.words, charge))
                or (self.is_prose and is_price_of_something_else(self.words, charge))
                or (dropped and not charge.labels and not charge.has(*PRICED))
            )
            if dropped:
                continue
            if charge.amount.sure:
                kept = plain or self._plausible(charge)
            else:
                joined = linked or (bool(charge.joint) and kept)
                kept = self._loose(charge, joined=joined, sense=sense)
            if kept:
                (found.paid if charge.value else found.free).append(charge)
        return priced or (sense and len(found.paid) + len(found.free) > before)

    def _is_terse(self, charges: list[Charge]) -> bool:
        """Whether the sentence has hardly any words beside those of prices."""
        told = {i for m in self.marks for i in range(m.first, m.last)}
        told.update(i for c in charges for i in range(c.first, c.last))
        others = (word for i, word in enumerate(self.words) if i not in told and is_letters(word))
        return sum(word.text not in _FOLLOWING for word in others) <= TERSE

    def _plausible(self, charge: Charge) -> bool:
        """An amount in prose needs a label near it, or the dash of a price, or to begin a row of a list."""
        if charge.optional or any(label not in _WEAK for label in charge.labels):
            return True
        if self.words[charge.last - 1].text in "-–—−=" or self.words[charge.first - 1].text == ":":
            return True
        return charge.first == 0 and charge.last < len(self.words) and self.words[charge.last].text in "-–—:"

    def _loose(self, charge: Charge, *, joined: bool, sense: bool) -> bool:
        """Whether a number without currency is an amount: it is one of a run, or named by a label or price word."""
        amount = charge.amount
        if amount is None or not self._followed(amount):
            return False
        if joined or charge.has("excl", "incl"):
            return True
        if not sense and not (
            amount.value >= LEAST_PER_UNIT and self._counted_by_unit(charge) and self._is_terse([charge])
        ):
            return False
        if self._looks_like_year(amount) or 0 < amount.value < LEAST:
            return False
        if self.labelled:
            return True
        if any(m.tag in PRICED and charge.first - m.last <= 3 for m in charge.left):
            return True
        counted = any(
            m.tag in label_words.GROUPS and m.first == amount.last and self.words[m.first].text != "for"
            for m in charge.right
        )
        return bool(charge.labels) and not counted  # "200 kommuner", "120 voksne"

    def _counted_by_unit(self, charge: Charge) -> bool:
        """ "1500 per dag" """
        return any(m.tag in label_words.UNITS and m.first == charge.last for m in charge.right)

    def _followed(self, amount: Amount) -> bool:
        """Whether no foreign noun follows the number ("50 plasser"); a capital begins something new."""
        if amount.last >= len(self.words) or not self.text[self.words[amount.last].start].islower():
            return True
        return self.words[amount.last].text in _FOLLOWING or any(m.first == amount.last for m in self.marks)

    def _looks_like_year(self, amount: Amount) -> bool:
        if not 1990 <= amount.value <= 2099 or amount.value % 50 == 0 or amount.end - amount.start != 4:
            return False
        return not (amount.first and self.words[amount.first - 1].text == ":")


def _entries(words: Sequence[Word], charge: Charge) -> list[Mark]:
    """The event as the label of what it costs: "Foredrag: 75 kr"."""
    name = words[charge.first - 2]
    sure = charge.amount is not None and charge.amount.sure
    if not sure or charge.has("cancel", "elsewhere") or not _EVENTS.tags(name.text):
        return []
    return [Mark("entry", charge.first - 2, charge.first - 1, name.start, name.end)]


def _tariff(charges: list[Charge]) -> bool:
    """Whether the numbers form a list, each right behind its group: "Voksne 150, barn 50"."""
    return len(charges) > 1 and all(
        bool(_TARIFFED.intersection(charge.labels) and (charge.joint or following == "list"))
        or any(m.tag in _TARIFFED and charge.first - m.last <= 1 for m in charge.left)
        or any(m.tag in label_words.GROUPS and m.first - charge.last == 1 for m in charge.right)
        for charge, following in zip(charges, [*(c.joint for c in charges[1:]), ""], strict=True)
    )


def _linked(charges: list[Charge]) -> list[bool]:
    """For each charge whether the run it stands in holds a sure amount."""
    runs = [0, *accumulate(not charge.joint for charge in charges[1:])]
    sure = {run for run, charge in zip(runs, charges, strict=False) if charge.amount and charge.amount.sure}
    return [run in sure for run in runs]
