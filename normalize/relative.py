"""Days counted from the reference day, or tied to a week named beside them."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, Final

from dateutil.relativedelta import relativedelta

from normalize.atoms import Day

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from normalize.atoms import Window
    from normalize.tokens import Token


WEEK: Final = timedelta(weeks=1)


def read_relative(tokens: Sequence[Token], position: int) -> tuple[Day, int]:
    """ "i dag", "i morgen", "i kveld"; its part of the day may follow ("i morgen kveld")."""
    token = tokens[position]
    part, ahead = token.name, position + 1
    if not part and tokens[ahead].kind == "daypart":
        part, ahead = tokens[ahead].name, ahead + 1
    days = token.value
    hence = _days_hence(tokens, ahead) if tokens[ahead].kind == "hence" else None  # "i dag om ei veke"
    if hence is not None:
        days, ahead = days + hence, ahead + 3
    return Day("relative.day", 1, relative=partial(days_after, days), part=part), ahead


def days_after(days: int, reference: date) -> date:
    return reference + timedelta(days=days)


def read_hence(tokens: Sequence[Token], position: int) -> tuple[Day, int] | None:
    """ "om to uker", "om 14 dager", "om en uke": that many days after the reference day."""
    count = _count(tokens[position + 1])
    if count is not None and tokens[position + 2].kind == "month-unit" and count <= 24:
        return Day("relative.hence", 1, relative=partial(_months_after, count)), position + 3
    days = _days_hence(tokens, position)
    return (Day("relative.hence", 1, relative=partial(days_after, days)), position + 3) if days else None


def _days_hence(tokens: Sequence[Token], position: int) -> int | None:
    """The days of "om to uker" or "om 14 dager"."""
    count, unit = _count(tokens[position + 1]), {"day-unit": 1, "week": 7}.get(tokens[position + 2].kind)
    return count * unit if count is not None and unit is not None else None


def _count(token: Token) -> int | None:
    if token.kind == "number":
        return token.value
    return token.parts[0] if token.kind == "num" and not token.shape and token.widths[0] <= 3 else None


def _months_after(months: int, reference: date) -> date:
    return reference + relativedelta(months=months)


def at_week(day: Day, window: Window) -> None:
    """Ties a weekday to the week named before it: "uke 36, mandag kl. 18"."""
    number = day.weekday
    if number is None:
        return
    if window.rule == "weeks" and window.of is not None:
        day.moving, day.year, day.strength = partial(_within, number, window.of), window.year, 2
    elif window.rule == "windows.relative" and window.relative is not None:
        day.relative, day.strength = partial(_within_relative, number, window.relative), 2


def _within(number: int, of: Callable[[int], tuple[date, date] | None], year: int) -> date | None:
    span = of(year)
    return span[0] + timedelta(days=number) if span else None


def _within_relative(number: int, relative: Callable[[date], tuple[date, date]], reference: date) -> date:
    first, _ = relative(reference)
    return first + timedelta(days=(number - first.weekday()) % 7)


def weekday_after(number: int, least: int, reference: date) -> date:
    """The first such weekday, ``least`` or more days after the reference day."""
    earliest = reference + timedelta(days=least)
    return earliest + timedelta(days=(number - earliest.weekday()) % 7)


def weekday_before(number: int, reference: date) -> date:
    return weekday_after(number, -7, reference)


def weekday_next(number: int, reference: date) -> date:
    """ "neste fredag" is the one of next week; the one still to come this week is "førstkommende"."""
    return in_week_after(number, 1, reference)


def in_week_after(number: int, weeks: int, reference: date) -> date:
    """The weekday of the week that comes so many weeks after that of the reference day."""
    return reference + timedelta(days=number - reference.weekday()) + weeks * WEEK


def weekday_in_weeks(number: int, count: int, reference: date) -> date:
    return weekday_after(number, 0, reference) + count * WEEK
