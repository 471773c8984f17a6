"""The baseline: a Scrapy spider that downloads given addresses: ``python -m tests.norway.download < ORDER``."""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import AsyncIterator
from typing import Any

from scrapy import Request, Spider
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.http import Response

from tests.norway.crawl import SETTINGS


class Download(Spider):
    """Asks for every address once."""

    name = "download"
    urls: list[str]

    async def start(self) -> AsyncIterator[Request]:
        for url in self.urls:
            yield Request(url, dont_filter=True)

    def parse(self, response: Response) -> None:
        """Nothing is made of a page."""


def main(order: dict[str, Any]) -> None:
    settings = SETTINGS | {
        "NORWAY_PORT": order["port"],
        "CONCURRENT_REQUESTS": 512,
        "CONCURRENT_REQUESTS_PER_DOMAIN": 1,
        "TELNETCONSOLE_ENABLED": False,
        "REMOTE_CONTROL_ENABLED": False,
        "LOG_LEVEL": "WARNING",
    }
    began, cpu = time.perf_counter(), time.process_time()  # as that of a crawl, before there is an engine
    process = AsyncCrawlerProcess(settings)
    process.crawl(Download, urls=order["urls"])
    process.start()
    took = {
        "seconds": time.perf_counter() - began,
        "cpu": time.process_time() - cpu,
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }
    print(json.dumps(took))


if __name__ == "__main__":
    main(json.load(sys.stdin))
