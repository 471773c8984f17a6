"""One archived page → what the store keeps of it: a pure function per page."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, field, replace
from datetime import date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING

from klimakalender.captured import as_fetched, day_of, is_feed
from klimakalender.reference import load_tables
from klimakalender.sources import fold_host, load_registry
from klimakalender.store import PageFacts
from klimakalender.warc import ArchiveFile
from pipelines.persist import records_of
from pipelines.validate import validate
from spiders.addresses import host_aliases, origin
from spiders.feeds import feed_key, read_feed
from spiders.finding.contents import Fetched, read_contents
from spiders.finding.sameness import page_key

if TYPE_CHECKING:
    from typing import Any

    from klimakalender.bulk.forms import Columns
    from klimakalender.reprocessing.scan import Capture
    from klimakalender.warc import Record

OPEN_ARCHIVES = 16
# Of a line of what was derived, in its order.
COLUMNS: Columns = {
    "url": "text",
    "facts": "json",
    "records": "json",
    "series": "json",
    "issues": "json",
    "failure": "text",
}


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

    def to_line(self) -> str:
        """As a line of JSON, from which :meth:`from_line` makes the same."""
        return json.dumps(asdict(self), ensure_ascii=False, default=_told)

    @classmethod
    def from_line(cls, line: str) -> Derived:
        """What :meth:`to_line` told."""
        told = json.loads(line)
        facts = told.pop("facts")
        if facts:
            facts["fetched_at"] = datetime.fromisoformat(facts["fetched_at"])
            facts["published"] = date.fromisoformat(facts["published"]) if facts["published"] else None
        return cls(**told, facts=PageFacts(**facts) if facts else None)


def derive(capture: Capture) -> list[Derived]:
    """Read one capture as the crawl would have: same reader, same checks, same protection of persons.

    A page gives one result, and before it one for every address that led to it for good; a feed one for every
    page that it brought along.
    """
    try:
        record = _archive(capture.path).read(capture.file, capture.offset)
        if is_feed(record):
            return _derive_feed(record)
        derived = _derive_page(record)
        return [*(_derive_move(url, derived) for url in capture.former if derived.facts), derived]
    except Exception as error:  # noqa: BLE001  a page that the reader cannot cope with costs this page only
        return [Derived(capture.url, failure=f"{type(error).__name__}: {error}")]


def _derive_page(record: Record) -> Derived:
    return _derived(
        record, as_fetched(record), etag=record.header("etag"), last_modified=record.header("last-modified")
    )


def _derive_move(url: str, target: Derived) -> Derived:
    facts = target.facts
    if facts is None:
        return Derived(url)
    source_id = _source_id(url)
    moved = replace(
        facts,
        url=url,
        source_id=source_id,
        outcome="missing",
        digest=None,
        etag=None,
        last_modified=None,
        moved=True,
    )
    return Derived(url, moved)


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


def _told(moment: date) -> str:
    return moment.isoformat()


def _source_id(url: str) -> str:
    source = load_registry().by_url(url)
    return source.id if source else fold_host(origin(url).partition("://")[2])


_open: dict[str, ArchiveFile] = {}  # of this process, the last one used at the end


def _archive(path: str) -> ArchiveFile:
    """An archive, open; the one that was not used for longest makes room."""
    archive = _open.pop(path, None) or ArchiveFile(path)
    if len(_open) >= OPEN_ARCHIVES:
        _open.pop(next(iter(_open))).close()
    _open[path] = archive
    return archive


def close_archives() -> None:
    """Close what this process has open."""
    while _open:
        _open.popitem()[1].close()


@lru_cache(maxsize=1)
def _aliases() -> dict[str, str]:
    return host_aliases(load_registry())
