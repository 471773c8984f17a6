"""What a page costs does not grow with the database: no statement of the way of a page reads a whole table."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from klimakalender.store import Store
from klimakalender.store.pages import Outcome
from tests.benchmarks.announcements import FETCHED, page

OUTCOMES: tuple[Outcome, ...] = ("missing", "unchanged", "missing", "error")
# Rows of one statement's own, made of its parameters, and a table of one row.
OWN = re.compile(r"SCAN (json_each|place|coming_since|\d* ?CONSTANT ROWS?|\(subquery)")


@pytest.fixture
def statements(store: Store) -> Callable[[], set[str]]:
    """What is executed until it is called."""
    found: set[str] = set()
    store.connection.set_trace_callback(found.add)

    def stop() -> set[str]:
        store.connection.set_trace_callback(None)
        return {one for one in found if one.startswith(("select", "insert", "update", "delete"))}

    return stop


def whole_tables(connection: sqlite3.Connection, statement: str) -> list[str]:
    plan = [row[3] for row in connection.execute(f"explain query plan {statement}")]
    return [step for step in plan if step.startswith("SCAN") and not OWN.match(step)]


def test_no_page_reads_a_whole_table(store: Store, statements: Callable[[], set[str]]) -> None:
    twin = page(1)
    other = (twin[0], [dict(twin[1][0], source="annen", url="https://annen.example.no/1", publisher="Annen")])
    with store.run("crawl", FETCHED) as run:
        for serial in range(5):
            store.save_page(run, *page(serial))
        store.save_page(run, replace(other[0], url="https://annen.example.no/1", source_id="annen"), other[1])
        for serial in range(3):
            store.save_page(run, *page(serial, changed=True))
        later = FETCHED + timedelta(days=30)
        for serial, outcome in enumerate(OUTCOMES):
            store.save_page(run, replace(page(serial)[0], outcome=outcome, fetched_at=later))
    executed = {re.sub(r"\s+", " ", one) for one in statements()}
    executed = {one for one in executed if not re.search(r"\b(runs|alarms) ", one)}
    assert len(executed) > 30
    whole = {one: steps for one in executed if (steps := whole_tables(store.connection, one))}
    assert not whole, "\n".join(f"{one}: {steps}" for one, steps in whole.items())
