"""Numbers that may be days: which of them are, and dates written in digits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from normalize.tokens import Token

DAYS_IN_MONTH: Final = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
FIRST_YEAR, LAST_YEAR = 1900, 2099

# Words that are no part of a date expression.
NOT_DATES: Final = frozenset(("gap", "other", "unit", "noise"))
_STUCK: Final = frozenset(("gap", "other", "sign"))
_SIGNS_BEFORE: Final = frozenset("§#$€£¥=<>≈~@^×")
_SIGNS_AFTER: Final = frozenset("%‰°€$£¥")


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
    counts = after.kind == "unit" and (after.value or not token.shape)
    if counts or (after.kind == "sign" and after.text in _SIGNS_AFTER):
        return True
    if not token.space and before.kind in _STUCK:
        return True
    return (not after.space and after.kind in _STUCK) or _is_chained(tokens, position)


def _is_chained(tokens: Sequence[Token], position: int) -> bool:
    """Whether dashes glue the number to a word ("2030-målene", "FOR-2016") or to a series of numbers."""
    token, after = tokens[position], tokens[position + 1]
    if after.kind == "dash" and not after.space:
        following = tokens[position + 2]
        if not following.space and following.kind in NOT_DATES:
            return True
    before, earlier = tokens[position - 1], tokens[position - 2]
    if before.kind != "dash" or before.space or token.space:
        return False
    if earlier.kind in NOT_DATES:
        return True
    if earlier.kind == "num" and not earlier.shape and not token.shape:
        further = tokens[position - 3]
        return further.kind == "dash" and not further.space and not earlier.space
    return False
