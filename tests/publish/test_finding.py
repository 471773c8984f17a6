"""What a list costs does not grow with what is stored: what is counted is counted by an index alone."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from klimakalender.publish import reader
from klimakalender.publish.finding import count
from klimakalender.publish.selection import select
from normalize.values import OSLO

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=OSLO)


@pytest.mark.parametrize(
    "given",
    [
        pytest.param([], id="what is to come"),
        pytest.param([("days", "30")], id="within days"),
        pytest.param([("start", "2026-01-01"), ("end", "2026-12-31")], id="a year"),
    ],
)
def test_counts_by_an_index_alone(db: Path, harvest: Any, given: list[tuple[str, str]]) -> None:
    with closing(sqlite3.connect(db)) as connection:
        connection.row_factory = sqlite3.Row
        reader.prepare(connection)
        executed: list[str] = []
        connection.set_trace_callback(executed.append)
        count(connection, select(given, NOW))
        connection.set_trace_callback(None)
        plans = [
            step["detail"]
            for statement in executed
            for step in connection.execute(f"explain query plan {statement}")
        ]
    read = [step for step in plans if " events" in step and "events_for_days" not in step]
    assert read
    assert all("COVERING INDEX" in step for step in read), read
