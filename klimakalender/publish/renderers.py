"""``.ics``, ``.atom``, ``.jsonld``, ``.geojson`` of any table, view, filter or query with event columns."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from datasette.utils import path_with_removed_args
from datasette.utils.asgi import Response

from klimakalender.publish import naming, reader
from klimakalender.publish.answers import answer, parameters, problem, validated, wrong_parameter
from klimakalender.publish.errors import BadParameterError
from klimakalender.publish.finding import keys_of
from klimakalender.publish.formats import ALARM, DEADLINES, EVENT_FORMATS, FORMATS, Context, ringing
from klimakalender.publish.site import DATABASE, kept_of, metadata, read, state_of
from klimakalender.publish.whole import WHOLE
from klimakalender.store.published import ALL_PARTS, to_record

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

    from datasette.app import Datasette
    from datasette.utils.asgi import Request

    from klimakalender.publish.formats import Format
    from klimakalender.publish.kept import Form, Kept
    from klimakalender.store.published import Record, Row

NEEDED = frozenset({"id", "title", "starts_at"})


class Final(Response):  # type: ignore[misc]  # Datasette publishes no types
    """An answer whose status stays: Datasette gives that of a query the status of the query, 200."""

    def __init__(self, made: Response) -> None:
        self._status = made.status
        super().__init__(made.body, made.status, made.headers, made.content_type)

    @property
    def status(self) -> int:
        return int(self._status)

    @status.setter
    def status(self, _other: int) -> None:
        """Stays."""


def can_render(columns: Sequence[str]) -> bool:
    """Whether the rows are events."""
    return set(columns) >= NEEDED


def renderers() -> list[dict[str, Any]]:
    """What Datasette's ``register_output_renderer`` hook returns."""
    return [
        {"extension": extension, "render": _render(extension), "can_render": can_render}
        for extension in EVENT_FORMATS
    ]


# What Datasette says of an order that a table does not have.
NO_ORDER = ("Cannot sort table by ", "Cannot use _sort and _sort_desc ")


def trouble(request: Request, exception: Exception) -> Response | None:
    """The answer for a feed that Datasette gave up, ``None`` for what is none or failed otherwise."""
    # Datasette is itself loading when it loads its plugins.
    from datasette.views.base import DatasetteError

    if not isinstance(exception, DatasetteError):
        return None
    if str(exception.message).startswith(NO_ORDER):
        # Datasette takes it for a fault of its own, a 500.
        exception.status = 400
    if str(request.path).rpartition(".")[2] not in EVENT_FORMATS:
        return None
    if exception.title != "SQL Interrupted":
        return None
    return problem(503, "Took too long", "The question took longer than this service may; ask for less.")


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
            detail = f".{extension} needs the columns id, title, starts_at; missing: {missing}"
            return Final(problem(400, "No events", detail))
        try:
            # What is not Datasette's own begins with an underscore there.
            asked = [(ALARM, value) for name, value in parameters(request) if name == f"_{ALARM}"]
            form, _ = ringing(_format(extension, table), asked)
        except BadParameterError as error:
            return Final(wrong_parameter(error))
        state = state_of(datasette)
        plain = [{key: _plain(row[key]) for key in columns} for row in rows]
        kept, context = kept_of(datasette), _context(datasette, request, data)

        def reading(connection: sqlite3.Connection) -> bytes:
            told = replace(context, title=_title(connection, request, table))
            if form.each and form.join:
                return form.join(written_of_rows(connection, plain, kept, form.each), told)
            return form.write(records_of_rows(connection, plain, parts=form.parts), told)

        made = answer(await read(datasette, reading), form.media_type, context.links)
        return Final(validated(datasette, request, made, state))

    return render


def records_of_rows(
    connection: sqlite3.Connection, rows: Sequence[Row], *, parts: Iterable[str] = ALL_PARTS
) -> list[Record]:
    """Whole records of rows that may have few columns; a row that is no stored event stands for itself.

    Every event stands once, where its first row is: a query may join. A row without an id is none.
    """
    first = _first_rows(rows)
    stored = reader.by_ids(connection, first, parts=parts)
    return [stored.get(event_id) or to_record(first[event_id], {}) for event_id in first]


def written_of_rows(connection: sqlite3.Connection, rows: Sequence[Row], kept: Kept, form: Form) -> list[Any]:
    """The same in a form in which events are kept."""
    first = _first_rows(rows)
    keys = keys_of(connection, first)
    stored = dict(zip([key["id"] for key in keys], kept.written(connection, keys, form), strict=True))
    return [
        stored[event_id] if event_id in stored else form.write(to_record(first[event_id], {}))
        for event_id in first
    ]


def _first_rows(rows: Sequence[Row]) -> dict[str, Row]:
    first: dict[str, Row] = {}
    for row in rows:
        if row["id"] is not None:
            first.setdefault(str(row["id"]), row)
    return first


def _format(extension: str, table: str | None) -> Format:
    """The rows of a view of deadlines stand in a calendar on the days of the deadlines."""
    of_deadlines = _described(table).get("klima_calendar") == "deadlines"
    return DEADLINES if extension == "ics" and of_deadlines else FORMATS[extension]


def _title(connection: sqlite3.Connection, request: Request, table: str | None) -> str:
    """By the table and what its rows are filtered by; a query has no name."""
    if table is None:
        return "Klimakalender"
    return naming.of_table(connection, parameters(request), what=_described(table).get("title", table))


def _described(table: str | None) -> dict[str, Any]:
    found: dict[str, Any] = metadata()["databases"][DATABASE]["tables"].get(table, {})
    return found


def _context(datasette: Datasette, request: Request, data: dict[str, Any]) -> Context:
    following = data.get("next_url")
    return Context(
        url=str(datasette.absolute_url(request, path_with_removed_args(request, WHOLE))),
        base=str(datasette.absolute_url(request, datasette.urls.path("/arrangement/"))),
        cut=bool(following or data.get("truncated")),
        following=str(following) if following else None,
    )


def _plain(value: Any) -> Any:
    """Foreign keys may come with their label (``?_labels=on``)."""
    return value["value"] if isinstance(value, dict) and "value" in value else value
