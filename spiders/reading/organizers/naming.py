"""Bodies called by less than their names: "KLI" where a text has "Klimaetaten (KLI)", "Senteret" of one centre."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from normalize.lazily import compiled
from spiders.reading.words.bodies import has_body_word, is_known, split_names
from spiders.reading.words.own import kind_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_INITIALS: Final = compiled(r"[A-ZÆØÅ][A-ZÆØÅa-zæøå]{0,6}[A-ZÆØÅ]")
_SHORT, _DEFINITE_ENDS = 4, ("t", "et", "en", "n", "a")
_AHEAD: Final = 100  # characters in which a name stands before its initials
_NAMED: Final = r"\b[A-ZÆØÅ][\w-]*(?: (?:(?:og|for) )?[A-ZÆØÅ][\w-]*)*"


# "Miljøvernavdelingen", "Klima- og naturseksjonen"
_DEPARTMENT: Final = compiled(
    r"(?:[\w-]+ og )?\w+(?:avdeling(?:a|en)|seksjon(?:en)?|eining(?:a|en)|enhet(?:a|en))"
)


def is_department(name: str) -> bool:
    """Whether a name is that of a department, and not of whoever has it.

    >>> is_department("Landbruksavdelinga"), is_department("Klimaavdelingen i Storøy kommune")
    (True, False)
    """
    return _DEPARTMENT.fullmatch(name) is not None


def in_full(name: str, texts: Sequence[str]) -> str:
    """The name by which the texts call a body in full, where one of them does; not of those whom all know.

    >>> in_full("KLI", ["Klimaetaten (KLI) har seminar."]), in_full("Senteret", ["Storøy havsenter ligger der."])
    ('Klimaetaten', 'Storøy havsenter')
    """
    if _INITIALS.fullmatch(name):
        return name if is_known(name) else next(_before(f" ({name})", name, texts), name)
    kind = kind_of(name)
    if kind is None:
        return name
    shape = re.compile(rf"{_NAMED}(?: \w*{kind}|(?<=[a-zæøå]){kind})\b")
    found = {match[0] for text in texts if kind in text for match in shape.finditer(text)}
    return found.pop() if len(found) == 1 else name


def is_first_word(name: str, publisher: str) -> bool:
    """Whether a name is what a publisher's begins with, in the definite form.

    >>> is_first_word("Føregangsfylket", "Føregangsfylke for bær"), is_first_word("Storøya", "Storøy lag")
    (True, True)
    """
    first = publisher.split(" ", 1)[0]
    return len(first) > _SHORT and name.startswith(first) and name[len(first) :] in _DEFINITE_ENDS


def _before(mark: str, initials: str, texts: Sequence[str]) -> Iterator[str]:
    """The names that stand before their initials."""
    for text in texts:
        at = text.find(mark)
        words = text[max(0, at - _AHEAD) : at].split(" ") if at > 0 else []
        for start in range(len(words)):
            name = " ".join(words[start:])
            named = words[start][:1] == initials[0] and has_body_word(name) and stands_for(initials, name)
            if named and list(split_names(name)) == [name]:
                yield name


def stands_for(initials: str, name: str) -> bool:
    """Whether a name has the letters of its initials in their order."""
    letters = iter(name.lower())
    return all(letter in letters for letter in initials.lower())
