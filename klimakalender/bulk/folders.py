"""A directory of small files, on this machine or at an address that fsspec knows ("s3://bucket/parts")."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol
from uuid import uuid4

from klimakalender.atomic import write_file
from klimakalender.errors import KlimakalenderError

if TYPE_CHECKING:
    from collections.abc import Iterator


class FolderError(KlimakalenderError):
    """A directory that cannot be read or written to."""


class Folder(Protocol):
    """Files by their names. A file is there whole or not at all; ``read`` gives ``None`` where it is not."""

    def names(self) -> set[str]: ...

    def read(self, name: str) -> bytes | None: ...

    def write(self, name: str, body: bytes) -> None: ...


def open_folder(address: str) -> Folder:
    """The directory at a path or address, which need not be there before something is written."""
    return _Remote(address) if "://" in address else _Local(Path(address))


class _Local:
    def __init__(self, path: Path) -> None:
        self._path = path

    def names(self) -> set[str]:
        with _told(str(self._path)):
            return {one.name for one in self._path.iterdir()} if self._path.is_dir() else set()

    def read(self, name: str) -> bytes | None:
        path = self._path / name
        with _told(str(path)):
            return path.read_bytes() if path.exists() else None

    def write(self, name: str, body: bytes) -> None:
        with _told(str(self._path)):
            self._path.mkdir(parents=True, exist_ok=True)
            write_file(self._path / name, body)


class _Remote:
    """What fsspec knows. Not every store shows a file only when all of it is there, so it is written aside."""

    def __init__(self, address: str) -> None:
        try:
            import fsspec
        except ImportError as error:
            raise FolderError(f"{address}: needs klimakalender[cluster]") from error
        self._address = address
        with _told(address):
            system, path = fsspec.core.url_to_fs(address)
            self._system: Any = system
            self._path = str(path).rstrip("/")

    def names(self) -> set[str]:
        with _told(self._address):
            self._system.invalidate_cache()
            if not self._system.isdir(self._path):
                return set()
            return {str(one).rpartition("/")[2] for one in self._system.ls(self._path, detail=False)}

    def read(self, name: str) -> bytes | None:
        with _told(self._address):
            try:
                return bytes(self._system.cat_file(f"{self._path}/{name}"))
            except FileNotFoundError:
                return None

    def write(self, name: str, body: bytes) -> None:
        with _told(self._address):
            self._system.makedirs(self._path, exist_ok=True)
            aside = f"{self._path}/.{name}.{uuid4().hex}"
            self._system.pipe_file(aside, body)
            self._system.mv(aside, f"{self._path}/{name}")


@contextmanager
def _told(address: str) -> Iterator[None]:
    """What goes wrong is told with the address; stores have errors of their own beside ``OSError``."""
    try:
        yield
    except (OSError, ValueError, ImportError) as error:
        raise FolderError(f"{address}: {getattr(error, 'strerror', None) or error}") from error
