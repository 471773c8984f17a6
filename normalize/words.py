"""Running text as words with offsets, and where its sentences end.

The grammars for prices, deadlines and notices work on these words, never on the raw string: a word is folded
for comparison (lower case, no accents but æ, ø, å, no soft hyphens) and knows the characters it stands for.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from normalize.remembered import Remembered

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

LONGEST_TEXT: Final = 250_000  # characters; no announcement is longer, so what comes after is not read
LONGEST_SENTENCE: Final = 200  # words; a longer stretch without a full stop is cut

# Letters, with soft hyphens, zero-width characters and combining accents among them.
_ON: Final = r"(?:[^\W\d_]|[\u00ad\u200b-\u200d\u0300-\u036f])*"
_LEXER: Final = re.compile(
    rf"[a-zæøåA-ZÆØÅ]+{_ON}|\d+|[^\W\d_]{_ON}"  # the common letters are found faster than any letter
    # A mark; an invisible character by itself is nothing.
    r"|\n|[^\w\s\u00ad\u200b-\u200d\ufeff]|_"
)
_INVISIBLE: Final = re.compile("[\u00ad\u200b-\u200d\ufeff]")
_UNUSUAL: Final = re.compile("[^\0-\x7fæøå]")  # in small letters
_ACCENTS: Final = str.maketrans("éèêëóòôáàâ", "eeeeoooaaa")


class Word(NamedTuple):
    """One word, number or mark: ``text`` folded, standing at ``source[start:end]``."""

    text: str
    start: int
    end: int


# Where a sentence ends without doubt: behind a word too long for an abbreviation.
_SURE_END: Final = re.compile("[.!?](?<=[a-zæøå]{6}.) +(?=[A-ZÆØÅ])")


def word_set(text: str) -> frozenset[str]:
    """The words of a table written as running text."""
    return frozenset(text.split())


# Abbreviations whose full stop ends no sentence, whatever follows …
_LEADING: Final = word_set(
    "adr bl ca cirka dvs eks ekskl eksl ex excl exkl el ev evt f fom forts fr frk hhv hr incl inkl jf kap kl"
    " maks max medl min mob nr obs pga pr ref stud t tel tlf tom vs"
)
# … and those after which a capital begins a new one; months and weekdays stand before their day and year.
_TRAILING: Final = word_set(
    "etc kr mv mva nok osv pers stk jan feb febr mar apr jun jul aug sep sept okt oct nov des dec man mand mån månd"
    " tir tirs tirsd tys tysd ons onsd tor tors torsd fre fred lør lørd lau laur laurd søn sønd sun sund"
)
_MONTHS: Final = word_set("jan feb mar apr mai may jun jul aug sep okt oct nov des dec")


def fold(raw: str) -> str:
    """Lower case without accents (but with æ, ø, å), soft hyphens or zero-width characters.

    >>> fold("Entré"), fold("på\u00admelding")
    ('entre', 'påmelding')
    """
    lowered = raw.lower()
    if lowered.isascii() or not _UNUSUAL.search(lowered):
        return lowered
    return unicodedata.normalize("NFC", _INVISIBLE.sub("", raw)).lower().translate(_ACCENTS)


_FOLDED: Final = Remembered(fold)  # words as written → folded


def split_words(text: str, start: int = 0, end: int = LONGEST_TEXT) -> list[Word]:
    """Words, numbers (digit runs), line ends and punctuation marks of ``text[start:end]``, one each, in order.

    Only the first ``LONGEST_TEXT`` characters are read.

    >>> [w.text for w in split_words("Pris: kr 1950,-")]
    ['pris', ':', 'kr', '1950', ',', '-']
    """
    made = tuple.__new__  # what a named tuple asks before it gets there costs a fifth of all
    return [
        made(Word, (_FOLDED[found[0]], found.start(), found.end()))
        for found in _LEXER.finditer(text, start, min(end, LONGEST_TEXT))
    ]


def folded_words(text: str) -> Iterator[str]:
    """The words of :func:`split_words` without their places."""
    return map(_FOLDED.__getitem__, _LEXER.findall(text, 0, LONGEST_TEXT))


def is_number(word: Word) -> bool:
    return word.text.isdecimal()


def is_letters(word: Word) -> bool:
    return word.text[:1].isalpha()


def sentences(text: str, words: Sequence[Word]) -> Iterator[Sequence[Word]]:
    """The words between sentence ends, sentence by sentence, without empty ones.

    A line end, ``!``, ``?`` or a full stop closes a sentence; a full stop after an abbreviation does not, and
    after a number or before a small letter it is no end either.
    """
    first = 0
    for i, word in enumerate(words):
        if word.text == "\n" or (word.text in ".!?" and _closes(text, words, i)):
            if i > first:
                yield words[first:i]
            first = i + 1
        elif i - first >= LONGEST_SENTENCE:
            yield words[first:i]
            first = i
    if first < len(words):
        yield words[first:]


def sentences_of(
    text: str, matters: Callable[[str], bool], closely: Callable[[str], bool] | None = None
) -> Iterator[Sequence[Word]]:
    """The sentences of the parts of a text that matter to a reader (:func:`parts_of`)."""
    for first, last in parts_of(text, matters, closely):
        yield from sentences(text, split_words(text, first, last))


def parts_of(
    text: str, matters: Callable[[str], bool], closely: Callable[[str], bool] | None = None
) -> Iterator[tuple[int, int]]:
    """Start and end of the lines that matter to a reader, which is asked line by line as it goes on.

    ``closely`` is asked about each part of such a line that surely begins and ends with a sentence.
    """
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        if matters(line):
            for first, last in _surely_apart(text, start, end) if closely else ((start, end),):
                if closely is None or closely(text[first:last]):
                    yield first, last
        start = end + 1


def _surely_apart(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    return pairwise((start, *(found.end() for found in _SURE_END.finditer(text, start, end)), end))


def _closes(text: str, words: Sequence[Word], i: int) -> bool:
    if i + 1 == len(words):
        return True
    following = words[i + 1]
    if following.start == words[i].end and following.text != "\n":  # "1.950", "t.o.m.", "?)"
        return False
    if is_letters(following) and not text[following.start].isupper():
        return False
    if words[i].text != "." or not i:
        return True
    before = words[i - 1]
    if before.text in _LEADING or (len(before.text) == 1 and is_letters(before)):
        return False
    if is_number(before):
        return is_letters(following) and following.text[:3] not in _MONTHS
    if before.text in _TRAILING:
        return is_letters(following)
    return True
