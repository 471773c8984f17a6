"""Tables of phrases, written as words, to find in text.

Phrases stand with commas between. ``|`` separates alternative words, ``*`` is any letters,
``…`` up to sixty characters of the same sentence. Case does not matter; a phrase begins and ends at word
boundaries.
"""

from __future__ import annotations

import re

_GAP = r"[^.;!?\n]{0,60}?"


def wording(table: str) -> re.Pattern[str]:
    """A pattern that finds any of the phrases of a table.

    >>> bool(wording("ble|vart … arrangert, meld deg på").search("Dagen ble for tredje gang arrangert her"))
    True
    >>> wording("*frist*").search("Påmeldingsfristen går ut")[0]
    'Påmeldingsfristen'
    """
    phrases = [" ".join(re.sub(r"\s*\|\s*", "|", phrase).split()) for phrase in table.split(",")]
    return re.compile(
        "|".join(sorted(map(_phrase, filter(None, phrases)), key=len, reverse=True)), re.IGNORECASE
    )


def _phrase(phrase: str) -> str:
    pattern = ""
    for word in phrase.split(" "):
        if word == "…":
            pattern = pattern.removesuffix(r"\s+") + _GAP
            continue
        options = "|".join(re.escape(option).replace(r"\*", r"\w*") for option in word.split("|"))
        pattern += (
            rf"\b(?:{options})\b" if word[-1].isalnum() or word[-1] == "*" else f"(?:{options})"
        ) + r"\s+"
    return pattern.removesuffix(r"\s+")
