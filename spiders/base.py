"""The crawl of sites, one request at a time for each: robots.txt, sitemaps, front page, lists, pages.

A platform or publisher family is a subclass that says which addresses are its events; a site is a row of the
registry. The spider asks and follows; what a page says is read by :mod:`spiders.fields`.
"""

from __future__ import annotations

import hashlib
from functools import lru_cache
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, ClassVar
from urllib.parse import unquote, urlsplit

from scrapy import Request, Spider, signals
from scrapy.http import HtmlResponse, JsonResponse, XmlResponse

from normalize.values import OSLO
from spiders import discovery
from spiders.addresses import REMEMBERED, canonical_address, origin
from spiders.answers import Bookkeeper, fetched_at, header, validators
from spiders.contents import Fetched
from spiders.discovery import LISTS, Grade
from spiders.feeds import Question, feed_key, is_calendar, read_feed
from spiders.following import enter, follow

if TYPE_CHECKING:
    import re
    from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
    from typing import Self

    from protego import Protego
    from scrapy.crawler import Crawler
    from scrapy.http import Response
    from twisted.python.failure import Failure

    from spiders.contents import Contents
    from spiders.frontier import Task
    from spiders.pages import PageItem
    from spiders.sites import Site

    Reader = Callable[[Fetched], Awaitable[Contents]]

GONE = (HTTPStatus.NOT_FOUND, HTTPStatus.GONE)


class SiteSpider(Spider):
    """Crawls ``sites``; ``read`` tells what a page holds.

    With ``conditional``, known pages are asked for with their validators.
    """

    name = "site"
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
        self.read = read
        self.conditional = conditional

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
            yield _request(site.questions.popleft(), site, self.parse_feed, self.feed_failed)
        elif task := site.frontier.pop():
            # Lists are fetched in full: their links are needed.
            known = site.known_page(task.url) if self.conditional and not self._is_list(task) else None
            yield Request(
                task.url,
                self.parse_page,
                headers=validators(known),
                errback=self.page_failed,
                meta={"site": site},
                cb_kwargs={"task": task},
            )
        elif not site.finished:
            site.finished = True
            for page, moment in site.unfed():
                yield self.books.unfed(site, page, moment)

    async def parse_feed(self, response: Response) -> AsyncIterator[PageItem | Request]:
        """Take the entries of a sitemap, feed or other list; a missing or broken one has none."""
        site: Site = response.meta["site"]
        if response.status == HTTPStatus.OK:
            async for page in self._take_feed(site, response):
                yield page
        else:
            site.feeds.fail(response.url)
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
            async for page in self._pages(site, response, task):
                yield page
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

    async def _pages(self, site: Site, response: Response, task: Task) -> AsyncIterator[PageItem]:
        """What an answer says about the page that was asked for and about the one that answered."""
        answered = self.books.answered
        moved = canonical_address(response.url) != canonical_address(task.url)
        if response.status == HTTPStatus.NOT_MODIFIED:
            yield answered(site, response, "unchanged")
        elif response.status in GONE or (moved and site.is_front(response.url)):
            yield answered(site, response, "missing", url=task.url)
        elif not HTTPStatus.OK <= response.status < HTTPStatus.MULTIPLE_CHOICES:
            yield answered(site, response, "error", failed=True, message=f"answered {response.status}")
        elif isinstance(response, XmlResponse | JsonResponse) or is_calendar(
            header(response, "Content-Type")
        ):
            async for page in self._take_feed(site, response):
                yield page
        elif not isinstance(response, HtmlResponse):
            yield answered(site, response, "error", message="not a web page")
        else:
            if not moved or site.frontier.meet(response.url):
                async for page in self._read(site, response, task):
                    yield page
            if moved and site.known_page(task.url):
                yield answered(site, response, "missing", url=task.url, message=f"moved to {response.url}")

    async def _read(self, site: Site, response: HtmlResponse, task: Task) -> AsyncIterator[PageItem]:
        digest = hashlib.sha256(response.body).hexdigest()
        known = site.known_page(response.url)
        same = known is not None and known.digest == digest
        is_list = self._is_list(task)
        if same and not is_list:
            yield self.books.answered(site, response, "unchanged", digest=digest)
            return
        contents = await self.read(_fetched(response, known=same))
        leads = contents.outgoing
        if not leads.index:
            yield self.books.answered(site, response, "noindex")
        elif contents.reading is None:
            yield self.books.answered(site, response, "unchanged", digest=digest)
        else:
            item = self.books.answered(site, response, "ok", digest=digest)
            item.reading = contents.reading
            is_list = is_list or contents.reading.kind == "event_list"
            yield item
        if leads.follow:
            for question in (*map(Question, leads.feeds), *contents.questions):
                site.ask(question)
            for following, words in follow(
                leads.links, site, task, response.url, self.grade, is_list=is_list
            ):
                if site.wants(following.url, self.books.registry):
                    site.frontier.add(following, words)

    async def _take_feed(self, site: Site, response: Response) -> AsyncIterator[PageItem]:
        """Put the pages that a feed names on the list, and hand over the events that it brings along."""
        moment = fetched_at(response.request)
        site.feeds.answer(response.url, moment)
        day = moment.astimezone(OSLO).date()
        feed = read_feed(response.body, response.url, header(response, "Content-Type"), day)
        for question in feed.further:
            site.ask(question)
        if feed.index:
            for entry in sorted(feed.entries, key=lambda entry: self.grade(entry.url), reverse=True):
                site.ask(Question(entry.url))
            return
        for task, modified in enter(feed.entries, self.grade):
            if site.wants(task.url, self.books.registry):
                site.frontier.add(task, modified=modified)
        for entry in feed.entries:
            if entry.page is not None and site.covers(entry.url) and site.frontier.settle(entry.url):
                yield await self._brought(site, response, entry.url, entry.page)

    async def _brought(self, site: Site, response: Response, url: str, page: str) -> PageItem:
        """The item for the page of an event that came with a feed."""
        body = page.encode()
        digest = hashlib.sha256(body).hexdigest()
        known = site.known_page(url)
        if known is not None and known.digest == digest:
            item = self.books.answered(site, response, "unchanged", url=url, digest=digest)
        else:
            day = fetched_at(response.request).astimezone(OSLO).date()
            contents = await self.read(Fetched(body, url, day))
            item = self.books.answered(site, response, "ok", url=url, digest=digest)
            item.reading = contents.reading
        item.etag = item.last_modified = None  # the feed's, not the page's
        item.feed = feed_key(response.url)
        return item

    def _is_list(self, task: Task) -> bool:
        """Whether a page is asked for its links; a list that announces something itself is also known."""
        grade = self.grade(task.url) if task.grade is Grade.KNOWN else task.grade
        return grade in LISTS or grade is Grade.ENTRY


def _request(question: Question, site: Site, answer: Any, failed: Any) -> Request:
    if question.body is None:
        return Request(question.url, answer, errback=failed, meta={"site": site})
    return Request(
        question.url,
        answer,
        errback=failed,
        method="POST",
        body=question.body,
        headers={"Content-Type": "application/json", "Accept": "application/json"},
        meta={"site": site},
    )


def _fetched(response: HtmlResponse, *, known: bool) -> Fetched:
    return Fetched(
        response.body,
        response.url,
        fetched_at(response.request).astimezone(OSLO).date(),
        header(response, "Content-Type"),
        header(response, "X-Robots-Tag"),
        known,
    )
