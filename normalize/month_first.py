"""Dates with the month in front: "juni 11, 2021", "Jan. 31, 2024", "May 12th", "borgemánu 12. beaivvi 2022"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from normalize.atoms import Day, Mark
from normalize.digits import read_year
from normalize.numeric import is_blocked, is_day_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from normalize.atoms import Sign
    from normalize.tokens import Token

# Languages whose months stand in front also where no year follows.
_LANGUAGES: Final = frozenset(("en", "se"))
_JOINTS: Final[dict[str, Sign]] = {"dash": "dash", "and": "and", "comma": "and"}


def read_month_first(tokens: Sequence[Token], position: int) -> tuple[list[Day | Mark], int] | None:
    """One day of the month that begins at ``position``, or two joined by a dash or "and"."""
    month = tokens[position]
    dotted = tokens[position + 1].kind == "dot"  # "Jan. 31, 2024"
    first = _day(tokens, position + 1 + dotted, month)
    if first is None:
        return None
    ahead = first[1]
    second = None
    joint = _JOINTS.get(tokens[ahead].kind)
    if joint is not None and month.name in _LANGUAGES:
        second = _day(tokens, ahead + 1, month)
        ahead = second[1] if second else ahead
    year = read_year(tokens, ahead)
    sure = month.name in _LANGUAGES or tokens[ahead].kind in ("bar", "clock")  # "juni 4 @ 18:00"
    if year is None and (not sure or dotted or is_blocked(tokens, position + 1)):
        return None
    atoms: list[Day | Mark] = [first[0]]
    if second is not None and joint is not None:
        atoms += [Mark(joint), second[0]]
    for atom in atoms:
        if isinstance(atom, Day) and year is not None:
            atom.year, atom.strength = year[0], 2
    return atoms, year[1] if year else ahead


def _day(tokens: Sequence[Token], position: int, month: Token) -> tuple[Day, int] | None:
    """The day behind its month, with "th", "b." or "beaivvi"; sure if it has one of them."""
    token = tokens[position]
    if token.kind != "num" or token.shape or token.listed or token.widths[0] > 2:
        return None
    if not is_day_of(token.parts[0], month.value):
        return None
    ahead, sure = position + 1, month.name == "se" and tokens[position + 1].kind == "dot"
    while ahead < position + 5 and tokens[ahead].kind in ("dot", "suffix"):
        sure = sure or tokens[ahead].kind != "dot"
        ahead += 1
    return Day("days.month-day", 2 if sure else 1, token.parts[0], month.value), ahead
