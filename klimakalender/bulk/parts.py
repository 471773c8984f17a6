"""A directory of results, one file for each piece of work, that a job which was stopped goes on with."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from klimakalender.errors import KlimakalenderError

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Sequence
    from pathlib import Path

MANIFEST = "manifest.json"
Work = TypeVar("Work", bound="Hashable")


class OtherJobError(KlimakalenderError):
    """The directory holds the results of another job."""


class Parts(Generic[Work]):
    """The parts of a job. ``part-000012.jsonl`` is whole where it is there: it is renamed into place.

    ``manifest.json`` says what job it is: ``job``, which must be as JSON has it. Raises :class:`OtherJobError` where
    the directory has one that says otherwise.
    """

    def __init__(self, directory: Path, works: Sequence[Work], job: dict[str, Any]) -> None:
        self._directory = directory
        self._numbers = {work: number for number, work in enumerate(works)}
        directory.mkdir(parents=True, exist_ok=True)
        manifest = directory / MANIFEST
        if not manifest.exists():
            _write(manifest, json.dumps(job))
        elif json.loads(manifest.read_text(encoding="utf-8")) != job:
            raise OtherJobError(f"{directory}: has the parts of other archives or options")

    def left(self) -> list[Work]:
        """The pieces of work without a part."""
        return [work for work in self._numbers if not self._path(work).exists()]

    def write(self, work: Work, lines: Iterable[str]) -> None:
        """Put a part in its place; writing it again changes nothing."""
        _write(self._path(work), "".join(f"{line}\n" for line in lines))

    def read(self, work: Work) -> list[str]:
        """The lines of a part that is there."""
        return self._path(work).read_text(encoding="utf-8").split("\n")[:-1]

    def _path(self, work: Work) -> Path:
        return self._directory / f"part-{self._numbers[work]:06}.jsonl"


def _write(path: Path, text: str) -> None:
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    unfinished.write_text(text, encoding="utf-8")
    unfinished.replace(path)
