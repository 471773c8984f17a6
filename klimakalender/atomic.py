"""Files and folders that are there whole or not at all: written aside, then renamed."""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


def write_file(path: Path, body: bytes) -> None:
    """Put ``body`` under a name; whoever reads it meanwhile has the old file or the new one. Raises ``OSError``."""
    if path.exists() and not path.is_file():
        path.write_bytes(body)  # a pipe or device is written to, not replaced
        return
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    aside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(body)
            file.flush()
            os.fsync(file.fileno())
        aside.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask())
        aside.replace(path)
    except BaseException:
        aside.unlink(missing_ok=True)
        raise


@contextmanager
def folder_aside(path: Path) -> Iterator[Path]:
    """A folder to fill that takes the name ``path`` when the block ends well, and is removed when it does not.

    A block that removes it itself leaves nothing. Raises ``OSError``, also where the name is taken by then.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = Path(tempfile.mkdtemp(dir=path.parent, prefix=f".{path.name}."))
    try:
        yield aside
        if aside.exists():
            aside.chmod(0o777 & ~_umask())
            aside.rename(path)
    except BaseException:
        shutil.rmtree(aside, ignore_errors=True)
        raise


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
