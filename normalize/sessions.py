"""Date expressions in running text, and what one expression or labelled value says: the entrance to the date reader.

Text is cleaned, cut into tokens, read into atoms, put together to expressions, and settled into sessions; each
step is a module of its own. Everything takes time in proportion to the length of the text, and no text is an error.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from normalize import signals
from normalize.assembly import assemble
from normalize.choice import Choice, choose
from normalize.leaf import read_foreign
from normalize.pairing import pair_stamps
from normalize.readings import Reading, is_sure, is_written_out, resolve
from normalize.scan import scan
from normalize.text import Cleaned, clean
from normalize.tokens import PADDING, tokenize
from normalize.values import Evidence, Issue, Session, Span, Stamp, day_of
from normalize.words import LONGEST_TEXT

if TYPE_CHECKING:
    from collections.abc import Iterable

    from normalize.atoms import Atom
    from normalize.expressions import Expression
    from normalize.years import YearHints


class DateMention(NamedTuple):
    """One date expression in running text; ``quote`` is ``text[start:end]``.

    ``sessions`` is empty when the words give only a window (``approximate``). ``recurrence`` is the value of an
    RRULE when the text sets no end to it; ``sessions`` then holds the first occurrence. ``has_day`` is false for
    a bare clock time or range, whose sessions stand on the reference day (see :func:`apply_clock`). ``role`` is

    - ``event``: a date of something;
    - ``doors``: when doors open, breakfast or registration begins;
    - ``previous``: a date that is denied or was moved from;
    - ``bound``: a deadline or other limit ("innen", "før", "frist").
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
    """What one expression or labelled value says. ``previous`` is the date that it was moved from."""

    sessions: tuple[Session, ...]
    approximate: Span | None
    recurrence: str | None
    previous: Stamp | None
    evidence: tuple[Evidence, ...]
    issues: tuple[Issue, ...]


def find_dates(text: str, hints: YearHints) -> tuple[DateMention, ...]:
    """Every date expression in running text, in order; offsets count characters of ``text``.

    Strict: what may be something else (a fraction, a page, an age, a room) is not taken for a date, and a bare
    clock time needs "kl.", a colon or a range. Of a text beyond ``LONGEST_TEXT`` characters the rest is not read.

    >>> from datetime import date
    >>> from normalize import YearHints
    >>> hints = YearHints(date(2021, 8, 15))
    >>> [found] = find_dates("Vi møtes på rådhuset onsdag 22. september kl. 9–13.", hints)
    >>> found.quote
    'onsdag 22. september kl. 9–13'
    >>> found.sessions[0].start.isoformat()
    '2021-09-22T09:00:00+02:00'
    """
    return DatedText(text).mentions(hints)


class DatedText:
    """A text whose date expressions have been found, to be read with one set of hints after the other."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._found: list[Expression | DateMention] = []  # mentions are those that no hints change
        if signals.may_date(text):
            self._cleaned = cleaned = clean(text[:LONGEST_TEXT])
            for start, end in signals.dated_stretches(cleaned.text):
                self._found += [each for each in assemble(_atoms(cleaned.text, start, end)) if is_sure(each)]

    def mentions(self, hints: YearHints) -> tuple[DateMention, ...]:
        """The same as :func:`find_dates` of the text."""
        if not self._found:
            return ()
        hints = hints.bounded()
        found: list[DateMention] = []
        for place, each in enumerate(self._found):
            if isinstance(each, DateMention):
                found.append(each)
                continue
            mention = _mention(self._text, self._cleaned, each, hints)
            if mention is not None:
                found.append(mention)
                if mention.has_year and is_written_out(each):
                    self._found[place] = mention
        found.sort(key=itemgetter(0, 1))  # by start and end
        return tuple(found)


def read_dates(text: str, hints: YearHints) -> Dates:
    """What one expression or labelled value says, all parts of it taken together.

    As the whole text is the value, it is read more freely than running text: "09–11" is a time. Without a day there
    is either a window (``approximate``) or nothing; ``issues`` say what a reader should know (a year that was
    inferred, a weekday that contradicts its date).

    >>> from datetime import date
    >>> from normalize import YearHints, iso
    >>> hints = YearHints(date(2022, 2, 1))
    >>> [iso(each.start) for each in read_dates("12. og 26. mai kl. 18", hints).sessions]
    ['2022-05-12T18:00:00+02:00', '2022-05-26T18:00:00+02:00']
    >>> read_dates("i uke 36", hints).approximate.first.isoformat()
    '2022-09-05'
    >>> read_dates("Velkommen!", hints).sessions
    ()
    """
    hints = hints.bounded()
    cleaned = clean(text[:LONGEST_TEXT])
    atoms = _atoms(cleaned.text, 0, len(cleaned.text))
    choice = choose(assemble(atoms), atoms)
    readings = [(each, resolve(each, hints)) for each in choice.events]
    sessions = _tidy([session for _, reading in readings for session in reading.sessions])
    previous = _previous(choice, hints, sessions) if choice.previous else ()
    if previous and any(each.rule for each in choice.events):
        # "hver torsdag, ikke 14. april" leaves a day out and moves nothing.
        left_out = {day_of(stamp) for stamp in previous}
        sessions, previous = tuple(each for each in sessions if day_of(each.start) not in left_out), ()
    span: Span | None = None
    if not sessions:
        readings = [(each, resolve(each, hints)) for each in choice.windows[:1]]
        span = next((_span(text, cleaned, *each) for each in readings), None)
    if not sessions and span is None:
        foreign = read_foreign(text)
        if foreign is not None:
            quote = Evidence(text, 0, len(text), "leaf", 0.6)
            return Dates((Session(foreign),), None, None, None, (quote,), ())
    recurrence = [reading.recurrence for _, reading in readings if reading.recurrence]
    issues = [issue for _, reading in readings for issue in reading.issues]
    return Dates(
        sessions,
        span,
        recurrence[0] if recurrence else None,
        previous[0] if previous else None,
        tuple([_evidence(text, cleaned, *each) for each in readings if each[1].sessions or span]),
        tuple(dict.fromkeys(issues)) if len(issues) > 1 else tuple(issues),
    )


def apply_clock(sessions: Iterable[Session], mention: DateMention) -> tuple[Session, ...]:
    """Days without clock times completed by a mention that has only times (``has_day`` false).

    One time or range is for every day; n of them for n days go in order. Sessions that have a time keep it.

    >>> from datetime import date
    >>> from normalize import YearHints, iso
    >>> [times] = find_dates("Dørene åpner til vanlig tid, vi holder på kl. 18–20.", YearHints(date(2022, 2, 1)))
    >>> times.has_day
    False
    >>> [iso(each.end) for each in apply_clock([Session(date(2022, 5, 12))], times)]
    ['2022-05-12T20:00:00+02:00']
    """
    return tuple(pair_stamps(list(sessions), mention.sessions))


def _atoms(text: str, start: int, end: int) -> list[Atom]:
    tokens = tokenize(text, start, end)
    return scan(tokens, len(tokens) - PADDING)


def _place(text: str, cleaned: Cleaned, expression: Expression) -> tuple[int, int, str]:
    start, end = cleaned.origin(expression.start), cleaned.origin(expression.end - 1) + 1
    return start, end, text[start:end]


def _mention(text: str, cleaned: Cleaned, expression: Expression, hints: YearHints) -> DateMention | None:
    reading = resolve(expression, hints)
    if not reading.sessions and reading.window is None:
        return None
    start, end, quote = _place(text, cleaned, expression)
    return DateMention(
        start,
        end,
        quote,
        tuple(reading.sessions),
        Span(*reading.window, quote) if reading.window else None,
        reading.recurrence,
        has_year=reading.has_year,
        has_clock=expression.has_times,
        has_day=reading.has_day,
        role=expression.role,
        rule=reading.rule,
        confidence=reading.confidence,
        issues=tuple(reading.issues),
    )


def _span(text: str, cleaned: Cleaned, expression: Expression, reading: Reading) -> Span | None:
    if reading.window is None:
        return None
    return Span(*reading.window, _place(text, cleaned, expression)[2])


def _evidence(text: str, cleaned: Cleaned, expression: Expression, reading: Reading) -> Evidence:
    start, end, quote = _place(text, cleaned, expression)
    return Evidence(quote, start, end, reading.rule, reading.confidence)


def _tidy(sessions: list[Session]) -> tuple[Session, ...]:
    """Each session once; a day that is named again without its time is no second session."""
    if len(sessions) < 2:
        return tuple(sessions)
    unique = list(dict.fromkeys(sessions))
    timed = {each.start.date() for each in unique if isinstance(each.start, datetime)}
    return tuple(
        each
        for each in unique
        if isinstance(each.start, datetime) or each.end is not None or each.start not in timed
    )


def _previous(choice: Choice, hints: YearHints, sessions: tuple[Session, ...]) -> tuple[Stamp, ...]:
    """The dates that the event was moved from or does not have; without a year, in that of the others."""
    if sessions:
        hints = replace(hints, years=(day_of(sessions[0].start).year, *hints.years))
    found = [session.start for each in choice.previous for session in resolve(each, hints).sessions]
    return tuple(found)
