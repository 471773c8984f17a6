from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from klimakalender.crawling.plan import plan_live, plan_replay, plan_site
from klimakalender.replay import Replay
from klimakalender.sources import load_registry
from klimakalender.warc import ArchiveWriter
from spiders.generic import GenericSpider
from spiders.kommune import KommuneSpider
from spiders.ks import KsSpider
from spiders.statsforvalteren import StatsforvalterenSpider

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

    from klimakalender.crawling.plan import Plan
    from klimakalender.sources import Registry
    from spiders.pages import KnownPage

APRIL = datetime(2022, 4, 2, 8, 30, tzinfo=UTC)
KS = "https://www.ks.no"
OFFICES = "https://www.statsforvalteren.no"
UNKNOWN = "https://granvoll.example"


@pytest.fixture(scope="module")
def registry() -> Registry:
    return load_registry()


@pytest.fixture
def replay(tmp_path: Path) -> Iterator[Replay]:
    writer = ArchiveWriter(tmp_path, {})
    for url in (
        f"{KS}/",
        f"{OFFICES}/",
        f"{OFFICES}/nb/agder/Kurs-og-konferanser1/2022/05/a/",
        f"{OFFICES}/nn/vestland/kurs-og-konferansar/2022/05/b/",
        f"{UNKNOWN}/kalender/klimakveld",
    ):
        writer.write(url, 200, [], b"", APRIL)
    writer.close()
    with closing(Replay(list(tmp_path.iterdir()))) as replay:
        yield replay


def nothing_known(_: Collection[str], __: date) -> list[KnownPage]:
    return []


def by_id(plan: Plan) -> dict[str, tuple[str, ...]]:
    return {stop.site.id: stop.site.source_ids for stop in plan}


def test_sources_that_share_a_host_are_one_site(registry: Registry) -> None:
    offices = [source for source in registry if source.family == "statsforvalter" and source.path]
    [stop] = plan_live(offices, nothing_known, APRIL.date())
    assert stop.spider is StatsforvalterenSpider
    assert len(stop.site.source_ids) == len(offices) == 10
    assert {url for source in offices for url in source.entry_points} <= {stop.site.front, *stop.site.entries}


def test_on_a_shared_host_only_the_chosen_part_is_crawled(registry: Registry) -> None:
    [stop] = plan_live([registry.get("statsforvalteren-agder")], nothing_known, APRIL.date())
    assert stop.site.wants(f"{OFFICES}/nb/agder/nytt", registry)
    assert not stop.site.wants(f"{OFFICES}/nb/vestland/nytt", registry)
    assert stop.site.source_of(f"{OFFICES}/nb/agder/nytt", registry) == "statsforvalteren-agder"


SPIDERS = {"ks": KsSpider, "kristiansand": KommuneSpider, "klimapartnere": GenericSpider}


@pytest.mark.parametrize(("source", "spider"), SPIDERS.items(), ids=SPIDERS)
def test_platform_and_family_choose_the_spider(source: str, spider: type, registry: Registry) -> None:
    [stop] = plan_live([registry.get(source)], nothing_known, APRIL.date())
    assert stop.spider is spider


def test_a_site_by_its_address_stays_on_its_host(registry: Registry) -> None:
    [stop] = plan_site(f"{UNKNOWN}:8443/kalender/", registry, nothing_known, max_pages=7)
    assert (stop.site.id, stop.site.budget, stop.spider) == ("granvoll.example", 7, GenericSpider)
    assert stop.site.covers(f"{UNKNOWN}:8443/a")
    assert not stop.site.covers(f"{UNKNOWN}/a")
    assert not stop.site.covers("https://nytt.granvoll.example:8443/a")


def test_a_replay_visits_the_sources_in_the_archive(replay: Replay, registry: Registry) -> None:
    plan = plan_replay(replay, registry, nothing_known)
    assert by_id(plan) == {
        "ks": ("ks",),
        "statsforvalteren": ("statsforvalteren", "statsforvalteren-agder", "statsforvalteren-vestland"),
    }
    assert {stop.site.today for stop in plan} == {date(2022, 4, 2)}


def test_a_replay_of_all_hosts_has_the_unknown_ones_too(replay: Replay, registry: Registry) -> None:
    plan = plan_replay(replay, registry, nothing_known, all_hosts=True)
    unknown = next(stop.site for stop in plan if stop.site.id == "granvoll.example")
    # Its front page was not recorded, so the archive is the list.
    assert unknown.seeds == (f"{UNKNOWN}/kalender/klimakveld",)


def test_a_replay_of_one_source_leaves_the_others(replay: Replay, registry: Registry) -> None:
    [stop] = plan_replay(replay, registry, nothing_known, chosen={"statsforvalteren-agder"})
    assert stop.site.wants(f"{OFFICES}/nb/agder/nytt", registry)
    assert not stop.site.wants(f"{OFFICES}/nn/vestland/nytt", registry)


def test_port_of_the_registry_belongs_to_the_origin(registry: Registry) -> None:
    source = replace(registry.get("bergen"), url="http://127.0.0.1:8001/", hosts=("127.0.0.1",))
    (stop,) = plan_live([source], nothing_known, date(2026, 11, 28))
    assert "http://127.0.0.1:8001" in stop.site.origins
