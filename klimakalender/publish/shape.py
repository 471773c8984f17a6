"""How much of an event is wanted: ``fields=`` leaves keys of the record out, ``include=`` puts in what it refers to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from klimakalender.publish.errors import BadParameterError
from klimakalender.publish.includes import INCLUDES, put_in
from klimakalender.publish.parameters import read_choices
from klimakalender.store.composing import records_of
from klimakalender.store.published import KEYS, PARTS

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

    from klimakalender.store.published import Record, Row

PARAMETERS = frozenset({"fields", "include"})
# Keys that the included things are found by.
NEEDED = {"keywords": frozenset({"topics"})}


@dataclass(frozen=True, slots=True)
class Shape:
    """Keys to give, none of them meaning all; and names of what to put in under ``included``."""

    fields: frozenset[str] = frozenset()
    include: tuple[str, ...] = ()

    @property
    def whole(self) -> bool:
        """Whether the record is wanted as it is."""
        return not self.fields and not self.include

    def records(self, connection: sqlite3.Connection, rows: Sequence[Row]) -> list[Record]:
        """Rows of ``events`` in this shape; of the tables beside it only those are read that have to be."""
        records = records_of(connection, rows, parts=self._parts())
        shown = [{key: one[key] for key in one if not self.fields or key in self.fields} for one in records]
        if self.include:
            included = put_in(connection, records, self.include)
            return [one | {"included": more} for one, more in zip(shown, included, strict=True)]
        return shown

    def _parts(self) -> list[str]:
        needed = self.fields.union(*(NEEDED.get(name, frozenset()) for name in self.include))
        return [part for part, keys in PARTS.items() if not self.fields or keys & needed]


def read_shape(given: Iterable[tuple[str, str]]) -> Shape:
    """The shape that query parameters stand for. Raises :class:`BadParameterError`."""
    values = list(given)
    return Shape(
        fields=frozenset(_names(values, "fields", KEYS)),
        include=tuple(_names(values, "include", tuple(INCLUDES))),
    )


def _names(given: list[tuple[str, str]], parameter: str, allowed: tuple[str, ...]) -> list[str]:
    text = ",".join(value for name, value in given if name == parameter and value.strip())
    try:
        return list(dict.fromkeys(read_choices(text, allowed))) if text else []
    except ValueError as error:
        raise BadParameterError(parameter=parameter, reason=str(error)) from None


def described() -> dict[str, Any]:
    """The schemas of the parameters."""
    return {
        "fields": {"type": "array", "items": {"type": "string", "enum": list(KEYS)}},
        "include": {"type": "array", "items": {"type": "string", "enum": list(INCLUDES)}},
    }
