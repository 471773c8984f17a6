"""The evidence of an event as people read it: page by page, the page that the event links to first. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from klimakalender.publish.labels import FIELD
from klimakalender.publish.links import host

if TYPE_CHECKING:
    from klimakalender.store.published import Record

# Fields stand in the order in which their names do.
_ORDER = {name: position for position, name in enumerate(FIELD)}


@dataclass(slots=True)
class PageOfQuotes:
    """What was read on one page: ``items`` are the record's evidence, each said once."""

    url: str | None
    items: list[Record] = field(default_factory=list)

    @property
    def host(self) -> str:
        return host(self.url)


def by_page(record: Record) -> list[PageOfQuotes]:
    """The quotes of an event, grouped by the page that says them."""
    pages: dict[str | None, PageOfQuotes] = {}
    said = set()
    for item in sorted(record["evidence"], key=lambda item: _ORDER.get(item["field"], len(_ORDER))):
        key = (item["url"], item["field"], item["value"], item["quote"])
        if key not in said:
            said.add(key)
            pages.setdefault(item["url"], PageOfQuotes(item["url"])).items.append(item)
    return sorted(pages.values(), key=lambda page: page.url != record["url"])
