"""What lists and feeds led to, for crawls that ask whether they changed. The crawler's own notes, in its own form."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from klimakalender.store.stamps import utc

if TYPE_CHECKING:
    import sqlite3
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class StoredLeads:
    """One list or feed of a ``site``. ``told`` is JSON of the crawler's; ``read_at`` is aware."""

    url: str
    site: str
    digest: str
    read_at: datetime
    etag: str | None
    last_modified: str | None
    told: str


def write(connection: sqlite3.Connection, row: StoredLeads) -> None:
    """Insert or update."""
    connection.execute(
        "insert into leads (url, site, digest, read_at, etag, last_modified, told) values (?, ?, ?, ?, ?, ?, ?)"
        " on conflict (url) do update set site = excluded.site, digest = excluded.digest,"
        " read_at = excluded.read_at, etag = excluded.etag, last_modified = excluded.last_modified,"
        " told = excluded.told",
        [row.url, row.site, row.digest, utc(row.read_at), row.etag, row.last_modified, row.told],
    )


def of_site(connection: sqlite3.Connection, site: str) -> list[sqlite3.Row]:
    """The rows of a site."""
    return connection.execute("select * from leads where site = ? order by url", [site]).fetchall()
