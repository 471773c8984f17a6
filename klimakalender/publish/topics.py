"""The controlled topics as people read them: the names of ``data/topics/topics.csv`` in every language."""

from __future__ import annotations

from functools import lru_cache

from klimakalender import config
from klimakalender.reference.terms import load_topics


def name(slug: str, *, lang: str = "nb") -> str:
    """What a topic is called; one that the table does not have is spelt out from its slug."""
    return _names().get((slug, lang)) or spelt_out(slug)


def spelt_out(slug: str) -> str:
    """A topic's slug as a word.

    >>> spelt_out("sirkulær-økonomi")
    'Sirkulær økonomi'
    """
    words = slug.replace("-", " ").replace("_", " ")
    return words[:1].upper() + words[1:]


@lru_cache(maxsize=1)
def _names() -> dict[tuple[str, str], str]:
    return {
        (label.topic, lang): text
        for label in load_topics(config.load().data / "topics")
        for lang, text in (("nb", label.label_nb), ("nn", label.label_nn), ("en", label.label_en))
    }
