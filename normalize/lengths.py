"""How long something lasts: "2 timer", "halvannen time", "1 time og 30 minutter", "tre kvarter", "varer to dager"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from normalize.atoms import Lasting
from normalize.spoken import HOUR
from normalize.text import clean
from normalize.tokens import tokenize
from normalize.values import Evidence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from normalize.tokens import Token

QUARTER: Final = 15
# Longer is not said in hours; "2 t" is, "40 t" are tonnes.
_MOST_HOURS: Final = 12
_MOST_DAYS: Final = 14
_SAID: Final = (
    "varer",
    "varar",
    "varer i",
    "varar i",
    "vare",
    "vara",
    "vare i",
    "vara i",
    "holder på",
    "held på",
    "holder på i",
    "held på i",
    "varighet",
    "varigheit",
    "lasts",
    "duration",
)


def find_length(text: str, *, labelled: bool = False) -> tuple[int, Evidence] | None:
    """The length in minutes that a text says something lasts, or that is the value of such a label.

    ``None`` without one, and where it is only about that long ("ca. 2 timer", "45–60 minutter").

    >>> minutes, said = find_length("Foredraget varer halvannen time.")
    >>> minutes, said.quote
    (90, 'varer halvannen time')
    """
    cleaned = clean(text)
    tokens = tokenize(cleaned.text)
    for position, token in enumerate(tokens):
        said = labelled and position == 0
        if not said and not (token.kind == "lasts" and token.text in _SAID):
            continue
        found = read_length(tokens, position if said else position + 1)
        if found and found[0].minutes and tokens[found[1]].kind not in ("dash", "range"):
            start, end = cleaned.origin(token.start), cleaned.origin(tokens[found[1] - 1].end - 1) + 1
            return found[0].minutes, Evidence(text[start:end], start, end, "lengths.said", 0.8)
    return None


def read_length(tokens: Sequence[Token], position: int) -> tuple[Lasting, int] | None:
    """The length that begins at ``position``, and the position after it."""
    if tokens[position].kind == "minute-unit":
        return (Lasting(tokens[position].value), position + 1) if tokens[position].value else None
    if tokens[position].kind == "quarter":  # "et kvarter"
        return (Lasting(QUARTER), position + 1) if _is_said_to_last(tokens, position) else None
    amount = _amount(tokens, position)
    if amount is None:
        return None
    value, ahead = amount
    unit = tokens[ahead]
    if unit.kind == "hour-unit" and (value <= _MOST_HOURS and unit.text != "h"):
        minutes, ahead = _more_minutes(
            tokens, ahead + 1 + (unit.text == "t" and tokens[ahead + 1].kind == "dot")
        )
        return Lasting(round(value * HOUR) + minutes), ahead
    if unit.kind == "minute-unit":
        return Lasting(round(value) * (unit.value or 1)), ahead + 1
    if unit.text == "kvarter" and tokens[ahead + 1].kind not in ("past", "on"):
        return Lasting(round(value) * QUARTER), ahead + 1
    if unit.kind == "day-unit" and value <= _MOST_DAYS and _is_said_to_last(tokens, position):
        return Lasting(days=round(value)), ahead + 1
    return None


def read_said(tokens: Sequence[Token], position: int) -> tuple[Lasting, int] | None:
    """Hours and minutes behind "varighet" that look like a clock time: "varighet 1:30"."""
    ahead = position + 1 + (tokens[position + 1].kind == "colon")
    token = tokens[ahead]
    if token.shape != ":" or token.widths[1] != 2:
        return None
    return Lasting(token.parts[0] * HOUR + token.parts[1]), ahead + 1


def _is_said_to_last(tokens: Sequence[Token], position: int) -> bool:
    """Whether "varer" or "varighet" stands before an amount; "om to dager" and "dag 2" are no lengths."""
    before = position - 1
    while tokens[before].kind in ("in", "about", "colon", "over") and before > position - 4:
        before -= 1
    return tokens[before].kind == "lasts"


def _amount(tokens: Sequence[Token], position: int) -> tuple[float, int] | None:
    """How many: digits, words, halves ("1,5", "2.5", "en halv", "to og en halv", "halvannen", "1½", "1 1/2")."""
    token, following, third = tokens[position : position + 3]
    if token.kind == "other":
        return (1.5, position + 1) if token.text.startswith("halvann") else None
    if token.kind == "half":
        return 0.5, position + 1
    if token.shape == "." and token.widths[1] == 1:
        return float(token.text), position + 1
    if token.shape or token.kind not in ("num", "number"):
        return (0.5, position + 1) if token.text == "1/2" else None
    number = float(token.parts[0] if token.parts else token.value)
    if following.kind == "half":
        return number - 0.5, position + 2  # "en halv"
    if following.text in ("½", "1/2"):
        return number + 0.5, position + 2
    if following.kind == "comma" and not following.space and third.kind == "num" and third.widths == (1,):
        return number + third.parts[0] / 10, position + 3
    if following.kind == "and" and third.kind == "number" and tokens[position + 3].kind == "half":
        return number + 0.5, position + 4
    return number, position + 1


def _more_minutes(tokens: Sequence[Token], position: int) -> tuple[int, int]:
    """The minutes behind hours: "(1 time) og 30 minutter"."""
    ahead = position + (tokens[position].kind == "and")
    token = tokens[ahead]
    unit = tokens[ahead + 1]
    if token.kind == "quarter" and ahead > position:  # "(en time) og et kvarter"
        return QUARTER, ahead + 1
    if (
        token.kind in ("num", "number")
        and not token.shape
        and (unit.kind == "minute-unit" or unit.text == "m")
    ):
        return token.parts[0] if token.parts else token.value, ahead + 2
    return 0, position
