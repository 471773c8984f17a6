"""Price lists as people write them, with the items they say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from hypothesis import strategies as st

if TYPE_CHECKING:
    from collections.abc import Callable

    Draw = Callable[[st.SearchStrategy[Any]], Any]

# Label → names for those who pay, as a noun for "for …" and as a heading.
GROUPS = {
    "medlem": ["medlemmer", "medlemmar", "medlemer", "members"],
    "ikke-medlem": ["ikke-medlemmer", "ikkje-medlemmar", "ikke medlemmer"],
    "student": ["studenter", "studentar", "students"],
    "barn": ["barn", "born", "barn under 15 år"],
    "voksen": ["voksne", "vaksne", "adults"],
    "honnør": ["pensjonister", "pensjonistar", "honnør"],
    "ungdom": ["ungdom", "ungdommer"],
}
MARKS = ["", " ", ".", "\u00a0", "\u202f"]
FORMS = [
    "kr {}", "kr. {}", "kr {},-", "kr. {},–", "{} kr", "{} kroner", "NOK {}", "{},-", "kr:{}", "{}kr", "kr{}",
    "kr {},00",
]  # fmt: skip
FRAMES = [
    "{}", "Pris: {}", "Deltakeravgift {}", "{} per person", "{} pr. deltaker", "Kurset koster {}", "({})",
    "Prisen er {} inkl. lunsj", "Inngang {} for alle",
]  # fmt: skip
LISTED = [
    "kr {amount} for {group}",
    "{group} {amount} kr",
    "{group}: {amount},-",
    "{amount} kroner for {group}",
    "{group}: kr {amount}",
]
SEPARATORS = [", ", "; ", "\n", " / "]
VAT = {
    "": None,
    " eks. mva": "excl",
    " inkl. mva.": "incl",
    " ekskl. mva": "excl",
    " utan mva": "excl",
    " med mva": "incl",
}
FREE = [
    "Gratis", "Gratis!", "Gratis inngang", "Det er gratis å delta", "Arrangementet er gratis",
    "Kurset er kostnadsfritt", "Ingen deltakeravgift", "Fri entré", "Gratis adgang", "Seminaret er gratis for alle",
]  # fmt: skip


class Item(NamedTuple):
    """An amount in kroner with what it is for."""

    amount: float
    label: str | None = None
    vat: str | None = None


class Priced(NamedTuple):
    """A text, whether it says that taking part is free, and its items."""

    text: str
    is_free: bool
    items: tuple[Item, ...]


def grouped(amount: int, mark: str) -> str:
    """An amount with its thousands set apart."""
    return f"{amount:,}".replace(",", mark)


@st.composite
def single(draw: Draw) -> Priced:
    """One amount in any spelling, with or without VAT."""
    amount = draw(st.integers(10, 99_999))
    vat = draw(st.sampled_from(sorted(VAT)))
    written = draw(st.sampled_from(FORMS)).format(grouped(amount, draw(st.sampled_from(MARKS))))
    frame = "{}" if vat else draw(st.sampled_from(FRAMES))
    return Priced(frame.format(written) + vat, False, (Item(amount, None, VAT[vat]),))


@st.composite
def by_group(draw: Draw, most: int = 5) -> Priced:
    """An amount for each group, one after another; the first may go free."""
    items = draw(amounts_for_groups(2, most))
    form = draw(st.sampled_from(LISTED))
    names = [draw(st.sampled_from(GROUPS[item.label])) for item in items]
    written = [
        form.format(amount=f"{item.amount:.0f}", group=name) for item, name in zip(items, names, strict=True)
    ]
    separator = draw(st.sampled_from(SEPARATORS))
    # "gratis for voksne / ungdom: 300,-" would join the groups; that children go free says nothing of others.
    if separator != " / " and items[0].label != "barn" and draw(st.booleans()):
        written[0], items = f"gratis for {names[0]}", (Item(0, items[0].label), *items[1:])
    return Priced(separator.join(written), False, items)


@st.composite
def by_ratio(draw: Draw) -> Priced:
    """Amounts and groups in two rows: "kr 400/300/200 (ordinær/medlem/student)"."""
    items = draw(amounts_for_groups(2, 4))
    amounts = "/".join(f"{item.amount:.0f}" for item in items)
    names = "/".join(GROUPS[item.label][0] for item in items)
    return Priced(f"kr {amounts} ({names})", False, items)


@st.composite
def free(draw: Draw) -> Priced:
    """Free, perhaps with a fee for staying away."""
    text = draw(st.sampled_from(FREE))
    fee = draw(st.integers(0, 900))
    if not fee:
        return Priced(text, True, ())
    penalty = draw(
        st.sampled_from(
            [
                "Gebyr på {} kr ved uteblivelse.",
                "No-show-gebyr: {} kr.",
                "Ved fravær uten avmelding faktureres kr {}.",
            ]
        )
    )
    return Priced(f"{text.rstrip('!')}. {penalty.format(fee)}", True, (Item(fee, "no-show"),))


@st.composite
def amounts_for_groups(draw: Draw, least: int, most: int) -> tuple[Item, ...]:
    labels = draw(st.lists(st.sampled_from(sorted(GROUPS)), min_size=least, max_size=most, unique=True))
    return tuple(Item(draw(st.integers(10, 9000)), label) for label in labels)


PRICED = st.one_of(single(), by_group(), by_ratio(), free())
