"""Writes the land of the maps, ``klimakalender/publish/static/norge.svg``, from Natural Earth at 1:10 million.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python data/coastline.py package/countries-10m.json

Natural Earth is in the public domain; world-atlas packs it as TopoJSON.
"""

from __future__ import annotations

import json
import math
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

from klimakalender.publish.atlas import NORTH, SOUTH, project

TARGET = Path(__file__).resolve().parents[1] / "klimakalender" / "publish" / "static" / "norge.svg"
# In units of the picture: how far a line may lie from the coast, and the smallest island that is drawn.
TOLERANCE, SMALLEST = 0.2, 0.5
# The path is written in tenths of a unit.
FINE = 10

Point = tuple[float, float]


def main(source: Path) -> None:
    """The rings of the mainland and its islands as one path."""
    rings = [
        simplified([project(latitude, longitude) for longitude, latitude in ring])
        for ring in norway(json.loads(source.read_text(encoding="utf-8")))
    ]
    path = "".join(written(ring) for ring in rings if len(ring) > 3 and area(ring) > SMALLEST)
    TARGET.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 456 566">'
        "<!-- Made with Natural Earth (public domain) by data/coastline.py -->"
        f'<g id="land" transform="scale({1 / FINE})"><path vector-effect="non-scaling-stroke" d="{path}"/></g></svg>\n',
        encoding="utf-8",
    )


def norway(topology: dict[str, Any]) -> list[list[Point]]:
    """The outer rings of Norway on the map, as degrees east and north."""
    (scale_x, scale_y), (left, top) = (topology["transform"][key] for key in ("scale", "translate"))

    def arc(number: int) -> list[Point]:
        x = y = 0
        points = []
        for step_x, step_y in topology["arcs"][number if number >= 0 else ~number]:
            x, y = x + step_x, y + step_y
            points.append((x * scale_x + left, y * scale_y + top))
        return points if number >= 0 else points[::-1]

    countries = topology["objects"]["countries"]["geometries"]
    (shape,) = (one for one in countries if one["properties"]["name"] == "Norway")
    rings = [[point for number in polygon[0] for point in arc(number)] for polygon in shape["arcs"]]
    return [ring for ring in rings if all(SOUTH < latitude < NORTH for _, latitude in ring)]


def simplified(ring: list[Point]) -> list[Point]:
    """The ring without the points that it does not need (Ramer–Douglas–Peucker)."""
    keep = {0, len(ring) - 1}
    open_parts = [(0, len(ring) - 1)]
    while open_parts:
        first, last = open_parts.pop()
        far, at = max(
            ((_distance(ring[n], ring[first], ring[last]), n) for n in range(first + 1, last)),
            default=(0.0, 0),
        )
        if far > TOLERANCE:
            keep.add(at)
            open_parts += [(first, at), (at, last)]
    return [ring[n] for n in sorted(keep)]


def _distance(point: Point, first: Point, last: Point) -> float:
    length = math.dist(first, last)
    if not length:
        return math.dist(point, first)
    across = (last[0] - first[0]) * (first[1] - point[1]) - (first[0] - point[0]) * (last[1] - first[1])
    return abs(across) / length


def area(ring: list[Point]) -> float:
    """The area inside, in square units."""
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring)) / 2)


def written(ring: list[Point]) -> str:
    """The ring as a part of an SVG path: a point, then steps."""
    points = [(round(x * FINE), round(y * FINE)) for x, y in ring[:-1]]
    steps = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(points)]
    return "M{} {}l".format(*points[0]) + " ".join(f"{x} {y}" for x, y in steps) + "z"


if __name__ == "__main__":
    main(Path(sys.argv[1]))
