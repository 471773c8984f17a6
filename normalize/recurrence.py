"""Recurring days: "hver tirsdag", "første og tredje torsdag i måneden", "seks mandager", and when they fall."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from normalize.atoms import Rule
from normalize.feasts import nth_weekday

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from normalize.tokens import Token

_NAMES: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
WORKDAYS: Final = (0, 1, 2, 3, 4)
WEEKEND: Final = (5, 6)
# More occurrences than a programme lists are a sign of a wrong bound.
MOST_OCCURRENCES: Final = 200


def read_every(tokens: Sequence[Token], position: int) -> tuple[Rule, int] | None:
    """ "hver tirsdag og torsdag", "annenhver onsdag", "hver dag", "hver første mandag i måneden", "hver 14. dag"."""
    interval = 2 if tokens[position].kind == "every-other" else 1
    ahead = position + 1
    nths, after = read_ordinals(tokens, ahead)
    if nths:
        return _every_nth(tokens, after, nths)
    token = tokens[ahead]
    if token.kind == "num" and not token.shape and tokens[ahead + 1].kind in ("weekdays", "week"):
        return Rule("WEEKLY", interval=token.parts[0]), ahead + 2
    weekdays, after = _weekday_list(tokens, ahead)
    if weekdays:
        return Rule("WEEKLY", weekdays, interval=interval), _skip_of_week(tokens, after)
    if token.kind == "day-unit":
        return Rule("DAILY", interval=interval), ahead + 1
    if token.kind == "workdays":
        return Rule("WEEKLY", WORKDAYS), ahead + 1
    if token.kind == "weekend":
        return Rule("WEEKLY", WEEKEND, interval=interval), ahead + 1
    if token.kind == "week":
        return Rule("WEEKLY", interval=interval, strength=1), ahead + 1
    if token.kind == "month-unit":
        return read_monthly(tokens, ahead) or (Rule("MONTHLY", strength=1), ahead + 1)
    return None


def read_monthly(tokens: Sequence[Token], position: int) -> tuple[Rule, int] | None:
    """Behind "månedlig" or "hver måned": ", siste onsdag", "den andre tirsdagen"."""
    ahead = position + 1
    while tokens[ahead].kind in ("comma", "on", "the", "colon") and ahead < position + 4:
        ahead += 1
    nths, after = read_ordinals(tokens, ahead)
    if not nths or tokens[after].kind not in ("weekday", "weekdays") or not _are_of_month(nths):
        return None
    return Rule("MONTHLY", (tokens[after].value,), nths), after + 1


def _every_nth(tokens: Sequence[Token], position: int, nths: tuple[int, ...]) -> tuple[Rule, int] | None:
    """Behind "hver" and numbers: the n-th weekday of the month, or every n-th week or day."""
    token = tokens[position]
    if token.kind in ("weekday", "weekdays") and _are_of_month(nths):
        month = _skip_month(tokens, position + 1)
        if month is not None or nths in ((1,), (-1,)) or len(nths) > 1:
            return Rule("MONTHLY", (token.value,), nths), month or position + 1
        return Rule("WEEKLY", (token.value,), interval=nths[0]), position + 1
    if token.kind == "week" and nths[0] > 0:
        return Rule("WEEKLY", interval=nths[0], strength=1), position + 1
    if token.kind == "day-unit" and nths[0] > 0:
        return Rule("DAILY", interval=nths[0]), position + 1
    return None


def read_ordinals(tokens: Sequence[Token], position: int) -> tuple[tuple[int, ...], int]:
    """Numbers in order, in words or digits with a dot: "første og tredje", "2. og 4."; empty if there are none."""
    nths: list[int] = []
    ahead = position
    while len(nths) < 5:
        token = tokens[ahead]
        if token.kind == "ordinal":
            nths.append(token.value)
            ahead += 1
        elif (
            token.kind == "num"
            and not token.shape
            and tokens[ahead + 1].kind == "dot"
            and 1 <= token.parts[0] <= 31
        ):
            nths.append(token.parts[0])
            ahead += 2
        else:
            break
        joint = ahead + (tokens[ahead].kind == "comma" and tokens[ahead + 1].kind == "and")
        named = joint + 1 + (tokens[joint + 1].kind == "the")
        following = tokens[named]
        if tokens[joint].kind not in ("and", "comma") or following.kind not in ("ordinal", "num"):
            break
        if following.kind == "num" and tokens[named + 1].kind != "dot":
            break
        ahead = named
    return tuple(nths), ahead


def read_nth_of_month(
    tokens: Sequence[Token], position: int, nths: tuple[int, ...]
) -> tuple[Rule, int] | None:
    """Behind numbers: "onsdag i måneden", "torsdagen i hver måned", "fredag hver måned"."""
    if tokens[position].kind not in ("weekday", "weekdays") or not _are_of_month(nths):
        return None
    month = _skip_month(tokens, position + 1)
    return (Rule("MONTHLY", (tokens[position].value,), nths), month) if month is not None else None


def _are_of_month(nths: tuple[int, ...]) -> bool:
    """Whether a month can have as many of a weekday."""
    return all(-5 <= nth <= 5 for nth in nths)


def _skip_month(tokens: Sequence[Token], position: int) -> int | None:
    """The position behind "i måneden", "i hver måned", "hver måned"; ``None`` if nothing such is there."""
    ahead = position
    while tokens[ahead].kind in ("in", "of", "every", "the", "this") and ahead < position + 3:
        ahead += 1
    return ahead + 1 if ahead > position and tokens[ahead].kind == "month-unit" else None


def read_plural(tokens: Sequence[Token], position: int) -> tuple[Rule, int] | None:
    """ "tirsdager og torsdager", "hverdager", "mandager annenhver uke"; sure only with a time or bounds."""
    if tokens[position].kind == "workdays":
        return Rule("WEEKLY", WORKDAYS, strength=1), position + 1
    weekdays, after = _weekday_list(tokens, position)
    return (Rule("WEEKLY", weekdays, strength=1), after) if weekdays else None


def read_count(tokens: Sequence[Token], position: int) -> tuple[Rule, int] | None:
    """ "seks mandager", "8 ganger", "i seks uker": how often."""
    token, following = tokens[position], tokens[position + 1]
    count = token.value if token.kind == "number" else token.parts[0]
    if token.shape or not 2 <= count <= 52:
        return None
    if following.kind == "weekdays":
        weekdays, after = _weekday_list(tokens, position + 1)
        return Rule("WEEKLY", weekdays, count=count), after
    if following.kind == "times":
        return Rule("WEEKLY", count=count, strength=0), position + 2
    if following.kind == "week" and tokens[position - 1].kind == "in":
        return Rule("WEEKLY", count=count, strength=0), position + 2
    return None


def _weekday_list(tokens: Sequence[Token], position: int) -> tuple[tuple[int, ...], int]:
    """Weekdays joined by "og" or commas, or from one to another by a dash."""
    weekdays: list[int] = []
    ahead = position
    while len(weekdays) <= 7 and tokens[ahead].kind in ("weekday", "weekdays"):
        number = tokens[ahead].value
        if weekdays and tokens[ahead - 1].kind in ("dash", "range"):
            weekdays += range(weekdays[-1] + 1, number)
        weekdays.append(number)
        ahead += 1
        joint = ahead + (tokens[ahead].kind == "comma" and tokens[ahead + 1].kind == "and")
        joint += tokens[joint].kind == "and" and tokens[joint + 1].kind == "every"
        if tokens[joint].kind not in ("and", "comma", "dash", "range", "every"):
            break
        if tokens[joint + 1].kind not in ("weekday", "weekdays"):
            break
        if tokens[joint + 2].kind == "num" or (
            tokens[joint + 2].kind == "dot" and tokens[joint + 3].kind == "num"
        ):
            break
        ahead = joint + 1
    return tuple(dict.fromkeys(weekdays)), ahead


def _skip_of_week(tokens: Sequence[Token], position: int) -> int:
    """The position behind the "i uka" of "hver tirsdag i uka"."""
    in_week = tokens[position].kind == "in" and tokens[position + 1].text in ("uka", "uken", "veka")
    return position + 2 if in_week and tokens[position + 2].kind != "num" else position


def recurrence_value(rule: Rule) -> str:
    """The rule as the value of an RRULE (RFC 5545, section 3.3.10).

    >>> recurrence_value(Rule("MONTHLY", (3,), (1, 3)))
    'FREQ=MONTHLY;BYDAY=1TH,3TH'
    """
    parts = [f"FREQ={rule.freq}"]
    interval = 2 if rule.parity is not None else rule.interval
    if interval > 1:
        parts.append(f"INTERVAL={interval}")
    names = [_NAMES[number] for number in rule.weekdays]
    if rule.nths:
        names = [f"{nth}{name}" for nth in rule.nths for name in names]
    if names:
        parts.append("BYDAY=" + ",".join(names))
    return ";".join(parts)


def occurrences(rule: Rule, first: date, last: date | None, count: int | None = None) -> list[date]:
    """The days of a rule from ``first`` to ``last``, both inclusive; ``count`` of them, or one, without ``last``."""
    limit = MOST_OCCURRENCES if last else count or 1
    days: list[date] = []
    for day in _days_of(rule, first, last):
        if len(days) >= min(limit, MOST_OCCURRENCES):
            break
        days.append(day)
    return days


def _days_of(rule: Rule, first: date, last: date | None) -> Iterator[date]:
    # A rule that can never be met must end: ten years hold every pattern that a page announces.
    until = last or first.replace(year=first.year + 10, day=1)
    if rule.freq == "MONTHLY":
        days = _in_months(rule, first, until)
    elif rule.freq == "DAILY":
        days = _every(rule.interval, first, until)
    else:
        days = _in_weeks(rule, first, until)
    for day in days:
        if first <= day <= until and (rule.parity is None or day.isocalendar().week % 2 == rule.parity):
            yield day


def _every(interval: int, first: date, until: date) -> Iterator[date]:
    while first <= until:
        yield first
        first += timedelta(days=interval)


def _in_weeks(rule: Rule, first: date, until: date) -> Iterator[date]:
    """The weekdays of every n-th week, counted from the week of the first day that fits."""
    weekdays = sorted(rule.weekdays) or [first.weekday()]
    first += timedelta(days=min((number - first.weekday()) % 7 for number in weekdays))
    for monday in _every(7 * rule.interval, first - timedelta(days=first.weekday()), until):
        for number in weekdays:
            yield monday + timedelta(days=number)


def _in_months(rule: Rule, first: date, until: date) -> Iterator[date]:
    """The n-th weekdays of each month."""
    year, month = first.year, first.month
    while (year, month) <= (until.year, until.month):
        found = (nth_weekday(year, month, nth, number) for nth in rule.nths for number in rule.weekdays)
        yield from sorted(day for day in found if day is not None)
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
