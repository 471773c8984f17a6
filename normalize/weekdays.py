"""What begins with a weekday: "tirsdag 5. mars", "torsdag i neste uke", "mandag uke 36", "førstkommende fredag"."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, Final

from normalize import relative
from normalize.atoms import Day
from normalize.days import is_tile, read_calendar, read_ordinal_day
from normalize.digits import read_year
from normalize.month_first import read_month_first
from normalize.numeric import could_be_date, is_blocked
from normalize.occasions import read_feast, read_numbered, read_stretch_day
from normalize.placing import date_in
from normalize.recurrence import read_ordinals
from normalize.tokens import weekday_of
from normalize.weeks import year_behind_slash

if TYPE_CHECKING:
    from collections.abc import Sequence

    from normalize.tokens import Token

_JOINTS: Final = frozenset(("and", "comma", "dash", "range", "slash"))
# On which side of another day.
_SIDES: Final = {"før": -1, "etter": 1, "before": -1, "after": 1}
# A list that names each day of the week and more is no list of weekdays.
_LONGEST_LIST: Final = 7


def read_weekday(tokens: Sequence[Token], position: int) -> tuple[Day, int] | None:
    """A weekday with the date or the week that belongs to it, or by itself."""
    number = weekday_of(tokens[position])
    if number is None:
        return None
    dated = _with_date(tokens, position, number)
    if dated is not None:
        return dated
    if tokens[position].kind != "weekday":
        return None
    ahead = position + 1
    part = ""
    if tokens[ahead].kind == "daypart":
        part, ahead = tokens[ahead].name, ahead + 1
    elif tokens[ahead].kind == "dot" and len(tokens[position].text) < 5:
        ahead += 1
    day, ahead = _in_week(tokens, ahead, number) or (_plain(tokens, position, number), ahead)
    day.part = part
    return day, ahead


def _plain(tokens: Sequence[Token], position: int, number: int) -> Day:
    """The weekday alone: sure after "på", else only with a clock time or other days."""
    return Day("days.weekday", 2 if tokens[position - 1].kind == "on" else 1, weekday=number)


def _with_date(tokens: Sequence[Token], position: int, number: int) -> tuple[Day, int] | None:
    ahead, listed = _skip_list(tokens, position)
    part = ""
    if tokens[ahead].kind == "daypart":
        part, ahead = tokens[ahead].name, ahead + 1
    for _ in range(3):
        spaced_dash = tokens[ahead].kind == "dash" and tokens[ahead + 1].kind == "num"
        leaf = tokens[ahead].kind == "break" and is_tile(tokens, ahead + 1)
        if tokens[ahead].kind in ("dot", "comma", "the", "colon") or (spaced_dash and not listed) or leaf:
            ahead += 1
    found = _date_at(tokens, ahead)
    if found is None:
        return None
    day, after = found
    if listed and not _is_followed_by_day(tokens, after):
        # "lørdag og søndag 13. mars" names two days; only the last has its date.
        return None
    if day.moving is None:
        # A short form without its dot may be another word ("on 10 March", "to 3. mars"); it must not sway the year.
        day.weekday = (
            number if tokens[position].kind == "weekday" or tokens[position + 1].kind == "dot" else None
        )
        day.strength = 1 if day.month is None else 2
    day.part = part
    return day, after


def _date_at(tokens: Sequence[Token], position: int) -> tuple[Day, int] | None:
    token = tokens[position]
    numbered = position + 1 + (tokens[position + 1].kind == "dot")
    if tokens[numbered].name == "advent":
        nth = token.value if token.kind == "ordinal" else sum(token.parts[:1])
        return read_feast(tokens, numbered, nth)
    if token.kind == "num":
        if is_rather_a_time(tokens, position):
            return None
        return read_calendar(tokens, position) or _day_only(tokens, position)
    if token.kind == "ordinal":
        return read_ordinal_day(tokens, position)
    if token.kind == "month":
        named = read_month_first(tokens, position)
        return (named[0][0], named[1]) if named and isinstance(named[0][0], Day) else None
    if token.kind == "feast":
        return read_feast(tokens, position)
    return None


def _day_only(tokens: Sequence[Token], position: int) -> tuple[Day, int] | None:
    """ "søndag 6.": its month is that of the days before it."""
    token, following = tokens[position], tokens[position + 1]
    if token.shape or token.widths[0] > 2 or not 1 <= token.parts[0] <= 31 or following.kind != "dot":
        return None
    if tokens[position + 2].kind in ("weekday", "weekdays", "unit", "num") or is_blocked(tokens, position):
        return None
    return Day("days.listed", 1, token.parts[0]), position + 2


def is_rather_a_time(tokens: Sequence[Token], position: int) -> bool:
    """Whether digits like "12.05" are the first half of a range of clock times."""
    token, joint, partner = tokens[position : position + 3]
    if (
        token.shape != "."
        or token.widths[1] != 2
        or joint.kind not in ("dash", "range")
        or partner.kind != "num"
    ):
        return False
    if partner.shape == "":
        return not partner.listed and partner.parts[0] <= 24
    if partner.shape not in (".", ":"):
        return False
    if partner.shape == ":" or not could_be_date(partner):
        return True
    months = partner.parts[1] - token.parts[1]
    return months not in (0, 1) and token.parts[1] % 5 == partner.parts[1] % 5 == 0


def _skip_list(tokens: Sequence[Token], position: int) -> tuple[int, bool]:
    """The position behind a list of weekdays ("tirs.–tors.") and whether there was more than one."""
    ahead, listed = position + 1, False
    for _ in range(_LONGEST_LIST):
        joint = ahead + (tokens[ahead].kind == "dot")
        if tokens[joint].kind not in _JOINTS or weekday_of(tokens[joint + 1]) is None:
            break
        ahead, listed = joint + 2, True
    return ahead, listed


def _is_followed_by_day(tokens: Sequence[Token], position: int) -> bool:
    if tokens[position].kind not in _JOINTS:
        return False
    ahead = position + 1 + (tokens[position + 1].kind == "the")
    return tokens[ahead].kind == "num"


def _in_week(tokens: Sequence[Token], position: int, number: int) -> tuple[Day, int] | None:
    """What may follow a weekday: "i neste uke", "uke 36", "om en uke", "førstkommende", "denne uka"."""
    ahead = position
    while ahead < position + 2 and tokens[ahead].kind in ("in", "comma", "of", "open"):
        ahead += 1
    token = tokens[ahead]
    if token.kind == "coming":
        return Day("relative.weekday", 2, relative=partial(relative.weekday_after, number, 1)), ahead + 1
    if token.kind in ("next", "this") and tokens[ahead + 1].kind == "week":
        weeks = 1 if token.kind == "next" else 0
        return Day("relative.weekday", 2, relative=partial(relative.in_week_after, number, weeks)), ahead + 2
    if token.kind == "week":
        return _numbered_week(tokens, ahead, number)
    if token.kind == "hence":
        return _weeks_hence(tokens, ahead, number)
    if token.kind == "bound":
        return _beside(tokens, ahead, number)
    return None


def _beside(tokens: Sequence[Token], position: int, number: int) -> tuple[Day, int] | None:
    """What may follow a weekday: "før påske", "etter 17. mai", "før første søndag i advent"."""
    direction = _SIDES.get(tokens[position].text)
    if direction is None:
        return None
    found = read_anchor(tokens, position + 1)
    if found is None:
        return None
    anchor, after = found
    return Day(
        "feasts", 2, moving=partial(_weekday_beside, anchor, number, direction), year=anchor.year
    ), after


def _weekday_beside(anchor: Day, number: int, direction: int, year: int) -> date | None:
    day = date_in(anchor, year)
    if day is None:
        return None
    first = day + timedelta(days=direction)
    return first + timedelta(days=direction * (direction * (number - first.weekday()) % 7))


def read_day_beside(tokens: Sequence[Token], position: int) -> tuple[Day, int] | None:
    """ "dagen før Kristi himmelfartsdag", "dagen etter 17. mai"."""
    direction = _SIDES.get(tokens[position + 1].text)
    found = read_anchor(tokens, position + 2) if direction and tokens[position].text == "dagen" else None
    if direction is None or found is None:
        return None
    anchor, after = found
    return Day("feasts", 2, moving=partial(_day_beside, anchor, direction), year=anchor.year), after


def _day_beside(anchor: Day, direction: int, year: int) -> date | None:
    day = date_in(anchor, year)
    return day + timedelta(days=direction) if day else None


def read_anchor(tokens: Sequence[Token], position: int) -> tuple[Day, int] | None:
    """A day that other days are told from: a feast, the day that a season around a feast is named after, a date."""
    nths, after = read_ordinals(tokens, position)
    numbered = read_numbered(tokens, after, nths) if len(nths) == 1 else None
    if numbered is not None and isinstance(numbered[0][0], Day):
        return numbered[0][0], numbered[1]
    if tokens[position].kind == "feast" and tokens[position].value == 2:
        return read_stretch_day(tokens, position)
    found = _date_at(tokens, position)
    return found if found and (found[0].month or found[0].moving) else None


def _numbered_week(tokens: Sequence[Token], position: int, number: int) -> tuple[Day, int] | None:
    ahead = position + 1 + (tokens[position + 1].text in ("nr", "nummer"))
    ahead += tokens[ahead].kind == "dot"
    token = tokens[ahead]
    if token.kind != "num" or token.widths[0] > 2 or not 1 <= token.parts[0] <= 53:
        return None
    week = token.parts[0]
    if token.shape == "/":
        year: tuple[int, int] | None = (year_behind_slash(token), ahead + 1)
    elif token.shape == "":
        year = read_year(tokens, ahead + 1)
    else:
        return None
    day = Day("weeks.weekday", 2, moving=partial(_of_week, week, number), year=year[0] if year else None)
    return day, year[1] if year else ahead + 1


def _of_week(week: int, number: int, year: int) -> date | None:
    try:
        return date.fromisocalendar(year, week, number + 1)
    except ValueError:  # this year has no week 53
        return None


def _weeks_hence(tokens: Sequence[Token], position: int, number: int) -> tuple[Day, int] | None:
    amount, unit = tokens[position + 1], tokens[position + 2]
    count = amount.parts[0] if amount.kind == "num" and not amount.shape else amount.value
    if amount.kind not in ("num", "number") or unit.kind != "week" or not 1 <= count <= 52:
        return None
    return Day(
        "relative.weekday", 2, relative=partial(relative.weekday_in_weeks, number, count)
    ), position + 3


def read_qualified(tokens: Sequence[Token], position: int) -> tuple[Day, int] | None:
    """ "førstkommende tysdag", "neste torsdag", "denne fredagen", "forrige onsdag", "neste uke, onsdag"."""
    kind = tokens[position].kind
    if kind in ("next", "this") and tokens[position + 1].kind == "week":
        return _weekday_of_week(tokens, position + 2, weeks=1 if kind == "next" else 0)
    ahead = position + 1 + (tokens[position + 1].kind in ("on", "range"))
    if tokens[ahead].kind != "weekday":
        return None
    found = _with_date(tokens, ahead, tokens[ahead].value)
    if found is not None:
        return found
    number = tokens[ahead].value
    offsets = {
        "coming": partial(relative.weekday_after, number, 1),
        "next": partial(relative.weekday_next, number),
        "this": partial(relative.weekday_after, number, 0),
        "now": partial(relative.weekday_after, number, 0),
        "last": partial(relative.weekday_before, number),
    }
    return Day("relative.weekday", 2, relative=offsets[kind]), ahead + 1


def _weekday_of_week(tokens: Sequence[Token], position: int, *, weeks: int) -> tuple[Day, int] | None:
    """A weekday named behind its week: "neste veke, onsdag"; one with a date of its own needs no week."""
    ahead = position + (tokens[position].kind == "comma")
    ahead += tokens[ahead].kind == "on"
    if tokens[ahead].kind != "weekday" or _with_date(tokens, ahead, tokens[ahead].value):
        return None
    moved = partial(relative.in_week_after, tokens[ahead].value, weeks)
    return Day("relative.weekday", 2, relative=moved), ahead + 1
