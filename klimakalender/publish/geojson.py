"""Event records → GeoJSON (RFC 7946): a feature per event; one whose place is not known has no geometry."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from klimakalender.publish.records import Record

MEDIA_TYPE = "application/geo+json"


def feature_collection(
    records: Iterable[Record], *, note: str | None = None, following: str | None = None
) -> Record:
    """The collection; ``properties`` hold the event record.

    What there is to say about it and where it goes on are foreign members (section 6.1): a ``description``, and
    ``links`` as OGC API Features has them.
    """
    return {
        "type": "FeatureCollection",
        **({"description": note} if note else {}),
        **({"links": [{"rel": "next", "href": following, "type": MEDIA_TYPE}]} if following else {}),
        "features": [_feature(record) for record in records],
    }


def _feature(record: Record) -> Record:
    longitude, latitude = record["place"]["longitude"], record["place"]["latitude"]
    located = longitude is not None and latitude is not None
    return {
        "type": "Feature",
        "id": record["id"],
        "geometry": {"type": "Point", "coordinates": [longitude, latitude]} if located else None,
        "properties": record,
    }
