"""Read pages while others are being fetched: in this process, or in processes of their own.

Reading a page costs more than fetching it. A crawl of many sites therefore hands pages to readers on other cores;
a crawl of a few, or of an archive, reads them itself. What a page holds is the same either way.
"""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

from klimakalender.crawling.reader import PassedOverError, ReaderDiedError, ReaderProcess, build_reader

if TYPE_CHECKING:
    from types import TracebackType
    from typing import Self

    from klimakalender.sources import Registry
    from spiders.finding.contents import Contents, Fetched

MANY = 20  # sites; below, starting a process takes longer than it saves


class Readers:
    """Reads pages with so many ``processes``, with none in this one; use as a context manager.

    An exception of the reader is raised to whoever awaits the page.
    """

    def __init__(self, registry: Registry, processes: int) -> None:
        self._registry = registry
        self._here = None if processes else build_reader(registry)
        self._processes = [ReaderProcess(registry) for _ in range(processes)]

    async def __call__(self, page: Fetched) -> Contents:
        """What a page holds. Raises :class:`ReaderDiedError` for one that costs two processes their life."""
        if self._here:
            return self._here(page)
        try:
            return await self._read_there(page)
        except ReaderDiedError:
            return await self._read_there(page)

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
            process = min(self._processes, key=len)
            if process.ended:
                process.close()
                self._processes.remove(process)
                process = ReaderProcess(self._registry)
                self._processes.append(process)
            with suppress(PassedOverError):
                return await process.read(page)


def readers_for(sites: int) -> int:
    """How many reading processes a live crawl of so many sites is worth: the cores that fetching leaves."""
    return max(0, len(os.sched_getaffinity(0)) - 1) if sites >= MANY else 0
