"""What a line of text could be about, from one look at each of its words.

Most lines of a page say nothing about prices, deadlines or cancelling, and reading them word for word with every
grammar is what costs time. A reader asks here first; a line without its signals has nothing for it.
"""

from __future__ import annotations

from functools import lru_cache

from normalize.lexicon import WORDS, labels, limits, notices, prices
from normalize.lexicon.free import FREE
from normalize.lexicon.numerals import CURRENCIES
from normalize.phrases import key_words
from normalize.vocabulary import Vocabulary
from normalize.words import fold, word_set

LONGEST_LINE, MOST_LINES = 1_000, 1_000  # of what is remembered

# Prices; what is counted in a list of them; the dash of "500,-".
PRICE, LABEL, DASH = 1, 2, 4
# Words of status, of registration, of ways to take part.
STATUS, REGISTRATION, ATTENDANCE = 8, 16, 32
# What is asked of people by a day; words such as "innen"; days and times; "fra" and "til"; numbers.
SIGNUP, BOUND, MOMENT, RANGE, NUMBER = 64, 128, 256, 512, 1024


# Kinds of words in date expressions: those that make one with or without a number, and those that need one.
_DATED = word_set(
    "month weekday weekdays workdays season feast relday week weekend daypart turn halfyear thirdyear quarteryear"
    " monthly weekly daily every every-other clock half midnight noon meridiem day-unit month-unit year-unit hour-unit"
    " minute-unit parity"
)
_RANGED = word_set("range from between start end label part quarter past")

_VOCABULARY = Vocabulary(
    {
        PRICE: (
            *key_words(FREE, prices.PRICES, {tag: prices.VAT[tag] for tag in ("excl", "incl")}),
            *CURRENCIES,
            "*lapp|*lappen|*lapper|*lappar|*lappene|*lappane",
        ),
        LABEL: key_words(
            labels.GROUPS,
            labels.MODES,
            labels.UNITS,
            labels.EXTRAS,
            {tag: labels.TIMES[tag] for tag in ("early-bird", "ordinær")},
        ),
        STATUS: key_words(notices.STATUS),
        REGISTRATION: key_words(notices.REGISTRATION, notices.BOOKED, notices.CLOSED, notices.CAPACITY),
        ATTENDANCE: key_words(notices.ONLINE, notices.STREAMED, notices.ONSITE),
        SIGNUP: key_words(limits.REGISTERING, limits.ROLLING, {"": limits.LIMITS["deadline"]}),
        BOUND: key_words({tag: limits.LIMITS[tag] for tag in ("until", "before", "closes", "extended")}),
        MOMENT: ("oo", *(fold(name) for name, word in WORDS.items() if word.kind in _DATED)),
        RANGE: (fold(name) for name, word in WORDS.items() if word.kind in _RANGED),
        NUMBER: ("#",),
    },
    {
        DASH: r"(?:^|[,.:;])[-–—−‐‑=]",
        MOMENT: r"(?<!\d)\d\d?[.:/]|\d[-–—]",
    },
)


def of(text: str) -> int:
    """The signals of a text, added up."""
    return _of_line(text) if len(text) <= LONGEST_LINE else _VOCABULARY.flags(text)


@lru_cache(maxsize=MOST_LINES)
def _of_line(line: str) -> int:
    """The same, remembered: several readers ask about one line."""
    return _VOCABULARY.flags(line)


def may_date(text: str) -> bool:
    """Whether a text can hold a date or a clock time.

    >>> may_date("Utslippene skal ned 55 prosent innen 2030."), may_date("Velkommen 5. mai")
    (False, True)
    """
    found = of(text)
    return bool(found & MOMENT or (found & NUMBER and found & (RANGE | DASH)))


def may_charge(text: str) -> bool:
    """Whether a text has a word of prices, or numbers as in a list of them."""
    found = of(text)
    return bool(found & PRICE or (found & NUMBER and found & (LABEL | DASH)))


def may_limit(text: str) -> bool:
    """Whether a text asks for registration, or sets a limit in time."""
    found = of(text)
    return bool(found & SIGNUP or (found & BOUND and found & (MOMENT | NUMBER)))
