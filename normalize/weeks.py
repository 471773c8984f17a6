"""Weeks by number, and weeks, weekends, months and years counted from the reference day."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, Final

from normalize.atoms import Strength, Window
from normalize.digits import read_year
from normalize.spans import Span, Spans, month_span

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from normalize.tokens import Token


def read_week(tokens: Sequence[Token], position: int) -> tuple[Window, int] | None:
    """ "uke 36", "veke 26 og 27", "uke 36/2022", "ukene 36–38", "v. 12"; several weeks are one window."""
    ahead = position + 1 + (tokens[position + 1].text in ("nr", "nummer"))
    ahead += tokens[ahead].kind in ("dot", "colon")
    if are_days(tokens, ahead):
        return None
    weeks: list[int] = []
    year: tuple[int, int] | None = None
    while len(weeks) < 12:
        token = tokens[ahead]
        if token.kind != "num" or token.widths[0] > 2 or not 1 <= token.parts[0] <= 53:
            break
        if token.shape == "/":
            weeks.append(token.parts[0])
            ahead += 1
            if token.parts[1] in (token.parts[0] + 1, 1):
                weeks.append(token.parts[1])
            else:
                year = year_behind_slash(token), ahead
            break
        if token.shape or token.listed or tokens[ahead + 1].kind in ("month", "unit"):
            break
        weeks.append(token.parts[0])
        ahead += 1
        dashed = tokens[ahead + 1].widths == (4,)
        year = read_year(tokens, ahead, dashed=dashed)
        if year is not None:
            ahead = year[1]
            break
        if (
            tokens[ahead].kind not in ("and", "dash", "range", "comma", "slash")
            or tokens[ahead + 1].kind != "num"
        ):
            break
        ahead += 1
    if not weeks:
        return _week_ahead(tokens, position)
    if tokens[ahead - 1].kind in ("and", "dash", "range", "comma", "slash"):
        ahead -= 1
    span = partial(_week_span, weeks[0], weeks[-1])
    strength: Strength = 2 if len(tokens[position].text) > 1 else 0
    return Window("weeks", span, None, strength, year[0] if year else None), ahead


def are_days(tokens: Sequence[Token], position: int) -> bool:
    """Whether two numbers behind "uke" are days of a month: "uke 20–25 august"."""
    first, joint, second = tokens[position : position + 3]
    if first.kind != "num" or joint.kind not in ("dash", "range") or second.kind != "num":
        return False
    return tokens[position + 3 + (tokens[position + 3].kind == "dot")].kind == "month"


def _week_ahead(tokens: Sequence[Token], position: int) -> tuple[Window, int] | None:
    """ "til uka": the next one."""
    if tokens[position - 1].text != "til" or tokens[position].text not in ("uka", "uken", "veka", "veken"):
        return None
    return Window("windows.relative", None, partial(_weeks_ahead, 1), 1), position + 1


def year_behind_slash(token: Token) -> int:
    """The year of "36/2022" or "36/22"."""
    return token.parts[1] if token.widths[1] == 4 else 2000 + token.parts[1] % 100


def _week_span(first: int, last: int, year: int) -> Span | None:
    try:
        monday = date.fromisocalendar(year, first, 1)
        return monday, date.fromisocalendar(year + (last < first), last, 7)
    except ValueError:  # this year has no week 53
        return None


def read_relative_window(tokens: Sequence[Token], position: int) -> tuple[Window, int] | None:
    """ "neste uke", "denne måneden", "kommende helg", "neste år"."""
    token, ahead = tokens[position], position + 1
    shift = {"next": 1, "coming": 1, "this": 0, "last": -1}[token.kind]
    if token.kind == "coming" and tokens[ahead].kind == "weekend":
        shift = 0
    of = _AHEAD.get(tokens[ahead].kind)
    if of is None:
        return None
    strength: Strength = 0 if tokens[ahead].kind == "year-unit" else 2
    return Window("windows.relative", None, partial(of, shift), strength), ahead + 1


def read_current(tokens: Sequence[Token], position: int) -> tuple[Window, int] | None:
    """ "(slutten av) uka", "måneden", "året": the one that runs."""
    of = _AHEAD.get(tokens[position].kind)
    return (Window("windows.relative", None, partial(of, 0), 0), position + 1) if of else None


def read_weekend(tokens: Sequence[Token], position: int) -> tuple[Window, int] | None:
    """ "i helga", "til helgen": the one that comes or runs."""
    ahead = position + 1 + (tokens[position + 1].kind == "in")
    week = read_week(tokens, ahead) if tokens[ahead].kind == "week" else None
    if week is not None and week[0].of is not None:
        return Window("windows.part", partial(_weekend_of, week[0].of), None, 2, week[0].year), week[1]
    if tokens[position - 1].kind not in ("in", "range", "on", "this"):
        return None
    return Window("windows.relative", None, partial(_weekends_ahead, 0), 1), position + 1


def _weekend_of(of: Spans, year: int) -> Span | None:
    span = of(year)
    return (span[1] - timedelta(days=1), span[1]) if span else None


def _weeks_ahead(count: int, reference: date) -> Span:
    monday = reference - timedelta(days=reference.weekday()) + timedelta(weeks=count)
    return monday, monday + timedelta(days=6)


def _weekends_ahead(count: int, reference: date) -> Span:
    monday, sunday = _weeks_ahead(count, reference)
    return monday + timedelta(days=5), sunday


def _months_ahead(count: int, reference: date) -> Span:
    years, month = divmod(reference.year * 12 + reference.month - 1 + count, 12)
    return month_span(month + 1, month + 1, years)


def _years_ahead(count: int, reference: date) -> Span:
    return month_span(1, 12, reference.year + count)


_AHEAD: Final[dict[str, Callable[[int, date], Span]]] = {
    "week": _weeks_ahead, "weekend": _weekends_ahead, "month-unit": _months_ahead, "year-unit": _years_ahead,
}  # fmt: skip
