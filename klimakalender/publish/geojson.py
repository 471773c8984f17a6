"""Event records → GeoJSON (RFC 7946): a feature per event; one whose place is not known has no geometry."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from klimakalender.publish.records import Record

MEDIA_TYPE = "application/geo+json"


def feature_collection(records: Iterable[Record]) -> Record:
    """The collection; ``properties`` hold the event record."""
    return {"type": "FeatureCollection", "features": [_feature(record) for record in records]}


def _feature(record: Record) -> Record:
    longitude, latitude = record["place"]["longitude"], record["place"]["latitude"]
    located = longitude is not None and latitude is not None
    return {
        "type": "Feature",
        "id": record["id"],
        "geometry": {"type": "Point", "coordinates": [longitude, latitude]} if located else None,
        "properties": record,
    }
