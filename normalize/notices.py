"""What title and paragraphs of an announcement say in so many words, sentence by sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import islice
from operator import or_
from typing import TYPE_CHECKING, Final, NamedTuple

from normalize import signals
from normalize.lexicon.notices import CONDITIONAL, INVERTED
from normalize.phrases import Phrases, key_words
from normalize.values import Evidence
from normalize.vocabulary import VOCABULARY
from normalize.words import Word, parts_of, sentences, split_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from normalize.phrases import Mark

_CONDITIONAL: Final = Phrases(CONDITIONAL)

MOST: Final = 300  # phrases of a kind; no announcement says a thing more often


class Saying:
    """A table of phrases, and the signal of the texts that may have one of them."""

    def __init__(self, table: Mapping[str, str]) -> None:
        self.phrases = Phrases(table)
        self.signal = VOCABULARY.add(key_words(table))


class Sentence(NamedTuple):
    """The words of one sentence; ``in_title`` when it stands in the title; the signals it may have."""

    words: Sequence[Word]
    in_title: bool
    signals: int

    def has(self, phrases: Phrases) -> bool:
        return bool(phrases.find(self.words))

    @property
    def is_conditional(self) -> bool:
        """Whether it says what may happen: "kan bli …", "hvis …", or "Blir kurset fullt, …"."""
        return self.words[0].text in INVERTED or self.has(_CONDITIONAL)


@dataclass(frozen=True, slots=True)
class Notice:
    """Title and paragraphs as one text: joined by line ends, without empty ones, as evidence counts offsets."""

    text: str
    sentences: tuple[Sentence, ...]

    def find(self, saying: Saying) -> Iterator[tuple[Sentence, Mark]]:
        """Phrases with the sentence they stand in, in order, at most ``MOST`` of them."""
        telling = [sentence for sentence in self.sentences if sentence.signals & saying.signal]
        found = ((sentence, mark) for sentence in telling for mark in saying.phrases.find(sentence.words))
        return islice(found, MOST)

    def line(self, mark: Mark) -> str:
        """The title or paragraph that a mark stands in."""
        end = self.text.find("\n", mark.end)
        return self.text[self.text.rfind("\n", 0, mark.start) + 1 : end if end >= 0 else len(self.text)]

    def evidence(self, mark: Mark, rule: str, confidence: float = 0.9) -> Evidence:
        """The words of a mark."""
        return Evidence(self.text[mark.start : mark.end], mark.start, mark.end, rule, confidence)


def read_notice(title: str, paragraphs: Sequence[str], about: Sequence[Saying]) -> Notice:
    """The sentences of a title and paragraphs that may have a phrase of what is read."""
    text = "\n".join(part for part in (title, *paragraphs) if part.strip())
    title_end = len(title) if title.strip() else 0
    wanted = reduce(or_, [saying.signal for saying in about])

    def matters(part: str) -> bool:
        return bool(signals.of(part) & wanted)

    found = [
        Sentence(words, first < title_end, signals.of(text[first:last]))
        for first, last in parts_of(text, matters, matters)
        for words in sentences(text, split_words(text, first, last))
    ]
    return Notice(text, tuple(found))
