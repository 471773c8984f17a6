"""Maps of Norway: where things lie on the land that ``static/norge.svg`` draws in the same units.

Pure but for reading the table of places once. Degrees (WGS 84) become units of a picture of ``WIDTH`` × ``HEIGHT``.
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

    from klimakalender.store.published import Record

# Around the mainland; Svalbard and Jan Mayen belong to no municipality.
NORTH, SOUTH = 71.3, 57.8
MIDDLE = 16.0
SCALE = 42.0
WIDTH, HEIGHT = 456, 566
# Room around the land for the circles of towns at its edge.
MARGIN = 14
# The smallest part of the country that a picture shows: about 130 km.
LEAST = 48.0
TOWNS_SHOWN = 9
# The width of a letter of their names.
LETTER = 1.4
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
    county_number: str
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


def frame(points: Iterable[tuple[float, float]] = ()) -> str:
    """The ``viewBox`` of a picture of these points and what lies around them; of none, the whole country.

    >>> frame()
    '-14 -14 484 594'
    >>> frame([(127.5, 478.4)])
    '103.5 454.4 48 48'
    """
    around = list(points)
    if not around:
        return f"{-MARGIN} {-MARGIN} {WIDTH + 2 * MARGIN} {HEIGHT + 2 * MARGIN}"
    across, down = sorted(x for x, _ in around), sorted(y for _, y in around)
    side = round(max(LEAST, 1.25 * (across[-1] - across[0]), 1.25 * (down[-1] - down[0])), 1)
    x, y = ((low + high) / 2 - side / 2 for low, high in ((across[0], across[-1]), (down[0], down[-1])))
    return f"{x:g} {y:g} {side:g} {side:g}"


@dataclass(frozen=True, slots=True)
class Town:
    """A municipal centre with its name."""

    name: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Around:
    """A point, what the picture shows around it (a ``viewBox``), and the towns that say where that is."""

    x: float
    y: float
    frame: str
    towns: list[Town]


def around(latitude: float, longitude: float) -> Around:
    """The neighbourhood of a point, with the centres of its municipalities, the most populous first."""
    here = project(latitude, longitude)
    towns: list[Town] = []
    for name, x, y in _centres():
        inside = abs(y - here[1]) < LEAST * 0.42 and abs(x - here[0]) + _half(name) < LEAST / 2
        if inside and all(_apart((x, y), (town.x, town.y)) for town in towns):
            towns.append(Town(name, x, y))
            if len(towns) == TOWNS_SHOWN:
                break
    return Around(*here, frame([here]), towns)


def _half(name: str) -> float:
    """Half the width of a name."""
    return max(1.0, len(name) * LETTER / 2)


def _apart(one: tuple[float, float], other: tuple[float, float]) -> bool:
    """Whether the names of two towns do not touch."""
    return abs(one[0] - other[0]) > 14 or abs(one[1] - other[1]) > 4.5


def spots(municipalities: Iterable[Record]) -> list[Spot]:
    """Municipalities with ``events``, largest first so that the small ones lie on top."""
    rows = [row for row in municipalities if row["events"] and row["latitude"] is not None]
    most = max((row["events"] for row in rows), default=1)
    found = []
    for row in sorted(rows, key=lambda row: (-row["events"], row["name"])):
        share = math.sqrt(row["events"] / most)
        radius = round(SMALLEST + (LARGEST - SMALLEST) * share * min(1.0, most / 4), 1)
        x, y = project(row["latitude"], row["longitude"])
        found.append(
            Spot(row["number"], row["name"], row["county"], row["county_number"], row["events"], x, y, radius)
        )
    return found


def shades(events: dict[str, int]) -> list[str]:
    """Places as a path of dots for each shade, by the number of events in their municipality."""
    shaded: list[list[tuple[float, float]]] = [[] for _ in range(len(SHADES) + 1)]
    for number, points in _places().items():
        count = events.get(number, 0)
        shaded[sum(count > bound for bound in SHADES)] += points
    return [_dots(points) for points in shaded]


@lru_cache(maxsize=1)
def _centres() -> list[tuple[str, float, float]]:
    """The municipalities with their centres, the most populous first."""
    columns = ("population", "name", "latitude", "longitude")
    rows = read_columns(config.load().data / "reference" / "municipalities.csv", *columns)
    ordered = sorted(rows, key=lambda row: -int(row[0] or 0))
    return [(name, *project(float(latitude), float(longitude))) for _, name, latitude, longitude in ordered]


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
