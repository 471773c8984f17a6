"""How much of an element is running text, how much links, and how many labelled facts are in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from lxml import etree

from spiders.page.labels import LONGEST_LABEL, field_of

_LINKS: Final = {"a", "button"}
_FACTS: Final = {"when", "where", "when_where", "start", "end", "price", "deadline", "organizer", "audience"}
_PROSE: Final = 25  # characters: a shorter run of text is a label, a teaser or a menu item
_FACT: Final = 80  # what a labelled fact weighs, in characters of prose
_LONGEST_FACT: Final = 4000


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


class Weights(dict[etree._Element, Weight]):
    """The weight of every element, in document order, and the elements removed since.

    lxml looks through a removed tree each time that it lets go of an element in it, unless the tree's top is held.
    """

    def __init__(self) -> None:
        self.removed: list[etree._Element] = []


def weigh(body: etree._Element) -> Weights:
    """The weight of every element inside another: what the sums over the page grow by from its start to its end."""
    weights = Weights()
    around: list[Weight] = []  # of the elements that are open, as yet the sums at their start
    text = linked = links = dates = prose = facts = 0
    inside = 0  # of how many links
    for event, element in etree.iterwalk(body, events=("start", "end")):
        is_link = element.tag in _LINKS
        if event == "start":
            weight = weights[element] = Weight(text, linked, links, dates, prose, facts)
            around.append(weight)
            links += is_link
            inside += is_link
            run = element.text
        else:
            inside -= is_link
            weight = around.pop()
            weight.text = text - weight.text
            weight.linked = linked - weight.linked
            weight.links = links - weight.links
            weight.dates = dates - weight.dates
            weight.prose = weight.left = prose - weight.prose
            weight.facts = facts - weight.facts
            run = element.tail if around else None
        if not run or not (run := run.strip()):
            continue
        length = len(run)
        text += length
        if inside:
            linked += length
        elif is_fact(run):
            facts += 1
            prose += _FACT + length
        elif length >= _PROSE:
            prose += length
        elif any(map(str.isdigit, run)):
            dates += length
    return weights


def is_fact(run: str) -> bool:
    """Whether a run of text begins with the label of a fact."""
    if len(run) > _LONGEST_FACT:
        return False
    return field_of(run.lstrip()[: LONGEST_LABEL + 1].partition(":")[0]) in _FACTS
