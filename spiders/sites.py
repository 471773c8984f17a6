"""One site in a crawl: where it begins, which addresses are its own, what is known of it and how it goes."""

from __future__ import annotations

from collections import Counter, deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from spiders.addresses import canonical_address, origin
from spiders.discovery import Grade
from spiders.frontier import DEFAULT_BUDGET, Frontier, Task

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from klimakalender.sources import Registry
    from spiders.pages import KnownPage, Outcome

MOST_SITEMAPS = 50
MOST_FAILURES = 5  # one after another: the site is left alone for this time


def origins_of(hosts: Iterable[str]) -> frozenset[str]:
    """Both schemes, with and without ``www.``."""
    names = {
        name
        for host in hosts
        for name in (host, f"www.{host.removeprefix('www.')}", host.removeprefix("www."))
    }
    return frozenset(f"{scheme}://{name}" for scheme in ("http", "https") for name in names)


@dataclass(slots=True)
class Site:
    """``front`` is the front page, ``entries`` further lists to begin at, ``origins`` what belongs to it.

    ``seeds`` are pages to ask for although nothing may link to them. ``source_ids`` are the sources it was
    chosen for; on a ``shared`` host, pages of other sources are passed over. ``known`` are pages of earlier
    crawls, of this and other sites.
    """

    id: str
    front: str
    origins: frozenset[str]
    today: date
    entries: tuple[str, ...] = ()
    seeds: tuple[str, ...] = ()
    source_ids: tuple[str, ...] = ()
    shared: bool = False
    known: Iterable[KnownPage] = ()
    budget: int = DEFAULT_BUDGET
    frontier: Frontier = field(init=False)
    sitemaps: deque[str] = field(default_factory=deque)
    menu: set[str] = field(default_factory=set)
    outcomes: Counter[Outcome] = field(default_factory=Counter)
    failures: int = 0
    finished: bool = False
    message: str | None = None
    _sitemaps_met: set[str] = field(default_factory=set)
    _known: dict[str, KnownPage] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.frontier = Frontier(self.today, self.budget)
        for url in (self.front, *self.entries):
            self.frontier.add(Task(url, Grade.ENTRY))
        self._known = {canonical_address(page.url): page for page in self.known if self.covers(page.url)}
        for page in self._known.values():
            if page.coming:
                self.frontier.add(Task(page.url, Grade.KNOWN))
        for url in self.seeds:
            self.frontier.add(Task(url, Grade.NEWS_PAGE))

    def covers(self, url: str) -> bool:
        """Whether an address belongs to this site."""
        return origin(url) in self.origins

    def is_front(self, url: str) -> bool:
        """Whether an address is that of a front page of this site."""
        parts = urlsplit(url)
        return canonical_address(url) == canonical_address(self.front) or (
            parts.path in ("", "/") and not parts.query and self.covers(url)
        )

    def known_page(self, url: str) -> KnownPage | None:
        """What an earlier crawl left behind about an address."""
        return self._known.get(canonical_address(url))

    def source_of(self, url: str, registry: Registry) -> str:
        """The id of the source that a page counts for."""
        source = registry.by_url(url)
        return source.id if source else self.id

    def wants(self, url: str, registry: Registry) -> bool:
        """Whether to ask for an address: on the site, and not another source's part of a shared host."""
        if not self.covers(url):
            return False
        source = registry.by_url(url) if self.shared else None
        return source is None or not source.path or source.id in self.source_ids

    def add_sitemap(self, url: str) -> None:
        if self.covers(url) and url not in self._sitemaps_met and len(self._sitemaps_met) < MOST_SITEMAPS:
            self._sitemaps_met.add(url)
            self.sitemaps.append(url)

    def count(self, outcome: Outcome, message: str | None, *, failed: bool) -> None:
        """Note how asking for a page ended; a site that ``failed`` again and again is given up."""
        self.outcomes[outcome] += 1
        self.failures = self.failures + 1 if failed else 0
        if failed:
            self.message = message
        if self.failures >= MOST_FAILURES:
            self.frontier.clear()
            self.sitemaps.clear()
