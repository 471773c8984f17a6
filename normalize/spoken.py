"""Clock times in words: "halv ti", "kvart over åtte", "fem på halv ni", "klokka nitten tretti"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from normalize.atoms import Strength
from normalize.listed import is_day_number
from normalize.numeric import is_blocked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from normalize.tokens import Token


HOUR: Final = 60


NOON: Final = 12 * HOUR


DAY: Final = 24 * HOUR
# What an hour in words may begin with: "ti (til tolv)", "ti (til halv tolv)".
_HOURS: Final = frozenset(("number", "half", "quarter", "clock"))


@dataclass(slots=True)
class Clock:
    """One point of the day, in minutes from midnight."""

    minute: int
    strength: Strength
    part: str = ""


def read_spoken(tokens: Sequence[Token], position: int, *, said: bool) -> tuple[Clock, int] | None:
    """ "halv ti", "kvart over åtte", "ti på ti", "fem på halv ni", "klokka tolv", "midnatt"."""
    token = tokens[position]
    if token.kind == "midnight":
        return Clock(DAY, 2), position + 1
    if token.kind == "noon":
        return Clock(NOON, 2), position + 1
    if token.kind == "half":
        hour = _hour(tokens, position + 1)
        return (_on_dial((hour - 1) * HOUR + 30), position + 2) if hour is not None else None
    offset = _offset(tokens, position)
    if offset is not None:
        return offset
    if token.kind == "number" and token.value <= 24:
        if said:
            return _hour_in_words(tokens, position)
        led = tokens[position - 1].kind in ("from", "range", "between", "and")
        opens = tokens[position + 1].kind == "range" and tokens[position + 2].kind in _HOURS
        led = led or (opens and token.value > 6)  # "en til to" counts rather
        return (
            (Clock(token.value * HOUR, 0), position + 1)
            if led and tokens[position + 1].kind != "gap"
            else None
        )
    return None


def _hour_in_words(tokens: Sequence[Token], position: int) -> tuple[Clock, int]:
    """An hour in words, perhaps with minutes: "klokka nitten tretti", "klokka atten null null"."""
    hour, following = tokens[position].value, tokens[position + 1]
    if following.kind == "point-zero":
        return Clock(hour * HOUR, 2), position + 2
    if following.kind == "number" and 10 <= following.value < HOUR and hour < 24:
        return Clock(hour * HOUR + following.value, 2), position + 2
    return Clock(hour * HOUR, 2), position + 1


def _offset(tokens: Sequence[Token], position: int) -> tuple[Clock, int] | None:
    """Minutes before or after an hour or half hour; also of digits ("10 over 8", "kvart på 9")."""
    minutes = 15 if tokens[position].kind == "quarter" else _small(tokens, position)
    if minutes is None or minutes not in (1, 2, 3, 5, 7, 10, 15, 20, 25):
        return None
    following = position + 1 + (tokens[position + 1].kind == "minute-unit")
    sign = {"past": 1, "on": -1}.get(tokens[following].kind)
    if sign is None:
        return None
    following += 1
    half = tokens[following].kind == "half"
    hour = _hour(tokens, following + half)
    if hour is None:
        return None
    whole = (hour - 1) * HOUR + 30 if half else hour * HOUR
    return _on_dial(whole + sign * minutes), following + half + 1


def _on_dial(minute: int) -> Clock:
    """A spoken time; the dial has no hour before one, so that "halv ett" is half an hour past noon."""
    return Clock(minute + NOON if minute < HOUR else minute, 2)


def read_offset_digits(tokens: Sequence[Token], position: int) -> tuple[Clock, int] | None:
    """ "10 over 8": minutes in digits, if they are round and count nothing."""
    if tokens[position].shape or tokens[position].parts[0] % 5 or is_blocked(tokens, position):
        return None
    found = _offset(tokens, position)
    return found if found and tokens[found[1]].kind not in ("gap", "other") else None


def _small(tokens: Sequence[Token], position: int) -> int | None:
    token = tokens[position]
    if token.kind == "number":
        return token.value
    return token.parts[0] if token.kind == "num" and not token.shape else None


def _hour(tokens: Sequence[Token], position: int) -> int | None:
    """An hour on the dial, in words or digits, that nothing is counted with."""
    token = tokens[position]
    hour = _small(tokens, position)
    if hour is None or not 1 <= hour <= 24 or tokens[position + 1].kind in ("unit", "month", "hour-unit"):
        return None
    if token.kind == "num" and (is_day_number(tokens, position) or token.widths[0] > 2):
        return None
    return hour
