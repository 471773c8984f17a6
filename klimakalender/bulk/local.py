"""Work over the processes of this machine. A process that dies takes its piece along, which is done again."""

from __future__ import annotations

from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from multiprocessing import get_context
from typing import TYPE_CHECKING, TypeVar

from klimakalender.bulk.ordered import in_order
from klimakalender.errors import KlimakalenderError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

Work = TypeVar("Work")
Found = TypeVar("Found")
TRIES = 3  # for a piece of work, before it is held to be what kills the process


class WorkerDiedError(KlimakalenderError):
    """The processes that did a piece of work ended, one after the other."""


def _submit(pool: ProcessPoolExecutor, do: Callable[[Work], Found], work: Work) -> Future[Found]:
    return pool.submit(do, work)


def over_processes(
    works: Sequence[Work], do: Callable[[Work], Found], workers: int
) -> Iterator[tuple[Work, Found]]:
    """Each piece of work with its result, in order. Raises :class:`WorkerDiedError` naming one that kills."""
    if workers == 1:
        yield from ((work, do(work)) for work in works)
        return
    left = list(works)
    deaths = 0
    while left:
        # spawn: a process that is forked while threads run would take their locks along.
        with ProcessPoolExecutor(workers, get_context("spawn")) as pool:
            try:
                for work, found in in_order(partial(_submit, pool, do), left[:], workers):
                    yield work, found
                    left.pop(0)
                    deaths = 0
            except BrokenProcessPool as error:
                deaths += 1
                if deaths >= TRIES:
                    raise WorkerDiedError(f"{left[0]}: the processes that read them ended") from error
