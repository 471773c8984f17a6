"""What all pipelines of one invocation share: the open store and its run."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from typing import Self

    from klimakalender.store import Run, Store


@dataclass(frozen=True, slots=True)
class Harvest:
    """The setting ``HARVEST``: pipelines find it by ``crawler.settings["HARVEST"]``."""

    store: Store
    run: Run

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        # Scrapy copies its settings for every crawler; the connection is shared.
        return self
