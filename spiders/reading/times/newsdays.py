"""The weekday that a sentence of news begins with: "Lørdag arrangeres byttedag", the first one from its publication."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from normalize import DateMention, Session
from normalize.lazily import compiled
from normalize.lexicon.calendar import NUMBERED_WEEKDAYS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

_NUMBERS: Final = {name.capitalize(): number for name, number in NUMBERED_WEEKDAYS.items()}
_NEWS: Final = compiled(
    rf"(?:^|(?<=[.!?]\s)|(?<=\n))(?P<day>{'|'.join(_NUMBERS)})(?:\s(?:kveld|morgen|ettermiddag))?"
    r"(?=\s(?:arrangerer|arrangerar|arrangeres|arrangerast|gjennomføres|gjennomførast|holdes|haldast|avholdes"
    r"|inviterer|inviterar|inviteres|åpner|opnar|blir det|vert det|er det)\s)"
)


def news_of_day(text: str, published: date) -> Iterator[DateMention]:
    """The days of a text published on the day given; it is for a text that tells no other date.

    >>> from datetime import date
    >>> [(found.quote, found.sessions[0].start.day) for found in news_of_day(
    ...     "Lørdag arrangeres byttedag. Lørdag var det kaldt.", date(2027, 3, 4))]
    [('Lørdag', 6)]
    """
    for found in _NEWS.finditer(text):
        day = published + timedelta((_NUMBERS[found["day"]] - published.weekday()) % 7)
        yield DateMention(
            found.start(), found.end(), found[0], (Session(day),), None, None, has_year=False, has_clock=False,
            has_day=True, role="event", rule="days.weekday", confidence=0.55, issues=(),
        )  # fmt: skip
