"""The addresses of one site that are still to be asked for: best first, each once, within a budget."""

from __future__ import annotations

import heapq
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from spiders.addresses import canonical_address, leads_nowhere
from spiders.discovery import Grade, about_climate

if TYPE_CHECKING:
    from datetime import date

DEFAULT_BUDGET = 500
VARIANTS = 40  # addresses that differ in their parameters alone; more is a trap, not a list


@dataclass(frozen=True, slots=True)
class Task:
    """One address to ask for. ``depth``: lists passed on the way; ``part``: which part of a paginated list."""

    url: str
    grade: Grade
    depth: int = 0
    part: int = 1


@dataclass(slots=True)
class Frontier:
    """Tasks in the order of their promise; of equal promise first come, first served."""

    today: date
    budget: int = DEFAULT_BUDGET
    _queue: list[tuple[int, int, Task]] = field(default_factory=list)
    _seen: set[str] = field(default_factory=set)
    _variants: Counter[str] = field(default_factory=Counter)

    def add(self, task: Task, text: str = "") -> bool:
        """Take an address unless it was met before or leads nowhere; ``text`` is that of the link."""
        if task.grade is not Grade.KNOWN and leads_nowhere(task.url, self.today):
            return False
        if not self.meet(task.url):
            return False
        if urlsplit(task.url).query and task.grade is not Grade.KNOWN:
            path = task.url.partition("?")[0].lower()
            self._variants[path] += 1
            if self._variants[path] > VARIANTS:
                return False
        promise = 10 * task.grade + 5 * about_climate(task.url, text) - task.depth
        heapq.heappush(self._queue, (-promise, len(self._seen), task))
        return True

    def meet(self, url: str) -> bool:
        """Remember an address; whether it is new."""
        key = canonical_address(url)
        if key in self._seen:
            return False
        self._seen.add(key)
        return True

    def pop(self) -> Task | None:
        """The best task left, or ``None`` when there is none or the budget is spent."""
        if not self._queue or self.budget <= 0:
            return None
        self.budget -= 1
        return heapq.heappop(self._queue)[2]

    def __len__(self) -> int:
        return len(self._queue)
