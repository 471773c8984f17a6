"""Reading CSV tables: by column name, and with errors that name file and line."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from klimakalender.errors import DataFileError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def read_columns(path: Path, *columns: str) -> Iterator[tuple[str, ...]]:
    """The named columns of a CSV file, row by row; raises :class:`DataFileError` naming file and line."""
    for _, cells in read_numbered(path, *columns):
        yield cells


def read_numbered(path: Path, *columns: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The line, and the cells of the named columns; raises :class:`DataFileError` naming file and line."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.reader(file)
            header = next(reader, [])
            missing = [column for column in columns if column not in header]
            if missing:
                raise DataFileError(f"{path}:1: no column {', '.join(missing)}")
            positions = [header.index(column) for column in columns]
            for row in reader:
                line = reader.line_num
                if len(row) != len(header):
                    raise DataFileError(f"{path}:{line}: {len(row)} cells instead of {len(header)}")
                yield line, tuple([row[position] for position in positions])
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise DataFileError(f"{path}: {error}") from error
