"""Write responses to gzipped WARC files in a folder, one member per record, a new file after a gigabyte."""

from __future__ import annotations

import gzip
from datetime import UTC, datetime
from http import HTTPStatus
from io import BytesIO
from typing import IO, TYPE_CHECKING

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from klimakalender.errors import ArchiveError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

ROTATE_AT = 1_000_000_000
LEVEL = 6
NOT_MODIFIED = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"


class RecordWriter(WARCWriter):  # type: ignore[misc]  # warcio publishes no types
    """Buffers a record in memory: bodies are bounded, and warcio leaves its temporary files open."""

    def _create_temp_file(self) -> BytesIO:
        return BytesIO()


class ArchiveWriter:
    """Appends responses; :meth:`write` tells where each one stands.

    ``info`` goes into the warcinfo record of every file. Nothing is created before the first response. Raises
    :class:`ArchiveError` when the folder cannot be written to.
    """

    def __init__(self, folder: Path, info: Mapping[str, str], rotate_at: int = ROTATE_AT) -> None:
        self._folder, self._info, self._rotate_at = folder, dict(info), rotate_at
        self._file: IO[bytes] | None = None
        self._name = ""

    def write(
        self, url: str, status: int, headers: Iterable[tuple[str, str]], body: bytes, date: datetime
    ) -> tuple[str, int]:
        """Append one response as it was sent (still compressed); gives file name and offset."""
        file = self._writable_file(date)
        offset = file.tell()
        record = BytesIO()
        warc = RecordWriter(record, gzip=False, warc_version="1.1")
        http = StatusAndHeaders(_status_line(status), list(headers), protocol="HTTP/1.1")
        kind = "response"
        extra = {"WARC-Date": _w3c(date)}
        if status == HTTPStatus.NOT_MODIFIED:
            kind = "revisit"
            extra["WARC-Profile"] = NOT_MODIFIED
        warc.write_record(
            warc.create_warc_record(
                url, kind, payload=BytesIO(body), http_headers=http, warc_headers_dict=extra
            )
        )
        # warcio's own compression takes twice as long for one part in five hundred.
        file.write(gzip.compress(record.getvalue(), LEVEL, mtime=0))
        file.flush()
        return self._name, offset

    def close(self) -> None:
        if self._file:
            self._file.close()
            self._file = None

    def _writable_file(self, date: datetime) -> IO[bytes]:
        if self._file and self._file.tell() < self._rotate_at:
            return self._file
        self.close()
        self._file = self._create(date)
        warc = RecordWriter(self._file, gzip=True, warc_version="1.1")
        warc.write_record(warc.create_warcinfo_record(self._name, self._info))
        return self._file

    def _create(self, date: datetime) -> IO[bytes]:
        stem = f"klimakalender-{date.astimezone(UTC):%Y%m%dT%H%M%SZ}"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            for number in range(1, 10_000):
                self._name = f"{stem}-{number:04}.warc.gz"
                try:
                    return (self._folder / self._name).open("xb")
                except FileExistsError:
                    continue
        except OSError as error:
            raise ArchiveError(f"{self._folder}: {error.strerror or error}") from error
        raise ArchiveError(f"{self._folder}: too many archive files begun in one second")


def _status_line(status: int) -> str:
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return f"{status} Unknown"


def _w3c(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
