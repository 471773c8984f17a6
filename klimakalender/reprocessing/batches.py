"""Captures in batches, each derived apart from the others: by processes, by a cluster, or read from an earlier part."""

from __future__ import annotations

from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from klimakalender.bulk import Parts, over_workers
from klimakalender.reprocessing.derive import COLUMNS, Derived, close_archives, derive

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from klimakalender.reprocessing.captures import Captures
    from klimakalender.reprocessing.scan import Capture
    from klimakalender.warc import Range

LEAST, MOST = 32, 512  # captures of a batch: a second of work, or some
BATCHES = 1_000  # of a job whose batches are neither the smallest nor the largest
FEW = 200  # captures that are read sooner than another process is started
VERB = "reprocess"


class Batch(NamedTuple):
    """Some captures that follow each other in time."""

    number: int
    captures: tuple[Capture, ...]

    def __str__(self) -> str:
        first = self.captures[0]
        return f"{first.path}: {first.url} of {first.date:%Y-%m-%d} and what comes after it"


def derive_all(
    captures: Captures,
    workers: int = 1,
    dask: str | None = None,
    parts: Parts | None = None,
    languages: tuple[str, ...] = (),
) -> Iterator[Derived]:
    """Read captures in order, in up to ``workers`` processes or on the cluster at ``dask``.

    ``parts``: where every batch's results are written to, and from where those are read that are there.
    ``languages``: only pages in these, where there are some.
    """
    done = parts.done() if parts else set()
    left = (batch for batch in _batches(captures) if batch.number not in done)
    do = partial(derive_batch, languages=languages)
    found = over_workers(left, do, 1 if len(captures) <= FEW else workers, dask)
    try:
        for number in range(number_of_batches(captures)):
            if parts and number in done:
                yield from map(Derived.from_line, parts.read(number))
                continue
            _, derived = next(found)
            if parts:
                parts.write(number, [one.to_line() for one in derived])
            yield from derived
    finally:
        close_archives()


def derive_batch(batch: Batch, languages: tuple[str, ...] = ()) -> list[Derived]:
    """What the captures of a batch give, in order."""
    found = (derived for capture in batch.captures for derived in derive(capture))
    return [one for one in found if _is_wanted(one, languages)]


def begin_parts(
    address: str,
    form: str,
    ranges: Sequence[Range],
    captures: Captures,
    domains: tuple[str, ...] = (),
    languages: tuple[str, ...] = (),
) -> Parts:
    """A directory for what is derived, new or of the same job: two are the same with the same archives and options."""
    job = {"verb": VERB, "ranges": [list(one) for one in ranges]}
    job |= {"domains": list(domains), "languages": list(languages)}
    return Parts(address, job, number_of_batches(captures), COLUMNS, form)


def read_parts(address: str) -> tuple[int, Iterator[list[Derived]]]:
    """How many parts an earlier job left, and what it derived, part by part in order."""
    parts = Parts.of_done_job(address, VERB, COLUMNS)
    return len(parts), ([*map(Derived.from_line, parts.read(number))] for number in range(len(parts)))


def number_of_batches(captures: Captures) -> int:
    """How many batches there are."""
    return -(-len(captures) // _size(captures))


def _batches(captures: Captures) -> Iterator[Batch]:
    coming, size = iter(captures), _size(captures)
    for number in range(number_of_batches(captures)):
        yield Batch(number, tuple(islice(coming, size)))


def _size(captures: Captures) -> int:
    return min(max(LEAST, len(captures) // BATCHES), MOST)


def _is_wanted(derived: Derived, languages: tuple[str, ...]) -> bool:
    return not (languages and derived.facts) or derived.facts.language in languages
