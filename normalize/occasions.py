"""Days that fall differently each year: feasts ("2. påskedag"), Sundays in Advent, "siste onsdag i mars"."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from normalize.atoms import Day, Mark
from normalize.digits import read_year
from normalize.feasts import STRETCHES, feast_in, nth_weekday
from normalize.tokens import weekday_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from normalize.tokens import Token


_ADVENT_SUNDAY: Final = 6


def read_feast(tokens: Sequence[Token], position: int, nth: int | None = None) -> tuple[Day, int] | None:
    """A feast, with its number where it has several days ("2. juledag") and its year."""
    name, count = tokens[position].name, tokens[position].value
    if name == "advent" and nth is not None:
        count = 1  # "første advent" is the first Sunday
    if count > 1 or (nth is not None and count != 1):
        return None
    year = _year_of_feast(tokens, position + 1)
    day = Day("feasts", 2, moving=partial(_feast, name, nth or 1), year=year[0] if year else None)
    return day, year[1] if year else position + 1


def read_numbered(
    tokens: Sequence[Token], position: int, nths: Sequence[int]
) -> tuple[list[Day | Mark], int] | None:
    """Behind numbers: "(1. og 2.) juledag", "(tredje) søndag i advent"."""
    read = read_feast if tokens[position].kind == "feast" else read_advent
    if min(nths) < 1 and tokens[position].kind == "feast":
        return None
    atoms: list[Day | Mark] = []
    after = position
    for nth in nths:
        found = read(tokens, position, nth)
        if found is None:
            return None
        atoms += [Mark("and"), found[0]]
        after = found[1]
    return atoms[1:], after


def _feast(name: str, nth: int, year: int) -> date | None:
    return feast_in(name, year, nth)


def _year_of_feast(tokens: Sequence[Token], position: int) -> tuple[int, int] | None:
    return read_year(tokens, position)


def read_stretch_day(tokens: Sequence[Token], position: int) -> tuple[Day, int] | None:
    """The feast in a stretch of days, where other days are told from it: "(onsdag før) påske"."""
    if tokens[position].name not in STRETCHES:
        return None
    year = read_year(tokens, position + 1)
    day = Day("feasts", 2, moving=partial(_feast, STRETCHES[tokens[position].name][0], 1))
    day.year = year[0] if year else None
    return day, year[1] if year else position + 1


def read_advent(tokens: Sequence[Token], position: int, nth: int) -> tuple[Day, int] | None:
    """ "søndag i advent" behind its number."""
    ahead = position + 1 + (tokens[position + 1].kind == "dot")
    if weekday_of(tokens[position]) != _ADVENT_SUNDAY or tokens[ahead].kind != "in":
        return None
    if tokens[ahead + 1].name != "advent":
        return None
    year = read_year(tokens, ahead + 2)
    day = Day("feasts", 2, moving=partial(_feast, "advent", nth), year=year[0] if year else None)
    return day, year[1] if year else ahead + 2


def read_nth_weekdays(
    tokens: Sequence[Token], position: int, nths: Sequence[int]
) -> tuple[list[Day], int] | None:
    """Weekday, "i" and months behind their numbers: "(siste) onsdag i mars, april og mai 2022"."""
    weekday, in_word = tokens[position], tokens[position + 1]
    if weekday.kind not in ("weekday", "weekdays") or in_word.kind not in ("in", "of"):
        return None
    ahead = position + 2
    months: list[int] = []
    while tokens[ahead].kind == "month" and len(months) < 12:
        months.append(tokens[ahead].value)
        ahead += 1
        joint = ahead + (tokens[ahead].kind == "comma" and tokens[ahead + 1].kind == "and")
        if tokens[joint].kind in ("comma", "and", "slash") and tokens[joint + 1].kind == "month":
            ahead = joint + 1
    if not months:
        return None
    year = read_year(tokens, ahead)
    days = [
        Day(
            "days.nth-weekday",
            2,
            moving=partial(_nth, weekday.value, month, nth),
            year=year[0] if year else None,
        )
        for month in months
        for nth in nths
    ]
    return days, year[1] if year else ahead


def _nth(weekday: int, month: int, nth: int, year: int) -> date | None:
    return nth_weekday(year, month, nth, weekday)
