"""The addresses of one site that are still to be asked for: best first, each once, within a budget."""

from __future__ import annotations

import heapq
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from spiders.addresses import canonical_address, leads_nowhere
from spiders.finding.discovery import LISTS, Grade, about_climate

if TYPE_CHECKING:
    from datetime import datetime

DEFAULT_BUDGET = 500
MOST_VARIANTS = 40  # lists that differ in their parameters alone; more is a calendar without end
MOST_PARTS = 30
DEEPEST = 5
OLDEST_MONTHS = 8  # the age, by sitemap, beyond which one page is as old as another


@dataclass(frozen=True, slots=True)
class Task:
    """One address to ask for. ``depth``: lists passed on the way; ``part``: which part of a long list."""

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
    _settled: set[str] = field(default_factory=set)
    _variants: Counter[str] = field(default_factory=Counter)

    def add(self, task: Task, text: str = "", modified: datetime | None = None) -> bool:
        """Take an address unless it was met before or leads nowhere.

        ``text`` is that of the link to it, ``modified`` when the page last changed, where a sitemap says so.
        """
        if task.grade < Grade.KNOWN and not self._leads_somewhere(task):
            return False
        if not self.meet(task.url):
            return False
        age = (self.today - modified.date()).days // 30 if modified else 0
        promise = 10 * task.grade + 5 * about_climate(task.url, text) - task.depth - min(age, OLDEST_MONTHS)
        heapq.heappush(self._queue, (-promise, len(self._seen), task))
        return True

    def meet(self, url: str) -> bool:
        """Remember an address; whether it is new."""
        key = canonical_address(url)
        if key in self._seen:
            return False
        self._seen.add(key)
        return True

    def settle(self, url: str) -> bool:
        """Take an address for answered without asking; whether it was not before."""
        key = canonical_address(url)
        self._seen.add(key)
        if key in self._settled:
            return False
        self._settled.add(key)
        return True

    def pop(self) -> Task | None:
        """The best task left, or ``None`` when there is none or the budget is spent."""
        while self._queue and self.budget > 0:
            task = heapq.heappop(self._queue)[2]
            if canonical_address(task.url) not in self._settled:
                self.budget -= 1
                return task
        return None

    def clear(self) -> None:
        """Give the site up."""
        self._queue.clear()

    def __len__(self) -> int:
        return len(self._queue)

    def _leads_somewhere(self, task: Task) -> bool:
        if task.depth > DEEPEST or task.part > MOST_PARTS or leads_nowhere(task.url, self.today):
            return False
        path, _, query = task.url.partition("?")
        if query and task.grade in LISTS:
            self._variants[path.lower()] += 1
            return self._variants[path.lower()] <= MOST_VARIANTS
        return True
