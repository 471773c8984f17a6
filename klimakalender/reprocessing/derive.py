"""One archived page → what the store keeps of it: a pure function per page, spread over processes."""

from __future__ import annotations

import hashlib
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import lru_cache
from multiprocessing import get_context
from typing import TYPE_CHECKING

from klimakalender.reference import load_tables
from klimakalender.sources import fold_host, load_registry
from klimakalender.store import PageFacts
from klimakalender.warc import ArchiveFile
from normalize.values import OSLO
from pipelines.persist import records_of
from pipelines.privacy import protect
from pipelines.validate import validate
from spiders.addresses import canonical_address, host_aliases, origin
from spiders.charset import decode
from spiders.fields import read_page
from spiders.links import outgoing

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import Any

    from klimakalender.reprocessing.captures import Capture

    Records = Sequence[Mapping[str, Any]]

FEW = 200  # pages that are read sooner than another process is started
CHUNK = 16
OPEN_ARCHIVES = 16


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


def derive_all(captures: Sequence[Capture], jobs: int) -> Iterator[Derived]:
    """Read captures in order, in up to ``jobs`` processes."""
    if jobs == 1 or len(captures) <= FEW:
        yield from map(derive, captures)
        return
    # spawn: a process that is forked while others run would take their locks along.
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        yield from pool.map(derive, captures, chunksize=CHUNK)


def derive(capture: Capture) -> Derived:
    """Read one capture as the crawl would have: same reader, same checks, same protection of persons."""
    try:
        return _derive(capture)
    except Exception as error:  # noqa: BLE001  a page that the reader cannot cope with costs this page only
        return Derived(capture.url, failure=f"{type(error).__name__}: {error}")


def _derive(capture: Capture) -> Derived:
    record = _archive(capture.path).read(capture.file, capture.offset)
    headers = {name.lower(): value for name, value in record.headers}
    content_type = headers.get("content-type")
    text = decode(record.body, content_type)
    if not outgoing(text, record.url, headers.get("x-robots-tag", "")).index:
        return Derived(capture.url)
    source = load_registry().by_url(record.url)
    source_id = source.id if source else fold_host(origin(record.url).partition("://")[2])
    day = record.date.astimezone(OSLO).date()
    reading = read_page(
        record.body,
        url=record.url,
        reference=day,
        publisher=source,
        tables=load_tables(),
        content_type=content_type,
    )
    reading = protect(validate(reading, day))
    facts = PageFacts(
        url=record.url,
        canonical_url=canonical_address(record.url, _aliases()),
        source_id=source_id,
        outcome="ok",
        fetched_at=record.date,
        status_code=record.status,
        kind=reading.kind,
        etag=headers.get("etag"),
        last_modified=headers.get("last-modified"),
        digest=hashlib.sha256(record.body).hexdigest(),
        language=reading.language,
        published=reading.published,
        archive_file=record.file,
        archive_offset=record.offset,
    )
    return Derived(capture.url, facts, *records_of(reading, source_id))


@lru_cache(maxsize=OPEN_ARCHIVES)
def _archive(path: str) -> ArchiveFile:
    return ArchiveFile(path)


@lru_cache(maxsize=1)
def _aliases() -> dict[str, str]:
    return host_aliases(load_registry())
