"""Stretches of time without a day: months, weeks, seasons, parts of a year, "neste uke", "i helga"."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from dateutil.relativedelta import relativedelta

from normalize.atoms import Strength, Window
from normalize.feasts import stretch_in
from normalize.numeric import is_blocked, is_year, read_year

if TYPE_CHECKING:
    from collections.abc import Sequence

    from normalize.tokens import Token

Span = tuple[date, date]
Spans = Callable[[int], Span | None]

# Season → its first and last month; winter ends in the year after it began.
SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "winter": (12, 2)}
_LEADS = frozenset(
    ("in", "range", "from", "of", "between", "part", "this", "next", "coming", "slash", "dash", "bound")
)


def month_span(first: int, last: int, year: int) -> Span:
    """From the first day of one month to the last of another, which may lie in the next year."""
    closing = year + (last < first)
    return date(year, first, 1), date(closing, last, monthrange(closing, last)[1])


def third_of(part: int, span: Span) -> Span:
    """The beginning (1), middle (2) or end (3) of a span; of a month, days 1–10, 11–20 and 21 to the end.

    Parts 4 and 5 are its first and second half.
    """
    first, last = span
    length = (last - first).days + 1
    if part > 3:
        half = first + timedelta(days=(length + 1) // 2)
        return (first, half - timedelta(days=1)) if part == 4 else (half, last)
    if length > 31:
        # Seasons and years are cut between months.
        months = (last.year - first.year) * 12 + last.month - first.month + 1
        starts = [first + relativedelta(months=months * third // 3) for third in range(3)]
    else:
        step = 10 if length >= 28 else max(1, length // 3)
        starts = [first + timedelta(days=third * step) for third in range(3)]
    return starts[part - 1], last if part == 3 else starts[part] - timedelta(days=1)


def _season_span(name: str, year: int) -> Span:
    first, last = SEASONS[name]
    # A winter is called after the year in which most of it lies: "vinteren 2022" began in December 2021.
    return month_span(first, last, year - (last < first))


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
        return Window("windows.season", partial(_season_span, name), None, 2, closing), ahead + 1
    year = read_year(tokens, ahead)
    if year is not None and tokens[year[1]].kind in ("dash", "slash") and is_year(tokens[year[1] + 1]):
        year = (tokens[year[1] + 1].parts[0], year[1] + 2)
    if year is not None:
        return Window("windows.season", partial(_season_span, name), None, 2, year[0]), year[1]
    if token.text == "vår" and strength:
        strength = 0  # also "our": "i vår kommune"
    if tokens[position - 1].kind == "next":
        return Window("windows.season", None, partial(_next_season, name), 2), ahead
    return Window("windows.season", partial(_season_span, name), None, strength), ahead


def _next_season(name: str, reference: date) -> Span:
    """ "neste sommer" is not the one that runs or comes this year, unless there is none left."""
    return _season_span(name, reference.year + 1)


def read_week(tokens: Sequence[Token], position: int) -> tuple[Window, int] | None:
    """ "uke 36", "veke 26 og 27", "uke 36/2022", "ukene 36–38"; several weeks are one window."""
    ahead = position + 1 + (tokens[position + 1].text in ("nr", "nummer"))
    ahead += tokens[ahead].kind == "dot"
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
        return None
    if tokens[ahead - 1].kind in ("and", "dash", "range", "comma", "slash"):
        ahead -= 1
    span = partial(_week_span, weeks[0], weeks[-1])
    return Window("weeks", span, None, 2, year[0] if year else None), ahead


def year_behind_slash(token: Token) -> int:
    """The year of "36/2022" or "36/22"."""
    return token.parts[1] if token.widths[1] == 4 else 2000 + token.parts[1] % 100


def _week_span(first: int, last: int, year: int) -> Span | None:
    try:
        monday = date.fromisocalendar(year, first, 1)
        return monday, date.fromisocalendar(year + (last < first), last, 7)
    except ValueError:  # this year has no week 53
        return None


def read_part(tokens: Sequence[Token], position: int) -> tuple[Window, int] | None:
    """ "begynnelsen av mars", "medio april 2022", "sent på høsten", "slutten av 2022"."""
    part, ahead = tokens[position].value, position + 1
    while tokens[ahead].kind in ("of", "in", "on", "dot", "the") and ahead < position + 4:
        ahead += 1
    whole = _read_whole(tokens, ahead)
    if whole is None or whole[0].of is None:
        return None
    window, after = whole
    return Window("windows.part", partial(_part_of, part, window.of), None, 2, window.year), after


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
    span_of = partial(_nth_week, month.value, nth, kind == "weekend")
    return Window("windows.nth-week", span_of, None, 2, year[0] if year else None), year[
        1
    ] if year else position + 3


def _nth_week(month: int, nth: int, weekend: bool, year: int) -> Span | None:
    """The n-th week (from Monday) or weekend that begins in a month, from its end if negative."""
    first, last = month_span(month, month, year)
    opening = 5 if weekend else 0
    begin = first + timedelta(days=(opening - first.weekday()) % 7)
    if nth < 0:
        begin = last - timedelta(days=(last.weekday() - opening) % 7)
    else:
        # The first week is the one that most of its days put in the month: a Thursday decides, as in ISO 8601.
        if not weekend and (begin - first).days >= 4:
            begin -= timedelta(weeks=1)
        begin += timedelta(weeks=nth - 1)
    return begin, begin + timedelta(days=1 if weekend else 6)


def read_quarter_letter(tokens: Sequence[Token], position: int) -> tuple[Window, int] | None:
    """ "Q3 2022"."""
    number = tokens[position + 1]
    if number.kind != "num" or number.space or number.shape or not 1 <= number.parts[0] <= 4:
        return None
    year = read_year(tokens, position + 2)
    span = partial(month_span, number.parts[0] * 3 - 2, number.parts[0] * 3)
    return (Window("windows.part-year", span, None, 2, year[0]), year[1]) if year else None


def read_relative_window(tokens: Sequence[Token], position: int) -> tuple[Window, int] | None:
    """ "neste uke", "denne måneden", "kommende helg", "neste år"."""
    token, ahead = tokens[position], position + 1
    shift = {"next": 1, "coming": 1, "this": 0, "last": -1}[token.kind]
    if token.kind == "coming" and tokens[ahead].kind == "weekend":
        shift = 0
    of = {
        "week": _weeks_ahead, "weekend": _weekends_ahead, "month-unit": _months_ahead, "year-unit": _years_ahead,
    }.get(tokens[ahead].kind)  # fmt: skip
    if of is None:
        return None
    strength: Strength = 0 if tokens[ahead].kind == "year-unit" else 2
    return Window("windows.relative", None, partial(of, shift), strength), ahead + 1


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


def read_turn(tokens: Sequence[Token], position: int) -> tuple[Window, int] | None:
    """ "månedsskiftet mars/april 2022": the last days of one month and the first of the next."""
    first, joint, second = tokens[position + 1 : position + 4]
    if first.kind != "month" or second.kind != "month" or joint.kind not in ("slash", "dash", "and"):
        return None
    year = read_year(tokens, position + 4)
    span = partial(_turn_span, first.value, second.value)
    return Window("windows.turn", span, None, 2, year[0] if year else None), year[1] if year else position + 4


def _turn_span(first: int, second: int, year: int) -> Span:
    opening, _ = third_of(3, month_span(first, first, year - (second < first)))
    _, closing = third_of(1, month_span(second, second, year))
    return opening, closing


def read_stretch(tokens: Sequence[Token], position: int) -> tuple[Window, int] | None:
    """Days around a feast: "i påska", "pinsehelga 2022"."""
    name = tokens[position].name
    year = read_year(tokens, position + 1)
    strength: Strength = 2 if year else 1 if tokens[position - 1].kind in _LEADS else 0
    window = Window("windows.feast", partial(stretch_in, name), None, strength, year[0] if year else None)
    return window, year[1] if year else position + 1
