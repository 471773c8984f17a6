"""Work over a Dask cluster, whose workers have this package and can open the archives' addresses."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any, TypeVar

from klimakalender.bulk.ordered import AHEAD, in_order
from klimakalender.errors import KlimakalenderError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

Work = TypeVar("Work")
Found = TypeVar("Found")
CONNECT = "distributed.comm.timeouts.connect"  # Dask's setting: within how long a scheduler and a worker must be there


class ClusterError(KlimakalenderError):
    """A cluster that does not answer or goes away, or Dask that is not installed."""


def over_dask(
    works: Iterable[Work], do: Callable[[Work], Found], address: str
) -> Iterator[tuple[Work, Found]]:
    """Each piece of work with its result, in order. Dask itself does a piece again whose worker has died.

    No more of the work is in hand, here and there, than a few pieces for each thread of the workers that are there
    at the time. Raises :class:`ClusterError`, also for a piece whose workers die one after the other.
    """
    try:
        import dask
        from distributed import CancelledError, Client, KilledWorker
        from distributed.comm.core import CommClosedError
    except ImportError as error:
        missing = "--dask needs klimakalender[cluster]"
        raise ClusterError(missing) from error
    # What it has to say of a lost connection, with all its frames, is said here in a line.
    for logger in ("distributed", "distributed.client"):
        logging.getLogger(logger).setLevel(logging.CRITICAL)
    connect: Any = Client  # without types
    patience = dask.config.get(CONNECT)
    try:
        client = connect(address, timeout=patience)
    except (OSError, ValueError) as error:
        raise ClusterError(f"{address}: no Dask scheduler answers ({error})") from error
    gone = f"{address}: the scheduler went away"
    with client:
        try:
            client.wait_for_workers(1, timeout=patience)
        except OSError as error:
            raise ClusterError(f"{address}: the scheduler has no workers") from error

        def most() -> int:
            try:
                threads: int = sum(client.nthreads().values())
            except OSError as error:  # a connection of its own is made to ask
                raise ClusterError(gone) from error
            return AHEAD * max(1, threads)

        try:
            yield from in_order(lambda work: client.submit(do, work, pure=False), works, most)
        except KilledWorker as error:
            raise ClusterError(f"{address}: the workers that did a piece of work ended ({error})") from error
        except (CancelledError, CommClosedError) as error:
            raise ClusterError(gone) from error
