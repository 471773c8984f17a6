"""Cut a WARC stream into the texts of its records, whichever way it is compressed and whatever is broken.

A frame is ``(offset, text)``: where the record begins and its uncompressed bytes. In a stream that is one
gzip member altogether, offsets are those of the uncompressed text.
"""

from __future__ import annotations

import re
import sys
import zlib
from io import BytesIO
from tempfile import TemporaryFile
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_RECORD = 50_000_000  # bytes of a record that is kept; larger ones (films) are passed over
CHUNK = 16_384
GZIP_MAGIC = b"\x1f\x8b\x08"
WARC_MAGIC = b"WARC/1."
BETWEEN_RECORDS = b"\r\n\r\n"
WARC_TYPE = re.compile(rb"^warc-type:", re.IGNORECASE | re.MULTILINE)
CONTENT_LENGTH = re.compile(rb"^content-length:\s*(\d+)\s*$", re.IGNORECASE | re.MULTILINE)

Frame = tuple[int, bytes]


class Frames:
    """The frames of a seekable stream; ``damage`` collects a line for every gap that :meth:`cut` met."""

    def __init__(self, stream: IO[bytes]) -> None:
        self.damage: list[str] = []
        self.is_copy = False  # positions are those of a copy without compression
        self._stream = stream
        stream.seek(0)
        # Anything that is not plain text is searched for gzip members: also what is left of a broken WACZ.
        self._by_member = stream.read(len(WARC_MAGIC)) != WARC_MAGIC
        if self._by_member:
            first: IO[bytes] = TemporaryFile()  # noqa: SIM115  kept open if it holds all records
            _inflate(stream, 0, first, sys.maxsize)
            if _holds_several_records(first):
                self._by_member, self.is_copy = False, True
                first, self._stream = self._stream, first
            first.close()

    def close(self) -> None:
        """Close the stream, and the copy of it where there is one."""
        self._stream.close()

    def cut(self, start: int = 0, end: int = sys.maxsize) -> Iterator[Frame]:
        """Every record that can be read whole, in order, from the one at ``start`` on, that begins before ``end``."""
        if self._by_member:
            return self._cut_members(start, end)
        return _cut_plain(self._stream, start, end, self.damage)

    def align(self, start: int) -> int | None:
        """Where the first record at or after a position begins, which need not be the beginning of one."""
        offset: int | None = start
        magic = GZIP_MAGIC if self._by_member else WARC_MAGIC
        while offset is not None and (offset := _find(self._stream, magic, offset)) is not None:
            self._stream.seek(offset)
            if self._begins(self._stream.read(CHUNK)):
                return offset
            offset += 1
        return None

    def _begins(self, chunk: bytes) -> bool:
        """Whether a record begins with these bytes: the magic number may also stand within one."""
        if self._by_member:
            try:
                return zlib.decompressobj(16 + zlib.MAX_WBITS).decompress(chunk).startswith(WARC_MAGIC)
            except zlib.error:
                return False
        head, _, _ = chunk.partition(BETWEEN_RECORDS)
        return WARC_TYPE.search(head) is not None and CONTENT_LENGTH.search(head) is not None

    def _cut_members(self, start: int, end: int) -> Iterator[Frame]:
        offset: int | None = start
        while offset is not None and offset < end:
            text = BytesIO()
            size = _inflate(self._stream, offset, text, MAX_RECORD)
            if size == 0:
                return
            if size is None:
                self.damage.append(f"damaged at byte {offset}")
                offset = _find(self._stream, GZIP_MAGIC, offset + 1)
                continue
            if text.tell() <= MAX_RECORD and text.getvalue().startswith(WARC_MAGIC):
                yield offset, text.getvalue()
            offset += size


def _cut_plain(stream: IO[bytes], start: int, end: int, damage: list[str]) -> Iterator[Frame]:
    offset: int | None = start
    while offset is not None and offset < end:
        stream.seek(offset)
        head = _read_head(stream)
        if not head:
            return
        found = CONTENT_LENGTH.search(head)
        length = int(found[1]) if found else 0
        body = stream.read(min(length, MAX_RECORD))
        if not found or not head.startswith(WARC_MAGIC) or len(body) < min(length, MAX_RECORD):
            damage.append(f"damaged at byte {offset}")
            offset = _find(stream, WARC_MAGIC, offset + 1)
            continue
        if len(body) == length:
            yield offset, head + body
        behind = offset + len(head) + length
        offset = _find(stream, WARC_MAGIC, behind)
        if offset is not None and offset > behind + len(BETWEEN_RECORDS):
            damage.append(f"damaged at byte {behind}")


def _read_head(stream: IO[bytes]) -> bytes:
    """Everything up to and with the first empty line; nothing at the end of the stream."""
    lines = []
    for line in iter(lambda: stream.readline(CHUNK), b""):
        lines.append(line)
        if not line.strip():
            break
    return b"".join(lines)


def _holds_several_records(text: IO[bytes]) -> bool:
    frames = _cut_plain(text, 0, sys.maxsize, [])
    return next(frames, None) is not None and next(frames, None) is not None


def _inflate(stream: IO[bytes], offset: int, into: IO[bytes], limit: int) -> int | None:
    """Decompress the gzip member at ``offset``; gives its compressed size, 0 at the end, ``None`` if broken.

    The member's checksum is verified: a record is read as it was written or not at all. Text beyond ``limit``
    bytes is not kept (the length of ``into`` then tells).
    """
    stream.seek(offset)
    member = zlib.decompressobj(16 + zlib.MAX_WBITS)
    size = 0
    while not member.eof:
        chunk = stream.read(CHUNK)
        if not chunk:
            return None if size else 0
        size += len(chunk)
        try:
            text = member.decompress(chunk)
        except zlib.error:
            return None
        if into.tell() <= limit:
            into.write(text)
    return size - len(member.unused_data)


def _find(stream: IO[bytes], magic: bytes, offset: int) -> int | None:
    """Where ``magic`` next stands at or after ``offset``."""
    stream.seek(offset)
    tail = b""
    while chunk := stream.read(CHUNK):
        found = (tail + chunk).find(magic)
        if found >= 0:
            return offset - len(tail) + found
        offset += len(chunk)
        tail = chunk[-len(magic) + 1 :]
    return None
