"""What was found out about a piece of text, kept for the next time that it is met."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

Value = TypeVar("Value")
LONGEST = 60  # no word of the tables is longer; anything beyond is noise and is not kept
MOST = 1 << 15  # kept; most running text of a language is made of fewer


class Remembered(dict[str, Value]):
    """Pieces of text → what ``look`` says of them. A value is found as fast as in a dict once it is there.

    >>> lengths = Remembered(len)
    >>> lengths["klima"], list(map(lengths.__getitem__, "bli med".split()))
    (5, [3, 3])
    """

    def __init__(self, look: Callable[[str], Value]) -> None:
        self._look = look

    def __missing__(self, piece: str) -> Value:
        value = self._look(piece)
        if len(piece) <= LONGEST:
            if len(self) >= MOST:
                self.clear()
            self[piece] = value
        return value
