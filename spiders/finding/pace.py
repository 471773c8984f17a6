"""How fast: AutoThrottle within what robots.txt (Crawl-delay) and the server (Retry-After) ask for."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from scrapy import signals
from scrapy.extensions.throttle import AutoThrottle

if TYPE_CHECKING:
    from protego import Protego
    from scrapy import Request, Spider
    from scrapy.core.downloader import Slot
    from scrapy.crawler import Crawler
    from scrapy.http import Response

BUSY = (429, 503)
LONGEST_PAUSE = 120.0  # seconds; a server that asks for more is left alone for this time


class Pace(AutoThrottle):
    """Scrapy's AutoThrottle reacts to latency only; this one also does what it is told."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._agent: str = crawler.settings["ROBOTSTXT_USER_AGENT"]
        self._least: dict[str, float] = {}  # seconds between two requests, by slot
        crawler.signals.connect(self._robots_parsed, signal=signals.robots_parsed)

    def _robots_parsed(self, robotparser: Protego, request: Request) -> None:
        delay = robotparser.crawl_delay(self._agent)
        if delay:
            key = self.crawler.engine.downloader.get_slot_key(request)
            self._least[key] = float(delay)
            slot = self.crawler.engine.downloader.slots.get(key)
            if slot:
                slot.delay = max(slot.delay, float(delay))

    def _response_downloaded(self, response: Response, request: Request, spider: Spider) -> None:
        super()._response_downloaded(response, request, spider)
        key, slot = self._get_slot(request, spider)
        if slot is None or key is None:
            return
        slot.delay = max(slot.delay, self._least.get(key, 0.0))
        pause = retry_after(response) if response.status in BUSY else None
        if pause is not None:
            _hold(slot, request, pause)


def retry_after(response: Response) -> float | None:
    """Seconds that the server asks to wait (RFC 9110 §10.2.3: seconds or a date)."""
    value = (response.headers.get("Retry-After") or b"").decode("latin-1").strip()
    if value.isdigit():
        return float(value)
    try:
        return max(0.0, (parsedate_to_datetime(value) - datetime.now(UTC)).total_seconds())
    except (ValueError, TypeError):
        return None


def _hold(slot: Slot, request: Request, pause: float) -> None:
    if pause > LONGEST_PAUSE:
        request.meta["dont_retry"] = True
    else:
        # The delay counts from the start of the last request, the pause from its answer.
        slot.delay = pause + request.meta.get("download_latency", 0.0)
