"""Every page, and what it says, into the store."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from scrapy.exceptions import DropItem, NotConfigured

from klimakalender.errors import DatabaseError
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
        """Store the item. A page that cannot be stored counts as an error of the page; when the database
        fails, the crawl stops and the run fails.
        """
        store, run = self._harvest.store, self._harvest.run
        try:
            run.raise_failure()
            store.save_page(run, facts_of(item), *records_of(item.reading, item.source_id))
        except UnsoundRecordError as error:
            logger.error("%s: not stored: %s", item.url, error)  # noqa: TRY400  the sentence tells all
            item.outcome, item.message = "error", str(error)
            store.save_page(run, replace(facts_of(item), outcome="error"))
        except DatabaseError as error:
            run.failure = error
            self._stop()
            # The run says it once; Scrapy would say it, with the whole item, for every page on its way.
            raise DropItem(str(error), log_level="DEBUG") from error
        return item

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
