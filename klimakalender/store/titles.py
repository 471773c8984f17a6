"""How alike two titles are, and whether they say that they are two things. Pure."""

from __future__ import annotations

import re

from rapidfuzz import fuzz

from klimakalender.store.folding import words
from klimakalender.store.headline import read_headline

_YEAR = re.compile(r"(19|20)\d\d")
# Words that say what kind of thing it is, or nothing: they make no title another one's.
_EMPTY = frozenset(
    """
    og i pa om for til med av ved fra frå en ei et ein eit den det de dei som hva kva hvordan korleis vi du the of and
    in on to a an klima klimakveld klimakurs klimamote seminar seminaret webinar webinaret kurs kurset mote motet
    apent ope opent konferanse konferansen fagdag fagdagen fagmote temadag temamote verksted verkstad workshop frokost
    frokostseminar frukostseminar samling nettverkssamling foredrag folkemote innbyggermote festival invitasjon
    velkommen kveld dag dagen del
    """.split()
)
_EACH_ITS_OWN = 70  # percent at most
_SLIP = 80  # percent: one word, mistyped or inflected
_STEM = 5  # letters
# Words that one title has and the other lacks count little when what is shared says enough.
_SHARED_ENOUGH = 3


def likeness(one: str, other: str) -> float:
    """0 to 1; years and the order of words do not count, a subtitle counts little.

    >>> likeness("Klimakveld på biblioteket 2027", "På biblioteket: Klimakveld")
    1.0
    >>> likeness("Klimakveld", "Informasjonsmøte om skole") < 0.5
    True

    Each with a subject of its own, they are not alike, whatever else they share.

    >>> likeness("Åpent møte om flomvern i Granvoll", "Åpent møte om ombruk i Granvoll")
    0.7
    """
    if one == other:
        return 1.0
    mine, theirs = _undated(one), _undated(other)
    if not mine or not theirs:
        return 0.0
    shared = 0.95 if min(len(mine), len(theirs)) >= _SHARED_ENOUGH else 0.8
    left, right = " ".join(mine), " ".join(theirs)
    best = max(fuzz.token_sort_ratio(left, right), shared * fuzz.token_set_ratio(left, right))
    if _lacking(mine, theirs) and _lacking(theirs, mine):
        best = min(best, _EACH_ITS_OWN)
    return round(best / 100, 3)


def contradiction(one: str, other: str) -> str | None:
    """Why two titles cannot mean the same event, however alike they are.

    >>> contradiction("Klimakurs del 1", "Klimakurs, del II")
    'numbers differ'
    >>> contradiction("Klimadagen 2026", "Klimadagen 2027")
    'years differ'
    >>> contradiction("Første samling", "Andre nettverkssamling")
    'numbers differ'
    >>> contradiction("Klimakurs", "Klimakurs 2")
    """
    if one == other:
        return None
    mine, theirs = read_headline(one), read_headline(other)
    if mine.years and theirs.years and not mine.years & theirs.years:
        return "years differ"
    if exclude(mine.numbers, theirs.numbers):
        return "numbers differ"
    return None


def exclude(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether both say something, and neither says all that the other does: "1" and "2", not "1" and "1 of 2"."""
    return bool(mine and theirs) and not (mine <= theirs or theirs <= mine)


def one_word(one: str, other: str) -> bool:
    """Whether two folded words are one: inflected, mistyped, or one within the other, as in compounds.

    >>> one_word("overvann", "overvannsplan"), one_word("flom", "ombruk")
    (True, False)
    """
    if one[:_STEM] == other[:_STEM] or fuzz.ratio(one, other) >= _SLIP:
        return True
    shorter, longer = sorted((one, other), key=len)
    return len(shorter) >= _STEM and shorter in longer


def _lacking(mine: list[str], theirs: list[str]) -> list[str]:
    """The telling words of one title that the other has in no form."""
    return [
        word for word in mine if word not in _EMPTY and not any(one_word(word, their) for their in theirs)
    ]


def _undated(title: str) -> list[str]:
    kept = [word for word in words(title) if not _YEAR.fullmatch(word)]
    return kept or words(title)
