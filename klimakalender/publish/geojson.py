"""Event records → GeoJSON (RFC 7946): a feature per event; one whose place is not known has no geometry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from klimakalender.store.published import PARTS as ALL

if TYPE_CHECKING:
    from collections.abc import Iterable

    from klimakalender.store.published import Record

MEDIA_TYPE = "application/geo+json"
# What a map tells of; where every value was read is many times that, and stands on the page of the event.
PARTS = ("sessions", "prices", "topics", "organizers")
LEFT_OUT = frozenset().union(*(keys for part, keys in ALL.items() if part not in PARTS))


def feature_collection(
    records: Iterable[Record], *, note: str | None = None, following: str | None = None
) -> Record:
    """The collection; ``properties`` hold the event record without what :data:`PARTS` do not tell.

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
        "properties": {key: value for key, value in record.items() if key not in LEFT_OUT},
    }
