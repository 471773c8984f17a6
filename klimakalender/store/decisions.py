"""Decisions that people made: two addresses that announce one gathering, or two that look alike and do not.

A CSV file with the columns ``verdict,one,other,reason``. Pure but for reading the file.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from klimakalender.errors import DataFileError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

FILE = "decisions.csv"  # in the data folder
COLUMNS = ["verdict", "one", "other", "reason"]
VERDICTS = ("same", "different")


@dataclass(frozen=True, slots=True)
class Decision:
    """``one`` and ``other`` are addresses of pages, as the database has or had them."""

    same: bool
    one: str
    other: str
    reason: str


@dataclass(frozen=True, slots=True)
class Decisions:
    """All decisions, and those about each address by the other address."""

    all: tuple[Decision, ...] = ()
    _about: dict[str, dict[str, Decision]] = field(default_factory=dict)

    @classmethod
    def of(cls, decisions: tuple[Decision, ...]) -> Decisions:
        """Index decisions by both of their addresses."""
        about: dict[str, dict[str, Decision]] = {}
        for decision in decisions:
            about.setdefault(decision.one, {})[decision.other] = decision
            about.setdefault(decision.other, {})[decision.one] = decision
        return cls(decisions, about)

    def about(self, url: str) -> Mapping[str, Decision]:
        """What was decided about an address, by the other address."""
        return self._about.get(url, {})


NONE = Decisions()


def inspect_decisions(path: Path) -> tuple[Decisions, list[str]]:
    """The decisions of a file, and a sentence for every line that is wrong. No file is no decisions."""
    if not path.exists():
        return NONE, []
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        if reader.fieldnames != COLUMNS:
            return NONE, [f"{path}:1: the columns must be {','.join(COLUMNS)}"]
        rows = [(reader.line_num, row) for row in reader]
    good: list[Decision] = []
    problems: list[str] = []
    for number, row in rows:
        found = list(_problems(row)) or list(_clashes(row, good))
        problems += [f"{path}:{number}: {problem}" for problem in found]
        if not found:
            good.append(Decision(row["verdict"] == "same", row["one"], row["other"], row["reason"].strip()))
    return Decisions.of(tuple(good)), problems


def load_decisions(path: Path) -> Decisions:
    """The decisions of a file. Raises :class:`DataFileError` that names the lines that are wrong."""
    decisions, problems = inspect_decisions(path)
    if problems:
        raise DataFileError("; ".join(problems))
    return decisions


def _problems(row: Mapping[str, str | None]) -> Iterator[str]:
    cells = {name: (row.get(name) or "") for name in COLUMNS}
    if row.get(None):  # type: ignore[call-overload]  # where csv puts the cells beyond the last column
        yield "more cells than columns (put a reason with commas into quotes)"
    if cells["verdict"] not in VERDICTS:
        yield f"verdict {cells['verdict']!r} is none of {', '.join(VERDICTS)}"
    for name in ("one", "other"):
        parts = urlsplit(cells[name])
        if parts.scheme not in ("http", "https") or not parts.hostname or cells[name] != cells[name].strip():
            yield f"{name} {cells[name]!r} is no address"
    if cells["one"] == cells["other"]:
        yield "one address twice"
    if not cells["reason"].strip():
        yield "no reason"


def _clashes(row: Mapping[str, str], earlier: list[Decision]) -> Iterator[str]:
    """What contradicts the lines before: pairs said twice, and pages that are one through others."""
    pair = {row["one"], row["other"]}
    if any({one.one, one.other} == pair for one in earlier):
        yield "decided before"
        return
    same = [one for one in earlier if one.same]
    if row["verdict"] == "different" and row["other"] in _tied(row["one"], same):
        yield "the lines before make them one"
    if row["verdict"] == "same":
        joined = _tied(row["one"], same) | _tied(row["other"], same)
        if any(not one.same and {one.one, one.other} <= joined for one in earlier):
            yield "the lines before keep them apart"


def _tied(url: str, same: list[Decision]) -> set[str]:
    """The address and all that are one with it."""
    tied, grown = {url}, True
    while grown:
        more = {end for one in same if {one.one, one.other} & tied for end in (one.one, one.other)} - tied
        tied |= more
        grown = bool(more)
    return tied
