"""A few of the kills of ``make soak-kill``."""

from __future__ import annotations

from tests.store.kills import soak


def test_kills() -> None:
    done = soak(kills=6, seed=1)
    assert done.counts["killed"] == 6
