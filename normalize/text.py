"""Text as the tokenizer wants it, with the way back to the text as it was passed in."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

# Soft hyphens, zero-width and direction marks stand inside words and dates of pages and mean nothing; combining
# marks belong to the letter before them ("a" + ring).
_UNSEEN: Final = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u0300-\u036f]")


@dataclass(frozen=True, slots=True)
class Cleaned:
    """Lower-case text, character for character, and where each character came from.

    ``offsets`` has an entry per character and one for the end; ``None`` says that positions are unchanged.
    """

    text: str
    offsets: tuple[int, ...] | None

    def origin(self, position: int) -> int:
        """The position in the original text of a position in the cleaned one."""
        return self.offsets[position] if self.offsets else position


def clean(text: str) -> Cleaned:
    """Lower case without invisible characters; letters written with combining marks are composed.

    >>> clean("12.\\u200b Mai").text
    '12. mai'
    """
    if text.isascii() or not _UNSEEN.search(text):
        return Cleaned(_lower(text), None)
    characters: list[str] = []
    offsets: list[int] = []
    for position, character in enumerate(text):
        if not _UNSEEN.match(character):
            characters.append(character)
            offsets.append(position)
        elif characters and unicodedata.combining(character):
            composed = unicodedata.normalize("NFC", characters[-1] + character)
            if len(composed) == 1:
                characters[-1] = composed
    return Cleaned(_lower("".join(characters)), (*offsets, len(text)))


def _lower(text: str) -> str:
    """Lower case of the same length: a few letters (İ) would become two."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := character.lower()) == 1 else character for character in text)
