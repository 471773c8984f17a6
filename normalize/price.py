"""What taking part costs: amounts with labels and VAT, and whether it is free (three values).

``is_free`` is true when nobody pays to take part, false when some do, and ``None`` when the text does not
say; dinner, room and no-show fees are items but make no event paid. Grants, savings, prizes and fines are no
prices.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from normalize.charges import EXTRAS, find_charges
from normalize.lexicon.labels import GROUPS, MODES, PENALTIES
from normalize.values import Evidence, PriceItem

if TYPE_CHECKING:
    from normalize.charges import Charges
    from normalize.price_list import Charge

# Groups whose going free says nothing about the others.
_DEPENDENT: Final = frozenset({"barn", "ledsager"})
# Labels that hold what is named beside them: "familie (2 voksne og 2 barn)", "dagpakke med lunsj".
_WHOLES: Final = {
    "familie": frozenset({"voksen", "barn"}),
    "dagpakke": frozenset({"lunsj", "med lunsj", "mat", "med mat", "overnatting"}),
}
_WITH_OTHERS: Final = frozenset(GROUPS | MODES) | {
    "others",
    "from",
    "to",
    "ordinær",
    "early-bird",
    "early",
    "later",
    "door",
}

_IN_BRACKETS: Final = re.compile(
    r"[^\S\n]?\(\s?(?:ca|cirka|omtrent|rundt|om lag|tilsvar[ea]r|approx|approximately|about)?\.?\s?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Price:
    """``evidence[i]`` belongs to ``items[i]``; one more, whose rule begins with ``price.free``, to
    ``is_free``.
    """

    is_free: bool | None = None
    items: tuple[PriceItem, ...] = ()
    evidence: tuple[Evidence, ...] = ()


def read_price(text: str, *, labelled: bool = False) -> Price:
    """What a price expression, a labelled value or a paragraph says about the price of taking part.

    ``labelled``: the text is the value of a label such as "Pris:", where a bare number is an amount.
    Currencies are ISO 4217 codes; an amount without one is in NOK.

    >>> price = read_price("Gratis for medlemmer, kr 300,- for andre")
    >>> price.is_free, [(item.amount, item.label) for item in price.items]
    (False, [(0.0, 'medlem'), (300.0, 'ikke-medlem')])
    >>> read_price("Gratis kaffe og vafler").is_free is None
    True
    """
    charges = find_charges(text, labelled=labelled)
    is_free, reason = _judge(charges)
    listed = list(charges.paid)
    if (charges.paid and is_free is False) or any(_dependent(c) for c in charges.free):
        listed = sorted([*listed, *(c for c in charges.free if _names_group(c))], key=lambda c: c.start)
    pairs = zip([None, *listed], listed, strict=False)
    listed = [charge for before, charge in pairs if not _converts(text, before, charge)]
    names = _Names(listed)
    vat, common = _common_vat(charges), _currency(listed)
    items, evidence = [], []
    for charge in listed:
        start, end = _span(charge)
        currency = charge.amount.currency if charge.amount else None
        own = next((m.tag for m in (*charge.right, *charge.left) if m.tag in ("excl", "incl")), None)
        items.append(
            PriceItem(
                charge.value,
                currency or common,
                names.of(charge),
                _vat(own or vat),
                text[start:end],
            )
        )
        sure = charge.amount is None or charge.amount.sure
        evidence.append(
            Evidence(
                text[start:end],
                start,
                end,
                "price.amount" if charge.value else "price.zero",
                0.9 if sure else 0.7,
            )
        )
    if reason is not None and is_free is not None:
        rule = "price.free" if is_free else "price.free.no"
        evidence.append(Evidence(text[reason[0] : reason[1]], reason[0], reason[1], rule, 0.9))
    return Price(is_free, tuple(items), tuple(evidence))


def _judge(charges: Charges) -> tuple[bool | None, tuple[int, int] | None]:
    """Whether taking part is free, and the characters that say so."""
    paying = [c for c in charges.paid if not _extra(c)]
    general = [c for c in charges.free if not _names_group(c)]
    if paying and general and not any(_names_others(c) for c in paying):
        # "Kurset er gratis, kr 75 for jord og potter": what is paid is something beside the course.
        return True, (general[0].start, general[0].end)
    if paying:
        return False, (paying[0].start, paying[0].end)
    if charges.denied:
        return False, (charges.denied[0].start, charges.denied[0].end)
    members = bool(charges.free) and all("medlem" in c.labels for c in charges.free)
    asked = next((c for c in charges.paid if not c.optional and not PENALTIES & set(c.labels)), None)
    if members and asked:
        # "150 kroner for serveringen. Medlemmer går gratis": the others pay, whatever for.
        return False, (asked.start, asked.end)
    for charge in charges.free:
        if not _dependent(charge):
            return True, (charge.start, charge.end)
    return None, None


def _converts(text: str, before: Charge | None, charge: Charge) -> bool:
    """Whether an amount in brackets says the one before it in another currency: "900 kr (ca. 80 euro)"."""
    if before is None or before.amount is None or charge.amount is None:
        return False
    currencies = (before.amount.currency or "NOK", charge.amount.currency or "NOK")
    return currencies[0] != currencies[1] and _IN_BRACKETS.match(text[before.end : charge.start]) is not None


def _extra(charge: Charge) -> bool:
    """Whether an amount is for something beside taking part: dinner, a room, a wish, staying away."""
    if charge.optional or PENALTIES & set(charge.labels):
        return True
    if not EXTRAS & set(charge.labels) or "dagpakke" in charge.labels:
        return False
    named = {m.first for m in charge.left if m.tag in EXTRAS}
    entries = [m for m in charge.left if m.tag == "entry" and m.first not in named]
    return all(
        m.last in named or m.last + 1 in named for m in entries
    )  # "deltakelse bankett", "egenandel for lunsj"


def _names_group(charge: Charge) -> bool:
    return any(label in GROUPS or label in MODES for label in charge.labels)


def _names_others(charge: Charge) -> bool:
    """Whether the words of an amount set it against what is free, or say that it is paid for taking part."""
    return (bool(_WITH_OTHERS & set(charge.labels)) and not charge.nested) or charge.has("entry")


def _dependent(charge: Charge) -> bool:
    """Whether only children or companions are said to go free (but "gratis skole for barn" is free)."""
    groups = {label for label in charge.labels if label in GROUPS}
    if not groups or not groups <= _DEPENDENT:
        return False
    return any(m.tag in groups for m in charge.left) or any(
        m.tag == "entry" or (m.tag in groups and m.first - charge.last <= 1) for m in charge.right
    )


def _currency(listed: list[Charge]) -> str:
    """The currency of a bare number: that of the amounts it stands with."""
    return next((c.amount.currency for c in listed if c.amount and c.amount.currency), "NOK")


class _Names:
    """Label names, as they depend on what the other items are."""

    def __init__(self, listed: list[Charge]) -> None:
        labels = {label for charge in listed for label in charge.labels}
        early, later = labels & {"early", "early-bird"}, labels & {"later", "door", "ordinær"}
        self._replaced = {
            "others": "ikke-medlem" if "medlem" in labels else "",
            "early": "early-bird" if later else "",
            "later": "ordinær" if early else "",
            "door": "ordinær" if early else "",
            "each": "",
        }

    def of(self, charge: Charge) -> str | None:
        penalty = next((label for label in ("no-show", "cancellation") if label in charge.labels), None)
        if penalty:
            return penalty
        things = any(label in EXTRAS for label in charge.labels)
        covered = {label for whole in _WHOLES.keys() & set(charge.labels) for label in _WHOLES[whole]}
        covered |= MODES.keys() if things else set()
        kept = (label for label in charge.labels if label not in covered)
        names = dict.fromkeys(self._replaced.get(label, label) for label in kept)
        names.pop("", None)
        if len(names) == 0 and charge.value:
            ranged = [
                m.tag
                for m in charge.left
                if m.tag in ("from", "to", "between") and charge.first - m.last <= 1
            ]
            return {"between": "from"}.get(ranged[-1], ranged[-1]) if ranged else None
        return "+".join(names) or None


def _common_vat(charges: Charges) -> str | None:
    """VAT told once for all: in a sentence of its own, "alle priser er …", or behind the last amount only."""
    if charges.vat:
        return charges.vat[0].tag
    told = [(c, m) for c in charges.paid for m in (*c.left, *c.right) if m.tag in ("excl", "incl")]
    if len(told) == 1 and told[0][0] in (charges.paid[-1], charges.paid[0]):
        charge, mark = told[0]
        last, first = charge is charges.paid[-1], charge is charges.paid[0]
        if (last and mark.first >= charge.last) or (first and mark.last <= charge.first):
            return mark.tag
    return None


def _vat(tag: str | None) -> Literal["incl", "excl"] | None:
    return "incl" if tag == "incl" else "excl" if tag == "excl" else None


def _span(charge: Charge) -> tuple[int, int]:
    """The amount with the labels directly around it."""
    start, end = charge.start, charge.end
    for mark in reversed(charge.left):
        if mark.tag in charge.labels and start - mark.end <= 15:
            start = mark.start
    for mark in charge.right:
        if mark.tag in charge.labels and mark.start - end <= 15:
            end = mark.end
    return start, end
