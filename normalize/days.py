"""Days named by month, feast, count or distance: "5. mars 2022", "2. påskedag", "siste onsdag i mars", "om to uker"."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from dateutil.relativedelta import relativedelta

from normalize.atoms import Day, Times
from normalize.feasts import feast_in, nth_weekday
from normalize.numeric import FIRST_YEAR, LAST_YEAR, is_blocked, is_day_of, is_year, read_digits, read_year
from normalize.values import OSLO

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from normalize.tokens import Token

# Months that are written in front of the day also where no year follows: "May 12th", "borgemánu 12. b.".
_MONTH_FIRST = frozenset(("en", "se"))
_ADVENT_SUNDAY = 6


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
        if tokens[ahead].kind in ("dot", "comma", "suffix", "of") or (
            tokens[ahead].kind == "dash" and not tokens[ahead].space and not tokens[ahead + 1].space
        ):
            ahead += 1
    month = tokens[ahead]
    if month.kind != "month" or not is_day_of(token.parts[0], month.value):
        return None
    if tokens[ahead - 1].kind == "comma" and is_blocked(tokens, position):
        return None
    return _finish(tokens, ahead + 1, token.parts[0], month)


def _finish(tokens: Sequence[Token], position: int, day: int, month: Token) -> tuple[Day, int] | None:
    """The year, if any, behind a month; none for compounds ("17. mai-komiteen")."""
    ahead = tokens[position]
    if ahead.kind == "dash" and not ahead.space:
        following = tokens[position + 1]
        if not following.space and following.kind in ("gap", "other", "unit", "noise"):
            return None
    year = read_year(tokens, position, dashed=True) or _abbreviated_year(tokens, position)
    if year is not None:
        return Day("days.day-month", 2, day, month.value, year[0]), year[1]
    if ahead.kind == "dot" and not month.name:
        position += 1
    return Day("days.day-month", 2, day, month.value), position


def _abbreviated_year(tokens: Sequence[Token], position: int) -> tuple[int, int] | None:
    """Two digits without an apostrophe: "12. mai 24", where nothing makes an hour or a day of them."""
    token, following = tokens[position], tokens[position + 1]
    if token.kind != "num" or token.widths != (2,) or token.shape or token.listed:
        return None
    if not 15 <= token.parts[0] < 40 or following.kind not in (
        "stop",
        "clock",
        "comma",
        "close",
        "break",
        "from",
    ):
        return None
    return 2000 + token.parts[0], position + 1


def _listed(tokens: Sequence[Token], position: int) -> tuple[Day, int] | None:
    """A day whose month stands further right."""
    token = tokens[position]
    if not token.listed:
        return None
    return Day("days.listed", 1, token.parts[0]), position + 1 + (
        tokens[position + 1].kind in ("dot", "suffix")
    )


def read_month_first(tokens: Sequence[Token], position: int) -> tuple[Day, int] | None:
    """ "juni 11, 2021", "May 12th", "borgemánu 12. beaivvi 2022"."""
    month, token = tokens[position], tokens[position + 1]
    if (
        token.kind != "num"
        or token.shape
        or token.widths[0] > 2
        or not is_day_of(token.parts[0], month.value)
    ):
        return None
    ahead = position + 2
    sure = month.name == "se" and tokens[ahead].kind == "dot"
    while tokens[ahead].kind in ("dot", "suffix", "glue") or tokens[ahead].text == "st":
        sure = sure or tokens[ahead].kind != "dot"
        ahead += 1
        if ahead > position + 5:
            return None
    year = read_year(tokens, ahead)
    if year is not None:
        return Day("days.month-day", 2, token.parts[0], month.value, year[0]), year[1]
    if month.name not in _MONTH_FIRST or token.listed or is_blocked(tokens, position + 1):
        return None
    return Day("days.month-day", 2 if sure else 1, token.parts[0], month.value), ahead


def read_ordinal_day(tokens: Sequence[Token], position: int) -> tuple[Day, int] | None:
    """A day of the month in words: "første juni", "syttende mai 2022"."""
    day, month = tokens[position].value, tokens[position + 1]
    ahead = position + 1 + (month.kind == "of")
    month = tokens[ahead]
    if month.kind != "month" or not is_day_of(day, month.value):
        return None
    found = _finish(tokens, ahead + 1, day, month)
    return (_renamed(found[0], "days.ordinal"), found[1]) if found else None


def read_spoken_day(tokens: Sequence[Token], position: int) -> tuple[Day, int] | None:
    """ "den femtende": a day of this month or the next."""
    token, following = tokens[position], tokens[position + 1]
    if token.kind != "ordinal" or token.value < 1 or tokens[position - 1].kind != "the":
        return None
    if following.kind not in ("stop", "clock", "comma", "close", "from", "range", "dash"):
        return None
    return Day("days.of-month", 1, token.value), position + 1


def read_iso(token: Token, position: int) -> tuple[list[Day | Times], int] | None:
    """A date of ISO 8601, perhaps with a time; one with an offset is brought to Norwegian time."""
    try:
        moment = datetime.fromisoformat(token.text.replace("t", "T").replace("z", "Z"))
    except ValueError:
        return None
    if moment.tzinfo:
        moment = moment.astimezone(OSLO)
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        return None
    atoms: list[Day | Times] = [Day("days.iso", 2, moment.day, moment.month, moment.year)]
    if "t" in token.text:
        atoms.append(Times(moment.hour * 60 + moment.minute, None, 2))
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


def _feast(name: str, nth: int, year: int) -> date | None:
    return feast_in(name, year, nth)


def _year_of_feast(tokens: Sequence[Token], position: int) -> tuple[int, int] | None:
    return read_year(tokens, position)


def read_advent(tokens: Sequence[Token], position: int, nth: int) -> tuple[Day, int] | None:
    """ "søndag i advent" behind its number."""
    weekday, in_word, advent = tokens[position : position + 3]
    if weekday.kind != "weekday" or weekday.value != _ADVENT_SUNDAY or in_word.kind != "in":
        return None
    if advent.name != "advent":
        return None
    year = read_year(tokens, position + 3)
    day = Day("feasts", 2, moving=partial(_feast, "advent", nth), year=year[0] if year else None)
    return day, year[1] if year else position + 3


def read_nth_weekdays(
    tokens: Sequence[Token], position: int, nths: Sequence[int]
) -> tuple[list[Day], int] | None:
    """Weekday, "i" and months behind their numbers: "(siste) onsdag i mars, april og mai 2022"."""
    weekday, in_word = tokens[position], tokens[position + 1]
    if weekday.kind not in ("weekday", "weekdays") or in_word.kind not in ("in", "of"):
        return None
    ahead, months = position + 2, []
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


def read_relative(tokens: Sequence[Token], position: int) -> tuple[Day, int]:
    """ "i dag", "i morgen", "i kveld"; its part of the day may follow ("i morgen kveld")."""
    token = tokens[position]
    part, ahead = token.name, position + 1
    if not part and tokens[ahead].kind == "daypart":
        part, ahead = tokens[ahead].name, ahead + 1
    return Day("relative.day", 1, relative=partial(_days_after, token.value), part=part), ahead


def _days_after(days: int, reference: date) -> date:
    return reference + timedelta(days=days)


def read_hence(tokens: Sequence[Token], position: int) -> tuple[Day, int] | None:
    """ "om to uker", "om 14 dager", "om en uke": that many days after the reference day."""
    amount, unit = tokens[position + 1], tokens[position + 2]
    if amount.kind == "num" and not amount.shape and amount.widths[0] <= 3:
        count = amount.parts[0]
    elif amount.kind == "number":
        count = amount.value
    else:
        return None
    if unit.kind == "month-unit" and count <= 24:
        return Day("relative.hence", 1, relative=partial(_months_after, count)), position + 3
    days = {"day-unit": 1, "week": 7}.get(unit.kind)
    if days is None:
        return None
    return Day("relative.hence", 1, relative=partial(_days_after, days * count)), position + 3


def _months_after(months: int, reference: date) -> date:
    return reference + relativedelta(months=months)


def is_stated_year(tokens: Sequence[Token], position: int) -> bool:
    """Whether a number is a year standing by itself, not part of a span of years or an amount."""
    if not is_year(tokens[position]) or is_blocked(tokens, position):
        return False
    return tokens[position + 1].kind != "dash" and tokens[position - 1].kind != "dash"
