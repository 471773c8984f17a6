"""Read pages while others are being fetched: in this process, or in processes of their own.

Reading a page costs more than fetching it. A crawl of many sites therefore hands pages to readers on other cores;
a crawl of a few, or of an archive, reads them itself, one after the other and so in the same order every time.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import threading
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from typing import TYPE_CHECKING

from klimakalender.errors import KlimakalenderError
from klimakalender.reference import load_tables
from spiders.contents import read_contents

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType
    from typing import Self

    from klimakalender.sources import Registry
    from spiders.contents import Contents, Fetched

MANY = 20  # sites; below, starting a process takes longer than it saves

_read: Callable[[Fetched], Contents]  # of a reading process, set when it starts


class ReaderDiedError(KlimakalenderError):
    """A reading process ended while it read a page, and so did the one that tried again."""


class Readers:
    """Reads pages with ``processes`` processes, with none in this one; use as a context manager.

    An exception of the reader is raised to whoever awaits the page.
    """

    def __init__(self, registry: Registry, processes: int) -> None:
        self._registry = registry
        self._processes = processes
        self._here = None if processes else build_reader(registry)
        self._pool = self._start_pool() if processes else None

    async def __call__(self, page: Fetched) -> Contents:
        """What a page holds. Raises :class:`ReaderDiedError` for one that costs two processes their life."""
        if self._here:
            return self._here(page)
        pool = self._pool
        try:
            return await asyncio.get_running_loop().run_in_executor(pool, _read_there, page)
        except BrokenProcessPool:
            # It takes down all pages in hand, most of them innocent.
            if self._pool is pool:
                self._pool = self._start_pool()
        try:
            return await asyncio.get_running_loop().run_in_executor(self._pool, _read_there, page)
        except BrokenProcessPool as error:
            raise ReaderDiedError(f"{page.url}: the process that read it ended") from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _: type[BaseException] | None, __: BaseException | None, ___: TracebackType | None
    ) -> None:
        if self._pool:
            self._pool.shutdown(cancel_futures=True)

    def _start_pool(self) -> ProcessPoolExecutor:
        # Started afresh rather than forked: a fork would share the lock and the database of this process.
        fresh = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(self._processes, fresh, _start, (self._registry,))


def readers_for(sites: int) -> int:
    """How many reading processes a live crawl of so many sites is worth: the cores that fetching leaves."""
    return max(0, len(os.sched_getaffinity(0)) - 1) if sites >= MANY else 0


def build_reader(registry: Registry) -> Callable[[Fetched], Contents]:
    """The function that pages are read with: it knows whose address is whose and where places are."""
    tables = load_tables()
    return lambda page: read_contents(page, registry.by_url(page.url), tables)


def _start(registry: Registry) -> None:
    global _read
    _read = build_reader(registry)
    # A crawl that is killed cannot end its readers, so they watch it.
    crawl = multiprocessing.parent_process()
    if crawl is not None:
        threading.Thread(target=partial(_end_with, crawl), daemon=True).start()


def _end_with(process: multiprocessing.process.BaseProcess) -> None:
    process.join()
    os._exit(1)


def _read_there(page: Fetched) -> Contents:
    return _read(page)
