"""Work over a Dask cluster, whose workers have this package and can open the archives' addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from klimakalender.bulk.ordered import in_order
from klimakalender.errors import KlimakalenderError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

Work = TypeVar("Work")
Found = TypeVar("Found")
CONNECT = 30  # seconds


class ClusterError(KlimakalenderError):
    """A cluster that does not answer, or Dask that is not installed."""


def over_dask(
    works: Sequence[Work], do: Callable[[Work], Found], address: str
) -> Iterator[tuple[Work, Found]]:
    """Each piece of work with its result, in order. Dask itself does a piece again whose worker has died."""
    try:
        from distributed import Client
    except ImportError as error:
        missing = "--dask needs klimakalender[cluster]"
        raise ClusterError(missing) from error
    try:
        connect: Any = Client  # without types
        client = connect(address, timeout=CONNECT)
    except (OSError, ValueError) as error:
        raise ClusterError(f"{address}: no Dask scheduler answers ({error})") from error
    with client:
        workers = max(1, sum(client.nthreads().values()))
        yield from in_order(lambda work: client.submit(do, work, pure=False), works, workers)
