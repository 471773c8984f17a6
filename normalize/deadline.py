"""The deadline to register for taking part, and when registration opens.

Each limit in a sentence ("innen 10. mai", "en uke før") is judged by the words that govern it: the nearest
ones to its left, else those to its right. Deadlines of grants, hearings, hotels, cancelling and the like are
none. Of several, an extended one wins, then the one named most plainly.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from normalize import signals
from normalize.governing import PHRASES, SIGNUP, Clause, clauses, is_applying, is_attribute, role
from normalize.lexicon.limits import OTHER, REASONS, ROLLING
from normalize.limits import Finder, Limit
from normalize.ranking import BRIEF, Situation, cue_of, rank
from normalize.subgroups import asks_some
from normalize.values import Evidence, Stamp, day_of
from normalize.words import sentences, sentences_of, split_words, word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from normalize.phrases import Mark
    from normalize.words import Word
    from normalize.years import YearHints

NEAR: Final = 25  # characters between "innen" and a date found behind it
_GOING_ON: Final = word_set("vil skal får blir vert kan")  # "I løpet av dagen vil vi høre om …"
_HEADED: Final = 5  # words before the name of a deadline in a line that is a heading
QUOTED: Final = 60  # characters of a quote before the date
MOST: Final = 300  # limits and sentences about them; no announcement has more
FAR: Final = timedelta(days=31)
_WORKABLE: Final = frozenset(
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
    text: str,
    hints: YearHints,
    *,
    event_start: Stamp | None = None,
    labelled: bool = False,
    applied_for: bool = False,
) -> Deadline:
    """The registration deadline that an expression, a labelled value or paragraphs tell.

    ``labelled``: the text is the value of a deadline label ("Påmeldingsfrist:"), whose date is the deadline
    unless it says otherwise. ``applied_for``: what the text asks to apply for is a place. Lead times ("en uke
    før") count from ``event_start``; a day without year is the last one before it.

    >>> from datetime import date
    >>> from normalize import YearHints
    >>> hints = YearHints(date(2022, 3, 10))
    >>> read_deadline("Påmelding innen 10. mai, avmelding innen 12. mai", hints).value
    datetime.date(2022, 5, 10)
    >>> read_deadline("Søknadsfrist for tilskudd: 1. juni", hints).reason
    'a deadline of applications for money'
    >>> read_deadline("Meld deg på senest en uke før.", hints, event_start=date(2022, 5, 17)).value
    datetime.date(2022, 5, 10)
    """
    alone = len(text) < BRIEF and len(list(sentences(text, split_words(text)))) == 1
    situation = Situation(labelled, alone, applied_for=applied_for)
    reader = _Reader(text, Finder(text, hints, event_start), situation)
    for words in sentences_of(text, reader.minds, reader.follows):
        reader.read(words)
        if reader.seen > MOST:
            break
    return reader.answer()


class _Reader:
    """Collects candidates sentence by sentence."""

    def __init__(self, text: str, finder: Finder, situation: Situation) -> None:
        self.text = text
        self.finder = finder
        self.situation = situation
        self.candidates: list[_Candidate] = []
        self.opens: _Candidate | None = None
        self.refused: list[str] = []
        self.rolling: list[str] = []
        self.seen = 0

    def minds(self, line: str) -> bool:
        """Whether a line may tell a limit, stands where what it tells is one, or asks what the next is about."""
        situation = self.situation
        if situation.labelled or situation.carried or situation.heading or "?" in line:
            return True
        if signals.may_limit(line):
            return True
        situation.some = "" if line.strip() else situation.some
        return False

    def follows(self, part: str) -> bool:
        """Whether a part of such a line may do so too; one that does not ends what was said of registration."""
        if self.minds(part):
            return True
        self.situation.accepted = False
        return False

    def read(self, words: Sequence[Word]) -> None:
        """Judge the limits of a sentence, and keep what it says of those in the next one."""
        marks = PHRASES.find(words)
        self.rolling += [m.tag for m in marks if m.tag in ROLLING]
        situation = self.situation
        if situation.labelled or situation.carried or situation.heading or _limits_something(marks):
            self._weigh(words, marks)
        else:
            situation.accepted = False
        asks = self.text.startswith("?", words[-1].end)
        situation.some = asks_some(words, marks) if asks else ""
        situation.invited = asks and any(m.tag == "coming" for m in marks)
        situation.carried = situation.carried or situation.invited

    def _weigh(self, words: Sequence[Word], marks: Sequence[Mark]) -> None:
        situation = self.situation
        limits = self._limits(words, marks)
        self.seen += len(limits) + 1
        situation.before, situation.accepted = situation.accepted, False
        held: list[Mark] = []
        found = clauses(words, marks, limits)
        for i, clause in enumerate(found):
            clause.left = held + clause.left
            described = i + 1 < len(found) and is_attribute(words, clause, found[i + 1])
            settled = not described and self._judge(words, clause)
            held = [] if settled else clause.left
        situation.carried = not limits and any(m.tag in SIGNUP for m in marks)
        situation.heading = _heading(words, marks) if not limits else ""

    def _limits(self, words: Sequence[Word], marks: Sequence[Mark]) -> list[Limit]:
        """Limits of the sentence; behind a word such as "innen" also what only makes sense by itself."""
        limits = self.finder.in_sentence(words)
        for mark, following in zip(marks, [*marks[1:], None], strict=False):
            if not _leads_on(words, mark, following):
                continue
            if any(mark.start < limit.end and limit.start < mark.end + NEAR for limit in limits):
                continue
            word = words[mark.last]
            found = self.finder.behind(mark.end, words[-1].end)
            behind = words[mark.last + 1].text if mark.last + 1 < len(words) else ""
            if found is None and mark.tag == "until" and behind not in _GOING_ON:
                found = self.finder.end_of_current(word)
            limits += [found] if found else []
        if self.situation.labelled and not limits:
            found = self.finder.behind(words[0].start, words[-1].end)
            limits += [found] if found else []
        return sorted(limits, key=lambda limit: limit.start)

    def _judge(self, words: Sequence[Word], clause: Clause) -> bool:
        """Takes a clause as candidate or as opening, or refuses it; false when it says nothing either way."""
        situation, limit = self.situation, clause.limit
        named = role(words, clause) or situation.heading
        if situation.invited and is_applying(words, clause):
            named = "register"
        if situation.applied_for and named == "grant":
            named = "signup deadline"
        named = named if named in OTHER else situation.some or named
        if limit.past or self._is_far(limit) or (clause.left and clause.left[-1].tag == "previous"):
            return False
        if named in OTHER or (named in REASONS and not situation.labelled):
            self.refused.append(REASONS[named])
            return True
        cue = cue_of(words, clause)
        if cue == "till" and self._is_event_day(limit):
            return False  # "Påmelding til 20. mai er lagt ut": to the gathering of that day
        if cue in ("opens", "after") and limit.opens is None:
            self._open(clause, known=named in SIGNUP or situation.accepted or situation.carried)
            return True
        ranked = rank(words, clause, named, cue, situation)
        if ranked is None:
            return False
        if limit.opens is not None and cue != "extended" and self.opens is None:
            self.opens = _Candidate(replace(limit, value=limit.opens), 0, limit.start)
        self.candidates.append(
            _Candidate(_exclusive(limit) if cue == "before" else limit, ranked, _start(clause))
        )
        situation.accepted = True
        return True

    def _open(self, clause: Clause, *, known: bool) -> None:
        """Notes when registration opens; ``known``: it is registration that does."""
        told = clause.limit.value is not None and not clause.limit.span and clause.cue() == "opens"
        if known and told and self.opens is None:
            self.opens = _Candidate(clause.limit, 0, _start(clause))
        self.refused.append("only the opening of registration is told")
        self.situation.accepted = self.situation.accepted or known

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

    def _is_event_day(self, limit: Limit) -> bool:
        """Whether a limit is the day of the gathering, and no hour of it."""
        event, value = self.finder.event_start, limit.value
        return (
            event is not None
            and value is not None
            and not isinstance(value, datetime)
            and value == day_of(event)
        )

    def _is_far(self, limit: Limit) -> bool:
        """Whether a month or week is over long after the event: "by September 26" names no month of 2026."""
        event = self.finder.event_start
        if not limit.span or event is None or limit.value is None:
            return False
        return day_of(limit.value) > day_of(event) + FAR

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


def _leads_on(words: Sequence[Word], mark: Mark, following: Mark | None) -> bool:
    """Whether a moment can stand right behind a phrase: "innen …", "frist: …", "påmelding: …"."""
    if mark.last == len(words) or mark.tag not in _WORKABLE:
        return False
    if mark.tag == "register" and words[mark.last].text != ":":
        return False
    return not (following and following.first <= mark.last + 1 and following.tag in _WORKABLE)


def _heading(words: Sequence[Word], marks: Sequence[Mark]) -> str:
    """The kind of deadline that a line names without telling a date: "Påmeldingsfrist:"."""
    last = next((m for m in reversed(marks) if m.tag in ("signup deadline", "deadline")), None)
    return last.tag if last and last.first <= _HEADED and len(words) - last.last <= 1 else ""


def _start(clause: Clause) -> int:
    """Where the words that govern the limit begin, if near."""
    near = [m.start for m in clause.left if clause.limit.start - m.start <= QUOTED]
    return min(near, default=clause.limit.start)


def _exclusive(limit: Limit) -> Limit:
    """The limit that "før 1. mai" sets: the day before; with a clock time the time itself."""
    if limit.value is None or isinstance(limit.value, datetime):
        return limit
    return replace(limit, value=(limit.first or limit.value) - timedelta(1), rule="deadline.before")
