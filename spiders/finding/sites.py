"""One site in a crawl: where it begins, which addresses are its own, what is known of it and how it goes."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from spiders.addresses import canonical_address, origin
from spiders.feeds import Question, feed_key, hosts_beside
from spiders.finding.discovery import LISTS, Grade
from spiders.finding.frontier import DEFAULT_BUDGET, Frontier, Task
from spiders.finding.memory import Memory
from spiders.finding.revisit import is_due
from spiders.pages import KnownPage, Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator

    from klimakalender.sources import Registry

MOST_QUESTIONS = 50
MOST_FAILURES = 5  # one after another: the site is left alone for this time


def origins_of(hosts: Iterable[str]) -> frozenset[str]:
    """Both schemes, with and without ``www.``, and the hosts that answer for them."""
    own = tuple(hosts)
    names = {
        name
        for host in (*own, *hosts_beside(own))
        for name in (host, f"www.{host.removeprefix('www.')}", host.removeprefix("www."))
    }
    return frozenset(f"{scheme}://{name}" for scheme in ("http", "https") for name in names)


@dataclass(slots=True)
class FeedLog:
    """Which feeds of a site were read to their end, and when: what they no longer bring is gone."""

    read: dict[str, datetime] = field(default_factory=dict)
    failed: set[str] = field(default_factory=set)

    def answer(self, url: str, moment: datetime) -> None:
        self.read[feed_key(url)] = moment

    def fail(self, url: str) -> None:
        self.failed.add(feed_key(url))

    def told_all(self, feed: str) -> datetime | None:
        """When a feed was read, if every part of it was."""
        return None if feed in self.failed else self.read.get(feed)


@dataclass(slots=True)
class Site:
    """``front`` is the front page, ``entries`` further lists to begin at, ``origins`` what belongs to it.

    ``seeds`` are pages to ask for although nothing may link to them. ``source_ids`` are the sources it was
    chosen for; on a ``shared`` host, pages of other sources are passed over. ``known`` are pages of earlier
    crawls, of this and other sites. ``menu`` and ``met`` are links: those of the front page's menu, and all. ``led``
    are the pages that lists and feeds led to, ``lost`` those that were missing; ``platform`` is the front page's.
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
    questions: deque[Question] = field(default_factory=deque)
    feeds: FeedLog = field(default_factory=FeedLog)
    menu: set[str] = field(default_factory=set)
    met: set[str] = field(default_factory=set)
    outcomes: Counter[Outcome] = field(default_factory=Counter)
    failures: int = 0
    finished: bool = False
    platform: str | None = None
    led: set[str] = field(default_factory=set)
    lost: set[str] = field(default_factory=set)
    message: str | None = None
    _memories: dict[str, Memory] = field(default_factory=dict)
    _now: datetime | None = None
    _asked: set[Question] = field(default_factory=set)
    _known: dict[str, KnownPage] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.frontier = Frontier(self.today, self.budget)
        for url in (self.front, *self.entries):
            self.frontier.add(Task(url, Grade.ENTRY))
        self._known = {canonical_address(page.url): page for page in self.known if self.covers(page.url)}
        for page in self._known.values():
            if page.coming and not page.feed:
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

    def rely_on(self, memories: Iterable[Memory], now: datetime) -> None:
        """Ask only for what may have changed at ``now``, by what earlier crawls remember.

        Without this, everything is asked for again.
        """
        self._memories = {one.url: one for one in memories if one.holds(now)}
        self._now = now

    def memory_of(self, url: str) -> Memory | None:
        """What a list led to when it was last read, where that may be relied on."""
        return self._memories.get(url)

    def rests(self, task: Task, modified: datetime | None = None) -> bool:
        """Whether a page was read before and need not be asked for yet."""
        known = self.known_page(task.url) if task.grade not in LISTS else None
        if known is None or self._now is None:
            return False
        return not is_due(known, self._now, modified, promising=task.grade is Grade.EVENT_PAGE)

    def unfed(self) -> Iterator[tuple[KnownPage, datetime]]:
        """Coming pages that a feed brought before and does not bring any more, with when it was read."""
        for page in self._known.values():
            read = self.feeds.told_all(page.feed) if page.coming and page.feed else None
            if read and self.frontier.settle(page.url):
                yield page, read

    def lead_to(self, urls: Iterable[str]) -> None:
        """Note what lists and feeds lead to, whether it is asked for or not."""
        self.led.update(map(canonical_address, urls))

    def lose(self, url: str) -> None:
        """Note that a page was missing, or has moved."""
        self.lost.add(canonical_address(url))

    def sightings(self, source_id: str, registry: Registry) -> tuple[int, int, int]:
        """How many pages with something to come were known of a source and there, were led to, and were lost now."""
        own = [
            key
            for key, page in self._known.items()
            if page.coming and not page.missing and self.source_of(page.url, registry) == source_id
        ]
        return len(own), sum(key in self.led for key in own), sum(key in self.lost for key in own)

    def ask(self, question: Question) -> None:
        """Put a question to the site, once."""
        if self.covers(question.url) and question not in self._asked and len(self._asked) < MOST_QUESTIONS:
            self._asked.add(question)
            self.questions.append(question)

    def count(self, outcome: Outcome, message: str | None, *, failed: bool) -> None:
        """Note how asking for a page ended; a site that ``failed`` again and again is given up."""
        self.outcomes[outcome] += 1
        self.failures = self.failures + 1 if failed else 0
        if failed:
            self.message = message
        if self.failures >= MOST_FAILURES:
            self.frontier.clear()
            self.questions.clear()
