"""Amounts of money in running words: ``kr 1 950,-``, ``1.950 kr``, ``NOK 2,500``, ``to tusen kroner``.

An amount is *sure* when a currency or the dash of ``500,-`` stands with it. Other numbers are found too, as
*loose* ones, for a price list may name the currency once or not at all ("kr 500/350", "voksne 100, barn 50");
days, clock times, percentages, telephone numbers and millions are left out. What an amount is for is judged
in :mod:`normalize.price`.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from normalize.lexicon.numerals import CROWNS, CURRENCIES, MILLIONS, NATIONS, NUMERALS
from normalize.numerals import NOTE, Number, is_glued, is_glued_number, is_numeral, read_digits, read_numerals
from normalize.remembered import LONGEST
from normalize.words import is_letters, is_number, word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from normalize.words import Word

# Nobody charges more for taking part: larger sums are grants, budgets and telephone numbers
LARGEST: Final = 99_999

_HOURS: Final = 3  # words of "1230-1315"
GAP: Final = 8  # spaces between "kr" and its number, in lists set in columns

_DASHES: Final = frozenset("-–—−‐‑=")
_LAST_HOUR: Final = 24  # a smaller number beside another one may be an hour
_MONTHS: Final = word_set("jan feb mar apr mai may jun jul aug sep okt oct nov des dec")
_TIMED: Final = word_set(  # a number after one of these is a clock time, a week, a page, an account …
    "kl klokka klokken uke veke uka veka nr nummer side s kap § konto kontonr vipps tlf telefon"
    " mob mobil org orgnr postboks dag del modul økt rom # +"
)
_TIMED_BY: Final = frozenset({".", ":", "til", "nr", "nummer"})


class Amount(NamedTuple):
    """A sum at ``source[start:end]``, words ``first`` to ``last`` (exclusive); no currency told: ``None``."""

    value: float
    currency: str | None
    first: int
    last: int
    start: int
    end: int
    sure: bool


def find_amounts(text: str, words: Sequence[Word]) -> list[Amount]:
    """Sure and loose amounts among the words of a sentence, in order.

    >>> from normalize.words import split_words
    >>> source = "Medlemmer 1.950 kr (student 500), to tusen kroner for andre 31. mai"
    >>> [(a.value, a.currency, a.sure) for a in find_amounts(source, split_words(source))]
    [(1950.0, 'NOK', True), (500.0, None, False), (2000.0, 'NOK', True)]
    """
    amounts: list[Amount] = []
    i = 0
    while i < len(words):
        if not _begins_amount(words[i].text):
            i += 1
            continue
        amount, i = _read_amount(text, words, i)
        if amount is not None and amount.value <= LARGEST:
            amounts.append(amount)
    return amounts


@lru_cache(maxsize=1 << 13)
def _begins_amount(word: str) -> bool:
    """Whether an amount can begin with a word: a number in digits or letters, a note, or a currency."""
    return word.isdecimal() or word in CURRENCIES or is_numeral(word)


def _read_amount(text: str, words: Sequence[Word], i: int) -> tuple[Amount | None, int]:
    """The amount that begins with word ``i``, if any, and the word to go on with."""
    before, at = _currency_before(text, words, i)
    if at == len(words):
        return None, i + 1
    if i == 0 and _opens_with_hours(words):
        return None, _HOURS
    number = read_digits(words, at) if is_number(words[at]) else read_numerals(words, at)
    if number is None:
        return None, i + 1
    if _is_counted(words, number.last):
        return None, number.last + 1
    last = _dash(words, number.last, sure=before is not None)
    after, end = _currency_after(words, last)
    if after and end < len(words) and _belongs_to_next(words, at, before, end):
        after, end = None, last
    sure = bool(before or after) or last > number.last
    if not sure and (not is_number(words[at]) or _is_no_sum(text, words, at, number)):
        return None, _skip_chain(words, number.last)
    currency = before or after or ("NOK" if sure else None)
    return Amount(number.value, currency, i, end, words[i].start, words[end - 1].end, sure), end


def _opens_with_hours(words: Sequence[Word]) -> bool:
    """Whether a line of a programme begins with its hours: "1230-1315 - Kostnader og tilskudd"."""
    if (
        len(words) <= _HOURS
        or words[1].text not in _DASHES
        or not is_glued(words, 1)
        or not is_glued(words, 2)
    ):
        return False
    begin, until = words[0].text, words[2].text
    return (
        begin < until <= "2400"
        and all(len(each) == len("1230") and each.isdecimal() and each[2:] < "60" for each in (begin, until))
        and words[_HOURS].text != ","
        and words[_HOURS].text not in CURRENCIES  # "1200-1800,-"
    )


def _currency_before(text: str, words: Sequence[Word], i: int) -> tuple[str | None, int]:
    """The currency that word ``i`` names for the number after it, and where that number begins."""
    word = words[i]
    currency = CURRENCIES.get(word.text)
    if currency is None or (word.text == "nok" and text[word.start : word.end] == "nok"):  # nynorsk "enough"
        return None, i
    at = i + 1
    while at < len(words) and at - i < 4 and words[at].text in ".:=)":
        at += 1
    if at < len(words) and words[at].start - words[at - 1].end <= GAP and is_number(words[at]):
        return currency, at
    return (currency, at) if at < len(words) and words[at].text in NUMERALS else (None, i)


def _dash(words: Sequence[Word], at: int, *, sure: bool) -> int:
    """The word after the dash of "500,-", "500 ,–", "500.-" or "kr 500-", else ``at``."""
    if at + 1 < len(words) and words[at].text in ",.:;" and words[at].start - words[at - 1].end <= 1:
        dash = words[at + 1]
        sum_like = (
            words[at].text == "," or sure or (len(words[at - 1].text) > 2 and not _number_at(words, at + 2))
        )
        if dash.text in _DASHES and dash.start - words[at].end <= 1 and sum_like:
            at += 2
            doubled = is_glued(words, at) and words[at].text in _DASHES and not _number_at(words, at + 1)
            return at + 1 if doubled else at
    if sure and is_glued(words, at) and words[at].text in _DASHES and not _number_at(words, at + 1):
        return at if at + 1 < len(words) and _currency_before("", words, at + 1)[0] else at + 1
    return at


def _currency_after(words: Sequence[Word], at: int) -> tuple[str | None, int]:
    """The currency told after a number and the word after it ("kr.", "danske kroner", "NOK")."""
    if NOTE.fullmatch(words[at - 1].text[:LONGEST]):
        return "NOK", at
    if at == len(words) or words[at].start - words[at - 1].end > 3:
        return None, at
    if words[at].text in CROWNS and at + 1 < len(words) and words[at + 1].text in ("kr", "kroner", "kronar"):
        return CROWNS[words[at].text], at + 2
    named = at + (words[at].text in NATIONS and at + 1 < len(words))
    currency = CURRENCIES.get(words[named].text)
    if currency is None:
        return None, at
    at = named
    closed = words[at].text == "kr" and is_glued(words, at + 1) and words[at + 1].text == "."
    if closed and at + 2 < len(words) and not words[at + 2].text.isalnum():
        return currency, at + 2
    return currency, at + 1


def _belongs_to_next(words: Sequence[Word], at: int, before: str | None, end: int) -> bool:
    """Whether the currency just read is that of the number after it: "dag 1 kr 500", "kr 300 kr 500"."""
    following = end + 1 if words[end].text == "." else end
    if not _number_at(words, following):
        return False
    return before is not None or _timed(words, at) or not is_number(words[at]) or int(words[at].text[:6]) < 32


def _is_counted(words: Sequence[Word], at: int) -> bool:
    """Whether millions, a per cent sign or a unit glued to the number follow it."""
    if at == len(words):
        return False
    return words[at].text in MILLIONS or words[at].text in ("%", "prosent", "pst", "promille")


def _is_no_sum(source: str, words: Sequence[Word], at: int, number: Number) -> bool:
    """Whether a number without currency is a day, a time, part of a longer number, or a year."""
    word, last = words[at], number.last
    if (len(word.text) > 1 and word.text[0] == "0") or _is_hour_of_two(words, at):
        return True
    if at and (_timed(words, at) or _joined(words, at)):
        return True
    if _glued_chain(words, last) or (
        _number_at(words, last) and words[last].start - words[last - 1].end == 1
    ):
        return True
    if last < len(words) and is_letters(words[last]) and words[last].text[:3] in _MONTHS:
        return True
    if (
        last + 1 < len(words)
        and words[last].text == "."
        and is_glued(words, last)
        and is_letters(words[last + 1])
    ):
        return source[words[last + 1].start].islower()  # an ordinal: "16. og 17.", "3. mai"
    if _begins_days(words, last):
        return True
    if last < len(words) and is_glued(words, last) and is_letters(words[last]):  # "150kWh", "2b"
        return True
    return not number.cents and (
        number.value != int(number.value) or (number.grouped and number.value < 1000)
    )


def _is_hour_of_two(words: Sequence[Word], at: int) -> bool:
    """Whether a number is one of two that are hours: "Marked fra 12 – 17"; nobody charges so little."""
    return (_hour_at(words, at + 2) and words[at + 1].text in _DASHES and _hour_at(words, at)) or (
        at > 1 and words[at - 1].text in _DASHES and _hour_at(words, at - 2) and _hour_at(words, at)
    )


def _hour_at(words: Sequence[Word], at: int) -> bool:
    return (
        at < len(words)
        and len(words[at].text) <= 2
        and is_number(words[at])
        and int(words[at].text) <= _LAST_HOUR
    )


def _begins_days(words: Sequence[Word], at: int) -> bool:
    """Whether a number is the first day of a range: "26. -27. oktober"."""
    following = [word.text for word in words[at : at + 4]]
    shape = len(following) == 4 and following[0] == "." and following[1] in _DASHES and following[3] == "."
    return shape and is_glued(words, at) and is_number(words[at + 2])


def _timed(words: Sequence[Word], at: int) -> bool:
    """Whether "kl.", "uke", "Vipps" or the like stands before a number."""
    before = at - 1
    while before > 0 and at - before < 3 and words[before].text in _TIMED_BY:
        before -= 1
    return before >= 0 and words[before].text in _TIMED


def _joined(words: Sequence[Word], at: int) -> bool:
    """Whether a number hangs on what stands before it: "CO2", "4:30", "§12", "mai 2022", "+47"."""
    before = words[at - 1]
    glued = before.end == words[at].start
    if is_letters(before):
        return glued or (
            before.text[:3] in _MONTHS and 4 >= len(words[at].text) > 1 and len(before.text) < 10
        )
    return (glued and before.text in ".:#§+_@&'’") or (
        is_number(before) and words[at].start - before.end == 1
    )


def _glued_chain(words: Sequence[Word], at: int) -> bool:
    """Whether ``.5``, ``:30`` or ``/4`` (a day of a month) follows at once."""
    if not (is_glued(words, at) and words[at].text in ".:/," and is_glued_number(words, at + 1)):
        return False
    if words[at].text == "/":
        listed = at > 1 and words[at - 2].text == "/"  # "10/10/5" are amounts
        day = is_number(words[at - 1]) and int(words[at - 1].text[:6]) <= 31
        return day and not listed and int(words[at + 1].text[:6]) <= 12
    return True


def _skip_chain(words: Sequence[Word], at: int) -> int:
    """The word after the rest of a day, time or number that is no sum: "24/4", "12:30", "33 44 55"."""
    while (
        at < len(words)
        and words[at].start - words[at - 1].end <= 1
        and (is_number(words[at]) or _glued_chain(words, at))
    ):
        at += 1
    return at


def _number_at(words: Sequence[Word], at: int) -> bool:
    return at < len(words) and is_number(words[at])
