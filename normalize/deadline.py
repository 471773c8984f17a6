"""The deadline to register for taking part, and when registration opens.

Each limit in a sentence ("innen 10. mai", "en uke før") is judged by the words that govern it: the nearest
ones to its left, else those to its right. Deadlines of grants, hearings, hotels, cancelling and the like are
none. Of several, an extended one wins, then the one named most plainly.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from normalize.governing import PHRASES, SIGNUP, Clause, clauses, is_attribute, role
from normalize.lexicon.limits import OTHER, REASONS, ROLLING
from normalize.limits import Finder, Limit, end_of_current
from normalize.values import Evidence, day_of
from normalize.words import is_letters, sentences, split_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from normalize.phrases import Mark
    from normalize.values import Stamp
    from normalize.words import Word
    from normalize.years import YearHints

MOST = 300  # limits and sentences about them; no announcement has more
_TERSE = 2  # other words beside "senest 5. mai" in a text where that alone is a deadline
_LIMITING = frozenset({"until", "before", "closes", "deadline", "extended"})
_REACHING = ("open", "extended", "after", "deadline", "signup deadline", "closes")  # what "til" can end
_WORKABLE = frozenset(
    {"until", "deadline", "signup deadline", "before", "till", "extended", "closes", "register"}
)


@dataclass(frozen=True, slots=True)
class Deadline:
    """``value`` and ``opens`` are stamps in Oslo time; ``reason`` says why there is no ``value``."""

    value: Stamp | None = None
    opens: Stamp | None = None
    evidence: tuple[Evidence, ...] = ()
    reason: str = ""


class _Candidate(NamedTuple):
    limit: Limit
    rank: float
    start: int


def read_deadline(
    text: str, hints: YearHints, *, event_start: Stamp | None = None, labelled: bool = False
) -> Deadline:
    """The registration deadline that an expression, a labelled value or a paragraph tells.

    ``labelled``: the text is the value of a deadline label ("Påmeldingsfrist:"), whose date is the deadline
    unless it says otherwise. Lead times ("en uke før") count from ``event_start``; a day without year is the
    last one before it.

    >>> from datetime import date
    >>> from normalize.years import YearHints
    >>> hints = YearHints(date(2022, 3, 10))
    >>> read_deadline("Påmelding innen 10. mai, avmelding innen 12. mai", hints).value
    datetime.date(2022, 5, 10)
    >>> read_deadline("Søknadsfrist for tilskudd: 1. juni", hints).reason
    'a deadline of applications for money'
    """
    reader = _Reader(text, Finder(text, hints, event_start), labelled=labelled)
    for words in sentences(text, split_words(text)):
        reader.read(words)
        if reader.seen > MOST:
            break
    return reader.answer()


class _Reader:
    """Collects candidates sentence by sentence."""

    def __init__(self, text: str, finder: Finder, *, labelled: bool) -> None:
        self.text = text
        self.finder = finder
        self.labelled = labelled
        self.candidates: list[_Candidate] = []
        self.opens: _Candidate | None = None
        self.refused: list[str] = []
        self.rolling: list[str] = []
        self.heading = ""  # what a line "Påmeldingsfrist:" says of the next one
        self.seen = 0
        self.carried = False  # the sentence before asks people to register and tells no date

    def read(self, words: Sequence[Word]) -> None:
        marks = PHRASES.find(words)
        self.rolling += [m.tag for m in marks if m.tag in ROLLING]
        if not (self.labelled or self.carried or self.heading or _limits_something(marks)):
            return
        limits = self._limits(words, marks)
        self.seen += len(limits) + 1
        accepted = False
        held: list[Mark] = []
        found = clauses(words, marks, limits)
        for i, clause in enumerate(found):
            clause.left = held + clause.left
            described = i + 1 < len(found) and is_attribute(words, clause, found[i + 1])
            verdict = "silent" if described else self._judge(words, clause, accepted=accepted)
            held = clause.left if verdict == "silent" else []
            accepted = accepted or verdict in ("accepted", "opened")
        self.carried = not limits and any(m.tag in SIGNUP for m in marks)
        self.heading = _heading(words, marks) if not limits else ""

    def _limits(self, words: Sequence[Word], marks: Sequence[Mark]) -> list[Limit]:
        """Limits of the sentence; behind a word such as "innen" also those that only make sense by
        themselves.
        """
        limits = self.finder.in_sentence(words)
        for i, mark in enumerate(marks):
            if mark.tag not in _WORKABLE - {"register"} or mark.last == len(words):
                continue
            following = marks[i + 1] if i + 1 < len(marks) else None
            if following and following.first <= mark.last + 1 and following.tag in _WORKABLE:
                continue
            end = words[-1].end
            if any(mark.start < limit.end and limit.start < mark.end + 25 for limit in limits):
                continue
            found = self.finder.behind(mark.end, end) or self._current(words, mark)
            if found:
                limits.append(found)
        if self.labelled and not limits:
            found = self.finder.behind(words[0].start, words[-1].end)
            limits += [found] if found else []
        return sorted(limits, key=lambda limit: limit.start)

    def _current(self, words: Sequence[Word], mark: Mark) -> Limit | None:
        word = words[mark.last]
        last = end_of_current(word.text, self.finder.hints.reference) if mark.tag == "until" else None
        return Limit(word.start, word.end, last, None, "deadline.end-of") if last else None

    def _judge(self, words: Sequence[Word], clause: Clause, *, accepted: bool) -> str:
        """Takes a clause as candidate, as opening, or refuses it."""
        named, cue = role(words, clause) or self.heading, clause.cue()
        limit = clause.limit
        if limit.past or (clause.left and clause.left[-1].tag == "previous"):
            return "silent"
        if named in OTHER or (named in REASONS and not self.labelled):
            self.refused.append(REASONS[named])
            return "refused"
        ranged = limit.opens is not None
        if cue in ("opens", "after") and not ranged:
            return self._open(clause, limit, known=named in SIGNUP or accepted or self.carried)
        if cue == "till" and not (ranged or clause.has(*_REACHING) or _words_between(words, clause) == 1):
            cue = ""
        rank = self._rank(words, clause, named, cue, accepted=accepted, ranged=ranged)
        if rank is None:
            return "silent"
        if ranged and cue != "extended" and self.opens is None:
            self.opens = _Candidate(replace(limit, value=limit.opens), 0, limit.start)
        self.candidates.append(
            _Candidate(_exclusive(limit) if cue == "before" else limit, rank, self._start(clause))
        )
        return "accepted"

    def _rank(
        self, words: Sequence[Word], clause: Clause, named: str, cue: str, *, accepted: bool, ranged: bool
    ) -> float | None:
        """How plainly a clause names the deadline to register; ``None``: not at all."""
        limited = (
            cue in _LIMITING
            or cue == "till"
            or clause.limit.rule.startswith(("deadline.relative", "relative"))
        )
        extra = 0.6 if clause.has("last") else 0.0
        gap = _words_between(words, clause)
        if clause.has("extended") and (named in SIGNUP or named == "deadline" or accepted or self.labelled):
            return 5
        if named == "signup deadline":
            return 4 + extra
        if named == "register" and (
            limited or (ranged and (gap <= 1 or clause.has("open", "opens", "after"))) or clause.has("last")
        ):
            return 3 + extra
        if named == "deadline":
            return 2 + extra
        if limited and (self.carried or accepted) and not named:
            return 1.5
        alone = cue in _LIMITING - {"extended"} and not named
        if self.labelled or (self._is_terse(words, clause) and (alone or (named == "register" and gap == 0))):
            return 1
        return None

    def _is_terse(self, words: Sequence[Word], clause: Clause) -> bool:
        """Whether the text says hardly anything but this limit."""
        told = {i for m in (*clause.left, *clause.right) for i in range(m.first, m.last)}
        told.update(range(clause.first, clause.last))
        return (
            len(self.text) < 200
            and sum(is_letters(w) and i not in told for i, w in enumerate(words)) <= _TERSE
        )

    def _open(self, clause: Clause, limit: Limit, *, known: bool) -> str:
        if (
            known
            and limit.value is not None
            and not limit.span
            and self.opens is None
            and clause.cue() == "opens"
        ):
            self.opens = _Candidate(limit, 0, self._start(clause))
        self.refused.append("only the opening of registration is told")
        return "opened" if known else "refused"

    def _start(self, clause: Clause) -> int:
        """Where the words that govern the limit begin, if near."""
        near = [m.start for m in clause.left if clause.limit.start - m.start <= 60]
        return min(near, default=clause.limit.start)

    def answer(self) -> Deadline:
        """The best candidate, or why there is none."""
        opens = self.opens.limit.value if self.opens else None
        evidence = [self._evidence(self.opens, "deadline.opens", 0.8)] if self.opens else []
        if not self.candidates:
            return Deadline(None, opens, tuple(evidence), self._reason())
        best = max(self.candidates, key=lambda c: (self._fits(c), c.rank, -c.start))
        if best.limit.value is None:
            return Deadline(None, opens, tuple(evidence), best.limit.rule)
        confidence = 0.4 if not self._fits(best) else min(0.95, 0.65 + best.rank / 15)
        evidence.insert(0, self._evidence(best, best.limit.rule, confidence))
        return Deadline(best.limit.value, opens, tuple(evidence))

    def _fits(self, candidate: _Candidate) -> bool:
        """Whether a candidate is not later than the event."""
        value, event = candidate.limit.value, self.finder.event_start
        return value is not None and (event is None or day_of(value) <= day_of(event))

    def _evidence(self, candidate: _Candidate, rule: str, confidence: float) -> Evidence:
        start, end = candidate.start, candidate.limit.end
        return Evidence(self.text[start:end], start, end, rule, round(confidence, 2))

    def _reason(self) -> str:
        if self.refused:
            return self.refused[0]
        told = {
            "rolling": "registration is open as long as there is room",
            "not needed": "no registration is asked for",
        }
        return next(
            (told.get(tag, "registration is closed, no date is told") for tag in self.rolling),
            "no deadline is told",
        )


def _limits_something(marks: Sequence[Mark]) -> bool:
    return any(m.tag in _WORKABLE and m.tag != "till" for m in marks)


def _heading(words: Sequence[Word], marks: Sequence[Mark]) -> str:
    """The kind of deadline that a line names without telling a date: "Påmeldingsfrist:"."""
    last = next((m for m in reversed(marks) if m.tag in ("signup deadline", "deadline")), None)
    return last.tag if last and len(words) - last.last <= 1 else ""


def _words_between(words: Sequence[Word], clause: Clause) -> int:
    """How many words stand between the last one that asks people to register and the limit."""
    asking = [m.last for m in clause.left if m.tag in SIGNUP]
    return sum(is_letters(word) for word in words[asking[-1] : clause.first]) if asking else len(words)


def _exclusive(limit: Limit) -> Limit:
    """The limit that "før 1. mai" sets: the day before; with a clock time the time itself."""
    if limit.value is None or isinstance(limit.value, datetime):
        return limit
    return replace(limit, value=(limit.first or limit.value) - timedelta(1), rule="deadline.before")
