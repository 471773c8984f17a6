"""Results in the order of the work, with no more of it in hand than a few pieces for each worker."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

Work = TypeVar("Work")
Result = TypeVar("Result", covariant=True)
Found = TypeVar("Found")
AHEAD = 4  # pieces in hand for each worker: enough that none waits, few enough that memory stays flat


class Promise(Protocol[Result]):
    """What submitting gives: a future of the standard library or of Dask."""

    def result(self) -> Result: ...


def in_order(
    submit: Callable[[Work], Promise[Found]], works: Iterable[Work], most: Callable[[], int]
) -> Iterator[tuple[Work, Found]]:
    """Each piece of work with its result, in order; no more than ``most()`` pieces are in hand at a time."""
    waiting: deque[tuple[Work, Promise[Found]]] = deque()
    for work in works:
        waiting.append((work, submit(work)))
        if len(waiting) >= most():
            first, promise = waiting.popleft()
            yield first, promise.result()
    while waiting:
        first, promise = waiting.popleft()
        yield first, promise.result()
