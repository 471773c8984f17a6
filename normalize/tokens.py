"""Text to typed tokens: numbers by shape, words by their sense in the lexicon, punctuation; in one linear pass."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from normalize.lexicon import PHRASES, WORDS, Word

if TYPE_CHECKING:
    from normalize.lexicon import Kind

_PATTERN = re.compile(
    r"(?<![\w-])(\d{4}-\d\d-\d\d(?:t\d\d:\d\d(?::\d\d)?(?:\.\d+)?(?:z|[+-]\d\d:?\d\d)?)?(?![\w-]|:\d))"  # 1 ISO 8601
    r"|(\d+(?:[./:]\d+)*(?:[.:]oo\b)?)"  # 2 number: 12, 5.3, 09:00, 22.9.2021, 18.oo
    r"|([^\W\d_]+)"  # 3 word
    r"|([\n\r\f\v\u2028\u2029]\s*)"  # 4 line break
    r"|(\S)"  # 5 punctuation
)
_PUNCTUATION: dict[str, Kind] = {
    **dict.fromkeys("-‐‑‒–—―−﹘﹣－~", "dash"),
    **dict.fromkeys("|•·*;▪●■◦‣>»", "bar"),
    **dict.fromkeys("([{", "open"),
    **dict.fromkeys(")]}", "close"),
    **dict.fromkeys("'’‘`´", "quote"),
    **dict.fromkeys("!?", "stop"),
    "/": "slash", ".": "dot", ",": "comma", ":": "colon", "&": "and", "+": "and", "…": "gap",
    "_": "bar", "\"": "bar", "“": "bar", "”": "bar", "«": "bar",
}  # fmt: skip
_WORD_OF_PUNCTUATION = Word("and")
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


# Readers look a few tokens back and ahead without minding the ends of the text.
PADDING = 12
_END = Token("stop", 0, 0, space=True)


def tokenize(text: str) -> list[Token]:
    """The tokens of lower-case text (see :func:`normalize.text.clean`), with padding after the last one."""
    tokens: list[Token] = []
    heads = False
    last_end = 0
    gap: Token | None = None
    for match in _PATTERN.finditer(text):
        group = match.lastindex
        start, end = match.span()
        if group == 3:
            string = match[3]
            word = WORDS.get(string)
            if word is None:
                if gap is not None:
                    gap.end = last_end = end
                    continue
                gap = Token("gap", start, end, start > last_end)
                tokens.append(gap)
                last_end = end
                continue
            heads = heads or string in PHRASES
            tokens.append(Token(word.kind, start, end, start > last_end, string, word))
        elif group == 5:
            kind = _PUNCTUATION.get(match[5], "sign")
            tokens.append(Token(kind, start, end, start > last_end, match[5]))
        elif group == 2:
            tokens.append(_number(match[2], start, end, start > last_end))
        elif group == 4:
            tokens.append(Token("break", start, end, True, match[4]))
        else:
            tokens.append(Token("iso", start, end, start > last_end, match[1]))
        gap = None
        last_end = end
    if heads:
        tokens = _join_phrases(tokens)
    tokens.extend([_END] * PADDING)
    return tokens


def _number(string: str, start: int, end: int, space: bool) -> Token:
    if end - start > _LONGEST:
        return Token("sign", start, end, space, "")
    if string.isdecimal():
        return Token("num", start, end, space, string, None, "", (int(string),), (end - start,))
    digits = re.split(r"([./:])", string.replace("oo", "00"))
    parts = digits[::2]
    return Token(
        "num", start, end, space, string, None,
        "".join(digits[1::2]), tuple(map(int, parts)), tuple(map(len, parts)),
    )  # fmt: skip


def _join_phrases(tokens: list[Token]) -> list[Token]:
    """Expressions of several words become one token ("til og med", "t.o.m.", "St. Hans")."""
    joined: list[Token] = []
    position = 0
    while position < len(tokens):
        token = tokens[position]
        phrase = _phrase_at(tokens, position) if token.text in PHRASES else None
        if phrase is None:
            joined.append(token)
            position += 1
            continue
        word, position = phrase
        end = tokens[position - 1].end
        joined.append(Token(word.kind, token.start, end, token.space, token.text, word))
    return joined


def _phrase_at(tokens: list[Token], start: int) -> tuple[Word, int] | None:
    """The longest phrase that begins with the word at ``start``, and the position after it."""
    for rest, word in PHRASES[tokens[start].text]:
        position, dotted = start + 1, False
        for part in rest:
            if position < len(tokens) and tokens[position].kind == "dot":
                position, dotted = position + 1, True
            if position >= len(tokens) or tokens[position].text != part:
                break
            position += 1
        else:
            if dotted and position < len(tokens) and tokens[position].kind == "dot":
                position += 1
            return word, position
    return None
