"""The file formats by extension: what a list of event records becomes."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from klimakalender.publish import atom, geojson, ics, jsonld, tabular
from klimakalender.publish.records import ALL_PARTS

if TYPE_CHECKING:
    from collections.abc import Callable

    from klimakalender.publish.records import Record


@dataclass(frozen=True, slots=True)
class Context:
    """Addresses that a file names: its own, and that of event pages (with a slash at its end)."""

    url: str
    base: str
    title: str = "Klimakalender"


@dataclass(frozen=True, slots=True)
class Format:
    """A media type, the function from records to bytes, and the tables beside ``events`` that it tells of."""

    media_type: str
    write: Callable[[list[Record], Context], bytes]
    parts: tuple[str, ...] = ALL_PARTS


def _json(content: object) -> bytes:
    return json.dumps(content, ensure_ascii=False).encode()


FORMATS = {
    "ics": Format(
        ics.MEDIA_TYPE,
        lambda records, context: ics.calendar(records, name=context.title, source=context.url),
        parts=("sessions", "topics", "organizers"),
    ),
    "atom": Format(
        atom.MEDIA_TYPE,
        lambda records, context: atom.feed(records, url=context.url, title=context.title),
        parts=("topics",),
    ),
    "geojson": Format(
        geojson.MEDIA_TYPE, lambda records, _context: _json(geojson.feature_collection(records)), parts=()
    ),
    "jsonld": Format(
        jsonld.MEDIA_TYPE, lambda records, context: _json(jsonld.graph(records, base=context.base))
    ),
    "csv": Format(tabular.CSV_MEDIA_TYPE, lambda records, _context: tabular.csv_text(records).encode()),
    "jsonl": Format(tabular.JSONL_MEDIA_TYPE, lambda records, _context: tabular.json_lines(records).encode()),
    "json": Format("application/json; charset=utf-8", lambda records, _context: _json(records)),
}
