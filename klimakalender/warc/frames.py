"""Cut a WARC stream into the texts of its records, whichever way it is compressed and whatever is broken.

A frame is ``(offset, text)``: where the record begins and its uncompressed bytes. In a stream whose first gzip member
has several records, offsets are those of the uncompressed text. In any other member, the records behind the first have
its offset and, above :data:`MEMBER_BITS`, their number in it.
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
MEMBER_BITS = 48  # of an offset; files are smaller than 256 TB
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
                first.close()
                first, self._stream = stream, self._decompressed()
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
                return WARC_MAGIC in zlib.decompressobj(16 + zlib.MAX_WBITS).decompress(chunk)
            except zlib.error:
                return False
        head, _, _ = chunk.partition(BETWEEN_RECORDS)
        return _is_head(head)

    def _cut_members(self, start: int, end: int) -> Iterator[Frame]:
        skipped, start = start >> MEMBER_BITS, start & ((1 << MEMBER_BITS) - 1)
        for offset, text in self._members(start, end):
            if not text.startswith(WARC_MAGIC):
                self.damage.append(f"no record begins at byte {offset}")
                text = text[text.find(BETWEEN_RECORDS + WARC_MAGIC) :].removeprefix(BETWEEN_RECORDS)
                if not text.startswith(WARC_MAGIC):
                    continue
            gaps: list[str] = []
            frames = list(_cut_plain(BytesIO(text), 0, len(text), gaps))
            if len(frames) <= 1 and (whole := _with_its_length(text)) != text:
                # Where the member ends is surer than what the header claims.
                frames, gaps = [(0, whole)], ["length"]
            elif len(frames) == 1 and text[len(frames[0][1]) :].strip():
                gaps.append("something else")
            if gaps:
                self.damage.append(f"not what its header says at byte {offset}")
            for number, (_, frame) in enumerate(frames):
                if number >= skipped:
                    yield offset | number << MEMBER_BITS, frame
            skipped = 0

    def _members(self, start: int, end: int) -> Iterator[Frame]:
        """The texts of gzip members; one that ends within a record has those behind it that begin none."""
        offset: int | None = start
        waiting: Frame | None = None
        while offset is not None and (offset < end or waiting):
            text = BytesIO()
            size = _inflate(self._stream, offset, text, MAX_RECORD)
            if size == 0:
                break
            if size is None:
                if waiting:
                    yield waiting
                    waiting = None
                if offset < end:
                    self.damage.append(f"damaged at byte {offset}")
                offset = _find(self._stream, GZIP_MAGIC, offset + 1)
                continue
            told = text.getvalue() if text.tell() <= MAX_RECORD else b""
            if waiting and told and not told.startswith(WARC_MAGIC):
                waiting = waiting[0], waiting[1] + told
            else:
                if waiting:
                    yield waiting
                    waiting = None
                if offset < end and told:
                    waiting = offset, told
            if waiting and not _lacks_something(waiting[1]):
                yield waiting
                waiting = None
            offset += size
        if waiting:
            yield waiting

    def _decompressed(self) -> IO[bytes]:
        """A copy of the text of all members, as far as they can be read."""
        copy: IO[bytes] = TemporaryFile()  # noqa: SIM115  lives as long as the frames
        offset: int | None = 0
        while offset is not None:
            size = _inflate(self._stream, offset, copy, sys.maxsize)
            if size == 0:
                break
            if size is None:
                self.damage.append(f"damaged at byte {offset}")
            offset = _find(self._stream, GZIP_MAGIC, offset + (size or 1))
        return copy


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
        behind = offset + len(head) + length
        is_record = found is not None and head.startswith(WARC_MAGIC)
        if (
            is_record
            and not _ends_at(stream, behind)
            and (shorter := _next_record_within(stream, offset + len(head), body)) is not None
        ):
            # The header claims more than there is, and another record is in it.
            damage.append(f"another length than its header says at byte {offset}")
            yield offset, _with_length(head, shorter) + body[:shorter]
            offset += len(head) + shorter + len(BETWEEN_RECORDS)
            continue
        if not is_record or len(body) < min(length, MAX_RECORD):
            damage.append(f"damaged at byte {offset}")
            offset = _find(stream, WARC_MAGIC, offset + 1)
            continue
        if len(body) == length:
            yield offset, head + body
        offset = _find(stream, WARC_MAGIC, behind)
        if offset is not None and offset > behind + len(BETWEEN_RECORDS):
            damage.append(f"damaged at byte {behind}")


def _ends_at(stream: IO[bytes], behind: int) -> bool:
    """Whether a record ends at a position: what stands between records, or nothing, is behind it."""
    stream.seek(max(0, behind - 1))
    rest = stream.read(1 + len(BETWEEN_RECORDS))
    return len(rest) > 0 and rest[1:] in (BETWEEN_RECORDS, b"")


def _next_record_within(stream: IO[bytes], start: int, body: bytes) -> int | None:
    """Where a body that begins at ``start`` ends, if another record begins in it."""
    stream.seek(start + len(body))
    text = body + stream.read(CHUNK)  # whose header may go on behind
    at = text.find(BETWEEN_RECORDS + WARC_MAGIC)
    while 0 <= at < len(body):
        head, _, _ = text[at + len(BETWEEN_RECORDS) : at + CHUNK].partition(BETWEEN_RECORDS)
        if _is_head(head):
            return at
        at = text.find(BETWEEN_RECORDS + WARC_MAGIC, at + 1)
    return None


def _with_length(head: bytes, length: int) -> bytes:
    found = CONTENT_LENGTH.search(head)
    return head if found is None else head[: found.start(1)] + b"%d" % length + head[found.end(1) :]


def _with_its_length(text: bytes) -> bytes:
    """A record whose header says how long it is."""
    head = _read_head(BytesIO(text))
    body = text[len(head) :]
    found = CONTENT_LENGTH.search(head)
    if found is None or body[int(found[1]) :].startswith(BETWEEN_RECORDS) or len(body) == int(found[1]):
        return text
    body = body.removesuffix(BETWEEN_RECORDS)
    return _with_length(head, len(body)) + body


def _lacks_something(text: bytes) -> bool:
    """Whether a record has less than its header says."""
    head = _read_head(BytesIO(text))
    found = CONTENT_LENGTH.search(head)
    return not head.endswith(b"\n\r\n") or (found is not None and int(found[1]) > len(text) - len(head))


def _is_head(head: bytes) -> bool:
    return WARC_TYPE.search(head) is not None and CONTENT_LENGTH.search(head) is not None


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
