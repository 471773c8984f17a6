"""Several pieces of a page as one text that still knows where each piece stands, and notes of what was found."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from mypy_extensions import mypyc_attr

from normalize.once import once
from spiders.items import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable

    from normalize import Evidence


@mypyc_attr(native_class=False)
class Passages:
    """Pieces (where, text) joined by line breaks, in order; empty pieces are left out."""

    def __init__(self, pieces: Iterable[tuple[str, str]]) -> None:
        self.pieces = [(where, text) for where, text in pieces if text.strip()]
        self.texts = [text for _, text in self.pieces]
        self.text = "\n".join(self.texts)
        self._starts: list[int] = []
        position = 0
        for text in self.texts:
            self._starts.append(position)
            position += len(text) + 1

    def where(self, position: int) -> str:
        """The place on the page of a position in the text."""
        return self.pieces[bisect_right(self._starts, position) - 1][0] if self.pieces else ""

    def find(self, words: str) -> tuple[str, str] | None:
        """The first place of some words in any case: as they are written there, and where it is."""
        at = self._folded.find(words.lower())
        if at < 0 or len(self._folded) != len(self.text):  # a letter may be folded to two
            return None
        return self.text[at : at + len(words)], self.where(at)

    @once
    def _folded(self) -> str:
        return self.text.lower()


@dataclass(slots=True)
class Notes:
    """The findings of one event, in the order in which its fields were read."""

    findings: list[Finding] = field(default_factory=list)

    def add(self, name: str, value: Any, evidence: Evidence | None, source: Passages | str) -> None:
        """Note the words of a value; ``source`` is the text they come from, or their place on the page."""
        if evidence is not None and evidence.quote:
            where = source if isinstance(source, str) else source.where(evidence.start)
            self.findings.append(
                Finding(name, value, evidence.quote, where, evidence.rule, evidence.confidence)
            )

    def tell(self, name: str, value: Any, quote: str, where: str, rule: str, confidence: float = 0.8) -> None:
        """Note words that were found without a normaliser."""
        self.findings.append(Finding(name, value, quote, where, rule, confidence))

    def verbatim(self, source: Passages) -> tuple[Finding, ...]:
        """The findings, each quote as the page has it: lines that a reader joined are lines again."""
        return tuple(
            finding
            if finding.quote in source.text
            else replace(finding, quote=_as_written(finding.quote, source))
            for finding in self.findings
        )


def _as_written(quote: str, source: Passages) -> str:
    """The stretch of a text with the words of a quote; of one that was put together, with the most of its words.

    >>> page = Passages([("p[1]", "Sted: Rådhuset\\nStorgata 1"), ("p[2]", "Oslo")])
    >>> _as_written("Rådhuset, Storgata 1", page), _as_written("Bergen, Rådhuset", page)
    ('Rådhuset\\nStorgata 1', 'Rådhuset')
    """
    words = re.findall(r"\w+", quote)
    for length in range(len(words), 0, -1):
        for run in (words[:length], words[-length:]):
            if found := re.search(r"\b" + r"\W+".join(run) + r"\b", source.text):
                return found[0]
    return quote
