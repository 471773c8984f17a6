"""Archives, or the parts of an earlier job over them, to what they give: by processes or by a cluster."""

from __future__ import annotations

from contextlib import closing, contextmanager
from functools import partial
from typing import TYPE_CHECKING

from klimakalender.bulk import Parts, over_parts
from klimakalender.reprocessing.captures import Captures
from klimakalender.reprocessing.work import COLUMNS, Found, read_captures

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from klimakalender.warc import Range

    Watch = Callable[[Iterator[Found]], Iterable[Found]]

FEW = 8  # ranges that are read sooner than another process is started
VERB = "reprocess"


@contextmanager
def read_archives(
    ranges: Sequence[Range],
    workers: int = 1,
    dask: str | None = None,
    parts: Parts | None = None,
    domains: tuple[str, ...] = (),
    languages: tuple[str, ...] = (),
    watch: Watch = iter,
) -> Iterator[Captures]:
    """What archives give, each read once from its beginning to its end, in up to ``workers`` processes or on the
    cluster at ``dask``.

    ``parts``: where what each range gives is written to, and from where that is read which is there. ``domains``,
    ``languages``: only hosts that end so and pages in these, where there are some. ``watch`` sees what each range
    gave.
    """
    do = partial(read_captures, domains=domains, languages=languages)
    found = over_parts(ranges, do, 1 if len(ranges) <= FEW else workers, dask, parts)
    with _gathered(watch(_kept(found, parts))) as captures:
        yield captures


@contextmanager
def read_parts(parts: Parts, watch: Watch = iter) -> Iterator[Captures]:
    """What an earlier job read."""
    with _gathered(watch(_read(parts, number) for number in range(len(parts)))) as captures:
        yield captures


def begin_parts(
    address: str,
    form: str,
    ranges: Sequence[Range],
    domains: tuple[str, ...] = (),
    languages: tuple[str, ...] = (),
) -> Parts:
    """A directory for what is read, new or of the same job: two are the same with the same archives and options."""
    job = {"verb": VERB, "ranges": [list(one) for one in ranges]}
    job |= {"domains": list(domains), "languages": list(languages)}
    return Parts(address, job, len(ranges), COLUMNS, form)


def find_parts(address: str) -> Parts:
    """The directory of an earlier job that came to its end."""
    return Parts.of_done_job(address, VERB, COLUMNS)


@contextmanager
def _gathered(found: Iterable[Found]) -> Iterator[Captures]:
    with closing(Captures()) as captures:
        for one in found:
            captures.add(one)
        captures.settle()
        yield captures


def _kept(found: Iterable[tuple[int, Found | None]], parts: Parts | None) -> Iterator[Found]:
    for number, one in found:
        if parts and one is None:
            yield _read(parts, number)
        elif one:
            if parts:
                parts.write(number, [capture.to_line() for capture in one.captures], one.to_notes())
            yield one


def _read(parts: Parts, number: int) -> Found:
    return Found.from_part(parts.read(number), parts.notes(number))
