"""Stretches of time without a day: months, weeks, seasons, parts of a year, "neste uke", "i helga"."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from normalize.atoms import Mark, Strength, Window
from normalize.digits import read_abbreviated_year, read_year
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
from normalize.weeks import read_current, read_relative_window, read_week

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from normalize.tokens import Token


_LEADS: Final = frozenset(
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
    year = read_year(tokens, ahead, dashed=True) or read_abbreviated_year(tokens, ahead, 20)
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
    """ "våren 2022", "til høsten", "vinteren 2021/2022", "seinhausten"."""
    token, ahead = tokens[position], position + 1
    of: Spans = partial(season_span, token.name)
    if token.value:
        of = partial(_part_of, token.value, of)
    strength: Strength = 1 if tokens[position - 1].kind in _LEADS else 0
    year = _season_year(tokens, ahead)
    if year is not None:
        return Window("windows.season", of, None, 2, year[0]), year[1]
    if token.text in ("vår", "våra") and strength:
        strength = 0  # also "our": "i vår kommune"
    if tokens[position - 1].kind == "next":
        return Window("windows.season", None, partial(next_season, token.name), 2), ahead
    return Window("windows.season", of, None, strength), ahead


def _season_year(tokens: Sequence[Token], position: int) -> tuple[int, int] | None:
    """The year of a season or stretch of days, of two the later: "2022", "22", "2021/2022", "2021–22", "21/22"."""
    number = tokens[position]
    if number.shape == "/" and (number.parts[1] - number.parts[0]) % 100 == 1:
        return 2000 + number.parts[1] % 100, position + 1
    year = read_year(tokens, position, dashed=True) or read_abbreviated_year(tokens, position)
    if year is not None:
        joint, closing = tokens[year[1]], tokens[year[1] + 1]
        if joint.kind in ("dash", "slash") and closing.kind == "num" and not closing.shape:
            after = (closing.parts[0] - year[0]) % 100 == 1
            year = (year[0] + 1, year[1] + 2) if after else year
    return year


def read_part(tokens: Sequence[Token], position: int) -> tuple[Window, int] | None:
    """ "begynnelsen av mars", "medio april 2022", "sent på høsten", "slutten av 2022"."""
    part, ahead = tokens[position].value, position + 1
    while tokens[ahead].kind in ("of", "in", "on", "dot", "the") and ahead < position + 4:
        ahead += 1
    whole = _read_whole(tokens, ahead)
    if whole is None:
        return None
    window, after = whole
    if window.relative is not None:
        of = partial(_part_of_relative, part, window.relative)
        return Window("windows.part", None, of, window.strength), after
    if window.of is None:
        return None
    return Window("windows.part", partial(_part_of, part, window.of), None, 2, window.year), after


def _read_whole(tokens: Sequence[Token], position: int) -> tuple[Window, int] | None:
    kind = tokens[position].kind
    if kind == "month":
        return read_month(tokens, position)
    if kind == "season":
        return read_season(tokens, position)
    if kind == "week":
        return read_week(tokens, position) or read_current(tokens, position)
    if kind in ("month-unit", "year-unit"):
        return read_current(tokens, position)
    if kind in ("next", "this", "coming"):
        return read_relative_window(tokens, position)
    return read_year_window(tokens, position)


def _part_of(part: int, of: Spans, year: int) -> Span | None:
    span = of(year)
    return third_of(part, span) if span else None


def _part_of_relative(part: int, relative: Callable[[date], Span], reference: date) -> Span:
    return third_of(part, relative(reference))


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


def read_through(tokens: Sequence[Token], position: int) -> tuple[Mark, int] | None:
    """The word before "(ut) mars", "(ut) våren", "(ut) året": until the end of it."""
    return (Mark("range"), position + 1) if _read_whole(tokens, position + 1) else None


def read_unit(tokens: Sequence[Token], position: int) -> tuple[Window, int] | None:
    """ "(ut) året", "(ut) måneden", "i år", "i løpet av året"."""
    before, text = tokens[position - 1], tokens[position].text
    if before.kind == "through" or (before.kind == "in" and text in ("år", "året")):
        return read_current(tokens, position)
    return None


def read_turn(tokens: Sequence[Token], position: int) -> tuple[Window, int] | None:
    """ "månedsskiftet mars/april 2022": the last days of one month and the first of the next."""
    first, joint, second = tokens[position + 1 : position + 4]
    if first.kind != "month" or second.kind != "month" or joint.kind not in ("slash", "dash", "and"):
        return None
    year = read_year(tokens, position + 4)
    span = partial(turn_span, first.value, second.value)
    return Window("windows.turn", span, None, 2, year[0] if year else None), year[1] if year else position + 4


def read_stretch(tokens: Sequence[Token], position: int) -> tuple[Window, int] | None:
    """Days around a feast: "i påska", "pinsehelga 2022", "årsskiftet 2022/2023"."""
    name = tokens[position].name
    year = _season_year(tokens, position + 1)
    strength: Strength = 2 if year else 1 if tokens[position - 1].kind in _LEADS else 0
    window = Window("windows.feast", partial(stretch_in, name), None, strength, year[0] if year else None)
    return window, year[1] if year else position + 1
