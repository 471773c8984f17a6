"""When a whole run goes wrong: the rules, and the alarm over several runs."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from klimakalender.store import Run, SourceReport, Store
from klimakalender.store.whole import Part, judge_whole

NOW = datetime(2027, 4, 1, 12, tzinfo=UTC)
WELL = Part(well=True, was_well=True)
FAILED = Part(well=False, was_well=True)
STILL_FAILED = Part(well=False)
BACK = Part(well=True)


def gave(events: int, usual: int | None) -> Part:
    return Part(well=True, events=events, was_well=True, usual=usual)


RULES: dict[str, tuple[list[Part], set[str], set[str]]] = {
    "nothing asked": ([], set(), set()),
    "nothing asked leaves what stands": ([], {"outage", "few-events"}, {"outage", "few-events"}),
    "most failed": ([FAILED] * 3 + [WELL] * 2, set(), {"outage"}),
    "half failed": ([FAILED] * 3 + [WELL] * 3, set(), set()),
    "too few to tell": ([FAILED] * 4, set(), set()),
    "those that failed before are no outage": ([STILL_FAILED] * 20 + [WELL] * 2, set(), set()),
    "an outage goes on": ([STILL_FAILED] * 3, {"outage"}, {"outage"}),
    "an outage is over": ([BACK] * 2 + [STILL_FAILED], {"outage"}, set()),
    "few events": ([gave(1, 10)] * 5, set(), {"few-events"}),
    "half of the events": ([gave(5, 10)] * 5, set(), set()),
    "one large source": ([gave(0, 30)] + [gave(10, 10)] * 4, set(), set()),
    "little history": ([gave(0, None)] * 9 + [gave(0, 50)] * 4, set(), set()),
    "few events are usual": ([gave(0, 3)] * 6, set(), set()),
    "what failed gave nothing": ([gave(9, 10)] * 5 + [STILL_FAILED] * 5, set(), set()),
    "few events are over": ([gave(9, 10)] * 5, {"few-events"}, set()),
}


@pytest.mark.parametrize(("parts", "standing", "wrong"), RULES.values(), ids=RULES)
def test_rules(parts: list[Part], standing: set[str], wrong: set[str]) -> None:
    assert judge_whole(parts, dict.fromkeys(standing, "before")).keys() == wrong


def go(store: Store, day: int, events: int, failing: int = 0, *, expectations: bool = True) -> Run:
    """A run on a day of six sources that give so many events each, the first of them ``failing``."""
    at = NOW + timedelta(days=day)
    with store.run("crawl --due", at, expectations=expectations) as run:
        for number in range(6):
            broken = number < failing
            run.tally(f"s{number}").update({} if broken else {"pages": 9, "events": events})
            store.finish_source(run, f"s{number}", SourceReport(requests=9, errors=9 * broken), at)
    return run


def told(run: Run) -> list[tuple[str, str]]:
    return [(one.kind, one.state) for one in run.news if not one.source_id]


def test_an_outage_is_told_once_and_once_that_it_is_over(store: Store) -> None:
    assert told(go(store, 0, 4, failing=6)) == []
    go(store, 1, 4)
    first = go(store, 2, 4, failing=4)
    assert told(first) == [("outage", "raised")]
    assert first.exit_code == 3
    assert first.shortfalls[0] == "the run: 4 of 6 sources failed that could be gone through the last time"
    assert told(go(store, 3, 4, failing=4)) == []
    with store.run("crawl --due", NOW + timedelta(days=3, hours=1)) as idle:
        pass
    assert (told(idle), idle.exit_code) == ([], 0)
    assert told(go(store, 4, 4)) == [("outage", "cleared")]


def test_an_outage_outlasts_a_run_that_fails(store: Store) -> None:
    go(store, 0, 4)
    go(store, 1, 4, failing=6)
    with pytest.raises(KeyboardInterrupt), store.run("crawl --due", NOW + timedelta(days=2)):
        raise KeyboardInterrupt
    open_ones = store.connection.execute(
        "select kind from alarms where source_id = '' and cleared_at is null"
    )
    assert {row["kind"] for row in open_ones} == {"outage", "failed"}


def test_few_events_by_the_history_of_five_runs(store: Store) -> None:
    assert [told(go(store, day, 8)) for day in range(4)] == [[]] * 4
    assert told(go(store, 4, 1)) == []
    assert [told(go(store, day, 8)) for day in range(5, 10)] == [[]] * 5
    run = go(store, 10, 3)
    assert told(run) == [("few-events", "raised")]
    assert "18 events from 6 sources that usually give 48" in run.shortfalls[0]
    assert told(go(store, 11, 8)) == [("few-events", "cleared")]
    later = [told(go(store, day, 3)) for day in range(12, 16)]
    assert later == [[("few-events", "raised")], [], [("few-events", "cleared")], []]


def test_a_replay_is_not_held_to_it(store: Store) -> None:
    go(store, 0, 4)
    assert told(go(store, 1, 4, failing=6, expectations=False)) == []
