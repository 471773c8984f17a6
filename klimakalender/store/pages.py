"""Pages: what was found at an address, when, and what is needed to ask for it again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from klimakalender.store.records import to_json
from klimakalender.store.stamps import utc

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection
    from datetime import date, datetime

Outcome = Literal["ok", "unchanged", "missing", "error", "disallowed", "noindex"]

# What an answer without a new body leaves as it was.
READING = ("kind", "etag", "last_modified", "digest", "language", "published", "fetched_at", "archive_file",
           "archive_offset")  # fmt: skip


@dataclass(frozen=True, slots=True)
class PageFacts:
    """How asking for an address ended; the fields of a reading are for ``ok`` only.

    ``fetched_at`` is the crawl's clock, aware. ``canonical_url`` is the key by which addresses of one page
    are the same; ``digest`` is that of the body. ``moved``: the address leads to another page for good, whose key
    ``canonical_url`` then is. ``title`` is that of the page as read; it is compared, not kept.
    """

    url: str
    canonical_url: str
    source_id: str | None
    outcome: Outcome
    fetched_at: datetime
    status_code: int | None = None
    kind: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    digest: str | None = None
    language: str | None = None
    published: date | None = None
    archive_file: str | None = None
    archive_offset: int | None = None
    feed: str | None = None
    moved: bool = False
    title: str | None = None


@dataclass(frozen=True, slots=True)
class StoredPage:
    """A page as a later crawl needs it. ``announced``: it has announced something; ``coming``: that is yet to take
    place; ``passed``: it took place since the page was last asked for; ``feed``: it came with this feed rather than by
    itself.
    """

    url: str
    canonical_url: str
    etag: str | None
    last_modified: str | None
    digest: str | None
    feed: str | None
    fetched_at: str | None
    checked_at: str
    coming: bool
    missing: bool
    announced: bool
    passed: bool


def find(connection: sqlite3.Connection, url: str) -> sqlite3.Row | None:
    """The row of an address."""
    row: sqlite3.Row | None = connection.execute("select * from pages where url = ?", [url]).fetchone()
    return row


def write(connection: sqlite3.Connection, facts: PageFacts, before: sqlite3.Row | None) -> None:
    """Insert or update the row of an address, which is ``before``; nothing is written when nothing differs."""
    row = {
        "url": facts.url,
        "canonical_url": facts.canonical_url,
        "source_id": facts.source_id,
        "status_code": facts.status_code,
        "outcome": facts.outcome,
        "checked_at": utc(facts.fetched_at),
        "feed": facts.feed,
        **{name: getattr(facts, name) for name in READING},
        "fetched_at": utc(facts.fetched_at) if facts.outcome == "ok" else None,
        "published": facts.published.isoformat() if facts.published else None,
    }
    # What a page declares of itself is known from its reading, until it leads elsewhere.
    kept = () if facts.outcome == "ok" else READING if facts.moved else (*READING, "canonical_url")
    if before is None:
        # The names are the keys above; values are parameters.
        connection.execute(
            f"insert into pages ({', '.join(row)}) values ({', '.join('?' * len(row))})",  # noqa: S608
            list(row.values()),
        )
        return
    stored = dict(zip(before.keys(), before, strict=True))
    told = {name: value for name, value in row.items() if name not in kept and value != stored[name]}
    if told:
        connection.execute(
            f"update pages set {', '.join(f'{name} = ?' for name in told)} where url = ?",  # noqa: S608
            [*told.values(), facts.url],
        )


def write_reading(connection: sqlite3.Connection, facts: PageFacts) -> None:
    """Update what a new reading of a known page says of it, and nothing of when and how it was asked for."""
    published = facts.published.isoformat() if facts.published else None
    connection.execute(
        "update pages set kind = ?1, language = ?2, published = ?3"
        " where url = ?4 and (kind, language, published) is not (?1, ?2, ?3)",
        [facts.kind, facts.language, published, facts.url],
    )


def forget_body(connection: sqlite3.Connection, url: str) -> None:
    """Forget what an address said whose announcements stand elsewhere: read again, it would announce them twice."""
    connection.execute("update pages set digest = null where url = ?", [url])


def known_pages(connection: sqlite3.Connection, source_ids: Collection[str], today: str) -> list[StoredPage]:
    """The pages of some sources as earlier runs left them; ``today`` decides what is coming.

    What was postponed is coming whatever its last date, what has no date may be, and what vanished may return.
    """
    rows = connection.execute(
        "select url, canonical_url, etag, last_modified, digest, feed, fetched_at, checked_at,"
        " outcome = 'missing' as missing, exists (select 1 from listings where url = pages.url) as announced,"
        " exists ("
        "  select 1 from listings l join events e on e.id = l.event_id where l.url = pages.url"
        "  and e.last_day >= substr(pages.checked_at, 1, 10) and e.last_day < ?1"
        ") as passed, exists ("
        "  select 1 from listings l join events e on e.id = l.event_id where l.url = pages.url"
        "  and (coalesce(e.last_day >= ?1, 1) or e.status = 'postponed')"
        ") as coming from pages where source_id in (select value from json_each(?2)) order by url",
        [today, to_json(sorted(source_ids))],
    )
    flags = ("coming", "missing", "announced", "passed")
    return [StoredPage(**(row | {name: bool(row[name]) for name in flags})) for row in map(dict, rows)]
