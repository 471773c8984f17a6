"""Archives as streams: files of this machine, and what fsspec knows ("s3://…")."""

from __future__ import annotations

import io
import time
from functools import partial
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, cast

from klimakalender.errors import ArchiveError

if TYPE_CHECKING:
    from collections.abc import Callable

    from _typeshed import WriteableBuffer

BLOCK = 500_000  # bytes that are asked for at a time: records are small
BLOCKS = 4  # of these are kept
PAUSES = (1, 5, 30)  # seconds before a store that did not answer is asked again


def open_stream(address: str, *, known: bool = False) -> IO[bytes]:
    """An archive as a seekable stream. Raises :class:`ArchiveError` naming what cannot be opened.

    So does a stream of what is not on this machine where it cannot be read on. ``known``: it was there before, so
    that its store is worth asking again.
    """
    try:
        return _open_remote(address, known=known) if "://" in address else Path(address).open("rb")
    except (OSError, ValueError) as error:
        raise ArchiveError(f"{address}: {getattr(error, 'strerror', None) or error}") from error


def _open_remote(address: str, *, known: bool) -> IO[bytes]:
    """Blocks rather than what fsspec reads ahead, some megabytes at every leap."""
    try:
        import fsspec
    except ImportError as error:
        raise ArchiveError(f"{address}: needs klimakalender[cluster]") from error
    system, path = fsspec.core.url_to_fs(address)
    cached = {"cache_type": "blockcache", "cache_options": {"maxblocks": BLOCKS}}
    opened = _asked(
        partial(system.open, path, "rb", block_size=BLOCK, **cached), address, PAUSES if known else ()
    )
    return cast("IO[bytes]", io.BufferedReader(_Remote(address, opened)))


def _asked(question: Callable[[], Any], address: str, pauses: tuple[float, ...]) -> Any:
    """The answer of a store, which may be busy for a while. Each kind of store has errors of its own."""
    for pause in (*pauses, None):
        try:
            return question()
        except Exception as error:
            if pause is None:
                raise ArchiveError(f"{address}: {_reason(error)}") from error
            time.sleep(pause)
    raise AssertionError


def _reason(error: Exception) -> str:
    if isinstance(error, FileNotFoundError):
        return "not found"
    return getattr(error, "strerror", None) or type(error).__name__


class _Remote(io.RawIOBase):
    """A stream of a store; what cannot be read is an :class:`ArchiveError`."""

    def __init__(self, address: str, stream: Any) -> None:
        self._address, self._stream = address, stream

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        return int(self._stream.seek(offset, whence))

    def readinto(self, buffer: WriteableBuffer) -> int:
        view = memoryview(buffer)
        begin = self._stream.tell()

        def ask() -> bytes:
            self._stream.seek(begin)
            return bytes(self._stream.read(len(view)))

        read = _asked(ask, self._address, PAUSES)
        view[: len(read)] = read
        return len(read)

    def close(self) -> None:
        if not self.closed:
            self._stream.close()
        super().close()
