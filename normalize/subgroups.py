"""Who is asked to come forward: everybody, or only those who show, speak, report or want something besides.

"Utstillere må melde seg på innen 1. april", "de som vil holde innlegg, må si fra", "vil du ha stand, meld deg",
"påmelding til lunsj": the deadline of some, not of those who take part.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from normalize.words import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from normalize.phrases import Mark
    from normalize.words import Word

# Tags of limits.OTHER and limits.MINOR: who some are, and what can be signed up for beside the event.
_SOME: Final = frozenset({"exhibitors", "contribution", "press"})
_BESIDE: Final = _SOME | {"hotel", "catering", "transport"}

CONDITIONS: Final = word_set(
    "bidra trenger treng behøver kan vil ønsker ønskjer ynskjer skal har hvis dersom viss om kunne do would if"
)
_RELATIVE: Final = word_set("som who")
_ASKED: Final = word_set(
    "må kan skal bør bes bedes om å vi ber vil ønsker gjerne : must may should are asked to"
)
_SENDING: Final = word_set("send sende lever levere levera")  # "send inn påmelding" names nobody
_OF: Final = word_set("på til for av frå fra som to of as")
_DETERMINERS: Final = word_set("en ei et ein eit den det selve sjølve egen eigen felles")
_DOING: Final = word_set(
    "holde halde holder held ha har få trenger treng behøver stille stiller vise sende levere presentere med gi gje"
    " som bruke være vere bli"
)
_IF: Final = word_set("om hvis dersom viss")  # "si fra om …", "meld deg hvis …"
_WANTING: Final = word_set("ønsker ønskjer ynskjer ynsker vil ha trenger treng du dere de")
_EARLY: Final = 3  # words: a group named later is not what the sentence is about
_ALONG: Final = 4  # words in which a second thing is named: "middag og eventuell overnatting"
_NEAR: Final = 4  # words between what some want to do and its object: "ha en egen liten stand"


def asked_apart(words: Sequence[Word], asking: Mark, marks: Sequence[Mark]) -> str:
    """The tag of the group or thing that ``asking``, the phrase that asks to sign up, is about; else ``""``.

    ``marks`` are all of the sentence.
    """
    object_at = asking.last
    while object_at < len(words) and words[object_at].text in _OF | _DETERMINERS:
        object_at += 1
    for mark in marks:
        if mark.tag not in _BESIDE or mark.first < object_at:
            continue
        told = any(word.text in _RELATIVE for word in words[object_at : mark.first])
        conditional = mark.tag in _SOME and words[asking.last - 1].text in _IF
        described = (told or conditional) and _wants(words, mark)
        if (mark.first == object_at and not _is_joined(words, mark, marks)) or described:
            return mark.tag
    before = [
        mark
        for mark in marks
        if mark.tag in _BESIDE and mark.last <= asking.first and words[mark.first].text not in _SENDING
    ]
    return next((mark.tag for mark in before if _is_subject(words, mark, asking, marks)), "")


def asks_some(words: Sequence[Word], marks: Sequence[Mark]) -> str:
    """The tag of what a condition or question names: "Vil du ha stand?", "Har du allergi?"; else ``""``."""
    return next((mark.tag for mark in marks if mark.tag in _BESIDE and _is_condition(words, mark)), "")


def _is_joined(words: Sequence[Word], mark: Mark, marks: Sequence[Mark]) -> bool:
    """Whether a thing is only named along with what is none: "påmelding til middagen og møtet"."""
    if mark.last >= len(words) or words[mark.last].text not in ("og", "and", ",", "/", "-"):
        return False
    following = range(mark.last + 1, mark.last + _ALONG)
    return not any(other.tag in _BESIDE and other.first in following for other in marks)


def _is_subject(words: Sequence[Word], group: Mark, asking: Mark, marks: Sequence[Mark]) -> bool:
    between = {word.text for word in words[group.last : asking.first]}
    if group.tag in _SOME and group.first <= _EARLY:
        told = group.last < len(words) and words[group.last].text in _RELATIVE  # "presse som vil delta"
        if told or between <= _ASKED:
            return True
    related = any(word.text in _RELATIVE for word in words[: group.first])
    wants = _wants(words, group)
    if group.tag not in _SOME:
        along = words[group.last].text != "," and _is_joined(words, group, marks)
        wants = _is_wanted(words, group) and not along
    return _is_condition(words, group) or (related and wants)


def _is_condition(words: Sequence[Word], group: Mark) -> bool:
    named = group.first == 1 and group.tag in _SOME  # "Vil media være til stede, …"
    return words[0].text in CONDITIONS and (named or _wants(words, group) or _is_wanted(words, group))


def _wants(words: Sequence[Word], group: Mark) -> bool:
    """Whether the group is named by what it wants to do: "holde innlegg", "ha en stand"."""
    return any(word.text in _DOING for word in words[max(group.first - _NEAR, 0) : group.first + 1])


def _is_wanted(words: Sequence[Word], thing: Mark) -> bool:
    """Whether a thing beside the event is named right behind the wish for it: "de som ønsker lunsj"."""
    return thing.tag not in _SOME and thing.first > 0 and words[thing.first - 1].text in _WANTING
