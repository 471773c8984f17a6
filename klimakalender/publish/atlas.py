"""A map of Norway made of its places: every place of the reference tables is a dot, so no boundaries are needed.

Pure but for reading the table once. Degrees (WGS 84) become units of a picture of ``WIDTH`` × ``HEIGHT``.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from klimakalender import config
from klimakalender.reference.tables import read_columns

if TYPE_CHECKING:
    from collections.abc import Iterable

    from klimakalender.publish.records import Record

# Around the mainland; Svalbard and Jan Mayen belong to no municipality.
NORTH, SOUTH = 71.3, 57.8
MIDDLE = 16.0
SCALE = 42.0
WIDTH, HEIGHT = 456, 566
LEFT = 238.0
# Upper bounds of the shades of a density map; the last shade has none.
SHADES = (0, 2, 5, 10, 25)
SMALLEST, LARGEST = 4.0, 17.0


@dataclass(frozen=True, slots=True)
class Spot:
    """A municipality on the map; ``radius`` grows with the square root of its number of events."""

    number: str
    name: str
    county: str
    events: int
    x: float
    y: float
    radius: float


def project(latitude: float, longitude: float) -> tuple[float, float]:
    """Degrees → picture, by a sinusoidal projection: areas and distances keep their proportions.

    >>> project(59.91, 10.75)
    (127.5, 478.4)
    """
    x = LEFT + (longitude - MIDDLE) * math.cos(math.radians(latitude)) * SCALE
    return round(x, 1), round((NORTH - latitude) * SCALE, 1)


def spots(municipalities: Iterable[Record]) -> list[Spot]:
    """Municipalities with ``events``, largest first so that the small ones lie on top."""
    rows = [row for row in municipalities if row["events"] and row["latitude"] is not None]
    most = max((row["events"] for row in rows), default=1)
    found = []
    for row in sorted(rows, key=lambda row: (-row["events"], row["name"])):
        share = math.sqrt(row["events"] / most)
        radius = round(SMALLEST + (LARGEST - SMALLEST) * share * min(1.0, most / 4), 1)
        x, y = project(row["latitude"], row["longitude"])
        found.append(Spot(row["number"], row["name"], row["county"], row["events"], x, y, radius))
    return found


@lru_cache(maxsize=1)
def land() -> str:
    """All places as one path of dots (a stroke with round ends draws them)."""
    return _dots(point for points in _places().values() for point in points)


def shades(events: dict[str, int]) -> list[str]:
    """Places as a path of dots for each shade, by the number of events in their municipality."""
    shaded: list[list[tuple[float, float]]] = [[] for _ in range(len(SHADES) + 1)]
    for number, points in _places().items():
        count = events.get(number, 0)
        shaded[sum(count > bound for bound in SHADES)] += points
    return [_dots(points) for points in shaded]


@lru_cache(maxsize=1)
def _places() -> dict[str, list[tuple[float, float]]]:
    """The places of every municipality."""
    found: dict[str, list[tuple[float, float]]] = {}
    columns = ("municipality_number", "latitude", "longitude")
    for number, latitude, longitude in read_columns(
        config.load().data / "reference" / "places.csv", *columns
    ):
        if latitude and SOUTH < float(latitude) < NORTH:
            found.setdefault(number, []).append(project(float(latitude), float(longitude)))
    return found


def _dots(points: Iterable[tuple[float, float]]) -> str:
    # On a grid of three units: closer dots cannot be told apart, and the path stays short.
    grid = sorted({(round(x / 3) * 3, round(y / 3) * 3) for x, y in points})
    return "".join(f"M{x} {y}h0" for x, y in grid)
