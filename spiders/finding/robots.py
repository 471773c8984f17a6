"""robots.txt as RFC 9309 has it: unreachable means fetch nothing, unlike Scrapy's own reading of it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from protego import Protego
from scrapy import Request, signals
from scrapy.exceptions import IgnoreRequest
from scrapy.http.request import NO_CALLBACK

from spiders.addresses import origin

if TYPE_CHECKING:
    from typing import Self

    from scrapy.crawler import Crawler

FIRST = 1000  # priority: before any page
LARGEST = 512_000  # bytes that have to be read (RFC 9309 §2.5)


class Disallowed(IgnoreRequest):
    """robots.txt asks us not to fetch this address."""


class RobotsUnreachable(IgnoreRequest):
    """robots.txt cannot be had at the moment, so nothing is fetched."""


class RobotsMiddleware:
    """Asks once for the robots.txt of every origin and lets through what it allows to our product token.

    2xx: its rules; 4xx: everything is allowed; 5xx, 429 and no answer: nothing (RFC 9309 §2.3.1). Sends the
    signal ``robots_parsed`` with ``robotparser`` (a :class:`protego.Protego`) and ``request``, for whoever
    wants Crawl-delay and sitemaps.
    """

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._agent: str = crawler.settings["ROBOTSTXT_USER_AGENT"]
        self._rules: dict[str, asyncio.Future[Protego | RobotsUnreachable]] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Raise :class:`Disallowed` or :class:`RobotsUnreachable` for what must not be fetched."""
        if request.meta.get("is_robots"):
            return
        site = origin(request.url)
        if site not in self._rules:
            self._rules[site] = asyncio.get_running_loop().create_future()
            self._rules[site].set_result(await self._fetch(site, request))
        rules = await self._rules[site]
        if isinstance(rules, RobotsUnreachable):
            raise RobotsUnreachable(*rules.args) from rules.__cause__
        if not rules.can_fetch(request.url, self._agent):
            raise Disallowed(f"{request.url} is disallowed by robots.txt")

    async def _fetch(self, site: str, request: Request) -> Protego | RobotsUnreachable:
        """The rules of an origin, or why they cannot be had."""
        meta = {"is_robots": True, "site": request.meta["site"]}
        robots = Request(f"{site}/robots.txt", callback=NO_CALLBACK, priority=FIRST, meta=meta)
        try:
            response = await self._crawler.engine.download_async(robots)
        except Exception as error:  # noqa: BLE001  the transport has many errors; each means: no answer
            self._crawler.stats.inc_value(f"robots/{type(error).__name__}")
            unreachable = RobotsUnreachable(f"{site}/robots.txt: {error or type(error).__name__}")
            unreachable.__cause__ = error
            return unreachable
        self._crawler.stats.inc_value(f"robots/{response.status}")
        if response.status == 429 or response.status >= 500:
            return RobotsUnreachable(f"{site}/robots.txt: answered {response.status}")
        found = response.status < 300
        rules = Protego.parse(response.body[:LARGEST].decode("utf-8-sig", "replace") if found else "")
        await self._crawler.signals.send_catch_log_async(
            signal=signals.robots_parsed, robotparser=rules, request=request
        )
        return rules
