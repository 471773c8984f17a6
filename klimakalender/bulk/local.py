"""Ranges over the processes of this machine. A process that dies takes its range along, which is read again."""

from __future__ import annotations

from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from multiprocessing import get_context
from typing import TYPE_CHECKING

from klimakalender.bulk.ordered import in_order
from klimakalender.bulk.work import Options, Part, read_part
from klimakalender.errors import KlimakalenderError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from klimakalender.warc import Range

TRIES = 3  # for a range, before it is held to be what kills the process


class WorkerDiedError(KlimakalenderError):
    """The processes that read a range ended, one after the other."""


def _submit(pool: ProcessPoolExecutor, options: Options, one: Range) -> Future[Part]:
    return pool.submit(read_part, one, options)


def over_processes(ranges: Sequence[Range], options: Options, workers: int) -> Iterator[tuple[Range, Part]]:
    """Each range with its part, in order. Raises :class:`WorkerDiedError` naming a range that cannot be read."""
    if workers == 1:
        yield from ((one, read_part(one, options)) for one in ranges)
        return
    left = list(ranges)
    deaths = 0
    while left:
        # spawn: a process that is forked while threads run would take their locks along.
        with ProcessPoolExecutor(workers, get_context("spawn")) as pool:
            try:
                submit = partial(_submit, pool, options)
                for one, part in in_order(submit, left[:], workers):
                    yield one, part
                    left.pop(0)
                    deaths = 0
            except BrokenProcessPool as error:
                deaths += 1
                if deaths >= TRIES:
                    first = left[0]
                    place = f"{first.address}: bytes {first.start} to {first.end}"
                    raise WorkerDiedError(f"{place}: the processes that read them ended") from error
