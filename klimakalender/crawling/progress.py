"""How a crawl is getting on, on standard error: one line that moves on a terminal, plain lines elsewhere."""

from __future__ import annotations

import sys
from math import inf
from time import monotonic
from typing import TYPE_CHECKING

from scrapy import signals

if TYPE_CHECKING:
    from typing import TextIO

    from scrapy.crawler import Crawler

    from klimakalender.crawling.plan import Plan
    from spiders.pages import PageItem

WATCHED = 0.2  # seconds between two lines when somebody looks on
UNWATCHED = 15.0
BAR = 24


class Progress:
    """Counts what all spiders of a plan hand over; a crawl shorter than the interval goes unmentioned."""

    def __init__(self, plan: Plan, stream: TextIO | None = None, *, quiet: bool = False) -> None:
        self._sites = [stop.site for stop in plan]
        self._stream = stream or sys.stderr
        self._moving = self._stream.isatty() and not quiet
        self._next = inf if quiet else monotonic() + (WATCHED if self._moving else UNWATCHED)
        self.pages = self.events = 0

    def watch(self, crawler: Crawler) -> None:
        """Count the pages of a crawler."""
        crawler.signals.connect(self._count, signal=signals.item_scraped)

    def close(self) -> None:
        """Leave the terminal's line."""
        if self._moving:
            print(f"\r{self._line()}", file=self._stream, flush=True)

    def _count(self, item: PageItem) -> None:
        self.pages += 1
        self.events += len(item.reading.events) if item.reading else 0
        if monotonic() >= self._next:
            self._next = monotonic() + (WATCHED if self._moving else UNWATCHED)
            start, end = ("\r", "") if self._moving else ("", "\n")
            print(start + self._line(), end=end, file=self._stream, flush=True)

    def _line(self) -> str:
        done = sum(site.finished for site in self._sites)
        filled = BAR * done // max(1, len(self._sites))
        bar = f"[{'#' * filled}{'.' * (BAR - filled)}] " if self._moving else ""
        return f"{bar}{done} of {len(self._sites)} sites, {self.pages} pages, {self.events} events"
