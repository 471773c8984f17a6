"""The words of the interface in three languages: ``texts.yaml``, complete in all of them.

The text of an event is never translated; it carries its own ``lang``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import yaml

# In the order of the columns of texts.yaml. The first one has addresses without a prefix.
LANGUAGES = ("nb", "nn", "en")
NAMES = {"nb": "Bokmål", "nn": "Nynorsk", "en": "English"}


@lru_cache(maxsize=1)
def table() -> dict[str, tuple[str, ...]]:
    """Key → the text in every language."""
    text = files("klimakalender.publish").joinpath("texts.yaml").read_text(encoding="utf-8")
    loaded: dict[str, list[str]] = yaml.safe_load(text)
    return {key: tuple(texts) for key, texts in loaded.items()}


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts of one language.

    >>> Texts("en")("search.remove", what="Oslo")
    'Remove Oslo'
    >>> Texts("nb").count("list.found", 1)
    '1 arrangement'
    """

    lang: str = LANGUAGES[0]

    def __call__(self, key: str, **values: object) -> str:
        """The text of a key, with its ``{names}`` filled in. Raises ``KeyError`` for a key that is none."""
        text = table()[key][LANGUAGES.index(self.lang)]
        return text.format(**values) if values else text

    def count(self, key: str, number: int) -> str:
        """The text for one of something, or for several."""
        return self(f"{key}.{'one' if number == 1 else 'other'}", n=number)

    def name(self, group: str, key: object, default: str | None = None) -> str:
        """What a code is called (``status``, ``cancelled``); a code that has no name stands for itself."""
        texts = table().get(f"{group}.{key}")
        if texts is None:
            return str(key) if default is None else default
        return texts[LANGUAGES.index(self.lang)]
