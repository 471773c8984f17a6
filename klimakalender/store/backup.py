"""A copy of a database while it is in use, by SQLite's own backup."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from klimakalender.store.connect import named_errors, open_for_reading

if TYPE_CHECKING:
    from pathlib import Path

PAGES = 2_000  # copied at a time, so that a crawl is not kept waiting


def back_up(source: Path, target: Path) -> int:
    """Copy ``source`` into ``target`` and give the size in bytes.

    The copy is of one moment, whatever is written meanwhile. A target that exists is replaced in one transaction, so
    whoever reads it sees the old state or the new one. Raises :class:`klimakalender.errors.DatabaseError`.
    """
    with closing(open_for_reading(source)) as original, named_errors(target):
        with closing(sqlite3.connect(target)) as copy:
            original.backup(copy, pages=PAGES)
            # A read-only copy of WAL needs files beside it that its reader may not be able to make.
            copy.execute("pragma wal_checkpoint(truncate)")
        return target.stat().st_size
