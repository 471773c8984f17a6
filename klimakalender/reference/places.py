"""The gazetteer, from the tables of ``data/reference``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from klimakalender.reference.tables import read_columns
from normalize import Gazetteer
from normalize.gazetteer import VILLAGE, Municipality, Point, PostalCode, Sense, index_names

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# How readily a bare name is understood in a sense.
MUNICIPALITY, FORMER, TOWN, LANDMARK, COUNTY = 4.0, 3.0, 3.0, 2.9, 20.0  # of a village: VILLAGE
OSLO = "oslo"  # a county that is one municipality
TOWN_RANKS = 300  # the places with the most inhabitants and postal codes are towns


def load_gazetteer(folder: Path) -> Gazetteer:
    """Municipalities, postal codes, counties and place names of ``data/reference``.

    A village's name, and any name that is also a word or surname, needs a place's context to count.
    """
    municipalities = {row.number: row for row in _municipalities(folder)}
    counties = {
        name.lower(): tuple(numbers.split("|"))
        for name, numbers in read_columns(folder / "counties.csv", "name", "present_numbers")
    }
    senses = [*_municipal_names(folder), *_place_names(folder), *_landmarks(folder)]
    senses += [(name, Sense(None, COUNTY)) for name in counties if name != OSLO]
    well_known = {name.lower() for name, sense in senses if sense.weight > VILLAGE}
    villages = {name.lower() for name, sense in senses if sense.weight == VILLAGE}
    words = {name.lower() for (name,) in read_columns(folder / "word_names.csv", "name")}
    return Gazetteer(
        municipalities=municipalities,
        postal_codes={code.code: code for code in _postal_codes(folder, frozenset(municipalities))},
        counties=counties,
        common=frozenset(words | (villages - well_known)),
        names=index_names(senses),
    )


def _municipalities(folder: Path) -> Iterator[Municipality]:
    columns = ("number", "name", "county_number", "county", "latitude", "longitude")
    for number, name, county_number, county, lat, lon in read_columns(
        folder / "municipalities.csv", *columns
    ):
        yield Municipality(number, name, county_number, county, float(lat), float(lon))


def _postal_codes(folder: Path, known: frozenset[str]) -> Iterator[PostalCode]:
    columns = ("postal_code", "place", "municipality_number", "latitude", "longitude")
    for code, place, number, lat, lon in read_columns(folder / "postal_codes.csv", *columns):
        yield PostalCode(code, place, number if number in known else None, _point(lat, lon))


def _municipal_names(folder: Path) -> Iterator[tuple[str, Sense]]:
    """Present names in every language, and former ones that have come to mean another municipality."""
    present = {}
    for number, name, others in read_columns(folder / "municipalities.csv", "number", "name", "alt_names"):
        present[number] = name
        for each in filter(None, (name, *others.split("|"))):
            yield each, Sense(number, MUNICIPALITY)
    former = set(read_columns(folder / "former_municipalities.csv", "name", "present_number"))
    for name, number in sorted(former):
        if present.get(number) != name:
            yield name, Sense(number, FORMER)


def _place_names(folder: Path) -> Iterator[tuple[str, Sense]]:
    columns = ("place", "base_name", "municipality_number", "latitude", "longitude", "rank")
    for place, base, number, lat, lon, rank in read_columns(folder / "places.csv", *columns):
        weight = TOWN if int(rank) <= TOWN_RANKS else VILLAGE
        yield place, Sense(number, weight, _point(lat, lon))
        if base:
            yield base, Sense(number, VILLAGE, _point(lat, lon))


def _landmarks(folder: Path) -> Iterator[tuple[str, Sense]]:
    for name, number in read_columns(folder / "landmarks.csv", "name", "municipality_number"):
        yield name, Sense(number or None, LANDMARK)


def _point(latitude: str, longitude: str) -> Point | None:
    return Point(float(latitude), float(longitude)) if latitude and longitude else None
