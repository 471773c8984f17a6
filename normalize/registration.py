"""Must one sign up, and can one still? Three-valued where a page may be silent."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from normalize.governing import PHRASES
from normalize.lexicon.notices import (
    BESIDE,
    BOOKED,
    CAPACITY,
    CLOSED,
    FULL_TITLE,
    GATHERINGS,
    REACHING,
    REGISTRATION,
)
from normalize.lexicon.numerals import COUNTS
from normalize.notices import Notice, Saying, read_notice
from normalize.phrases import Phrases
from normalize.subgroups import asked_apart, asks_some
from normalize.values import Evidence
from normalize.words import is_letters, is_number, split_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from normalize.notices import Sentence
    from normalize.phrases import Mark
    from normalize.words import Word

_REGISTRATION: Final = Saying(REGISTRATION)
_BOOKED: Final = Saying(BOOKED)
_CLOSED: Final = Saying(CLOSED)
_CAPACITY: Final = Saying(CAPACITY)
_ELSEWHERE: Final = Phrases(
    {"other": "hotell*, hotel|hotels, middag*, dinner, rom, rommene, overnatting*, buss*, parkering*"}
)
_GATHERINGS: Final = Phrases(GATHERINGS)
_EARLIER: Final = Phrases(
    {"earlier": "forrige|førre, fjorårets|fjorårs*, i fjor, sist|siste gang, år siden|sidan"}
)
_PRESS: Final = Phrases(
    # An address to write to may be that of the press office.
    {
        "press": "presse*|pressa|media|medier|journalist*|akkrediter*",
        "ignore": "pressemelding*, presse|media @",
    }
)
_REACHING: Final = Phrases(REACHING)
_BESIDE: Final = Phrases(BESIDE)
_FULL_TITLE: Final = Saying(FULL_TITLE)
_ABOUT: Final = (_REGISTRATION, _BOOKED, _FULL_TITLE, _CLOSED, _CAPACITY)

_OF_EACH: Final = frozenset("hver hvert kvar kvart per pr".split())
# What a bare number may count: "maks 20 barn", "maks 20 på hvert kurs"; not "maks 7 plagg".
_PEOPLE: Final = tuple(
    "delta pers plass stykk barn elev ungdom student kvinn menn mann familie gjest publikum par bedrift lag team"
    " set stol tilhør tilhøyr besøk".split()
)
_GOING_ON: Final = frozenset(
    "i på for til og men så per pr ved hver kvar hvert kvart med fra frå som er blir vert av både om her der totalt"
    " samt inkl inkludert derfor difor får kan må skal vil første fyrste eller pga ad de dei".split()
)
_ON: Final = frozenset("ved i under med".split())
_NEXT: Final = 120  # characters of the next sentence
_LAST_SENTENCE: Final = re.compile(r"[.!?\n]")
LEAST, MOST = 4, 20_000  # a capacity outside is a number of something else
DASHES: Final = frozenset("-–—")
_BEHIND_FULL: Final = frozenset(
    "og men så på i med til for nå no allerede allereie dessverre diverre både hos denne dette du vi alle".split()
)


@dataclass(frozen=True, slots=True)
class Registration:
    """``required`` is ``None`` when the page is silent. ``evidence``: by field name."""

    required: bool | None = None
    fully_booked: bool = False
    closed: bool = False
    capacity: int | None = None
    evidence: Mapping[str, Evidence] = field(default_factory=dict)


def read_registration(paragraphs: Sequence[str], *, title: str = "", has_link: bool = False) -> Registration:
    """What title and paragraphs say; ``has_link``: there is a link or form to sign up by.

    >>> read_registration(["Gratis. Ingen påmelding."]).required
    False
    >>> read_registration(["Meld deg på! Vi har plass til 40 deltakere."]).capacity
    40
    """
    notice = read_notice(title, paragraphs, _ABOUT)
    evidence: dict[str, Evidence] = {}
    required = _required(notice, evidence)
    full = _fully_booked(notice, evidence)
    if (has_link or full) and (required is None or evidence["required"].rule == "registration.come"):
        required = True
        evidence.pop("required", None)
    return Registration(
        required=required,
        fully_booked=full,
        closed=_closed(notice, evidence),
        capacity=_capacity(notice, evidence),
        evidence=evidence,
    )


def _required(notice: Notice, evidence: dict[str, Evidence]) -> bool | None:
    """An explicit "no registration" goes before mere talk of registration."""
    found = [
        (sentence, mark)
        for sentence, mark in notice.find(_REGISTRATION)
        if not sentence.has(_PRESS) and _asks(notice, sentence, mark)
    ]
    first = {mark.tag: mark for _, mark in reversed(found)}
    for tag, value in (("without", False), ("with", True), ("wish", True), ("come", False)):
        if tag in first:
            evidence["required"] = notice.evidence(first[tag], f"registration.{tag}")
            return value
    return None


def _asks(notice: Notice, sentence: Sentence, mark: Mark) -> bool:
    """Whether a phrase says it all; a wish to take part tells whom to reach, "møt opp" no more than that."""
    if mark.tag == "wish":
        if _goes_on(sentence.words, mark):
            return False
        return sentence.has(_REACHING) or _answers(notice, sentence)
    if mark.tag == "with":
        return not (sentence.has(_BESIDE) or _asks_some(notice, sentence, mark))
    return mark.tag != "come" or _is_all(sentence, mark)


def _goes_on(words: Sequence[Word], mark: Mark) -> bool:
    """Whether what one may be part of is named behind "med": "vil du bli med i styret", not "vil du bli med, …"."""
    return words[mark.last - 1].text == "med" and mark.last < len(words) and is_letters(words[mark.last])


def _answers(notice: Notice, sentence: Sentence) -> bool:
    """Whether a sentence is a question, and the next tells whom to reach: "Vil du delta? Send en e-post til …"."""
    end = sentence.words[-1].end
    if not notice.text.startswith("?", end):
        return False
    following = split_words(_LAST_SENTENCE.split(notice.text[end + 1 : end + _NEXT])[0])
    return bool(following) and bool(_REACHING.find(following))


def _asks_some(notice: Notice, sentence: Sentence, mark: Mark) -> bool:
    """Whether only those are asked who speak, show or want something besides, in the sentence or a question before."""
    words = sentence.words
    if mark.first and words[mark.first - 1].text in _ON:
        return False  # "Si fra ved påmeldingen om du vil holde innlegg": all sign up
    if asked_apart(words, mark, PHRASES.find(words)):
        return True
    before = notice.text[: words[0].start].rstrip(" ")
    if not before.endswith("?"):
        return False
    question = split_words(_LAST_SENTENCE.split(before[:-1])[-1])
    return bool(question) and bool(asks_some(question, PHRASES.find(question)))


def _is_all(sentence: Sentence, mark: Mark) -> bool:
    """Whether a sentence ends with a mark: "Møt opp!", not "Møt opp i god tid"."""
    return not any(map(is_letters, sentence.words[mark.last :]))


def _fully_booked(notice: Notice, evidence: dict[str, Evidence]) -> bool:
    found = list(notice.find(_BOOKED))
    found += [
        (sentence, mark)
        for sentence, mark in notice.find(_FULL_TITLE)
        if sentence.in_title or sum(map(is_letters, sentence.words)) == 1  # "Fullt!"
    ]
    for sentence, mark in found:
        if sentence.is_conditional or sentence.has(_ELSEWHERE) or sentence.has(_EARLIER):
            continue
        if _is_wholly(sentence.words, mark.last):
            continue
        around = split_words(notice.line(mark))
        if not _ELSEWHERE.find(around) or _GATHERINGS.find(around):
            evidence["fully_booked"] = notice.evidence(mark, "registration.fully-booked")
            return True
    return False


def _is_wholly(words: Sequence[Word], at: int) -> bool:
    """Whether the last word before ``at`` only says how much: "er fullt brukbart"."""
    following = words[at] if at < len(words) else None
    return bool(
        following
        and words[at - 1].text == "fullt"
        and is_letters(following)
        and following.text not in _BEHIND_FULL
    )


def _closed(notice: Notice, evidence: dict[str, Evidence]) -> bool:
    for sentence, mark in notice.find(_CLOSED):
        if not sentence.is_conditional:
            evidence["closed"] = notice.evidence(mark, "registration.closed")
            return True
    return False


def _capacity(notice: Notice, evidence: dict[str, Evidence]) -> int | None:
    for sentence, mark in notice.find(_CAPACITY):
        words = sentence.words
        at = next(i for i in range(mark.first, mark.last) if is_number(words[i]) or words[i].text in COUNTS)
        each = any(word.text in _OF_EACH for word in words[mark.last : mark.last + 3])  # "frå kvar kommune"
        is_range = at >= 2 and words[at - 1].text in DASHES and is_number(words[at - 2])
        things = at == mark.last - 1 and _counts_things(words, mark.last)
        if not (each or is_range or things) and LEAST <= (count := _count(words[at])) <= MOST:
            evidence["capacity"] = notice.evidence(mark, "registration.capacity")
            return count
    return None


def _counts_things(words: Sequence[Word], at: int) -> bool:
    """Whether word ``at``, behind a bare number, is what it counts, and no people: "maks 7 plagg"."""
    word = words[at].text if at < len(words) and is_letters(words[at]) else ""
    return bool(word) and word not in _GOING_ON and not word.startswith(_PEOPLE)


def _count(word: Word) -> int:
    """The value of a number, in digits or letters; one of too many digits is beyond the most."""
    if is_number(word):
        return int(word.text) if len(word.text) <= len(str(MOST)) else MOST + 1
    return COUNTS.get(word.text, 0)
