"""Read pages as the crawl gets them: with the source that the address belongs to and the reference tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from klimakalender.reference import load_tables
from spiders.answers import header
from spiders.fields import read_page

if TYPE_CHECKING:
    from datetime import date

    from scrapy.http import Response

    from klimakalender.sources import Registry
    from spiders.base import Reader
    from spiders.items import PageReading


def reader(registry: Registry) -> Reader:
    """The function that spiders read a page with."""
    tables = load_tables()

    def read(response: Response, day: date) -> PageReading:
        return read_page(
            response.body,
            url=response.url,
            reference=day,
            publisher=registry.by_url(response.url),
            tables=tables,
            content_type=header(response, "Content-Type"),
        )

    return read
