"""Large archives: the same pure function for each piece of work, over processes or over machines (Dask).

Pieces are done apart from each other and their results put together in the order of the archive, so one worker, two, or
a cluster give the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from klimakalender.bulk.cluster import over_dask
from klimakalender.bulk.local import over_processes
from klimakalender.bulk.parts import Parts
from klimakalender.bulk.work import COLUMNS, Options, Part, read_part

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

__all__ = [
    "COLUMNS",
    "Options",
    "Part",
    "Parts",
    "over_dask",
    "over_parts",
    "over_processes",
    "over_workers",
    "read_part",
]

Work = TypeVar("Work")
Found = TypeVar("Found")


def over_workers(
    works: Iterable[Work], do: Callable[[Work], Found], workers: int, dask: str | None
) -> Iterator[tuple[Work, Found]]:
    """Each piece of work with its result, in order: by the cluster at ``dask``, else by processes."""
    return over_dask(works, do, dask) if dask else over_processes(works, do, workers)


def over_parts(
    works: Sequence[Work], do: Callable[[Work], Found], workers: int, dask: str | None, parts: Parts | None
) -> Iterator[tuple[int, Found | None]]:
    """The number of each piece of work with its result, in order; ``None`` where an earlier job left the part of it."""
    done = parts.done() if parts else set()
    left = (work for number, work in enumerate(works) if number not in done)
    found = over_workers(left, do, workers, dask)
    for number in range(len(works)):
        yield number, None if number in done else next(found)[1]
