"""Ranges over a Dask cluster, whose workers have this package and can open the archives' addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from klimakalender.bulk.ordered import in_order
from klimakalender.bulk.work import Options, Part, read_part
from klimakalender.errors import KlimakalenderError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from klimakalender.warc import Range

CONNECT = 30  # seconds


class ClusterError(KlimakalenderError):
    """A cluster that does not answer, or Dask that is not installed."""


def over_dask(ranges: Sequence[Range], options: Options, address: str) -> Iterator[tuple[Range, Part]]:
    """Each range with its part, in order. Dask itself reads a range again whose worker has died."""
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
        yield from in_order(lambda one: client.submit(read_part, one, options, pure=False), ranges, workers)
