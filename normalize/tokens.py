"""Text to typed tokens: numbers by shape, words by their sense in the lexicon, punctuation; in one linear pass."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from normalize.lexicon import PHRASES, WORDS, Word

if TYPE_CHECKING:
    from normalize.lexicon import Kind

_WORD, _ISO, _NUMBER, _BREAK, _PUNCTUATION_MARK = 1, 2, 3, 4, 5
_PATTERN = re.compile(
    r"([^\W\d_]+)"  # a word
    # ISO 8601, with or without a time; also in its short form
    r"|(?<![\w-])(\d{4}-\d\d-\d\d(?:t\d\d:\d\d(?::\d\d)?(?:\.\d+)?(?:z|[+-]\d\d:?\d\d)?"
    r"| \d\d:\d\d(?::\d\d)?(?:\.\d+)?(?:z|\+\d\d:?\d\d))?(?![\w-]|:\d)"
    r"|\d{8}t\d{6}z?(?!\w))"
    # more numbers in a row than any list of dates has: no group, becomes one sign
    r"|(?:\d++[\s.,:;/()–-]*+){50,}+"
    r"|(\d+(?:[./:]\d+(?!o\b))*(?:[.:](?:oo|0o|o0)\b)?)"  # a number: 12, 5.3, 09:00, 22.9.2021, 18.oo
    r"|([\n\r\f\v\u2028\u2029]\s*)"  # a line break
    r"|(\S)"  # punctuation
)
_OTHER_KINDS: dict[int | None, Kind] = {_ISO: "iso", _BREAK: "break"}
_PUNCTUATION: dict[str, Kind] = {
    **dict.fromkeys("-‐‑‒–—―−﹘﹣－~→", "dash"),
    **dict.fromkeys("|•·*;▪●■◦‣>»", "bar"),
    **dict.fromkeys("([{", "open"),
    **dict.fromkeys(")]}", "close"),
    **dict.fromkeys("'’‘`´", "quote"),
    **dict.fromkeys("!?", "stop"),
    "@": "bar", "/": "slash", ".": "dot", ",": "comma", ":": "colon", "&": "and", "+": "and", "…": "gap",
    "_": "bar",
}  # fmt: skip
_SIGNS = re.compile(r"[./:]")
_WITHOUT_DIGITS = dict.fromkeys(map(ord, "0123456789"))
# Longer numbers are account numbers and the like; also int() of a million digits takes minutes.
_LONGEST = 20


@dataclass(slots=True)
class Token:
    """A piece of text. ``space`` says whether white space stands before it.

    A number has the values of its ``parts``, their ``widths`` in digits, and the signs between them in
    ``shape``: "09.30" is parts (9, 30), widths (2, 2), shape ".". A run of words that the lexicon does not
    know is one token of kind ``gap``.
    """

    kind: Kind
    start: int
    end: int
    space: bool
    text: str = ""
    word: Word | None = None
    shape: str = ""
    parts: tuple[int, ...] = ()
    widths: tuple[int, ...] = ()
    listed: bool = (
        False  # a bare number that a month further right turns into a day: the 22 of "22, 23 og 29. mai"
    )

    @property
    def value(self) -> int:
        return self.word.value if self.word else 0

    @property
    def name(self) -> str:
        return self.word.name if self.word else ""


def weekday_of(token: Token) -> int | None:
    """The weekday that a token can mean, also of abbreviations that are other words too."""
    if token.kind == "weekday":
        return token.value
    return token.word.weekday if token.word else None


# Readers look a few tokens back and ahead without minding the ends of the text.
PADDING = 12
_END = Token("stop", 0, 0, space=True)


def tokenize(text: str, start: int = 0, end: int = sys.maxsize) -> list[Token]:
    """The tokens of ``text[start:end]``, with padding after the last one.

    The text is in lower case: see :func:`normalize.text.clean`.
    """
    tokens: list[Token] = []
    last_end = start
    gap: Token | None = None
    previous = ""  # a word or sign that is said again right away counts once: "– –", "kl. kl."
    for match in _PATTERN.finditer(text, start, end):
        group = match.lastindex
        start, end = match.span()
        if start < last_end:
            continue  # within an expression of several words
        if group == _WORD:
            string = match[_WORD]
            if string == previous:
                tokens[-1].end = last_end = end
                continue
            word = WORDS.get(string)
            if word is not None and word.leads:
                word, end = _join_phrase(text, string, word, end)
            if word is None:
                if gap is None:
                    gap = Token("gap", start, end, start > last_end)
                    tokens.append(gap)
                gap.end = last_end = end
                previous = ""
                continue
            previous = string
            tokens.append(Token(word.kind, start, end, start > last_end, string, word))
        elif group == _PUNCTUATION_MARK:
            string = match[_PUNCTUATION_MARK]
            if string == previous:
                tokens[-1].end = last_end = end
                continue
            previous = string
            tokens.append(Token(_PUNCTUATION.get(string, "sign"), start, end, start > last_end, string))
        elif group == _NUMBER:
            previous = ""
            tokens.append(_number(match[_NUMBER], start, end, start > last_end))
        else:
            previous = ""
            tokens.append(Token(_OTHER_KINDS.get(group, "sign"), start, end, start > last_end, match[0]))
        gap = None
        last_end = end
    tokens.extend([_END] * PADDING)
    return tokens


def _join_phrase(text: str, first: str, word: Word, end: int) -> tuple[Word | None, int]:
    """The sense of an expression of several words that begins with this one, and its end; else the word's own."""
    pattern, senses = PHRASES[first]
    match = pattern.match(text, end)
    if match is None:
        return (None if word.kind == "head" else word), end
    end = match.end()
    if "." in match[0] and text[end : end + 1] == ".":
        end += 1
    return senses[(match.lastindex or 1) - 1], end


def _number(string: str, start: int, end: int, space: bool) -> Token:
    if end - start > _LONGEST:
        return Token("sign", start, end, space, "")
    if string.isdecimal():
        return Token("num", start, end, space, string, None, "", (int(string),), (end - start,))
    digits = string.replace("o", "0")
    parts = _SIGNS.split(digits)
    return Token(
        "num", start, end, space, string, None,
        digits.translate(_WITHOUT_DIGITS), tuple(map(int, parts)), tuple(map(len, parts)),
    )  # fmt: skip
