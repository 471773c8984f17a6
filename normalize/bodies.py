"""Names of who and where in running text, which say nothing about what: "hovedutvalget for klima og miljø", "en
del av Klimafestivalen", "hos Miljødirektoratet".

Offices whose name is one word ("klimaetaten") are terms of their own (class ``name`` in :mod:`normalize.terms`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from normalize import signals
from normalize.lexicon.bodies import ENDINGS, HOSTS, OFFICES

if TYPE_CHECKING:
    from collections.abc import Callable

# "utvalg for klima, miljø og plan": an office and what it is for.
_OFFICE: Final = re.compile(
    rf"\b(?=\w+ for )\w*(?:{'|'.join(OFFICES)})(?:{'|'.join(ENDINGS)})? for [\w-]+(?:(?:, og |, | og )[\w-]+)*",
    re.IGNORECASE,
)
# What an event stands under or with; the name that follows has a capital.
_BELONGING: Final = re.compile(
    rf"\b(?:{'|'.join(HOSTS)})(?: [A-ZÆØÅ][\w-]*(?: (?:(?:og|i|for|på) )?[A-ZÆØÅ\d][\w-]*)*)+"
)
_NAME_WITHIN: Final = re.compile(" (?<=[a-zæøå] )[A-ZÆØÅ]")  # a capital that begins no sentence
# "klima- og miljøvernavdelinga": what the last part is, the first is too.
_ELLIPSIS: Final = re.compile(r"\b\w+-(?:, \w+-)*,? (?:og|eller|and) ([\w-]+)")
_CALLED: Final = tuple(f"{office}{ending}" for office in OFFICES for ending in ("", *ENDINGS))
_ANY: Final = signals.OFFICE | signals.BELONGING | signals.ELLIPSIS


def without_bodies(text: str, is_name: Callable[[str], bool]) -> str:
    """The text without names of bodies, hosts and frames. ``is_name`` tells it of a word in lower case.

    >>> without_bodies("Møte i utvalg for klima og miljø hos Klimahuset AS", lambda word: False)
    'Møte i    '
    """
    if not signals.of(text) & _ANY:
        return text
    return "\n".join(_without(line, is_name) for line in text.split("\n"))


def _without(line: str, is_name: Callable[[str], bool]) -> str:
    found = signals.of(line)
    if not found & _ANY:
        return line
    if found & signals.OFFICE and any(part.endswith(_CALLED) for part in line.lower().split(" for ")[:-1]):
        line = _OFFICE.sub(" ", line)
    if found & signals.BELONGING and _NAME_WITHIN.search(line):
        line = _BELONGING.sub(" ", line)
    if found & signals.ELLIPSIS:
        line = _ELLIPSIS.sub(lambda match: " " if is_name(match[1].lower()) else match[0], line)
    return line
