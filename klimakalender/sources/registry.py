"""A source and how an address finds it."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from klimakalender.errors import UnknownSourceError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

FAMILIES = ("kommune", "fylkeskommune", "statsforvalter", "national", "network", "research", "ngo")
INTERVALS = {
    "daily": timedelta(days=1),
    "weekly": timedelta(days=7),
    "monthly": timedelta(days=30),
    "never": None,
}
LANGUAGE_PREFIXES = frozenset(("nb", "nn", "no", "en", "se"))
# The office of the state in the counties changed its name on this day; addresses and pages did so gradually.
STATSFORVALTER_SINCE = date(2021, 1, 1)


@dataclass(frozen=True, slots=True)
class Source:
    """One row. ``expected_min`` and ``expected_max`` bound the events that a complete crawl leaves behind.

    ``hosts`` are the source's own hosts, canonical first; ``aliases`` other names under which the same pages
    answer. ``path``: first path parts that mark this source on a shared host. ``entry_points`` are absolute.
    ``language`` ``no`` means either form of Norwegian. ``municipality_number`` of a former municipality is
    that of its successor. ``basis``: ``seen`` (addresses seen), ``listed``, ``known`` or ``convention``.
    """

    id: str
    family: str
    publisher: str
    url: str
    hosts: tuple[str, ...]
    aliases: tuple[str, ...]
    path: tuple[str, ...]
    platform: str
    entry_points: tuple[str, ...]
    frequency: str
    expected_min: int
    expected_max: int
    language: str
    municipality_number: str | None
    county_numbers: tuple[str, ...]
    former: bool
    basis: str
    note: str

    @property
    def interval(self) -> timedelta | None:
        """Time between two crawls; ``None`` for a source that is no longer crawled."""
        return INTERVALS[self.frequency]

    @property
    def county_number(self) -> str | None:
        """The county, when the source belongs to exactly one."""
        return self.county_numbers[0] if len(self.county_numbers) == 1 else None

    def publisher_on(self, day: date) -> str:
        """The publisher's name on that day: until 2020 Statsforvalteren was called Fylkesmannen."""
        if self.family != "statsforvalter" or day >= STATSFORVALTER_SINCE:
            return self.publisher
        _, _, rest = self.publisher.partition(" ")
        return f"Fylkesmannen {rest}"


def fold_host(host: str) -> str:
    """A host as the registry compares it: lower case, ASCII, no ``www.``, port or final dot.

    >>> fold_host("WWW.Miljødirektoratet.no:443")
    'xn--miljdirektoratet-oxb.no'
    """
    name = host.strip().lower().partition(":")[0].rstrip(".")
    if not name.isascii():
        with contextlib.suppress(UnicodeError):  # not a name that DNS could have: it will match nothing
            name = name.encode("idna").decode("ascii")
    return name.removeprefix("www.")


class Registry:
    """Sources by id, host and address. Iteration gives the present ones; former ones only name old pages."""

    def __init__(self, sources: Sequence[Source]) -> None:
        self._all = tuple(sources)
        self._by_id = {source.id: source for source in self._all}

    def __iter__(self) -> Iterator[Source]:
        return (source for source in self._all if not source.former)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    @property
    def former(self) -> tuple[Source, ...]:
        """Publishers that no longer exist but whose pages are found in archives."""
        return tuple(source for source in self._all if source.former)

    def get(self, source_id: str) -> Source:
        """The source with this id; raises :class:`UnknownSourceError`."""
        try:
            return self._by_id[source_id]
        except KeyError:
            raise UnknownSourceError(
                f"{source_id}: no such source (see `klimakalender sources list`)"
            ) from None

    @cached_property
    def _owners(self) -> dict[str, Source]:
        owners: dict[str, Source] = {}
        for source in self._all:
            if not source.path:
                for host in (*source.hosts, *source.aliases):
                    owners.setdefault(fold_host(host), source)
        return owners

    @cached_property
    def _sharers(self) -> dict[tuple[str, str], Source]:
        sharers: dict[tuple[str, str], Source] = {}
        for source in self._all:
            owner = self.by_host(source.hosts[0]) if source.path else None
            if owner is not None:
                for part in source.path:
                    sharers.setdefault((owner.id, part.lower()), source)
        return sharers

    def by_host(self, host: str) -> Source | None:
        """The source that answers at this host or, failing that, at the host it is a subdomain of."""
        name = fold_host(host)
        while name.count("."):
            if name in self._owners:
                return self._owners[name]
            name = name.partition(".")[2]
        return None

    def by_url(self, url: str) -> Source | None:
        """The source of an address; on a shared host the one that the path names, else the host's own row."""
        try:
            parts = urlsplit(url)
        except ValueError:  # brackets that hold no IPv6 address
            return None
        owner = self.by_host(parts.hostname or "")
        if owner is None:
            return None
        segments = [part.lower() for part in parts.path.split("/") if part]
        if segments and segments[0] in LANGUAGE_PREFIXES:
            segments = segments[1:]
        return self._sharers.get((owner.id, segments[0]), owner) if segments else owner
