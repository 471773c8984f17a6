"""How far a long job is."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, TypeVar

import click

if TYPE_CHECKING:
    from collections.abc import Iterator

Piece = TypeVar("Piece")
INTERVAL = 60  # seconds between two lines


def watched(pieces: Iterator[Piece], whole: int, label: str) -> Iterator[Piece]:
    """The same pieces, with a bar on a terminal; elsewhere, as in a log, with a line every minute."""
    if sys.stderr.isatty():
        with click.progressbar(pieces, length=whole, label=label, file=sys.stderr) as bar:
            yield from bar
        return
    told = time.monotonic()
    for number, piece in enumerate(pieces, 1):
        yield piece
        now = time.monotonic()
        if now - told >= INTERVAL:
            click.echo(f"{number} of {whole} {label}", err=True)
            told = now
