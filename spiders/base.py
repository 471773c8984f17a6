"""The crawl of sites, one request at a time for each: robots.txt, sitemaps, front page, lists, pages.

A platform or publisher family is a subclass that says which addresses are its events; a site is a row of the
registry. The spider asks and follows; what a page says is read by :mod:`spiders.reading.fields`.
"""

from __future__ import annotations

from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any, ClassVar
from urllib.parse import unquote, urlsplit

from scrapy import Request, Spider, signals
from scrapy.exceptions import CloseSpider

from spiders.addresses import REMEMBERED, origin
from spiders.feeds import Question
from spiders.finding import discovery
from spiders.finding.answers import validators
from spiders.finding.contents import NoReaderError
from spiders.finding.discovery import Grade
from spiders.finding.harvester import Harvester

if TYPE_CHECKING:
    import re
    from collections.abc import AsyncIterator, Iterator, Sequence
    from typing import Self

    from protego import Protego
    from scrapy.crawler import Crawler
    from scrapy.http import Response
    from twisted.python.failure import Failure

    from spiders.finding.answers import Bookkeeper
    from spiders.finding.contents import Contents, Fetched
    from spiders.finding.frontier import Task
    from spiders.finding.harvester import Reader
    from spiders.finding.memory import Memory
    from spiders.finding.sites import Site
    from spiders.pages import KnownPage, PageItem


class SiteSpider(Spider):
    """Crawls ``sites``; ``read`` tells what a page holds.

    With ``conditional``, known pages are asked for with their validators.
    """

    event_paths: ClassVar[re.Pattern[str] | None] = None
    list_paths: ClassVar[re.Pattern[str] | None] = None

    def __init__(
        self,
        sites: Sequence[Site],
        books: Bookkeeper,
        read: Reader,
        *,
        conditional: bool = True,
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self.sites = sites
        self.books = books
        self.conditional = conditional
        self.harvester = Harvester(books, partial(_read_or_stop, read), self.grade, remembers=conditional)

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        spider = super().from_crawler(crawler, *args, **kwargs)
        crawler.signals.connect(spider.robots_parsed, signal=signals.robots_parsed)
        return spider

    async def start(self) -> AsyncIterator[Request | PageItem]:
        """The first request to each site; every answer is followed by the next request to the same site."""
        for site in self.sites:
            for request in self.next_request(site):
                yield request

    @classmethod
    @lru_cache(maxsize=REMEMBERED)
    def grade(cls, url: str, text: str = "") -> Grade:
        """What a link leads to: the platform's own addresses first, then names and words."""
        path = unquote(urlsplit(url).path)
        if cls.event_paths and cls.event_paths.search(path):
            return Grade.EVENT_PAGE
        if cls.list_paths and cls.list_paths.search(path):
            return Grade.EVENT_LIST
        return discovery.grade(url, text)

    def robots_parsed(self, robotparser: Protego, request: Request) -> None:
        """Take the sitemaps that robots.txt names, or look where they usually are."""
        site: Site = request.meta["site"]
        for url in list(robotparser.sitemaps) or [f"{origin(request.url)}/sitemap.xml"]:
            site.ask(Question(url))

    def next_request(self, site: Site) -> Iterator[Request | PageItem]:
        """The next request to a site: one, or none when it is done; then what its feeds left out."""
        if site.questions:
            question = site.questions.popleft()
            yield _request(question, site, self.parse_feed, self.feed_failed, site.memory_of(question.url))
        elif task := site.frontier.pop():
            yield Request(
                task.url,
                self.parse_page,
                headers=validators(self._known(site, task)),
                errback=self.page_failed,
                meta={"site": site},
                cb_kwargs={"task": task},
            )
        elif not site.finished:
            site.finished = True
            for page, moment in site.unfed():
                yield self.books.unfed(site, page, moment)

    async def parse_feed(self, response: Response) -> AsyncIterator[PageItem | Request]:
        """Take what a sitemap, feed or other list names; a missing or broken one names nothing."""
        site: Site = response.meta["site"]
        async for page in self.harvester.feed(site, response):
            yield page
        for request in self.next_request(site):
            yield request

    def feed_failed(self, failure: Failure) -> Iterator[Request | PageItem]:
        """Do without a feed that cannot be had."""
        request: Request = failure.request  # type: ignore[attr-defined]  # Scrapy sets it
        site: Site = request.meta["site"]
        site.feeds.fail(request.url)
        yield from self.next_request(site)

    async def parse_page(self, response: Response, task: Task) -> AsyncIterator[PageItem | Request]:
        """Hand over what became of a page, follow its links, go on with the site."""
        site: Site = response.meta["site"]
        try:
            async for page in self.harvester.page(site, response, task):
                yield page
        except CloseSpider:
            raise
        except Exception as error:
            # A page that the reader cannot cope with costs this page, not the rest of the site.
            reason = f"{type(error).__name__}: {error}"
            self.logger.error("%s could not be read: %s", response.url, reason)  # noqa: TRY400  users see no traceback
            self.logger.debug("%s", response.url, exc_info=True)
            yield self.books.answered(site, response, "error", message=reason)
        for request in self.next_request(site):
            yield request

    def page_failed(self, failure: Failure) -> Iterator[PageItem | Request]:
        """Hand over that a page could not be had and why, go on with the site."""
        request: Request = failure.request  # type: ignore[attr-defined]  # Scrapy sets it
        site: Site = request.meta["site"]
        yield self.books.failed(site, request, failure.value)
        yield from self.next_request(site)

    def _known(self, site: Site, task: Task) -> KnownPage | Memory | None:
        """What lets the server answer that nothing changed: of a list only while its links are remembered."""
        if not self.conditional:
            return None
        return site.memory_of(task.url) if self.harvester.is_list(task) else site.known_page(task.url)


async def _read_or_stop(read: Reader, page: Fetched) -> Contents:
    """Have a page read; when none can be any more, the spider closes."""
    try:
        return await read(page)
    except NoReaderError as error:
        raise CloseSpider(type(error).__name__) from error


def _request(question: Question, site: Site, answer: Any, failed: Any, memory: Memory | None) -> Request:
    headers = validators(memory)
    if question.body is not None:
        headers |= {"Content-Type": "application/json", "Accept": "application/json"}
    return Request(
        question.url,
        answer,
        errback=failed,
        method="GET" if question.body is None else "POST",
        body=question.body or b"",
        headers=headers,
        meta={"site": site},
    )
