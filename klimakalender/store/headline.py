"""What a title says, taken apart for comparison with another page's: telling words, kind, numbers. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from klimakalender.store.folding import fold
from klimakalender.store.title_words import (
    ACTS,
    APART,
    BEGINNINGS,
    CARDINALS,
    COMMON,
    COUNTED,
    DAY_PARTS,
    EMPTY,
    ENDINGS,
    KINDS,
    ORDINALS,
    PLACES,
    ROMAN,
    ROOTS,
    SAME_WORD,
    TALKS,
)

_HYPHEN = re.compile(r"(?<=\w)[-\u2010\u2011](?=\w)")
_TOKEN = re.compile(r"\w+")
_YEAR = re.compile(r"(19|20)\d\d")
_IN_A_PLACE = re.compile(r"\bi\s+([A-ZÆØÅ][\wæøåÆØÅ]+)")
_MONTH = r"(jan|feb|mar|apr|ma[iy]|jun|jul|aug|sep|okt|oct|nov|de[sc])\w*"
_DATE = re.compile(
    rf"\b\d{{1,2}}\.?\s*(-|–|og)?\s*(\d{{1,2}}\.?)?\s*{_MONTH}\b|\b\d{{1,2}}\.\s?\d{{1,2}}\.(\s?(20)?\d\d)?\b"
    r"|\bkl(okka|okken)?\.?\s*\d{1,2}([.:]\d\d)?|\b\d{1,2}[.:]\d\d\b",
    re.IGNORECASE,
)
_INFLECTION = re.compile(r"(?<=\w{3})(enes|anes|ene|ane|ens|ets|en|et|er|ar)$|(?<=\w{4})(a|e|s)$")
_ROOTS = re.compile("|".join(ROOTS))
_SHORTEST = 3  # letters of a part of a compound
_REMEMBERED = 4_096  # titles, and words of them

# How much a word counts when both titles have it, and when it stands against another word.
TELLING, COMMON_WORD, PLACE, KIND = (1.0, 1.0), (0.4, 0.8), (0.4, 0.4), (0.2, 0.1)


@dataclass(frozen=True, slots=True)
class Word:
    """A part of a title: ``weight`` is what it counts when both titles have it, ``contrast`` when one has."""

    stem: str
    weight: float
    contrast: float


@dataclass(frozen=True, slots=True)
class Headline:
    """``numbers`` are those that count something (part 2, group A); ``apart`` are kinds of their own, ``acts`` what
    there is to see or do, ``talks`` gatherings where people speak; ``towns`` are stems of where it says that it is.
    """

    words: tuple[Word, ...]
    numbers: frozenset[str]
    years: frozenset[str]
    day_parts: frozenset[str]
    apart: frozenset[str]
    acts: frozenset[str]
    talks: frozenset[str]
    towns: frozenset[str]


@lru_cache(maxsize=_REMEMBERED)
def read_headline(title: str) -> Headline:
    """Take a title apart.

    >>> [word.stem for word in read_headline("Havvindkonferansen 2027: Ny kraft, del II").words]
    ['havvind', 'konferans', 'kraft', 'del']
    >>> sorted(read_headline("Andre samling i klimanettverket, gruppe B").numbers)
    ['2', 'b']
    >>> sorted(read_headline("Klimakveld i Granvoll").towns)
    ['granvoll']
    """
    title = _HYPHEN.sub("", title).replace("%", " prosent ")
    found = _TOKEN.findall(_DATE.sub(" ", title))
    tokens = [fold(token) for token in found]
    parts = [part for token in tokens for part in _parts(token)]
    stems = [stem(part) for part in parts]
    return Headline(
        words=tuple(_weigh(part, one) for part, one in zip(parts, stems, strict=True) if _counts(part, one)),
        numbers=_numbers(found, tokens),
        years=frozenset(token for token in tokens if _YEAR.fullmatch(token)),
        day_parts=frozenset(_DAY_PARTS[one] for one in stems if one in _DAY_PARTS),
        apart=frozenset(one for one in stems if one in _APART),
        acts=frozenset(one for one in stems if one in _ACTS),
        talks=frozenset(one for one in stems if one in _TALKS),
        towns=frozenset(stem(fold(town)) for town in _IN_A_PLACE.findall(title)),
    )


@lru_cache(maxsize=_REMEMBERED)
def stem(word: str) -> str:
    """A folded word without its ending, in bokmål where it is known in several languages.

    >>> stem("kommunane"), stem("kommuner"), stem("flaumfaren"), stem("cities")
    ('kommun', 'kommun', 'flomfar', 'by')
    """
    if word in SAME_WORD:
        word = SAME_WORD[word]
    bare = _INFLECTION.sub("", word)
    known = SAME_WORD.get(bare)
    root = _ROOTS.sub(lambda found: ROOTS[found[0]], bare)
    return _INFLECTION.sub("", known) if known else root


def _stems(table: frozenset[str]) -> frozenset[str]:
    return frozenset(stem(word) for word in table)


_COMMON, _KINDS, _APART, _EMPTY = _stems(COMMON), _stems(KINDS), _stems(APART), _stems(EMPTY)
_PLACES, _ACTS, _TALKS = _stems(PLACES), _stems(ACTS), _stems(TALKS)
_DAY_PARTS = {stem(word): part for word, part in DAY_PARTS.items()}


@lru_cache(maxsize=_REMEMBERED)
def _parts(token: str) -> tuple[str, ...]:
    """A compound cut where a kind of gathering or a word of the field ends or begins it.

    >>> _parts("frokostseminaret"), _parts("klimatilpasning"), _parts("overvannsdagen")
    (('frokost', 'seminar'), ('klima', 'tilpasning'), ('overvann', 'dag'))
    """
    if token in EMPTY or token in APART:
        return (token,)
    for beginning in BEGINNINGS:
        rest = token.removeprefix(beginning)
        if rest != token and len(rest) >= _SHORTEST and stem(token) != stem(beginning):
            return (beginning.removesuffix("s"), *_parts(rest))
    for ending in ENDINGS:
        cut = re.fullmatch(rf"(\w{{{_SHORTEST},}}?)s?{ending}(en|et|er|ene|a|ane|ar|e|r|n)?", token)
        if cut and token not in _WHOLE:
            return (*_parts(cut[1]), ending)
    return (token,)


# Weekdays and a few others that end like a kind of gathering and are none.
_WHOLE = frozenset(
    """
    mandag tirsdag onsdag torsdag fredag lordag sondag mandagen hverdag hverdagen kvardag idag oppdag oppdage bidrag
    fordel fordeler handel handelen bydel bydelen andel middag middagen ettermiddag formiddag framtid
    """.split()
)


def _counts(part: str, one: str) -> bool:
    return not (
        part in EMPTY or one in _EMPTY or _YEAR.fullmatch(part) or part.isdecimal() or part in ORDINALS or part in ROMAN
        or len(part) == 1
    )  # fmt: skip


def _weigh(part: str, one: str) -> Word:
    if one in _KINDS or one in _DAY_PARTS or one in _APART or one in _ACTS or part in COUNTED:
        return Word(one, *KIND)
    if one in _PLACES:
        return Word(one, *PLACE)
    return Word(one, *(COMMON_WORD if one in _COMMON else TELLING))


def _numbers(found: list[str], tokens: list[str]) -> frozenset[str]:
    """What a title counts by: figures, ordinals before and numerals or letters after what is counted."""
    numbers = set()
    shouted = all(token.isupper() or not token.isalpha() for token in found)
    for place, token in enumerate(tokens):
        before = tokens[place - 1] if place else ""
        after = tokens[place + 1] if place + 1 < len(tokens) else ""
        last = not after
        if token.isdecimal():
            if not _YEAR.fullmatch(token) and after not in ("prosent", "grader", "kr", "kroner"):
                numbers.add(token.lstrip("0") or "0")
        elif token in ORDINALS and _is_counted(after):
            numbers.add(ORDINALS[token])
        elif _is_counted(before):
            if token in ROMAN and found[place].isupper() and (last or not shouted):
                numbers.add(ROMAN[token])
            elif token in CARDINALS and (last or after in ("av", "of", "og")):
                numbers.add(CARDINALS[token])
            elif len(token) == 1 and found[place].isupper() and token.isalpha() and (last or not shouted):
                numbers.add(token)
    return frozenset(numbers)


def _is_counted(word: str) -> bool:
    """Whether a word is, or ends in, something that is counted ("nettverkssamling", "møtet")."""
    bare = re.sub(r"(en|et|a|er|ar)$", "", word) if len(word) > 5 else word
    return any(one.endswith(COUNTED) for one in (word, bare))
