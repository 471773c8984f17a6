"""Which sites a crawl visits, where it begins on each, and with which spider."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from klimakalender.sources import fold_host
from normalize import OSLO
from spiders.addresses import origin
from spiders.finding.frontier import DEFAULT_BUDGET
from spiders.finding.sites import Site, origins_of
from spiders.generic import GenericSpider
from spiders.kommune import KommuneSpider
from spiders.ks import KsSpider
from spiders.miljodirektoratet import MiljodirektoratetSpider
from spiders.statsforvalteren import StatsforvalterenSpider

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable
    from datetime import date

    from klimakalender.replay import Replay
    from klimakalender.sources import Registry, Source
    from spiders.base import SiteSpider
    from spiders.pages import KnownPage

    Known = Callable[[Collection[str], date], Iterable[KnownPage]]

REPLAY_BUDGET = 5  # requests per recorded page: links to what was not recorded cost nobody anything

BY_PLATFORM: dict[str, type[SiteSpider]] = {
    spider.name: spider for spider in (KsSpider, MiljodirektoratetSpider, StatsforvalterenSpider)
}
BY_FAMILY: dict[str, type[SiteSpider]] = {"kommune": KommuneSpider, "fylkeskommune": KommuneSpider}


@dataclass(frozen=True, slots=True)
class Stop:
    """A site and the spider that visits it."""

    site: Site
    spider: type[SiteSpider]


Plan = tuple[Stop, ...]


def spider_for(source: Source | None) -> type[SiteSpider]:
    """The spider of a source's platform, else of its family, else the generic one."""
    if source is None:
        return GenericSpider
    return BY_PLATFORM.get(source.platform) or BY_FAMILY.get(source.family) or GenericSpider


def plan_live(sources: Iterable[Source], known: Known, today: date, max_pages: int | None = None) -> Plan:
    """A live crawl: a site per host, since sources that share a host share its patience."""
    by_host: dict[str, list[Source]] = defaultdict(list)
    for source in sources:
        by_host[fold_host(source.hosts[0])].append(source)
    return tuple(_live_stop(group, known, today, max_pages) for group in by_host.values())


def plan_site(url: str, registry: Registry, known: Known, max_pages: int | None = None) -> Plan:
    """One site by its address, in the registry or not; the crawl stays on its host."""
    source = registry.by_url(url)
    today = datetime.now(OSLO).date()
    site_id = source.id if source else fold_host(urlsplit(url).hostname or "")
    site = Site(
        id=site_id,
        front=urljoin(url, "/"),
        entries=(url,),
        origins=origins_of([urlsplit(origin(url)).netloc]),
        today=today,
        known=known([site_id], today),
        budget=max_pages or DEFAULT_BUDGET,
    )
    return (Stop(site, spider_for(source)),)


def plan_replay(
    replay: Replay,
    registry: Registry,
    known: Known,
    *,
    chosen: Collection[str] | None = None,
    all_hosts: bool = False,
    max_pages: int | None = None,
) -> Plan:
    """What archives hold: a site per origin in them, dated by its newest record.

    Only the registry's sources, and of these only the ``chosen`` ones where given, unless ``all_hosts``.
    """
    stops = []
    for start, newest in sorted(replay.newest.items()):
        addresses = replay.addresses(start)
        found = {source.id for url in addresses if (source := registry.by_url(url))}
        wanted = found if chosen is None else found.intersection(chosen)
        if not wanted and (not all_hosts or found):
            continue
        host = fold_host(urlsplit(start).hostname or "")
        owner = registry.by_host(host)
        today = newest.astimezone(OSLO).date()
        site = Site(
            id=owner.id if owner else host,
            front=f"{start}/",
            # Without its front page, or with gaps, the archive itself is the only list of what it holds.
            seeds=() if replay.find(f"{start}/") and not replay.damage else tuple(addresses),
            origins=frozenset([start]),
            today=today,
            source_ids=tuple(sorted(wanted)),
            shared=wanted != found,
            known=known([*wanted, host], today),
            budget=max_pages or len(addresses) * REPLAY_BUDGET,
        )
        stops.append(Stop(site, spider_for(owner)))
    return tuple(stops)


def _live_stop(group: list[Source], known: Known, today: date, max_pages: int | None) -> Stop:
    ids = tuple(source.id for source in group)
    starts = [source.url for source in group] + [url for source in group for url in source.entry_points]
    site = Site(
        id=ids[0] if len(ids) == 1 else fold_host(group[0].hosts[0]),
        front=starts[0],
        entries=tuple(starts[1:]),
        # The address may name a port, a host does not.
        origins=origins_of(
            name for source in group for name in (*source.hosts, urlsplit(origin(source.url)).netloc)
        ),
        today=today,
        source_ids=ids,
        shared=any(source.path for source in group),
        known=known(ids, today),
        budget=max_pages or DEFAULT_BUDGET * len(group),
    )
    return Stop(site, spider_for(group[0]))
