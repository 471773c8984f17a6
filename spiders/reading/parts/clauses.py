"""The words of a sentence that are about one of its days, and the gathering they name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from normalize.lazily import compiled
from spiders.reading.parts.naming import name_before, name_in, proper_name
from spiders.reading.words.gatherings import find_gathering, is_plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spiders.reading.times.mentions import Mention


# "Møtet i Granvoll" names no event
_ONE_OF_SEVERAL: Final = compiled(r"\w+(?:en|et|a)\s(?:i|på)\s[A-ZÆØÅ][\w-]+")
_NUMBERED: Final = compiled(r"(?:første|fyrste|andre|tredje|fjerde|siste|neste)\s\w{8,}", re.IGNORECASE)


def is_named(phrase: str) -> bool:
    """Whether some words for a gathering say which it is.

    >>> is_named("Åpent møte om vann"), is_named("Møtet i Granvoll"), is_named("Møtet")
    (True, False, False)
    """
    return " " in phrase and not (_ONE_OF_SEVERAL.fullmatch(phrase) and is_plain(phrase.split()[0]))


@dataclass(frozen=True, slots=True)
class Clause:
    """The ``text`` about the day ``quote``, in the block at ``where``."""

    text: str
    quote: str
    where: str

    @classmethod
    def of(cls, mention: Mention, mentions: Sequence[Mention]) -> Clause:
        """The clause of a mention: what stands before another day of its sentence is named with that day."""
        before, quote, after = mention.sentence.partition(mention.dates.quote)
        for other in mentions:
            if other.index == mention.index and other.dates.has_day and other.dates.quote in before:
                before = before.rpartition(other.dates.quote)[2]
        return cls(before + quote + after, quote, mention.where)

    @property
    def name(self) -> str | None:
        """The name of a gathering: one of its own, else a phrase with a capital inside the sentence."""
        if name := proper_name(self.text):
            return name
        phrase = name_before(self.text, self.quote)
        return phrase if phrase and self._is_named(phrase) else None

    def phrase(self, *, compound: bool) -> str | None:
        """The gathering that the words are about, if they say which: several words, a name, or a ``compound``."""
        phrase = name_in(self.text, self.quote)
        if phrase and " " in phrase and not is_named(phrase):
            return None
        if phrase is None or " " in phrase or (compound and not is_plain(phrase)):
            return phrase
        return phrase if self._is_named(phrase) else None

    def _is_named(self, phrase: str) -> bool:
        """Whether a phrase has a capital up to its word for a gathering that the sentence does not begin with."""
        first = 0 if self.text.lstrip(" –-").find(phrase) > 0 else 1
        gathering = find_gathering(phrase)
        words = phrase[: gathering.end() if gathering else len(phrase)].split()
        return any(word[0].isupper() for word in words[first:]) or bool(_NUMBERED.match(phrase))
