"""Full-text search that folds Norwegian letters on the side of the question, as the index is folded.

A word also finds what begins with it (``overvann`` finds ``overvannshåndtering``), since compounds are one
word; so it does what has the same stem, in either form of Norwegian (``berekraftig``, ``bærekraft``).
"Words in quotes" are a phrase and are taken as they stand.
"""

from __future__ import annotations

import re
from functools import lru_cache

from klimakalender.store.folding import fold
from klimakalender.store.stems import stem

# Longer questions are cut: nobody types them, and each word is a lookup.
MAX_LETTERS, MAX_WORDS = 400, 20
_PARTS = re.compile(r'"([^"]*)"?|([^\s"]+)')
# As the index cuts words: letters and digits.
_LETTER, _BETWEEN = r"[^\W_]", r"[\W_]"
_WORD = re.compile(f"{_LETTER}+")

# Words shorter than this are too common as beginnings.
MIN_PREFIX = 3


def match_expression(query: str) -> str:
    """An FTS5 expression that is valid whatever a person typed; every word must be found.

    >>> match_expression('Overvann i "Møre og')
    '"overvann"* AND "i" AND "more og"'
    >>> match_expression("berekraftige møte")
    '("berekraftige"* OR "baerekraft") AND ("mote"* OR "mot")'
    """
    terms = []
    for words, is_phrase in _terms(query):
        terms.append(f'"{" ".join(words)}"' if is_phrase else _prefix(words[0]))
    # Beside brackets "and" has to be said.
    return " AND ".join(terms) or '""'


def has(text: str, query: str) -> bool:
    """Whether a text as it is indexed has what :func:`match_expression` asks for.

    >>> has("klimakveld om overvann", "overva"), has("klimakveld om overvann", '"om klimakveld"')
    (True, False)
    """
    patterns = _patterns(query)
    return bool(patterns) and all(pattern.search(text) for pattern in patterns)


@lru_cache(maxsize=256)
def _patterns(query: str) -> list[re.Pattern[str]]:
    found = []
    for words, is_phrase in _terms(query):
        if is_phrase or len(words[0]) < MIN_PREFIX:
            one = f"{_BETWEEN}+".join(words) + f"(?!{_LETTER})"
        else:
            one = "|".join(dict.fromkeys([words[0], f"{stem(words[0])}(?!{_LETTER})"]))
        found.append(re.compile(f"(?<!{_LETTER})(?:{one})"))
    return found


def _terms(query: str) -> list[tuple[list[str], bool]]:
    """Words one by one, and phrases."""
    terms: list[tuple[list[str], bool]] = []
    for phrase, word in _PARTS.findall(fold(query[:MAX_LETTERS])):
        if words := _WORD.findall(phrase):
            terms.append((words, True))
        terms += [([part], False) for part in _WORD.findall(word)]
    return terms[:MAX_WORDS]


def _prefix(word: str) -> str:
    if len(word) < MIN_PREFIX:
        return f'"{word}"'
    root = stem(word)
    return f'"{word}"*' if root.startswith(word) else f'("{word}"* OR "{root}")'
