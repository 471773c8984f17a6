"""The rows of the source registry for the simulated Norway."""

from __future__ import annotations

from klimakalender.sources import Registry
from klimakalender.sources.registry import Source
from tests.norway.site import Site
from tests.norway.world import World


def build_registry(world: World) -> Registry:
    """A source for every site; none says which platform it has."""
    return Registry([_source(site) for site in world.sites.values()])


def _source(site: Site) -> Source:
    return Source(
        id=site.host.removeprefix("www.").partition(".")[0],
        family="kommune",
        publisher=site.name,
        url=f"{site.url}/",
        hosts=(site.host,),
        aliases=(),
        path=(),
        platform="detect",
        entry_points=(f"{site.url}/",),
        frequency="daily",
        expected_min=1,
        expected_max=2000,
        language="nb",
        municipality_number=None,
        county_numbers=(),
        former=False,
        basis="known",
        note="",
    )
