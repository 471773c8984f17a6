"""Full-text search that folds Norwegian letters on the side of the question, as the index is folded.

A word also finds what begins with it (``overvann`` finds ``overvannshåndtering``), since compounds are one
word; "words in quotes" are a phrase and are taken as they stand.
"""

from __future__ import annotations

import re

from klimakalender.store.folding import fold

_PARTS = re.compile(r'"([^"]*)"?|([^\s"]+)')
_WORD = re.compile(r"\w+")

# Words shorter than this are too common as beginnings.
MIN_PREFIX = 3


def match_expression(query: str) -> str:
    """An FTS5 expression that is valid whatever a person typed; every word must be found.

    >>> match_expression('Overvann i "Møre og')
    '"overvann"* "i" "more og"'
    >>> match_expression("c'est-à-dire")
    '"c" "est"* "à" "dire"*'
    """
    terms = []
    for phrase, word in _PARTS.findall(fold(query)):
        if phrase:
            words = " ".join(_WORD.findall(phrase))
            terms += [f'"{words}"'] if words else []
        else:
            terms += [_prefix(part) for part in _WORD.findall(word)]
    return " ".join(terms) or '""'


def _prefix(word: str) -> str:
    return f'"{word}"*' if len(word) >= MIN_PREFIX else f'"{word}"'
