"""Numbers that may be days: which of them are, and dates written in digits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from normalize.atoms import Day, Mark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from normalize.tokens import Token

DAYS_IN_MONTH = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
FIRST_YEAR, LAST_YEAR = 1900, 2099

_JOINTS = frozenset(("and", "comma", "slash", "dash", "range"))
_WORDS = frozenset(("gap", "other", "unit", "noise"))
_NUMBERED = frozenset(("series", "day-unit", "noise"))
_STUCK = frozenset(("gap", "other", "sign"))
_SIGNS_BEFORE = frozenset("§#$€£¥=<>≈~@^×")
_SIGNS_AFTER = frozenset("%‰°€$£¥")


def is_day_of(day: int, month: int) -> bool:
    """Whether a month has that day, in some year."""
    return 1 <= month <= 12 and 1 <= day <= DAYS_IN_MONTH[month - 1]


def is_year(token: Token) -> bool:
    """Whether a token is four digits of a year of our time."""
    return (
        token.kind == "num" and token.widths == (4,) and FIRST_YEAR <= token.parts[0] <= LAST_YEAR
    )  # fmt: skip


def could_be_date(token: Token) -> bool:
    """Whether a number like "12.05" or "5/3" has the shape and size of a day and a month."""
    return token.shape in (".", "/") and max(token.widths) <= 2 and is_day_of(*token.parts)


def is_blocked(tokens: Sequence[Token], position: int) -> bool:
    """Whether the neighbours of a number make it a name or an amount: "rom 10.15", "COP26", "§ 5", "12 %"."""
    token, before, after = tokens[position], tokens[position - 1], tokens[position + 1]
    named_by = tokens[position - 2] if before.kind in ("dot", "colon") else before
    if named_by.kind == "noise" or (before.kind == "sign" and before.text in _SIGNS_BEFORE):
        return True
    if after.kind == "unit" or (after.kind == "sign" and after.text in _SIGNS_AFTER):
        return True
    if not token.space and before.kind in _STUCK:
        return True
    return (not after.space and after.kind in _STUCK) or _is_chained(tokens, position)


def _is_chained(tokens: Sequence[Token], position: int) -> bool:
    """Whether dashes glue the number to a word ("2030-målene", "FOR-2016") or to a series of numbers."""
    token, after = tokens[position], tokens[position + 1]
    if after.kind == "dash" and not after.space:
        following = tokens[position + 2]
        if not following.space and following.kind in _WORDS:
            return True
    before, earlier = tokens[position - 1], tokens[position - 2]
    if before.kind != "dash" or before.space or token.space:
        return False
    if earlier.kind in _WORDS:
        return True
    if earlier.kind == "num" and not earlier.shape and not token.shape:
        further = tokens[position - 3]
        return further.kind == "dash" and not further.space and not earlier.space
    return False


def is_day_number(tokens: Sequence[Token], position: int) -> bool:
    """Whether a number without signs in it is a day: listed with one, or with a month behind it."""
    token = tokens[position]
    if token.listed:
        return True
    following = tokens[position + 1]
    if following.kind == "dot":
        following = tokens[position + 2]
    return following.kind == "month" and token.widths[0] <= 2


def mark_listed(tokens: Sequence[Token]) -> None:
    """Marks the bare numbers that take their month from the right: "22, 23 og 29. mai", "12.-13.3.24".

    One pass from the last token to the first, so that long lists cost no more than their length.
    """
    for position in range(len(tokens) - 1, -1, -1):
        token = tokens[position]
        if token.kind == "num" and not token.shape and token.widths[0] <= 2 and 1 <= token.parts[0] <= 31:
            token.listed = _is_listed(tokens, position) and not _is_hour(tokens, position)


def _is_hour(tokens: Sequence[Token], position: int) -> bool:
    """Whether a clock word, "uke" or a whole date stands before a number, or before the range whose end it is."""
    before = position - 1
    if tokens[before].kind in ("dash", "range") and tokens[before - 1].kind == "num":
        before -= 2
    while tokens[before].kind in ("dot", "colon", "about"):
        before -= 1
    return tokens[before].kind in ("clock", "week") or (
        tokens[before].kind == "month" and tokens[before - 1].kind == "dot"
    )


def _is_listed(tokens: Sequence[Token], position: int) -> bool:
    ahead = position + 1
    dotted = tokens[ahead].kind in ("dot", "suffix")
    ahead += dotted
    ahead += tokens[ahead].kind == "of"
    if tokens[ahead].kind == "dash" and tokens[ahead + 1].kind == "month":
        ahead += 1
    if tokens[ahead].kind == "month":
        return True
    if not dotted and tokens[position].parts[0] < 10 and tokens[position - 1].kind in _NUMBERED:
        return False  # "Webinar 1 – 12. mai", "dag 2, 5. mars"
    joints = 0
    while joints < 3 and tokens[ahead].kind in _JOINTS:
        joints += 1
        ahead += 1 + (tokens[ahead + 1].kind in ("dot", "the"))
    if not joints:
        return False
    if tokens[ahead].kind == "weekday" or (
        tokens[ahead].word is not None and tokens[ahead].word.weekday is not None
    ):
        ahead += 1 + (tokens[ahead + 1].kind in ("dot", "the"))
    partner = tokens[ahead]
    if partner.kind != "num":
        return False
    if not partner.shape:
        return partner.listed
    if partner.shape in ("..", "./"):
        return is_day_of(*partner.parts[:2])
    if partner.shape == "/":
        return could_be_date(partner) and tokens[ahead - 1].kind != "slash"
    # "12.-13.3" are days; "12-13.30" and "12 til 13.10" are hours.
    return could_be_date(partner) and (dotted or partner.widths[1] == 1)


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
    if not could_be_date(token) or token.text == "24/7":
        return None
    day, month = token.parts
    ahead = position + 1
    year = read_year(tokens, ahead, dashed=True)
    if year is None and tokens[ahead].kind == "dot":
        ahead += 1
        year = read_year(tokens, ahead, dashed=True)
    if year is not None:
        return Day("days.numeric", 2, day, month, year[0]), year[1]
    return Day("days.numeric", 1, day, month), ahead


def _dashed(tokens: Sequence[Token], position: int) -> tuple[Day, int] | None:
    """Day, month and year with dashes: 12-03-2024."""
    parts = tokens[position : position + 5]
    first, dash, second, again, third = parts
    if dash.kind != "dash" or again.kind != "dash" or second.kind != "num" or third.kind != "num":
        return None
    if any(part.space for part in parts[1:]) or second.shape or not is_year(third):
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
    if following.kind == "dash" and not following.space and tokens[position + 2].kind in _WORDS:
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
