"""The parts of a date expression, as read from tokens and before they are put together.

``strength`` says how sure it is that the words mean this in running text: 2 on its own ("5. mars", "kl. 18"),
1 with support from its neighbours ("5.3", "torsdag"), 0 only beside a day or as a whole value ("12 til 14").
``start`` and ``end`` are character positions and are set by the scanner.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal

Strength = Literal[0, 1, 2]
# The day that something falls on in a year, if it has one: a feast, a weekday of an ISO week.
Moving = Callable[[int], date | None]


@dataclass(slots=True)
class Day:
    """A day, as far as the words give it. Only a weekday: the next one. Only a day: the month stands elsewhere."""

    rule: str
    strength: Strength = 2
    day: int | None = None
    month: int | None = None
    year: int | None = None
    weekday: int | None = None
    moving: Moving | None = None
    relative: Callable[[date], date] | None = None  # counted from the reference day
    part: str = ""  # evening, afternoon …: decides between 7 and 19 o'clock
    start: int = 0
    end: int = 0

    @property
    def is_loose(self) -> bool:
        """Whether a date in parentheses or after a colon would make it explicit: "onsdag i neste uke (17. mars)"."""
        return self.day is None and self.year is None

    @property
    def is_weekday(self) -> bool:
        return self.day is None and self.moving is None and self.relative is None

    def copy(self) -> Day:
        """The same day, to be completed without changing this one: a tenth of the time of :func:`copy.copy`."""
        return Day(
            self.rule, self.strength, self.day, self.month, self.year, self.weekday, self.moving, self.relative,
            self.part, self.start, self.end,
        )  # fmt: skip


@dataclass(slots=True)
class Times:
    """A clock time or range, in minutes from midnight; 24:00 is 1440. ``end`` is unknown when ``None``."""

    begin: int
    until: int | None
    strength: Strength
    part: str = ""
    start: int = 0
    end: int = 0


@dataclass(slots=True)
class Window:
    """Days between which something takes place: ``of`` gives the first and last one in a year."""

    rule: str
    of: Callable[[int], tuple[date, date] | None] | None = None
    relative: Callable[[date], tuple[date, date]] | None = None
    strength: Strength = 2
    year: int | None = None
    month: int | None = None  # of a window that is one month: gives it to a day beside it
    joint: Sign | None = None  # what stands between it and the window before
    start: int = 0
    end: int = 0


@dataclass(slots=True)
class Rule:
    """A recurrence: the n-th of these weekdays in a month, or every ``interval`` weeks on them."""

    freq: Literal["DAILY", "WEEKLY", "MONTHLY"]
    weekdays: tuple[int, ...] = ()
    nths: tuple[int, ...] = ()
    interval: int = 1
    count: int | None = None
    parity: int | None = None  # only even (0) or odd (1) ISO weeks
    strength: Strength = 2
    rule: str = "recurrence"
    start: int = 0
    end: int = 0


@dataclass(slots=True)
class Year:
    """A year that stands by itself, for the days around it."""

    year: int
    start: int = 0
    end: int = 0


@dataclass(slots=True)
class Lasting:
    """A length of time, in minutes or in days."""

    minutes: int = 0
    days: int = 0
    start: int = 0
    end: int = 0


Sign = Literal[
    "range", "dash", "but", "and", "comma", "stop", "break", "from", "end", "label", "open", "close", "gap", "each",
    "doors", "not", "previous", "moved", "new", "cancelled", "across", "bound", "between",
]  # fmt: skip


@dataclass(slots=True)
class Mark:
    """A word or sign between the parts; a gap is words that are no part of a date expression."""

    sign: Sign
    past: bool = False  # among the words is a verb in the past tense
    start: int = 0
    end: int = 0


Atom = Day | Times | Window | Rule | Year | Lasting | Mark
