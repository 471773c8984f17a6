"""Several pieces of a page as one text that still knows where each piece stands, and notes of what was found."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from spiders.items import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable

    from normalize import Evidence


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
