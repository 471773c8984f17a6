"""Every page, and what it says, into the store."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from scrapy.exceptions import DropItem, NotConfigured

from klimakalender.store import PageFacts, UnsoundRecordError

if TYPE_CHECKING:
    from typing import Self

    from scrapy.crawler import Crawler

    from pipelines.harvest import Harvest
    from spiders.items import PageReading
    from spiders.pages import PageItem

logger = logging.getLogger(__name__)


class PersistPages:
    """Scrapy pipeline over the store and run in the setting ``HARVEST``."""

    def __init__(self, crawler: Crawler, harvest: Harvest) -> None:
        self._crawler = crawler
        self._harvest = harvest
        self._closing: asyncio.Task[None] | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        harvest = crawler.settings["HARVEST"]
        if harvest is None:
            raise NotConfigured
        return cls(crawler, harvest)

    async def process_item(self, item: PageItem) -> PageItem:
        """Have the item stored. When the run has failed, the crawl stops."""
        if failure := self._harvest.run.failure:
            self._stop()
            # The run says it once; Scrapy would say it, with the whole item, for every page on its way.
            raise DropItem(str(failure), log_level="DEBUG")
        self._harvest.write(partial(self._save, item))
        return item

    def close_spider(self) -> None:
        """Store what waits."""
        self._harvest.settle()

    def _save(self, item: PageItem) -> None:
        """A page that cannot be stored counts as an error of the page."""
        store, run = self._harvest.store, self._harvest.run
        try:
            store.save_page(run, facts_of(item), *records_of(item.reading, item.source_id))
        except UnsoundRecordError as error:
            logger.error("%s: not stored: %s", item.url, error)  # noqa: TRY400  the sentence tells all
            store.save_page(run, replace(facts_of(item), outcome="error"))

    def _stop(self) -> None:
        # A task of its own: the engine waits for this very item before it closes.
        if self._closing is None and self._crawler.engine is not None:
            closing = self._crawler.engine.close_spider_async(reason="database")
            self._closing = asyncio.get_running_loop().create_task(closing)


def facts_of(item: PageItem) -> PageFacts:
    """What the store keeps of a page itself."""
    reading = item.reading
    return PageFacts(
        url=item.url,
        canonical_url=item.canonical_url,
        source_id=item.source_id,
        outcome=item.outcome,
        fetched_at=item.fetched_at,
        status_code=item.status or None,
        kind=reading.kind if reading else None,
        etag=item.etag,
        last_modified=item.last_modified,
        digest=item.digest,
        language=reading.language if reading else None,
        published=reading.published if reading else None,
        archive_file=item.archive_file,
        archive_offset=item.archive_offset,
        feed=item.feed,
        moved=item.moved,
        title=reading.title if reading else None,
    )


def records_of(
    reading: PageReading | None, source_id: str
) -> tuple[list[dict[str, Any]], list[dict[str, Any]], list[dict[str, Any]]]:
    """The event records, series and issues of a reading, as the store takes them."""
    if reading is None:
        return [], [], []
    told = reading.to_record()
    return [{**event, "source": source_id} for event in told["events"]], told["series"], told["issues"]
