"""What all pipelines of one invocation share: the open store, its run, and what is about to be written."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Self

    from klimakalender.store import Run, Store

PATIENCE = 0.1  # seconds; a crawl that is killed has not stored what it read since


class Harvest:
    """The setting ``HARVEST``: pipelines find it by ``crawler.settings["HARVEST"]``.

    A transaction costs about as much as the page that it stores, so those of one moment share one.
    """

    def __init__(self, store: Store, run: Run) -> None:
        self.store = store
        self.run = run
        self._writes: list[Callable[[], None]] = []

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        # Scrapy copies its settings for every crawler; the connection is shared.
        return self

    def write(self, write: Callable[[], None]) -> None:
        """Have something written, in the order of the calls and soon; nothing any more once the run has failed."""
        if not self._writes:
            asyncio.get_running_loop().call_later(PATIENCE, self.settle)
        self._writes.append(write)

    def settle(self) -> None:
        """Write what waits, all or nothing; what breaks then is the failure of the run."""
        writes, self._writes = self._writes, []
        if not writes or self.run.failure:
            return
        try:
            with self.store.transaction():
                for write in writes:
                    write()
        except Exception as error:  # noqa: BLE001  the event loop, which calls, would only log it
            self.run.failure = error
