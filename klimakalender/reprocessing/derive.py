"""One archived answer → what the store keeps of it: a pure function."""

from __future__ import annotations

import hashlib
from dataclasses import asdict, dataclass, field, replace
from datetime import date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING

from klimakalender.captured import as_fetched, day_of, is_feed
from klimakalender.reference import load_tables
from klimakalender.sources import fold_host, load_registry
from klimakalender.store import PageFacts
from pipelines.persist import records_of
from pipelines.validate import validate
from spiders.addresses import host_aliases, origin
from spiders.feeds import feed_key, read_feed
from spiders.finding.contents import Fetched, read_contents
from spiders.finding.sameness import page_key

if TYPE_CHECKING:
    from typing import Any, Self

    from klimakalender.warc import Record


@dataclass(frozen=True, slots=True)
class Derived:
    """What one capture gives. ``facts`` is ``None`` where the page asks not to be kept, or where reading it
    broke: then ``failure`` says how.
    """

    url: str
    facts: PageFacts | None = None
    records: list[dict[str, Any]] = field(default_factory=list)
    series: list[dict[str, Any]] = field(default_factory=list)
    issues: list[dict[str, Any]] = field(default_factory=list)
    failure: str = ""

    def to_json(self) -> dict[str, Any]:
        """As JSON has it; :meth:`from_json` makes the same of it."""
        told = asdict(self)
        if facts := told["facts"]:
            facts["fetched_at"] = facts["fetched_at"].isoformat()
            facts["published"] = facts["published"] and facts["published"].isoformat()
        return told

    @classmethod
    def from_json(cls, told: dict[str, Any]) -> Self:
        """What :meth:`to_json` told, which is used up."""
        facts = told.pop("facts")
        if facts:
            facts["fetched_at"] = datetime.fromisoformat(facts["fetched_at"])
            facts["published"] = facts["published"] and date.fromisoformat(facts["published"])
        return cls(**told, facts=PageFacts(**facts) if facts else None)

    def moved_from(self, url: str) -> Self:
        """That an address has become this page's for good."""
        if self.facts is None:
            return type(self)(url)
        moved = replace(
            self.facts,
            url=url,
            source_id=_source_id(url),
            outcome="missing",
            digest=None,
            etag=None,
            last_modified=None,
            moved=True,
        )
        return type(self)(url, moved)


def derive(record: Record) -> list[Derived]:
    """Read one archived answer as the crawl would have: same reader, same checks, same protection of persons.

    A page gives one result, a feed one for every page that it brought along.
    """
    try:
        return _derive_feed(record) if is_feed(record) else [_derive_page(record)]
    except Exception as error:  # noqa: BLE001  a page that the reader cannot cope with costs this page only
        return [Derived(record.url, failure=f"{type(error).__name__}: {error}")]


def _derive_page(record: Record) -> Derived:
    return _derived(
        record, as_fetched(record), etag=record.header("etag"), last_modified=record.header("last-modified")
    )


def _derive_feed(record: Record) -> list[Derived]:
    day = day_of(record)
    feed = read_feed(record.body, record.url, record.header("content-type"), day)
    return [
        _derived(record, Fetched(entry.page.encode(), entry.url, day), feed=feed_key(record.url))
        for entry in feed.entries
        if entry.page is not None
    ]


def _derived(
    record: Record,
    page: Fetched,
    *,
    etag: str | None = None,
    last_modified: str | None = None,
    feed: str | None = None,
) -> Derived:
    source = load_registry().by_url(page.url)
    source_id = _source_id(page.url)
    contents = read_contents(page, source, load_tables())
    read = contents.reading
    if read is None:
        return Derived(page.url)
    reading = validate(read, page.day)
    return Derived(
        page.url,
        PageFacts(
            url=page.url,
            canonical_url=page_key(page.url, _aliases(), contents.outgoing.canonical),
            source_id=source_id,
            outcome="ok",
            fetched_at=record.date,
            status_code=record.status,
            kind=reading.kind,
            digest=hashlib.sha256(page.body).hexdigest(),
            language=reading.language,
            published=reading.published,
            archive_file=record.file,
            archive_offset=record.offset,
            etag=etag,
            last_modified=last_modified,
            feed=feed,
        ),
        *records_of(reading, source_id),
    )


def _source_id(url: str) -> str:
    source = load_registry().by_url(url)
    return source.id if source else fold_host(origin(url).partition("://")[2])


@lru_cache(maxsize=1)
def _aliases() -> dict[str, str]:
    return host_aliases(load_registry())
