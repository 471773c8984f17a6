"""Statements that taking part costs nothing, apart from free coffee and free parking."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from normalize.lexicon.free import EVENTS, NOTHING, STANDING
from normalize.lexicon.labels import PENALTIES
from normalize.phrases import Mark, Phrases
from normalize.words import Word, is_letters, word_set

_EVENTS: Final = Phrases(EVENTS)
_STOPS: Final = frozenset(",;.:!?()\n")
_TAKING_PART: Final = word_set(
    "delta være vere bli komme kome møte lytte høre høyre og and attend participate join"
)
_LABEL: Final = 3  # words between that of a price and the colon: "kostnad for deltakere:"
# What costs nothing to do with a thing, whatever the thing is.
_HANDLING: Final = word_set("hente levere låne leie leige parkere lade avbestille")
_OBJECT: Final = 4  # words from "gratis" to what is free to have
_ENGLISH_BEFORE: Final = word_set(
    "is are be go entirely completely totally event admission entry : entrance members students children kids"
)


def find_free(words: Sequence[Word], marks: Sequence[Mark], things: frozenset[str]) -> list[Mark]:
    """The marks of the sentence ``words`` that say that taking part is free (or "not free").

    ``things`` are the tags of marks that name something beside the event: what is said of them does not
    count.
    """
    taxed = {m.first for m in marks if m.tag in ("excl", "incl")}  # "uten merverdiavgift"
    candidates = [m for m in marks if m.tag in _JUDGED and m.first not in taxed]
    candidates += _told_to_be_nothing(words, marks)
    if not candidates:
        return []
    events = _EVENTS.find(words)
    sentence = _Sentence(words, [m for m in marks if m.tag in things], events)
    return [m for m in candidates if _JUDGED[m.tag](sentence, m)]


def _told_to_be_nothing(words: Sequence[Word], marks: Sequence[Mark]) -> list[Mark]:
    """ "Entré: ingen", "Kostnad for deltakere: nei": a word for nothing as the value of a price label."""
    found = []
    for at in range(1, len(words) - 1):
        if words[at].text != ":" or words[at + 1].text not in NOTHING:
            continue
        alone = at + 2 == len(words) or words[at + 2].text in _STOPS
        label = next(
            (m for m in reversed(marks) if m.tag in ("fee", "entry") and 0 <= at - m.last <= _LABEL), None
        )
        if alone and label:
            found.append(Mark("no fee", label.first, at + 2, label.start, words[at + 1].end))
    return found


class _Sentence(NamedTuple):
    words: Sequence[Word]
    things: list[Mark]
    events: list[Mark]


def _of_event(sentence: _Sentence, mark: Mark) -> bool:
    """Whether the subject before a free word is not a thing beside the event ("lunsjen er gratis")."""
    start = mark.first
    while start > 0 and sentence.words[start - 1].text not in ",;(!?" and mark.first - start < 15:
        start -= 1
    if any(
        _is_object(sentence, mark, m) or (m.tag in PENALTIES and m.last <= mark.first)
        for m in sentence.things
    ):
        return False  # "avbestiller du i tide, koster det ingenting"
    before = [start <= m.first and m.last <= mark.first for m in sentence.things]
    return not any(before) or any(start <= m.first and m.last <= mark.first for m in sentence.events)


def _is_object(sentence: _Sentence, mark: Mark, thing: Mark) -> bool:
    """Whether ``thing`` is what is free to do or have: "gratis å avbestille", "gratis å stille med stand"."""
    if not 0 < thing.first - mark.last <= _OBJECT or sentence.words[mark.last].text not in ("å", "to"):
        return False
    return all(word.text not in _TAKING_PART for word in sentence.words[mark.last : thing.first])


def _adjective(sentence: _Sentence, mark: Mark) -> bool:
    """ "Gratis" stands by itself ("… er gratis for alle") or before an event ("gratis seminar")."""
    words, at = sentence.words, mark.last
    if at + 1 < len(words) and words[at].text == "å" and words[at + 1].text in _HANDLING:
        return False
    if at >= len(words) or not is_letters(words[at]) or words[at].text in STANDING:
        return _of_event(sentence, mark)
    end = at
    while (
        end < len(words)
        and end - at < 6
        and words[end].text not in _STOPS
        and (words[end].text not in STANDING or words[end].text in ("og", "and"))
    ):
        end += 1
    return any(at <= m.first < end for m in sentence.events)


def _english(sentence: _Sentence, mark: Mark) -> bool:
    """English "free": behind "is" or a colon, or at the beginning; not "barrier-free", "feel free"."""
    if mark.first > 0:
        return sentence.words[mark.first - 1].text in _ENGLISH_BEFORE and _adjective(sentence, mark)
    return _adjective(sentence, mark)


def _always(_sentence: _Sentence, _mark: Mark) -> bool:
    """ "Gratiskonsert": what the word names is the event, or the way into it."""
    return True


_JUDGED: Final = {
    "free event": _always,
    "free": _adjective,
    "english free": _english,
    "no fee": _of_event,
    "not free": _of_event,
}
