"""Write responses to gzipped WARC files in a folder, one member per record, a new file after a gigabyte."""

from __future__ import annotations

import gzip
from base64 import b32encode
from datetime import UTC, datetime
from hashlib import sha1
from http import HTTPStatus
from io import BytesIO
from typing import IO, TYPE_CHECKING
from uuid import uuid4

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from klimakalender.errors import ArchiveError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

ROTATE_AT = 1_000_000_000
LEVEL = 3  # half the time of 6 for one part in fifteen; most bodies are compressed already
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
        file.write(gzip.compress(_response_record(url, status, headers, body, date), LEVEL, mtime=0))
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


def _response_record(
    url: str, status: int, headers: Iterable[tuple[str, str]], body: bytes, date: datetime
) -> bytes:
    """The text of a record, which warcio would give as well, but at three times the cost of compressing it."""
    http = StatusAndHeaders(_status_line(status), list(headers), protocol="HTTP/1.1")
    http.compute_headers_buffer()
    sent: bytes = http.headers_buff
    block = sent + body
    fields = {"WARC-Date": _w3c(date)}
    if status == HTTPStatus.NOT_MODIFIED:
        block = sent
        fields |= {"WARC-Profile": NOT_MODIFIED, "WARC-Type": "revisit"}
    else:
        fields |= {"WARC-Type": "response", "WARC-Payload-Digest": _digest(body)}
    fields |= {
        "WARC-Record-ID": f"<urn:uuid:{uuid4()}>",
        "WARC-Target-URI": url,
        "WARC-Block-Digest": _digest(block),
        "Content-Type": "application/http; msgtype=response",
        "Content-Length": str(len(block)),
    }
    head = "\r\n".join(["WARC/1.1", *map(": ".join, fields.items())])
    return b"\r\n".join([head.encode(), b"", block, b"", b""])


def _digest(content: bytes) -> str:
    return "sha1:" + b32encode(sha1(content, usedforsecurity=False).digest()).decode()


def _status_line(status: int) -> str:
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return f"{status} Unknown"


def _w3c(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
