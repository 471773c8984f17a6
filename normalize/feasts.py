"""When feasts fall: fixed days, days counted from Easter, and Sundays counted in a month."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from dateutil.easter import easter

SUNDAY: Final = 6

# Feast → (month, day).
FIXED: Final = {
    "new-year": (1, 1), "new-year-eve": (12, 31), "sami-day": (2, 6), "valentine": (2, 14), "women": (3, 8),
    "labour": (5, 1), "liberation": (5, 8), "national": (5, 17), "environment": (6, 5), "earth": (4, 22),
    "midsummer-eve": (6, 23), "midsummer": (6, 24), "olsok": (7, 29), "olsok-eve": (7, 28), "un-day": (10, 24),
    "halloween": (10, 31), "lucia": (12, 13), "little-christmas-eve": (12, 23), "christmas-eve": (12, 24),
    "christmas": (12, 25), "boxing": (12, 26), "michaelmas": (9, 29), "epiphany": (1, 6), "twentieth-day": (1, 13),
    "candlemas": (2, 2), "holocaust": (1, 27), "water": (3, 22), "books": (4, 23), "europe": (5, 9),
    "biodiversity": (5, 22), "ocean": (6, 8), "elderly": (10, 1), "mental-health": (10, 10), "food": (10, 16),
    "children": (11, 20), "soil": (12, 5), "volunteers": (12, 5), "human-rights": (12, 10),
}  # fmt: skip

# Feast → days after Easter Sunday.
FROM_EASTER: Final = {
    "shrove-sunday": -49, "shrove-tuesday": -47, "ash-wednesday": -46, "palm-sunday": -7, "maundy-thursday": -3,
    "good-friday": -2, "easter-eve": -1, "easter": 0, "easter-monday": 1, "ascension": 39, "pentecost-eve": 48,
    "pentecost": 49, "pentecost-monday": 50,
}  # fmt: skip

# Feast → (month, n-th, weekday); negative counts from the end of the month.
COUNTED: Final = {
    "mothers": (2, 2, SUNDAY), "fathers": (11, 2, SUNDAY), "all-saints": (11, 1, SUNDAY),
    "earth-hour": (3, -1, 5), "black-friday": (11, 4, 4),
}  # fmt: skip

# Stretch → (feast it is counted from, days to its first day, days to its last day).
STRETCHES: Final = {
    "shrove-weekend": ("shrove-sunday", -1, 0), "palm-weekend": ("palm-sunday", -1, 0),
    "easter-week": ("easter", -8, 1), "holy-week": ("easter", -6, 0), "easter-weekend": ("easter", -3, 1),
    "ascension-weekend": ("ascension", 0, 3), "pentecost-weekend": ("pentecost", -1, 1),
    "christmas-week": ("christmas", -1, 6), "romjul": ("christmas", 2, 6), "new-year-days": ("new-year", 0, 30),
    "christmas-break": ("christmas", -4, 8), "turn-of-year": ("new-year", -11, 9),
}  # fmt: skip

# Stretch → first and last ISO week. Schools are free in one of two weeks, by county; the joint summer holiday is the
# last three full weeks of July.
WEEKS: Final = {"winter-break": (8, 9), "autumn-break": (40, 41), "joint-holiday": (28, 30)}

# Stretch → first and last (month, day).
DAYS: Final = {"summer-break": ((6, 20), (8, 17))}


@lru_cache(maxsize=4_096)  # of the feasts of some years
def feast_in(name: str, year: int, nth: int = 1) -> date | None:
    """The date of a feast in a year; ``nth`` counts its days ("2. juledag"). ``None`` if there is none so named.

    >>> feast_in("ascension", 2022)
    datetime.date(2022, 5, 26)
    >>> feast_in("christmas", 2022, 2)
    datetime.date(2022, 12, 26)
    >>> feast_in("advent", 2022, 1)
    datetime.date(2022, 11, 27)
    """
    if not date.min.year < year < date.max.year:
        return None
    if name == "advent":
        return _advent(year, nth)
    if name in FIXED:
        first = date(year, *FIXED[name])
    elif name in FROM_EASTER:
        first = easter(year) + timedelta(days=FROM_EASTER[name])
    elif name in COUNTED:
        return nth_weekday(year, *COUNTED[name])
    else:
        return None
    return first + timedelta(days=nth - 1)


def stretch_in(name: str, year: int) -> tuple[date, date] | None:
    """First and last day of a stretch around a feast in a year ("i påska")."""
    if name == "advent":
        opening, closing = feast_in("advent", year, 1), feast_in("christmas-eve", year)
        return (opening, closing) if opening and closing else None
    if name in WEEKS:
        opening_week, closing_week = WEEKS[name]
        return date.fromisocalendar(year, opening_week, 1), date.fromisocalendar(year, closing_week, 7)
    if name in DAYS:
        opening_day, closing_day = DAYS[name]
        return date(year, *opening_day), date(year, *closing_day)
    feast, first, last = STRETCHES[name]
    day = feast_in(feast, year)
    return (day + timedelta(days=first), day + timedelta(days=last)) if day else None


def nth_weekday(year: int, month: int, nth: int, weekday_number: int) -> date | None:
    """The n-th such weekday of a month, from its end if negative; ``None`` where it has no fifth one.

    >>> nth_weekday(2022, 3, -1, 2)
    datetime.date(2022, 3, 30)
    """
    length = monthrange(year, month)[1]
    if nth < 0:
        day = length - (date(year, month, length).weekday() - weekday_number) % 7 + 7 * (nth + 1)
    else:
        day = 1 + (weekday_number - date(year, month, 1).weekday()) % 7 + 7 * (nth - 1)
    return date(year, month, day) if 1 <= day <= length else None


def _advent(year: int, nth: int) -> date | None:
    nth = 4 if nth == -1 else nth
    if not 1 <= nth <= 4:
        return None
    christmas = date(year, 12, 25)
    fourth = christmas - timedelta(days=christmas.weekday() + 1)
    return fourth - timedelta(weeks=4 - nth)
