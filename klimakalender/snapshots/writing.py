"""Writing a whole snapshot: everything aside, then one rename."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import orjson

from klimakalender.atomic import folder_aside
from klimakalender.errors import KlimakalenderError
from klimakalender.publish.offered import CHANGES, NAME, SQLITE, SUMS
from klimakalender.snapshots.difference import as_markdown, compare
from klimakalender.snapshots.freezing import freeze
from klimakalender.snapshots.layout import tables_of
from klimakalender.snapshots.package import write_papers
from klimakalender.snapshots.tables import write_csv, write_jsonl, write_parquet
from klimakalender.store import open_for_reading
from normalize import OSLO

if TYPE_CHECKING:
    from pathlib import Path

WRITERS = {"csv": write_csv, "jsonl": write_jsonl, "parquet": write_parquet}


class SnapshotError(KlimakalenderError):
    """A snapshot cannot be written, or one of that day holds other data."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Where it stands, what changed since the one before it, and whether it was there already."""

    folder: Path
    change: dict[str, Any]
    parquet: bool
    present: bool = False


def write_snapshot(db: Path, within: Path) -> Snapshot:
    """Write ``klimakalender-DAY`` into a folder, DAY being the Norwegian day of the last run of the database.

    It is compared with the latest earlier snapshot beside it. One that is published is never changed: the same data
    again leave it as it is. Raises :class:`SnapshotError` for other data of the same day, and what opening a database
    raises.
    """
    day = _day_of(db)
    target = within / f"{NAME}{day}"
    try:
        with folder_aside(target) as aside:
            snapshot = _fill(aside, db, day, _previous(within, day), target)
            if target.exists():
                _compare_with_published(aside, target)
                shutil.rmtree(aside)
                return replace(snapshot, present=True)
    except (sqlite3.Error, ValueError) as error:
        raise SnapshotError(f"{db}: {error}") from error
    except OSError as error:
        raise SnapshotError(f"{target}: {error.strerror or error}") from error
    return snapshot


def _fill(folder: Path, db: Path, day: str, previous: Path | None, target: Path) -> Snapshot:
    freeze(db, folder / SQLITE)
    parquet = True
    with closing(sqlite3.connect(folder / SQLITE)) as connection:
        connection.execute("pragma query_only = on")
        tables = tables_of(connection)
        for form, write in WRITERS.items():
            (folder / form).mkdir()
            try:
                for table in tables:
                    write(connection, table, folder / form / f"{table.name}.{form}")
            except ImportError:
                parquet = False
                (folder / form).rmdir()
    change = {"date": day, "previous": previous.name.removeprefix(NAME) if previous else None}
    change |= compare(folder / SQLITE, previous / SQLITE if previous else None)
    (folder / CHANGES).write_bytes(orjson.dumps(change, option=orjson.OPT_INDENT_2) + b"\n")
    (folder / "CHANGES.md").write_text(as_markdown(change), encoding="utf-8")
    write_papers(folder, tables, day)
    return Snapshot(target, change, parquet)


def _day_of(db: Path) -> str:
    with closing(open_for_reading(db)) as connection:
        (last,) = connection.execute("select max(started_at) from runs").fetchone()
    if last is None:
        raise SnapshotError(f"{db}: nothing has been crawled into it yet")
    return datetime.fromisoformat(last).astimezone(OSLO).date().isoformat()


def _previous(within: Path, day: str) -> Path | None:
    """The latest snapshot of an earlier day."""
    found = []
    for folder in within.glob(f"{NAME}*"):
        try:
            date.fromisoformat(folder.name.removeprefix(NAME))
        except ValueError:
            continue
        if folder.name < f"{NAME}{day}" and (folder / SQLITE).is_file():
            found.append(folder)
    return max(found, default=None)


def _compare_with_published(aside: Path, target: Path) -> None:
    """Raise unless both hold the same; only Parquet may be missing on one side."""
    sums = []
    for folder in (aside, target):
        try:
            lines = (folder / SUMS).read_text(encoding="utf-8").splitlines()
        except FileNotFoundError:
            raise SnapshotError(f"{folder}: is no snapshot") from None
        sums.append({line for line in lines if "parquet/" not in line and "datapackage.json" not in line})
    if sums[0] != sums[1]:
        raise SnapshotError(
            f"{target}: holds other data of the same day; a published snapshot is not changed"
        )
