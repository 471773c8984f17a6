"""Archives as streams: files of this machine, and what fsspec knows ("s3://…")."""

from __future__ import annotations

from pathlib import Path
from typing import IO, Any, cast

from klimakalender.errors import ArchiveError


def open_stream(address: str) -> IO[bytes]:
    """An archive as a seekable stream. Raises :class:`ArchiveError` naming what cannot be opened."""
    try:
        if "://" not in address:
            return Path(address).open("rb")
        return cast("IO[bytes]", _fsspec(address).open(address, "rb").open())
    except (OSError, ValueError) as error:
        raise ArchiveError(f"{address}: {getattr(error, 'strerror', None) or error}") from error


def _fsspec(address: str) -> Any:
    try:
        import fsspec
    except ImportError as error:
        raise ArchiveError(f"{address}: needs klimakalender[cluster]") from error
    return fsspec
