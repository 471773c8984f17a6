"""A database that goes on being served when another file takes its name.

A connection stays with the file that it opened, so each thread of Datasette would answer from the old file or the
new one, whichever was there when it began. Changes inside a file need nothing of this.
"""

from __future__ import annotations

import asyncio
from pathlib import Path
from threading import Condition, local
from typing import TYPE_CHECKING, Any, TypeVar

from datasette.database import Database

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

    from datasette.app import Datasette

Answer = TypeVar("Answer")


class FollowingDatabase(Database):  # type: ignore[misc]  # Datasette publishes no types
    """Datasette's database over a file that is changed or replaced at any time."""

    def __init__(self, datasette: Datasette, path: str) -> None:
        super().__init__(datasette, path=path, is_mutable=True)
        self._gate = Condition()
        self._reading = 0
        self._file = _identity(path)
        self._held = local()

    async def execute_fn(self, fn: Callable[[sqlite3.Connection], Answer]) -> Answer:
        """Run a function on this thread's connection to the file that has the name now."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self.ds.executor, self._read, fn)

    def _read(self, fn: Callable[[sqlite3.Connection], Answer]) -> Answer:
        with self._gate:
            self._follow()
            self._reading += 1
        try:
            return fn(self._connection())
        finally:
            with self._gate:
                self._reading -= 1
                self._gate.notify_all()

    def _follow(self) -> None:
        """Let go of a file that has lost its name: of all of it before anything of the new one is opened.

        Both have the same name for their logs, and SQLite starts a log anew only for its first connection.
        """
        while (present := _identity(self.path)) not in (None, self._file):
            if self._reading:
                self._gate.wait()
                continue
            self.close()
            self._all_file_connections: list[Any] = []
            self._held = local()
            self._file = present

    def _connection(self) -> Any:
        if not hasattr(self._held, "connection"):
            connection = self.connect()
            self.ds._prepare_connection(connection, self.name)
            self._held.connection = connection
        return self._held.connection


def follow(datasette: Datasette, name: str) -> None:
    """Let an instance that plain ``datasette`` opened follow its file; one that may not change stays as it is."""
    database = datasette.databases.get(name)
    if type(database) is Database and database.path and database.is_mutable:
        database.close()
        # In its place, so that the order of the databases stays.
        following = FollowingDatabase(datasette, database.path)
        following.name, following.route = database.name, database.route
        datasette.databases = {**datasette.databases, name: following}


def _identity(path: str) -> tuple[int, int] | None:
    """What tells one file from another of the same name; ``None`` while there is none."""
    try:
        stat = Path(path).stat()
    except OSError:
        return None
    return stat.st_dev, stat.st_ino
