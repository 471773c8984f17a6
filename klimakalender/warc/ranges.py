"""Archives cut into ranges of bytes that are read apart from each other, by other processes or machines.

A record belongs to the range in which it begins. Where that is, nobody needs to know beforehand: whoever reads a
range looks for its first record, so a terabyte is split without being read. What cannot be entered in the middle
(a file that is one gzip member, a WACZ that is compressed once more) is one range.
"""

from __future__ import annotations

import sys
import zipfile
from contextlib import closing
from typing import IO, TYPE_CHECKING, NamedTuple

from klimakalender.errors import ArchiveError
from klimakalender.warc.frames import Frames
from klimakalender.warc.members import BROKEN_ZIP, ZIP_MAGIC, find_members, is_stored, open_member
from klimakalender.warc.reader import ArchiveFile, read_records
from klimakalender.warc.streams import open_stream

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from klimakalender.warc.records import Record

LEAST, MOST = 50_000, 4_000_000  # bytes of a range: some compressed pages, or some hundred; seconds of work
ENDLESS = sys.maxsize  # where a file cannot be entered in the middle
PIECES = 100  # of a job whose ranges are neither the smallest nor the largest


class Range(NamedTuple):
    """The records of an archive that begin in ``start <= byte < end``. ``address``: a path, or as fsspec has it.

    ``member``: of which file in a WACZ.
    """

    address: str
    start: int
    end: int
    member: str = ""

    def __str__(self) -> str:
        return f"{self.file}: bytes {self.start} to {self.end}"

    @property
    def file(self) -> str:
        """The archive, with the file in it."""
        return f"{self.address}/{self.member}" if self.member else self.address


def split(addresses: Sequence[str], size: int | None = None) -> list[Range]:
    """Ranges of about ``size`` bytes, in order; without it, of what suits so much.

    Raises :class:`klimakalender.errors.ArchiveError` for what cannot be opened or has no readable record at all.
    """
    files = [one for address in addresses for one in _files(address)]
    whole = sum(one.end for one in files if one.end < ENDLESS)
    size = size or min(max(LEAST, whole // PIECES), MOST)
    return [part for one in files for part in _cut(one, size)]


def read_range(part: Range, damage: list[str]) -> Iterator[Record]:
    """The responses of a range in order, as :class:`ArchiveFile` has them; ``damage`` gains a line for each gap.

    Raises :class:`ArchiveError` where the disk or the store does not give what it has.
    """
    name = part.file.removeprefix(part.address.rpartition("/")[0]).removeprefix("/")
    try:
        with closing(_open(part)) as stream:
            if not part.member and stream.read(len(ZIP_MAGIC)) == ZIP_MAGIC and zipfile.is_zipfile(stream):
                yield from _read_whole(part.address, damage)
                return
            with closing(Frames(stream)) as frames:
                start = frames.align(part.start) if part.start else 0
                if start is not None:
                    yield from filter(None, read_records(frames, name, start, part.end))
                damage += [f"{part.file}: {gap}" for gap in frames.damage]
    except OSError as error:
        raise ArchiveError(f"{part.file}: {error.strerror or error}") from error


def _read_whole(address: str, damage: list[str]) -> Iterator[Record]:
    archive = ArchiveFile(address)
    with closing(archive):
        yield from archive
    damage += archive.damage


def _files(address: str) -> list[Range]:
    """The files of records at an address, each as one range."""
    with closing(open_stream(address)) as stream:
        if stream.read(len(ZIP_MAGIC)) == ZIP_MAGIC:
            try:
                found = _members(address, stream)
            except BROKEN_ZIP:
                return [Range(address, 0, ENDLESS)]  # whose remains are searched
        else:
            found = [one for one in (_file(stream, address),) if one]
    if not found:
        raise ArchiveError(f"{address}: no readable WARC record in this file")
    return found


def _members(address: str, stream: IO[bytes]) -> list[Range]:
    with zipfile.ZipFile(stream) as wacz:
        members = find_members(wacz)
        if not all(map(is_stored, members)):
            return [Range(address, 0, ENDLESS)]
        found = [_file(open_member(address, wacz, one), address, one.filename) for one in members]
    return [one for one in found if one]


def _file(stream: IO[bytes], address: str, member: str = "") -> Range | None:
    """All of a file, whose stream is closed; nothing where no record can be read."""
    size = stream.seek(0, 2)
    with closing(Frames(stream)) as frames:
        if next(frames.cut(), None) is None:
            return None
        return Range(address, 0, ENDLESS if frames.is_copy else size, member)


def _cut(file: Range, size: int) -> list[Range]:
    """A file in ranges; one whose end is not known cannot be entered but at its beginning."""
    if file.end == ENDLESS:
        return [file]
    starts = range(0, file.end, size)
    return [file._replace(start=start, end=min(start + size, file.end)) for start in starts]


def _open(part: Range) -> IO[bytes]:
    stream = open_stream(part.address, known=True)
    if not part.member:
        return stream
    try:
        with closing(stream), zipfile.ZipFile(stream) as wacz:
            return open_member(part.address, wacz, wacz.getinfo(part.member))
    except (*BROKEN_ZIP, KeyError) as error:
        raise ArchiveError(f"{part.file}: {error}") from error
