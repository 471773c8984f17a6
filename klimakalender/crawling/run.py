"""Run the spiders of a plan in one process and say how it ended."""

from __future__ import annotations

import gc
import logging
from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from scrapy import signals
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.settings import Settings

from klimakalender import settings as defaults
from klimakalender.crawling.progress import Progress
from klimakalender.crawling.reader import GARBAGE
from spiders.addresses import host_aliases
from spiders.finding.answers import Bookkeeper

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from scrapy import Spider
    from scrapy.crawler import Crawler

    from klimakalender.crawling.plan import Plan
    from klimakalender.sources import Registry
    from spiders.base import SiteSpider
    from spiders.finding.answers import Tally
    from spiders.finding.harvester import Reader
    from spiders.finding.memory import Memory
    from spiders.finding.sites import Site


ENDINGS = ("finished", "shutdown", "closespider_timeout")  # nothing broke


@dataclass(frozen=True, slots=True)
class Result:
    """How the spiders ended. ``stopped``: by a signal, before the end; ``broken``: spiders that failed.

    ``tallies`` has what asking for the pages of each source came to.
    """

    stopped: bool
    broken: tuple[str, ...]
    pages: int
    events: int
    tallies: Mapping[str, Tally]


def crawl(
    plan: Plan,
    registry: Registry,
    read: Reader,
    settings: Mapping[str, Any],
    *,
    remember: Callable[[Site, Memory], None] | None,
    clock: Callable[[], datetime] | None = None,
    quiet: bool = False,
) -> Result:
    """Visit every site of the plan; returns when all are done or the process was told to stop.

    ``remember`` keeps what a page led to; without it, all pages are asked for in full.
    ``clock`` dates what is never answered, the real one by default.
    ``settings`` go over those of :mod:`klimakalender.settings`. Can be called once in a process: Twisted's
    reactor does not start again.
    """
    process = AsyncCrawlerProcess(_settings(settings))
    _spare_the_log()
    books = Bookkeeper(
        registry, host_aliases(registry), remember or _forget, clock or (lambda: datetime.now(UTC))
    )
    progress = Progress(plan, quiet=quiet)
    endings = Endings()
    for spider, sites in _by_spider(plan).items():
        crawler = process.create_crawler(spider)
        progress.watch(crawler)
        endings.watch(crawler)
        process.crawl(crawler, sites, books, read, conditional=remember is not None)
    # What start-up has built is kept for good; else every garbage collection walks through it.
    gc.collect()
    gc.freeze()
    gc.set_threshold(GARBAGE)
    process.start()
    progress.close()
    reasons = endings.reasons
    return Result(
        stopped="shutdown" in reasons.values(),
        broken=tuple(name for name, reason in reasons.items() if reason not in ENDINGS),
        pages=progress.pages,
        events=progress.events,
        tallies=books.tallies,
    )


class Endings:
    """Why each spider ended, by its name; ``None`` where it never came to that."""

    def __init__(self) -> None:
        self.reasons: dict[str, str | None] = {}

    def watch(self, crawler: Crawler) -> None:
        """Note why a crawler's spider ends."""
        self.reasons[crawler.spidercls.name] = None
        crawler.signals.connect(self._note, signal=signals.spider_closed)

    def _note(self, spider: Spider, reason: str) -> None:
        self.reasons[spider.name] = reason


def _forget(_: Site, __: Memory) -> None:
    """Of an archive nothing needs to be remembered: it is all there."""


def _spare_the_log() -> None:
    """Have Scrapy make no log records that no handler takes: it makes two for every page."""
    handlers = logging.getLogger().handlers
    logging.getLogger("scrapy").setLevel(
        min((handler.level for handler in handlers), default=logging.WARNING)
    )
    # It warns that redirects carry no Referer, which is what we want.
    logging.getLogger("scrapy.downloadermiddlewares.redirect").setLevel(logging.ERROR)


def _by_spider(plan: Plan) -> Mapping[type[SiteSpider], list[Site]]:
    groups: dict[type[SiteSpider], list[Site]] = defaultdict(list)
    for stop in plan:
        groups[stop.spider].append(stop.site)
    return groups


def _settings(changes: Mapping[str, Any]) -> Settings:
    settings = Settings()
    settings.setmodule(defaults)
    settings.update(dict(changes), priority="cmdline")
    return settings
