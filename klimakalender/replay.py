"""Answer requests from archives instead of the network: the same crawl, over what was recorded.

A page that no archive has is a 404, dated like the newest record of its host. A host that no archive has was
not reached. And where an archive is damaged, nobody knows what the lost part held: :class:`LostError`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from scrapy.core.downloader.handlers.base import BaseDownloadHandler
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Headers, Response
from scrapy.responsetypes import responsetypes
from w3lib.url import canonicalize_url

from klimakalender.errors import ArchiveError
from klimakalender.warc import ArchiveFile, Record

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from pathlib import Path
    from typing import Self

    from scrapy import Request
    from scrapy.crawler import Crawler

NOT_FOUND = 404
NOT_MODIFIED = 304


class LostError(IgnoreRequest):
    """A page that may have stood in the unreadable part of a damaged archive."""


class UnrecordedHostError(OSError):
    """A host without any record: when the archive was made, it did not answer."""


@dataclass(frozen=True, slots=True)
class Capture:
    """Where an answer stands; ``date`` is when it was given, also where the body is an older one."""

    url: str
    date: datetime
    archive: ArchiveFile
    file: str
    offset: int

    def load(self) -> Record:
        return replace(self.archive.read(self.file, self.offset), url=self.url, date=self.date)


class Replay:
    """The latest capture of every address in some archives.

    Raises :class:`ArchiveError` when one of the files cannot be read at all; ``damage`` tells what could not
    be read of the others.
    """

    def __init__(self, paths: Sequence[Path | str]) -> None:
        self._archives: list[ArchiveFile] = []
        self._captures: dict[str, Capture] = {}
        self._bodies: dict[str, Capture] = {}
        self.newest: dict[str, datetime] = {}
        try:
            for path in paths:
                self._open(path)
        except ArchiveError:
            self.close()
            raise
        if not self._captures:
            self.close()
            raise ArchiveError(f"{', '.join(map(str, paths))}: no response in this archive")

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        # Scrapy copies its settings for every crawler; open files are shared.
        return self

    @property
    def damage(self) -> list[str]:
        return [line for archive in self._archives for line in archive.damage]

    def close(self) -> None:
        for archive in self._archives:
            archive.close()

    def addresses(self, origin: str) -> list[str]:
        """Every address of an origin that has a capture."""
        return [capture.url for key, capture in self._captures.items() if key.startswith(f"{origin}/")]

    def knows(self, origin: str) -> bool:
        """Whether there is any record of an origin."""
        return origin in self.newest

    def find(self, url: str) -> Record | None:
        """The latest answer that was recorded for an address."""
        capture = self._captures.get(_key(url))
        return capture.load() if capture else None

    def clock(self, origin: str) -> datetime:
        """The newest date among the records of an origin, else of all."""
        return self.newest.get(origin) or max(self.newest.values())

    def _open(self, path: Path | str) -> None:
        archive = ArchiveFile(path)
        self._archives.append(archive)
        for record in archive:
            self._add(record, archive)

    def _add(self, record: Record, archive: ArchiveFile) -> None:
        key = _key(record.url)
        known = self._captures.get(key)
        capture = Capture(record.url, record.date, archive, record.file, record.offset)
        if record.revisit:
            body = self._bodies.get(record.digest or "") or known
            if body is None:
                return
            capture = replace(body, url=record.url, date=record.date)
        elif record.digest:
            self._bodies[record.digest] = capture
        if known is None or capture.date >= known.date:
            self._captures[key] = capture
        host = origin_of(key)
        self.newest[host] = max(record.date, self.newest.get(host, record.date))


class ReplayHandler(BaseDownloadHandler):
    """Scrapy's download handler for a replay: the archives are the setting ``REPLAY_FROM``."""

    lazy = True

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._replay: Replay = crawler.settings["REPLAY_FROM"]

    async def download_request(self, request: Request) -> Response:
        """The recorded answer; its date and place go into the request's ``meta``."""
        record = self._replay.find(request.url)
        if record is None:
            if self._replay.damage and not request.meta.get("is_robots"):
                raise LostError(f"{request.url} may be in the damaged part of the archive")
            site = origin_of(request.url)
            request.meta["recorded_at"] = self._replay.clock(site)
            if not self._replay.knows(site):
                raise UnrecordedHostError(f"{site} did not answer when the archive was made")
            return Response(request.url, status=NOT_FOUND)
        request.meta["recorded_at"] = record.date
        request.meta["archived"] = (record.file, record.offset)
        headers = Headers()
        for name, value in record.headers:
            headers.appendlist(name, value)
        if _unchanged(request, headers):
            return Response(request.url, status=NOT_MODIFIED, headers=headers)
        kind = responsetypes.from_args(headers=headers, url=request.url, body=record.body)
        return kind(request.url, status=record.status, headers=headers, body=record.body)


def _unchanged(request: Request, headers: Headers) -> bool:
    """Whether the asker has this answer already, by its ETag or else by the date that it was given."""
    for asked, told in (("If-None-Match", "ETag"), ("If-Modified-Since", "Last-Modified")):
        if asked in request.headers:
            return bool(request.headers[asked] == headers.get(told))
    return False


def origin_of(url: str) -> str:
    """Scheme and host of a normalised address."""
    return "/".join(url.split("/", 3)[:3])


def _key(url: str) -> str:
    """An address as it was recorded and as it is asked for, made equal."""
    return str(canonicalize_url(url))
