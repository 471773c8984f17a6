"""What makes an amount of money no price of taking part: grants, savings, prizes and fines, and rooms that the
participant books elsewhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from normalize.lexicon.free import EVENTS
from normalize.lexicon.labels import GROUPS, MODES, PENALTIES
from normalize.phrases import Phrases
from normalize.words import is_letters, word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from normalize.phrases import Mark
    from normalize.price_list import Charge
    from normalize.words import Word

PRICED: Final = frozenset({"fee", "entry", "costs"})
_DECIDING: Final = PRICED | {"cancel", "elsewhere"}
_NAMING: Final = frozenset(GROUPS | MODES) | {"ordinær", "early-bird"}
_PRIZES: Final = frozenset({"pris", "prisen"})
# Who lets rooms, or that the participant sees to it; and that the organiser does.
_HOTELS: Final = word_set(
    "hotell hotellet hotel hotels hoteller pensjonat pensjonatet vertshus holdt halde reservert selv sjølv direkte"
    " egenhånd eigahand"
)
_BOOKED_HERE: Final = word_set(
    "påmelding påmeldinga påmeldingen påmeldingsskjemaet arrangøren arrangøren registration"
)
_EVENTS: Final = Phrases(EVENTS)
_STOPS: Final = frozenset(",;:()")
# Words by which the event is meant without being named.
_POINTING: Final = word_set(
    "det dette den denne de dei disse å hva kva alt alle hver kvar man du vi eller og dagen kvelden helga helgen"
    " veka uka deltakere deltakarar deltaker it this you"
)
NEAR: Final = 4  # words between an amount and what is said of it
PRIZE: Final = 10_000  # "en pris på 20 000 kroner" is given, not paid


def is_no_price(words: Sequence[Word], charge: Charge) -> bool:
    """Whether the nearest word that decides, before or right behind, makes the amount a grant, a saving, a
    fine …
    """
    if not PENALTIES.isdisjoint(charge.labels) and not charge.has("cancel"):
        return False  # "fakturagebyr ved uteblivelse"
    right = next((m for m in charge.right if m.tag in _DECIDING), None)
    if right and right.tag not in PRICED and _stands_by(words, charge, right):
        return True
    if any(m.tag == "given" and m.last == charge.first for m in charge.left):
        return True
    labelled = [m for m in charge.left if m.tag in _NAMING]
    told = _after_comma(words, labelled[-1]) if labelled else 0
    deciding = [m for m in charge.left if m.tag in _DECIDING and m.first >= told]
    if deciding and charge.value >= PRIZE and _given(words, deciding[-1]):
        return True
    while deciding and deciding[-1].tag == "costs" and any(m.tag == "elsewhere" for m in deciding):
        deciding.pop()
    # "miljøpris" is both a price and none: then it is none.
    return bool(deciding) and any(m.first == deciding[-1].first and m.tag not in PRICED for m in deciding)


def is_price_of_something_else(words: Sequence[Word], charge: Charge) -> bool:
    """Whether an amount is what a thing costs that is neither the event nor has a label: "et solcelleanlegg koster …".

    For paragraphs of a page; an expression by itself is about what is wanted.
    """
    verb = next((m for m in reversed(charge.left) if m.tag == "costs"), None)
    if verb is None:
        return False
    start = next((i + 1 for i in range(verb.first - 1, -1, -1) if words[i].text in _STOPS), 0)
    told = [word for word in words[start : charge.first] if is_letters(word)]
    subject = [word for word in words[start : verb.first] if is_letters(word)]
    known = charge.labels or charge.has("entry", "fee") or _EVENTS.find(told)
    return bool(subject) and not known and not any(word.text in _POINTING for word in told)


def _stands_by(words: Sequence[Word], charge: Charge, mark: Mark) -> bool:
    """Whether a word behind an amount is said of it: near, and in the same clause."""
    between = words[charge.last : mark.first]
    return len(between) <= NEAR and not any(word.text in ",;(" for word in between)


def _given(words: Sequence[Word], price: Mark) -> bool:
    """Whether a large sum is a prize: "en pris på 20 000 kroner"."""
    return words[price.first].text in _PRIZES and words[price.last].text == "på"


def _after_comma(words: Sequence[Word], label: Mark) -> int:
    """The word behind the last comma before a label: what stands earlier is said of something else."""
    return next((i + 1 for i in range(label.first - 1, -1, -1) if words[i].text in ",;"), 0)


def is_room_elsewhere(words: Sequence[Word], charge: Charge) -> bool:
    """Whether an amount is for a room that one books oneself: "enkeltrom på hotellet", "du bestiller selv"."""
    if set(charge.labels) - {"early"} != {"overnatting"} or charge.has("entry", "fee", "includes", "with"):
        return False
    told = {word.text for word in words}
    return not told.isdisjoint(_HOTELS) and told.isdisjoint(_BOOKED_HERE)
