"""An expression with its dates settled: sessions, or a window, or a recurrence."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Final

from normalize.pairing import ONE_DAY, Days, group_sessions, lasting, pair, session
from normalize.recurrence import occurrences, recurrence_value
from normalize.settling import settle
from normalize.values import Issue, Session

if TYPE_CHECKING:
    from normalize.atoms import Window
    from normalize.expressions import Expression
    from normalize.years import YearHints

# Rules whose dates hang on the reference day or on a guess are trusted less than written dates.
_TRUST: Final = {
    "days.weekday": 0.55,
    "days.of-month": 0.55,
    "days": 0.95,
    "feasts": 0.9,
    "weeks": 0.85,
    "relative": 0.75,
    "recurrence": 0.85,
    "windows": 0.6,
    "clock": 0.7,
}

# What an issue takes from the confidence.
_DOUBTS: Final = {"year-inferred": 0.05, "weekday-mismatch": 0.35}

# Which of two windows lies within the other.
_FINENESS: Final = {
    "weeks": 2,
    "windows.month": 1,
    "windows.part": 1,
    "windows.nth-week": 1,
    "windows.turn": 1,
}


@dataclass(slots=True)
class Reading:
    """What an expression says once its dates are known."""

    rule: str
    sessions: list[Session] = field(default_factory=list)
    window: tuple[date, date] | None = None
    recurrence: str | None = None
    issues: list[Issue] = field(default_factory=list)
    has_year: bool = False
    has_day: bool = True
    confidence: float = 0.0


def is_sure(expression: Expression) -> bool:
    """Whether the words are a date expression in running text, rather than only as a whole value."""
    slots = expression.slots
    times = expression.times
    clock = max([each.strength for each in times]) if times else 2 if expression.has_times else 0
    if expression.labelled and (slots or times):
        return True
    rule = expression.rule
    if rule is not None and (rule.strength or not slots):
        return rule.strength == 2 or (rule.strength == 1 and bool(clock or slots))
    if slots:
        days = expression.days
        if any(day.strength == 2 for day in days) or clock == 2:
            return True
        return clock == 1 and any(day.weekday is not None or day.relative for day in days)
    if expression.windows:
        return any(window.strength == 2 for window in expression.windows)
    ranged = any(each.until is not None for each in times)
    return clock == 2 or (clock == 1 and (ranged or expression.closes))


def is_written_out(expression: Expression) -> bool:
    """Whether an expression has days only, and each with its year: no hints change what it says."""
    if expression.rule is not None or expression.windows or not expression.slots:
        return False
    return all(day.year is not None and day.month is not None for day in expression.days)


def resolve(expression: Expression, hints: YearHints) -> Reading:
    """Settles the years of an expression and says what it means."""
    _name_weekdays(expression)
    heading = expression.heading_year
    if heading is not None and heading - hints.reference.year in (0, 1):
        # Other years in front of a date are those of plans, reports and targets.
        hints = replace(hints, years=(heading, *hints.years))
    if expression.rule is not None and not _is_list_of_days(expression):
        return _trusted(_recurring(expression, hints))
    if expression.slots:
        return _trusted(_dated(expression, hints))
    if expression.windows:
        reading = Reading(expression.windows[0].rule, has_year=_has_year(expression))
        reading.window = _union(expression, hints)
        return _trusted(reading)
    times = expression.times
    reading = Reading("clock", has_day=False)
    reading.sessions = [session((hints.reference, None), each.begin, each.until) for each in times]
    if expression.lasting:
        reading.sessions = [lasting(each, expression.lasting) for each in reading.sessions]
    return _trusted(reading)


def _trusted(reading: Reading) -> Reading:
    trust = _TRUST.get(reading.rule) or _TRUST[reading.rule.split(".")[0]]
    if reading.issues:
        codes = {issue.code for issue in reading.issues}
        trust = round(trust - sum([_DOUBTS.get(code, 0.0) for code in codes], 0.0), 2)
    reading.confidence = trust
    return reading


def _has_year(expression: Expression) -> bool:
    if expression.year:
        return True
    for slot in expression.slots:
        if slot.first.year is not None or (slot.last is not None and slot.last.year is not None):
            return True
    return any(window.year is not None for window in expression.windows) if expression.windows else False


def _name_weekdays(expression: Expression) -> None:
    """Weekdays in front of their rule: "tirsdag og torsdag hver uke"."""
    rule, slots = expression.rule, expression.slots
    if rule is None or rule.weekdays or rule.freq != "WEEKLY" or not slots:
        return
    weekdays: list[int] = []
    for slot in slots:
        first, last = slot.first.weekday, slot.last.weekday if slot.last else slot.first.weekday
        if not slot.first.is_weekday or first is None or last is None:
            return
        weekdays += range(first, last + 1)
    expression.rule = replace(rule, weekdays=tuple(weekdays))
    expression.slots.clear()
    for group in expression.groups:
        group.slots.clear()


def _is_list_of_days(expression: Expression) -> bool:
    """Whether dates are listed beside a plural weekday: "tirsdagene 4., 11. og 18. oktober" is no recurrence."""
    rule = expression.rule
    slots = expression.slots
    if rule is None or (not slots and (rule.weekdays or rule.freq == "DAILY")):
        return False
    if not rule.weekdays and rule.freq != "DAILY" and not (rule.interval > 1 or rule.count) and not slots:
        return True
    bounded = expression.from_day or expression.until_day or any(slot.last for slot in slots)
    return bool(slots) and not bounded


def _settled_slots(expression: Expression, hints: YearHints) -> tuple[list[Days | None], list[Issue]]:
    """First and last date of each slot; ``None`` for a slot without any."""
    stated = expression.year
    if stated is None and expression.windows:
        years = (_year_of(window, hints) for window in expression.windows)
        stated = next((year for year in years if year is not None), None)
    ranged = len(expression.slots) == 1
    settled = settle(expression.days, hints, stated, ranged=ranged, past=expression.past)
    dates = iter(settled.dates)
    found: list[Days | None] = []
    for slot in expression.slots:
        first = next(dates)
        last = next(dates) if slot.last is not None else None
        if first is None:
            first, last = last, None
        found.append(None if first is None else (first, last if last and last > first else None))
    return found, settled.issues


def _year_of(window: Window, hints: YearHints) -> int | None:
    """The year that a window gives to the days beside it: "våren 2022: 3. mars", "15. mars neste år"."""
    if window.relative is None:
        return window.year
    first, last = window.relative(hints.reference)
    return first.year if (last - first).days > 360 else None


def _dated(expression: Expression, hints: YearHints) -> Reading:
    reading = Reading(expression.slots[0].first.rule, has_year=_has_year(expression))
    slots, reading.issues = _settled_slots(expression, hints)
    if _is_one_gathering(expression, slots):
        first, last = slots[0], slots[1]
        reading.sessions = [session((first[0], last[0]), None, None)] if first and last else []
        return reading
    position = 0
    for group in expression.groups:
        dates = slots[position : position + len(group.slots)]
        position += len(group.slots)
        known = [each for each in dates if each is not None]
        if len(known) == len(dates) and known:
            reading.sessions += group_sessions(group, known, each=expression.each, across=expression.across)
    if expression.lasting:
        reading.sessions = [lasting(each, expression.lasting) for each in reading.sessions]
    if len(reading.sessions) > 1:
        reading.sessions = list(dict.fromkeys(reading.sessions))
    return reading


def _is_one_gathering(expression: Expression, slots: list[Days | None]) -> bool:
    """Two days in a row with "og" between them and no clock time are one gathering."""
    if len(slots) != 2 or expression.has_times or expression.each or expression.slots[1].joint != "and":
        return False
    first, second = slots
    if first is None or second is None or first[1] or second[1]:
        return False
    return second[0] - first[0] == ONE_DAY


def _union(expression: Expression, hints: YearHints) -> tuple[date, date] | None:
    """From the first day of the first window to the last of the last: "mars–april", "uke 40 og 41"."""
    spans = _spans(expression, hints)
    return (min(span[0] for span in spans), max(span[1] for span in spans)) if spans else None


def _spans(expression: Expression, hints: YearHints) -> list[tuple[date, date]]:
    windows = _finest(expression.windows)
    year: int | None = expression.year or next(
        (window.year for window in expression.windows if window.year), None
    )
    spans: list[tuple[date, date]] = []
    closed = False  # whether the window to the right ends a range
    for window in reversed(windows):
        year = window.year if window.year is not None else year
        span = _span(window, year, hints)
        if span and spans and window.year is None and span[0] > spans[-1][0] and window.of:
            span = window.of(span[0].year - 1) or span
        if span and closed:
            spans[-1] = span[0], spans[-1][1]
        elif span:
            spans.append(span)
        if span:
            closed = window.joint in ("range", "dash", "end")
            year = year if year is None else spans[-1][0].year
    return spans[::-1]


def _finest(windows: list[Window]) -> list[Window]:
    """Of windows side by side those that tell most: "høsten 2024, uke 40", "vinterferien (uke 8)"."""
    if all(window.joint not in (None, "comma") for window in windows[1:]):
        return windows
    ranks = [_FINENESS.get(window.rule, 0) for window in windows]
    return [window for window, rank in zip(windows, ranks, strict=True) if rank == max(ranks)]


def _span(window: Window, year: int | None, hints: YearHints) -> tuple[date, date] | None:
    if window.relative is not None:
        return window.relative(hints.reference)
    if window.of is None:
        return None
    if year is not None:
        return window.of(year)
    for candidate in (*hints.years, *range(hints.reference.year - 1, hints.reference.year + 9)):
        span = window.of(candidate)
        if span and (span[1] >= hints.reference or candidate in hints.years):
            return span
    return None


def _recurring(expression: Expression, hints: YearHints) -> Reading:
    rule = expression.rule
    reading = Reading("recurrence", has_year=_has_year(expression))
    if rule is None:
        return reading
    if not expression.slots and not rule.weekdays and rule.freq == "WEEKLY":
        # "annenhver uke, uke 7, 9 og 11" names no day.
        reading.window = _union(expression, hints)
        return reading
    bounds, reading.issues = _bounds(expression, hints)
    if not bounds:
        if not rule.weekdays and rule.freq != "DAILY":
            return reading
        bounds = [(hints.reference, None)]
    days = sorted({day for first, last in bounds for day in occurrences(rule, first, last, rule.count)})
    if rule.count:
        days = days[: rule.count]
    elif bounds[0][1] is None:
        reading.recurrence = recurrence_value(rule)
    times = expression.times
    reading.sessions = pair([(day, None) for day in days], times, each=True)
    if expression.lasting:
        reading.sessions = [lasting(each, expression.lasting) for each in reading.sessions]
    return reading


def _bounds(expression: Expression, hints: YearHints) -> tuple[list[Days], list[Issue]]:
    """The stretches in which a rule holds; none if the text sets no bounds."""
    spans: list[Days] = list(_spans(expression, hints))
    if not expression.slots:
        if expression.until_window and spans:
            return [(hints.reference, spans[-1][1])], []
        return spans, []
    slots, issues = _settled_slots(expression, hints)
    known = [each for each in slots if each is not None]
    if spans and expression.from_day and len(known) == 1 and known[0][1] is None:
        # "hver lørdag i februar fra 8. februar", "hver torsdag fra 6. februar ut mars"
        return [(known[0][0], spans[-1][1])], issues
    if expression.until_day and len(known) == 1 and known[0][1] is None:
        return [(hints.reference, known[0][0])], issues
    return known, issues
