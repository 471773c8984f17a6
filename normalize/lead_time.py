"""Times counted back from the event: "en uke før", "mandagen før", "onsdag uken før", "48 timer før start"."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final

from normalize.lexicon.lead_times import AHEAD, NOT_THE_EVENT, SINGLE, UNITS, WEEKDAYS
from normalize.lexicon.numbers import CARDINALS, TENS
from normalize.values import OSLO, at_oslo, day_of
from normalize.words import fold, is_letters, is_number, word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from normalize.values import Stamp
    from normalize.words import Word

_UNIT_OF: Final = {word: unit for unit, words in UNITS.items() for word in words}
_WEEKDAYS: Final = {form: number for number, forms in enumerate(WEEKDAYS) for form in forms}
_CARDINALS: Final = {
    word: value for value, words in (CARDINALS | TENS).items() for word in fold(words).split()
}
_BEFORE: Final = word_set("før before")
_SAME: Final = word_set("samme same")
_TELLING: Final = _BEFORE | _SAME | frozenset(AHEAD)
_FILLERS: Final = word_set("i på av the")
_CLOCK: Final = word_set("kl klokka klokken . :")
_APART: Final = 8  # words between a weekday and "uka før"


@dataclass(frozen=True, slots=True)
class LeadTime:
    """A stretch of time before the event, said by words ``first`` to ``last`` (exclusive).

    ``unit`` is ``day``, ``workday``, ``week``, ``month`` or ``hour``; or ``weekday`` (``number`` weeks before
    the event's week, 0: the last such day before the event) or ``same week``, with ``weekday``, Monday being
    0.
    """

    first: int
    last: int
    unit: str
    number: int
    weekday: int = 0

    def before(self, start: Stamp, clock: time | None = None) -> Stamp | None:
        """The moment that long before ``start``: a date, or a date-time if a clock time or hours are told.

        ``None`` where the calendar ends or hours are counted from a day without a clock time.
        """
        try:
            if self.unit == "hour" and clock is None:
                return _hours_before(start, self.number)
            day = self._day_before(day_of(start))
        except (OverflowError, ValueError):
            return None
        return at_oslo(day, clock) if clock else day

    def _day_before(self, day: date) -> date:
        if self.unit == "weekday" and self.number == 0:
            return day - timedelta((day.weekday() - self.weekday - 1) % 7 + 1)
        if self.unit in ("weekday", "same week"):
            return day - timedelta(day.weekday() + 7 * self.number - self.weekday)
        if self.unit == "month":
            months = day.year * 12 + day.month - 1 - self.number
            year, month = divmod(months, 12)
            return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
        if self.unit == "workday":
            return _workdays_before(day, self.number)
        days = {"day": self.number, "week": 7 * self.number, "hour": self.number // 24}
        return day - timedelta(days[self.unit])


def _hours_before(start: Stamp, hours: int) -> Stamp | None:
    if isinstance(start, datetime):
        aware = start if start.tzinfo else start.replace(tzinfo=OSLO)
        return (aware - timedelta(hours=hours)).astimezone(OSLO)
    return start - timedelta(hours // 24) if hours % 24 == 0 else None


def _workdays_before(day: date, number: int) -> date:
    weeks, rest = divmod(min(number, 400), 5)
    day -= timedelta(7 * weeks)
    while rest:
        day -= timedelta(1)
        rest -= day.weekday() < 5
    return day


def find_lead_times(words: Sequence[Word]) -> list[LeadTime]:
    """Lead times among the words of a sentence.

    >>> from normalize.words import split_words
    >>> [lead] = find_lead_times(split_words("Påmelding senest 14 dager før kursstart"))
    >>> lead.before(date(2022, 9, 15))
    datetime.date(2022, 9, 1)
    """
    found: list[LeadTime] = []
    for i, word in enumerate(words):
        if word.text not in _TELLING:
            continue
        last = _before_at(words, i)
        if last and (not found or i >= found[-1].last):
            lead = _counted(words, i, last) or _named(words, i, last)
            if lead:
                found.append(lead)
        elif word.text in _SAME and i + 1 < len(words):
            found += _same(words, i)
    return found


def _same(words: Sequence[Word], i: int) -> list[LeadTime]:
    """ "samme dag", "mandag (kl. 12 i) samme uke" at word ``i``."""
    unit = _UNIT_OF.get(words[i + 1].text)
    if unit == "day":
        return [LeadTime(i, i + 2, "day", 0)]
    at = i - 1
    while at > 0 and i - at < _APART and _is_filler(words[at]):
        at -= 1
    weekday = _weekday(words[at].text) if i and unit == "week" else None
    return [] if weekday is None else [LeadTime(at, i + 2, "same week", 0, weekday)]


def _before_at(words: Sequence[Word], i: int) -> int:
    """The word after "før (kursstart)" or "i forveien" at word ``i``, else 0."""
    if words[i].text in AHEAD:
        return i + 2 if i + 1 < len(words) and words[i + 1].text in AHEAD[words[i].text] else 0
    if words[i].text not in _BEFORE:
        return 0
    following = words[i + 1] if i + 1 < len(words) else None
    if following is None or not is_letters(following) or following.text in ("kl", "klokka", "klokken"):
        return i + 1 if following is None or not is_number(following) else 0
    return 0 if following.text in NOT_THE_EVENT else i + 2


def _counted(words: Sequence[Word], i: int, last: int) -> LeadTime | None:
    """ "to uker før": a number and a unit before word ``i``."""
    at = i - 1
    while at >= 0 and words[at].text == ".":
        at -= 1
    unit = _UNIT_OF.get(words[at].text) if at >= 0 else None
    if unit is None:
        return None
    number = _number(words[at - 1]) if at else None
    if number is not None and (number == 1 or words[at].text not in SINGLE):
        return LeadTime(at - 1, last, unit, number)
    if words[at].text not in SINGLE:
        return None
    weekday_at = at - 1
    while weekday_at > 0 and at - weekday_at < _APART and _is_filler(words[weekday_at]):
        weekday_at -= 1
    weekday = _weekday(words[weekday_at].text) if weekday_at >= 0 else None
    if unit == "week" and weekday is not None:
        return LeadTime(weekday_at, last, "weekday", 1, weekday)
    return LeadTime(at, last, unit, 1)


def _is_filler(word: Word) -> bool:
    """Whether a word can stand in "fredag (kl. 12.00 i) uka før"."""
    return is_number(word) or word.text in _FILLERS or word.text in _CLOCK


def _named(words: Sequence[Word], i: int, last: int) -> LeadTime | None:
    """ "mandagen før": a weekday before word ``i``."""
    weekday = _weekday(words[i - 1].text) if i else None
    return None if weekday is None else LeadTime(i - 1, last, "weekday", 0, weekday)


def _weekday(word: str) -> int | None:
    return _WEEKDAYS.get(word, _WEEKDAYS.get(word.removesuffix("en")))


def _number(word: Word) -> int | None:
    if is_number(word):
        return int(word.text) if len(word.text) <= 3 else None
    return _CARDINALS.get(word.text)
