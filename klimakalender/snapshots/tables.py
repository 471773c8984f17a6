"""The tables of a snapshot as CSV, JSON lines and Parquet."""

from __future__ import annotations

import csv
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import orjson

from klimakalender.publish.tabular import csv_cell

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable
    from pathlib import Path

    from klimakalender.publish.columns import Kind
    from klimakalender.snapshots.layout import Column, Table

BATCH = 10_000
FLOATS = frozenset({"amount", "degrees", "share"})
INTEGERS = frozenset({"count", "days"})


def write_csv(connection: sqlite3.Connection, table: Table, target: Path) -> None:
    """RFC 4180 in UTF-8 with a header; an empty cell is null or an empty text. Formulas as in ``export csv``."""
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow(column.name for column in table.columns)
        for row in connection.execute(table.query):
            writer.writerow(map(csv_cell, row))


def write_jsonl(connection: sqlite3.Connection, table: Table, target: Path) -> None:
    """A JSON object a line, every column in it; flags are true, false or null."""
    names = [column.name for column in table.columns]
    flags = [number for number, column in enumerate(table.columns) if column.kind == "flag"]
    with target.open("wb") as file:
        for row in connection.execute(table.query):
            values = list(row)
            for number in flags:
                values[number] = None if values[number] is None else bool(values[number])
            file.write(orjson.dumps(dict(zip(names, values, strict=True))) + b"\n")


def write_parquet(connection: sqlite3.Connection, table: Table, target: Path) -> None:
    """Apache Parquet with types: moments in UTC, days, booleans. Raises ``ImportError`` without pyarrow."""
    import pyarrow as pa
    from pyarrow import parquet

    types: dict[str, Any] = {"moment": pa.timestamp("us", tz="UTC"), "day": pa.date32(), "flag": pa.bool_()}
    types |= dict.fromkeys(FLOATS, pa.float64()) | dict.fromkeys(INTEGERS, pa.int64())
    schema = pa.schema([(column.name, types.get(column.kind, pa.string())) for column in table.columns])
    readers = [READERS.get(column.kind, _as_it_is) for column in table.columns]
    rows = connection.execute(table.query)
    with parquet.ParquetWriter(target, schema, compression="zstd") as writer:
        while batch := rows.fetchmany(BATCH):
            columns = [
                [None if value is None else read(value) for value in values]
                for read, values in zip(readers, zip(*batch, strict=True), strict=True)
            ]
            writer.write_table(pa.table(columns, schema=schema))


def field_type(column: Column) -> str:
    """The type in Frictionless' Table Schema. A stamp is a day or a time, so it is text there."""
    if column.kind in FLOATS:
        return "number"
    if column.kind in INTEGERS:
        return "integer"
    return {"flag": "boolean", "moment": "datetime", "day": "date"}.get(column.kind, "string")


def _as_it_is(value: Any) -> Any:
    return value


READERS: dict[Kind, Callable[[Any], Any]] = {
    "moment": datetime.fromisoformat,
    "day": date.fromisoformat,
    "flag": bool,
    "amount": float,
    "degrees": float,
    "share": float,
}
