"""What is due, and in which order."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from klimakalender.crawling.choice import Choice
from klimakalender.sources import load_registry
from klimakalender.store import Turn

NOW = datetime(2027, 4, 1, 6, tzinfo=UTC)


def test_the_longest_overdue_come_first() -> None:
    registry = load_registry()
    daily = [source for source in registry if source.frequency == "daily"][:4]
    weekly = next(source for source in registry if source.frequency == "weekly")
    fresh = {source.id: Turn(NOW) for source in registry}
    never, two_days, four_days, fresh_one = daily
    turns = fresh | {
        two_days.id: Turn(NOW - timedelta(days=2)),
        four_days.id: Turn(NOW - timedelta(days=4)),
        weekly.id: Turn(NOW - timedelta(days=9)),  # two days over its week
    }
    del turns[never.id]
    due = Choice(due=True).sources(registry, turns, NOW)
    assert due == [never, four_days, weekly, two_days]
    assert fresh_one not in due
