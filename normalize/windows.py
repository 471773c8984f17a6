"""Stretches of time without a day: months, weeks, seasons, parts of a year, "neste uke", "i helga"."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from normalize.atoms import Strength, Window
from normalize.digits import read_year
from normalize.feasts import stretch_in
from normalize.numeric import is_blocked, is_year
from normalize.spans import (
    Span,
    Spans,
    month_span,
    next_season,
    nth_week,
    season_span,
    third_of,
    turn_span,
)
from normalize.weeks import read_week

if TYPE_CHECKING:
    from collections.abc import Sequence

    from normalize.tokens import Token


_LEADS = frozenset(
    ("in", "range", "from", "of", "between", "part", "this", "next", "coming", "slash", "dash", "bound")
)


def read_month(tokens: Sequence[Token], position: int) -> tuple[Window, int] | None:
    """ "i oktober", "juni 2022", "mars måned"; by itself a month is a weak sign."""
    token = tokens[position]
    following = tokens[position + 1]
    if token.text == "jul":
        return None  # Christmas, unless a day stands before it
    if (
        following.kind == "dash"
        and not following.space
        and tokens[position + 2].kind in ("gap", "other", "unit")
    ):
        return None
    ahead = position + 1 + (following.kind == "month-unit" or (following.kind == "dot" and not token.name))
    year = read_year(tokens, ahead)
    led = tokens[position - 1].kind in _LEADS
    strength: Strength = 2 if year or led else 1
    if not token.name and not year and token.text not in ("mai", "jan", "feb", "okt", "des", "sept"):
        strength = 0
    window = Window(
        "windows.month", partial(month_span, token.value, token.value), None, strength, month=token.value
    )
    window.year = year[0] if year else None
    return window, year[1] if year else ahead


def read_season(tokens: Sequence[Token], position: int) -> tuple[Window, int] | None:
    """ "våren 2022", "til høsten", "vinteren 2021/2022"."""
    token, ahead = tokens[position], position + 1
    name = token.name
    strength: Strength = 1 if tokens[position - 1].kind in _LEADS else 0
    number = tokens[ahead]
    if number.kind == "num" and number.shape == "/" and number.widths[0] == 4:
        closing = number.parts[0] + 1
        return Window("windows.season", partial(season_span, name), None, 2, closing), ahead + 1
    year = read_year(tokens, ahead)
    if year is not None and tokens[year[1]].kind in ("dash", "slash") and is_year(tokens[year[1] + 1]):
        year = (tokens[year[1] + 1].parts[0], year[1] + 2)
    if year is not None:
        return Window("windows.season", partial(season_span, name), None, 2, year[0]), year[1]
    if token.text == "vår" and strength:
        strength = 0  # also "our": "i vår kommune"
    if tokens[position - 1].kind == "next":
        return Window("windows.season", None, partial(next_season, name), 2), ahead
    return Window("windows.season", partial(season_span, name), None, strength), ahead


def read_part(tokens: Sequence[Token], position: int) -> tuple[Window, int] | None:
    """ "begynnelsen av mars", "medio april 2022", "sent på høsten", "slutten av 2022"."""
    part, ahead = tokens[position].value, position + 1
    while tokens[ahead].kind in ("of", "in", "on", "dot", "the") and ahead < position + 4:
        ahead += 1
    whole = _read_whole(tokens, ahead)
    if whole is None:
        return None
    window, after = whole
    of = window.of
    if of is None:
        return None
    return Window("windows.part", partial(_part_of, part, of), None, 2, window.year), after


def _read_whole(tokens: Sequence[Token], position: int) -> tuple[Window, int] | None:
    kind = tokens[position].kind
    if kind == "month":
        return read_month(tokens, position)
    if kind == "season":
        return read_season(tokens, position)
    if kind == "week":
        return read_week(tokens, position)
    return read_year_window(tokens, position)


def _part_of(part: int, of: Spans, year: int) -> Span | None:
    span = of(year)
    return third_of(part, span) if span else None


def read_year_window(tokens: Sequence[Token], position: int) -> tuple[Window, int] | None:
    """ "i 2022", "i løpet av 2022": taken only as a whole value."""
    if not is_year(tokens[position]) or is_blocked(tokens, position):
        return None
    if tokens[position - 1].kind not in ("in", "of", "part") or tokens[position + 1].kind in (
        "dash",
        "slash",
    ):
        return None
    year = tokens[position].parts[0]
    return Window("windows.year", partial(month_span, 1, 12), None, 0, year), position + 1


def read_counted(tokens: Sequence[Token], position: int, nth: int) -> tuple[Window, int] | None:
    """Behind a number: "(1.) halvår 2022", "(tredje) kvartal", "(andre) uke i mars", "(siste) helg i mai"."""
    kind = tokens[position].kind
    months = {"halfyear": 6, "quarteryear": 3, "thirdyear": 4}.get(kind)
    if months is not None:
        count = 12 // months
        nth = count if nth == -1 else nth
        if not 1 <= nth <= count:
            return None
        year = read_year(tokens, position + 1)
        span = partial(month_span, (nth - 1) * months + 1, nth * months)
        return Window("windows.part-year", span, None, 2, year[0] if year else None), year[
            1
        ] if year else position + 1
    if kind not in ("week", "weekend") or tokens[position + 1].kind not in ("in", "of"):
        return None
    month = tokens[position + 2]
    if month.kind != "month":
        return None
    year = read_year(tokens, position + 3)
    span_of = partial(nth_week, month.value, nth, kind == "weekend")
    return Window("windows.nth-week", span_of, None, 2, year[0] if year else None), year[
        1
    ] if year else position + 3


def read_quarter_letter(tokens: Sequence[Token], position: int) -> tuple[Window, int] | None:
    """ "Q3 2022"."""
    number = tokens[position + 1]
    if number.kind != "num" or number.space or number.shape or not 1 <= number.parts[0] <= 4:
        return None
    year = read_year(tokens, position + 2)
    span = partial(month_span, number.parts[0] * 3 - 2, number.parts[0] * 3)
    return (Window("windows.part-year", span, None, 2, year[0]), year[1]) if year else None


def read_turn(tokens: Sequence[Token], position: int) -> tuple[Window, int] | None:
    """ "månedsskiftet mars/april 2022": the last days of one month and the first of the next."""
    first, joint, second = tokens[position + 1 : position + 4]
    if first.kind != "month" or second.kind != "month" or joint.kind not in ("slash", "dash", "and"):
        return None
    year = read_year(tokens, position + 4)
    span = partial(turn_span, first.value, second.value)
    return Window("windows.turn", span, None, 2, year[0] if year else None), year[1] if year else position + 4


def read_stretch(tokens: Sequence[Token], position: int) -> tuple[Window, int] | None:
    """Days around a feast: "i påska", "pinsehelga 2022"."""
    name = tokens[position].name
    year = read_year(tokens, position + 1)
    strength: Strength = 2 if year else 1 if tokens[position - 1].kind in _LEADS else 0
    window = Window("windows.feast", partial(stretch_in, name), None, strength, year[0] if year else None)
    return window, year[1] if year else position + 1
