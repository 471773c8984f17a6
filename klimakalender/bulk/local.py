"""Work over the processes of this machine. A process that dies takes its pieces along, which are done again."""

from __future__ import annotations

import os
import threading
from collections import deque
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from multiprocessing import get_context, parent_process
from typing import TYPE_CHECKING, TypeVar

from klimakalender.bulk.ordered import AHEAD, in_order
from klimakalender.errors import KlimakalenderError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

Work = TypeVar("Work")
Found = TypeVar("Found")
TRIES = 3  # for a piece of work, before it is held to be what kills the process


class WorkerDiedError(KlimakalenderError):
    """The processes that did a piece of work ended, one after the other."""


def over_processes(
    works: Iterable[Work], do: Callable[[Work], Found], workers: int
) -> Iterator[tuple[Work, Found]]:
    """Each piece of work with its result, in order; work is taken from the iterable only as it is handed out.

    Raises :class:`WorkerDiedError` naming a piece that kills whoever does it.
    """
    if workers == 1:
        yield from ((work, do(work)) for work in works)
        return
    coming = iter(works)
    begun: deque[Work] = deque()  # handed out, without a result
    deaths = 0

    def most() -> int:
        """After a death one at a time, which tells what it is that kills."""
        return 1 if deaths else AHEAD * workers

    while True:
        # spawn: a process that is forked while threads run would take their locks along.
        pool = ProcessPoolExecutor(workers, get_context("spawn"), _watch_parent)
        try:
            for work, found in in_order(partial(_submit, pool, do), _handed_out(begun, coming), most):
                begun.popleft()
                deaths = 0
                yield work, found
        except BrokenProcessPool as error:
            deaths += 1
            if deaths >= TRIES:
                raise WorkerDiedError(f"{begun[0]}: the processes that read them ended") from error
        else:
            return
        finally:
            pool.shutdown(cancel_futures=True)


def _handed_out(begun: deque[Work], coming: Iterator[Work]) -> Iterator[Work]:
    """What was begun once more, then what comes, which counts as begun from then on."""
    yield from tuple(begun)
    for work in coming:
        begun.append(work)
        yield work


def _submit(pool: ProcessPoolExecutor, do: Callable[[Work], Found], work: Work) -> Future[Found]:
    return pool.submit(do, work)


def _watch_parent() -> None:
    """What each process does first."""
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """A process waits for work for ever, also when the one that was to give it some has been killed."""
    parent = parent_process()
    if parent:
        parent.join()
        os._exit(1)
