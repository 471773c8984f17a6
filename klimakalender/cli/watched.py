"""How far a long job is."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, TypeVar

import click

if TYPE_CHECKING:
    from collections.abc import Iterator

Piece = TypeVar("Piece")


def watched(pieces: Iterator[Piece], whole: int, label: str) -> Iterator[Piece]:
    """The same pieces, with a bar on a terminal and nothing elsewhere."""
    if not sys.stderr.isatty():
        yield from pieces
        return
    with click.progressbar(pieces, length=whole, label=label, file=sys.stderr) as bar:
        yield from bar
