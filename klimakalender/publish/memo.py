"""What was worked out lately, as long as neither the database file nor the minute has changed.

Pages depend on the database and on the time of day only, so an answer that was made in this minute from the
same file is the answer. A write of a crawl changes the file or its log, and with them the key.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Hashable
from pathlib import Path
from typing import Any

LARGEST = 512
# The clock of a file system ticks more slowly than this.
TICK_NS = 20_000_000
State = tuple[Hashable, ...]


class Memo:
    """The last answers by key; ``LARGEST`` of them, the one least used goes first."""

    def __init__(self) -> None:
        self._state: State = ()
        self._answers: OrderedDict[Hashable, Any] = OrderedDict()

    async def get(self, key: Hashable, state: State, make: Callable[[], Awaitable[Any]]) -> Any:
        """The answer for a key in a state of the world; made anew when the state is another."""
        if state != self._state:
            self._state, self._answers = state, OrderedDict()
        answers = self._answers
        if key not in answers:
            made = await make()
            # Of a state that ended meanwhile nothing is kept: the dictionary is no longer ours.
            answers[key] = made
            while len(answers) > LARGEST:
                answers.popitem(last=False)
            return made
        answers.move_to_end(key)
        return answers[key]


def file_state(path: str | None) -> State:
    """What tells one content of a database file from another: inode, size and time of the file and its log.

    A file that was written this instant may be written again without its time telling: such a state equals no other.
    """
    stats: list[Hashable] = []
    for suffix in ("", "-wal"):
        try:
            stat = Path(f"{path}{suffix}").stat()
        except OSError:
            stats.append(None)
            continue
        settled = abs(time.time_ns() - stat.st_mtime_ns) > TICK_NS
        stats.append((stat.st_ino, stat.st_size, stat.st_mtime_ns, settled or object()))
    return tuple(stats)
