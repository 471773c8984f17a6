"""From the text of a WARC record to the response it holds."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING, Any

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.statusandheaders import StatusAndHeadersParserException

if TYPE_CHECKING:
    from collections.abc import Iterable

MAX_BODY = 10_000_000  # bytes of a decoded body; more is not a page
MALFORMED = (ArchiveLoadFailed, StatusAndHeadersParserException, ValueError, EOFError, zlib.error)
MOST_LAYERS = 2  # of compression around a body that was taken for plain
GZIP_MAGIC = b"\x1f\x8b\x08"
AS_SENT = {"content-encoding", "transfer-encoding", "content-length"}  # no longer true of a decoded body
RESPONSES = {"response", "revisit", "resource"}


@dataclass(frozen=True, slots=True)
class Record:
    """One archived response: ``body`` is without chunking and compression, ``date`` is aware.

    ``revisit`` marks a record without a body of its own: the page was the same as in the record with this
    ``digest`` or, where none has it, as in the one before it of the same address.
    """

    url: str
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    date: datetime
    file: str
    offset: int
    digest: str | None = None
    revisit: bool = False

    def header(self, name: str) -> str | None:
        """The value of a header, in whichever case it was written; the last one where it stands more than once."""
        return next((value for key, value in reversed(self.headers) if key.lower() == name), None)


def parse(text: bytes, file: str, offset: int) -> Record | None:
    """The response in a record's text; ``None`` for other records and other schemes than http.

    Raises ``ValueError`` when the record is malformed or its body larger than :data:`MAX_BODY`.
    """
    try:
        for warc in ArchiveIterator(BytesIO(text)):
            url = warc.rec_headers.get_header("WARC-Target-URI") or ""
            if warc.rec_type not in RESPONSES or not url.startswith(("http://", "https://")):
                return None
            return _response(warc, url.strip(), file, offset)
    except MALFORMED as error:
        raise ValueError(f"malformed record: {error}") from error
    return None


def _response(warc: Any, url: str, file: str, offset: int) -> Record:
    body = b"" if warc.rec_type == "revisit" else _decoded(warc)
    if len(body) > MAX_BODY:
        raise ValueError(f"{url} is larger than {MAX_BODY} bytes")
    http = warc.http_headers
    content_type = warc.rec_headers.get_header("Content-Type") or ""
    return Record(
        url=url,
        status=int(http.get_statuscode()) if http else 200,
        headers=_still_true(http.headers) if http else (("Content-Type", content_type),),
        body=body,
        date=_moment(warc.rec_headers.get_header("WARC-Date") or ""),
        file=file,
        offset=offset,
        digest=warc.rec_headers.get_header("WARC-Payload-Digest"),
        revisit=warc.rec_type == "revisit",
    )


def _decoded(warc: Any) -> bytes:
    """The body without chunking and compression, as much of it as can be read and no more than is allowed.

    What it begins with tells more of its compression than what its header says: crawlers rename encodings, take
    them off or cut the body.
    """
    told = (warc.http_headers.get_header("Content-Encoding") or "" if warc.http_headers else "").lower()
    if warc.http_headers:
        warc.http_headers.remove_header("Content-Encoding")
    body: bytes = warc.content_stream().read(MAX_BODY + 1)
    if not body.startswith(GZIP_MAGIC):
        decoders = {"deflate": (_inflate, partial(_inflate, bits=-zlib.MAX_WBITS)), "br": (_unbrotli,)}
        tries = (decode(body) for decode in decoders.get(told.strip(), ()))
        body = next((text for text in tries if text), body)
    for _ in range(MOST_LAYERS):
        if not body.startswith(GZIP_MAGIC):
            break
        body = _inflate(body, bits=16 + zlib.MAX_WBITS) or body
    return body


def _inflate(body: bytes, bits: int = zlib.MAX_WBITS) -> bytes:
    try:
        return zlib.decompressobj(bits).decompress(body, MAX_BODY + 1)
    except zlib.error:
        return b""


def _unbrotli(body: bytes) -> bytes:
    """Nothing where the library is missing or the body is no such thing."""
    try:
        import brotli
    except ImportError:
        return b""
    try:
        return bytes(brotli.Decompressor().process(body, output_buffer_limit=MAX_BODY + 1))
    except brotli.error:
        return b""


def _still_true(headers: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple((name, value) for name, value in headers if name.lower() not in AS_SENT)


def _moment(text: str) -> datetime:
    """WARC-Date (W3C-DTF in UTC): ``2021-09-22T07:00:00Z``."""
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
