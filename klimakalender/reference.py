"""The committed tables, read into the shapes that the normalisers take."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from klimakalender import config
from klimakalender.errors import DataFileError
from klimakalender.term_files import load_terms
from normalize.gazetteer import Gazetteer, Municipality, Point, PostalCode, Sense, index_names

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from normalize.topic import TopicTerms

# How readily a bare name is understood in a sense.
MUNICIPALITY, FORMER, TOWN, LANDMARK, VILLAGE, COUNTY = 4.0, 3.0, 3.0, 3.0, 1.0, 20.0
OSLO = "oslo"  # a county that is one municipality
TOWN_RANKS = 300  # the places with the most inhabitants and postal codes are towns


@dataclass(frozen=True, slots=True)
class Tables:
    """Everything that reading a page looks up."""

    gazetteer: Gazetteer
    terms: TopicTerms


@lru_cache(maxsize=1)
def load_tables() -> Tables:
    """The tables of the data folder, read once; raises :class:`DataFileError` naming file and line."""
    data = config.load().data
    return Tables(load_gazetteer(data / "reference"), load_terms(data / "topics"))


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


def read_columns(path: Path, *columns: str) -> Iterator[tuple[str, ...]]:
    """The named columns of a CSV file, row by row; raises :class:`DataFileError` naming file and line."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.reader(file)
            header = next(reader, [])
            missing = [column for column in columns if column not in header]
            if missing:
                raise DataFileError(f"{path}:1: no column {', '.join(missing)}")
            positions = [header.index(column) for column in columns]
            for row in reader:
                if len(row) != len(header):
                    raise DataFileError(
                        f"{path}:{reader.line_num}: {len(row)} cells instead of {len(header)}"
                    )
                yield tuple([row[position] for position in positions])
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise DataFileError(f"{path}: {error}") from error


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
