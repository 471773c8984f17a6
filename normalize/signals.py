"""What a line of text could be about, from one look at each of its words.

Most lines of a page say nothing about prices, deadlines or cancelling, and reading them word for word with every
grammar is what costs time. A reader asks here first; a line without its signals has nothing for it.
"""

from __future__ import annotations

from typing import Final

from normalize.lexicon import WORDS, Word, labels, limits, prices
from normalize.lexicon.bodies import ENDINGS, HOSTS, OFFICES
from normalize.lexicon.free import FREE
from normalize.lexicon.lead_times import CURRENT, UNITS
from normalize.lexicon.numerals import CURRENCIES
from normalize.phrases import key_words
from normalize.vocabulary import VOCABULARY
from normalize.words import fold, word_set

LEAST_MINUTES: Final = 4  # of a number in words before an hour: "fem på ni"
LABEL_REACH: Final = 4  # pieces from a number at which its label stands
# Characters around a date in which words can say what it is: "møtet er flyttet … ny dato er 3. mars".
BEFORE, BEHIND = 60, 30

# Kinds of words of which every date expression has one: by itself, or with a number.
_DATED: Final = word_set(
    "month weekday weekdays workdays season feast relday week weekend daypart turn halfyear thirdyear quarteryear"
    " monthly weekly daily every every-other clock half midnight noon meridiem parity"
)
_PARTS: Final = word_set("part quarter")


def _dates(word: Word) -> bool:
    return word.kind in _DATED or (word.kind == "number" and word.value >= LEAST_MINUTES)


NUMBER: Final = VOCABULARY.add([("#",)])
# Words of prices; what is counted in a list of them; the dash of "500,-".
PRICE: Final = VOCABULARY.add(
    (
        *key_words(FREE, prices.PRICES, {tag: prices.VAT[tag] for tag in ("excl", "incl")}),
        *((currency,) for currency in CURRENCIES),
        ("*lapp|*lappen|*lapper|*lappar|*lappene|*lappane",),
    )
)
LABEL: Final = VOCABULARY.add(
    key_words(
        labels.GROUPS,
        labels.MODES,
        labels.UNITS,
        labels.EXTRAS,
        {tag: labels.TIMES[tag] for tag in ("early-bird", "ordinær")},
    )
)
DASH: Final = VOCABULARY.add((), r"(?:^|[\s,.:;])[-–—−‐‑=]")
# What is asked of people by a day; "innen" and the like; days and times; parts of a year or hour; "en uke", "året".
SIGNUP: Final = VOCABULARY.add(key_words(limits.REGISTERING, limits.ROLLING, {"": limits.LIMITS["deadline"]}))
BOUND: Final = VOCABULARY.add(
    key_words({tag: limits.LIMITS[tag] for tag in ("until", "before", "closes", "extended")})
)
MOMENT: Final = VOCABULARY.add(
    (("oo",), *((fold(name),) for name, word in WORDS.items() if _dates(word))),
    r"(?<!\d)\d\d?[.:/h]|\d[-–—]",
)
# Offices; what stands before the names of hosts and frames; "klima- og …".
OFFICE: Final[int] = VOCABULARY.add(
    [("|".join(f"*{fold(office)}{ending}" for office in OFFICES for ending in ("", *ENDINGS)), "for")]
)
BELONGING: Final[int] = VOCABULARY.add(key_words({"": ", ".join(HOSTS)}))
ELLIPSIS: Final[int] = VOCABULARY.add((), r"\w-,?$")
PART: Final = VOCABULARY.add((fold(name),) for name, word in WORDS.items() if word.kind in _PARTS)
LENGTH: Final = VOCABULARY.add(
    (word,) for table in (UNITS, CURRENT) for words in table.values() for word in words
)


of = VOCABULARY.flags  # the signals of a text, added up


def having(words: str) -> int:
    """The signal of the texts that have one of some words (:mod:`normalize.patterns`), for a reader of its own.

    >>> invites = having("invit* arrang*")
    >>> bool(of("Hagelaget inviterer til kurs") & invites)
    True
    """
    return VOCABULARY.add((word,) for word in words.split())


def may_date(text: str) -> bool:
    """Whether a text can hold a date or a clock time.

    >>> may_date("Utslippene skal ned 55 prosent innen 2030."), may_date("Velkommen 5. mai")
    (False, True)
    """
    found = of(text)
    return bool(found & MOMENT or (found & NUMBER and found & (PART | DASH)))


def dated_stretches(text: str) -> list[tuple[int, int]]:
    """Where in a text that may date its dates can stand, with the words around them that say what they are."""
    if len(text) <= BEHIND:
        return [(0, len(text))]
    return [
        (start, end)
        for start, end, found in VOCABULARY.stretches(text, MOMENT | NUMBER, BEFORE, BEHIND)
        if found & MOMENT or end - start == len(text) or may_date(text[start:end])
    ]


def may_charge(text: str) -> bool:
    """Whether a text has a word of prices, or numbers as in a list of them."""
    found = of(text)
    if found & PRICE or (found & NUMBER and found & DASH):
        return True
    return bool(found & NUMBER and found & LABEL) and VOCABULARY.are_near(text, NUMBER, LABEL, LABEL_REACH)


def may_list(text: str) -> bool:
    """Whether a text has a word of prices, or numbers and words for what is charged, however far apart."""
    found = of(text)
    return bool(found & PRICE or (found & NUMBER and found & (DASH | LABEL)))


def may_limit(text: str) -> bool:
    """Whether a text asks for registration, or sets a limit in time."""
    found = of(text)
    return bool(found & SIGNUP or (found & BOUND and found & (MOMENT | LENGTH | NUMBER)))
