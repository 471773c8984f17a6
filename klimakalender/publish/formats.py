"""The file formats by extension: what a list of event records becomes."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from klimakalender.publish import atom, deadlines, geojson, ics, jsonld, tabular
from klimakalender.publish.errors import BadParameterError
from klimakalender.publish.kept import Form
from klimakalender.publish.parameters import read_duration
from klimakalender.store.published import ALL_PARTS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import timedelta

    from klimakalender.store.published import Record


# Events in a file; what a longer selection has left is on the pages that follow.
LIMIT = 1000
# The query parameter that asks for alarms.
ALARM = "alarm"
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

    Where every event is written by itself, ``each`` says how, and ``join`` puts them together. ``ringing`` is the
    same format with alarms so long before, where it is one that can have them.
    """

    media_type: str
    write: Callable[[list[Record], Context], bytes]
    parts: tuple[str, ...] = ALL_PARTS
    each: Form | None = None
    join: Callable[[Sequence[bytes], Context], bytes] | None = None
    ringing: Callable[[timedelta], Format] | None = None


def _calendar(lines: Callable[..., bytes], parts: tuple[str, ...]) -> Format:
    """The calendar file of what ``lines`` makes of a record."""

    # One form for one alarm, so that what is written is kept.
    @lru_cache(maxsize=64)
    def each(alarm: timedelta | None) -> Form:
        return Form(partial(lines, alarm=alarm), parts)

    def join(written: Sequence[bytes], context: Context) -> bytes:
        return ics.enclosed(written, name=context.title, source=context.url, note=context.note)

    def made(alarm: timedelta | None) -> Format:
        def write(records: list[Record], context: Context) -> bytes:
            return join([lines(record, alarm=alarm) for record in records], context)

        return Format(ics.MEDIA_TYPE, write, parts, each(alarm), join, made)

    return made(None)


def _json(content: object) -> bytes:
    return json.dumps(content, ensure_ascii=False).encode()


FORMATS = {
    "ics": _calendar(ics.lines, parts=("sessions", "topics", "organizers")),
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
        parts=geojson.PARTS,
    ),
    "jsonld": Format(
        jsonld.MEDIA_TYPE,
        lambda records, context: _json(
            jsonld.graph(records, base=context.base, url=context.url, title=context.title, note=context.note)
        ),
        parts=jsonld.PARTS,
    ),
    "csv": Format(tabular.CSV_MEDIA_TYPE, lambda records, _context: tabular.csv_text(records).encode()),
    "jsonl": Format(tabular.JSONL_MEDIA_TYPE, lambda records, _context: tabular.json_lines(records).encode()),
    "json": Format("application/json; charset=utf-8", lambda records, _context: _json(records)),
}
# Of the same events, what one has to sign up for.
DEADLINES = _calendar(deadlines.lines, parts=("topics",))


def ringing(form: Format, given: Sequence[tuple[str, str]]) -> tuple[Format, list[tuple[str, str]]]:
    """A format with the alarms that query parameters ask for, and the other parameters.

    Of a format that has no alarms the parameter is left with the others. Raises :class:`BadParameterError`.
    """
    if form.ringing is None:
        return form, list(given)
    asked = [value.strip() for name, value in given if name == ALARM and value.strip()]
    try:
        form = form.ringing(read_duration(asked[-1])) if asked else form
    except ValueError as error:
        raise BadParameterError(parameter=ALARM, reason=str(error)) from None
    return form, [pair for pair in given if pair[0] != ALARM]
