"""Read pages while others are being fetched: in this process, or in processes of their own.

Reading a page costs more than fetching it. A crawl of many sites therefore hands pages to readers on other cores;
a crawl of a few, or of an archive, reads them itself. What a page holds is the same either way.
"""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

from klimakalender.crawling.reader import PassedOverError, ReaderDiedError, ReaderProcess, build_reader
from klimakalender.errors import KlimakalenderError
from spiders.finding.contents import NoReaderError

if TYPE_CHECKING:
    from types import TracebackType
    from typing import Self

    from klimakalender.sources import Registry
    from spiders.finding.contents import Contents, Fetched

MANY = 20  # sites; below, starting a process takes longer than it saves
MOST_STILLBORN = 5  # processes in a row that end before they can read: the next one would do so too


class ReadersFailedError(KlimakalenderError, NoReaderError):
    """No process that reads pages can be started."""


class Readers:
    """Reads pages with so many ``processes``, with none in this one; use as a context manager.

    An exception of the reader is raised to whoever awaits the page. When processes end again and again
    before they can read, ``failure`` tells so, and everybody who awaits a page gets it.
    """

    def __init__(self, registry: Registry, processes: int) -> None:
        self._registry = registry
        self._here = None if processes else build_reader(registry)
        self._processes: list[ReaderProcess] = []
        self._stillborn = 0
        self.failure: ReadersFailedError | None = None
        for _ in range(processes):
            self._start_process()

    async def __call__(self, page: Fetched) -> Contents:
        """What a page holds.

        Raises :class:`ReaderDiedError` for one that costs two processes their life, :class:`ReadersFailedError` when
        none can be started.
        """
        if self._here:
            return self._here(page)
        try:
            return await self._read_there(page)
        except ReaderDiedError:
            return await self._read_there(page)

    @property
    def ready(self) -> bool:
        """Whether pages are read by now, rather than waiting for a process to start."""
        return self._here is not None or any(one.ready and not one.ended for one in self._processes)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _: type[BaseException] | None, __: BaseException | None, ___: TracebackType | None
    ) -> None:
        for process in self._processes:
            process.close()

    async def _read_there(self, page: Fetched) -> Contents:
        """By the process with the least to do; one that has ended is replaced."""
        while True:
            if self.failure:
                raise self.failure
            process = min(self._processes, key=len)
            if process.ended:
                self._replace(process)
                continue
            with suppress(PassedOverError):
                return await process.read(page)

    def _replace(self, process: ReaderProcess) -> None:
        self._stillborn = 0 if process.ready else self._stillborn + 1
        process.close()
        self._processes.remove(process)
        if self._stillborn >= MOST_STILLBORN:
            self.failure = ReadersFailedError(
                f"no pages can be read: {MOST_STILLBORN} reading processes in a row ended before they could read"
            )
        else:
            self._start_process()

    def _start_process(self) -> None:
        try:
            self._processes.append(ReaderProcess(self._registry))
        except OSError as error:
            self.failure = ReadersFailedError(f"no process that reads pages can be started: {error}")


def readers_for(sites: int) -> int:
    """How many reading processes a live crawl of so many sites is worth: the cores that fetching leaves."""
    return max(0, len(os.sched_getaffinity(0)) - 1) if sites >= MANY else 0
