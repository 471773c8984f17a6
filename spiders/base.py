"""The crawl of sites, one request at a time for each: robots.txt, sitemaps, front page, lists, pages.

A platform or publisher family is a subclass that says which addresses are its events; a site is a row of the
registry. The spider asks and follows; what a page says is read by :mod:`spiders.fields`.
"""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, ClassVar
from urllib.parse import unquote, urlsplit

from scrapy import Request, Spider, signals
from scrapy.http import HtmlResponse, XmlResponse

from normalize.values import OSLO
from spiders import discovery
from spiders.addresses import canonical_address, origin
from spiders.charset import decode
from spiders.discovery import LISTS, Grade
from spiders.following import follow
from spiders.frontier import Task
from spiders.guard import Refused
from spiders.links import outgoing
from spiders.pages import PageItem
from spiders.robots import Disallowed

if TYPE_CHECKING:
    import re
    from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
    from datetime import date
    from typing import Self

    from protego import Protego
    from scrapy.crawler import Crawler
    from scrapy.http import Response
    from twisted.python.failure import Failure

    from klimakalender.sources import Registry
    from spiders.items import PageReading
    from spiders.pages import Outcome
    from spiders.sites import Site

    Reader = Callable[[Response, str, date], PageReading]

GONE = (HTTPStatus.NOT_FOUND, HTTPStatus.GONE)
FEW = 300  # entries of a sitemap that are all asked for, whatever they are called


class SiteSpider(Spider):
    """Crawls ``sites``; ``read`` turns a response, its source id and its reference date into a reading.

    ``aliases`` maps former and staging hosts to present ones (for canonical addresses). With ``conditional``,
    known pages are asked for with their validators.
    """

    name = "site"
    event_paths: ClassVar[re.Pattern[str] | None] = None
    list_paths: ClassVar[re.Pattern[str] | None] = None

    def __init__(
        self,
        sites: Sequence[Site],
        registry: Registry,
        read: Reader,
        *,
        aliases: Mapping[str, str],
        conditional: bool = True,
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self.sites = sites
        self.registry = registry
        self.read = read
        self.aliases = aliases
        self.conditional = conditional

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        spider = super().from_crawler(crawler, *args, **kwargs)
        crawler.signals.connect(spider.robots_parsed, signal=signals.robots_parsed)
        return spider

    async def start(self) -> AsyncIterator[Request]:
        """The first request to each site; every answer is followed by the next request to the same site."""
        for site in self.sites:
            for request in self.next_request(site):
                yield request

    def grade(self, url: str, text: str = "") -> Grade:
        """What a link leads to: the platform's own addresses first, then names and words."""
        path = unquote(urlsplit(url).path)
        if self.event_paths and self.event_paths.search(path):
            return Grade.EVENT_PAGE
        if self.list_paths and self.list_paths.search(path):
            return Grade.EVENT_LIST
        return discovery.grade(url, text)

    def robots_parsed(self, robotparser: Protego, request: Request) -> None:
        """Take the sitemaps that robots.txt names, or look where they usually are."""
        site: Site = request.meta["site"]
        for url in list(robotparser.sitemaps) or [f"{origin(request.url)}/sitemap.xml"]:
            site.add_sitemap(url)

    def next_request(self, site: Site) -> Iterator[Request]:
        """The next request to a site: one, or none when it is done."""
        if site.sitemaps:
            yield Request(
                site.sitemaps.popleft(), self.parse_sitemap, errback=self.skip_sitemap, meta={"site": site}
            )
        elif task := site.frontier.pop():
            yield Request(
                task.url,
                self.parse_page,
                headers=self._validators(site, task),
                errback=self.page_failed,
                meta={"site": site},
                cb_kwargs={"task": task},
            )
        else:
            site.finished = True

    def parse_sitemap(self, response: Response) -> Iterator[Request]:
        """Take the entries of a sitemap or feed; a missing or broken one has none."""
        site: Site = response.meta["site"]
        if response.status == HTTPStatus.OK:
            self._take_entries(site, response.body)
        yield from self.next_request(site)

    def skip_sitemap(self, failure: Failure) -> Iterator[Request]:
        """A sitemap that cannot be had only makes the crawl longer."""
        yield from self.next_request(failure.request.meta["site"])  # type: ignore[attr-defined]  # Scrapy sets it

    def parse_page(self, response: Response, task: Task) -> Iterator[PageItem | Request]:
        """Hand over what became of a page, follow its links, go on with the site."""
        site: Site = response.meta["site"]
        try:
            yield from self._pages(site, response, task)
        except Exception as error:
            # A page that the reader cannot cope with costs this page, not the rest of the site.
            self.logger.exception("%s could not be read", response.url)
            yield self._item(site, response, "error", message=f"{type(error).__name__}: {error}")
        yield from self.next_request(site)

    def page_failed(self, failure: Failure) -> Iterator[PageItem | Request]:
        """Hand over that a page could not be had and why, go on with the site."""
        request: Request = failure.request  # type: ignore[attr-defined]  # Scrapy sets it
        site: Site = request.meta["site"]
        error = failure.value
        outcome: Outcome = "disallowed" if isinstance(error, Disallowed) else "error"
        message = str(error) or type(error).__name__
        site.count(outcome, message, failed=not isinstance(error, (Disallowed, Refused)))
        yield PageItem(
            url=request.url,
            source_id=site.source_of(request.url, self.registry),
            status=0,
            fetched_at=self._clock(request),
            outcome=outcome,
            canonical_url=canonical_address(request.url, self.aliases),
            message=message,
        )
        yield from self.next_request(site)

    def _pages(self, site: Site, response: Response, task: Task) -> Iterator[PageItem]:
        """What an answer says about the page that was asked for and about the one that answered."""
        moved = canonical_address(response.url) != canonical_address(task.url)
        if response.status == HTTPStatus.NOT_MODIFIED:
            yield self._item(site, response, "unchanged")
        elif response.status in GONE or (moved and site.is_front(response.url)):
            yield self._item(site, response, "missing", url=task.url)
        elif not HTTPStatus.OK <= response.status < HTTPStatus.MULTIPLE_CHOICES:
            yield self._item(site, response, "error", failed=True, message=f"answered {response.status}")
        else:
            if not moved or site.frontier.meet(response.url):
                yield from self._read(site, response, task)
            if moved and site.known_page(task.url):
                message = f"moved to {response.url}"
                yield self._item(site, response, "missing", url=task.url, message=message)

    def _read(self, site: Site, response: Response, task: Task) -> Iterator[PageItem]:
        if isinstance(response, XmlResponse):
            self._take_entries(site, response.body)
            return
        if not isinstance(response, HtmlResponse):
            yield self._item(site, response, "error", message="not a web page")
            return
        is_list = task.grade in LISTS or task.grade is Grade.ENTRY
        digest = hashlib.sha256(response.body).hexdigest()
        known = site.known_page(response.url)
        same = known is not None and known.digest == digest
        if same and not is_list:
            yield self._item(site, response, "unchanged", digest=digest)
            return
        page = decode(response.body, _header(response, "Content-Type"))
        found = outgoing(page, response.url, _header(response, "X-Robots-Tag") or "")
        if not found.index:
            yield self._item(site, response, "noindex")
        elif same:
            yield self._item(site, response, "unchanged", digest=digest)
        else:
            item = self._item(site, response, "ok", digest=digest)
            item.reading = self.read(response, item.source_id, item.fetched_at.astimezone(OSLO).date())
            is_list = is_list or item.reading.kind == "event_list"
            yield item
        if found.follow:
            for feed in found.feeds:
                site.add_sitemap(feed)
            for following, text in follow(found.links, site, task, response.url, self.grade, is_list=is_list):
                site.frontier.add(following, text)

    def _take_entries(self, site: Site, body: bytes) -> None:
        sitemap = discovery.read_sitemap(body)
        if sitemap.index:
            for entry in sorted(sitemap.entries, key=lambda entry: self.grade(entry.url), reverse=True):
                site.add_sitemap(entry.url)
            return
        for entry in sitemap.entries:
            found = self.grade(entry.url)
            if found is Grade.OTHER and len(sitemap.entries) <= FEW:
                found = Grade.NEWS_PAGE
            if found is not Grade.OTHER and site.covers(entry.url):
                site.frontier.add(Task(entry.url, found), modified=entry.modified)

    def _item(
        self,
        site: Site,
        response: Response,
        outcome: Outcome,
        *,
        url: str = "",
        digest: str | None = None,
        message: str | None = None,
        failed: bool = False,
    ) -> PageItem:
        site.count(outcome, message, failed=failed)
        url = url or response.url
        file, offset = response.meta.get("archived") or (None, None)
        return PageItem(
            url=url,
            source_id=site.source_of(url, self.registry),
            status=response.status,
            fetched_at=self._clock(response.request),
            outcome=outcome,
            canonical_url=canonical_address(url, self.aliases),
            etag=_header(response, "ETag"),
            last_modified=_header(response, "Last-Modified"),
            digest=digest,
            archive_file=file,
            archive_offset=offset,
            message=message,
        )

    def _validators(self, site: Site, task: Task) -> dict[str, str]:
        """Headers that spare an unchanged page. Lists are fetched in full: their links are needed."""
        known = site.known_page(task.url)
        if not self.conditional or known is None or task.grade in LISTS or task.grade is Grade.ENTRY:
            return {}
        headers = {"If-None-Match": known.etag, "If-Modified-Since": known.last_modified}
        return {name: value for name, value in headers.items() if value}

    def _clock(self, request: Request | None) -> datetime:
        """When a page was fetched: now, or when the archive recorded it."""
        recorded = request.meta.get("recorded_at") if request else None
        return recorded or datetime.now(UTC)


def _header(response: Response, name: str) -> str | None:
    value = response.headers.get(name)
    return value.decode("latin-1") if value else None
