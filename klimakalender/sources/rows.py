"""The registry's CSV files: reading, and the checks that keep a wrong row out."""

from __future__ import annotations

import csv
import re
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from klimakalender.errors import DataFileError
from klimakalender.sources.registry import FAMILIES, INTERVALS, Source, fold_host

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

COLUMNS = (
    "id", "family", "status", "publisher", "url", "hosts", "aliases", "path", "platform", "entry_points",
    "frequency", "expected_min", "expected_max", "language", "municipality_number", "county_number", "basis",
    "note",
)  # fmt: skip
# What a spider is chosen by; "detect": by signature at crawl time.
PLATFORMS = (
    "detect", "acos", "custompublish", "wordpress", "tribe", "drupal", "joomla", "optimizely", "friskus",
    "tkevents", "feed", "sitemap", "miljodirektoratet", "statsforvalteren", "ks",
)  # fmt: skip
LANGUAGES = ("nb", "nn", "no", "en", "se")
BASES = ("seen", "listed", "known", "convention")
STATUSES = ("present", "former")
CHOICES = {
    "family": FAMILIES, "status": STATUSES, "platform": PLATFORMS, "frequency": tuple(INTERVALS),
    "language": LANGUAGES, "basis": BASES,
}  # fmt: skip
HOST = r"[a-z0-9-]+(\.[a-z0-9-]+)+"
FORMS = {
    column: re.compile(pattern)
    for column, pattern in {
        "id": r"[a-z0-9]+(-[a-z0-9]+)*",
        "url": rf"https?://{HOST}(:\d+)?/[^\s|]*",
        "hosts": rf"({HOST})?",
        "aliases": rf"({HOST})?",
        "entry_points": r"((https?://|/)[^\s|]*)?",
        "expected_min": r"\d+",
        "expected_max": r"\d+",
        "municipality_number": r"(\d{4})?",
        "county_number": r"(\d\d)?",
    }.items()
}


def split_cell(cell: str) -> tuple[str, ...]:
    """The values of a cell, ``|`` between them."""
    return tuple(part.strip() for part in cell.split("|") if part.strip())


def build_source(row: Mapping[str, str]) -> Source:
    """A :class:`Source` from the cells of a row that :func:`row_problems` found nothing wrong with."""
    host = urlsplit(row["url"]).hostname or ""
    return Source(
        id=row["id"],
        family=row["family"],
        publisher=row["publisher"],
        url=row["url"],
        hosts=(host, *split_cell(row["hosts"])),
        aliases=split_cell(row["aliases"]),
        path=split_cell(row["path"]),
        platform=row["platform"],
        entry_points=tuple(urljoin(row["url"], entry) for entry in split_cell(row["entry_points"])),
        frequency=row["frequency"],
        expected_min=int(row["expected_min"]),
        expected_max=int(row["expected_max"]),
        language=row["language"],
        municipality_number=row["municipality_number"] or None,
        county_numbers=split_cell(row["county_number"]),
        former=row["status"] == "former",
        basis=row["basis"],
        note=row["note"],
    )


def row_problems(row: Mapping[str, str]) -> Iterator[str]:
    """What is wrong with one row, a sentence each."""
    if not row["publisher"]:
        yield "publisher is empty"
    for column, pattern in FORMS.items():
        for value in split_cell(row[column]) or ("",):
            if not pattern.fullmatch(value):
                yield f"{column} {value!r} has a wrong form"
    for column, allowed in CHOICES.items():
        if row[column] not in allowed:
            yield f"{column} {row[column]!r} is none of {', '.join(allowed)}"
    low, high = row["expected_min"], row["expected_max"]
    if low.isdecimal() and high.isdecimal() and int(low) > int(high):
        yield f"expected_min {low} is above expected_max {high}"
    if row["status"] == "present" and (not row["entry_points"] or row["frequency"] == "never"):
        yield "a present source needs an entry point and a frequency"


def read_rows(path: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """``(file:line, row)`` of a registry file; raises :class:`DataFileError` for a malformed one."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.reader(file)
            if tuple(next(reader, ())) != COLUMNS:
                raise DataFileError(f"{path}:1: the columns must be {','.join(COLUMNS)}")
            for cells in reader:
                where = f"{path}:{reader.line_num}"
                if len(cells) != len(COLUMNS):
                    raise DataFileError(f"{where}: {len(cells)} cells instead of {len(COLUMNS)}")
                yield where, dict(zip(COLUMNS, cells, strict=True))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise DataFileError(f"{path}: {error}") from error


def read_folder(folder: Path) -> list[Source]:
    """Every source of the folder's CSV files; raises :class:`DataFileError` naming the first wrong line."""
    sources, problems = inspect_folder(folder)
    if problems:
        more = (
            f" (and {len(problems) - 1} more: see `klimakalender sources check`)" if len(problems) > 1 else ""
        )
        raise DataFileError(problems[0] + more)
    return sources


def inspect_folder(folder: Path) -> tuple[list[Source], list[str]]:
    """Every readable source and all problems, each ``file:line: what``."""
    sources: list[Source] = []
    problems: list[str] = []
    places: list[str] = []
    files = sorted(folder.glob("*.csv"))
    if not files:
        raise DataFileError(f"{folder}: no registry files")
    for path in files:
        for where, row in read_rows(path):
            found = list(row_problems(row))
            problems += [f"{where}: {problem}" for problem in found]
            if not found:
                sources.append(build_source(row))
                places.append(where)
    problems += shared_problems(sources, places)
    return sources, problems


def shared_problems(sources: Sequence[Source], places: Sequence[str]) -> Iterator[str]:
    """Ids and hosts that two rows claim."""
    ids: dict[str, str] = {}
    hosts: dict[str, str] = {}
    for source, where in zip(sources, places, strict=True):
        if source.id in ids:
            yield f"{where}: id {source.id} is also at {ids[source.id]}"
        ids.setdefault(source.id, where)
        for host in () if source.path else (*source.hosts, *source.aliases):
            name = fold_host(host)
            if name in hosts:
                yield f"{where}: host {name} is also at {hosts[name]}"
            hosts.setdefault(name, where)
