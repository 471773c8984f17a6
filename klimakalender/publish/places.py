"""Places that a filter may name: those of the reference tables, by number or by name in any spelling of case and æøå.

A county or municipality that does not exist would give an empty answer for ever, and nobody would know why.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from klimakalender.publish.errors import BadParameterError
from klimakalender.publish.parameters import read_values
from klimakalender.store.folding import fold

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

TABLES = {"county": "counties", "municipality": "municipalities"}
# More are not listed in an answer.
FEW = 20


def refuse_unknown_places(connection: sqlite3.Connection, filters: Iterable[tuple[str, str]]) -> None:
    """Raises :class:`BadParameterError` for a place that does not exist; an empty table knows nothing."""
    for name, text in filters:
        if name not in TABLES:
            continue
        query = f"select number, name from {TABLES[name]} order by number"  # noqa: S608  our own names
        rows = connection.execute(query).fetchall()
        numbers = {row[0] for row in rows}
        unknown = [value for value in read_values(text) if value not in numbers]
        if unknown:
            names = {fold(row[1]) for row in rows}
            unknown = [value for value in unknown if fold(value) not in names]
        if rows and unknown:
            few = (
                ", ".join(f"{row[0]} {row[1]}" for row in rows)
                if len(rows) <= FEW
                else "/api/v1/municipalities"
            )
            raise BadParameterError(parameter=name, reason=f"{', '.join(unknown)}: no such place; see {few}")
