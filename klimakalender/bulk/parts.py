"""A directory of results, one file for each range, that a job which was stopped goes on with."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any

from klimakalender.errors import KlimakalenderError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from klimakalender.bulk.work import Options, Part
    from klimakalender.warc import Range

MANIFEST = "manifest.json"


class OtherJobError(KlimakalenderError):
    """The directory holds the results of another job."""


class Parts:
    """The parts of a job. ``part-000012.jsonl`` is whole where it is there: it is renamed into place.

    ``manifest.json`` says which ranges and options the job has. Raises :class:`OtherJobError` where the directory
    has one that says otherwise.
    """

    def __init__(self, directory: Path, ranges: Sequence[Range], options: Options) -> None:
        self._directory = directory
        self._numbers = {one: number for number, one in enumerate(ranges)}
        told = {"ranges": [list(one) for one in ranges], "options": _told(options)}
        directory.mkdir(parents=True, exist_ok=True)
        manifest = directory / MANIFEST
        if not manifest.exists():
            _write(manifest, json.dumps(told))
        elif json.loads(manifest.read_text(encoding="utf-8")) != told:
            raise OtherJobError(f"{directory}: has the parts of other archives or options")

    def left(self) -> list[Range]:
        """The ranges without a part."""
        return [one for one in self._numbers if not self._path(one).exists()]

    def write(self, one: Range, part: Part) -> None:
        """Put a part in its place; writing it again changes nothing."""
        _write(self._path(one), "".join(f"{line}\n" for line in part.lines))

    def _path(self, one: Range) -> Path:
        return self._directory / f"part-{self._numbers[one]:06}.jsonl"


def _write(path: Path, text: str) -> None:
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    unfinished.write_text(text, encoding="utf-8")
    unfinished.replace(path)


def _told(options: Options) -> dict[str, Any]:
    return {
        "domains": list(options.domains),
        "languages": list(options.languages),
        "events_only": options.events_only,
    }
