"""Slips of the keyboard that leave a name recognisable: "tordsag", "febuar", "lordag", "novemmber"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

# Keyboards without the Norwegian letters.
_ASCII: Final = (str.maketrans("æøå", "aoa"), str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"}))


def slips(name: str) -> Iterator[str]:
    """The name with one inner letter left out, one of its letters too many, two neighbours swapped, or in ASCII.

    >>> sorted(slips("mai"))
    ['ami', 'maai', 'maii', 'mami', 'mi', 'mia', 'miai', 'mmai']
    """
    last = len(name) - 1
    found = {name[:i] + name[i + 1 :] for i in range(1, last)}
    found |= {name[:i] + letter + name[i:] for i in range(1, last + 1) for letter in name}
    found |= {name[:i] + name[i + 1] + name[i] + name[i + 2 :] for i in range(last)}
    found |= {name.translate(table) for table in _ASCII}
    yield from found - {name}
