"""Bare numbers that are days because a month stands further right: "22, 23 og 29. mai", "12.-13.3.24"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from normalize.numeric import could_be_date, is_day_of
from normalize.tokens import weekday_of
from normalize.weeks import are_days

if TYPE_CHECKING:
    from collections.abc import Sequence

    from normalize.tokens import Token


_NUMBERED: Final = frozenset(("series", "day-unit", "noise"))


_JOINTS: Final = frozenset(("and", "comma", "slash", "dash", "range"))


def is_day_number(tokens: Sequence[Token], position: int) -> bool:
    """Whether a number without signs in it is a day: listed with one, or with a month behind it."""
    token = tokens[position]
    if token.listed:
        return True
    following = tokens[position + 1]
    if following.kind == "dot":
        following = tokens[position + 2]
    return following.kind == "month" and token.widths[0] <= 2


def mark_listed(tokens: Sequence[Token], length: int) -> None:
    """Marks the bare numbers that take their month from the right: "22, 23 og 29. mai", "12.-13.3.24".

    Of the first ``length`` tokens; the rest is padding. One pass from the last token to the first, so that long
    lists cost no more than their length.
    """
    for position in range(length - 1, -1, -1):
        token = tokens[position]
        if token.kind == "num" and not token.shape and token.widths[0] <= 2 and 1 <= token.parts[0] <= 31:
            told = _is_hour(tokens, position) or _is_short_year(tokens, position)
            token.listed = not told and _is_listed(tokens, position)


def is_english_range(tokens: Sequence[Token], position: int) -> bool:
    """Whether a word is the "to" of "9 to 11 March" or "9 March to 1 April", which is no number and no Thursday."""
    before, after = tokens[position - 1], tokens[position + 1]
    led = before.kind in ("num", "suffix", "month")
    return led and tokens[position].text == "to" and after.listed


def _is_hour(tokens: Sequence[Token], position: int) -> bool:
    """Whether a clock word, "uke" or a whole date stands before a number, or before the range whose end it is.

    Behind "uka" a number with a dot is a day: "hele uka 10.–14. mars".
    """
    before, dotted = position - 1, tokens[position + 1].kind == "dot"
    if tokens[before].kind in ("dash", "range") and tokens[before - 1].kind == "num":
        before, dotted = before - 2, tokens[before - 2].kind == "dot"
    while tokens[before].kind in ("dot", "colon", "about"):
        before -= 1
    if tokens[before].kind == "week":
        return (
            not are_days(tokens, before + 1)
            and not dotted
            and tokens[before].text not in ("uka", "uken", "veka", "veken")
        )
    return tokens[before].kind == "clock" or (
        tokens[before].kind == "month" and tokens[before - 1].kind == "dot"
    )


def _is_short_year(tokens: Sequence[Token], position: int) -> bool:
    """Whether a number is the year of the day it is dashed to: "9/12-22 og 11/12-22"."""
    token, dash, day = tokens[position], tokens[position - 1], tokens[position - 2]
    if dash.kind != "dash" or dash.space or token.space or token.widths != (2,):
        return False
    return day.kind == "num" and day.shape in (".", "/") and could_be_date(day)


def _is_before_day(tokens: Sequence[Token], position: int) -> bool:
    """Whether a bare number before a weekday is no day itself.

    The end of hours ("åpent 14–19, lørdag 6. mai 10–15") or the number of a house ("Havnegata 15, fredag 6. mars").
    """
    before = tokens[position - 1]
    return before.kind == "dash" or (before.kind not in _JOINTS and weekday_of(before) is None)


def _is_listed(tokens: Sequence[Token], position: int) -> bool:
    ahead = position + 1
    dotted = tokens[ahead].kind in ("dot", "suffix")
    ahead += dotted
    ahead += tokens[ahead].kind == "of"
    if tokens[ahead].kind == "dash" and not tokens[ahead].space and tokens[ahead + 1].kind == "month":
        ahead += 1
    if tokens[ahead].kind == "month":
        return True
    if not dotted and tokens[position].parts[0] < 10 and tokens[position - 1].kind in _NUMBERED:
        return False  # "Webinar 1 – 12. mai", "dag 2, 5. mars"
    joints = int(is_english_range(tokens, ahead))
    ahead += joints
    while joints < 3 and tokens[ahead].kind in _JOINTS:
        joints += 1
        ahead += 1 + (tokens[ahead + 1].kind in ("dot", "the"))
    if not joints:
        return False
    if weekday_of(tokens[ahead]) is not None:
        if not dotted and tokens[ahead - 1].kind == "comma" and _is_before_day(tokens, position):
            return False
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
