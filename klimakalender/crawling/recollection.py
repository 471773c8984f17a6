"""What lists led to, between the crawler and the store."""

from __future__ import annotations

from typing import TYPE_CHECKING

from klimakalender.store import StoredLeads
from spiders.memory import recall

if TYPE_CHECKING:
    from datetime import datetime

    from klimakalender.crawling.plan import Plan
    from klimakalender.store import Store
    from spiders.memory import Memory
    from spiders.sites import Site


def recollect(store: Store, plan: Plan, now: datetime) -> None:
    """Let every site of a plan rely on what earlier crawls remember of its lists."""
    for stop in plan:
        rows = store.leads_of(stop.site.id)
        memories = [
            recall(row.url, row.digest, row.read_at, row.etag, row.last_modified, row.told) for row in rows
        ]
        stop.site.rely_on(memories, now)


def remember(store: Store, site: Site, memory: Memory) -> None:
    """Keep what a page of a site led to: at once, since a crawl may end at any moment."""
    store.save_leads(
        StoredLeads(
            memory.url,
            site.id,
            memory.digest,
            memory.read_at,
            memory.etag,
            memory.last_modified,
            memory.to_json(),
        )
    )
