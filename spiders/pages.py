"""What a spider hands to the pipelines for every address, and what it is told about known ones."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from spiders.items import PageReading

Outcome = Literal["ok", "unchanged", "missing", "error", "disallowed", "noindex"]


@dataclass(slots=True)
class PageItem:
    """One address and how asking for it ended.

    ``url`` is the address that answered (after redirects), ``canonical_url`` the key to compare it by.
    ``fetched_at`` is the clock of the crawl: now, or the date of the archived record. ``status`` is 0 where
    there was no answer. ``outcome``:

    - ``ok``: read, ``reading`` is set;
    - ``unchanged``: 304, or the same body as before;
    - ``missing``: 404, 410, or sent to the front page;
    - ``noindex``: the page asks not to be kept;
    - ``disallowed``: by robots.txt, so never fetched;
    - ``error``: anything else; it says nothing about the page, ``message`` says why.

    ``feed`` is the feed that brought the page along, which then was not asked for itself. ``moved``: the address
    leads to another one for good, and ``canonical_url`` is the key of that.
    """

    url: str
    source_id: str
    status: int
    fetched_at: datetime
    outcome: Outcome
    canonical_url: str
    reading: PageReading | None = None
    etag: str | None = None
    last_modified: str | None = None
    digest: str | None = None
    archive_file: str | None = None
    archive_offset: int | None = None
    message: str | None = None
    feed: str | None = None
    moved: bool = False


@dataclass(frozen=True, slots=True)
class KnownPage:
    """What an earlier crawl left behind about a page: to ask for it again, and only for what changed.

    ``coming``: it announces something that has not taken place, so it is asked for also when nothing links
    to it. ``announced``: it has announced something, whenever; ``passed``: that took place since it was last asked
    for. ``feed``: it came along with this feed, and asking for it would not bring it. ``fetched_at`` is when it
    was last sent in full, ``checked_at`` when it was last asked for; it was ``missing`` then.
    """

    url: str
    etag: str | None = None
    last_modified: str | None = None
    digest: str | None = None
    coming: bool = False
    feed: str | None = None
    fetched_at: datetime | None = None
    checked_at: datetime | None = None
    missing: bool = False
    announced: bool = False
    passed: bool = False
