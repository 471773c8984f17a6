"""The dated snapshots that a site offers: what ``export snapshot`` wrote into one folder, found and listed.

A snapshot is what its list of checksums names, and nothing else: a file that the list does not have is not offered,
whatever address asks for it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

# The layout of a snapshot, as klimakalender.snapshots writes it: a folder klimakalender-DAY.
NAME = "klimakalender-"
SQLITE = "klimakalender.sqlite"
SUMS = "SHA256SUMS"
CHANGES = "CHANGES.json"
MEDIA_TYPES = {
    "sqlite": "application/vnd.sqlite3",
    "csv": "text/csv",
    "jsonl": "application/x-ndjson",
    "parquet": "application/vnd.apache.parquet",
}
PAPERS = {"json": "application/json", "md": "text/markdown", "cff": "text/yaml", "": "text/plain"}
LATEST = "siste"


@dataclass(frozen=True, slots=True)
class File:
    """``path`` is within its snapshot, with slashes; ``sha256`` is empty for the list of checksums itself."""

    path: str
    bytes: int
    sha256: str

    @property
    def name(self) -> str:
        return self.path.rpartition("/")[2]

    @property
    def form(self) -> str:
        """One of :data:`MEDIA_TYPES`, or the ending of a paper."""
        return self.name.rpartition(".")[2] if "." in self.name else ""

    @property
    def is_data(self) -> bool:
        return self.form in MEDIA_TYPES

    @property
    def media_type(self) -> str:
        text = MEDIA_TYPES.get(self.form) or PAPERS.get(self.form, "application/octet-stream")
        return f"{text}; charset=utf-8" if text.startswith("text/") or self.form == "jsonl" else text


@dataclass(frozen=True, slots=True)
class Offered:
    """A snapshot. ``events`` counts what changed since the one before it, of ``previous`` day; empty: not told."""

    day: str
    folder: Path
    files: dict[str, File]
    events: dict[str, int]
    previous: str | None

    def of_form(self, form: str) -> list[File]:
        return [file for file in self.files.values() if file.form == form]

    @property
    def forms(self) -> dict[str, list[File]]:
        """The files of data by form."""
        return {form: found for form in MEDIA_TYPES if (found := self.of_form(form))}

    @property
    def papers(self) -> list[File]:
        return [file for file in self.files.values() if not file.is_data]

    def place(self, file: File) -> Path:
        return self.folder / file.path


def offered(within: Path | None) -> list[Offered]:
    """The snapshots in a folder, newest first; none where there is no folder. What is no whole snapshot is left out."""
    if within is None or not within.is_dir():
        return []
    found = []
    for folder in sorted(within.glob(f"{NAME}*"), reverse=True):
        try:
            date.fromisoformat(folder.name.removeprefix(NAME))
            written = (folder / SUMS).stat().st_mtime_ns
        except (ValueError, OSError):
            continue
        if (one := _read(folder, written)) is not None:
            found.append(one)
    return found


def find(within: Path | None, day: str) -> Offered | None:
    """The snapshot of a day, or the latest one."""
    return next((one for one in offered(within) if day in (one.day, LATEST)), None)


# A published snapshot is never changed, so its list of checksums tells by its time whether this is still it.
@lru_cache(maxsize=512)
def _read(folder: Path, written: int) -> Offered | None:  # noqa: ARG001  part of the key
    files = {}
    try:
        for line in [*(folder / SUMS).read_text(encoding="utf-8").splitlines(), f"  {SUMS}"]:
            digest, _, path = line.partition("  ")
            target = (folder / path).resolve()
            if target.is_relative_to(folder.resolve()) and target.is_file():
                files[path] = File(path, target.stat().st_size, digest)
        change = _change(folder)
    except (OSError, ValueError):
        return None
    if SQLITE not in files:
        return None
    return Offered(
        folder.name.removeprefix(NAME), folder, files, change.get("events", {}), change.get("previous")
    )


def _change(folder: Path) -> dict[str, Any]:
    try:
        told = json.loads((folder / CHANGES).read_bytes())
    except FileNotFoundError:
        return {}
    return told if isinstance(told, dict) else {}
