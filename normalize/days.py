"""Dates that begin with a day: "5. mars 2022", "12.mai -22", "den femtende", 2022-03-05T18:00."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from normalize.atoms import Day, Mark, Times
from normalize.digits import read_abbreviated_year, read_digits, read_year
from normalize.numeric import FIRST_YEAR, LAST_YEAR, is_blocked, is_day_of
from normalize.values import OSLO

if TYPE_CHECKING:
    from collections.abc import Sequence

    from normalize.tokens import Token


def read_calendar(tokens: Sequence[Token], position: int) -> tuple[Day, int] | None:
    """A date that begins with a number: in digits, or a day with its month in words."""
    if tokens[position].shape:
        return None if is_blocked(tokens, position) else read_digits(tokens, position)
    return _day_and_month(tokens, position) or _listed(tokens, position) or read_digits(tokens, position)


def _day_and_month(tokens: Sequence[Token], position: int) -> tuple[Day, int] | None:
    token, before = tokens[position], tokens[position - 1]
    if token.widths[0] > 2 or (before.kind == "gap" and not token.space and before.end - before.start == 1):
        return None
    ahead = position + 1
    for _ in range(3):
        glued = tokens[ahead].kind == "the" and not tokens[ahead].space  # "15de"
        if (
            glued
            or tokens[ahead].kind in ("dot", "comma", "suffix", "of")
            or (tokens[ahead].kind == "dash" and not tokens[ahead].space and not tokens[ahead + 1].space)
        ):
            ahead += 1
    if is_tile(tokens, position):
        ahead += 1
    month = tokens[ahead]
    if month.kind != "month" or not is_day_of(token.parts[0], month.value):
        return None
    if tokens[ahead - 1].kind == "comma" and is_blocked(tokens, position):
        return None
    return _finish(tokens, ahead + 1, token.parts[0], month)


def is_tile(tokens: Sequence[Token], position: int) -> bool:
    """Whether a number is the day of a calendar leaf, on a line of its own above its month."""
    token, after, month = tokens[position : position + 3]
    if token.kind != "num" or token.shape or after.kind != "break" or month.kind != "month":
        return False
    return position == 0 or tokens[position - 1].kind in ("break", "weekday")


def _finish(tokens: Sequence[Token], position: int, day: int, month: Token) -> tuple[Day, int] | None:
    """The year, if any, behind a month; none for compounds ("17. mai-komiteen")."""
    ahead = tokens[position]
    if ahead.kind == "dash" and not ahead.space:
        following = tokens[position + 1]
        if not following.space and following.kind in ("gap", "other", "unit", "noise"):
            return None
    year = read_year(tokens, position, dashed=True) or read_abbreviated_year(tokens, position)
    if year is not None:
        return Day("days.day-month", 2, day, month.value, year[0]), year[1]
    if ahead.kind == "dot" and not month.name:
        position += 1
    return Day("days.day-month", 2, day, month.value), position


def _listed(tokens: Sequence[Token], position: int) -> tuple[Day, int] | None:
    """A day whose month stands further right."""
    token = tokens[position]
    named = tokens[position + 1 + (tokens[position + 1].kind == "dot")]
    if not token.listed or named.kind == "month":  # a month that has no such day: "31. november"
        return None
    return Day("days.listed", 1, token.parts[0]), position + 1 + (
        tokens[position + 1].kind in ("dot", "suffix")
    )


def read_ordinal_day(tokens: Sequence[Token], position: int) -> tuple[Day, int] | None:
    """A day of the month in words: "første juni", "syttende mai 2022"."""
    day, month = tokens[position].value, tokens[position + 1]
    joined = month.kind == "of" or (month.kind == "in" and tokens[position - 1].kind == "the")
    ahead = position + 1 + joined
    month = tokens[ahead]
    if month.kind != "month" or not is_day_of(day, month.value):
        return None
    found = _finish(tokens, ahead + 1, day, month)
    return (_renamed(found[0], "days.ordinal"), found[1]) if found else None


def read_ordinal_list(
    tokens: Sequence[Token], position: int, nths: Sequence[int]
) -> tuple[list[Day | Mark], int] | None:
    """Behind days in words, the end of a range or the month: "(fjerde og) ellevte mars", "(fjerde) til sjette mars"."""
    if tokens[position].kind == "month" and len(nths) > 1:
        listed, after = nths[:-1], position - 1  # the last one is read with its month
    elif tokens[position].kind in ("range", "dash"):
        ahead = position + 1 + (tokens[position + 1].kind == "the")
        if tokens[ahead].kind != "ordinal" or tokens[ahead + 1].kind != "month":
            return None
        listed, after = nths, position
    else:
        return None
    atoms = [each for nth in listed for each in (Day("days.listed", 1, nth), Mark("and"))]
    return (atoms if after < position else atoms[:-1]), after


def read_spoken_day(tokens: Sequence[Token], position: int) -> tuple[Day, int] | None:
    """ "den femtende": a day of this month or the next."""
    token, following = tokens[position], tokens[position + 1]
    if token.kind != "ordinal" or token.value < 1 or tokens[position - 1].kind != "the":
        return None
    if following.kind not in ("stop", "clock", "comma", "close", "from", "range", "dash"):
        return None
    return Day("days.of-month", 1, token.value), position + 1


def read_iso(tokens: Sequence[Token], position: int) -> tuple[list[Day | Times | Mark], int] | None:
    """A date of ISO 8601, perhaps with a time; one with an offset is brought to Norwegian time.

    A slash without spaces between two of them makes a range.
    """
    token, slash, partner = tokens[position : position + 3]
    try:
        moment = datetime.fromisoformat(token.text.replace("t", "T").replace("z", "Z"))
    except ValueError:
        return None
    if moment.tzinfo:
        moment = moment.astimezone(OSLO)
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        return None
    atoms: list[Day | Times | Mark] = [Day("days.iso", 2, moment.day, moment.month, moment.year)]
    if ":" in token.text or "t" in token.text:
        atoms.append(Times(moment.hour * 60 + moment.minute, None, 2))
    if slash.kind == "slash" and partner.kind == "iso" and not (slash.space or partner.space):
        return [*atoms, Mark("range")], position + 2
    return atoms, position + 1


def read_plural_dated(tokens: Sequence[Token], position: int) -> tuple[Day, int] | None:
    """ "tysdagane 4., 11. og 18. oktober": a list of days whose weekday is named once."""
    ahead = position + 1 + (tokens[position + 1].kind in ("colon", "the"))
    if tokens[ahead].kind != "num":
        return None
    found = read_calendar(tokens, ahead)
    if found is not None and tokens[found[1]].kind in ("dash", "range"):
        return None  # a stretch in which a weekday recurs: "tirsdager 4. oktober – 6. desember"
    if found is not None:
        found[0].weekday = tokens[position].value
    return found


def _renamed(day: Day, rule: str) -> Day:
    day.rule = rule
    return day
