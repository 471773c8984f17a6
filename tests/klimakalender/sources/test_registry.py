"""An address finds its publisher, whatever host, spelling or language prefix it comes with."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klimakalender.errors import UnknownSourceError
from klimakalender.sources import Registry, fold_host, load_registry

ADDRESSES = {
    "municipality": ("https://www.drammen.kommune.no/hva-skjer/klimakveld/", "drammen"),
    "without www": ("https://drammen.kommune.no/x", "drammen"),
    "capitals and port": ("HTTPS://WWW.Drammen.Kommune.NO:443/x", "drammen"),
    "own second host": ("https://www.miljoukakristiansand.no/arrangement/x", "kristiansand"),
    "older domain": ("http://www.voss.kommune.no/x", "voss"),
    "unicode host": ("https://miljødirektoratet.no/aktuelt/", "miljodirektoratet"),
    "punycode host": ("http://www.xn--miljdirektoratet-oxb.no/no/Nyheter/", "miljodirektoratet"),
    "staging host": ("https://interweb03.mrfylke.no/kalender/x", "more-og-romsdal-fylkeskommune"),
    "subdomain": ("https://presse.enova.no/x", "enova"),
    "one of many centres": ("https://granvoll.frivilligsentral.no/hendelse?Id=1", "frivilligsentral"),
    "research centre within a university": ("https://bjerknes.uib.no/hendelser", "bjerknes"),
    "university": ("https://spacelab.w.uib.no/x", "uib"),
    "former municipality": ("https://www.gaular.kommune.no/x", "gaular"),
    "former county council": ("https://viken.no/Kalender/CalendarEvent.aspx?Id=1", "viken-fylkeskommune"),
    "office": (
        "https://www.statsforvalteren.no/nn/vestland/kurs-og-konferansar/",
        "statsforvalteren-vestland",
    ),
    "office without language": ("https://www.statsforvalteren.no/vestland/x", "statsforvalteren-vestland"),
    "office in capitals": ("https://statsforvalteren.no/nb/Rogaland/x", "statsforvalteren-rogaland"),
    "office by short form": ("https://www.statsforvalteren.no/ro", "statsforvalteren-rogaland"),
    "office at its old host": ("https://www.fylkesmannen.no/innlandet/x", "statsforvalteren-innlandet"),
    "office at a staging host": ("https://prep.statsforvalteren.no/nb/agder/x", "statsforvalteren-agder"),
    "former office": ("https://www.statsforvalteren.no/nn/Oppland/Miljo/", "fylkesmannen-oppland"),
    "no office": ("https://www.statsforvalteren.no/nb/", "statsforvalteren"),
}


@pytest.fixture(scope="module")
def registry() -> Registry:
    return load_registry()


@pytest.mark.parametrize(("url", "expected"), ADDRESSES.values(), ids=ADDRESSES)
def test_address_finds_its_source(registry: Registry, url: str, expected: str) -> None:
    source = registry.by_url(url)
    assert source is not None
    assert source.id == expected


@pytest.mark.parametrize(
    "url",
    ["https://kommune.no/x", "https://granvoll.example/", "mailto:x", "", "https:///x", "https://[granvoll/"],
)
def test_unknown_address_has_no_source(registry: Registry, url: str) -> None:
    assert registry.by_url(url) is None


def test_former_sources_name_old_pages_and_are_not_crawled(registry: Registry) -> None:
    gaular = registry.get("gaular")
    assert gaular.former
    assert gaular.interval is None
    assert gaular.publisher == "Gaular kommune"
    assert gaular.municipality_number == registry.get("sunnfjord").municipality_number
    assert gaular not in list(registry)


@pytest.mark.parametrize(
    ("source_id", "day", "name"),
    [
        ("statsforvalteren-vestland", date(2020, 12, 31), "Fylkesmannen i Vestland"),
        ("statsforvalteren-vestland", date(2021, 1, 1), "Statsforvaltaren i Vestland"),
        ("drammen", date(2019, 1, 1), "Drammen kommune"),
    ],
)
def test_publisher_has_the_name_of_its_time(registry: Registry, source_id: str, day: date, name: str) -> None:
    assert registry.get(source_id).publisher_on(day) == name


def test_entry_points_are_absolute(registry: Registry) -> None:
    assert all(entry.startswith("http") for source in registry for entry in source.entry_points)
    assert registry.get("bergen").entry_points[1] == "https://www.bergen.kommune.no/hvaskjer/"


def test_source_of_several_counties_has_no_single_one(registry: Registry) -> None:
    assert registry.get("statsforvalteren-troms-finnmark").county_number is None
    assert registry.get("statsforvalteren-agder").county_number == "42"


def test_unknown_id_is_named(registry: Registry) -> None:
    with pytest.raises(UnknownSourceError, match="no-such-source"):
        registry.get("no-such-source")


@given(st.text(max_size=40))
def test_any_text_is_a_harmless_host(host: str) -> None:
    load_registry().by_host(fold_host(host))
