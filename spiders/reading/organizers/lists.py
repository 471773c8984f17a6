"""Arrangers in a list below a line that says so: "Konferansen arrangeres i samarbeid med:" above the bodies' names."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING, Final

from normalize import signals
from normalize.lazily import compiled
from spiders.reading.words.bodies import JOINTLY, has_body_word, is_body, split_names

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LONGEST: Final = 90  # characters of a name
_ARRANGING: Final = signals.having("""
    arrangeres arrangerast arrangert organiseres organisert samarbeid arrangører arrangørar arrangørene arrangørane
    står star""")
# What ends so has the names behind it.
_LEADS: Final = compiled(
    rf"\b(?:(?:arrangere?s|arrangerast|arrangert|organisere?s|organisert)\b[^.:;!?]{{0,60}}? av"
    rf"|(?P<jointly>{JOINTLY})|(?:et|eit|er) (?:\w+ )?samarbeid mellom|\bbak\b[^.:;!?]{{0,60}}? st[åa]r"
    r"|arrangør(?:er|ar|ene|ane) (?:[^.:;!?]{2,40} )?er):$",
)


def find_listed(paragraphs: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str, bool]]:
    """The bodies in lists of arrangers: the name, where it stands, and whether they only join whoever speaks.

    >>> list(find_listed([("p[1]", "Dagen arrangeres av:"), ("li[1]", "Granvoll hagelag"), ("li[2]", "KS")]))
    [('Granvoll hagelag', 'li[1]', False), ('KS', 'li[2]', False)]
    """
    for at, (_, text) in enumerate(paragraphs):
        if not (text.endswith(":") and signals.of(text) & _ARRANGING):
            continue
        if leads := _LEADS.search(text):
            items = takewhile(lambda each: each[0].startswith("li["), paragraphs[at + 1 :])
            named = list(takewhile(lambda each: each[1], ((where, _names(item)) for where, item in items)))
            for where, names in named:
                yield from ((name, where, bool(leads["jointly"])) for name in names)


def _names(item: str) -> list[str]:
    """The names that a list's item is: mostly one, with whatever dashes it has."""
    item = item.strip(" .,;")
    if len(item) <= _LONGEST and "," not in item and " og " not in item and is_body(item):
        return [item]
    names = list(split_names(item))
    return names if names and all(is_body(name) and has_body_word(name) for name in names) else []
