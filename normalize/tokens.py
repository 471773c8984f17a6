"""Text to typed tokens: numbers by shape, words by their sense in the lexicon, punctuation; in one linear pass."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from typing import Final

from normalize.lexicon import PHRASES, WORDS, Kind, Word
from normalize.remembered import Remembered

_SPACE: Final = r"[^\S\n\r\f\v\u2028\u2029]*"
# ISO 8601, with or without a time; also in its short form
_ISO: Final = (
    r"\d{4}-\d\d-\d\d(?:t\d\d:\d\d(?::\d\d)?(?:\.\d+)?(?:z|[+-]\d\d:?\d\d)?"
    r"| \d\d:\d\d(?::\d\d)?(?:\.\d+)?(?:z|\+\d\d:?\d\d))?(?![\w-]|:\d)"
    r"|\d{8}t\d{6}z?(?!\w)"
)
# Cuts a text into pieces and leaves nothing out: white space goes with what stands before it.
_PIECES: Final = re.compile(
    r"(?:[^\W\d_]+"  # a word
    rf"|(?<![\w-])(?:{_ISO})"
    r"|(?:\d++[\s.,:;/()–-]*+){50,}+"  # more numbers in a row than any list of dates has
    r"|\d+(?:[./:]\d+(?!o\b))*(?:[.:](?:oo|0o|o0)\b)?"  # a number: 12, 5.3, 09:00, 22.9.2021, 18.oo
    r"|[\n\r\f\v\u2028\u2029]\s*"  # a line break
    rf"|\S){_SPACE}"  # punctuation
)
_INDENT: Final = re.compile(_SPACE)
_STAMP: Final = re.compile(_ISO)
# The next word of an expression of several, behind a space, the dot of an abbreviation, a hyphen or an apostrophe.
_NEXT: Final = re.compile(r"(?:\.\s?|\s{1,3}|['’-])([^\W\d_]+)")
_PUNCTUATION: Final[dict[str, Kind]] = {
    **dict.fromkeys("-‐‑‒–—―−﹘﹣－~→", "dash"),
    **dict.fromkeys("|•·*;▪●■◦‣>»", "bar"),
    **dict.fromkeys("([{", "open"),
    **dict.fromkeys(")]}", "close"),
    **dict.fromkeys("'’‘`´", "quote"),
    **dict.fromkeys("!?", "stop"),
    "@": "bar", "/": "slash", ".": "dot", ",": "comma", ":": "colon", "&": "and", "+": "and", "_": "bar",
}  # fmt: skip
_SIGNS: Final = re.compile(r"[./:]")
_WITHOUT_DIGITS: Final = dict.fromkeys(map(ord, "0123456789"))
# Longer numbers are account numbers and the like; also int() of a million digits takes minutes.
_LONGEST: Final = 20


@dataclass(slots=True, init=False)
class Token:
    """A piece of text. ``space`` says whether white space stands before it.

    A number has the values of its ``parts``, their ``widths`` in digits, and the signs between them in
    ``shape``: "09.30" is parts (9, 30), widths (2, 2), shape ".". A run of words that the lexicon does not
    know is one token of kind ``gap``. A number is ``listed`` when it stands bare and a month further right turns
    it into a day: the 22 of "22, 23 og 29. mai".
    """

    kind: Kind
    start: int
    end: int
    space: bool
    text: str
    word: Word | None
    shape: str
    parts: tuple[int, ...]
    widths: tuple[int, ...]
    listed: bool

    def __init__(  # a page has hundreds of tokens: one that is compiled takes a quarter of the time of a dataclass's
        self,
        kind: Kind,
        start: int,
        end: int,
        space: bool,
        text: str = "",
        word: Word | None = None,
        shape: str = "",
        parts: tuple[int, ...] = (),
        widths: tuple[int, ...] = (),
    ) -> None:
        self.kind, self.start, self.end, self.space = kind, start, end, space
        self.text, self.word, self.shape, self.parts, self.widths = text, word, shape, parts, widths
        self.listed = False

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
PADDING: Final = 12
_END: Final = Token("stop", 0, 0, space=True)


# What a piece of text is wherever it stands: a token without its place. Kind, width in characters, then text, word,
# shape, parts and widths as in a token; unknown words have no text.
_Sense = tuple["Kind", int, str, Word | None, str, tuple[int, ...], tuple[int, ...]]


def tokenize(text: str, start: int = 0, end: int = sys.maxsize) -> list[Token]:
    """The tokens of ``text[start:end]``, with padding after the last one.

    The text is in lower case: see :func:`normalize.text.clean`.
    """
    tokens: list[Token] = []
    last_end = start
    gap: Token | None = None
    previous = ""  # a word or sign that is said again right away counts once: "– –", "kl. kl."
    indent = _INDENT.match(text, start, end)
    following = indent.end() if indent else start
    for piece in _PIECES.findall(text, start, end):
        start, following = following, following + len(piece)
        if start < last_end:
            continue  # within an expression of several words
        kind, width, string, word, shape, parts, widths = _SENSES[piece]
        end = start + width
        if string and string == previous and not parts:
            tokens[-1].end = last_end = end
            continue
        if word is not None and word.leads:
            word, end = _join_phrase(text, string, word, end)
            kind, string = (word.kind, string) if word else ("gap", "")
        if string:
            tokens.append(Token(kind, start, end, start > last_end, string, word, shape, parts, widths))
            gap = None
        elif gap is None:
            gap = Token("gap", start, end, start > last_end)
            tokens.append(gap)
        else:
            gap.end = end
        previous = string
        last_end = end
    tokens.extend([_END] * PADDING)
    return tokens


def _join_phrase(text: str, said: str, word: Word, start: int) -> tuple[Word | None, int]:
    """The sense of an expression of several words that begins with this one, and its end; else the word's own."""
    found, end = (None if word.kind == "head" else word), start
    following = _NEXT.match(text, start)
    while following:
        said = f"{said} {following[1]}"
        if said not in PHRASES:
            break
        if sense := PHRASES[said]:
            found, end = sense, following.end()
        following = _NEXT.match(text, following.end())
    if "." in text[start:end] and text.startswith(".", end):
        end += 1
    return found, end


def _look(piece: str) -> _Sense:
    text = piece.rstrip() or piece
    width = len(text)
    if text[0].isdecimal():
        if _STAMP.fullmatch(text):
            return "iso", width, text, None, "", (), ()
        return _number(text, width)
    if text[0].isalnum():
        word = WORDS.get(text)
        return (word.kind, width, text, word, "", (), ()) if word else ("gap", width, "", None, "", (), ())
    if text.isspace():
        return "break", width, text, None, "", (), ()
    if text == "…":
        return "gap", width, "", None, "", (), ()
    return _PUNCTUATION.get(text, "sign"), width, text, None, "", (), ()


def _number(text: str, width: int) -> _Sense:
    if width > _LONGEST:
        return "sign", width, text, None, "", (), ()
    if text.isdecimal():  # in the digits of any script
        return "num", width, text, None, "", (int(text),), (width,)
    digits = text.replace("o", "0")
    parts = _SIGNS.split(digits)
    shape = digits.translate(_WITHOUT_DIGITS)
    return "num", width, text, None, shape, tuple(map(int, parts)), tuple(map(len, parts))


_SENSES: Final = Remembered(_look)
