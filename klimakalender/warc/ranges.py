"""Archives cut into ranges of bytes that are read apart from each other, by other processes or machines.

A record belongs to the range in which it begins. Where that is, nobody needs to know beforehand: whoever reads a
range looks for its first record, so a terabyte is split without being read. What cannot be entered in the middle
(a WACZ, a file that is one gzip member) is one range.
"""

from __future__ import annotations

import sys
import zipfile
from contextlib import closing
from typing import IO, TYPE_CHECKING, NamedTuple

from klimakalender.errors import ArchiveError
from klimakalender.warc.frames import Frames
from klimakalender.warc.reader import ZIP_MAGIC, ArchiveFile
from klimakalender.warc.records import Record, parse
from klimakalender.warc.streams import open_stream

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SIZE = 4_000_000  # bytes: a few hundred compressed pages, some seconds of work


class Range(NamedTuple):
    """The records of an archive that begin in ``start <= byte < end``. ``address``: a path, or as fsspec has it."""

    address: str
    start: int
    end: int

    def __str__(self) -> str:
        return f"{self.address}: bytes {self.start} to {self.end}"


def split(addresses: Sequence[str], size: int = SIZE) -> list[Range]:
    """Ranges of about ``size`` bytes, in order.

    Raises :class:`klimakalender.errors.ArchiveError` for what cannot be opened or has no readable record at all.
    """
    ranges: list[Range] = []
    for address in addresses:
        with closing(open_stream(address)) as stream:
            whole = stream.seek(0, 2)
            stream.seek(0)
            if stream.read(len(ZIP_MAGIC)) == ZIP_MAGIC or not _can_be_entered(stream, address):
                ranges.append(Range(address, 0, sys.maxsize))
                continue
        ranges += [Range(address, start, min(start + size, whole)) for start in range(0, whole, size)]
    return ranges


def read_range(part: Range, damage: list[str]) -> Iterator[Record]:
    """The responses of a range in order, as :class:`ArchiveFile` has them; ``damage`` gains a line for each gap."""
    name = part.address.rpartition("/")[2]
    with closing(open_stream(part.address)) as stream:
        if stream.read(len(ZIP_MAGIC)) == ZIP_MAGIC and zipfile.is_zipfile(stream):
            archive = ArchiveFile(part.address)
            with closing(archive):
                yield from archive
            damage += archive.damage
            return
        frames = Frames(stream)
        with closing(frames):
            start = frames.align(part.start) if part.start else 0
            for offset, text in frames.cut(start, part.end) if start is not None else ():
                try:
                    record = parse(text, name, offset)
                except ValueError as error:
                    frames.damage.append(f"byte {offset}: {error}")
                    continue
                if record:
                    yield record
            damage += [f"{part.address}: {gap}" for gap in frames.damage]


def _can_be_entered(stream: IO[bytes], address: str) -> bool:
    with closing(Frames(stream)) as frames:
        if next(frames.cut(), None) is None:
            raise ArchiveError(f"{address}: no readable WARC record in this file")
        return not frames.is_copy
