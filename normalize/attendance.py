"""Does one go there, take part on the net, or either?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from normalize.lexicon.notices import MOVED_ONLINE, ONLINE, ONLINE_PLACE, ONSITE, RECORDED, STREAMED
from normalize.notices import Notice, Saying, read_notice
from normalize.phrases import Phrases
from normalize.values import Evidence
from normalize.words import is_letters, split_words, word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from normalize.notices import Sentence
    from normalize.phrases import Mark

_PLACE: Final = Phrases({"online": ONLINE_PLACE["online"]})
_FILLER: Final = Phrases({"filler": ONLINE_PLACE["filler"]})
_MOVED: Final = Saying(MOVED_ONLINE)
_ONLINE: Final = Saying({**ONLINE, "online": ", ".join((ONLINE["online"], MOVED_ONLINE["moved"]))})
_STREAMED: Final = Saying(STREAMED)
_ONSITE: Final = Saying(ONSITE)
_ABOUT: Final = (_MOVED, _ONLINE, _STREAMED, _ONSITE)
_RECORDED: Final = Phrases(RECORDED)
_DENIALS: Final = word_set("ikke ikkje ingen inga verken not no")
_CHANCES: Final = word_set(
    "mulig mulighet muligheter mulegheit mogleg moglegheit høve anledning adgang tilgang possible"
)
_JOINS: Final = word_set("og eller samt men")
# Words from the denial of a chance to what there is no chance of: "ikke være mulighet for digital".
_REACH: Final = 6


@dataclass(frozen=True, slots=True)
class Attendance:
    """``value`` is ``None`` when neither place nor text tells."""

    value: Literal["onsite", "online", "mixed"] | None = None
    evidence: Evidence | None = None


def read_attendance(place: str | None, paragraphs: Sequence[str], title: str = "") -> Attendance:
    """The way of taking part; ``place`` is the value of the place label or the venue found.

    >>> read_attendance("Teams", []).value, read_attendance("Rådhuset", ["Møtet strømmes."]).value
    ('online', 'mixed')
    """
    notice = read_notice(title, paragraphs, _ABOUT)
    if moved := _first(notice, _MOVED):
        return Attendance("online", moved)
    streamed = _first(notice, _STREAMED)
    kind = _kind_of_place(place) if place else None
    if kind == "online" and not streamed:
        return Attendance("online", _quoted(notice, place or ""))
    if kind == "mixed" or (kind == "online" and streamed and _first(notice, _ONSITE)):
        return Attendance("mixed", streamed or _quoted(notice, place or ""))
    if kind == "online":
        return Attendance("online", streamed)
    if kind == "onsite":
        if not streamed and (named := _first(notice, _ONLINE, titles=True)) and not _first(notice, _ONSITE):
            return Attendance("online", named)  # "Webinar: …" with the name of the house that sends it
        there = Attendance("onsite", _quoted(notice, place or ""))
        return Attendance("mixed", streamed) if streamed else there
    return _from_text(notice, streamed)


def _from_text(notice: Notice, streamed: Evidence | None) -> Attendance:
    """Without a place: what the words say of the gathering itself."""
    online, onsite = _first(notice, _ONLINE), _first(notice, _ONSITE)
    if streamed and (onsite or not online):
        return Attendance("mixed", streamed)
    if online:
        return Attendance("online", online)
    return Attendance("onsite", onsite) if onsite else Attendance()


def _kind_of_place(place: str) -> Literal["onsite", "online", "mixed"]:
    """Only words of the net: online; some: both."""
    words = split_words(place)
    marks = _PLACE.find(words)
    if not marks:
        return "onsite"
    online = {i for mark in marks for i in range(mark.first, mark.last)}
    rest = [
        word
        for i, word in enumerate(words)
        if is_letters(word) and i not in online and not _FILLER.tags(word.text)
    ]
    return "mixed" if rest else "online"


def _first(notice: Notice, saying: Saying, *, titles: bool = False) -> Evidence | None:
    """The first phrase that is meant: not denied, not a possibility, not a recording to be had afterwards.

    ``titles``: of the title alone.
    """
    for sentence, mark in notice.find(saying):
        if titles and not sentence.in_title:
            return None
        denied = any(word.text in _DENIALS for word in sentence.words[max(mark.first - 2, 0) : mark.first])
        denied = denied or _is_no_chance(
            [w.text for w in sentence.words[max(mark.first - _REACH, 0) : mark.first]]
        )
        denied = denied or any(word.text in _DENIALS for word in sentence.words[mark.last : mark.last + 1])
        if not denied and not sentence.is_conditional and not _is_recorded(sentence, mark):
            return notice.evidence(mark, f"attendance.{mark.tag}")
    return None


def _is_recorded(sentence: Sentence, mark: Mark) -> bool:
    """Whether a phrase is of a recording, and not of what can be seen as it happens "eller i ettertid"."""
    recorded = _RECORDED.find(sentence.words)
    return any(
        each.first < mark.last or not _JOINS & {word.text for word in sentence.words[mark.last : each.first]}
        for each in recorded
    )


def _is_no_chance(before: Sequence[str]) -> bool:
    """Whether words deny that there is a chance of what follows: "det blir ikke mulighet for …"."""
    denial = next((i for i, word in enumerate(before) if word in _DENIALS), len(before))
    return any(word in _CHANCES for word in before[denial:])


def _quoted(notice: Notice, place: str) -> Evidence | None:
    at = notice.text.find(place)
    return Evidence(place, at, at + len(place), "attendance.place", 0.9) if at >= 0 else None
