"""Date expressions in running text, and what one expression says."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, time

from typing import TYPE_CHECKING

from normalize.values import Evidence, Issue, Session, Span, Stamp, at_oslo

if TYPE_CHECKING:
    from normalize.years import YearHints


@dataclass(frozen=True, slots=True)
class DateMention:
    """One date expression in running text; ``quote`` is ``text[start:end]``.

    ``sessions`` is empty when the words give only a window (``approximate``). ``has_day`` is false for a bare
    clock time or range, whose sessions then stand on the reference day. ``role`` is ``event``, ``doors``,
    ``previous`` or ``bound``.
    """

    start: int
    end: int
    quote: str
    sessions: tuple[Session, ...]
    approximate: Span | None
    recurrence: str | None
    has_year: bool
    has_clock: bool
    has_day: bool
    role: str
    rule: str
    confidence: float
    issues: tuple[Issue, ...]


@dataclass(frozen=True, slots=True)
class Dates:
    """What one expression or labelled value says."""

    sessions: tuple[Session, ...]
    approximate: Span | None
    recurrence: str | None
    previous: Stamp | None
    evidence: tuple[Evidence, ...]
    issues: tuple[Issue, ...]


_MONTHS = "januar februar mars april mai juni juli august september oktober november desember".split()  # noqa: SIM905  temporary
_PATTERN = re.compile(
    r"\b(?P<d>[0-3]?\d)\.?\s*(?P<m>" + "|".join(_MONTHS) + r")\b(?:\s+(?P<y>(?:19|20)\d\d))?"
    r"(?:,?\s*kl\.?\s*(?P<h>[0-2]?\d)(?:[.:](?P<min>[0-5]\d))?"
    r"(?:\s*(?:[-–]|til)\s*(?P<h2>[0-2]?\d)(?:[.:](?P<min2>[0-5]\d))?)?)?",
    re.IGNORECASE,
)


def find_dates(text: str, hints: YearHints) -> tuple[DateMention, ...]:
    """Every date expression in running text, in order."""
    found = []
    for match in _PATTERN.finditer(text):
        mention = _mention(match, hints)
        if mention:
            found.append(mention)
    return tuple(found)


def _mention(match: re.Match[str], hints: YearHints) -> DateMention | None:
    month = _MONTHS.index(match["m"].lower()) + 1
    year = int(match["y"] or hints.reference.year)
    try:
        day = date(year, month, int(match["d"]))
        if not match["y"] and day < hints.reference:
            day = day.replace(year=year + 1)
        start: Stamp = at_oslo(day, time(int(match["h"]), int(match["min"] or 0))) if match["h"] else day
        end = at_oslo(day, time(int(match["h2"]), int(match["min2"] or 0))) if match["h2"] else None
    except ValueError:
        return None
    return DateMention(
        match.start(), match.end(), match[0], (Session(start, end),), None, None, bool(match["y"]),
        bool(match["h"]), True, "event", "days.day-month", 0.9, (),
    )  # fmt: skip


def read_dates(text: str, hints: YearHints) -> Dates:
    """What one expression or labelled value says."""
    mentions = find_dates(text, hints)
    sessions = tuple(session for mention in mentions for session in mention.sessions)
    evidence = tuple(Evidence(m.quote, m.start, m.end, m.rule, m.confidence) for m in mentions)
    return Dates(sessions, None, None, None, evidence, ())
