"""The committed tables of places and terms, read into the shapes that the normalisers take."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from klimakalender import config
from klimakalender.reference.places import load_gazetteer
from klimakalender.reference.terms import load_terms

if TYPE_CHECKING:
    from normalize import Gazetteer, TopicTerms

__all__ = ["Tables", "load_tables"]


@dataclass(frozen=True, slots=True)
class Tables:
    """Everything that reading a page looks up."""

    gazetteer: Gazetteer
    terms: TopicTerms


@lru_cache(maxsize=1)
def load_tables() -> Tables:
    """The tables of the data folder, read once; raises :class:`DataFileError` naming file and line."""
    data = config.load().data
    return Tables(load_gazetteer(data / "reference"), load_terms(data / "topics"))
