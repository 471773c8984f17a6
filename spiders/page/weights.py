"""How much of an element is running text, how much links, and how many labelled facts are in it."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from spiders.page.labels import LONGEST_LABEL, field_of

_LINKS = {"a", "button"}
_FACTS = {"when", "where", "when_where", "start", "end", "price", "deadline", "organizer", "audience"}
_PROSE = 25  # characters: a shorter run of text is a label, a teaser or a menu item
_FACT = 80  # what a labelled fact weighs, in characters of prose
_LONGEST_FACT = 4000


@dataclass(slots=True)
class Weight:
    """Characters of ``text``, of it ``linked``; ``left`` is the ``prose`` that has not been removed since.

    ``dates`` counts the characters of short runs with a number beside links: the days of teasers.
    """

    text: int = 0
    linked: int = 0
    links: int = 0
    dates: int = 0
    prose: int = 0
    facts: int = 0
    left: int = 0

    def add(self, other: Weight) -> None:
        """Take in the weight of an element inside this one."""
        self.text += other.text
        self.linked += other.linked
        self.links += other.links
        self.dates += other.dates
        self.prose += other.prose
        self.facts += other.facts

    def count(self, run: str, *, linked: bool) -> None:
        """Take in a run of text."""
        run = run.strip()
        length = len(run)
        if not length:
            return
        self.text += length
        if linked:
            self.linked += length
        elif is_fact(run):
            self.facts += 1
            self.prose += _FACT + length
        elif length >= _PROSE:
            self.prose += length
        elif any(char.isdigit() for char in run):
            self.dates += length


class Weights(dict[etree._Element, Weight]):
    """The weight of every element, in document order, and the elements removed since.

    lxml looks through a removed tree each time that it lets go of an element in it, unless the tree's top is held.
    """

    def __init__(self) -> None:
        self.removed: list[etree._Element] = []


def weigh(body: etree._Element) -> Weights:
    """The weight of every element inside another."""
    weights = Weights()
    around: list[Weight] = []  # of the elements that are open
    links = 0  # of them that are links
    for event, element in etree.iterwalk(body, events=("start", "end")):
        is_link = element.tag in _LINKS
        if event == "start":
            links += is_link
            weight = weights[element] = Weight(links=is_link)
            around.append(weight)
            if text := element.text:
                weight.count(text, linked=links > 0)
            continue
        links -= is_link
        weight = around.pop()
        weight.left = weight.prose
        if around:
            around[-1].add(weight)
            if tail := element.tail:
                around[-1].count(tail, linked=links > 0)
    return weights


def is_fact(run: str) -> bool:
    """Whether a run of text begins with the label of a fact."""
    if len(run) > _LONGEST_FACT:
        return False
    return field_of(run.lstrip()[: LONGEST_LABEL + 1].partition(":")[0]) in _FACTS
