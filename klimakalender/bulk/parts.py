"""A directory of results, one file for each piece of work, that a job which was stopped goes on with."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from klimakalender.bulk.folders import open_folder
from klimakalender.bulk.forms import FORMS
from klimakalender.errors import KlimakalenderError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from klimakalender.bulk.forms import Columns

MANIFEST = "manifest.json"


class OtherJobError(KlimakalenderError):
    """The directory holds the results of another job, or none."""


class MissingPartsError(KlimakalenderError):
    """A job that did not come to its end."""


class Parts:
    """The parts of a job, numbered from 0. ``part-000012.jsonl`` is whole where it is there.

    ``notes-000012.json`` stands beside a part of which there is more to tell. ``manifest.json`` says what job it is,
    of how many parts in which form and columns; ``job`` must be as JSON has it. Raises :class:`OtherJobError` where
    the directory has one that says otherwise, :class:`FolderError` for one that cannot be written to.
    """

    def __init__(
        self, address: str, job: dict[str, Any], number: int, columns: Columns, form: str = "jsonl"
    ) -> None:
        self._address, self._number, self._columns = address, number, columns
        self._folder, self._form = open_folder(address), FORMS[form]
        self._form.encode((), columns)  # whether the library is there, before the work is done
        manifest = {"job": job, "parts": number, "format": form, "columns": list(columns)}
        told = self._folder.read(MANIFEST)
        if told is None:
            self._folder.write(MANIFEST, json.dumps(manifest, ensure_ascii=False).encode())
        elif _parsed(told) != manifest:
            raise OtherJobError(f"{address}: has the parts of other archives or options")

    @classmethod
    def of_done_job(cls, address: str, verb: str, columns: Columns) -> Parts:
        """The parts that a job of a verb left. Raises :class:`MissingPartsError` where it was stopped."""
        told = _parsed(open_folder(address).read(MANIFEST) or b"")
        job = told.get("job")
        if not isinstance(job, dict) or job.get("verb") != verb:
            raise OtherJobError(f"{address}: no directory that {verb} --output wrote")
        parts = cls(address, job, told["parts"], columns, told["format"])
        if missing := len(parts) - len(parts.done()):
            raise MissingPartsError(
                f"{address}: {missing} of {len(parts)} parts are missing; go on with the job first"
            )
        return parts

    def __len__(self) -> int:
        return self._number

    def done(self) -> set[int]:
        """The numbers of the parts that are there."""
        names = self._folder.names()
        return {number for number in range(self._number) if self._name(number) in names}

    def write(self, number: int, lines: Sequence[str], notes: Mapping[str, Any] | None = None) -> None:
        """Put a part in its place; writing it again changes nothing. ``notes`` are as JSON has them."""
        if notes:  # before the part, which says that all is there
            self._folder.write(_notes_of(number), json.dumps(notes, ensure_ascii=False).encode())
        self._folder.write(self._name(number), self._form.encode(lines, self._columns))

    def read(self, number: int) -> list[str]:
        """The lines of a part that is there."""
        body = self._folder.read(self._name(number))
        if body is None:
            raise MissingPartsError(f"{self._address}: {self._name(number)} is gone")
        return self._form.decode(body, self._columns)

    def notes(self, number: int) -> dict[str, Any]:
        """What was noted beside a part that is there."""
        return _parsed(self._folder.read(_notes_of(number)) or b"")

    def _name(self, number: int) -> str:
        return f"part-{number:06}.{self._form.suffix}"


def _notes_of(number: int) -> str:
    return f"notes-{number:06}.json"


def _parsed(body: bytes) -> dict[str, Any]:
    """An object of JSON; an empty one where it is none."""
    try:
        told = json.loads(body)
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}
