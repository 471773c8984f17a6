"""Places that a filter may name: those of the reference tables, by number or by name in any spelling of case and æøå.

A county or municipality that does not exist would give an empty answer for ever, and nobody would know why.
"""

from __future__ import annotations

import json
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
        # S608: our own names.
        known = f"select number from {TABLES[name]} where number in (select value from json_each(?))"  # noqa: S608
        values = read_values(text)
        numbers = {row[0] for row in connection.execute(known, [json.dumps(values)])}
        unknown = [value for value in values if value not in numbers]
        if not unknown:
            continue
        rows = connection.execute(f"select number, name from {TABLES[name]} order by number").fetchall()  # noqa: S608
        names = {fold(row[1]) for row in rows}
        unknown = [value for value in unknown if fold(value) not in names]
        if rows and unknown:
            few = (
                ", ".join(f"{row[0]} {row[1]}" for row in rows)
                if len(rows) <= FEW
                else "/api/v1/municipalities"
            )
            raise BadParameterError(parameter=name, reason=f"{', '.join(unknown)}: no such place; see {few}")
