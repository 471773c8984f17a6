"""From an answer, or the lack of one, to the page item that the pipelines get."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from scrapy.exceptions import CannotResolveHostError, IgnoreRequest

from klimakalender.sources import Registry
from spiders.finding.memory import Memory
from spiders.finding.robots import Disallowed
from spiders.finding.sameness import page_key
from spiders.finding.sites import Site
from spiders.pages import PageItem

if TYPE_CHECKING:
    from scrapy import Request
    from scrapy.http import Response

    from spiders.pages import KnownPage, Outcome


FORBIDDEN = (401, 403, 429, 451)


@dataclass(slots=True)
class Tally:
    """What asking for the pages of one source came to; ``message`` is that of the last failure."""

    requests: int = 0
    refused: int = 0
    missing: int = 0
    errors: int = 0
    unresolved: int = 0
    message: str = ""

    def count(self, item: PageItem, error: BaseException | None = None) -> None:
        """Add a page."""
        self.requests += 1
        self.missing += item.outcome == "missing"
        self.errors += item.outcome == "error"
        self.refused += item.outcome == "disallowed" or item.status in FORBIDDEN
        cause = (error and error.__cause__) or error  # robots.txt is asked for first and tells for the page
        self.unresolved += isinstance(cause, CannotResolveHostError)
        if item.outcome == "error":
            self.message = item.message or ""


@dataclass(frozen=True, slots=True)
class Bookkeeper:
    """Writes page items and notes how asking for each page ended, for its site and for its source.

    ``aliases`` maps former and staging hosts to present ones, for canonical addresses; ``remember`` keeps what
    a page of a site led to; ``clock`` dates what was never answered.
    """

    registry: Registry
    aliases: Mapping[str, str]
    remember: Callable[[Site, Memory], None]
    clock: Callable[[], datetime]
    tallies: defaultdict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))

    def answered(
        self,
        site: Site,
        response: Response,
        outcome: Outcome,
        *,
        url: str = "",
        digest: str | None = None,
        message: str | None = None,
        failed: bool = False,
        feed: str | None = None,
        declared: str | None = None,
    ) -> PageItem:
        """The item for an answer; ``url`` where it tells about another page than the one that answered, and
        ``feed`` where that one came along with it. ``declared``: what the page calls its own address.
        """
        site.count(outcome, message, failed=failed)
        url = url or response.url
        if outcome == "missing":
            site.lose(url)
        file, offset = response.meta.get("archived") or (None, None)
        item = PageItem(
            url=url,
            source_id=site.source_of(url, self.registry),
            status=response.status,
            fetched_at=fetched_at(response.request),
            outcome=outcome,
            canonical_url=page_key(url, self.aliases, declared),
            etag=None if feed else header(response, "ETag"),
            last_modified=None if feed else header(response, "Last-Modified"),
            digest=digest,
            archive_file=file,
            archive_offset=offset,
            message=message,
            feed=feed,
        )
        self.tallies[item.source_id].count(item)
        return item

    def failed(self, site: Site, request: Request, error: BaseException | None) -> PageItem:
        """The item for a request without an answer. What we refused ourselves is no failure of the site."""
        outcome: Outcome = "disallowed" if isinstance(error, Disallowed) else "error"
        message = str(error) or type(error).__name__
        site.count(outcome, message, failed=not isinstance(error, IgnoreRequest))
        item = PageItem(
            url=request.url,
            source_id=site.source_of(request.url, self.registry),
            status=0,
            fetched_at=request.meta.get("recorded_at") or self.clock(),
            outcome=outcome,
            canonical_url=page_key(request.url, self.aliases),
            message=message,
        )
        self.tallies[item.source_id].count(item, error)
        return item

    def unfed(self, site: Site, page: KnownPage, moment: datetime) -> PageItem:
        """The item for a page that its feed no longer brings."""
        site.count("missing", None, failed=False)
        site.lose(page.url)
        item = PageItem(
            url=page.url,
            source_id=site.source_of(page.url, self.registry),
            status=0,
            fetched_at=moment,
            outcome="missing",
            canonical_url=page_key(page.url, self.aliases),
            message=f"no longer in {page.feed}",
            feed=page.feed,
        )
        self.tallies[item.source_id].count(item)
        return item


def fetched_at(request: Request | None) -> datetime:
    """When a page was fetched: now, or when the archive recorded it."""
    recorded: datetime | None = request.meta.get("recorded_at") if request else None
    return recorded or datetime.now(UTC)


def validators(known: KnownPage | Memory | None) -> dict[str, str]:
    """The headers by which a server tells that a known page has not changed."""
    if known is None:
        return {}
    headers = {"If-None-Match": known.etag, "If-Modified-Since": known.last_modified}
    return {name: value for name, value in headers.items() if value}


def header(response: Response, name: str) -> str | None:
    """A response header as text."""
    value = response.headers.get(name)
    return value.decode("latin-1") if value else None
