"""GeoJSON as geojson-pydantic's models of RFC 7946 read it."""

from __future__ import annotations

from typing import Any

from geojson_pydantic import Feature, FeatureCollection, Point

# Norway with Svalbard and Jan Mayen: west, south, east, north.
NORWAY = (-9.5, 57.7, 34.7, 81.0)


def test_geojson(world: Any, feed: str) -> None:
    records = world.records(feed)
    model = FeatureCollection[Feature[Point | None, dict[str, Any]]]
    collection = model.model_validate_json(world.read(feed, "geojson").content)
    assert {feature.id for feature in collection.features} == records.keys()
    assert len(collection.features) == len(records)
    for feature in collection.features:
        place = records[str(feature.id)]["place"]
        assert feature.properties is not None
        assert feature.properties["title"] == records[str(feature.id)]["title"]
        if place["longitude"] is None:
            assert feature.geometry is None
            continue
        assert feature.geometry is not None
        longitude, latitude = feature.geometry.coordinates[:2]
        assert (longitude, latitude) == (place["longitude"], place["latitude"])
        assert NORWAY[0] < longitude < NORWAY[2]
        assert NORWAY[1] < latitude < NORWAY[3]
        assert longitude < latitude, "longitude comes first: in Norway it is the smaller one"


def test_nothing_that_the_standard_took_away(world: Any, feed: str) -> None:
    """``crs`` is gone since 2016 (section 4), and members of a geometry may not stand in a feature (section 7.1)."""
    collection = world.read(feed, "geojson").json()
    assert "crs" not in collection
    for feature in collection["features"]:
        assert feature.keys() == {"type", "id", "geometry", "properties"}
    assert not collection.keys() & {"coordinates", "geometries", "geometry", "properties"}
