"""Captures in batches, each derived apart from the others: by processes, by a cluster, or read from an earlier part."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from klimakalender.bulk import Parts, over_workers
from klimakalender.reprocessing.derive import Derived, close_archives, derive

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from klimakalender.reprocessing.captures import Capture

SIZE = 32  # captures: a second of work
FEW = 200  # captures that are read sooner than another process is started


class Batch(NamedTuple):
    """Some captures that follow each other in time."""

    captures: tuple[Capture, ...]

    def __str__(self) -> str:
        first = self.captures[0]
        return f"{first.path}: {first.url} of {first.date:%Y-%m-%d} and what comes after it"


def derive_all(
    captures: Sequence[Capture], workers: int = 1, dask: str | None = None, output: Path | None = None
) -> Iterator[Derived]:
    """Read captures in order, in up to ``workers`` processes or on the cluster at ``dask``.

    ``output``: a directory that every batch's results are written to, and from which those are read that are there.
    """
    batches = [Batch(tuple(captures[start : start + SIZE])) for start in range(0, len(captures), SIZE)]
    parts = Parts(output, batches, _job(captures)) if output else None
    left = parts.left() if parts else batches
    few = len(left) * SIZE <= FEW
    found = over_workers(left, derive_batch, 1 if few else workers, dask)
    missing = set(left)
    try:
        for batch in batches:
            if parts and batch not in missing:
                yield from map(Derived.from_line, parts.read(batch))
                continue
            _, derived = next(found)
            if parts:
                parts.write(batch, [one.to_line() for one in derived])
            yield from derived
    finally:
        close_archives()


def derive_batch(batch: Batch) -> list[Derived]:
    """What the captures of a batch give, in order."""
    return [derived for capture in batch.captures for derived in derive(capture)]


def _job(captures: Sequence[Capture]) -> dict[str, object]:
    """Two jobs are the same when they have the same captures in the same places."""
    places = [[one.url, one.date.isoformat(), one.path, one.file, one.offset] for one in captures]
    return {"captures": places}
