"""A WARC or WACZ file as an iterable of responses, with access by position."""

from __future__ import annotations

import sys
import zipfile
from typing import IO, TYPE_CHECKING

from klimakalender.errors import ArchiveError
from klimakalender.warc.frames import Frames
from klimakalender.warc.members import BROKEN_ZIP, ZIP_MAGIC, find_members, open_member
from klimakalender.warc.records import Record, parse
from klimakalender.warc.streams import open_stream

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def read_records(
    frames: Frames, file: str, start: int = 0, end: int = sys.maxsize
) -> Iterator[Record | None]:
    """For each frame of a file that begins in ``start <= byte < end`` its response, ``None`` where it holds none.

    A malformed record holds none and is a line of ``frames.damage``.
    """
    for offset, text in frames.cut(start, end):
        try:
            yield parse(text, file, offset)
        except ValueError as error:
            frames.damage.append(f"byte {offset}: {error}")
            yield None


class ArchiveFile:
    """An archive at a path, or at an address that fsspec knows.

    Iterating gives the responses in file order; ``damage`` then has a line for each gap in a damaged file.

    Raises :class:`ArchiveError` where the file cannot be opened or has no readable record at all.
    """

    def __init__(self, address: Path | str) -> None:
        self.address = str(address)
        self._name = self.address.rpartition("/")[2]
        self.damage: list[str] = []
        try:
            self._streams = dict(self._open())
        except OSError as error:
            raise ArchiveError(f"{self.address}: {error.strerror or error}") from error

    def __iter__(self) -> Iterator[Record]:
        readable = False
        for name, frames in self._streams.items():
            for record in read_records(frames, name):
                readable = True
                if record:
                    yield record
            self.damage += [f"{self._beside(name)}: {gap}" for gap in frames.damage]
        if not readable:
            raise ArchiveError(f"{self.address}: no readable WARC record in this file")

    def close(self) -> None:
        """Close what is open; positions can no longer be read."""
        for frames in self._streams.values():
            frames.close()

    def read(self, file: str, offset: int) -> Record:
        """The response at a position that an earlier :class:`Record` gave."""
        for _, text in self._streams[file].cut(offset):
            record = parse(text, file, offset)
            if record:
                return record
            break
        raise ArchiveError(f"{self.address}: no response at byte {offset}")

    def _beside(self, name: str) -> str:
        return self.address.removesuffix(self._name) + name

    def _open(self) -> Iterator[tuple[str, Frames]]:
        stream = open_stream(self.address)
        if stream.read(len(ZIP_MAGIC)) == ZIP_MAGIC:
            try:
                yield from self._open_wacz(stream)
            except BROKEN_ZIP as error:
                self.damage.append(f"{self.address}: {error}")
            else:
                stream.close()
                return
        yield self._name, Frames(stream)

    def _open_wacz(self, stream: IO[bytes]) -> Iterator[tuple[str, Frames]]:
        with zipfile.ZipFile(stream) as wacz:
            for member in find_members(wacz):
                yield f"{self._name}/{member.filename}", Frames(open_member(self.address, wacz, member))
