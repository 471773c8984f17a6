"""Clock times: "kl. 9", "0830–1115", "halv ti", "fra kl 10 - kl 15", "2 pm", "klokka sju om kvelden"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from normalize.atoms import Strength, Times
from normalize.listed import is_day_number
from normalize.numeric import could_be_date, is_blocked
from normalize.spoken import DAY, HOUR, NOON, Clock, read_offset_digits, read_spoken

if TYPE_CHECKING:
    from collections.abc import Sequence

    from normalize.tokens import Token


# Words that may stand between the two halves of a range or before a time, and change nothing.
_BEFORE: Final = frozenset(("about", "clock", "from", "between", "start", "the"))
_ABBREVIATED: Final = frozenset(("about", "clock", "dot"))  # "kl.", "ca.", "kl..", "kl,"
_SHARP: Final = frozenset(("presis", "prs", "sharp"))
_MEASURES: Final = frozenset(
    ("unit", "hour-unit", "minute-unit", "day-unit", "week", "month-unit", "year-unit", "sign", "times")
)
_RANGE: Final = frozenset(("dash", "range", "end"))


def read_times(tokens: Sequence[Token], position: int) -> tuple[Times, int] | None:
    """A clock time or range that begins at ``position``, and the position after it.

    Bare numbers ("9-15", "12.05") have strength 0 or 1 for the caller to judge.
    """
    said, position = _skip_words(tokens, position)
    first = _read_clock(tokens, position, said="clock" in said)
    if first is None:
        return None
    if "start" in said and _has_minutes(tokens, position):
        first[0].strength = 2  # "begynner 19.00"
    begin, position = first
    second = _read_end(tokens, position, begin, between="between" in said)
    if second is None:
        if begin.strength == 0 and "clock" not in said:
            return None
        start, _ = _by_part(begin.minute, None, begin.part)
        return Times(start, None, begin.strength, begin.part), position
    until, after = second
    if until.strength == 0 and _is_measured(tokens, after):
        # "kl. 10 – 2 timer" is a start and a length.
        return (Times(begin.minute, None, begin.strength, begin.part), position) if begin.strength else None
    position = after
    strength: Strength = max(begin.strength, until.strength)
    if strength == 0 and not (
        _may_be_bare(tokens, position) and _are_hours(tokens[position - 1], begin, until)
    ):
        return None
    part = until.part or begin.part
    if until.part and not begin.part and until.minute <= begin.minute:
        # "ti til to om ettermiddagen" begins in the morning.
        until.minute, _ = _by_part(until.minute, None, part)
        return Times(begin.minute, until.minute, strength, part), position
    start, end = _by_part(begin.minute, until.minute, part)
    return Times(start, end, strength, part), position


def _has_minutes(tokens: Sequence[Token], position: int) -> bool:
    """Whether digits like 08.00 are no date and count nothing: behind "begynner" they are sure to be a time."""
    token = tokens[position]
    written = token.shape == "." and token.widths == (2, 2) and not could_be_date(token)
    return written and not _is_measured(tokens, position + 1)


def _is_measured(tokens: Sequence[Token], position: int) -> bool:
    """Whether a unit follows a number, or the rest of a number and its unit: the ",5 time" of "1,5 time"."""
    fraction = tokens[position].kind == "comma" and tokens[position + 1].kind == "num"
    return tokens[position + 2 * fraction].kind in _MEASURES


def _by_part(start: int, end: int | None, part: str) -> tuple[int, int | None]:
    """Hours 1 to 11 of an evening or afternoon are the hours after noon."""
    if part not in ("evening", "afternoon") or not HOUR <= start < NOON:
        return start, end
    start += NOON
    if end is not None and end < NOON and end + NOON > start:
        end += NOON
    return start, end


def shift(times: Times, part: str) -> Times:
    """The times of a day that was named with its part: "i kveld kl. 7" is at 19."""
    if times.part or not part:
        return times
    if part == "tonight" and times.begin < 6 * HOUR:
        until = None if times.until is None else times.until + DAY
        return Times(times.begin + DAY, until, times.strength, part, times.start, times.end)
    begin, until = _by_part(times.begin, times.until, part)
    return Times(begin, until, times.strength, part, times.start, times.end)


def _skip_words(tokens: Sequence[Token], position: int) -> tuple[set[str], int]:
    """Steps over "fra ca. kl.:" and tells which kinds of words were there."""
    said: set[str] = set()
    for _ in range(6):
        kind = tokens[position].kind
        if kind in _BEFORE:
            said.add(kind)
        elif said and tokens[position].text in _SHARP:
            pass
        elif not (
            said
            and (kind == "colon" or (kind in ("dot", "comma") and tokens[position - 1].kind in _ABBREVIATED))
        ):
            break
        position += 1
    return said, position


def _read_clock(tokens: Sequence[Token], position: int, *, said: bool) -> tuple[Clock, int] | None:
    token = tokens[position]
    if token.kind == "num":
        clock = read_offset_digits(tokens, position) or _in_digits(tokens, position, said=said)
    elif token.kind in ("half", "quarter", "number", "midnight", "noon"):
        clock = read_spoken(tokens, position, said=said)
    else:
        return None
    if clock is None:
        return None
    found, position = clock
    return _with_part(tokens, position, found)


def _with_part(tokens: Sequence[Token], position: int, clock: Clock) -> tuple[Clock, int]:
    """Steps over what may follow a time: am, pm, "om kvelden", "presis", "norsk tid"."""
    token = tokens[position]
    if token.kind == "meridiem":
        hour = clock.minute // HOUR % 12 + token.value
        position += 1 + (tokens[position + 1].kind == "dot" and not tokens[position + 1].space)
        return Clock(hour * HOUR + clock.minute % HOUR, 2), position
    if token.kind == "noon":  # "12 noon"
        return clock, position + 1
    ahead = position + (token.kind in ("on", "hence", "in"))
    if tokens[ahead].text == "dagen" and ahead > position and HOUR <= clock.minute < NOON // 2:
        return Clock(clock.minute + NOON, 2, "afternoon"), ahead + 1  # "klokka eitt på dagen"
    if tokens[ahead].kind == "daypart" and (ahead > position or clock.strength):
        at_night = tokens[ahead].name == "night" and clock.minute == NOON
        return Clock(DAY if at_night else clock.minute, 2, tokens[ahead].name), ahead + 1
    return clock, position


def _in_digits(tokens: Sequence[Token], position: int, *, said: bool) -> tuple[Clock, int] | None:
    token, following = tokens[position], tokens[position + 1]
    if not said and is_blocked(tokens, position):
        return None
    if following.kind == "comma" and tokens[position + 2].kind == "dash" and not tokens[position + 2].space:
        return None  # "kl. 500,-" is a slip for "kr. 500,-"
    if token.shape == "":
        return _hours(tokens, position, said=said)
    hour, minute = token.parts[:2]
    if token.shape not in (".", ":", "::") or token.widths[1] != 2 or token.widths[0] > 2:
        return None
    if hour * HOUR + minute > DAY or minute >= HOUR:
        return None
    sure = said or "o" in token.text or (token.shape != "." and token.widths[0] == 2)
    return Clock(hour * HOUR + minute, 2 if sure else 1), position + 1


def _hours(tokens: Sequence[Token], position: int, *, said: bool) -> tuple[Clock, int] | None:
    """Digits without a sign between them: 9, 0930, 930, "18 00", "18,30", 14h00."""
    token, ahead = tokens[position], tokens[position + 1]
    width, value = token.widths[0], token.parts[0]
    strength: Strength = 2 if said else 0
    if is_day_number(tokens, position):
        return None
    if width >= 3:
        hour, minute = divmod(value, 100)
        fits = width <= 4 and hour * HOUR + minute <= DAY and minute < HOUR
        return (Clock(hour * HOUR + minute, strength), position + 1) if fits else None
    if value > 24:
        return None
    minutes = _loose_minutes(tokens, position) if said else None
    if minutes is not None and value < 24:
        return Clock(value * HOUR + minutes[0], 2), minutes[1]
    if ahead.kind == "dash" and not ahead.space and tokens[position + 2].kind == "hour-about":
        return Clock(value * HOUR, 2), position + 3  # "ved 18-tida"
    if ahead.text in ("h", "t") and not ahead.space:
        following = tokens[position + 2]
        if (
            following.kind == "num"
            and not following.space
            and following.widths == (2,)
            and following.parts[0] < 60
        ):
            return Clock(value * HOUR + following.parts[0], 2), position + 3
    return Clock(value * HOUR, strength), position + 1


def _has_loose_minutes(tokens: Sequence[Token], position: int) -> bool:
    """Whether the end of a range is written like "14. 45" or "14,45"."""
    token, dot = tokens[position], tokens[position + 1]
    if token.kind != "num" or token.shape or token.widths[0] > 2 or dot.text not in (".", ",", ";"):
        return False
    return _loose_minutes(tokens, position) is not None


def _loose_minutes(tokens: Sequence[Token], position: int) -> tuple[int, int] | None:
    """Minutes after a stray sign: "kl 18 00", "kl 14. 45", "kl 18,30"."""
    ahead = position + (tokens[position + 1].text in (".", ",", ":", ";")) + 1
    token = tokens[ahead]
    if token.kind != "num" or token.widths != (2,) or token.parts[0] >= HOUR or token.listed:
        return None
    if tokens[position + 1].text in (",", ";") and token.space:
        return None
    if is_day_number(tokens, ahead) or tokens[ahead + 1].kind in ("unit", "month", "dot"):
        return None
    return token.parts[0], ahead + 1


def _read_end(
    tokens: Sequence[Token], position: int, begin: Clock, *, between: bool
) -> tuple[Clock, int] | None:
    """The second half of a range: "– 11.30", "til kl. 15", "til ca. 16", after "mellom" also "og 14"."""
    ahead = position
    while tokens[ahead].kind in ("comma", "break", "colon", "close") and ahead < position + 2:
        ahead += 1
    joint = tokens[ahead]
    english = joint.text == "to"
    if not (joint.kind in _RANGE or english or (between and joint.kind == "and")):
        return None
    if ahead > position and joint.kind == "dash" and tokens[position].kind != "break":
        return None
    ahead += 1
    if joint.kind == "and" and tokens[ahead].kind == "range":
        ahead += 1
    while tokens[ahead].kind in ("break", "colon", "dash", "dot") and ahead < position + 5:
        ahead += 1
    said, ahead = _skip_words(tokens, ahead)
    if "start" in said:
        return None  # "dørene åpner kl. 18 – programstart kl. 18.30"
    spoken = tokens[ahead].kind in ("number", "half", "quarter")
    if begin.strength and _has_loose_minutes(tokens, ahead):
        said.add("clock")
    found = _read_clock(tokens, ahead, said="clock" in said or (spoken and begin.strength == 2))
    if found is None:
        return None
    until, ahead = found
    if spoken and until.minute <= begin.minute <= NOON and not begin.part:
        until.minute += NOON  # "halv tolv til ett": spoken hours go round the dial
    if _is_rather_a_date(tokens, ahead - 1, begin, until):
        return None
    return until, ahead


def _is_rather_a_date(tokens: Sequence[Token], position: int, begin: Clock, until: Clock) -> bool:
    """Whether "12.05" behind a dash is the fifth month rather than five past twelve."""
    token = tokens[position]
    if until.strength == 2 or token.kind != "num" or token.shape != "." or not could_be_date(token):
        return False
    following = tokens[position + 1]
    if following.kind == "clock" or (following.kind == "num" and following.shape == ":" and following.space):
        return True
    return (
        begin.strength == 2 and following.kind == "num" and following.widths == (4,) and not following.shape
    )


def _may_be_bare(tokens: Sequence[Token], position: int) -> bool:
    """Whether what follows two bare numbers leaves them hours: not "6–12 år", "12-14 kg"."""
    token = tokens[position]
    if token.kind in _MEASURES:
        return False
    if token.kind in ("month", "weekdays", "dash") or token.text == "ordinal":
        return False
    return not (token.kind == "dot" and tokens[position + 1].kind in ("month", "unit"))


def _are_hours(last: Token, begin: Clock, until: Clock) -> bool:
    """Whether bare numbers are hours: not a span of years like "2022–2032" nor a score like "4–0"."""
    if last.widths != (4,):
        return begin.minute >= NOON or until.minute > begin.minute
    years = range(1990, 2060)
    return not (last.parts[0] in years and begin.minute // HOUR * 100 + begin.minute % HOUR in years)
