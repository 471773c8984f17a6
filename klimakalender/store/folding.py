"""Text as it is searched and compared: lower case, without Norwegian letters and other marks."""

from __future__ import annotations

import unicodedata

# What decomposition does not take apart; å does decompose, but æ and ø stand on their own.
LETTERS = str.maketrans({"æ": "ae", "ø": "o", "đ": "d", "ŋ": "n", "ŧ": "t", "ß": "ss"})


def fold(text: str) -> str:
    """Fold a text for search; the same on both sides of a comparison.

    >>> fold("Klimatilpasning på Ørlandet, GÅRDSBRUK")
    'klimatilpasning pa orlandet, gardsbruk'
    """
    lowered = text.lower().translate(LETTERS)
    if lowered.isascii():
        return lowered
    decomposed = unicodedata.normalize("NFKD", lowered)
    return "".join(char for char in decomposed if not unicodedata.combining(char))
