"""Several pieces of a page as one text that still knows where each piece stands."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Any

from spiders.items import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable

    from normalize.values import Evidence


class Passages:
    """Pieces (where, text) joined by line breaks, in order; empty pieces are left out."""

    def __init__(self, pieces: Iterable[tuple[str, str]]) -> None:
        kept = [(where, text) for where, text in pieces if text.strip()]
        self.texts = [text for _, text in kept]
        self.text = "\n".join(self.texts)
        self._wheres = [where for where, _ in kept]
        self._starts: list[int] = []
        position = 0
        for text in self.texts:
            self._starts.append(position)
            position += len(text) + 1

    def where(self, position: int) -> str:
        """The place on the page of a position in the text."""
        return self._wheres[bisect_right(self._starts, position) - 1] if self._wheres else ""

    def finding(self, field: str, value: Any, evidence: Evidence) -> Finding:
        """Evidence from the joined text as a finding on the page."""
        return Finding(
            field, value, evidence.quote, self.where(evidence.start), evidence.rule, evidence.confidence
        )

    def locate(self, quote: str) -> str:
        """The place of the first piece that holds a quote."""
        at = self.text.find(quote)
        return self.where(at) if at >= 0 else ""
