"""Crawl one site and print its page items and the result as JSON lines. Run as a program by the tests."""

from __future__ import annotations

import dataclasses
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from klimakalender.crawling.plan import plan_site
from klimakalender.crawling.run import crawl
from klimakalender.sources import load_registry
from spiders.finding.contents import Contents
from spiders.items import PageReading
from spiders.links import outgoing
from spiders.pages import KnownPage, PageItem

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from spiders.finding.contents import Fetched


class Print:
    """An item pipeline that writes to standard output."""

    def process_item(self, item: PageItem) -> PageItem:
        row = dataclasses.asdict(item)
        row["reading"] = item.reading.kind if item.reading else None
        print(json.dumps(row, default=str), flush=True)
        return item


def main(order: dict[str, Any]) -> None:
    known = [KnownPage(**page) for page in order["known"]]
    registry = load_registry()
    settings = {"ITEM_PIPELINES": {Print: 1}, **order["settings"]}
    if folder := settings.get("ARCHIVE_FOLDER"):
        settings["ARCHIVE_FOLDER"] = Path(folder)

    def known_pages(_: Collection[str], __: date) -> list[KnownPage]:
        return known

    async def read(page: Fetched) -> Contents:
        # Reading has tests of its own; here it is what is asked for that matters.
        leads = outgoing(page.body.decode(), page.url, page.robots or "")
        told = leads.index and not page.known
        return Contents(leads, PageReading(kind="other", title=f"{page.url} {page.day}") if told else None)

    plan = plan_site(order["url"], registry, known_pages)
    result = crawl(plan, registry, read, settings, remember=lambda *_: None)
    print(json.dumps({"stopped": result.stopped, "broken": result.broken}))


if __name__ == "__main__":
    main(json.loads(sys.argv[1]))
