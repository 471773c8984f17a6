"""Lines of JSON as the bytes of a file, and back: JSON lines, or Parquet with a column for each key."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from io import BytesIO
from typing import Any, Literal, NamedTuple

from klimakalender.errors import KlimakalenderError

Kind = Literal["text", "moment", "json"]
Columns = Mapping[str, Kind]  # the keys of every line, in their order


class FormError(KlimakalenderError):
    """A form that needs a library which is not there, or bytes that have another form."""


class Form(NamedTuple):
    """How lines become a file with this suffix, and a file lines. Columns are those of every line."""

    suffix: str
    encode: Callable[[Sequence[str], Columns], bytes]
    decode: Callable[[bytes, Columns], list[str]]


def _to_jsonl(lines: Sequence[str], _: Columns) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode()


def _from_jsonl(body: bytes, _: Columns) -> list[str]:
    return body.decode().split("\n")[:-1]


def _to_parquet(lines: Sequence[str], columns: Columns) -> bytes:
    """Moments are in UTC; what is neither text nor a moment is JSON, as Parquet's type of that name says."""
    pa, parquet = _arrow()
    types = {"text": pa.string(), "moment": pa.timestamp("us", tz="UTC"), "json": pa.json_()}
    schema = pa.schema([(name, types[kind]) for name, kind in columns.items()])
    rows = [json.loads(line) for line in lines]
    told = {name: [_to_cell(row[name], kind) for row in rows] for name, kind in columns.items()}
    body = BytesIO()
    parquet.write_table(pa.table(told, schema=schema), body, compression="zstd")
    return body.getvalue()


def _from_parquet(body: bytes, columns: Columns) -> list[str]:
    pa, parquet = _arrow()
    try:
        rows = parquet.read_table(BytesIO(body), columns=list(columns)).to_pylist()
    except pa.ArrowException as error:
        raise FormError(f"not Parquet, or with other columns ({error})") from error
    return [
        json.dumps({name: _to_value(row[name], kind) for name, kind in columns.items()}, ensure_ascii=False)
        for row in rows
    ]


def _to_cell(value: Any, kind: Kind) -> Any:
    if value is None or kind == "text":
        return value
    return datetime.fromisoformat(value) if kind == "moment" else json.dumps(value, ensure_ascii=False)


def _to_value(cell: Any, kind: Kind) -> Any:
    if cell is None or kind == "text":
        return cell
    return cell.isoformat() if kind == "moment" else json.loads(cell)


def _arrow() -> tuple[Any, Any]:
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError as error:
        missing = "Parquet needs klimakalender[parquet]"
        raise FormError(missing) from error
    return pa, parquet


FORMS = {
    "jsonl": Form("jsonl", _to_jsonl, _from_jsonl),
    "parquet": Form("parquet", _to_parquet, _from_parquet),
}
