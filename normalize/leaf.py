"""One isolated date in another language, by dateparser, where our own grammar finds nothing.

dateparser's answer is taken only if it accounts for every token: the text must be a day, a month and a year (and
perhaps a weekday), and the day and the year that come back must be the numbers that stand there.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from datetime import date

_SHAPE: Final = re.compile(
    r"(?:[^\W\d_]+[,.]?\s+)?(\d{1,2})\.?\s+(?:de\s+)?([^\W\d_]{3,})\.?,?\s+(?:de\s+)?(\d{4})", re.UNICODE
)
_LANGUAGES: Final = ["sv", "da", "fi", "is", "de", "fr", "es", "nl", "pl", "it"]
_LONGEST: Final = 40


def read_foreign(text: str) -> date | None:
    """The day that an isolated date in a neighbouring language names.

    >>> read_foreign("12. toukokuuta 2022")
    datetime.date(2022, 5, 12)
    >>> read_foreign("12 deltakarar 2022") is None
    True
    """
    if len(text) > _LONGEST:
        return None
    match = _SHAPE.fullmatch(text.strip())
    if match is None:
        return None
    from dateparser import parse  # a quarter of a second, for the one text in thousands that needs it

    found = parse(
        f"{match[1]} {match[2]} {match[3]}",
        languages=_LANGUAGES,
        settings={
            "REQUIRE_PARTS": ["day", "month", "year"],
            "DATE_ORDER": "DMY",
            "PARSERS": ["absolute-time"],
        },
    )
    if found is None or found.day != int(match[1]) or found.year != int(match[3]):
        return None
    return found.date()
