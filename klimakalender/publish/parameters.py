"""Text of a query parameter → its value, or ``ValueError`` that says what was expected."""

from __future__ import annotations

import re
from datetime import timedelta

BOOLEANS = {"true": True, "1": True, "yes": True, "on": True, "false": False, "0": False, "no": False}
MAX_VALUES = 500
MAX_DAYS = 3660

# ISO 8601, in one unit.
DURATION = r"P(?:[0-4]W|[0-9]{1,2}D|T[0-9]{1,3}H|T[0-9]{1,5}M)"
UNITS = {"W": "weeks", "D": "days", "H": "hours", "M": "minutes"}
LONGEST = timedelta(weeks=4)  # 40320 minutes

NO_VALUES = f"expected 1 to {MAX_VALUES} values separated by commas"
NO_FLAG = "expected true or false"
NO_DAYS = f"expected a number of days from 0 to {MAX_DAYS}"
NO_DURATION = "expected weeks, days, hours or minutes in ISO 8601, such as P1D or PT2H, up to P4W"
NO_BOX = "expected west,south,east,north in degrees, west ≤ east and south ≤ north"


def read_values(text: str) -> list[str]:
    """Values separated by commas.

    >>> read_values("a, b,")
    ['a', 'b']
    """
    values = [value.strip() for value in text.split(",") if value.strip()]
    if not values or len(values) > MAX_VALUES:
        raise ValueError(NO_VALUES)
    return values


def read_choices(text: str, allowed: tuple[str, ...]) -> list[str]:
    """Values separated by commas, all of them allowed ones."""
    values = read_values(text)
    if unknown := sorted(set(values) - set(allowed)):
        raise ValueError(f"{', '.join(unknown)} is none of {', '.join(allowed)}")
    return values


def read_flag(text: str) -> bool:
    """Yes or no, as forms and programs write it."""
    if text.lower() not in BOOLEANS:
        raise ValueError(NO_FLAG)
    return BOOLEANS[text.lower()]


def read_days(text: str) -> int:
    """A number of days."""
    if not text.isdecimal() or len(text) > 5 or int(text) > MAX_DAYS:
        raise ValueError(NO_DAYS)
    return int(text)


def read_duration(text: str) -> timedelta:
    """A time span of up to four weeks.

    >>> read_duration("P1D"), read_duration("PT90M")
    (datetime.timedelta(days=1), datetime.timedelta(seconds=5400))
    """
    if not re.fullmatch(DURATION, text):
        raise ValueError(NO_DURATION)
    duration = timedelta(**{UNITS[text[-1]]: int(text.strip("PTWDHM"))})
    if duration > LONGEST:
        raise ValueError(NO_DURATION)
    return duration


def read_box(text: str) -> tuple[float, float, float, float]:
    """West, south, east, north in degrees.

    >>> read_box("5,58,12.5,63")
    (5.0, 58.0, 12.5, 63.0)
    """
    try:
        west, south, east, north = (float(part) for part in text.split(","))
    except ValueError:
        raise ValueError(NO_BOX) from None
    if not (-180 <= west <= east <= 180 and -90 <= south <= north <= 90):
        raise ValueError(NO_BOX)
    return west, south, east, north
