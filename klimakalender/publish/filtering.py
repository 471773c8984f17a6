"""The search form that list, month, map and deadlines share: what is chosen, and links that choose and unchoose.

Filters are those of ``filters.py``; what the form has no field for is carried along as it was given.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from klimakalender.publish import finding, topics
from klimakalender.publish.facets import Facets, facets
from klimakalender.publish.filters import ALIASES
from klimakalender.publish.selection import select
from klimakalender.publish.stamps import Moment

if TYPE_CHECKING:
    import sqlite3

    from klimakalender.publish.selection import Selection
    from klimakalender.publish.visit import Pairs, Visit

SWITCHES = ("is_free", "online", "enrolment_open")
SPANS = ("7", "30", "90")
FIELDS = frozenset(("text", "county", "municipality", "topic", "language", "days", *SWITCHES))
# Where one stands in a list is no filter.
POSITION = ("cursor", "sort", "page_size")


@dataclass(frozen=True, slots=True)
class Chip:
    """A chosen filter in words, and the address without it."""

    text: str
    without: str


@dataclass(frozen=True, slots=True)
class Widening:
    """A chosen filter, the address without it, and how many events there are without it."""

    text: str
    without: str
    events: int


@dataclass(frozen=True, slots=True)
class Filtering:
    """What the templates need of the form. ``pairs`` are the chosen filters, ``here`` the page they apply to."""

    visit: Visit
    facets: Facets
    here: str
    pairs: Pairs

    @property
    def values(self) -> dict[str, str]:
        return {ALIASES.get(name, name): value for name, value in self.pairs}

    @property
    def rest_chosen(self) -> bool:
        """Whether a filter is chosen that is folded away where there is little room."""
        return not self.values.keys().isdisjoint(("days", "topic", "language", *SWITCHES))

    @property
    def hidden(self) -> Pairs:
        return [(name, value) for name, value in self.pairs if ALIASES.get(name, name) not in FIELDS]

    @property
    def chips(self) -> list[Chip]:
        return [
            Chip(
                self._in_words(ALIASES.get(name, name), value),
                self.visit.page(self.here, [pair for pair in self.pairs if pair != (name, value)]),
            )
            for name, value in self.pairs
        ]

    def with_(self, name: str, value: str) -> Pairs:
        """The chosen filters with another one."""
        return [*(pair for pair in self.pairs if ALIASES.get(pair[0], pair[0]) != name), (name, value)]

    def _in_words(self, name: str, value: str) -> str:
        t = self.visit.texts
        if name in SWITCHES and value == "true":
            return t(f"search.{name}")
        words = {
            "text": lambda: f"«{value}»",
            "county": lambda: self.facets.name_of("counties", value),
            "municipality": lambda: self.facets.name_of("municipalities", value),
            "topic": lambda: topics.name(value, lang=self.visit.lang),
            "language": lambda: t.name("language", value),
            "days": lambda: t.name("search.when", value, f"≤ {value}"),
            "event_status": lambda: t.name("status", value),
        }
        return words[name]() if name in words else f"{name}: {value}"


async def filtering(visit: Visit, here: str) -> Filtering:
    """The form of a page. The counts in it are worked out once for all pages of the same data."""

    async def count() -> Facets:
        return await visit.read(lambda connection: facets(connection, Moment.of(visit.moment)))

    pairs = [pair for pair in visit.given if pair[0] not in POSITION]
    return Filtering(visit, await visit.recall("facets", count), here, pairs)


async def widenings(form: Filtering, fixed: Pairs | None = None) -> list[Widening]:
    """Which of several chosen filters leave something when taken away, the least change first.

    ``fixed`` are filters of the page that cannot be taken away.
    """
    found = []
    for chip, pair in zip(form.chips, form.pairs, strict=True) if len(form.pairs) > 1 else ():
        left = [*(fixed or []), *(other for other in form.pairs if other != pair)]
        selection = select(left, form.visit.moment)
        events = await form.visit.read(partial(_count, selection=selection))
        if events:
            found.append(Widening(chip.text, chip.without, events))
    return sorted(found, key=lambda one: one.events)


def _count(connection: sqlite3.Connection, selection: Selection) -> int:
    return finding.count(connection, selection)
