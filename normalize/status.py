"""Is it cancelled, postponed or moved? Words decide, the title's first; never absence (DESIGN, "Status")."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from normalize.lexicon.calendar import NUMBERED_WEEKDAYS
from normalize.lexicon.notices import GATHERINGS, LATER, ONLINE_PLACE, OTHERS, STATUS
from normalize.notices import Notice, Saying, Sentence, read_notice
from normalize.phrases import Mark, Phrases
from normalize.values import Evidence
from normalize.words import folded_words, is_letters, is_number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from normalize.words import Word

StatusValue = Literal["scheduled", "cancelled", "postponed", "rescheduled"]

_STATUS: Final = Saying(STATUS)
_OTHERS: Final = Phrases(OTHERS)
_GATHERINGS: Final = Phrases(GATHERINGS)
_ONLINE: Final = Phrases({"online": ONLINE_PLACE["online"]})
_LATER: Final = Phrases(LATER)

SHORT: Final = 7  # words: "Møtet avlyst!" and the like are about this page's gathering
_AT_ONCE: Final = 2  # words between "flyttes" and "høsten": "til neste"
NEAR: Final = 8  # words between "flyttet til" and the new date
JOINTS: Final = frozenset((".", "/", "-", "–", "og"))  # between the parts of a day
MONTHS: Final = frozenset("jan feb mar apr mai jun jul aug sep okt nov des".split())
CLOCKS: Final = frozenset(("kl", "klokka", "klokken"))
LOOSE: Final = 4  # characters between the numbers of a day: "9.– 10"
SHARED: Final = 5  # letters by which a word of the body is one of the title: "klimakvelden", "Klimakveld"

_WORDS: Final = (
    r"avlyst|avslyst|innstilt|utsatt|utsett|flyttet|flytta|kansellert|cancelled|canceled|postponed"
    r"|fulltegnet|fullteikna|fullt?|fullbooket|fullbooka|utsolgt|utseld|ny dato|nytt tidspunkt|fullført"
)
_PREFIX: Final = re.compile(rf"^\W*(?:{_WORDS})\b\s*[:!.\-–—|)\]]*\s*(?:[-–—:]\s*)?", re.IGNORECASE)
# "24/3-27 – Avlyst! – Klimakveld"
_DATED_PREFIX: Final = re.compile(
    rf"^\W*\d\d?[./]\d\d?(?:[-./]\d\d(?:\d\d)?)?[\s:–—-]+(?:{_WORDS})\s*[:!–—|-]+\s*(?:[-–—:]\s*)?",
    re.IGNORECASE,
)
_SUFFIX: Final = re.compile(
    rf"\s*(?:[-–—|:,]\s*|[(\[*]+\s*)(?:er\s+)?(?:{_WORDS})"
    r"(?:\s(?:pga|på grunn av|grunnet|til)\b[^()]{0,40})?\W*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Status:
    """``moved_online``: the gathering goes on, but on the net. ``evidence`` is ``None`` for scheduled."""

    value: StatusValue = "scheduled"
    moved_online: bool = False
    evidence: Evidence | None = None


def read_status(title: str, paragraphs: Sequence[str]) -> Status:
    """What the words say; conditional forms and other things' fates say nothing.

    >>> read_status("AVLYST: Klimakveld", []).value
    'cancelled'
    >>> read_status("Klimakveld", ["Kurset kan bli avlyst ved for få påmeldte."]).value
    'scheduled'
    """
    notice = read_notice(title, paragraphs, [_STATUS])
    found: dict[str, Mark] = {}
    in_title: set[str] = set()
    online = False
    for sentence, mark in notice.find(_STATUS):
        if not _is_meant(notice, sentence, mark, title):
            continue
        tag = _resolve(sentence, mark)
        online = online or tag == "online"
        found.setdefault(tag, mark)
        if sentence.in_title:
            in_title.add(tag)
    if "postponed" in in_title and "cancelled" not in in_title:
        found.pop("cancelled", None)  # "X er utsatt", then "Møtet 5. mai avlyses, ny dato kommer"
    for tag, value in _ORDER:
        if tag in found:
            return Status(value, online, notice.evidence(found[tag], f"status.{value}"))
    return Status(
        "scheduled", online, notice.evidence(found["online"], "status.moved-online") if online else None
    )


# A new date makes up for a cancellation; a cancellation goes before a postponement without one.
_ORDER: Final[tuple[tuple[str, StatusValue], ...]] = (
    ("rescheduled", "rescheduled"),
    ("cancelled", "cancelled"),
    ("postponed", "postponed"),
)


def strip_status(title: str) -> str:
    """A title without the status words before or after it; the title itself when nothing else is left.

    >>> strip_status("Avlyst: Vestby: Klimakveld"), strip_status("Klimakveld – UTSATT")
    ('Vestby: Klimakveld', 'Klimakveld')
    """
    # "Utsatt for flom" and "Flyttet fra …" are titles of their own.
    head = _PREFIX.match(title) or _DATED_PREFIX.match(title)
    stripped = title[head.end() :] if head and re.search(r"[^\w\s]", head[0]) else title
    stripped = _SUFFIX.sub("", stripped).strip()
    return stripped or title


def _is_meant(notice: Notice, sentence: Sentence, mark: Mark, title: str) -> bool:
    """Whether a phrase is about this page's gathering, and not merely possible."""
    if sentence.is_conditional or sentence.has(_OTHERS):
        return False
    words = sentence.words
    if mark.tag == "new date" or notice.text[mark.start : mark.end].isupper() or mark.first == 0:
        return True
    if sentence.in_title:
        return not is_letters(words[mark.first - 1]) or sentence.has(_GATHERINGS)
    if len(words) <= SHORT or sentence.has(_GATHERINGS):
        return True
    stems = {word[:SHARED] for word in folded_words(title) if len(word) >= SHARED}
    return any(word.text[:SHARED] in stems for word in words if len(word.text) >= SHARED)


def _resolve(sentence: Sentence, mark: Mark) -> str:
    """The tag of a phrase in its sentence: with a date after it, moved; to the net, online; else as it is."""
    following = sentence.words[mark.last : mark.last + NEAR]
    if mark.tag == "cancelled":
        return "cancelled"
    if mark.tag != "postponed" and (
        _names_day(following) or any(w.text in NUMBERED_WEEKDAYS for w in following[:2])
    ):
        return "rescheduled"
    if mark.tag == "new date" and sentence.in_title and _names_day(sentence.words[: mark.first]):
        return "rescheduled"  # "25. mai: Ny dato for ryddedagen"
    if mark.tag == "new date" and any(word.text in CLOCKS for word in following):
        return "rescheduled"
    if mark.tag == "new date" and sentence.in_title and following and following[0].text == "for":
        return "rescheduled"  # "Ny dato for folkemøtet"
    if mark.tag == "moved":
        if _ONLINE.find(following):
            return "online"
        put_off = sentence.words[mark.first].text.startswith("uts") or _names_later(following)
        return "postponed" if put_off else "elsewhere"
    return "postponed" if mark.tag == "postponed" else "announced"


def _names_later(words: Sequence[Word]) -> bool:
    """Whether what follows at once is a time without a day: "flyttes til høsten", "til et senere tidspunkt"."""
    return any(mark.first <= _AT_ONCE for mark in _LATER.find(words))


def _names_day(words: Sequence[Word]) -> bool:
    """Whether a day is among the words: "10. juni", "9.–10. juni", "3/12"; not "Storgata 4", not "juni" alone."""
    for i, word in enumerate(words):
        if is_number(word) and len(word.text) <= 2:
            after = next((each for each in words[i + 1 :] if each.text not in JOINTS), None)
            if after and (after.text[:3] in MONTHS or (is_number(after) and after.start - word.end <= LOOSE)):
                return True
    return False
