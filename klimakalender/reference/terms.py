"""The term lists of ``data/topics``: which words make an event a climate event, and the controlled topics."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args

from klimakalender.errors import DataFileError
from klimakalender.reference.tables import read_columns, read_numbered
from normalize import TopicTerms
from normalize.topic import Term, TermClass

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HEAVIEST = 3.0
TOPIC_COLUMNS = ("topic", "label_nb", "label_nn", "label_en", "uri")


@dataclass(frozen=True, slots=True)
class TopicLabel:
    """A controlled topic with its names; ``uri`` in EuroVoc or Los where one is certain, else empty."""

    topic: str
    label_nb: str
    label_nn: str
    label_en: str
    uri: str


def load_terms(folder: Path) -> TopicTerms:
    """``terms.csv``; raises :class:`DataFileError` naming file and line."""
    topics = {label.topic for label in load_topics(folder)}
    return TopicTerms.build(_read_terms(folder / "terms.csv", topics))


def load_topics(folder: Path) -> list[TopicLabel]:
    """``topics.csv``, in order."""
    return [TopicLabel(*row) for row in read_columns(folder / "topics.csv", *TOPIC_COLUMNS)]


def _read_terms(path: Path, topics: set[str]) -> Iterator[Term]:
    seen: set[str] = set()
    for line, (text, kind, weight, topic) in read_numbered(path, "term", "class", "weight", "topic"):
        if kind not in get_args(TermClass):
            raise DataFileError(f"{path}:{line}: class {kind!r} is none of {', '.join(get_args(TermClass))}")
        if topic and topic not in topics:
            raise DataFileError(f"{path}:{line}: topic {topic!r} is not in topics.csv")
        if text in seen:
            raise DataFileError(f"{path}:{line}: term {text!r} stands twice")
        try:
            number = float(weight)
        except ValueError:
            raise DataFileError(f"{path}:{line}: weight {weight!r} is no number") from None
        if not 0 <= number <= HEAVIEST:
            raise DataFileError(f"{path}:{line}: weight {weight} is not between 0 and {HEAVIEST:g}")
        seen.add(text)
        yield Term(text, kind, number, topic)  # type: ignore[arg-type]  # kind was checked against TermClass
