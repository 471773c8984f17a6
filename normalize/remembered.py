"""What was found out about a piece of text, kept for the next time that it is met."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

Value = TypeVar("Value")
LONGEST: Final = 60  # no word of the tables is longer; anything beyond is noise and is not kept
MOST: Final = 1 << 15  # kept; most running text of a language is made of fewer


class Remembered(dict[str, Value]):
    """Pieces of text → what ``look`` says of them. A value is found as fast as in a dict once it is there.

    >>> lengths = Remembered(len)
    >>> lengths["klima"], list(map(lengths.__getitem__, "bli med".split()))
    (5, [3, 3])
    """

    def __init__(self, look: Callable[[str], Value], *, longest: int = LONGEST, most: int = MOST) -> None:
        """``longest``: characters of the texts that are kept; ``most``: how many of them."""
        self._look, self._longest, self._most = look, longest, most

    def __missing__(self, piece: str) -> Value:
        value = self._look(piece)
        if len(piece) <= self._longest:
            if len(self) >= self._most:
                self.clear()
            self[piece] = value
        return value
