"""The file formats by extension: what a list of event records becomes."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from klimakalender.publish import atom, geojson, ics, jsonld, tabular
from klimakalender.publish.kept import Form
from klimakalender.publish.records import ALL_PARTS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from klimakalender.publish.records import Record


# Events in a file; what a longer selection has left is on the pages that follow.
LIMIT = 1000
# What Datasette's tables, views and queries are given as, beside its own formats.
EVENT_FORMATS = ("ics", "atom", "jsonld", "geojson")


@dataclass(frozen=True, slots=True)
class Context:
    """What a file says of itself: its address, that of event pages (with a slash at its end), its name.

    ``cut``: there are more events than it holds; ``following`` is where they are, when they have an address.
    """

    url: str
    base: str
    title: str = "Klimakalender"
    cut: bool = False
    following: str | None = None

    @property
    def note(self) -> str | None:
        """What a file that does not hold all says about it."""
        if not self.cut:
            return None
        there = f" Fortsettelse: {self.following}" if self.following else ""
        return f"Ikke alle arrangementene fikk plass.{there}"

    @property
    def links(self) -> dict[str, str]:
        """The header that tells where it goes on (RFC 8288)."""
        return {"Link": f'<{self.following}>; rel="next"'} if self.following else {}


@dataclass(frozen=True, slots=True)
class Format:
    """A media type, the function from records to bytes, and the tables beside ``events`` that it tells of.

    Where every event is written by itself, ``each`` says how, and ``join`` puts them together.
    """

    media_type: str
    write: Callable[[list[Record], Context], bytes]
    parts: tuple[str, ...] = ALL_PARTS
    each: Form | None = None
    join: Callable[[Sequence[bytes], Context], bytes] | None = None


def _one_by_one(media_type: str, each: Form, join: Callable[[Sequence[bytes], Context], bytes]) -> Format:
    def write(records: list[Record], context: Context) -> bytes:
        return join([each.write(record) for record in records], context)

    return Format(media_type, write, each.parts, each, join)


def _json(content: object) -> bytes:
    return json.dumps(content, ensure_ascii=False).encode()


FORMATS = {
    "ics": _one_by_one(
        ics.MEDIA_TYPE,
        Form(ics.lines, parts=("sessions", "topics", "organizers")),
        lambda lines, context: ics.enclosed(lines, name=context.title, source=context.url, note=context.note),
    ),
    "atom": Format(
        atom.MEDIA_TYPE,
        lambda records, context: atom.feed(
            records, url=context.url, title=context.title, note=context.note, following=context.following
        ),
        parts=("topics",),
    ),
    "geojson": Format(
        geojson.MEDIA_TYPE,
        lambda records, context: _json(
            geojson.feature_collection(records, note=context.note, following=context.following)
        ),
        parts=(),
    ),
    "jsonld": Format(
        jsonld.MEDIA_TYPE,
        lambda records, context: _json(
            jsonld.graph(records, base=context.base, url=context.url, title=context.title, note=context.note)
        ),
    ),
    "csv": Format(tabular.CSV_MEDIA_TYPE, lambda records, _context: tabular.csv_text(records).encode()),
    "jsonl": Format(tabular.JSONL_MEDIA_TYPE, lambda records, _context: tabular.json_lines(records).encode()),
    "json": Format("application/json; charset=utf-8", lambda records, _context: _json(records)),
}
