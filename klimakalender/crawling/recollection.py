"""What lists led to, between the crawler and the store."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from klimakalender.store import StoredLeads
from spiders.finding.memory import recall

if TYPE_CHECKING:
    from datetime import datetime

    from klimakalender.crawling.plan import Plan
    from klimakalender.store import Store
    from pipelines.harvest import Harvest
    from spiders.finding.memory import Memory
    from spiders.finding.sites import Site


def recollect(store: Store, plan: Plan, now: datetime) -> None:
    """Let every site of a plan rely on what earlier crawls remember of its lists."""
    for stop in plan:
        rows = store.leads_of(stop.site.id)
        memories = [
            recall(row.url, row.digest, row.read_at, row.etag, row.last_modified, row.told) for row in rows
        ]
        stop.site.rely_on(memories, now)


def remember(harvest: Harvest, site: Site, memory: Memory) -> None:
    """Keep what a page of a site led to: together with the page, since a crawl may end at any moment."""
    row = StoredLeads(
        memory.url,
        site.id,
        memory.digest,
        memory.read_at,
        memory.etag,
        memory.last_modified,
        memory.to_json(),
    )
    harvest.write(partial(harvest.store.save_leads, row))
