"""What a crawl is asked for, and which sources of the registry that means."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from klimakalender.sources import Registry, Source
    from klimakalender.store import Turn

# A job that runs every day at the same hour must not miss its turn because the last one took a while.
EARLY = timedelta(hours=2)
# A source that failed is tried again after this, then after twice this, and so on up to its own interval.
FIRST_RETRY = timedelta(minutes=50)


@dataclass(frozen=True, slots=True)
class Choice:
    """Sources by id, by family, those that are due, or all: what is named together is taken together.

    Or one ``site`` by its address. ``all_hosts``: of a replay, also hosts that the registry does not know.
    ``max_pages`` of each site.
    """

    ids: tuple[str, ...] = ()
    families: tuple[str, ...] = ()
    due: bool = False
    everything: bool = False
    site: str | None = None
    all_hosts: bool = False
    max_pages: int | None = None

    @property
    def names_sources(self) -> bool:
        return bool(self.ids or self.families or self.due or self.everything)

    def sources(self, registry: Registry, turns: Mapping[str, Turn], now: datetime) -> list[Source]:
        """The chosen sources: those named by id first, the others in the registry's order.

        ``due`` narrows the families down or, alone, all sources; the longest overdue come first, so that none starves
        when time runs out. Raises :class:`UnknownSourceError`.
        """
        named = [registry.get(source_id) for source_id in self.ids]
        others = [
            source
            for source in registry
            if self._covers(source) and (not self.due or is_due(source, turns.get(source.id), now))
        ]
        if self.due:
            others.sort(key=lambda source: due_since(source, turns.get(source.id)))
        return list(dict.fromkeys([*named, *others]))

    def _covers(self, source: Source) -> bool:
        if self.families:
            return source.family in self.families
        return self.everything or (self.due and not self.ids)


def due_since(source: Source, last: Turn | None) -> datetime:
    """When a source's own interval was over; of one that was never asked, before all others."""
    if last is None or source.interval is None:
        return datetime.min.replace(tzinfo=UTC)
    return last.at + source.interval


def is_due(source: Source, last: Turn | None, now: datetime) -> bool:
    """Whether a source's time has come: never asked, its interval is over, or it failed long enough ago."""
    if source.interval is None:
        return False
    if last is None:
        return True
    wait = source.interval - EARLY
    if last.failures:
        wait = min(wait, FIRST_RETRY * 2 ** min(last.failures - 1, 10))
    return last.at + wait <= now
