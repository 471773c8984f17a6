"""Dates written in digits: 22.9.2021, 4/5-22, 5.3, 2021/09/22, 12-03-2024; and the year behind a day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from normalize.atoms import Day, Mark
from normalize.numeric import (
    DAYS_IN_MONTH,
    FIRST_YEAR,
    LAST_YEAR,
    NOT_DATES,
    could_be_date,
    is_day_of,
    is_year,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from normalize.tokens import Token

_FEW: Final = 14  # days from the first to the last
_LAST_HOUR: Final = 24
_AFTER_YEAR: Final = frozenset(("stop", "clock", "comma", "close", "break", "from"))


def read_digits(tokens: Sequence[Token], position: int) -> tuple[Day, int] | None:
    """A date in digits that begins at ``position``: 22.9.2021, 4/5-22, 5.3, 2021/09/22, 12-03-2024."""
    token = tokens[position]
    if token.shape in ("..", "//", "./", "/."):
        return _three_parts(token, position)
    if token.shape in (".", "/"):
        return _two_parts(tokens, position)
    if token.shape == "":
        return _dashed(tokens, position)
    return None


def _three_parts(token: Token, position: int) -> tuple[Day, int] | None:
    first, month, last = token.parts
    day, year = first, last
    width = token.widths[2]
    if token.widths[0] == 4 and width <= 2:
        day, year, width = last, first, 4
    elif width == 2:
        year, width = last + 2000, 4
    if width != 4 or not FIRST_YEAR <= year <= LAST_YEAR or not is_day_of(day, month):
        return None
    return Day("days.numeric", 2, day, month, year), position + 1


def _two_parts(tokens: Sequence[Token], position: int) -> tuple[Day, int] | None:
    token = tokens[position]
    if not could_be_date(token):
        return None
    day, month = token.parts
    ahead = position + 1
    year = read_year(tokens, ahead, dashed=True)
    if year is None and tokens[ahead].kind == "dot":
        ahead += 1
        year = read_year(tokens, ahead, dashed=True)
    if year is not None:
        return Day("days.numeric", 2, day, month, year[0]), year[1]
    if (
        token.text == "24/7"
        and tokens[position - 1].kind not in ("weekday", "the")
        and tokens[ahead].kind != "clock"
    ):
        return None  # round the clock
    return Day("days.numeric", 2 if _is_in_range(tokens, position) else 1, day, month), ahead


def _is_in_range(tokens: Sequence[Token], position: int) -> bool:
    """Whether a number like "30.10" is an end of a range of a few days that can be nothing else: "30.10-01.11".

    With dots behind both ("5.11.-6.11.") they are no hours; numbers of sections seldom lie that close as days.
    """
    for first, last in ((position, _over(tokens, position, 1)), (_over(tokens, position, -1), position)):
        begin, end = tokens[first], tokens[last]
        if first == last or any(each.kind != "num" or not could_be_date(each) for each in (begin, end)):
            continue
        dotted = tokens[first + 1].kind == tokens[last + 1].kind == "dot"
        (day, month), (until, month_until) = begin.parts, end.parts
        follows = month_until == month % 12 + 1
        days = until - day + (DAYS_IN_MONTH[month - 1] if follows else 0)
        near = (follows or month == month_until) and 0 < days <= _FEW
        if near and (dotted or max(day, until) > _LAST_HOUR):
            return True
    return False


def _over(tokens: Sequence[Token], position: int, step: int) -> int:
    """The position of the number across the dash next to a number, or its own."""
    ahead = position + step
    if step > 0 and tokens[ahead].kind == "dot":
        ahead += step
    if tokens[ahead].kind not in ("dash", "range"):
        return position
    ahead += step
    if step < 0 and tokens[ahead].kind == "dot":
        ahead += step
    return ahead


def _dashed(tokens: Sequence[Token], position: int) -> tuple[Day, int] | None:
    """Day, month and year with dashes, or with a space behind each dot: 12-03-2024, "12. 03. 2024"."""
    parts = tokens[position : position + 5]
    first, dash, second, again, third = parts
    if dash.kind != again.kind or dash.kind not in ("dash", "dot") or second.kind != "num":
        return None
    spaced = dash.kind == "dot" and second.space and third.space
    if dash.space or again.space or any(part.space != spaced for part in (second, third)):
        return None
    if second.shape or not is_year(third):
        return None
    if first.widths[0] > 2 or not is_day_of(first.parts[0], second.parts[0]):
        return None
    return Day("days.numeric", 2, first.parts[0], second.parts[0], third.parts[0]), position + 5


def read_dashed_pair(tokens: Sequence[Token], position: int) -> tuple[list[Day | Mark], int] | None:
    """Two days with dashes in them and a slash between: "12-03/13-03"."""
    first, dash, middle, again, last = tokens[position : position + 5]
    if dash.kind != "dash" or again.kind != "dash" or middle.shape != "/" or last.kind != "num" or last.shape:
        return None
    if any(part.space for part in (dash, middle, again, last)):
        return None
    month, day = middle.parts
    if first.shape or not is_day_of(first.parts[0], month) or not is_day_of(day, last.parts[0]):
        return None
    days = [Day("days.numeric", 2, first.parts[0], month), Day("days.numeric", 2, day, last.parts[0])]
    return [days[0], Mark("range"), days[1]], position + 5


def read_year(tokens: Sequence[Token], position: int, *, dashed: bool = False) -> tuple[int, int] | None:
    """The year behind a day and month: "2021", ", 2021", "'21"; in digits also "-21" (``dashed``)."""
    ahead = position
    if (tokens[ahead].kind in ("comma", "dot") and is_year(tokens[ahead + 1])) or (
        tokens[ahead].kind in ("in", "of") and is_year(tokens[ahead + 1])
    ):
        ahead += 1
    token = tokens[ahead]
    if token.kind == "dash" and dashed and not token.space and not tokens[ahead + 1].space:
        return _short_year(tokens, ahead + 1) or _long_year(tokens, ahead + 1)
    if token.kind == "quote":
        return _short_year(tokens, ahead + 1)
    return _long_year(tokens, ahead)


def _long_year(tokens: Sequence[Token], position: int) -> tuple[int, int] | None:
    token, following = tokens[position], tokens[position + 1]
    if not is_year(token) or following.kind in ("unit", "noise", "minute-unit"):
        return None
    if following.kind == "dash" and _is_clock_range(token, tokens[position + 2]):
        return None
    if following.kind == "dash" and not following.space and tokens[position + 2].kind in NOT_DATES:
        return None
    return token.parts[0], position + 1


def _is_clock_range(first: Token, second: Token) -> bool:
    """Whether "1900-2100" behind a date are hours: at least one of them is no year in which things happen."""
    if second.kind != "num" or second.widths != (4,) or second.shape:
        return False
    pair = (first.parts[0], second.parts[0])
    return all(part % 100 < 60 and part <= 2400 for part in pair) and not all(1990 <= p < 2040 for p in pair)


def _short_year(tokens: Sequence[Token], position: int) -> tuple[int, int] | None:
    token, following = tokens[position], tokens[position + 1]
    if token.kind != "num" or token.widths != (2,) or token.listed or token.shape:
        return None
    if (
        following.kind in ("dot", "slash")
        and not following.space
        and tokens[position + 2].kind in ("num", "month")
    ):
        return None
    return 2000 + token.parts[0], position + 1


def read_abbreviated_year(tokens: Sequence[Token], position: int, least: int = 15) -> tuple[int, int] | None:
    """Two digits without an apostrophe: "12. mai 24", "høsten 24", where nothing makes an hour or a day of them."""
    token, following = tokens[position], tokens[position + 1]
    if token.kind != "num" or token.widths != (2,) or token.shape or token.listed:
        return None
    if not least <= token.parts[0] < 40 or following.kind not in _AFTER_YEAR:
        return None
    return 2000 + token.parts[0], position + 1
