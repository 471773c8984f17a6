"""Known gatherings: one that a sentence is about, and what a text calls the one that a headline says the kind of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from normalize.lazily import compiled
from spiders.reading.parts.headings import Name, make_name
from spiders.reading.parts.naming import QUOTE_MARKS, quoted_name
from spiders.reading.words.gatherings import GATHERING, find_gathering, is_plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spiders.page.blocks import Block
    from spiders.reading.parts.clauses import Clause

# Letters by which two words for a gathering are the same: "jordvernkonferanse", "Jordvernkonferansen".
SAME: Final = 8
# "Jordvernkonferansen blir digital"
_KNOWN_SUBJECT: Final = compiled(
    rf"(?P<name>(?P<what>{GATHERING})(?<=en|et|.a|ne)(?:\s(?:i|på)\s[A-ZÆØÅ]\w+)?(?:\s20[0-4]\d)?)\s(?!i\s|på\s)[a-zæøå]"
)
# "Energidagene 2027 …", "«Treffpunkt Granvoll» finner sted …"
_SUBJECT: Final = compiled(
    rf"[^\w«“\"]*(?:Årets )?(?P<name>(?:[A-ZÆØÅ][\w-]*\s){{0,2}}{GATHERING}\s20[0-4]\d\b"
    r"|[«“\"][^»”\"]{5,60}[»”\"](?=\s(?:arrangeres|arrangerast|holdes|haldast|finner sted|finn stad|går av stabelen)\b"
    r"))"
)


def known_subject(sentence: str) -> str | None:
    """The known gathering that a sentence begins with and is about.

    >>> known_subject("Jordvernkonferansen blir digital"), known_subject("Konferansen er utsatt")
    ('Jordvernkonferansen', None)
    """
    found = _KNOWN_SUBJECT.match(sentence)
    return found["name"] if found and not is_plain(found["what"]) else None


def is_known(word: str) -> bool:
    """Whether one word is the name of a gathering: "Arbeidsmiljøkongressen"."""
    return known_subject(f"{word} er") == word


def known_in_text(blocks: Sequence[Block], said: str) -> Iterator[Name]:
    """What the text calls a gathering that the headline only says the kind of: "ny miljøuke", "Miljøuka i Granvoll"."""
    found = find_gathering(said)
    if found is None:
        return
    stem = found[0][: min(SAME, len(found[0]) - 1)].lower()
    if is_plain(found[0]):
        for block in blocks:
            name = quoted_name(block.text)
            if name and name.lower().startswith(stem):
                yield make_name(name, block.where, "title.name", block.text)
        return
    if found.end() < len(said):  # it says more: "klimafestival med debatt"
        return
    called = re.compile(
        rf"(?<=[a-zæøå\d]\s){stem.capitalize()}\w*(?:\s(?:i|på)\s[A-ZÆØÅ]\w+)?(?:\s20\d\d\b)?"
    )
    for block in blocks:
        if named := called.search(block.text):
            yield make_name(named[0], block.where, "title.name", block.text)


def find_subjects(announcing: Sequence[Clause]) -> Iterator[Name]:
    """Names of their own that the announcing sentences begin with: "Energidagene 2027 arrangeres i Granvoll 5. mai"."""
    for clause in announcing:
        if found := _SUBJECT.match(clause.text):
            yield make_name(found["name"].strip(QUOTE_MARKS), clause.where, "title.name", clause.text)
