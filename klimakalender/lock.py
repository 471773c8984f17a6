"""One run at a time for a database: a lock file beside it, held by the process and released with it."""

from __future__ import annotations

import fcntl
import os
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from klimakalender.errors import DatabaseError, LockHeldError

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def hold_lock(database: Path | str) -> Iterator[None]:
    """Hold the lock of a database (``klima.db.lock``) while the body runs.

    Raises :class:`LockHeldError` at once when another process has it. The kernel lets go of it when the
    process ends, however it ends; the file stays, since removing it would let two processes hold two locks.
    """
    path = Path(f"{database}.lock")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        file = path.open("a+", encoding="ascii")
    except OSError as error:
        raise DatabaseError(f"{path}: {error.strerror or error}") from error
    with file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.seek(0)
            holder = file.read(20).strip() or "unknown"
            raise LockHeldError(f"{database}: another run holds the lock (process {holder})") from None
        file.truncate(0)
        file.write(f"{os.getpid()}\n")
        file.flush()
        yield
