"""Which year a date without one belongs to."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date


@dataclass(frozen=True, slots=True)
class YearHints:
    """What the rest of the page tells about a missing year.

    ``reference`` is the publication date if the page shows one, else the day it was fetched. ``dated`` maps
    (month, day) to the year with which the page writes that day elsewhere. ``years`` are those that the title
    or the address gives, best first.
    """

    reference: date
    dated: Mapping[tuple[int, int], int] = field(default_factory=dict)
    years: tuple[int, ...] = ()
