"""The archive files within a WACZ, each as a stream of its own."""

from __future__ import annotations

import io
import shutil
import zipfile
import zlib
from tempfile import TemporaryFile
from typing import IO, TYPE_CHECKING, cast

from klimakalender.warc.streams import open_stream

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

ZIP_MAGIC = b"PK\x03\x04"
BROKEN_ZIP = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError)
LOCAL_HEADER = 30  # bytes of a member's own header
LENGTHS = 26  # where in it stands how long the two fields behind it are


def find_members(wacz: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """The archive files of a WACZ, by their names."""
    found = (member for member in wacz.infolist() if member.filename.endswith((".warc", ".warc.gz")))
    return sorted(found, key=lambda member: member.filename)


def is_stored(member: zipfile.ZipInfo) -> bool:
    """Whether a member stands in the zip as it is, as the specification asks for."""
    return member.compress_type == zipfile.ZIP_STORED


def open_member(address: str, wacz: zipfile.ZipFile, member: zipfile.ZipInfo) -> IO[bytes]:
    """A member of the WACZ at an address as a seekable stream: where it stands, or a copy where it is compressed."""
    if is_stored(member):
        return cast("IO[bytes]", io.BufferedReader(_Window(open_stream(address), member)))
    copy: IO[bytes] = TemporaryFile()  # noqa: SIM115  lives as long as whoever asked for it
    with wacz.open(member) as source:
        shutil.copyfileobj(source, copy)
    return copy


class _Window(io.RawIOBase):
    """The bytes of a member, read where they stand in a stream that is closed with it."""

    def __init__(self, stream: IO[bytes], member: zipfile.ZipInfo) -> None:
        stream.seek(member.header_offset + LENGTHS)
        name, extra = (int.from_bytes(stream.read(2), "little") for _ in range(2))
        self._stream, self._size = stream, member.file_size
        self._begin = member.header_offset + LOCAL_HEADER + name + extra
        self._at = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        self._at = offset + {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._size}[whence]
        return self._at

    def readinto(self, buffer: WriteableBuffer) -> int:
        view = memoryview(buffer)
        self._stream.seek(self._begin + self._at)
        read = self._stream.read(max(0, min(len(view), self._size - self._at)))
        view[: len(read)] = read
        self._at += len(read)
        return len(read)

    def close(self) -> None:
        if not self.closed:
            self._stream.close()
        super().close()
