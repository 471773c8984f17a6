"""``.ics``, ``.atom``, ``.jsonld``, ``.geojson`` of any table, view, filter or query with event columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from datasette.utils.asgi import Response

from klimakalender.publish import reader
from klimakalender.publish.formats import FORMATS, Context
from klimakalender.publish.records import to_record
from klimakalender.publish.site import read

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from datasette.app import Datasette
    from datasette.utils.asgi import Request

    from klimakalender.publish.records import Record, Row

NEEDED = frozenset({"id", "title", "starts_at"})
EXTENSIONS = ("ics", "atom", "jsonld", "geojson")


def can_render(columns: Sequence[str]) -> bool:
    """Whether the rows are events."""
    return set(columns) >= NEEDED


def renderers() -> list[dict[str, Any]]:
    """What Datasette's ``register_output_renderer`` hook returns."""
    return [
        {"extension": extension, "render": _render(extension), "can_render": can_render}
        for extension in EXTENSIONS
    ]


def _render(extension: str) -> Any:
    async def render(
        datasette: Datasette,
        columns: Sequence[str],
        rows: Sequence[Row],
        request: Request,
        table: str | None,
        data: dict[str, Any],
    ) -> Response:
        if not can_render(columns):
            missing = ", ".join(sorted(NEEDED - set(columns)))
            return Response.text(
                f".{extension} needs the columns id, title, starts_at; missing: {missing}", 400
            )
        plain = [{key: _plain(row[key]) for key in columns} for row in rows]
        records = await read(datasette, lambda connection: records_of_rows(connection, plain))
        body = FORMATS[extension].write(records, _context(datasette, request, table))
        headers = {"Link": f'<{data["next_url"]}>; rel="next"'} if data.get("next_url") else {}
        return Response(body, headers=headers, content_type=FORMATS[extension].media_type)

    return render


def records_of_rows(connection: sqlite3.Connection, rows: Sequence[Row]) -> list[Record]:
    """Whole records of rows that may have few columns; a row that is no stored event stands for itself."""
    stored = reader.by_ids(connection, [str(row["id"]) for row in rows])
    return [stored.get(str(row["id"])) or to_record(row, {}) for row in rows]


def _context(datasette: Datasette, request: Request, table: str | None) -> Context:
    return Context(
        url=request.url,
        base=str(datasette.absolute_url(request, datasette.urls.path("/arrangement/"))),
        title=f"Klimakalender: {table}" if table else "Klimakalender",
    )


def _plain(value: Any) -> Any:
    """Foreign keys may come with their label (``?_labels=on``)."""
    return value["value"] if isinstance(value, dict) and "value" in value else value
